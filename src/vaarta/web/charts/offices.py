"""Offices over time: a bar from the day that each was taken up to the day that it was left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vaarta.knowledge import Holding
from vaarta.model.edtf import bounds

WIDTH, ROW, LEFT = 1000, 30, 10


@dataclass(frozen=True, slots=True)
class Term:
    """One office: where its bar stands; `begun` and `ended` are False where that day is not known."""

    holding: Holding
    x: float
    y: int
    width: float
    begun: bool
    ended: bool


@dataclass(frozen=True, slots=True)
class Terms:
    """Some offices, and the years under them."""

    terms: tuple[Term, ...]
    ticks: tuple[tuple[float, int], ...]
    height: int


def terms(holdings: Sequence[Holding], today: date) -> Terms | None:
    """The offices drawn, earliest first; None where no day of any is known."""
    known = [holding for holding in holdings if holding.start or holding.end]
    if not known:
        return None
    spans = [(_first(holding), _last(holding, today)) for holding in known]
    first, last = min(begin for begin, _ in spans), max(today, *(end for _, end in spans))
    scale = (WIDTH - 2 * LEFT) / max((last - first).days, 1)
    found = tuple(
        Term(
            holding,
            round(LEFT + (begin - first).days * scale, 1),
            at * ROW + 4,
            round(max((end - begin).days * scale, 3), 1),
            holding.start is not None,
            holding.end is not None or holding.current,
        )
        for at, (holding, (begin, end)) in enumerate(zip(known, spans, strict=True))
    )
    years = last.year - first.year
    step = max(1, -(-years // 8))
    ticks = tuple(
        (round(LEFT + (date(year, 1, 1) - first).days * scale, 1), year) for year in range(first.year + 1, last.year + 1, step)
    )
    return Terms(found, ticks, len(found) * ROW + 26)


def _first(holding: Holding) -> date:
    day = bounds(holding.start)[0] if holding.start else bounds(holding.end or "")[0]
    return day or date(1945, 1, 1)


def _last(holding: Holding, today: date) -> date:
    if holding.end:
        return bounds(holding.end)[1] or today
    return today if holding.current else max(_first(holding), bounds(holding.as_of)[1] or today)
