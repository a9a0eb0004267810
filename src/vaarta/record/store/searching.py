"""Search over a record: hits with their sentence and entries, and the index kept in step with the articles in the merge."""

from __future__ import annotations

from sqlalchemy import Connection, func, insert, select, text, update

from vaarta.model.errors import RecordError
from vaarta.model.record import Source
from vaarta.record.ask import Hit
from vaarta.record.search import VERSION, Query, clear, create, find, index, parse, shown
from vaarta.record.store import schema
from vaarta.record.store.asking import article_key, report
from vaarta.record.store.entities import Entities

_a, _e, _t = schema.article.c, schema.entry.c, schema.telling.c
_ENTRIES = select(_e.id).join_from(schema.telling, schema.entry, _e.key == _t.entry).order_by(_t.number)


def search(connection: Connection, entities: Entities, words: str, limit: int, after: str | None) -> tuple[Hit, ...]:
    """The articles that match, best first; those behind the hit whose `after` is given.

    Where no article has the words, those with names that sound like them are found. RecordError where there is nothing to seek.
    """
    query = parse(words)
    if not query.wanted:
        raise RecordError(f"{words!r}: nothing to search for; give at least one word that is not as common as a preposition")
    behind = _behind(connection, after) if after else None
    matches = find(connection, query, limit=limit, behind=behind)
    if not matches and not (behind and find(connection, query, limit=1)):
        matches = find(connection, query, limit=limit, behind=behind, by_sound=True)
    return tuple(_hit(connection, entities, match.article, match.score, query) for match in matches)


def _hit(connection: Connection, entities: Entities, article: int, score: float, query: Query) -> Hit:
    found = report(connection, entities, article)
    sentence, spans = shown(found, query)
    told = connection.execute(_ENTRIES.where(_t.article == article)).scalars()
    it = found.article
    assert it.published is not None
    source = Source(it.id, it.published, it.publisher, it.language, it.url, it.title)
    return Hit(source, sentence.of(it.text), spans, tuple(dict.fromkeys(told)), score)


def _behind(connection: Connection, after: str) -> tuple[float, int]:
    """The score and the key of the hit that a cursor stands for."""
    score, _, article = after.partition(" ")
    try:
        value, key = float(score), article_key(connection, article)
    except ValueError:
        key = None
    if key is None:
        raise RecordError(f"{after!r}: no hit to go on behind; give what the last one of the page before says")
    return value, key


def make(connection: Connection) -> None:
    """Make the tables of the index."""
    create(connection)
    connection.execute(insert(schema.meta), {"name": "search", "value": VERSION})


def stale(connection: Connection) -> bool:
    """Whether the index was made by another version, so that it must be made anew."""
    return connection.execute(select(schema.meta.c.value).where(schema.meta.c.name == "search")).scalar() != VERSION


def reindex(connection: Connection, entities: Entities) -> None:
    """Make the index anew."""
    clear(connection)
    for key in list(connection.execute(select(_a.key).where(_a.superseded_by.is_(None)).order_by(_a.key)).scalars()):
        index(connection, key, report(connection, entities, key))
    connection.execute(update(schema.meta).where(schema.meta.c.name == "search").values(value=VERSION))


def check(connection: Connection) -> tuple[str, ...]:
    """What is wrong with the index, in words; () is sound."""
    articles = connection.execute(select(func.count()).select_from(schema.article).where(_a.superseded_by.is_(None))).scalar_one()
    gone = "(SELECT count(*) FROM search_gone)" if connection.dialect.name == "sqlite" else "0"
    table = "search_docsize" if connection.dialect.name == "sqlite" else "search"
    indexed = connection.execute(text(f"SELECT (SELECT count(*) FROM {table}) - {gone}")).scalar_one()  # noqa: S608 - our own names
    if indexed == articles:
        return ()
    return (f"the search finds {indexed} articles of {articles}; `vaarta record rebuild` makes its index anew",)
