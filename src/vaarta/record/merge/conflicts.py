"""What reports of one happening contradict each other on; what is merely less precise is no contradiction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from vaarta.knowledge.store import Knowledge
from vaarta.model.record import Conflict, Reading, Ref, Slot
from vaarta.model.report import Kind, Status
from vaarta.record.merge.facts import Facts
from vaarta.record.merge.people import rivals
from vaarta.record.merge.slots import place_values, when_values

_FEW = 4
"""States up to which a series is not a gathering of many."""


def conflicts(group: Sequence[Facts], knowledge: Knowledge) -> tuple[Conflict, ...]:
    """The contradictions between reports of what took place. Plans do not contradict: that they change is history."""
    actual = [facts for facts in group if facts.actual]
    found = [*_status(group, actual)]
    if len({facts.ref.article for facts in actual}) > 1:
        found += [*_when(actual, knowledge), *_place(actual, knowledge), *_people(actual, knowledge), *_number(actual)]
    return tuple(found)


def _status(group: Sequence[Facts], actual: Sequence[Facts]) -> Iterator[Conflict]:
    """Somebody says that it took place, and somebody that it did not."""
    held = [facts for facts in actual if facts.status is Status.HELD]
    since = min((facts.first for facts in held), default=None)
    denied = [
        facts
        for facts in group
        if facts.status is Status.DENIED or (facts.status is Status.CANCELLED and since is not None and facts.as_of > since)
    ]
    if held and denied:
        yield Conflict(
            Slot.STATUS,
            (
                Reading(Status.HELD.value, _refs(held)),
                *(
                    _reading(denied, status)
                    for status in (Status.DENIED, Status.CANCELLED)
                    if any(f.status is status for f in denied)
                ),
            ),
        )


def _reading(found: Sequence[Facts], status: Status) -> Reading:
    return Reading(status.value, _refs([facts for facts in found if facts.status is status]))


def _when(actual: Sequence[Facts], knowledge: Knowledge) -> Iterator[Conflict]:
    """Days that reports state. Those of a gathering of many are no contradiction: each report names the day that it is about."""
    values = [(value, refs) for value, refs, weight in when_values(actual) if weight]
    if len(values) > 1 and (actual[0].kind is not Kind.SESSION or _is_of_few(actual, knowledge)):
        yield Conflict(Slot.WHEN, tuple(Reading(value, refs) for value, refs in values))


def _is_of_few(actual: Sequence[Facts], knowledge: Knowledge) -> bool:
    """Whether all reports number the sitting, or its series is of up to four states."""
    if all(facts.ordinal is not None for facts in actual):
        return True
    key = actual[0].mechanism
    parties = knowledge.mechanism(key).of if key and knowledge.knows(key) else ()
    return 0 < len(parties) <= _FEW and all(knowledge.is_state(party) for party in parties)


def _place(actual: Sequence[Facts], knowledge: Knowledge) -> Iterator[Conflict]:
    """Places that reports state. A visit can go to several cities of one state."""
    values = [(place, refs) for place, refs, weight in place_values(actual, knowledge) if weight]
    states = {knowledge.side_of(place.id) if place.id else place.key for place, _ in values}
    if len(values) > 1 and (actual[0].kind is not Kind.VISIT or len(states) > 1):
        yield Conflict(Slot.PLACE, tuple(Reading(place.name, refs) for place, refs in values))


def _people(actual: Sequence[Facts], knowledge: Knowledge) -> Iterator[Conflict]:
    names = {part.entity.key: part.entity.name for facts in actual for part in facts.telling.event.participants}
    readings = [
        Reading(names[key], tuple(sorted(refs)))
        for _, people in sorted(rivals(actual, knowledge).items())
        for key, refs in sorted(people.items(), key=lambda item: (-len(item[1]), item[0]))
    ]
    if readings:
        yield Conflict(Slot.PARTICIPANTS, tuple(readings))


def _number(actual: Sequence[Facts]) -> Iterator[Conflict]:
    numbers: dict[int, list[Facts]] = defaultdict(list)
    for facts in actual:
        if facts.ordinal is not None:
            numbers[facts.ordinal].append(facts)
    if len(numbers) > 1:
        ranked = sorted(numbers.items(), key=lambda item: (-len(item[1]), item[0]))
        yield Conflict(Slot.MECHANISM, tuple(Reading(str(number), _refs(found)) for number, found in ranked))


def _refs(found: Sequence[Facts]) -> tuple[Ref, ...]:
    return tuple(sorted(facts.ref for facts in found))
