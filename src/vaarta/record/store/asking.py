"""Entries, tellings and reports out of the database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, func, select

from vaarta.model.errors import RecordError
from vaarta.model.record import Entry, EntryRelation
from vaarta.model.report import RelationType, Report
from vaarta.record.store import schema
from vaarta.record.store.deriving import entry_of
from vaarta.record.store.entities import Entities
from vaarta.record.store.keys import TOLD
from vaarta.record.store.statements import Statement, article_of, put_together
from vaarta.record.store.tellings import AT_ONCE

PREFIX = 6
"""Characters of an entry's id that are enough to ask for it."""
_PAGE = 500
_a, _e, _k, _s, _t = schema.article.c, schema.entry.c, schema.entry_key.c, schema.statement.c, schema.telling.c
_KEYS: BindParameter[list[Any]] = bindparam("keys", expanding=True)
_other, _its = schema.telling.alias("other"), schema.entry.alias("its")
_RELATIONS = (
    select(_t.entry, schema.relation.c.type, _its.c.id)
    .select_from(
        schema.telling.join(schema.relation, schema.relation.c.source == _t.key)
        .join(_other, _other.c.key == schema.relation.c.target)
        .join(_its, _its.c.key == _other.c.entry)
    )
    .where(_t.entry.in_(_KEYS), _other.c.entry != _t.entry)
    .distinct()
)
_DATA = select(_e.key, _e.data).where(_e.key.in_(_KEYS))


def entries(connection: Connection, entities: Entities, rows: Sequence[tuple[int, str]]) -> tuple[Entry, ...]:
    """The entries of these (key, data), in order, with their relations."""
    made = entities.read(connection, lambda named: [entry_of(data, named) for _, data in rows])
    relations: dict[int, set[tuple[str, str]]] = {}
    keys = [key for key, _ in rows]
    for at in range(0, len(keys), AT_ONCE):
        for entry, type_, other in connection.execute(_RELATIONS, {"keys": keys[at : at + AT_ONCE]}):
            relations.setdefault(entry, set()).add((type_, other))
    return tuple(
        replace(entry, relations=tuple(EntryRelation(RelationType(type_), other) for type_, other in sorted(relations[key])))
        if key in relations
        else entry
        for key, entry in zip(keys, made, strict=True)
    )


def by_keys(connection: Connection, entities: Entities, keys: Sequence[int]) -> tuple[Entry, ...]:
    """The entries with these keys, in the order of `keys`."""
    found: dict[int, str] = {}
    for at in range(0, len(keys), AT_ONCE):
        found.update((row[0], row[1]) for row in connection.execute(_DATA, {"keys": keys[at : at + AT_ONCE]}))
    return entries(connection, entities, [(key, found[key]) for key in keys if key in found])


def every(connection: Connection, entities: Entities) -> Iterator[Entry]:
    """All entries, by their keys."""
    last = -1
    while True:
        question = select(_e.key, _e.data).where(_e.key > last).order_by(_e.key).limit(_PAGE)
        rows = [(key, data) for key, data in connection.execute(question)]
        if not rows:
            return
        yield from entries(connection, entities, rows)
        last = rows[-1][0]


def entry_key(connection: Connection, id_: str) -> int | None:
    """The key of the entry with this id, with one that it had before, or with an id that begins so. RecordError where several do."""
    found = connection.execute(select(_e.key).where(_e.id == id_)).scalar()
    if found is None:
        aliased = select(_t.entry).join_from(schema.alias, schema.telling, _t.key == schema.alias.c.telling)
        found = connection.execute(aliased.where(schema.alias.c.id == id_)).scalar()
    if found is None and len(id_) >= PREFIX:
        begins = (_e.id >= id_, _e.id < id_[:-1] + chr(ord(id_[-1]) + 1))
        rows = list(connection.execute(select(_e.key, _e.id).where(*begins).order_by(_e.id).limit(3)))
        if len(rows) > 1:
            raise RecordError(f"{id_!r} begins the ids of several entries ({', '.join(row.id for row in rows)}); give more of it")
        found = rows[0].key if rows else None
    return found


def told_between(connection: Connection, since: date, until: date | None) -> list[int]:
    """The keys of entries with a step or a contradiction in those days, in the order of the latest such day."""
    days = [_k.key == TOLD, _k.first >= since.toordinal(), *([_k.first <= until.toordinal()] if until else [])]
    question = select(_k.entry, func.max(_k.first)).where(*days).group_by(_k.entry)
    return [key for key, _ in sorted(connection.execute(question), key=lambda row: (row[1], row[0]))]


def report(connection: Connection, entities: Entities, key: int) -> Report:
    """The report of the article with this key, as it was stored."""
    row = connection.execute(select(schema.article).where(_a.key == key)).mappings().one()
    question = select(_s.event, _s.seq, _s.slot, _s.value, _s.start, _s.end).where(_s.article == key).order_by(_s.event, _s.seq)
    statements = [Statement(*found) for found in connection.execute(question)]
    return entities.read(connection, lambda named: put_together(article_of(row), statements, bytes(row["report"]), named))


def article_key(connection: Connection, id_: str) -> int | None:
    """The key of the article with this id: of several versions the one in the merge, else the last."""
    question = select(_a.key).where(_a.id == id_).order_by(_a.superseded_by.is_not(None), _a.key.desc()).limit(1)
    return connection.execute(question).scalar()


def counts(connection: Connection) -> dict[str, int]:
    """How much there is of everything."""
    size = {
        "articles": select(func.count()).select_from(schema.article).where(_a.superseded_by.is_(None)),
        "superseded": select(func.count()).select_from(schema.article).where(_a.superseded_by.is_not(None)),
        "tellings": select(func.count()).select_from(schema.telling),
        "entries": select(func.count()).select_from(schema.entry),
        "conflicting": select(func.count()).select_from(schema.entry_key).where(_k.key.in_(["conflicting", "conflicting~"])),
        "decisions": select(func.count()).select_from(schema.decision).where(schema.decision.c.undone.is_(False)),
    }
    return {name: connection.execute(question).scalar_one() for name, question in size.items()}


def chunks(keys: Iterable[int]) -> Iterator[list[int]]:
    """Keys, as many at a time as one question takes."""
    wanted = list(keys)
    for at in range(0, len(wanted), AT_ONCE):
        yield wanted[at : at + AT_ONCE]
