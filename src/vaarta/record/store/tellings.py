"""Tellings out of the database, many at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, BindParameter, Connection, RowMapping, bindparam, column, select, update, values

from vaarta.model.record import Ref, Telling
from vaarta.record.store import schema
from vaarta.record.store.entities import Entities
from vaarta.record.store.statements import Statement, source_of, telling_of

AT_ONCE = 400
"""Keys in one question."""

_t, _a, _s = schema.telling.c, schema.article.c, schema.statement.c
_COLUMNS = (
    _t.key, _t.article, _t.number, _t.event, _t.component, _t.entry, _a.id, _a.published, _a.publisher, _a.language, _a.url, _a.title,
)  # fmt: skip
_FROM = schema.telling.join(schema.article, _a.key == _t.article)
_KEYS: BindParameter[list[Any]] = bindparam("keys", expanding=True)
_BY_KEY = select(*_COLUMNS).select_from(_FROM).where(_t.key.in_(_KEYS))
_BY_COMPONENT = select(*_COLUMNS).select_from(_FROM).where(_t.component.in_(_KEYS))
_BY_ENTRY = select(*_COLUMNS).select_from(_FROM).where(_t.entry.in_(_KEYS))
_BY_ARTICLE = select(*_COLUMNS).select_from(_FROM).where(_t.article.in_(_KEYS))
_LOCATED = select(_t.key, _t.event, _a.id).select_from(_FROM).where(_a.id.in_(_KEYS))
_STATEMENTS = (
    select(_t.key, _s.event, _s.seq, _s.slot, _s.value, _s.start, _s.end)
    .select_from(schema.telling.join(schema.statement, (_s.article == _t.article) & (_s.event == _t.number)))
    .where(_t.key.in_(_KEYS))
    .order_by(_t.key, _s.seq)
)


_PLACE = (
    update(schema.telling).where(_t.key == bindparam("at")).values(component=bindparam("component"), entry=bindparam("entry"))
)
_WHERE = select(_t.key, _t.article, _t.component).where(_t.key.in_(_KEYS))


class Where(NamedTuple):
    """Where the record keeps a telling."""

    key: int
    article: int
    component: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A telling, and where the record keeps it."""

    key: int
    article: int
    component: int
    entry: int
    telling: Telling

    @property
    def ref(self) -> Ref:
        """What the telling is called."""
        return self.telling.ref


def where(connection: Connection, keys: Iterable[int]) -> list[Where]:
    """Where the tellings with these keys are kept."""
    wanted = sorted(keys)
    found: list[Where] = []
    for at in range(0, len(wanted), AT_ONCE):
        found += [Where(*row) for row in connection.execute(_WHERE, {"keys": wanted[at : at + AT_ONCE]})]
    return found


def by_key(connection: Connection, entities: Entities, keys: Iterable[int]) -> tuple[Kept, ...]:
    """The tellings with these keys."""
    return _kept(connection, entities, _rows(connection, _BY_KEY, keys))


def by_component(connection: Connection, entities: Entities, components: Iterable[int]) -> tuple[Kept, ...]:
    """The tellings of these components."""
    return _kept(connection, entities, _rows(connection, _BY_COMPONENT, components))


def by_entry(connection: Connection, entities: Entities, entries: Iterable[int]) -> tuple[Kept, ...]:
    """The tellings of these entries."""
    return _kept(connection, entities, _rows(connection, _BY_ENTRY, entries))


def by_article(connection: Connection, entities: Entities, articles: Iterable[int]) -> tuple[Kept, ...]:
    """The tellings of these articles."""
    return _kept(connection, entities, _rows(connection, _BY_ARTICLE, articles))


def place(connection: Connection, rows: Sequence[Mapping[str, int]]) -> None:
    """Write down the component and the entry of tellings: `at` their key."""
    columns = ("at", "component", "entry")
    if connection.dialect.name == "sqlite" and rows:
        connection.execute(_PLACE, rows)
        return
    for at in range(0, len(rows), AT_ONCE):
        # One question for many: a server's answer is waited for.
        new = values(*(column(name, BigInteger) for name in columns), name="new")
        given = new.data([tuple(row[name] for name in columns) for row in rows[at : at + AT_ONCE]])
        change = update(schema.telling).where(_t.key == given.c.at)
        connection.execute(change.values(component=given.c.component, entry=given.c.entry))


def located(connection: Connection, refs: Iterable[Ref]) -> dict[Ref, int]:
    """The keys of those of `refs` that are in the merge."""
    wanted = set(refs)
    articles = sorted({ref.article for ref in wanted})
    found: dict[Ref, int] = {}
    for at in range(0, len(articles), AT_ONCE):
        for key, event, article in connection.execute(_LOCATED, {"keys": articles[at : at + AT_ONCE]}):
            if (ref := Ref(article, event)) in wanted:
                found[ref] = key
    return found


def _rows(connection: Connection, question: object, keys: Iterable[int]) -> list[RowMapping]:
    wanted = sorted(set(keys))
    found: list[RowMapping] = []
    for at in range(0, len(wanted), AT_ONCE):
        found.extend(connection.execute(question, {"keys": wanted[at : at + AT_ONCE]}).mappings())  # type: ignore[call-overload]
    return found


def _kept(connection: Connection, entities: Entities, rows: Sequence[RowMapping]) -> tuple[Kept, ...]:
    tellings = {row["key"]: entities.telling(row["article"], row["number"]) for row in rows}
    keys = [key for key, telling in tellings.items() if telling is None]
    if keys:
        statements: dict[int, list[Statement]] = {key: [] for key in keys}
        for at in range(0, len(keys), AT_ONCE):
            for key, *rest in connection.execute(_STATEMENTS, {"keys": keys[at : at + AT_ONCE]}):
                statements[key].append(Statement(*rest))
        unread = [row for row in rows if tellings[row["key"]] is None]
        read = entities.read(
            connection,
            lambda named: [(row, telling_of(source_of(row), statements[row["key"]], named)) for row in unread],
        )
        for row, found in read:
            tellings[row["key"]] = found
            entities.keep(row["article"], row["number"], found)
    return tuple(
        Kept(row["key"], row["article"], row["component"], row["entry"], telling)
        for row in rows
        if (telling := tellings[row["key"]]) is not None
    )
