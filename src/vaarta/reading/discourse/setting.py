"""The place that the telling is set in: what is told without a place of its own goes on where the telling is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from vaarta.knowledge import Knowledge
from vaarta.model.article import Dateline
from vaarta.model.entity import Entity, EntityType
from vaarta.model.report import Kind, Reason, Status
from vaarta.reading.clauses import Clause, Item, Parsed
from vaarta.reading.discourse.happening import Happening, long_ago
from vaarta.reading.discourse.scene import AHEAD, BACK
from vaarta.reading.mentions import Form, Linked

_SET = (Kind.MEETING, Kind.AGREEMENT, Kind.SESSION)
_AT_HOME = (Kind.MEETING, Kind.AGREEMENT)
_WIDE = frozenset({"region", "site"})
_NEAR = 3
"""How many sentences a named city goes on being the place of the telling."""
_HERE = 8
"""How many sentences "here" does."""


@dataclass(frozen=True, slots=True)
class _Place:
    token: int
    sentence: int
    mention: Linked
    here: bool


def set_places(
    happenings: Sequence[Happening], parsed: Sequence[Parsed], dateline: Dateline | None, knowledge: Knowledge, anchor: date
) -> None:
    """Place what has happened and has no place, or a state only, in the city that the telling is set in; talks with no such
    city are where the story was filed, if one side is at home there and the text sets something there."""
    told = [place for sentence in parsed for clause in sentence.clauses for place in _places(sentence, clause, knowledge)]
    tokens = [place.token for place in told]
    sides = {h.place.side for h in happenings if h.place} | {place.mention.side for place in told}
    for happening in happenings:
        if happening.kind is Kind.VISIT and happening.place is None and dateline is not None:
            _come_here(happening, dateline, knowledge)
        if happening.kind not in _SET or happening.status not in (Status.HELD, Status.ONGOING):
            continue
        before = told[: bisect_right(tokens, happening.order)]
        place = None if _over(happening, anchor) else _set_at(happening, before)
        if place is not None:
            happening.place, happening.place_entity = place, place.entity
            happening.reasons.append(Reason("place", "discourse: where the telling is set", place.span))
        elif happening.place_entity is None and dateline is not None and _at_home(happening, dateline.place, sides, knowledge):
            happening.place_entity = dateline.place
            happening.reasons.append(Reason("place", "discourse: at home in the city of the dateline", dateline.span))


def _come_here(visit: Happening, dateline: Dateline, knowledge: Knowledge) -> None:
    """Take a visit that is only told as coming here to the city that the story is told from, if its people are of another state."""
    city = dateline.place
    if city is None or city.id is None or not knowledge.knows(city.id) or not all(draft.hither for draft in visit.drafts):
        return
    side = knowledge.side_of(city.id)
    if side is None or side in visit.sides or not visit.sides:
        return
    rule = "discourse: here, where the story is told from"
    visit.place = Linked(0, 0, dateline.span, Form.DEICTIC, city.type, (city,), rule, side=side)
    visit.place_entity = city
    visit.reasons.append(Reason("place", rule, dateline.span))


def place_visits(happenings: Sequence[Happening], knowledge: Knowledge) -> None:
    """Take a visit that is told without a destination to the state in which the talks inside it were held."""
    for visit in happenings:
        if visit.kind is not Kind.VISIT or visit.place is not None:
            continue
        held = [h.place for h in happenings if h.container is visit and h.place is not None and h.place.side]
        sides = {place.side for place in held if place.side and place.side not in visit.sides}
        state = knowledge.side_entity(next(iter(sides))) if len(sides) == 1 else None
        if state is not None and state.type is EntityType.STATE:
            visit.place = next(place for place in held if place.side in sides)
            visit.place_entity = state
            visit.reasons.append(Reason("place", "discourse: the state of the talks inside the visit", visit.place.span))


def _over(happening: Happening, anchor: date) -> bool:
    """Whether it has a place already and was over before the days of the story: the telling is set elsewhere."""
    return happening.place is not None and happening.when is not None and long_ago(happening.when, anchor)


def _set_at(happening: Happening, told: Sequence[_Place]) -> Linked | None:
    """The city told last before `happening`, near enough; of the state that it is in, where one is known."""
    here = happening.sentences[0]
    state = happening.place
    if state is not None and state.type is not EntityType.STATE:
        return None
    for place in reversed(told):
        if here - place.sentence > (_HERE if place.here else _NEAR):
            continue
        if state is None:
            return place.mention
        return place.mention if place.mention.side == state.side else None
    return None


def _at_home(happening: Happening, city: Entity | None, told: Collection[str | None], knowledge: Knowledge) -> bool:
    """Whether one side of talks is of the state that the dateline's city lies in, where the text sets something there (`told`
    are the states that it sets something in): a dateline alone places nothing."""
    if city is None or city.id is None or not knowledge.knows(city.id) or happening.kind not in _AT_HOME:
        return False
    home = knowledge.side_of(city.id)
    return happening.place is None and len(happening.sides) > 1 and home in happening.sides and home in told


def _places(sentence: Parsed, clause: Clause, knowledge: Knowledge) -> Iterator[_Place]:
    """The cities that a clause of the telling puts its story in."""
    if clause.verb is not None and clause.verb.aspect in BACK | AHEAD:
        return
    for item in clause.items:
        here = item.mention is not None and item.mention.form is Form.DEICTIC
        if item.mention is not None and _city(item, knowledge) and (here or item.case == "locative" or _reached(item, clause)):
            yield _Place(item.first, sentence.index, item.mention, here)


def _reached(item: Item, clause: Clause) -> bool:
    """Whether somebody arrives there: a bare place right before the verb."""
    return item.case is None and any(0 <= verb.first - item.after <= 1 for verb in clause.verbs)


def _city(item: Item, knowledge: Knowledge) -> bool:
    entity = item.mention.entity if item.mention else None
    if not item.is_place or entity is None or entity.type is not EntityType.PLACE or entity.id is None:
        return False
    return knowledge.knows(entity.id) and knowledge.place(entity.id).kind not in _WIDE
