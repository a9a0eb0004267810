"""Entities of a record by name, and whom they meet."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import Connection, bindparam, func, select

from vaarta.knowledge.phrases import phrase_words
from vaarta.knowledge.store import Knowledge
from vaarta.model.entity import Entity, EntityType
from vaarta.packs.loader import languages
from vaarta.record.ask import Known
from vaarta.record.store import schema
from vaarta.record.store.entities import Entities, sounds_of
from vaarta.record.store.keys import long

_WHO = "who:"
_MOST = 200
"""Entities that a name may stand for."""
_n, _x, _k = schema.name.c, schema.entity.c, schema.entry_key.c


def named(
    connection: Connection, entities: Entities, knowledge: Knowledge, name: str, type_: str | None = None
) -> tuple[Known, ...]:
    """What `name` may stand for: every entity with all its words among its names; where there is none, with names that sound so."""
    found: dict[str, Entity] = {}
    for sense in knowledge.lookup(name):
        if knowledge.knows(sense.target):
            found.setdefault(sense.target, knowledge.entity(sense.target))
    if knowledge.knows(name):
        found.setdefault(name, knowledge.entity(name))
    numbers = {number for language in languages() for number in _with_words(connection, set(phrase_words(name, language)))}
    numbers |= set(connection.execute(select(_x.key).where(_x.id == name)).scalars())
    if not numbers and not found:
        numbers = _with_words(connection, sounds_of(name))
    for entity in entities.read(connection, lambda one: [one(number) for number in sorted(numbers)]):
        found.setdefault(entity.key, entity)
    known = [
        Known(entity, _entries(connection, entity, knowledge))
        for entity in found.values()
        if type_ is None or entity.type == type_
    ]
    return tuple(sorted(known, key=lambda one: (-one.entries, one.entity.name, one.entity.key)))


def _with_words(connection: Connection, words: set[str]) -> set[int]:
    if not words:
        return set()
    question = (
        select(_n.entity)
        .where(_n.word.in_(bindparam("words", expanding=True)))
        .group_by(_n.entity)
        .having(func.count() == len(words))
        .limit(_MOST)
    )
    return set(connection.execute(question, {"words": sorted(words)}).scalars())


def _entries(connection: Connection, entity: Entity, knowledge: Knowledge) -> int:
    keys = [f"who:{entity.key}", f"mechanism:{entity.key}", f"place:{entity.key}"]
    if entity.id and entity.type in (EntityType.STATE, EntityType.ORGANISATION) and (side := knowledge.side_of(entity.id)):
        keys.append(f"state:{side}")
    wanted = [*keys, *map(long, keys)]
    return connection.execute(select(func.count(_k.entry.distinct())).where(_k.key.in_(wanted))).scalar_one()


def partners(connection: Connection, entities: Entities, key: str) -> tuple[Known, ...]:
    """Whom the entity `key` took part in entries with, most often first."""
    mine, theirs = schema.entry_key.alias("mine"), schema.entry_key.alias("theirs")
    together = mine.join(theirs, theirs.c.entry == mine.c.entry)
    prefix, whose = _WHO, f"{_WHO}{key}"
    question = (
        select(theirs.c.key, func.count())
        .select_from(together)
        .where(mine.c.key.in_([whose, long(whose)]), theirs.c.key.startswith(prefix))
        .group_by(theirs.c.key)
    )
    count: Counter[str] = Counter()
    for other, times in connection.execute(question):
        count[other.removeprefix(prefix).removesuffix("~")] += times
    del count[key]
    first = select(func.min(_x.key)).where(_x.id.in_(bindparam("ids", expanding=True))).group_by(_x.id)
    numbers: list[int] = []
    ids = sorted(count)
    for at in range(0, len(ids), 400):
        numbers += connection.execute(first, {"ids": ids[at : at + 400]}).scalars()
    found = entities.read(connection, lambda one: [one(number) for number in numbers])
    return tuple(sorted((Known(e, count[e.key]) for e in found), key=lambda one: (-one.entries, one.entity.name, one.entity.key)))
