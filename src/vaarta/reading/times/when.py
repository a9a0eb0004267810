"""What an expression dates: the EDTF date of an event that happens then, and the days that a duration counts."""

from __future__ import annotations

import re
from datetime import date

from vaarta.model.edtf import interval, is_edtf, month_end
from vaarta.model.report import TimeExpression

_WEEK = re.compile(r"(\d{4})-W(\d{2})(-WE)?")
_PART_OF_YEAR = re.compile(r"(\d{4})-(?P<kind>[QH])(\d)")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")
_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_CLOCK = re.compile(r"T(?:\d{2}:\d{2}|[A-Z]{2})$")
_DAYS = re.compile(r"P(\d+)([DW])")


def when_of(expression: TimeExpression) -> str | None:
    """The EDTF date of an event that `expression` dates, or None where it dates none.

    A week is its Monday to Sunday, a weekend its Saturday and Sunday, an hour its day, a quarter its months. Durations, sets,
    references ("recently"), decades, centuries and unresolved days date nothing.
    """
    if expression.type not in ("DATE", "TIME"):
        return None
    ends = [_point(part) for part in expression.value.split("/")]
    if None in ends:
        return None
    points = [point for point in ends if point is not None]
    if len(points) == 1:
        return points[0]
    start, end = points[0].split("/")[0], points[1].split("/")[-1]
    value = start if start == end else f"{start}/{end}"
    return value if is_edtf(value) else None


def days_of(expression: TimeExpression) -> int | None:
    """How many days a duration lasts, where it is counted in days or weeks: "दो दिवसीय" is 2; None for all else."""
    match = _DAYS.fullmatch(expression.value) if expression.type == "DURATION" else None
    return int(match[1]) * (7 if match[2] == "W" else 1) if match else None


def _point(value: str) -> str | None:
    value = _CLOCK.sub("", value)
    week = _WEEK.fullmatch(value)
    if week is not None:
        year, number = int(week[1]), int(week[2])
        first, last = (6, 7) if week[3] else (1, 7)
        return interval(date.fromisocalendar(year, number, first), date.fromisocalendar(year, number, last))
    part = _PART_OF_YEAR.fullmatch(value)
    if part is not None:
        size = 3 if part["kind"] == "Q" else 6
        year, last_month = int(part[1]), int(part[3]) * size
        return f"{year:04d}-{last_month - size + 1:02d}/{month_end(date(year, last_month, 1)).isoformat()[:7]}"
    season = _SEASON.fullmatch(value)
    if season is not None:
        year, month = int(season[1]), _SEASON_MONTHS[season[2]]
        ending = f"{year + 1:04d}-02" if season[2] == "WI" else f"{year:04d}-{month + 2:02d}"
        return f"{year:04d}-{month:02d}/{ending}"
    known = len(value) >= len("2025") and "X" not in value and is_edtf(value)
    return value if known else None
