"""How much happened, month by month, or year by year where months are too many."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from vaarta.model.edtf import month_end

WIDTH, HEIGHT = 1000, 110
_MOST = 96
"""Months that are drawn as months."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One month or year: its days, how many entries, where it stands; `tick` says what is written under it: "year", "month", or ""."""

    first: date
    last: date
    count: int
    x: float
    width: float
    height: float
    year: bool
    tick: str


def activity(counts: Mapping[date, int], start: date | None = None, end: date | None = None) -> tuple[Bar, ...]:
    """The bars of `counts` (by the first day of each month), from the month of `start` to that of `end`, else over all of them."""
    months = {
        day: n for day, n in counts.items() if (start is None or day >= start.replace(day=1)) and (end is None or day <= end)
    }
    if not months:
        return ()
    first, last = (start or min(months)).replace(day=1), end or max(months)
    by_year = _months_between(first, last) >= _MOST
    spans = list(_years(first, last) if by_year else _months(first, last))
    tallies = [sum(n for day, n in months.items() if begin <= day <= end_) for begin, end_ in spans]
    most = max(tallies)
    step = WIDTH / max(len(spans), 12)
    return tuple(
        Bar(
            begin,
            end_,
            count,
            round(at * step, 2),
            round(step * 0.86, 2),
            round(max(4.0, count / most * HEIGHT), 1) if count else 0,
            by_year,
            _tick(at, begin, len(spans), by_year=by_year),
        )
        for at, ((begin, end_), count) in enumerate(zip(spans, tallies, strict=True))
    )


def _tick(at: int, begin: date, bars: int, *, by_year: bool) -> str:
    if by_year:
        return "year" if at % max(1, -(-bars // 12)) == 0 else ""
    if bars <= 14:
        return "month" if at % 2 == 0 else ""
    return "year" if begin.month == 1 or (at == 0 and begin.month < 9) else ""


def _months_between(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month


def _months(first: date, last: date) -> list[tuple[date, date]]:
    found, day = [], first
    while day <= last:
        found.append((day, month_end(day)))
        day = day.replace(year=day.year + day.month // 12, month=day.month % 12 + 1)
    return found


def _years(first: date, last: date) -> list[tuple[date, date]]:
    return [(date(year, 1, 1), date(year, 12, 31)) for year in range(first.year, last.year + 1)]
