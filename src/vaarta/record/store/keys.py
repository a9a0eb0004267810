"""What an entry can be found by, and over which days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from vaarta.knowledge.store import Knowledge
from vaarta.model.edtf import bounds
from vaarta.model.entity import Entity, EntityType
from vaarta.model.record import Entry
from vaarta.model.report import Kind

VERSION = "keys/1"
"""Changes with anything that can change a key; a record whose keys another version made is derived anew."""
EVERY = "*"
"""The key of every entry."""
CONFLICTING = "conflicting"
MAYBE = "maybe"
TOLD = "told"
"""The key of the days on which something was told of an entry."""
SHORT = 45
"""Days up to which an entry counts as short: it is looked for by its first day. A longer one has keys of its own (`long`)."""
_FEW = 3
"""Parties of a series up to which each sitting is taken to be of them all."""
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Days:
    """The days of an entry, as ordinals; an open end is the last day there is."""

    dated: bool
    first: int
    last: int

    @property
    def short(self) -> bool:
        """Whether it can be found by its first day alone."""
        return self.last - self.first < SHORT


def days_of(entry: Entry) -> Days:
    """The days of `entry`: those of its `when`, else the day that it was last told of."""
    if entry.when is None:
        told = entry.last_told.toordinal()
        return Days(False, told, told)
    first, last = bounds(entry.when)
    return Days(True, first.toordinal() if first else _FIRST, last.toordinal() if last else _LAST)


def long(key: str) -> str:
    """The key under which entries of more days are kept."""
    return key + "~"


def sides_of(entry: Entry, knowledge: Knowledge) -> tuple[str, ...]:
    """The sides that take part, sorted: those of the participants, and the states and bodies among them; the state that a visit goes to; and
    of a sitting that names nobody of a side the two or three parties of its series."""
    found = {participant.side for participant in entry.participants if participant.side}
    for participant in entry.participants:
        entity = participant.entity
        if entity.id and entity.type in (EntityType.STATE, EntityType.ORGANISATION) and not participant.side:
            side = knowledge.side_of(entity.id)
            found |= {side} if side else set()
    if entry.kind is Kind.VISIT and entry.place is not None and entry.place.id:
        side = knowledge.side_of(entry.place.id)
        found |= {side} if side else set()
    if entry.mechanism is not None and entry.mechanism.entity.id and knowledge.knows(entry.mechanism.entity.id):
        parties = knowledge.mechanism(entry.mechanism.entity.id).of
        if len(parties) <= _FEW and all(knowledge.is_state(party) for party in parties):
            found |= set(parties)
    return tuple(sorted(found))


def pair(a: str, b: str) -> str:
    """The key of two sides, whichever is named first."""
    return f"pair:{min(a, b)}|{max(a, b)}"


def places_of(place: Entity, knowledge: Knowledge) -> Iterator[str]:
    """The keys of a place, of the places that hold it and of its state."""
    yield place.key
    at = place.id
    seen = {at}
    while at and knowledge.knows(at):
        entity = knowledge.entity(at)
        if entity.type is not EntityType.PLACE:
            return
        known = knowledge.place(at)
        if known.state:
            yield knowledge.state(known.state).entity.key
        at = known.within
        if at is None or at in seen:
            return
        seen.add(at)
        yield at


def keys_of(entry: Entry, knowledge: Knowledge) -> frozenset[str]:
    """Everything that `entry` can be found by."""
    sides = sides_of(entry, knowledge)
    found = {EVERY, f"kind:{entry.kind.value}", f"status:{entry.status.value}"}
    found |= {f"who:{participant.entity.key}" for participant in entry.participants}
    found |= {f"state:{side}" for side in sides}
    found |= {pair(a, b) for a, b in combinations(sides, 2)}
    found |= {f"topic:{topic}" for topic in entry.topics}
    if entry.place is not None:
        found |= {f"place:{key}" for key in places_of(entry.place, knowledge)}
    if entry.mechanism is not None:
        found.add(f"mechanism:{entry.mechanism.entity.key}")
    if entry.conflicts:
        found.add(CONFLICTING)
    if entry.maybe_same:
        found.add(MAYBE)
    return frozenset(found)


def told_on(entry: Entry, conflicting: Iterable[date]) -> frozenset[int]:
    """The days on which a step was told, or a report came (`conflicting`) that contradicts another."""
    return frozenset(day.toordinal() for day in (*(step.as_of for step in entry.history), *conflicting))
