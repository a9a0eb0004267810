"""A report for a person in a terminal: events in order of time, each with its sentence, quotes and margin notes below."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rich.text import Text

from vaarta.cli.explain import explanations
from vaarta.cli.layout import GAP, columns, even, paragraph, row, shares, shown
from vaarta.model.edtf import bounds
from vaarta.model.errors import EdtfError
from vaarta.model.report import Event, Note, Participant, Quote, Report, Role, Sitting
from vaarta.model.span import Span

_HEADS = ("date", "status", "kind", "who", "where", "mechanism", "topics")
_STYLES = ("bold", "", "", "bold", "", "", "dim")
_WIDE = 110
"""Columns from which mechanism and topics stand beside the rest, not below."""
STATUS_STYLES = {
    "held": "green",
    "ongoing": "cyan",
    "planned": "yellow",
    "postponed": "magenta",
    "cancelled": "red",
    "denied": "red",
}
_SHORT_ROLES = {Role.CO_CHAIR: "co-chair", Role.HEAD_OF_DELEGATION: "head"}
_INDENT = 4


def report_lines(report: Report, *, width: int, explain: bool = False, marked: bool = False) -> Iterator[Text]:
    """The lines of one report, none over `width` columns.

    `explain` adds below each event what filled each of its slots; `marked` sets the trigger between asterisks, for output
    without styles. Names are English; the evidence is in the article's own words, on lines of its own, since terminals do not
    agree how wide they are.
    """
    yield from _header(report, width)
    events = sorted(report.events, key=lambda event: (*_time_key(event.when), report.events.index(event)))
    if not events:
        yield Text("no events", style="dim")
    cells = {event.id: _cells(event) for event in events}
    widths = _widths(list(cells.values()), width)
    if events:
        yield from row([[head] for head in _HEADS[: len(widths)]], widths, ["dim"] * len(widths))
        yield Text("─" * min(width, sum(widths) + GAP * (len(widths) - 1)), style="dim")
    for event in events:
        styles = [
            STATUS_STYLES[event.status.value] if head == "status" else style for head, style in zip(_HEADS, _STYLES, strict=True)
        ]
        yield from row(cells[event.id][: len(widths)], widths, styles[: len(widths)])
        yield from _below(report, event, width, narrow=len(widths) < len(_HEADS), explain=explain, marked=marked)
    known = {event.id for event in events}
    for quote in report.quotes:
        if quote.event not in known:
            yield from _quote(report, quote, width, explain=explain)
    for note in report.notes:
        if note.event not in known:
            yield from _note(report, note, width)


def _header(report: Report, width: int) -> Iterator[Text]:
    article, dateline = report.article, report.dateline
    filed = (
        [dateline.place.name if dateline.place else "", dateline.date.isoformat() if dateline.date else ""] if dateline else []
    )
    parts = [
        article.publisher or "",
        ", ".join(part for part in filed if part),
        f"published {article.published.isoformat()}" if article.published else "",
    ]
    line = Text(shown(article.id), style="bold")
    told = " · ".join(shown(part) for part in parts if part)
    line.append(f"  {told}" if told else "", style="not bold")
    yield from paragraph(line, width, Text(), 0)
    if article.title:
        yield from paragraph(Text(shown(article.title), style="italic"), width, Text(), 0)
    yield Text()


def _cells(event: Event) -> list[list[str]]:
    """What stands in each column; one entry a participant. Names whose width no terminal agrees on stand below instead."""
    uneven = [participant for participant in event.participants if not even(participant.entity.name)]
    who = [_named(participant) for participant in event.participants if participant not in uneven]
    if uneven:
        who.append(f"{len(uneven)} below")
    place = event.place.name if event.place else ""
    return [
        [day_shown(event.when)],
        [event.status.value],
        [event.kind.value],
        who,
        [shown(place) if even(place) else "below"] if place else [],
        [_sitting(event.mechanism)] if event.mechanism else [],
        [", ".join(event.topics)] if event.topics else [],
    ]


def _widths(rows: list[list[list[str]]], width: int) -> list[int]:
    heads = _HEADS if width >= _WIDE else _HEADS[:5]
    wants = [max([columns(head), *(columns(entry) for cells in rows for entry in cells[at])]) for at, head in enumerate(heads)]
    fixed = wants[:3]
    return [*fixed, *shares(wants[3:], width - sum(fixed) - GAP * (len(heads) - 1))]


def _below(report: Report, event: Event, width: int, *, narrow: bool, explain: bool, marked: bool) -> Iterator[Text]:
    if narrow and event.mechanism:
        yield from _line("mechanism: ", Text(_sitting(event.mechanism)), width)
    if narrow and event.topics:
        yield from _line("topics: ", Text(", ".join(event.topics)), width)
    for participant in event.participants:
        if not even(participant.entity.name):
            yield from _line(f"{_role(participant.role)}: ", Text(shown(participant.entity.name)), width)
    if event.place and not even(event.place.name):
        yield from _line("where: ", Text(shown(event.place.name)), width)
    yield from _evidence(report, event, width, every=explain, marked=marked)
    for relation in report.relations:
        target = next((other for other in report.events if other.id == relation.target), None)
        if relation.source == event.id and target:
            yield from _line("→ ", Text(f"{relation.type.value.replace('_', ' ')} {_event_named(target)}"), width)
    if explain:
        yield from _explained(report, event, width)
    for quote in report.quotes:
        if quote.event == event.id:
            yield from _quote(report, quote, width, explain=explain)
    for note in report.notes:
        if note.event == event.id:
            yield from _note(report, note, width)
    yield Text()


def _evidence(report: Report, event: Event, width: int, *, every: bool, marked: bool) -> Iterator[Text]:
    pieces = event.evidence if every else event.evidence[:1]
    for piece in pieces:
        yield from _line("│ ", _emphasised(report.article.text, piece.span, piece.trigger, marked=marked), width)
    more = len(event.evidence) - len(pieces)
    if more:
        yield from _line("│ ", Text(f"and in {more} more place{'s' if more > 1 else ''} (--explain)", style="dim"), width)
    if event.attribution.by is not None:
        channel = f", {event.attribution.channel}" if event.attribution.channel else ""
        yield from _line("│ ", Text(shown(f"says {event.attribution.by.name}{channel}"), style="dim"), width)


def _explained(report: Report, fact: Event | Quote, width: int) -> Iterator[Text]:
    for line in explanations(fact, report.article.text):
        yield from _line("= ", Text(shown(line), style="dim"), width)


def _quote(report: Report, quote: Quote, width: int, *, explain: bool) -> Iterator[Text]:
    speaker = quote.speaker.name if quote.speaker else "speaker not known"
    told = ", ".join(part for part in (speaker, quote.channel, day_shown(quote.when) if quote.when else "", quote.kind) if part)
    words = Text(shown(f"{told}: "), style="cyan")
    body = shown(quote.span.of(report.article.text))
    words.append(f"“{body}”" if quote.kind == "direct" and body[0] not in "“\"«‘'" else body, style="default")
    yield from _line("» ", words, width)
    if explain:
        yield from _explained(report, quote, width)


def _note(report: Report, note: Note, width: int) -> Iterator[Text]:
    text = Text("doubtful: ", style="bold yellow")
    text.append(shown(note.message), style="not bold")
    for span in note.evidence:
        text.append(f" “{shown(span.of(report.article.text))}”", style="not bold default")
    yield from _line("! ", text, width)


def _line(lead: str, text: Text, width: int) -> Iterator[Text]:
    first = Text(" " * (_INDENT - 2))
    first.append(lead, style="dim")
    return paragraph(text, width - max(columns(first.plain) - _INDENT, 0), first, _INDENT)


def _emphasised(text: str, span: Span, trigger: Span, *, marked: bool) -> Text:
    if not span.covers(trigger):
        return Text(shown(span.of(text)))
    mark = "*" if marked else ""
    words = Text(shown(text[span.start : trigger.start]))
    words.append(f"{mark}{shown(trigger.of(text))}{mark}", style="bold underline")
    return words.append(shown(text[trigger.end : span.end]))


def _named(participant: Participant) -> str:
    name = shown(participant.entity.name)
    return name if participant.role is Role.PARTICIPANT else f"{name} ({_role(participant.role)})"


def _role(role: Role) -> str:
    return _SHORT_ROLES.get(role, role.value)


def _sitting(sitting: Sitting) -> str:
    name = shown(sitting.entity.name)
    return name if sitting.ordinal is None else f"{name}, {ordinal(sitting.ordinal)}"


def _event_named(event: Event) -> str:
    what = _sitting(event.mechanism) if event.mechanism else ", ".join(p.entity.name for p in event.participants)
    return shown(" ".join(part for part in (day_shown(event.when), event.kind.value, what) if part))


def ordinal(number: int) -> str:
    """A number as English counts sittings.

    >>> ordinal(23), ordinal(12), ordinal(101)
    ('23rd', '12th', '101st')
    """
    last = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{last}"


def day_shown(when: str | None) -> str:
    """An EDTF date as a person reads it in a narrow column.

    >>> day_shown("2025-08-19/2025-08-21"), day_shown("2025-11-30/2025-12-02"), day_shown("2024-11-19/..")
    ('2025-08-19–21', '2025-11-30–12-02', '2024-11-19–')
    """
    if when is None:
        return "undated"
    start, slash, end = when.partition("/")
    if not slash or start == end:
        return start
    if start in ("", "..") or end in ("", ".."):
        return f"{start.strip('.')}–{end.strip('.')}"
    if len(start) == len(end) == len("YYYY-MM-DD") and start[:4] == end[:4]:
        end = end[8:] if start[:7] == end[:7] else end[5:]
    return f"{start}–{end}"


def _time_key(when: str | None) -> tuple[date, date]:
    """Where an event stands in the order of time; the undated come last."""
    try:
        first, last = bounds(when) if when else (None, None)
    except EdtfError:
        first, last = None, None
    return first or last or date.max, last or date.max
