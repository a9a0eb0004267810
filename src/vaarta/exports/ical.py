"""The record as an iCalendar feed (RFC 5545): what a calendar subscribed to; an entry that changes replaces itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from vaarta import __version__
from vaarta.model.edtf import bounds
from vaarta.model.record import Entry, Source
from vaarta.model.report import Status
from vaarta.record.ahead import is_coarse
from vaarta.record.sentence import REFERENCE, date_told, name_of, sentence, word

if TYPE_CHECKING:
    from icalendar import Event as CalendarEvent

_STATUS = {
    Status.HELD: "CONFIRMED",
    Status.ONGOING: "CONFIRMED",
    Status.PLANNED: "TENTATIVE",
    Status.POSTPONED: "TENTATIVE",
    Status.CANCELLED: "CANCELLED",
    Status.DENIED: "CANCELLED",
}


def ical(entries: Iterable[Entry], sources: Mapping[str, Source] | None = None, *, language: str = REFERENCE) -> bytes:
    """The entries that have a day as an iCalendar file; the same entries always give the same bytes.

    An entry keeps its UID, and its SEQUENCE grows with its history, conflicts and decisions, so that a calendar updates it instead
    of doubling it. What has no day, or only a month or year, is left out: a calendar cannot say "some day in December". `sources`,
    by article, give the description publishers and links.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//Vaarta//Vaarta {__version__}//{language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Vaarta")
    for entry in entries:
        days = calendar_days(entry)
        if days is not None:
            calendar.add_component(_event(entry, days, sources or {}, language))
    return bytes(calendar.to_ical())


def calendar_days(entry: Entry) -> tuple[date, date] | None:
    """The first day of an entry and the day after its last, as iCalendar counts; None where it has no day.

    Of a stretch with an open end only the day that is known is one.
    """
    if entry.when is None or is_coarse(entry.when):
        return None
    first, last = bounds(entry.when)
    known = first or last
    if known is None:
        return None
    return first or known, (last or known) + timedelta(days=1)


def sequence(entry: Entry) -> int:
    """How often an entry has changed: 0 for one that a single report tells."""
    return len(entry.history) - 1 + len(entry.conflicts) + len(entry.decisions)


def _event(entry: Entry, days: tuple[date, date], sources: Mapping[str, Source], language: str) -> CalendarEvent:
    from icalendar import Event as CalendarEvent

    changed = datetime.combine(entry.last_told, time(), UTC)
    event = CalendarEvent()
    event.add("uid", f"{entry.id}@vaarta")
    event.add("sequence", sequence(entry))
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("dtstart", days[0])
    event.add("dtend", days[1])
    event.add("summary", sentence(entry, language, dated=False, placed=False))
    event.add("status", _STATUS[entry.status])
    event.add("transp", "TRANSPARENT")
    if entry.place:
        event.add("location", name_of(entry.place, language))
    if entry.topics:
        event.add("categories", [word("topic", topic, language) for topic in entry.topics])
    event.add("description", "\n".join(_described(entry, sources, language)))
    return event


def _described(entry: Entry, sources: Mapping[str, Source], language: str) -> list[str]:
    """The entry in one sentence, its life step by step, what its reports contradict each other on, and the reports."""
    lines = [sentence(entry, language, status=True)]
    for step in entry.history:
        told = ", ".join(part for part in (word("status", step.status, language), date_told(step.when, language)) if part)
        lines.append(f"{step.as_of.isoformat()}: {told} ({_named(step.ref.article, sources)})")
    for conflict in entry.conflicts:
        values = "; ".join(
            f"{reading.value} ({', '.join(dict.fromkeys(_named(ref.article, sources) for ref in reading.refs))})"
            for reading in conflict.readings
        )
        lines.append(f"{word('slot', conflict.slot, language)}? {values}")
    for article in dict.fromkeys(ref.article for ref in entry.refs):
        source = sources.get(article)
        lines.append(" ".join(part for part in (_named(article, sources), (source and source.url) or "") if part))
    return lines


def _named(article: str, sources: Mapping[str, Source]) -> str:
    source = sources.get(article)
    return (source.publisher if source else None) or article
