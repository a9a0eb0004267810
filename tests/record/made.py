"""Tellings made by hand, of people and places that the knowledge holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from vaarta.knowledge.store import load
from vaarta.model.entity import Entity, EntityType
from vaarta.model.record import Decision, Entry, Ref, Source, Telling
from vaarta.model.report import Event, Evidence, Kind, Participant, Role, Sitting, Status
from vaarta.model.span import Span
from vaarta.record.merge import Merged, merge

KNOWLEDGE = load()
_ROLES = {Kind.VISIT: Role.VISITOR, Kind.AGREEMENT: Role.SIGNATORY}


def entity(name: str, type_: EntityType | None = None) -> Entity:
    """The entity of this full English name; one without an id where the knowledge holds none."""
    for sense in KNOWLEDGE.lookup(name, "en"):
        if sense.use == "name" and (type_ is None or sense.type is type_):
            return KNOWLEDGE.entity(sense.target)
    return Entity(None, name, type_ or EntityType.PERSON)


def person(name: str, on: date, role: Role = Role.PARTICIPANT) -> Participant:
    """Somebody, or a state, in a role, with the side that the knowledge gives on that day."""
    found = entity(name)
    if found.id is None:
        return Participant(found, role)
    if found.type is not EntityType.PERSON:
        return Participant(found, role, KNOWLEDGE.side_of(found.id))
    sides = KNOWLEDGE.sides_of(found.id, on)
    return Participant(found, role, sides[0] if sides else None)


def telling(
    article: str,
    published: str,
    who: Sequence[str] = ("Narendra Modi", "Vladimir Putin"),
    when: str | None = None,
    *,
    kind: Kind = Kind.MEETING,
    status: Status = Status.HELD,
    place: str | None = None,
    mechanism: str | None = None,
    ordinal: int | None = None,
    role: Role | None = None,
    topics: Sequence[str] = (),
    event: str = "e1",
    at: int = 0,
) -> Telling:
    """One event as an article of that day tells it; `at` is where its sentence begins."""
    day = date.fromisoformat(published)
    chosen = role or _ROLES.get(kind, Role.PARTICIPANT)
    return Telling(
        Source(article, day, "IANS", "hi"),
        Event(
            id=event,
            kind=kind,
            status=status,
            participants=tuple(person(name, day, chosen) for name in who),
            evidence=(Evidence(Span(at, at + 20), Span(at + 5, at + 10)),),
            when=when,
            place=entity(place) if place else None,
            mechanism=Sitting(KNOWLEDGE.mechanism(mechanism).entity, ordinal) if mechanism else None,
            topics=tuple(topics),
            confidence=0.9,
        ),
    )


def merged(*tellings: Telling, decisions: Sequence[Decision] = ()) -> Merged:
    """What the merge makes of them."""
    return merge(tellings, decisions, knowledge=KNOWLEDGE)


def articles(entry: Entry) -> list[str]:
    """The articles behind an entry, oldest first."""
    return [ref.article for ref in entry.refs]


def groups(result: Merged) -> set[frozenset[Ref]]:
    """The entries as sets of tellings."""
    return {frozenset(entry.refs) for entry in result.entries}


def the_commission() -> str:
    """The military commission of India and Russia, by its short id."""
    return next(
        KNOWLEDGE.mechanism(key).slug
        for key in KNOWLEDGE.mechanisms_of(frozenset({"IN", "RU"}))
        if "Military" in KNOWLEDGE.mechanism(key).entity.name
    )
