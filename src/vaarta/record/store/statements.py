"""A report as statements, and back: (event, slot, value, span), the article's row, and what is no statement of an event.

`taken_apart` and `put_together` are inverse: the report that comes back equals the one that went in.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from sqlalchemy import RowMapping

from vaarta.model.article import Article, Dateline
from vaarta.model.entity import Entity
from vaarta.model.record import Entry, Slot, Source, Telling, inferred
from vaarta.model.report import (
    Attribution,
    Event,
    Evidence,
    Kind,
    Mention,
    Note,
    Participant,
    Quote,
    Reason,
    Relation,
    RelationType,
    Report,
    Sitting,
    Status,
    TimeExpression,
)
from vaarta.model.span import Span
from vaarta.record.store.codec import Named, Number, pack, parsed, text, unpack

_NO_EVENT = -1
"""The position of what a report says about no event in particular."""
_REPORTER = Attribution()
_NOTHING: Mapping[str, object] = MappingProxyType({})


class Statement(NamedTuple):
    """One row: the event at position `event` has `value` in `slot`, by the words from `start` to `end`."""

    event: int
    seq: int
    slot: str
    value: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class _Rest:
    """What a report holds besides its statements."""

    dateline: Dateline | None = None
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quotes: tuple[Quote, ...] = ()
    reasons: tuple[tuple[Reason, ...], ...] = ()
    made_by: Mapping[str, object] = field(default_factory=lambda: _NOTHING, hash=False)


def digest(article: Article) -> bytes:
    """What two copies of one article share; another text, day, title or source of the same id makes another."""
    day = article.published.isoformat() if article.published else None
    facts = ["article/1", article.id, article.url, article.text, day, article.language, article.publisher, article.title]
    return hashlib.sha256(json.dumps(facts, ensure_ascii=False).encode("utf-8", "surrogatepass")).digest()[:16]


def entities_of(report: Report) -> Iterable[Entity]:
    """Every entity that `report` names, some more than once."""
    for mention in report.mentions:
        yield mention.entity
    for quote in report.quotes:
        if quote.speaker is not None:
            yield quote.speaker
    if report.dateline is not None and report.dateline.place is not None:
        yield report.dateline.place
    for event in report.events:
        yield from entities_of_event(event)


def entities_of_event(event: Event) -> Iterable[Entity]:
    """Every entity that `event` names."""
    for participant in event.participants:
        yield participant.entity
    for entity in (event.place, event.mechanism.entity if event.mechanism else None, event.attribution.by):
        if entity is not None:
            yield entity


def taken_apart(report: Report, number: Number) -> tuple[list[Statement], bytes]:
    """The statements of `report`, and the rest of it, compressed."""
    positions = {event.id: position for position, event in enumerate(report.events)}
    found: list[Statement] = []
    counts: dict[int, int] = {}

    def say(event: int, slot: str, value: str, span: Span | None = None) -> None:
        seq = counts.get(event, 0)
        counts[event] = seq + 1
        found.append(Statement(event, seq, slot, value, span.start if span else None, span.end if span else None))

    for position, event in enumerate(report.events):
        _say_event(event, partial(say, position), number)
    for order, relation in enumerate(report.relations):
        value = [order, relation.source, relation.type.value, relation.target]
        say(positions.get(relation.source, _NO_EVENT), "relation", text(value))
    for order, note in enumerate(report.notes):
        say(positions.get(note.event or "", _NO_EVENT), "note", text([order, pack(note, number)]))
    reasons = tuple(event.reasons for event in report.events)
    rest = _Rest(report.dateline, report.mentions, report.times, report.quotes, reasons if any(reasons) else (), report.made_by)
    return found, zlib.compress(text(pack(rest, number)).encode("utf-8", "surrogatepass"), 9)


def _say_event(event: Event, say: Callable[..., None], number: Number) -> None:
    spans = {reason.slot: reason.span for reason in reversed(event.reasons) if reason.span is not None}
    trigger = event.evidence[0].trigger if event.evidence else None
    codes = pack(_Codes(event.codes), number)
    say("event", text([event.id, event.confidence, codes.get("codes", {}), sorted(inferred(event))]))
    say("kind", event.kind.value, spans.get("kind", trigger))
    say("status", event.status.value, spans.get("status", trigger))
    for participant in event.participants:
        packed = pack(participant, number)
        packed.pop("span", None)
        say("participant", text(packed), participant.span)
    if event.when is not None:
        say("when", event.when, spans.get("when"))
    if event.place is not None:
        say("place", str(number(event.place)), spans.get("place"))
    if event.mechanism is not None:
        say("mechanism", text(pack(event.mechanism, number)), spans.get("mechanism"))
    for topic in event.topics:
        say("topic", topic)
    if event.attribution != _REPORTER:
        say("said_by", text(pack(event.attribution, number)))
    for piece in event.evidence:
        say("evidence", f"{piece.trigger.start}:{piece.trigger.end}", piece.span)


@dataclass(frozen=True, slots=True)
class _Codes:
    codes: Mapping[str, object] = field(default_factory=lambda: _NOTHING, hash=False)


def put_together(article: Article, statements: Sequence[Statement], rest: bytes, named: Named) -> Report:
    """The report that was taken apart; `statements` in the order of (event, seq)."""
    held = unpack(_Rest, parsed(zlib.decompress(rest)), named)
    events, relations, notes = _events(statements, named)
    reasons = held.reasons or ((),) * len(events)
    return Report(
        article,
        held.dateline,
        held.mentions,
        held.times,
        tuple(replace(event, reasons=why) for event, why in zip(events, reasons, strict=True)),
        held.quotes,
        tuple(relation for _, relation in sorted(relations, key=lambda row: row[0])),
        tuple(note for _, note in sorted(notes, key=lambda row: row[0])),
        held.made_by,
    )


def telling_of(source: Source, statements: Sequence[Statement], named: Named) -> Telling:
    """One telling, from the statements of its event alone; without the reasons, on which no merge depends."""
    (event,), relations, notes = _events(statements, named)
    return Telling(
        source,
        event,
        tuple((r.type, r.target) for _, r in sorted(relations, key=lambda row: row[0])),
        tuple(note for _, note in sorted(notes, key=lambda row: row[0])),
        frozenset(Slot(slot) for row in statements if row.slot == "event" for slot in parsed(row.value)[3]),
    )


def _events(
    statements: Sequence[Statement], named: Named
) -> tuple[list[Event], list[tuple[int, Relation]], list[tuple[int, Note]]]:
    by_event: dict[int, list[Statement]] = {}
    for row in statements:
        by_event.setdefault(row.event, []).append(row)
    relations: list[tuple[int, Relation]] = []
    notes: list[tuple[int, Note]] = []
    for rows in by_event.values():
        for row in rows:
            if row.slot == "relation":
                order, source, kind, target = parsed(row.value)
                relations.append((order, Relation(source, RelationType(kind), target)))
            elif row.slot == "note":
                order, packed = parsed(row.value)
                notes.append((order, unpack(Note, packed, named)))
    return [_event(rows, named) for event, rows in sorted(by_event.items()) if event != _NO_EVENT], relations, notes


def _event(rows: Sequence[Statement], named: Named) -> Event:
    one: dict[str, Statement] = {row.slot: row for row in rows}
    id_, confidence, codes, _ = parsed(one["event"].value)
    when, place, mechanism, said_by = (one.get(slot) for slot in ("when", "place", "mechanism", "said_by"))
    return Event(
        id_,
        Kind(one["kind"].value),
        Status(one["status"].value),
        tuple(_participant(row, named) for row in rows if row.slot == "participant"),
        tuple(_evidence(row) for row in rows if row.slot == "evidence"),
        when.value if when else None,
        named(int(place.value)) if place else None,
        unpack(Sitting, parsed(mechanism.value), named) if mechanism else None,
        tuple(row.value for row in rows if row.slot == "topic"),
        unpack(Attribution, parsed(said_by.value), named) if said_by else _REPORTER,
        confidence,
        MappingProxyType(codes),
    )


def _participant(row: Statement, named: Named) -> Participant:
    packed = parsed(row.value)
    if (span := span_of(row)) is not None:
        packed["span"] = [span.start, span.end]
    return unpack(Participant, packed, named)


def _evidence(row: Statement) -> Evidence:
    start, _, end = row.value.partition(":")
    assert row.start is not None
    assert row.end is not None
    return Evidence(Span(row.start, row.end), Span(int(start), int(end)))


def span_of(row: Statement) -> Span | None:
    """The words of a statement."""
    return None if row.start is None or row.end is None else Span(row.start, row.end)


def bare(telling: Telling) -> Telling:
    """`telling` as its statements give it back: without reasons."""
    return replace(telling, event=replace(telling.event, reasons=())) if telling.event.reasons else telling


def article_of(row: RowMapping) -> Article:
    """The article of a row."""
    return Article(
        row["id"], row["text"], row["language"], date.fromisoformat(row["published"]), row["publisher"], row["url"],
        row["title"], row["origin"],
    )  # fmt: skip


def source_of(row: RowMapping) -> Source:
    """The source of a row."""
    return Source(row["id"], date.fromisoformat(row["published"]), row["publisher"], row["language"], row["url"], row["title"])


def entities_of_entry(entry: Entry) -> Iterable[Entity]:
    """Every entity that `entry` names."""
    for participant in entry.participants:
        yield participant.entity
    for entity in (entry.place, entry.mechanism.entity if entry.mechanism else None, *(s.said_by.by for s in entry.history)):
        if entity is not None:
            yield entity
