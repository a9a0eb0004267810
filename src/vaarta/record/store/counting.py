"""What pages show beside entries: how much happened month by month, which entries an article went into, who published it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from sqlalchemy import Connection, bindparam, func, select

from vaarta.model.record import Source
from vaarta.record.ask import Filter
from vaarta.record.store import schema
from vaarta.record.store.finding import questions
from vaarta.record.store.keys import long

_a, _e, _k, _t = schema.article.c, schema.entry.c, schema.entry_key.c, schema.telling.c
_AT_ONCE = 400
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()


def by_month(connection: Connection, wanted: Filter) -> dict[date, int]:
    """How many of the entries that are wanted begin in each month, by its first day; one with several of the topics wanted
    counts for each."""
    by_entry = wanted.dated or wanted.min_confidence > 0
    rows = schema.entry_key.join(schema.entry, _e.key == _k.entry) if by_entry else schema.entry_key
    found: Counter[date] = Counter()
    for one in _one_by_one(replace(wanted, after=None)):
        for question in questions(connection, one):
            assert question.whereclause is not None
            days = select(_k.first, func.count()).select_from(rows).where(question.whereclause).group_by(_k.first)
            for first, count in connection.execute(days).all():
                month = _month(first)
                if month is not None:
                    found[month] += count
    return dict(sorted(found.items()))


@lru_cache(maxsize=100_000)
def _month(day: int) -> date | None:
    """The first day of the month of a day; None for the ends of time, where what has no end is kept."""
    return date.fromordinal(day).replace(day=1) if _FIRST < day < _LAST else None


def _one_by_one(wanted: Filter) -> Iterator[Filter]:
    """The same, each kind and each status for itself, since an entry has one of each: the index holds them so."""
    for kind in wanted.kinds or (None,):
        for status in wanted.statuses or (None,):
            yield replace(wanted, kinds=(kind,) if kind else (), statuses=(status,) if status else ())


def entries_of(connection: Connection, article: str) -> dict[str, str]:
    """The ids of the entries that an article's events went into, by the events' ids."""
    question = (
        select(_t.event, _e.id)
        .select_from(schema.telling.join(schema.article, _a.key == _t.article).join(schema.entry, _e.key == _t.entry))
        .where(_a.id == article, _a.superseded_by.is_(None))
    )
    return {row.event: row.id for row in connection.execute(question)}


def sources(connection: Connection, articles: Iterable[str]) -> dict[str, Source]:
    """What is known of articles, by their ids."""
    wanted = sorted(set(articles))
    question = select(_a.id, _a.published, _a.publisher, _a.language, _a.url, _a.title).where(
        _a.id.in_(bindparam("ids", expanding=True)), _a.superseded_by.is_(None)
    )
    found: dict[str, Source] = {}
    for at in range(0, len(wanted), _AT_ONCE):
        for row in connection.execute(question, {"ids": wanted[at : at + _AT_ONCE]}):
            found[row.id] = Source(row.id, date.fromisoformat(row.published), row.publisher, row.language, row.url, row.title)
    return found


def sides_with(connection: Connection, side: str) -> dict[str, int]:
    """With which sides a side took part in entries, and how many, most often first."""
    mine, theirs = schema.entry_key.alias("mine"), schema.entry_key.alias("theirs")
    prefix, own = "state:", f"state:{side}"
    question = (
        select(theirs.c.key, func.count())
        .select_from(mine.join(theirs, theirs.c.entry == mine.c.entry))
        .where(mine.c.key.in_([own, long(own)]), theirs.c.key >= prefix, theirs.c.key < "state;")
        .group_by(theirs.c.key)
    )
    found: Counter[str] = Counter()
    for key, count in connection.execute(question):
        found[key.removeprefix(prefix).removesuffix("~")] += count
    del found[side]
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))
