"""What a draft is resolved against: the anchor, the clause, and what the text has said of time before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from vaarta.reading.times.direction import Direction

Asked = Callable[[], Direction]
"""The direction of a clause, looked for only where it matters."""


@dataclass(frozen=True, slots=True)
class Scene:
    """`last` is the first and last day of the stretch that the text spoke of last, `told` the last day of the news told,
    `story` the day that the story is set on, `named` the year and month that a date gave in full, `named_last` the first day
    of the last day, month or year spoken of."""

    anchor: date
    direction: Asked
    last: tuple[date, date] | None = None
    told: date | None = None
    story: date | None = None
    named: tuple[int, int] | None = None
    named_last: date | None = None
