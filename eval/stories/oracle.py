"""Tellings made of the gold itself, as a reader without faults would hand them to the merge."""

from __future__ import annotations

from datetime import date

from eval.annotation import GoldArticle, GoldEvent
from vaarta.knowledge.store import Knowledge
from vaarta.model.entity import Entity, EntityType
from vaarta.model.record import Source, Telling
from vaarta.model.report import Event, Evidence, Kind, Participant, Role, Sitting, Status
from vaarta.model.span import Span

_ACTORS = (EntityType.PERSON, EntityType.STATE, EntityType.ORGANISATION)
_PLACES = (EntityType.PLACE, EntityType.STATE)


def gold_tellings(name: str, article: GoldArticle, knowledge: Knowledge) -> tuple[Telling, ...]:
    """The events of an annotated article as tellings; each event's id is its position."""
    assert article.published is not None
    source = Source(name, date.fromisoformat(article.published), article.publisher, article.language)
    return tuple(
        Telling(source, _event(position, gold, article.text, source.published, knowledge))
        for position, gold in enumerate(article.events)
    )


def _event(position: int, gold: GoldEvent, text: str, on: date, knowledge: Knowledge) -> Event:
    start = max(0, text.find(gold.evidence))
    words = Span(start, start + max(1, len(gold.evidence)))
    return Event(
        id=str(position),
        kind=Kind(gold.kind),
        status=Status(gold.status),
        participants=tuple(_participant(p.name, Role(p.role), on, knowledge) for p in gold.participants),
        evidence=(Evidence(words, words),),
        when=gold.when,
        place=_entity(gold.place, _PLACES, knowledge) if gold.place else None,
        mechanism=Sitting(_entity(gold.mechanism, (EntityType.MECHANISM,), knowledge), gold.ordinal) if gold.mechanism else None,
        topics=gold.topics,
    )


def _participant(name: str, role: Role, on: date, knowledge: Knowledge) -> Participant:
    found = _entity(name, _ACTORS, knowledge)
    if found.id is None:
        return Participant(found, role)
    if found.type is not EntityType.PERSON:
        return Participant(found, role, knowledge.side_of(found.id))
    sides = knowledge.sides_of(found.id, on)
    return Participant(found, role, sides[0] if sides else None)


def _entity(names: str, types: tuple[EntityType, ...], knowledge: Knowledge) -> Entity:
    """The entity of one of these types that one of the `names` (divided by `|`) names; else one without an id."""
    for name in names.split("|"):
        for sense in knowledge.lookup(name):
            if sense.use == "name" and sense.type in types:
                return knowledge.entity(sense.target)
    return Entity(None, names.split("|", maxsplit=1)[0], types[0])
