"""An article with its report, made ready for a page: what is lit and what it means, and the events beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from vaarta.model.entity import Entity
from vaarta.model.report import Event, Mention, Note, Quote, Report, TimeExpression
from vaarta.model.span import Span
from vaarta.web.language import gettext as _
from vaarta.web.language import when_words
from vaarta.web.marked import Mark, Piece, pieces, plain, windows
from vaarta.web.words import name, note_word, office, other_name, quote_word, told, type_word

WINDOW = 40_000
"""Code points of an article that one page shows."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event beside its text: its number there, the record's entry that it went into, and the notes about it."""

    number: int
    event: Event
    at: int
    notes: tuple[Note, ...]
    relations: tuple[tuple[str, int], ...]
    entry: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A quote beside its text."""

    number: int
    quote: Quote
    words: str
    event: int | None


@dataclass(frozen=True, slots=True)
class View:
    """One page of an article. `part` is the number of the window shown, of `parts`."""

    report: Report
    pieces: tuple[Piece, ...]
    events: tuple[Told, ...]
    quotes: tuple[Said, ...]
    loose_notes: tuple[Note, ...]
    part: int
    parts: int


def view(report: Report, *, part: int = 0, entries: dict[str, str] | None = None) -> View:
    """The page of `report`; `entries` are the record's entries by the report's events."""
    text = report.article.text
    numbers = {event.id: number for number, event in enumerate(report.events, 1)}
    cut = windows(text, WINDOW)
    part = min(max(part, 0), len(cut) - 1)
    return View(
        report,
        tuple(pieces(text, marks(report), cut[part])),
        tuple(_told(report, event, numbers, (entries or {}).get(event.id)) for event in report.events),
        tuple(
            Said(number, said, plain(said.span.of(text), 280), numbers.get(said.event or ""))
            for number, said in enumerate(report.quotes, 1)
        ),
        tuple(note for note in report.notes if note.event not in numbers),
        part,
        len(cut),
    )


def marks(report: Report) -> Iterator[Mark]:
    """Everything that is lit in the article's text."""
    for number, event in enumerate(report.events, 1):
        for evidence in event.evidence:
            yield Mark(evidence.span, "evidence", (str(number),), f"#event-{number}", event.id, broad=True)
            lines = (_("names the event:"), told(event))
            yield Mark(evidence.trigger, "trigger", lines, f"#event-{number}", event.id)
    for number, said in enumerate(report.quotes, 1):
        yield Mark(said.span, "quote", (str(number), *_said_lines(said)), f"#quote-{number}", said.event, broad=True)
    for mention in report.mentions:
        yield Mark(
            mention.span, mention.entity.type.value, tuple(_mention_lines(report, mention)), entity_address(mention.entity)
        )
    if report.dateline is not None and report.dateline.place is not None:
        place = report.dateline.place
        yield Mark(report.dateline.span, "place", (_("filed in %s") % name(place), type_word(place.type)), entity_address(place))
    for time in report.times:
        yield Mark(time.span, "time", tuple(_time_lines(time)))
    for note in report.notes:
        for span in note.evidence:
            yield Mark(span, "doubt", (note_word(note.kind) + ":", plain(note.message)))


def entity_address(entity: Entity) -> str:
    """Where a page tells of an entity."""
    return f"/about/{quote(entity.key, safe='')}"


def article_address(article: str) -> str:
    """Where a page shows an article of the record."""
    return f"/article/{quote(article, safe='')}"


def _mention_lines(report: Report, mention: Mention) -> Iterator[str]:
    entity = mention.entity
    other = other_name(entity)
    yield name(entity) + (f" · {other}" if other else "")
    yield type_word(entity.type) + ("" if entity.id else " · " + _("not in the knowledge base"))
    offices = {
        office(participant.office, participant.side)
        for event in report.events
        for participant in event.participants
        if participant.office and participant.entity.key == entity.key and _here(participant.span, mention.span)
    }
    yield from sorted(offices)


def _here(span: Span | None, other: Span) -> bool:
    return span is None or span.overlaps(other)


def _time_lines(time: TimeExpression) -> Iterator[str]:
    yield when_words(time.value) if time.type == "DATE" else time.value
    yield f"{time.type} {time.value}" + (f" {time.mod}" if time.mod else "")
    if time.reason:
        yield _("why: %s") % plain(time.reason)
    if time.other:
        yield _("not: %s") % when_words(time.other)


def _said_lines(said: Quote) -> Iterator[str]:
    yield (name(said.speaker) if said.speaker else _("speaker not told")) + " · " + quote_word(said.kind)


def _told(report: Report, event: Event, numbers: dict[str, int], entry: str | None) -> Told:
    notes = tuple(note for note in report.notes if note.event == event.id)
    relations = tuple((r.type.value, numbers[r.target]) for r in report.relations if r.source == event.id and r.target in numbers)
    at = event.evidence[0].span.start if event.evidence else 0
    return Told(numbers[event.id], event, at, notes, relations, entry)
