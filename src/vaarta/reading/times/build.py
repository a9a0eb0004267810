"""Building drafts: what the fields of a matched form amount to, or that they do not hold together."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping

from vaarta.packs.times import Maker
from vaarta.reading.times.drafts import (
    Anaphor,
    Calendar,
    Clock,
    DayShift,
    Draft,
    Era,
    Fixed,
    Length,
    Offset,
    Range,
    Recurring,
    Years,
)
from vaarta.reading.times.grammar import Fields

LEAP_YEAR = 2024
_TURN_OF_CENTURY = 30
"""A decade of two digits from this on is of the twentieth century, one below it of the twenty-first."""
_CALENDAR = ("year", "month", "day", "weekday", "unit", "shift", "nth", "inner", "season")
_SMALL = ("day", "hour", "minute", "second")


def build(makes: Maker, fields: Fields) -> Draft | None:
    """The draft that a form of kind `makes` with these `fields` stands for; None where they contradict each other."""
    return _BUILDERS[makes](fields)


def _date(fields: Fields) -> Draft | None:
    if "era" in fields:
        return _era(fields)
    if "first_month" in fields:
        return _years(fields)
    if "anaphor" in fields:
        return _anaphor(fields)
    base = _day_shift(fields)
    if "sense" in fields:
        count, unit = _float(fields, "count"), _str(fields, "unit")
        sense = _int(fields, "sense")
        return Offset(1 if count is None else count, unit, sense, base, "hinge" in fields) if unit and sense else None
    if base is not None:
        return base
    if not any(name in fields for name in _CALENDAR) and "holiday" not in fields:
        return None
    month, day, year = _int(fields, "month"), _int(fields, "day"), _int(fields, "year")
    holiday = _str(fields, "holiday")
    if holiday is not None:
        month, day = int(holiday[:2]), int(holiday[3:])
    if year is not None and not 1000 <= year < 2200:
        return None
    if not _is_day(year, month, day) or (_str(fields, "unit") in _SMALL and not (month or day)):
        return None
    nth = _int(fields, "nth")
    return Calendar(
        year=year,
        month=month,
        day=day,
        weekday=_int(fields, "weekday"),
        shift=_int(fields, "shift"),
        unit=_str(fields, "unit"),
        nth=nth,
        inner=_str(fields, "inner"),
        season=_str(fields, "season"),
        mod=_str(fields, "mod"),
    )


def _is_day(year: int | None, month: int | None, day: int | None) -> bool:
    if month is not None and not 1 <= month <= 12:
        return False
    if day is None:
        return True
    longest = calendar.monthrange(year or LEAP_YEAR, month)[1] if month else 31
    return 1 <= day <= longest


def _day_shift(fields: Fields) -> DayShift | None:
    deictic, undirected = _int(fields, "deictic"), _int(fields, "undirected")
    if deictic is not None:
        return DayShift(deictic)
    return None if undirected is None else DayShift(undirected, directed=False)


def _era(fields: Fields) -> Draft | None:
    year, nth = _int(fields, "year"), _int(fields, "nth")
    mod = _str(fields, "mod")
    if fields["era"] == "century":
        return Era(f"{nth - 1:02d}", mod) if nth is not None and 1 <= nth <= 22 else None
    if year is None or year % 10:
        return None
    if year < 100:
        year += 1900 if year >= _TURN_OF_CENTURY else 2000
    return Era(f"{year // 10:03d}", mod)


def _years(fields: Fields) -> Draft | None:
    year, end, shift, month = _int(fields, "year"), _int(fields, "end_year"), _int(fields, "shift"), _int(fields, "first_month")
    if month is None or (year is None and shift is None):
        return None
    if end is not None and year is not None and (end - year - 1) % (100 if end < 100 else 10_000):
        last = end if end >= 100 else year - year % 100 + end
        return Range(Calendar(year=year), Calendar(year=last)) if year < last < year + 100 else None
    return Years(year, month, shift, _int(fields, "nth"), _str(fields, "inner"))


def _clock(fields: Fields) -> Draft | None:
    hour, minute, at = _int(fields, "hour"), _int(fields, "minute") or 0, _float(fields, "at")
    hhmm = _int(fields, "hhmm")
    if hhmm is not None:
        hour, minute = divmod(hhmm, 100)
    if at is not None:
        hour, minute = int(at), minute or round(at % 1 * 60)
    rest = {name: value for name, value in fields.items() if name not in ("hour", "minute", "at", "hhmm", "part", "half")}
    day = _date(rest)
    if isinstance(day, Era | Years | Range | Fixed | Length | Recurring | Clock):
        return None
    if isinstance(day, Calendar) and day.day is None and day.weekday is None:
        return None
    part, half = _str(fields, "part"), _str(fields, "half")
    if isinstance(day, Anaphor) and hour is None:
        return Anaphor(day.count, day.unit, part, day.fallback)
    if hour is None:
        return Clock(day=day, part=part) if part else None
    if hour > 24 or minute > 59:
        return None
    return Clock(day=day, hour=hour, minute=minute, half=half or part)


def _length(fields: Fields) -> Draft | None:
    if "value" in fields:
        return Fixed("DURATION", str(fields["value"]))
    amounts: list[tuple[float | None, str]] = []
    for count, unit in (("count", "unit"), ("count2", "unit2")):
        name = _str(fields, unit)
        if name is None:
            continue
        amounts.append((None if "vague" in fields else _float(fields, count) or 1, name))
    return Length(tuple(amounts)) if amounts else None


def _recurring(fields: Fields) -> Draft | None:
    if "value" in fields:
        return Fixed("SET", str(fields["value"]))
    unit, weekday = _str(fields, "unit"), _int(fields, "weekday")
    count = _float(fields, "count")
    return Recurring(1 if count is None else count, unit, weekday) if unit or weekday else None


def _reference(fields: Fields) -> Draft | None:
    return Fixed("DATE", str(fields["value"])) if "value" in fields else None


def _anaphor(fields: Fields) -> Draft | None:
    count, sense = _float(fields, "count"), _float(fields, "sense")
    steps = (_float(fields, "anaphor") or 0) + (0 if sense is None else sense * (1 if count is None else count))
    return Anaphor(steps, _str(fields, "unit") or "day", _str(fields, "part"), _str(fields, "fallback"))


def _range(fields: Fields) -> Draft | None:
    start, end = fields.get("start"), fields.get("end")
    if not isinstance(start, dict) or not isinstance(end, dict):
        return None
    shared = {name: value for name, value in fields.items() if name not in ("start", "end", "joined")}
    start, end = {**shared, **start}, {**shared, **end}
    clock = any(name in part for part in (start, end) for name in ("hour", "at"))
    _share(start, end, clock=clock)
    builder = _clock if clock else _date
    first, last = builder(start), builder(end)
    if first is None or last is None or not _forward(first, last):
        return None
    return Range(first, last) if "joined" not in fields or _consecutive(first, last) else None


def _share(start: Fields, end: Fields, *, clock: bool) -> None:
    """Give each end what only the other one says: "19-21 अगस्त 2025", "31 अगस्त से एक सितंबर 2025", "March 11-12"."""
    if clock:
        for name in ("half", "part"):
            if name not in start and name in end:
                start[name] = end[name]
        for name, value in start.items():
            if name not in ("hour", "minute", "at"):
                end.setdefault(name, value)
        return
    for one, other in ((start, end), (end, start)):
        if "day" in one and "day" in other:
            for name in ("month", "unit", "shift"):
                if name not in one and name in other:
                    one[name] = other[name]
    for one, other, step in ((start, end, -1), (end, start, 1)):
        year = other.get("year")
        if "month" in one and "month" in other and "year" not in one and isinstance(year, int):
            one["year"] = year + (step if _yearly(start) > _yearly(end) else 0)
    if "month" in start and "month" in end and "shift" in start and "unit" in start:
        end.setdefault("unit", start["unit"])
        end.setdefault("shift", start["shift"])


def _yearly(fields: Fields) -> tuple[int, int]:
    return _int(fields, "month") or 0, _int(fields, "day") or 0


def _forward(first: Draft, last: Draft) -> bool:
    """Whether a range from `first` to `last` does not plainly run backwards."""
    if not isinstance(first, Calendar) or not isinstance(last, Calendar):
        return True
    if (first.day is None) != (last.day is None) or (first.weekday is None) != (last.weekday is None):
        return (first.day or first.weekday) is not None and (last.day or last.weekday) is not None
    if first.year and last.year:
        return (first.year, first.month or 0, first.day or 0) < (last.year, last.month or 13, last.day or 32)
    if first.month == last.month and first.day and last.day:
        return first.day < last.day
    return True


def _consecutive(first: Draft, last: Draft) -> bool:
    """Whether `last` is the day right after `first`, so that "and" between them makes one stretch."""
    if not isinstance(first, Calendar) or not isinstance(last, Calendar):
        return isinstance(first, DayShift) and isinstance(last, DayShift) and abs(last.days - first.days) == 1
    if first.day and last.day:
        if first.month == last.month:
            return last.day == first.day + 1
        longest = calendar.monthrange(first.year or LEAP_YEAR, first.month)[1] if first.month else 31
        return last.day == 1 and first.day >= min(longest, 28)
    return bool(first.weekday and last.weekday and last.weekday == first.weekday % 7 + 1 and not last.shift)


def _nothing(fields: Fields) -> Draft | None:
    return None


def _int(fields: Fields, name: str) -> int | None:
    value = fields.get(name)
    return value if isinstance(value, int) else None


def _float(fields: Fields, name: str) -> float | None:
    value = fields.get(name)
    return value if isinstance(value, int | float) else None


def _str(fields: Fields, name: str) -> str | None:
    value = fields.get(name)
    return value if isinstance(value, str) else None


_BUILDERS: Mapping[Maker, Callable[[Fields], Draft | None]] = {
    "date": _date,
    "time": _clock,
    "duration": _length,
    "set": _recurring,
    "reference": _reference,
    "range": _range,
    "nothing": _nothing,
}
