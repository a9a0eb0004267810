"""Calendar drafts on the calendar: which day, week, month or year an incomplete date means."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from vaarta.model.edtf import month_end
from vaarta.reading.times.direction import Direction
from vaarta.reading.times.drafts import Calendar
from vaarta.reading.times.grain import step, unit_value, weekday_near

_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The first month of each season, as the northern hemisphere counts them."""
_YEARS_TO_LEAP = 9
_SOON, _LONG_AGO = 45, 250
"""Where no verb says which, a date within so many days from now is meant rather than one so many days ago."""


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of the calendar: its value, first and last day, and how it was chosen."""

    value: str
    first: date
    last: date
    unit: str
    mod: str | None = None
    direction: str | None = None
    other: str | None = None
    reason: str = ""


def calendar_date(draft: Calendar, anchor: date, direction: Callable[[], Direction]) -> Found | None:
    """What `draft` means on the day `anchor`; `direction` is asked only where the words leave a choice.

    Raises ValueError or OverflowError where the calendar has no such day.
    """
    if draft.season is not None:
        return _by_season(draft, draft.season, anchor, direction)
    if draft.year is not None:
        found = _in_year(draft, draft.year, anchor)
    elif draft.unit is not None and draft.shift is not None:
        found = _shifted(draft, draft.unit, draft.shift, anchor)
    elif draft.month is not None or (draft.day is not None and draft.weekday is None):
        return _by_month(draft, anchor, direction)
    elif draft.weekday is not None:
        return _by_weekday(draft, draft.weekday, anchor, direction)
    elif draft.inner is not None and draft.nth is not None:
        found = _within(_unit(anchor, "year"), draft.nth, draft.inner)
    else:
        return None
    return found and replace(found, mod=found.mod or draft.mod)


def _unit(day: date, unit: str) -> Found:
    first, last = {
        "day": (day, day),
        "week": (day - timedelta(days=day.weekday()), day + timedelta(days=6 - day.weekday())),
        "month": (day.replace(day=1), month_end(day)),
        "year": (day.replace(month=1, day=1), day.replace(month=12, day=31)),
    }.get(unit, (day, day))
    return Found(unit_value(day, unit), first, last, unit)


def _in_year(draft: Calendar, year: int, anchor: date) -> Found | None:
    if draft.month is None:
        whole = _unit(date(year, 1, 1), "year")
        return _within(whole, draft.nth, draft.inner) if draft.inner else whole
    if draft.day is not None:
        return _unit(date(year, draft.month, draft.day), "day")
    month = _unit(date(year, draft.month, 1), "month")
    return _within(month, draft.nth, draft.inner, draft.weekday) if draft.nth is not None else month


def _shifted(draft: Calendar, unit: str, shift: int, anchor: date) -> Found | None:
    day = step(anchor.replace(day=1) if unit not in ("week", "day", "weekend") else anchor, shift, unit)
    name = "past" if shift < 0 else "future" if shift > 0 else None
    if unit == "year" and (draft.month is not None or draft.inner):
        found = _in_year(draft, day.year, anchor)
    elif unit == "month" and draft.day is not None:
        found = _unit(day.replace(day=draft.day), "day")
    elif unit == "week" and draft.weekday is not None:
        found = _unit(day + timedelta(days=draft.weekday - day.isoweekday()), "day")
    elif draft.inner:
        found = _within(_unit(day, unit), draft.nth, draft.inner, draft.weekday)
    else:
        found = _unit(day, unit)
    return found and replace(found, direction=name, reason="the words say which" if name else "")


def _within(whole: Found, nth: int | None, inner: str | None, weekday: int | None = None) -> Found | None:
    """The `nth` `inner` unit of `whole`; None where it has no such unit."""
    first, last = whole.first, whole.last
    if nth is None:
        return None
    if weekday is not None:
        day = weekday_near(first, weekday, future=True) + timedelta(days=7 * (nth - 1))
        return _unit(day, "day") if nth > 0 and day <= last else None
    if inner is None:
        return None
    if nth < 0:
        return replace(whole, mod="END")
    if whole.unit == "year":
        size = {"month": 1, "quarter": 3, "half": 6}.get(inner)
        if size is not None and nth * size <= 12:
            return _unit(date(first.year, (nth - 1) * size + 1, 1), inner)
        return _unit(date.fromisocalendar(first.year, nth, 1), "week") if inner == "week" else None
    if whole.unit != "month":
        return None
    start, end = {
        "week": (7 * nth - 6, 7 * nth),
        "fortnight": (1 if nth == 1 else 16, 15 if nth == 1 else last.day),
        "half": (1 if nth == 1 else 16, 15 if nth == 1 else last.day),
        "day": (nth, nth),
    }.get(inner, (0, 0))
    if not start or start > last.day or (inner in ("half", "fortnight") and nth > 2):
        return None
    a, b = first.replace(day=start), first.replace(day=min(end, last.day))
    value = a.isoformat() if a == b else f"{a.isoformat()}/{b.isoformat()}"
    return Found(value, a, b, "day" if a == b else "days")


def _by_season(draft: Calendar, season: str, anchor: date, direction: Callable[[], Direction]) -> Found:
    """A season of a year; without one the last that has begun, or the next to begin."""
    month = _SEASONS[season]
    year = draft.year
    if year is None and draft.shift is not None and (draft.unit == "year" or draft.shift == 0):
        year = anchor.year + draft.shift
    if year is None:
        begun = anchor.year - (anchor.month < month)
        ahead = (draft.shift > 0) if draft.shift else (draft.shift is None and direction().future)
        inside = (anchor.year * 12 + anchor.month) - (begun * 12 + month) < 3
        year = begun + ahead - (inside and draft.shift is not None and draft.shift < 0)
    first = date(year, month, 1)
    return Found(f"{year:04d}-{season}", first, month_end(step(first, 2, "month")), "season", mod=draft.mod)


def _by_weekday(draft: Calendar, weekday: int, anchor: date, direction: Callable[[], Direction]) -> Found:
    if draft.shift:
        day = weekday_near(anchor, weekday, future=draft.shift > 0, strict=True)
        return replace(_unit(day, "day"), direction="future" if draft.shift > 0 else "past", reason="the words say which")
    way = direction()
    past, future = (weekday_near(anchor, weekday, future=future) for future in (False, True))
    ahead = way.ahead((anchor - past).days, (future - anchor).days)
    day, other = (future, past) if ahead else (past, future)
    if draft.unit == "weekend":
        name = "future" if ahead else "past"
        return replace(_unit(day, "weekend"), direction=name, other=unit_value(other, "weekend"), reason=way.reason)
    if draft.shift == 0 and way.default:
        day = anchor + timedelta(days=weekday - anchor.isoweekday())
        return replace(_unit(day, "day"), reason="the day of the anchor's week")
    found = _unit(day, "day")
    if day == other:
        return found
    return replace(found, direction="future" if ahead else "past", other=other.isoformat(), reason=way.reason)


def _by_month(draft: Calendar, anchor: date, direction: Callable[[], Direction]) -> Found | None:
    """A day and month, a month, or the day of a month, without a year."""
    past = next(_candidates(draft, anchor, -1), None)
    future = next(_candidates(draft, anchor, 1), None)
    if draft.shift == 0:
        return _in_year(draft, anchor.year, anchor)
    if draft.shift:
        found = past if draft.shift < 0 else future
        name = "past" if draft.shift < 0 else "future"
        return found and replace(found, direction=name, reason="the words say which", mod=found.mod or draft.mod)
    if past is None or future is None:
        found = past or future
        return found and replace(found, mod=found.mod or draft.mod)
    way = direction()
    back, on = max((anchor - past.last).days, 0), max((future.first - anchor).days, 0)
    ahead = way.ahead(back, on) or (way.default and on <= _SOON and back >= _LONG_AGO)
    found, other = (future, past) if ahead else (past, future)
    name, reason = "future" if ahead else "past", way.reason
    if draft.weekday is not None and draft.day is not None:
        fits = [choice.first.isoweekday() == draft.weekday for choice in (found, other)]
        nearer = (back < on) if found is future else (on < back)
        if fits == [False, True] and (nearer or way.default or way.nearest):
            found, other = other, found
            name, reason = ("future" if found is future else "past"), "the weekday fits this year only"
    found = replace(found, mod=found.mod or draft.mod)
    if found.value == other.value:
        return found
    return replace(found, direction=name, other=other.value, reason=reason)


def _candidates(draft: Calendar, anchor: date, way: int) -> Iterator[Found]:
    """The stretches that `draft` fits, from the anchor into one direction, nearest first; with a shift, strictly so."""
    for steps in range(_YEARS_TO_LEAP * (1 if draft.month else 12)):
        try:
            if draft.month is not None:
                found = _in_year(draft, anchor.year + way * steps, anchor)
            else:
                found = _unit(step(anchor.replace(day=1), way * steps, "month").replace(day=draft.day or 1), "day")
        except (ValueError, OverflowError):
            continue
        if found is None:
            continue
        whole = found if found.unit == "day" else _unit(found.first, "month")
        beyond = whole.last <= anchor if way < 0 else whole.first >= anchor
        holds = whole.first <= anchor <= whole.last
        if (not draft.shift and (beyond or holds)) or (draft.shift and beyond and not holds):
            yield found
