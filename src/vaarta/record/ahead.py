"""What is ahead of a day, and what is over."""

from __future__ import annotations

from datetime import date, timedelta

from vaarta.model.edtf import bounds
from vaarta.model.record import Entry

OPEN_ENDED = timedelta(days=14)
"""How long a stretch whose end nobody told is taken to go on: longer than nearly every visit and conference."""


def last_day(when: str) -> date | None:
    """The last day of an EDTF date, as far as one may count on it: a stretch without an end is taken to go on for a fortnight.

    >>> last_day("2025-12-04/2025-12-05"), last_day("2024-11-19/..")
    (datetime.date(2025, 12, 5), datetime.date(2024, 12, 3))
    """
    first, last = bounds(when)
    return first + OPEN_ENDED if last is None and first is not None else last


def is_over(entry: Entry, on: date) -> bool:
    """Whether nothing of an entry can be on `on` or later; what has no date may be."""
    last = last_day(entry.when) if entry.when else None
    return last is not None and last < on


def is_coarse(when: str) -> bool:
    """Whether a date names no day: a month, a year, a season, or a stretch of such.

    >>> is_coarse("2025-12"), is_coarse("2025-12-04/2025-12-05"), is_coarse("2024-11-19/..")
    (True, False, False)
    """
    return any(
        len(point.rstrip("?~%").partition("T")[0]) < len("YYYY-MM-DD") for point in when.split("/") if point not in ("", "..")
    )


def nearness(entry: Entry, on: date) -> tuple[bool, date, date, str]:
    """Where an entry stands among those ahead of `on`: by its first day to come; what names no day after all that does."""
    if entry.when is None:
        return True, date.max, date.max, entry.id
    first, last = bounds(entry.when)[0], last_day(entry.when)
    vague = is_coarse(entry.when)
    return vague, last or date.max if vague else max(first or on, on), last or date.max, entry.id
