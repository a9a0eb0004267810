"""Short stories of our own, what is read out of them in brief, and the small objects that stages hand to each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from vaarta.model.article import Article
from vaarta.model.entity import Entity, EntityType
from vaarta.model.report import Event, Kind, Report, Role, Status, TimeExpression
from vaarta.model.span import Span
from vaarta.packs.frames import cues, frames
from vaarta.packs.words import words
from vaarta.reading import read
from vaarta.reading.clauses import Parsed, parse
from vaarta.reading.discourse import Happening
from vaarta.reading.events import Draft, Part
from vaarta.reading.events.triggers import Text
from vaarta.reading.mentions import Form, Linked
from vaarta.reading.segment import Segments, segment
from vaarta.reading.times import tag_times

DAY = date(2025, 11, 19)
"""A Wednesday: the day on which the stories of these tests are published."""


def told(text: str, published: date = DAY) -> Report:
    """The report of a story of an Indian agency."""
    return read(Article(id="story", text=text, language="hi", published=published, publisher="IANS"))


def names(event: Event) -> set[str]:
    """The participants of an event, by the last word of their names."""
    return {participant.entity.name.split()[-1] for participant in event.participants}


def roles(event: Event) -> dict[str, str]:
    """Role by the last word of a participant's name."""
    return {p.entity.name.split()[-1]: p.role.value for p in event.participants}


def brief(report: Report) -> list[tuple[str, str, str | None, str | None]]:
    """Kind, status, date and place of each event, in order of text."""
    return [(e.kind.value, e.status.value, e.when, e.place.name if e.place else None) for e in report.events]


def entity(name: str, kind: EntityType = EntityType.PERSON) -> Entity:
    return Entity(None, name, kind)


def mention(
    segments: Segments,
    name: str,
    kind: EntityType = EntityType.PERSON,
    *,
    form: Form = Form.NAME,
    side: str | None = None,
    ordinal: int | None = None,
) -> Linked:
    """The mention that `name`, which stands once in the text, is."""
    start = segments.text.index(name)
    first, last = segments.tokens_in(Span(start, start + len(name)))
    span = segments.span(first, last)
    return Linked(first, last, span, form, kind, (entity(name, kind),), "test", side=side, ordinal=ordinal)


def clauses(text: str, *mentions: tuple[str, EntityType, str | None]) -> tuple[Text, tuple[Parsed, ...]]:
    """A text as the event stage sees it; `mentions` are (words, type, side)."""
    segments = segment(text, "hi")
    found = sorted((mention(segments, name, kind, side=side) for name, kind, side in mentions), key=lambda m: m.first)
    sides = {m.entities[0].key: m.side for m in found if m.side}
    parsed = parse(segments, found, tag_times(segments, DAY))
    return Text(segments, words("hi"), cues("hi"), frames("hi"), sides), parsed


def part(name: str, side: str | None = None, role: Role = Role.PARTICIPANT, *, kind: EntityType = EntityType.PERSON) -> Part:
    """A participant who stands nowhere in particular."""
    who = entity(name, kind)
    return Part(who, role, Linked(0, 1, Span(0, 1), Form.NAME, kind, (who,), "test", side=side), "test", side)


def place(name: str, side: str | None, kind: EntityType = EntityType.PLACE) -> Linked:
    return Linked(0, 1, Span(0, 1), Form.NAME, kind, (entity(name, kind),), "test", side=side)


def day(value: str, kind: str = "DATE") -> TimeExpression:
    return TimeExpression(Span(0, 1), kind, value)


def draft(
    kind: Kind,
    parts: Sequence[Part],
    *,
    order: int = 0,
    sentence: int = 0,
    status: Status = Status.HELD,
    when: str | None = None,
    duration: str | None = None,
    where: Linked | None = None,
    mechanism: Linked | None = None,
    anaphoric: bool = False,
    complete: bool = False,
    presupposed: bool = False,
    ends: bool = False,
) -> Draft:
    """An event as a clause tells it."""
    return Draft(
        kind=kind,
        frame="test",
        sentence=sentence,
        paragraph=0,
        evidence=Span(sentence * 100, sentence * 100 + 99),
        trigger=Span(sentence * 100 + order % 100, sentence * 100 + order % 100 + 1),
        order=order,
        status=status,
        parts=tuple(parts),
        time=day(when) if when else None,
        duration=day(duration, "DURATION") if duration else None,
        place=where,
        mechanism=mechanism,
        anaphoric=anaphoric,
        complete=complete,
        presupposed=presupposed,
        ends=ends,
    )


def sitting(name: str, ordinal: int | None = None) -> Linked:
    kind = EntityType.MECHANISM
    return Linked(0, 1, Span(0, 1), Form.NAME, kind, (entity(name, kind),), "test", ordinal=ordinal)


def whos(happenings: Sequence[Happening]) -> list[set[str]]:
    return [{p.entity.name for p in happening.parts} for happening in happenings]
