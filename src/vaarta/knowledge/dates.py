"""When an office was held: partial dates, and what they allow to be said."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from vaarta.knowledge.types import Holding, Sat

_FIRST, _LAST = date.min, date.max


def first_day(edtf: str) -> date:
    """The first day of an EDTF day, month or year.

    >>> first_day("2014-05"), last_day("2014-05")
    (datetime.date(2014, 5, 1), datetime.date(2014, 5, 31))
    """
    year, *rest = map(int, edtf.split("-"))
    return date(year, rest[0] if rest else 1, rest[1] if len(rest) > 1 else 1)


def last_day(edtf: str) -> date:
    """The last day of an EDTF day, month or year."""
    year, *rest = map(int, edtf.split("-"))
    month = rest[0] if rest else 12
    return date(year, month, rest[1] if len(rest) > 1 else monthrange(year, month)[1])


def held(holding: Holding, start: date, end: date) -> bool | None:
    """Whether the office was held on some day from `start` to `end`: True, False, or None where the dates do not say.

    An office that was held when last checked counts as held since; the caller sees `as_of`.
    """
    sure_from = last_day(holding.start) if holding.start else None
    sure_to = first_day(holding.end) if holding.end else _LAST if holding.current else None
    may_from = first_day(holding.start) if holding.start else _FIRST
    may_to = last_day(holding.end) if holding.end else _LAST
    if end < may_from or start > may_to:
        return False
    if sure_from and sure_to:
        if sure_from <= sure_to:
            return True if end >= sure_from and start <= sure_to else None
        return None
    known_day = sure_from or sure_to
    return True if known_day and start <= known_day <= end else None


def sat_between(sitting: Sat, start: date, end: date) -> bool:
    """Whether a sitting's dates meet the days from `start` to `end`."""
    if sitting.start:
        return date.fromisoformat(sitting.start) <= end and date.fromisoformat(sitting.end or sitting.start) >= start
    if sitting.when:
        begin, _, finish = sitting.when.partition("/")
        begin, finish = begin.rstrip("?~%"), (finish or begin).rstrip("?~%")
        return first_day(begin) <= end and last_day(finish) >= start
    return False
