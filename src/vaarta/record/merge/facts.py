"""What the merge compares of a telling: who, of which sides, when, where, under which mechanism; worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from vaarta.knowledge.store import Knowledge
from vaarta.model import edtf
from vaarta.model.entity import Entity, EntityType
from vaarta.model.record import Ref, Slot, Telling
from vaarta.model.report import Kind, Participant, Role, Status
from vaarta.record.merge.who import Somebody, somebody

ACTUAL = frozenset({Status.HELD, Status.ONGOING})
"""What did take place, or is taking place."""
HINGES = frozenset({Status.POSTPONED, Status.CANCELLED})
"""What lets a planned happening have another date later."""
_RUN = timedelta(days=400)
"""How far ahead a happening without a date is looked for, and how far behind one that was held."""
_FRESH = timedelta(days=10)
"""Days after a happening in which its reports know the day first hand."""
MOST = 20_000
"""Facts that are kept in mind."""
_kept_in_mind: dict[int, tuple[Facts, Knowledge]] = {}
_HOSTS = frozenset({Role.HOST, Role.BEARER})
"""Roles that one report gives and another leaves out."""


@dataclass(frozen=True, slots=True)
class Facts:
    """A telling as the merge sees it.

    `persons` are its persons and `people` their keys, `bodies` of its states and organisations, `sides` of all of them; hosts and bearers are left
    out of them all; `crowd` is whether there is an unnamed group as well. `first` and `last` are the days that it can have been, worked out from the day of the report where the text
    gives none (`dated` is False then); `days` how many they are.
    """

    telling: Telling
    ref: Ref
    kind: Kind
    status: Status
    as_of: date
    people: frozenset[str]
    bodies: frozenset[str]
    sides: frozenset[str]
    crowd: bool
    persons: tuple[Somebody, ...]
    first: date
    last: date
    dated: bool
    place: str | None
    state: str | None
    mechanism: str | None
    ordinal: int | None
    topics: frozenset[str]

    @property
    def days(self) -> int:
        """How many days it may have been on."""
        return (self.last - self.first).days + 1

    @property
    def exact(self) -> bool:
        """Whether the text gives a day, or the days of a short stretch."""
        return self.dated and self.days <= 14

    def states(self, slot: Slot) -> bool:
        """Whether the report itself says so, rather than its reader inferring it."""
        return slot not in self.telling.inferred

    @property
    def actual(self) -> bool:
        """Whether it did take place."""
        return self.status in ACTUAL

    @property
    def late(self) -> bool:
        """Whether the report looks back from so far that it may err in the day."""
        return self.as_of - self.last > _FRESH


def facts_of(telling: Telling, knowledge: Knowledge) -> Facts:
    """The facts of `telling`; they depend on nothing but it and the knowledge, and are kept in mind, since each telling is compared often."""
    known = _kept_in_mind.get(id(telling))
    if known is not None and known[0].telling is telling and known[1] is knowledge:
        return known[0]
    facts = _facts_of(telling, knowledge)
    if len(_kept_in_mind) >= MOST:
        _kept_in_mind.clear()
    _kept_in_mind[id(telling)] = (facts, knowledge)  # the facts hold the telling, so that nothing else has its id meanwhile
    return facts


def _facts_of(telling: Telling, knowledge: Knowledge) -> Facts:
    event = telling.event
    parts = [part for part in event.participants if part.role not in _HOSTS] or list(event.participants)
    people = [part for part in parts if part.entity.type is EntityType.PERSON]
    first, last, dated = _days(telling)
    place = event.place
    return Facts(
        telling=telling,
        ref=telling.ref,
        kind=event.kind,
        status=event.status,
        as_of=telling.source.published,
        people=frozenset(part.entity.key for part in people),
        bodies=frozenset(part.entity.key for part in parts if part not in people and part.entity.type is not EntityType.GROUP),
        sides=frozenset(side for part in parts if (side := side_of(part, knowledge))),
        crowd=any(part.entity.type is EntityType.GROUP for part in parts),
        persons=tuple(somebody(part.entity, side_of(part, knowledge)) for part in people),
        first=first,
        last=last,
        dated=dated,
        place=place.key if place else None,
        state=state_of(place, knowledge),
        mechanism=event.mechanism.entity.key if event.mechanism else None,
        ordinal=event.mechanism.ordinal if event.mechanism else None,
        topics=frozenset(event.topics),
    )


def side_of(part: Participant, knowledge: Knowledge) -> str | None:
    """The side that a participant stands for."""
    return part.side or (
        knowledge.side_of(part.entity.id) if part.entity.id and part.entity.type is not EntityType.PERSON else None
    )


def state_of(place: Entity | None, knowledge: Knowledge) -> str | None:
    """The state that a place is in, or is; None where the knowledge does not say."""
    return knowledge.side_of(place.id) if place is not None and place.id else None


def _days(telling: Telling) -> tuple[date, date, bool]:
    """The days that the happening can have been on, and whether the text gives them."""
    event, told = telling.event, telling.source.published
    if event.when is not None:
        first, last = edtf.bounds(event.when)
        if first is not None and last is not None:
            return first, last, True
        if first is not None:
            return first, max(first, told), True
        assert last is not None
        return min(last, told), last, True
    if event.status in ACTUAL or event.status is Status.DENIED:
        return told - _RUN, told, False
    if event.status is Status.PLANNED:
        return told, told + _RUN, False
    return told - timedelta(days=60), told + _RUN, False
