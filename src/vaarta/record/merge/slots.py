"""The values of an entry's slots: what its reports support best, the more precise before the less."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from vaarta.knowledge.store import Knowledge
from vaarta.model import edtf
from vaarta.model.entity import Entity, EntityType
from vaarta.model.record import Ref, Slot
from vaarta.model.report import Kind, Sitting, Status
from vaarta.record.merge.agreement import place_within
from vaarta.record.merge.facts import HINGES, Facts

_STAYS = (Kind.VISIT, Kind.SESSION)


def weight(facts: Facts, slot: Slot | None = None) -> int:
    """How much a telling counts: one that is fresh more than one that looks back, and an inferred `slot` next to nothing."""
    if slot is not None and not facts.states(slot):
        return 0
    return 2 if facts.actual and not facts.late else 1


def telling_of(group: Sequence[Facts], status: Status) -> list[Facts]:
    """The tellings that speak of the happening as it stands: those that saw it, else the plan as last told.

    A plan that was put off speaks no more once a later one is known.
    """
    actual = [facts for facts in group if facts.actual]
    if actual:
        return actual
    latest = [facts for facts in group if facts.status is status] or list(group)
    if status is not Status.PLANNED:
        return latest
    off = max((facts.as_of for facts in group if facts.status in HINGES), default=None)
    return [facts for facts in latest if off is None or facts.as_of >= off] or latest


def when_values(group: Sequence[Facts]) -> list[tuple[str, tuple[Ref, ...], int]]:
    """The dates that the tellings give, put together where they agree: (closest date, refs, weight), the best supported first."""
    dated = [facts for facts in group if facts.telling.event.when is not None]
    dated.sort(key=lambda facts: (facts.days, -weight(facts, Slot.WHEN), facts.telling.order))
    bundles: list[list[Facts]] = []
    for facts in dated:
        fitting = [b for b in bundles if not any(edtf.conflict(_when(facts), _when(other)) for other in b)]
        if len(fitting) > 1:
            continue
        if fitting:
            fitting[0].append(facts)
        else:
            bundles.append([facts])
    bundles.sort(key=lambda b: (-sum(weight(f, Slot.WHEN) for f in b), min(f.telling.order for f in b)))
    return [(_closest(b), tuple(sorted(f.ref for f in b)), sum(weight(f, Slot.WHEN) for f in b)) for b in bundles]


def when_of(group: Sequence[Facts], speaking: Sequence[Facts]) -> str | None:
    """The date: of those who speak of it as it stands, the best supported; a plan may make a vague one closer."""
    values = when_values(speaking)
    if not values:
        plans = [facts for facts in group if facts.status is Status.PLANNED]
        values = when_values(plans[-1:])
    if not values:
        return None
    best = values[0][0]
    closer = [f for f in group if f.exact and edtf.contains(best, _when(f)) and best != _when(f)]
    if closer and (edtf.days(best) or 0) > 14:
        return when_values(closer)[0][0]
    return best


def _when(facts: Facts) -> str:
    return facts.telling.event.when or ""


def _closest(bundle: Sequence[Facts]) -> str:
    """The closest date of a bundle; for what goes on for days, a stretch of days before one day of it."""
    best = bundle[0]
    if best.kind in _STAYS and best.days == 1:
        stretches = [f for f in bundle if 1 < f.days <= 14 and f.first <= best.first and best.last <= f.last]
        if stretches:
            best = max(stretches, key=lambda f: (weight(f), -f.days))
    return _when(best)


def place_values(group: Sequence[Facts], knowledge: Knowledge) -> list[tuple[Entity, tuple[Ref, ...], int]]:
    """The places that the tellings give, put together where one holds the other: (closest place, refs, weight)."""
    placed = [facts for facts in group if facts.telling.event.place is not None]
    bundles: list[list[Facts]] = []
    for facts in sorted(
        placed, key=lambda f: (*(-d for d in _depth(f, placed, knowledge)), -weight(f, Slot.PLACE), f.telling.order)
    ):
        fitting = [b for b in bundles if all(_one_place(facts, other, knowledge) for other in b)]
        if len(fitting) > 1:
            continue
        if fitting:
            fitting[0].append(facts)
        else:
            bundles.append([facts])
    bundles.sort(key=lambda b: (-sum(weight(f, Slot.PLACE) for f in b), min(f.telling.order for f in b)))
    found = []
    for bundle in bundles:
        place = bundle[0].telling.event.place
        assert place is not None
        found.append((place, tuple(sorted(f.ref for f in bundle)), sum(weight(f, Slot.PLACE) for f in bundle)))
    return found


def _depth(facts: Facts, others: Sequence[Facts], knowledge: Knowledge) -> tuple[int, int]:
    """How close a place is: one that the knowledge holds before one that it does not, these before states; then how many of the
    other places hold it."""
    inner, place = facts.place or "", facts.telling.event.place
    kind = 0 if place is None or place.type is EntityType.STATE else 2 if place.id else 1
    return kind, len({o.place for o in others if o.place and o.place != inner and place_within(inner, o.place, knowledge)})


def _one_place(a: Facts, b: Facts, knowledge: Knowledge) -> bool:
    """Whether two places can be one: the same, one in the other, or where the knowledge cannot say that they are not."""
    one, other = a.telling.event.place, b.telling.event.place
    if one is None or other is None or one.id is None or other.id is None or one.key == other.key:
        return True
    if place_within(one.id, other.id, knowledge) or place_within(other.id, one.id, knowledge):
        return True
    return a.state is not None and a.state == b.state and any(_is_region(place, knowledge) for place in (one, other))


def _is_region(place: Entity, knowledge: Knowledge) -> bool:
    """Whether a place is a region, whose towns the knowledge does not list."""
    return place.type is EntityType.PLACE and knowledge.knows(place.id or "") and knowledge.place(place.id or "").kind == "region"


def mechanism_of(group: Sequence[Facts]) -> Sitting | None:
    """The mechanism, and the number that most reports give the sitting."""
    named = [facts.telling.event.mechanism for facts in group if facts.telling.event.mechanism is not None]
    if not named:
        return None
    entity = Counter(sitting.entity.key for sitting in named).most_common(1)[0][0]
    numbers = Counter[int]()
    for facts in group:
        if facts.mechanism == entity and facts.ordinal is not None:
            numbers[facts.ordinal] += weight(facts)
    number = min(numbers, key=lambda n: (-numbers[n], n)) if numbers else None
    return Sitting(next(sitting.entity for sitting in named if sitting.entity.key == entity), number)


def topics_of(group: Sequence[Facts]) -> tuple[str, ...]:
    """Every topic that some report gives, in the order in which they came up."""
    return tuple(dict.fromkeys(topic for facts in group for topic in facts.telling.event.topics))


def confidence_of(group: Sequence[Facts]) -> float:
    """The chance that at least one of the reports is right, as if they erred independently; never quite sure."""
    wrong = 1.0
    for facts in group:
        wrong *= 1 - facts.telling.event.confidence
    return round(min(0.995, 1 - wrong) if len(group) > 1 else 1 - wrong, 4)
