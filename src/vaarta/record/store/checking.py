"""Whether a record is sound: everything that is derived is what its statements give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select, text

from vaarta.knowledge.store import Knowledge
from vaarta.record import merge as merging
from vaarta.record.store import asking, schema
from vaarta.record.store.deriving import Deriving, key_of, key_rows
from vaarta.record.store.entities import Entities
from vaarta.record.store.rebuilding import parts
from vaarta.record.store.tellings import Kept, by_component

_MOST = 20
"""Problems of one sort that are told of."""
_a, _e, _t, _s, _b = schema.article.c, schema.entry.c, schema.telling.c, schema.statement.c, schema.block.c
_k = schema.entry_key.c


def problems(connection: Connection, entities: Entities, knowledge: Knowledge) -> Iterator[str]:
    """What is wrong, in words; nothing where the record is sound."""
    if connection.dialect.name == "sqlite":
        told = [row[0] for row in connection.execute(text("PRAGMA integrity_check"))]
        yield from (f"the file is damaged: {line}" for line in told if line != "ok")
    yield from _tellings(connection)
    yield from _entries(connection)
    seen: set[int] = set()
    for kept in parts(connection, entities):
        yield from _blocks(connection, kept, knowledge)
        yield from _components(connection, entities, kept, knowledge)
        fresh = {one.component for one in kept} - seen
        seen |= fresh
        yield from _derived(connection, entities, sorted(fresh), knowledge)


def _tellings(connection: Connection) -> Iterator[str]:
    """Each event of an article in the merge is a telling, and nothing else is."""
    told = schema.statement.join(schema.article, _a.key == _s.article)
    missing = (
        select(_a.id, _s.event)
        .select_from(told.outerjoin(schema.telling, (_t.article == _s.article) & (_t.number == _s.event)))
        .where(_s.slot == "event", _a.superseded_by.is_(None), _t.key.is_(None))
    )
    for article, number in connection.execute(missing.limit(_MOST)):
        yield f"event {number} of article {article} is in no entry"
    extra = (
        select(_t.key, _a.id, _a.superseded_by)
        .select_from(
            schema.telling.outerjoin(schema.article, _a.key == _t.article).outerjoin(
                schema.statement, (_s.article == _t.article) & (_s.event == _t.number) & (_s.slot == "event")
            )
        )
        .where((_a.key.is_(None)) | (_a.superseded_by.is_not(None)) | (_s.seq.is_(None)))
    )
    for key, article, superseded in connection.execute(extra.limit(_MOST)):
        why = "whose article is superseded" if superseded is not None else "without statements"
        yield f"telling {key} of article {article} is one {why}"


def _entries(connection: Connection) -> Iterator[str]:
    """Each telling is in an entry that exists, each entry holds a telling."""
    lost = select(_t.key).outerjoin_from(schema.telling, schema.entry, _e.key == _t.entry).where(_e.key.is_(None))
    for (key,) in connection.execute(lost.limit(_MOST)):
        yield f"telling {key} is in no entry"
    hollow = select(_e.id).outerjoin_from(schema.entry, schema.telling, _t.entry == _e.key).where(_t.key.is_(None))
    for (id_,) in connection.execute(hollow.limit(_MOST)):
        yield f"entry {id_} holds no telling"
    stray = select(_k.entry).outerjoin_from(schema.entry_key, schema.entry, _e.key == _k.entry).where(_e.key.is_(None)).distinct()
    for (key,) in connection.execute(stray.limit(_MOST)):
        yield f"an entry that is gone (key {key}) can still be found"


def _blocks(connection: Connection, kept: Sequence[Kept], knowledge: Knowledge) -> Iterator[str]:
    keys = [one.key for one in kept]
    rows = connection.execute(select(_b.telling, _b.key).where(_b.telling.in_(keys)))
    held: dict[int, set[str]] = {key: set() for key in keys}
    for telling, key in rows:
        held[telling].add(key)
    for one in kept:
        if held[one.key] != set(merging.block_keys(one.telling, knowledge).kept):
            yield f"{one.ref.article}#{one.ref.event} is kept under other blocks than its own"


def _components(connection: Connection, entities: Entities, kept: Sequence[Kept], knowledge: Knowledge) -> Iterator[str]:
    deriving = Deriving(connection, entities, knowledge)
    for one in kept:
        if deriving.neighbours([one.telling], [one.key]) - {one.component}:
            yield f"{one.ref.article}#{one.ref.event} is linked to a telling that it was not merged with"


def _derived(connection: Connection, entities: Entities, components: Sequence[int], knowledge: Knowledge) -> Iterator[str]:
    """The entries of components, merged anew, are those that are kept, and can be found by their keys."""
    affected = by_component(connection, entities, components)
    deriving = Deriving(connection, entities, knowledge)
    by_ref = {one.ref: one for one in affected}
    merged = deriving.merged({one.key: one for one in affected})
    stored = {
        e.id: replace(e, relations=()) for e in asking.by_keys(connection, entities, sorted({one.entry for one in affected}))
    }
    for entry in merged.entries:
        if stored.pop(entry.id, None) != entry:
            yield f"entry {entry.id} is not what its reports give"
        if any(by_ref[ref].entry != key_of(entry.id) for ref in entry.refs):
            yield f"entry {entry.id} does not hold all of its tellings"
        wanted = {(row["key"], row["first"], row["last"]) for row in key_rows(entry, by_ref, knowledge)}
        there = connection.execute(select(_k.key, _k.first, _k.last).where(_k.entry == key_of(entry.id)))
        if {tuple(row) for row in there} != wanted:
            yield f"entry {entry.id} cannot be found by all that it says"
    yield from (f"entry {id_} is kept, but no report gives it" for id_ in stored)
