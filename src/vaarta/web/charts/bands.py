"""A band for each pair of states, or for each person: who met when, one under the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from vaarta.model.edtf import bounds
from vaarta.model.entity import EntityType
from vaarta.model.errors import EdtfError
from vaarta.model.record import Entry
from vaarta.record.ahead import is_coarse

LEFT, WIDTH, ROW = 190, 1000, 26


@dataclass(frozen=True, slots=True)
class Dot:
    """One entry in its band; `width` is that of its days; `coarse` says that its day is not known, only the month."""

    entry: Entry
    x: float
    width: float
    coarse: bool


@dataclass(frozen=True, slots=True)
class Band:
    """One pair ("IN-RU") or person (a key), with its dots."""

    key: str
    y: int
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Bands:
    """Some bands over the same days; `ticks` are (x, first day of a month)."""

    bands: tuple[Band, ...]
    ticks: tuple[tuple[float, date], ...]
    height: int


def pairs_of(entry: Entry) -> tuple[str, ...]:
    """The pairs of states that an entry is between; none where there are too many for a pair to mean anything."""
    sides = sorted({p.side for p in entry.participants if p.side and len(p.side) == 2})
    return tuple("-".join(pair) for pair in combinations(sides, 2)) if len(sides) <= 4 else ()


def people_of(entry: Entry) -> tuple[str, ...]:
    """The people who take part in an entry."""
    return tuple(dict.fromkeys(p.entity.key for p in entry.participants if p.entity.type is EntityType.PERSON))


def bands(entries: Sequence[Entry], *, people: bool = False, most: int = 7, but: Iterable[str] = ()) -> Bands | None:
    """The bands of those of `entries` that have a day, most frequent first; None where there are too few to show anything."""
    dated = [(entry, days) for entry in entries if (days := _days(entry)) is not None]
    of = people_of if people else pairs_of
    count = Counter(key for entry, _ in dated for key in of(entry))
    keys = [key for key, _ in sorted(count.items(), key=lambda pair: (-pair[1], pair[0])) if key not in set(but)][:most]
    if not keys:
        return None
    first, last = min(days[0] for _, days in dated), max(days[1] for _, days in dated)
    room = max((last - first).days, 1)
    scale = (WIDTH - LEFT - 20) / room

    def x(day: date) -> float:
        return round(LEFT + 10 + (day - first).days * scale, 1)

    found = tuple(
        Band(
            key,
            at * ROW + 22,
            tuple(
                Dot(entry, x(begin), round(max((end - begin).days * scale, 0), 1), is_coarse(entry.when or ""))
                for entry, (begin, end) in dated
                if key in of(entry)
            ),
        )
        for at, key in enumerate(keys)
    )
    return Bands(found, tuple((x(day), day) for day in _ticks(first, last)), len(keys) * ROW + 30)


def _days(entry: Entry) -> tuple[date, date] | None:
    try:
        first, last = bounds(entry.when) if entry.when else (None, None)
    except EdtfError:
        return None
    if first is None and last is None:
        return None
    begin, end = first or last, last or first
    assert begin is not None
    assert end is not None
    return (begin, end) if (end - begin).days <= 62 else None


def _ticks(first: date, last: date) -> list[date]:
    months = (last.year - first.year) * 12 + last.month - first.month
    step = max(1, -(-months // 6))
    found, at = [], first.year * 12 + first.month
    while at <= last.year * 12 + last.month - 1:
        found.append(date(at // 12, at % 12 + 1, 1))
        at += step
    return [day for day in found if first <= day <= last]
