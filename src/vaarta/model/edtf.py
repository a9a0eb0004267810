"""EDTF dates, levels 0 and 1 of ISO 8601-2, as the record uses them: days, months, years, seasons, intervals, open ends.

Source: the Library of Congress's Extended Date/Time Format specification (https://www.loc.gov/standards/datetime/), 2019.
Years run from 0001 to 9999; the letter-prefixed years of level 1 are refused, since no news story needs them.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

from vaarta.model.errors import EdtfError

OPEN = ".."
"""The end of an interval that has none."""

_POINT = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?"
    r"(?P<clock>T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}(?::\d{2})?)?)?(?P<qualifier>[?~%])?"
)
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}
"""Season number to its first month, as in the northern hemisphere; a winter ends in the next year."""

Bounds = tuple[date | None, date | None]


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> Bounds:
    """The first and the last day that `edtf` covers; None for an open or unknown end.

    Raises EdtfError for a string that is no EDTF level-0/1 date, or an interval that runs backwards.

    >>> bounds("2025-02")
    (datetime.date(2025, 2, 1), datetime.date(2025, 2, 28))
    >>> bounds("2024-11-19/..")
    (datetime.date(2024, 11, 19), None)
    """
    if "/" not in edtf:
        return _point(edtf, edtf)
    start, _, end = edtf.partition("/")
    first = None if start in ("", OPEN) else _point(start, edtf)[0]
    last = None if end in ("", OPEN) else _point(end, edtf)[1]
    if start in ("", OPEN) and end in ("", OPEN):
        raise EdtfError(f"{edtf!r} is no EDTF date: an interval needs one end that is known")
    if first is not None and last is not None and first > last:
        raise EdtfError(f"{edtf!r} is no EDTF date: the interval runs backwards")
    return first, last


def is_edtf(text: str) -> bool:
    """Whether `text` is an EDTF level-0/1 date.

    >>> is_edtf("2025-11-18"), is_edtf("2025-11-31"), is_edtf("next week")
    (True, False, False)
    """
    try:
        bounds(text)
    except EdtfError:
        return False
    return True


def checked(edtf: str) -> str:
    """`edtf` itself if it is an EDTF date; EdtfError if not."""
    bounds(edtf)
    return edtf


def interval(start: date | None, end: date | None) -> str:
    """The shortest EDTF string for the days from `start` to `end`, both included; None is an open end.

    Whole months and years keep their own form. Raises EdtfError if both are None or the interval runs backwards.

    >>> interval(date(2025, 8, 19), date(2025, 8, 21)), interval(date(2025, 2, 1), date(2025, 2, 28))
    ('2025-08-19/2025-08-21', '2025-02')
    >>> interval(date(2024, 11, 19), None)
    '2024-11-19/..'
    """
    if start is None or end is None:
        return checked(f"{start.isoformat() if start else OPEN}/{end.isoformat() if end else OPEN}")
    if start == end:
        return start.isoformat()
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
        return f"{start.year:04d}"
    if start.day == 1 and end == month_end(start):
        return f"{start.year:04d}-{start.month:02d}"
    return checked(f"{start.isoformat()}/{end.isoformat()}")


def is_day(edtf: str) -> bool:
    """Whether `edtf` is one day.

    >>> is_day("2025-11-18"), is_day("2025-11"), is_day("2025-11-18/2025-11-18")
    (True, False, True)
    """
    first, last = bounds(edtf)
    return first is not None and first == last


def days(edtf: str) -> int | None:
    """How many days `edtf` covers; None where an end is open.

    >>> days("2025-08-19/2025-08-21"), days("2024-11-19/..")
    (3, None)
    """
    first, last = bounds(edtf)
    return None if first is None or last is None else (last - first).days + 1


def contains(outer: str, inner: str) -> bool:
    """Whether every day of `inner` is a day of `outer`.

    >>> contains("2025-11", "2025-11-18"), contains("2025-11-18", "2025-11")
    (True, False)
    """
    (a, b), (c, d) = bounds(outer), bounds(inner)
    return (a is None or (c is not None and a <= c)) and (b is None or (d is not None and d <= b))


def conflict(a: str, b: str) -> bool:
    """Whether `a` and `b` share no day, so that they cannot both date one happening.

    >>> conflict("2025-11-18", "2025-11"), conflict("2025-11-18", "2025-11-19")
    (False, True)
    """
    (a_first, a_last), (b_first, b_last) = bounds(a), bounds(b)
    return (a_last is not None and b_first is not None and a_last < b_first) or (
        b_last is not None and a_first is not None and b_last < a_first
    )


def more_precise(a: str, b: str) -> str:
    """Whichever of the two covers fewer days; `a` where they cover as many.

    >>> more_precise("2025", "2025-11-18/2025-11-20")
    '2025-11-18/2025-11-20'
    """
    a_days, b_days = days(a), days(b)
    if a_days is None:
        return b if b_days is not None else a
    return b if b_days is not None and b_days < a_days else a


def month_end(day: date) -> date:
    """The last day of the month that holds `day`."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _point(point: str, whole: str) -> tuple[date, date]:
    match = _POINT.fullmatch(point)
    if match is None or (match["clock"] and not (match["day"] or "X").isdigit()):
        raise EdtfError(f"{whole!r} is no EDTF date: write YYYY, YYYY-MM, YYYY-MM-DD or START/END")
    low, high = int(match["year"].replace("X", "0")), int(match["year"].replace("X", "9"))
    month, day = match["month"], match["day"]
    try:
        if month is None or not month.isdigit():
            if day is not None and day.isdigit():
                raise EdtfError(f"{whole!r} is no EDTF date: a day without a month")
            return date(max(low, 1), 1, 1), date(high, 12, 31)
        first_month = int(month)
        if first_month in _SEASONS and day is None:
            first = date(max(low, 1), _SEASONS[first_month], 1)
            return first, month_end(first + timedelta(days=62))
        if day is None or not day.isdigit():
            return date(max(low, 1), first_month, 1), month_end(date(max(high, 1), first_month, 1))
        return date(max(low, 1), first_month, int(day)), date(max(high, 1), first_month, int(day))
    except (ValueError, OverflowError) as problem:
        raise EdtfError(f"{whole!r} is no EDTF date: {problem}") from None
