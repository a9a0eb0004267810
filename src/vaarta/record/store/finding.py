"""Entries by a Filter: ranges of an index, merged in order, a page at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import merge as merged

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, literal, select, tuple_

from vaarta.model.errors import RecordError
from vaarta.record.ask import Filter
from vaarta.record.store import schema
from vaarta.record.store.keys import CONFLICTING, EVERY, SHORT, long, pair

Row = tuple[int, int, str]
"""First day, key and data of an entry."""
_ENOUGH = 2000
"""Rows of an index that are counted to choose between two."""
_k, _e = schema.entry_key.c, schema.entry.c


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the order a page ends."""

    first: int
    key: int

    @classmethod
    def of(cls, cursor: str) -> _Place:
        first, dot, key = cursor.partition(".")
        if not (dot and first.isdecimal() and key.isdecimal()):
            raise RecordError(f"{cursor!r} is no place in a list of entries: pass on the `after` of the page before")
        return cls(int(first), int(key))

    def __str__(self) -> str:
        return f"{self.first}.{self.key}"


def found(connection: Connection, wanted: Filter) -> tuple[list[Row], str | None]:
    """The rows of one page, and the cursor of the next."""
    if wanted.limit < 1:
        raise RecordError(f"a page of {wanted.limit} entries has none: ask for at least one")
    rows = _first(_streams(connection, wanted, wanted.limit + 1), wanted.limit + 1, newest=wanted.newest_first)
    if len(rows) <= wanted.limit:
        return rows, None
    rows = rows[: wanted.limit]
    return rows, str(_Place(rows[-1][0], rows[-1][1]))


def _first(streams: Sequence[Iterator[Row]], count: int, *, newest: bool) -> list[Row]:
    rows: list[Row] = []
    for row in merged(*streams, key=lambda row: (row[0], row[1]), reverse=newest):
        if rows and rows[-1][1] == row[1]:
            continue
        rows.append(row)
        if len(rows) == count:
            break
    return rows


def _streams(connection: Connection, wanted: Filter, count: int) -> list[Iterator[Row]]:
    """One ordered stream for each range of the index that can hold what is wanted."""
    asked = questions(connection, wanted, count)
    return [iter([(row[0], row[1], row[2]) for row in connection.execute(question)]) for question in asked]


def questions(connection: Connection, wanted: Filter, count: int = 0) -> list[Select[int, int, str]]:
    """One question for each range of the index that can hold what is wanted, for `count` rows of each."""
    needed: list[tuple[str, ...]] = [(key,) for key in _needed(wanted)]
    if wanted.topics:
        needed.append(tuple(f"topic:{topic}" for topic in sorted(set(wanted.topics))))
    if len(wanted.kinds) == 1:
        needed.append((f"kind:{wanted.kinds[0].value}",))
    if len(wanted.statuses) == 1:
        needed.append((f"status:{wanted.statuses[0].value}",))
    needed = needed or [(EVERY,)]
    leading = min(needed, key=lambda keys: _some(connection, keys, wanted)) if len(needed) > 1 else needed[0]
    others = [keys for keys in needed if keys != leading]
    return [_question(key, others, wanted, count, is_long=is_long) for key in leading for is_long in (False, True)]


def _needed(wanted: Filter) -> list[str]:
    """Keys that an entry must have, all of them."""
    states = sorted(set(wanted.states))
    found = [f"who:{key}" for key in (wanted.who, wanted.partner) if key is not None]
    if len(states) == 1:
        found.append(f"state:{states[0]}")
    found += [pair(states[0], state) for state in states[1:]]
    if wanted.mechanism is not None:
        found.append(f"mechanism:{wanted.mechanism}")
    if wanted.place is not None:
        found.append(f"place:{wanted.place}")
    if wanted.conflicting:
        found.append(CONFLICTING)
    return found


def _within(key: str, wanted: Filter, *, is_long: bool) -> list[ColumnElement[bool]]:
    """The range of the index under `key` that the days wanted leave."""
    bounds: list[ColumnElement[bool]] = [_k.key == (long(key) if is_long else key)]
    if wanted.end is not None:
        bounds.append(_k.first <= wanted.end.toordinal())
    if wanted.start is not None:
        bounds.append(_k.last >= wanted.start.toordinal())
        if not is_long:
            bounds.append(_k.first > wanted.start.toordinal() - SHORT)
    return bounds


def _some(connection: Connection, keys: Sequence[str], wanted: Filter) -> int:
    """How many rows there are in the ranges of `keys`, as far as it matters."""
    total = 0
    for key in keys:
        for is_long in (False, True):
            inner = select(literal(1)).where(*_within(key, wanted, is_long=is_long)).limit(_ENOUGH).subquery()
            total += connection.execute(select(func.count()).select_from(inner)).scalar_one()
    return total


def _question(key: str, others: Sequence[Sequence[str]], wanted: Filter, count: int, *, is_long: bool) -> Select[int, int, str]:
    conditions = _within(key, wanted, is_long=is_long)
    for keys in others:
        also = schema.entry_key.alias()
        named = [long(other) if is_long else other for other in keys]
        there = and_(also.c.key.in_(named), also.c.first == _k.first, also.c.entry == _k.entry)
        conditions.append(exists(select(literal(1)).select_from(also).where(there)))
    if len(wanted.kinds) > 1:
        conditions.append(_e.kind.in_([kind.value for kind in wanted.kinds]))
    if len(wanted.statuses) > 1:
        conditions.append(_e.status.in_([status.value for status in wanted.statuses]))
    if wanted.dated:
        conditions.append(_e.dated.is_(True))
    if wanted.min_confidence > 0:
        conditions.append(_e.confidence >= wanted.min_confidence)
    if wanted.after is not None:
        place, here = _Place.of(wanted.after), tuple_(_k.first, _k.entry)
        there_ = tuple_(literal(place.first), literal(place.key))
        conditions.append(here < there_ if wanted.newest_first else here > there_)
    order = (_k.first.desc(), _k.entry.desc()) if wanted.newest_first else (_k.first, _k.entry)
    return (
        select(_k.first, _e.key, _e.data)
        .select_from(schema.entry_key.join(schema.entry, _e.key == _k.entry))
        .where(*conditions)
        .order_by(*order)
        .limit(count)
    )
