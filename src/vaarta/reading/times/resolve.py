"""The resolver: a draft, an anchor and a direction make a value. A pure function of its arguments."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass, replace
from datetime import date

from vaarta.reading.times.dates import calendar_date
from vaarta.reading.times.direction import Direction
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
from vaarta.reading.times.grain import MONTHS_IN, step, unit_value
from vaarta.reading.times.scene import Scene

UNRESOLVED = "XXXX-XX-XX"
"""A day that the text counts from another, where it does not say which."""
_LETTERS = {
    "year": ("P", "Y"),
    "month": ("P", "M"),
    "week": ("P", "W"),
    "day": ("P", "D"),
    "hour": ("PT", "H"),
    "minute": ("PT", "M"),
    "second": ("PT", "S"),
}
_MULTIPLES = {
    "decade": (10, "year"),
    "century": (100, "year"),
    "half": (6, "month"),
    "quarter": (3, "month"),
    "fortnight": (2, "week"),
    "weekend": (1, "week"),
}
_SMALLER = {"year": (12, "month"), "hour": (60, "minute"), "minute": (60, "second")}
_NOON = 12
_NIGHT_ENDS = 5
"""An hour of the night before this one is of the small hours."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a draft comes to: the TIMEX3 fields, the reading that was ruled out, and what later words
    may count from: `start` and `end` are days, `base` is the first day of whatever it is."""

    type: str
    value: str
    _: KW_ONLY
    start: date | None = None
    end: date | None = None
    base: date | None = None
    mod: str | None = None
    direction: str | None = None
    other: str | None = None
    reason: str = ""


def resolve(draft: Draft, scene: Scene) -> Resolved | None:
    """The value of `draft` in `scene`; None where the calendar has no such day."""
    try:
        return _resolve(draft, scene)
    except (OverflowError, ValueError):
        return None


def _resolve(draft: Draft, scene: Scene) -> Resolved | None:
    match draft:
        case Calendar():
            return _calendar(draft, scene)
        case DayShift():
            return _day_shift(draft, scene)
        case Offset():
            return _offset(draft, scene)
        case Clock():
            return _clock(draft, scene)
        case Range():
            return _range(draft, scene)
        case Anaphor():
            return _anaphor(draft, scene)
        case Era(digits=digits, mod=mod):
            return Resolved("DATE", digits, mod=mod)
        case Fixed(type=kind, value=value):
            return Resolved(kind, value)
        case Years():
            return _years(draft, scene)
        case Length():
            return Resolved("DURATION", duration(draft))
        case Recurring():
            return Resolved("SET", f"XXXX-WXX-{draft.weekday}" if draft.weekday else _every(draft))


def _calendar(draft: Calendar, scene: Scene) -> Resolved | None:
    if draft.unit in ("hour", "minute", "second", "fortnight") and draft.shift is not None:
        return Resolved("DURATION", duration(Length(((1, draft.unit),))))
    if draft.day is not None and draft.year is None and draft.shift is None and scene.named is not None:
        year, month = scene.named
        if month == draft.month:
            draft = replace(draft, year=year)
    found = calendar_date(draft, scene.anchor, scene.direction)
    if found is None:
        return None
    value, first, last = found.value, found.first, found.last
    single = found.unit == "day"
    return Resolved(
        "DATE",
        value,
        start=first if single else None,
        end=last if single else None,
        base=first,
        mod=found.mod,
        direction=found.direction,
        other=found.other,
        reason=found.reason,
    )


def _day_shift(draft: DayShift, scene: Scene) -> Resolved:
    if draft.directed:
        day = step(scene.anchor, draft.days, "day")
        return Resolved("DATE", day.isoformat(), start=day, end=day, base=day)
    way = scene.direction()
    ahead = way.ahead(draft.days, draft.days)
    days = draft.days if ahead else -draft.days
    day, other = step(scene.anchor, days, "day"), step(scene.anchor, -days, "day")
    name = "future" if ahead else "past"
    return Resolved(
        "DATE", day.isoformat(), start=day, end=day, base=day, direction=name, other=other.isoformat(), reason=way.reason
    )


def _offset(draft: Offset, scene: Scene) -> Resolved:
    count, unit = draft.count, draft.unit
    if draft.hinged and not scene.direction().future:
        told = _anaphor(Anaphor(draft.sense * count, unit), scene) if scene.last and unit == "day" else None
        return told or Resolved("DURATION", duration(Length(((count, unit),))))
    name = "past" if draft.sense < 0 else "future"
    if count != int(count) and unit in _SMALLER:
        count, unit = count * _SMALLER[unit][0], _SMALLER[unit][1]
    if unit in ("hour", "minute", "second"):
        return Resolved("DATE", f"{name.upper()}_REF", direction=name)
    base = scene.told if unit == "day" and draft.sense < 0 and scene.told is not None else scene.anchor
    if draft.base is not None:
        shifted = _day_shift(draft.base, scene)
        base = shifted.start or base
    day = step(base, draft.sense * int(count), unit)
    exact = day if unit == "day" else None
    return Resolved("DATE", unit_value(day, unit), start=exact, end=exact, base=day, direction=name)


def _years(draft: Years, scene: Scene) -> Resolved | None:
    start = draft.start
    if start is None:
        start = scene.anchor.year - (scene.anchor.month < draft.first_month) + (draft.shift or 0)
    first, months = date(start, draft.first_month, 1), MONTHS_IN["year"]
    if draft.inner is not None and draft.nth is not None:
        months = MONTHS_IN.get(draft.inner, 0)
        if not 0 < draft.nth * months <= MONTHS_IN["year"]:
            return None
        first = step(first, (draft.nth - 1) * months, "month")
    last = step(step(first, months, "month"), -1, "day")
    quarters = months == MONTHS_IN["quarter"] and first.month % MONTHS_IN["quarter"] == 1
    value = unit_value(first, "quarter") if quarters else f"{first.isoformat()}/{last.isoformat()}"
    return Resolved("DATE", value, base=first)


def _anaphor(draft: Anaphor, scene: Scene) -> Resolved:
    kind, tail = ("TIME", f"T{draft.part}") if draft.part else ("DATE", "")
    if draft.unit in ("hour", "minute", "second"):
        return Resolved("DURATION", duration(Length(((abs(draft.count) or 1, draft.unit),))))
    base = scene.last
    if draft.unit != "day":
        base = None if scene.named_last is None else (scene.named_last, scene.named_last)
    if draft.fallback == "anchor" and draft.count <= 0 and (base is None or draft.unit == "day"):
        own = scene.told if scene.told and draft.count else scene.story or scene.anchor
        base = (own, own)
    if base is None:
        return Resolved(kind, UNRESOLVED + tail, reason="the text spoke of no day before")
    if draft.count == 0 and base[0] != base[1]:
        return Resolved(kind, UNRESOLVED + tail, reason="the text spoke of several days before")
    start = base[1] if draft.count > 0 else base[0]
    day = step(start, int(draft.count), draft.unit)
    exact = day if draft.unit == "day" else None
    return Resolved(kind, unit_value(day, draft.unit) + tail, start=exact, end=exact, base=day, reason=f"counted from {start}")


def _clock(draft: Clock, scene: Scene) -> Resolved | None:
    own = scene.story or scene.anchor
    day = Resolved("DATE", own.isoformat(), start=own, end=own)
    if draft.day is not None:
        found = _resolve(draft.day, scene)
        if found is None:
            return None
        day = found
    if draft.hour is None:
        tail = f"T{draft.part}"
    else:
        hour = _hour(draft.hour, draft.half)
        if hour > 23:
            hour = 0
        tail = f"T{hour:02d}:{draft.minute:02d}"
    other = day.other and day.other + tail
    return replace(day, type="TIME", value=day.value + tail, other=other)


def _hour(hour: int, half: str | None) -> int:
    """The hour of the twenty-four-hour clock."""
    if half in ("MO", "AM"):
        return 0 if hour == _NOON and half == "AM" else hour
    if half == "NI":
        return hour % 24 if hour < _NIGHT_ENDS or hour > _NOON else (hour + _NOON) % 24
    if half in ("AF", "EV", "PM") and hour < _NOON and not (half == "AF" and hour >= _NOON - 1):
        return hour + _NOON
    return hour


def _range(draft: Range, scene: Scene) -> Resolved | None:
    """From start to end; a stretch that can hold the anchor does, whatever the verb says of what is left of it."""
    found = _stretch(draft, scene)
    dated = isinstance(draft.start, Calendar) and draft.start.month is not None
    if not dated or found is None or found.other is None or found.start is None or found.end is None:
        return found
    backward = Direction(future=found.start <= scene.anchor, reason="the stretch holds the day of the text")
    other = _stretch(draft, replace(scene, direction=lambda: backward))
    if other and other.start and other.end and other.start <= scene.anchor <= other.end:
        return other
    return found


def _stretch(draft: Range, scene: Scene) -> Resolved | None:
    start = _resolve(draft.start, scene)
    if start is None:
        return None
    end_draft = draft.end
    if isinstance(end_draft, Calendar) and start.start is not None and end_draft.shift is None and not end_draft.year:
        ahead = Direction(future=True, reason="the end of a stretch follows its start")
        end = _resolve(end_draft, Scene(start.start, lambda: ahead))
    elif isinstance(end_draft, Calendar) and end_draft.month and not end_draft.year and end_draft.shift is None:
        first = date.fromisoformat(f"{start.value}-01" if len(start.value) == len("2025-11") else scene.anchor.isoformat())
        ahead = Direction(future=True, reason="the end of a stretch follows its start")
        end = _resolve(end_draft, Scene(first, lambda: ahead))
    else:
        end = _resolve(end_draft, scene)
    if end is None or (start.start and end.end and start.start > end.end):
        return None
    if start.value == end.value:
        return start
    last = end.end if start.start else None
    kind = "TIME" if start.type == "TIME" and end.type == "TIME" else "DATE"
    return replace(start, type=kind, value=f"{start.value}/{end.value}", start=start.start if last else None, end=last)


def duration(length: Length) -> str:
    """A stretch of time as ISO 8601 writes it.

    >>> duration(Length(((2.5, "hour"),))), duration(Length(((1.5, "year"),))), duration(Length(((None, "day"),)))
    ('PT2H30M', 'P1Y6M', 'PXD')
    """
    dates, clock = "", ""
    for count, unit in length.amounts:
        for part, name in _parts(count, unit):
            prefix, letter = _LETTERS[name]
            if prefix == "P":
                dates += part + letter
            else:
                clock += part + letter
    return f"P{dates}{'T' + clock if clock else ''}"


def _parts(count: float | None, unit: str) -> list[tuple[str, str]]:
    factor, name = _MULTIPLES.get(unit, (1, unit))
    if count is None:
        return [("X", name if factor == 1 else unit if unit in _LETTERS else name)]
    count *= factor
    whole, rest = int(count), count - int(count)
    if rest and name in _SMALLER:
        size, smaller = _SMALLER[name]
        below = rest * size
        if below == int(below):
            return [*([(str(whole), name)] if whole else []), (str(int(below)), smaller)]
    return [(f"{count:g}" if rest else str(whole), name)]


def _every(draft: Recurring) -> str:
    return duration(Length(((draft.count, draft.unit or "day"),)))
