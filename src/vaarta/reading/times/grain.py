"""Calendar units as ISO 8601 writes them: the value of the unit that holds a day, and steps from unit to unit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from vaarta.model.edtf import month_end

MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
DAYS_IN = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}


def unit_value(day: date, unit: str) -> str:
    """The `unit` that holds `day`, as a TIMEX3 value.

    >>> [unit_value(date(2025, 11, 18), unit) for unit in ("day", "week", "weekend", "quarter", "decade", "century")]
    ['2025-11-18', '2025-W47', '2025-W47-WE', '2025-Q4', '202', '20']
    """
    return _VALUES[unit](day)


def step(day: date, count: int, unit: str) -> date:
    """The day `count` units on from `day`; a month too short for it ends it. Raises OverflowError outside years 1 to 9999.

    >>> step(date(2024, 1, 31), 1, "month"), step(date(2025, 11, 18), -2, "week")
    (datetime.date(2024, 2, 29), datetime.date(2025, 11, 4))
    """
    if unit in DAYS_IN:
        return day + timedelta(days=count * DAYS_IN[unit])
    months = day.year * 12 + day.month - 1 + count * MONTHS_IN[unit]
    if not 12 <= months < 120_000:
        raise OverflowError(f"{count} × {unit} from {day} leaves the calendar")
    first = date(months // 12, months % 12 + 1, 1)
    return first.replace(day=min(day.day, month_end(first).day))


def weekday_near(anchor: date, weekday: int, *, future: bool, strict: bool = False) -> date:
    """The nearest day `weekday` (Monday is 1) not before the anchor, or not after it; `strict` leaves the anchor out.

    >>> weekday_near(date(2025, 11, 18), 2, future=False), weekday_near(date(2025, 11, 18), 2, future=True, strict=True)
    (datetime.date(2025, 11, 18), datetime.date(2025, 11, 25))
    """
    ahead = (weekday - anchor.isoweekday()) % 7
    if future:
        return anchor + timedelta(days=ahead or (7 if strict else 0))
    return anchor - timedelta(days=(7 - ahead) % 7 or (7 if strict else 0))


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


_VALUES: Mapping[str, Callable[[date], str]] = {
    "day": date.isoformat,
    "week": _week,
    "weekend": lambda day: f"{_week(day)}-WE",
    "fortnight": _week,
    "month": lambda day: f"{day.year:04d}-{day.month:02d}",
    "quarter": lambda day: f"{day.year:04d}-Q{(day.month + 2) // 3}",
    "half": lambda day: f"{day.year:04d}-H{(day.month + 5) // 6}",
    "year": lambda day: f"{day.year:04d}",
    "decade": lambda day: f"{day.year // 10:03d}",
    "century": lambda day: f"{day.year // 100:02d}",
}
