"""The desk diary as the wires write it: one line a happening, by day, with its city before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from vaarta.model.edtf import bounds
from vaarta.model.record import Change, Entry, Source
from vaarta.model.report import Kind, Status
from vaarta.packs.telling import telling
from vaarta.record.ahead import is_coarse, is_over
from vaarta.record.sentence import REFERENCE, date_told, name_of, sentence, word

DAYS = 30
"""How far ahead a diary looks."""
FORGOTTEN = timedelta(days=60)
"""A plan without a day that nobody spoke of for so long is on no desk's diary."""
_OPEN = frozenset({Status.PLANNED, Status.POSTPONED, Status.ONGOING})
_NEWS = frozenset({Change.FIRST, Change.DATED, Change.MOVED, Change.STATUS})


class Mark(StrEnum):
    """What stands before a line."""

    NEW = "*"
    CHANGED = "!"
    NONE = " "


@dataclass(frozen=True, slots=True)
class Line:
    """One happening: its city, what happens, the days it goes on for, and whether it is new on the diary."""

    entry: Entry
    mark: Mark
    city: str
    text: str


@dataclass(frozen=True, slots=True)
class Diary:
    """A desk's diary: what is on from `on` for so many days, by the day on which it starts or first is on; then what has a month or
    year and no day, and what has no date. Lines are marked by what was reported since `since`."""

    on: date
    since: date
    days: tuple[tuple[date, tuple[Line, ...]], ...] = ()
    unset: tuple[Line, ...] = ()
    undated: tuple[Line, ...] = ()
    language: str = REFERENCE

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line, in order."""
        return (*(line for _, lines in self.days for line in lines), *self.unset, *self.undated)


def make_diary(
    entries: Iterable[Entry], on: date, *, days: int = DAYS, since: date | None = None, language: str = REFERENCE
) -> Diary:
    """The diary of `entries` for `on` and the days after it; `since`, the day before unless given, is what new is measured by.

    What is over is left out, unless it is of the day itself. Announcements and messages are on no diary, since nobody can attend
    them, nor is what was denied.
    """
    since = since or on - timedelta(days=1)
    by_day: dict[date, list[Line]] = {}
    unset: list[Line] = []
    undated: list[Line] = []
    last = on + timedelta(days=max(days, 1) - 1)
    for entry in sorted(entries, key=lambda e: (e.when or "", e.id)):
        if entry.kind in (Kind.ANNOUNCEMENT, Kind.MESSAGE) or entry.status is Status.DENIED:
            continue
        if entry.when is None:
            if entry.status in _OPEN and on - FORGOTTEN <= entry.last_told <= on:
                undated.append(_line(entry, on, since, language))
            continue
        first, _ = bounds(entry.when)
        if is_over(entry, on) or (first is not None and first > last):
            continue
        if first is None or is_coarse(entry.when):
            if entry.status in _OPEN:
                unset.append(_line(entry, on, since, language))
        elif entry.status is not Status.HELD or first <= on:
            by_day.setdefault(max(first, on), []).append(_line(entry, on, since, language))
    found = tuple((day, tuple(sorted(lines, key=_order))) for day, lines in sorted(by_day.items()))
    return Diary(on, since, found, tuple(unset), tuple(undated), language)


def wire_diary(diary: Diary) -> str:
    """The diary as plain text for the wire."""
    words = telling(diary.language).diary
    lines = [words.title.format(date=_day(diary.on, diary.language)).upper(), _marks(diary), ""]
    for heading, found in _sections(diary):
        lines += [heading.upper(), *(f"{line.mark} {_told(line, diary.language)}" for line in found), ""]
    return "\n".join(lines if diary.lines else [lines[0], "", words.nothing, ""])


def markdown_diary(diary: Diary, sources: Mapping[str, Source] | None = None) -> str:
    """The diary in Markdown; with `sources`, by article, each line names and links who reports it."""
    words = telling(diary.language).diary
    lines = [f"# {words.title.format(date=_day(diary.on, diary.language))}", "", _marks(diary).replace("*", "\\*"), ""]
    if not diary.lines:
        return "\n".join([lines[0], "", words.nothing, ""])
    for heading, found in _sections(diary):
        lines += [f"## {heading}", ""]
        for line in found:
            mark = "" if line.mark is Mark.NONE else f"**{line.mark.replace('*', chr(92) + '*')}** "
            city = f"**{line.city}** – " if line.city else ""
            lines.append(f"- {mark}{city}{line.text}{_by(line.entry, sources or {})}")
        lines.append("")
    return "\n".join(lines)


def _line(entry: Entry, on: date, since: date, language: str) -> Line:
    text = sentence(entry, language, dated=False, placed=False)
    text = f"{text} {_until(entry, on, language)}".rstrip()
    status = word("status", entry.status, language)
    city = name_of(entry.place, language) if entry.place else ""
    return Line(entry, _mark(entry, since), city, f"{text} [{status}]")


def _until(entry: Entry, on: date, language: str) -> str:
    """How long it goes on: "(to December 5)", and since when where it began before the diary; its date where it has no day."""
    if entry.when is None:
        return ""
    if is_coarse(entry.when):
        return f"({date_told(entry.when, language)})"
    first, last = bounds(entry.when)
    if first == last:
        return ""
    words = telling(language).diary
    if first is not None and last is not None and first >= on:
        return words.to.format(date=_short(last, language))
    if first is not None and last is not None:
        return words.since.format(start=_short(first, language), date=_short(last, language))
    return f"({date_told(entry.when, language)})"


def _mark(entry: Entry, since: date) -> Mark:
    if entry.first_told >= since:
        return Mark.NEW
    return Mark.CHANGED if any(step.as_of >= since and step.change in _NEWS for step in entry.history) else Mark.NONE


def _sections(diary: Diary) -> Iterator[tuple[str, tuple[Line, ...]]]:
    words = telling(diary.language).diary
    yield from ((_day(day, diary.language), lines) for day, lines in diary.days)
    yield from ((heading, lines) for heading, lines in ((words.unset, diary.unset), (words.undated, diary.undated)) if lines)


def _told(line: Line, language: str) -> str:
    return telling(language).diary.line.format(city=line.city.upper(), text=line.text) if line.city else line.text


def _marks(diary: Diary) -> str:
    words = telling(diary.language).diary
    return words.marks.format(new=Mark.NEW, changed=Mark.CHANGED, date=date_told(diary.since.isoformat(), diary.language))


def _by(entry: Entry, sources: Mapping[str, Source]) -> str:
    told: dict[str, str] = {}
    for ref in entry.refs:
        source = sources.get(ref.article)
        if source is not None:
            name = source.publisher or source.id
            told.setdefault(name, f"[{name}]({source.url})" if source.url else name)
    return f" ({', '.join(told.values())})" if told else ""


def _day(day: date, language: str) -> str:
    pack = telling(language)
    return pack.diary.day.format(
        weekday=pack.weekdays[day.weekday()], day=day.day, month=pack.months[day.month - 1], year=day.year
    )


def _short(day: date, language: str) -> str:
    pack = telling(language)
    return pack.diary.short.format(day=day.day, month=pack.months[day.month - 1])


def _order(line: Line) -> tuple[bool, str, str, str]:
    return not line.city, line.city, line.text, line.entry.id
