"""All entries derived anew from the statements, in one transaction, a part at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import Connection, delete, func, insert, literal, select

from vaarta.knowledge.store import Knowledge
from vaarta.record import merge as merging
from vaarta.record.store import schema
from vaarta.record.store.decisions import all_decisions, standing
from vaarta.record.store.deriving import Deriving
from vaarta.record.store.entities import Entities
from vaarta.record.store.keys import VERSION as KEYS_VERSION
from vaarta.record.store.tellings import Kept, by_key, located, place

Progress = Callable[[int, int], None]
"""Called with how much is done, and of how much."""
DERIVED_BY = f"{merging.VERSION} {KEYS_VERSION}"
"""What entries, and the keys that they are found by, are derived by."""
_AT_ONCE = 300
_t, _e, _b = schema.telling.c, schema.entry.c, schema.block.c


def rebuild(connection: Connection, entities: Entities, knowledge: Knowledge, progress: Progress | None = None) -> dict[str, int]:
    """Derive everything anew; returns the entities to be remembered once that is committed.

    Ids that entries had and have no longer lead to the entry that holds the first of their tellings.
    """
    total = 3 * connection.execute(select(func.count()).select_from(schema.telling)).scalar_one()
    done = 0

    def some(keys: int) -> None:
        nonlocal done
        done += keys
        if progress is not None:
            progress(done, total)

    _remember_ids(connection)
    for table in (schema.entry, schema.entry_key, schema.block):
        connection.execute(delete(table))
    for kept in parts(connection, entities):
        _block(connection, kept, knowledge)
        some(len(kept))
    top = _Top()
    deriving = Deriving(connection, entities, knowledge)
    for kept in parts(connection, entities):
        for one in kept:
            for other in deriving.linked_to(one.telling, one.key):
                top.join(one.key, other)
            top.of(one.key)
        some(len(kept))
    for decision in standing(connection, all_decisions(connection)):
        here = list(located(connection, [*decision.left, *decision.right]).values())
        for key in here[1:]:
            top.join(here[0], key)
    place(connection, [{"at": key, "component": top.of(key), "entry": 0} for key in sorted(top.above)])
    components: dict[int, int] = {}
    for key in sorted(top.above):
        components[top.of(key)] = components.get(top.of(key), 0) + 1
    for batch in _batches(components):
        deriving.refresh(batch)
        some(sum(components[component] for component in batch))
    connection.execute(delete(schema.alias).where(schema.alias.c.id.in_(select(_e.id))))
    note(connection, "derived", DERIVED_BY)
    note(connection, "knowledge", knowledge.version)
    return deriving.numbers


def note(connection: Connection, name: str, value: str) -> None:
    """Write down what made the entries."""
    connection.execute(delete(schema.meta).where(schema.meta.c.name == name))
    connection.execute(insert(schema.meta), {"name": name, "value": value})


def parts(connection: Connection, entities: Entities) -> Iterator[tuple[Kept, ...]]:
    """All tellings, some at a time."""
    last = 0
    while True:
        question = select(_t.key).where(_t.key > last).order_by(_t.key).limit(_AT_ONCE)
        keys = list(connection.execute(question).scalars())
        if not keys:
            return
        yield by_key(connection, entities, keys)
        last = keys[-1]


def _remember_ids(connection: Connection) -> None:
    held = select(_e.id, func.min(_t.key)).join_from(schema.entry, schema.telling, _t.entry == _e.key).group_by(_e.id)
    known = select(literal(1)).where(schema.alias.c.id == _e.id).exists()
    connection.execute(insert(schema.alias).from_select(["id", "telling"], held.where(~known)))


def _block(connection: Connection, kept: tuple[Kept, ...], knowledge: Knowledge) -> None:
    rows = [
        {"key": key, "telling": one.key} for one in kept for key in sorted(set(merging.block_keys(one.telling, knowledge).kept))
    ]
    if rows:
        connection.execute(insert(schema.block), rows)


def _batches(components: dict[int, int]) -> Iterator[list[int]]:
    batch: list[int] = []
    size = 0
    for component in sorted(components):
        batch.append(component)
        size += components[component]
        if size >= _AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


class _Top:
    """Groups of keys, each known by its smallest."""

    def __init__(self) -> None:
        self.above: dict[int, int] = {}

    def of(self, key: int) -> int:
        """The smallest key of the group."""
        above = self.above
        above.setdefault(key, key)
        while above[key] != key:
            above[key] = above[above[key]]
            key = above[key]
        return key

    def join(self, a: int, b: int) -> None:
        """Make one group of two."""
        one, other = self.of(a), self.of(b)
        self.above[max(one, other)] = min(one, other)
