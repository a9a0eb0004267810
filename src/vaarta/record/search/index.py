"""The index: SQLite's FTS5, or PostgreSQL's text search, over the stems that `terms` gives.

Neither database is left to cut words or to find stems: SQLite is told to keep vowel signs, PostgreSQL is handed the terms with their
places, so nothing depends on a server's locale or dictionaries.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, text

from vaarta.model.report import Report
from vaarta.record.search.query import Phrase, Query
from vaarta.record.search.terms import Terms, terms

_LAST_PLACE = 16_383
"""The last place in a text that PostgreSQL knows."""
_MOST_PLACES = 255
"""Places of one term that PostgreSQL keeps."""
_MOST_BYTES = 700_000
"""Bytes of terms that an article is found by; with their places, PostgreSQL takes a million."""

# A word of the title counts four times, one of a name twice as much as one of the text.
_FOUND = {
    "sqlite": """
        SELECT * FROM (SELECT rowid AS article, -bm25(search, 4.0, 1.0, 2.0) AS score FROM search WHERE search MATCH :query
                       AND rowid NOT IN (SELECT article FROM search_gone))
        WHERE :behind IS NULL OR score < :behind OR (score = :behind AND article < :article)
        ORDER BY score DESC, article DESC LIMIT :limit""",
    "postgresql": """
        SELECT * FROM (SELECT article, CAST(ts_rank('{0.25,0.25,0.5,1.0}', terms, query, 1) AS float8) AS score
                       FROM search, CAST(:query AS tsquery) AS query WHERE terms @@ query) AS found
        WHERE CAST(:behind AS float8) IS NULL OR score < CAST(:behind AS float8)
              OR (score = CAST(:behind AS float8) AND article < CAST(:article AS bigint))
        ORDER BY score DESC, article DESC LIMIT :limit""",
}
_CREATE = {
    "sqlite": (
        """CREATE VIRTUAL TABLE search USING fts5(
            title, text, names, content='', tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* Co' tokenchars '~'")""",
        "CREATE TABLE search_gone (article INTEGER PRIMARY KEY)",
    ),
    "postgresql": (
        "CREATE TABLE search (article BIGINT PRIMARY KEY, terms TSVECTOR NOT NULL)",
        "CREATE INDEX search_terms ON search USING gin (terms)",
    ),
}
_CLEAR = {
    "sqlite": ("INSERT INTO search(search) VALUES ('delete-all')", "DELETE FROM search_gone"),
    "postgresql": ("DELETE FROM search",),
}
_INDEX = {
    "sqlite": "INSERT INTO search (rowid, title, text, names) VALUES (:article, :title, :text, :names)",
    "postgresql": "INSERT INTO search (article, terms) VALUES (:article, CAST(:terms AS tsvector))",
}
# What a table without contents was given cannot be taken out of it again but by giving the very same; it is passed over instead.
_UNINDEX = {
    "sqlite": "INSERT OR IGNORE INTO search_gone (article) VALUES (:article)",
    "postgresql": "DELETE FROM search WHERE article = :article",
}


@dataclass(frozen=True, slots=True)
class Match:
    """An article that matches, by its key; the higher the score, the better."""

    article: int
    score: float


def create(connection: Connection) -> None:
    """Make the tables of the index."""
    for statement in _CREATE[connection.dialect.name]:
        connection.exec_driver_sql(statement)


def clear(connection: Connection) -> None:
    """Empty the index, to make it anew."""
    for statement in _CLEAR[connection.dialect.name]:
        connection.exec_driver_sql(statement)


def index(connection: Connection, article: int, report: Report) -> None:
    """Let an article be found. Its key must not be in the index, nor have been."""
    found = terms(report)
    if connection.dialect.name == "sqlite":
        row = {"title": " ".join(found.title), "text": " ".join(found.text), "names": " ".join(found.names)}
    else:
        row = {"terms": _vector(found)}
    connection.execute(text(_INDEX[connection.dialect.name]), {"article": article, **row})


def unindex(connection: Connection, article: int) -> None:
    """Let an article be found no more."""
    connection.execute(text(_UNINDEX[connection.dialect.name]), {"article": article})


def find(
    connection: Connection, query: Query, *, limit: int, behind: tuple[float, int] | None = None, by_sound: bool = False
) -> tuple[Match, ...]:
    """The articles that match, best first, newer ones first among equals; those after `behind`, the score and the key of the last one
    seen. `by_sound` lets a word match a name that sounds like it."""
    if not query.wanted:
        return ()
    written = (_match if connection.dialect.name == "sqlite" else _tsquery)(query, by_sound=by_sound)
    score, article = behind or (None, None)
    rows = connection.execute(
        text(_FOUND[connection.dialect.name]), {"query": written, "limit": limit, "behind": score, "article": article}
    )
    return tuple(Match(row.article, row.score) for row in rows)


def _match(query: Query, *, by_sound: bool) -> str:
    """A query in the words of FTS5.

    >>> _match(Query((Phrase(("भारत",), "~brt"), Phrase(("शिखर", "सम्मेलन"))), (Phrase(("रूस",)),)), by_sound=True)
    '(("भारत" OR "~brt") AND "शिखर सम्मेलन") NOT "रूस"'
    """

    def one(phrase: Phrase) -> str:
        exact = '"' + " ".join(phrase.stems).replace('"', '""') + '"'
        return f'({exact} OR "{phrase.sound}")' if by_sound and phrase.sound else exact

    found = "(" + " AND ".join(map(one, query.wanted)) + ")"
    for phrase in query.unwanted:
        found = f'{found} NOT "{" ".join(phrase.stems)}"'
    return found


def _tsquery(query: Query, *, by_sound: bool) -> str:
    """A query in the words of PostgreSQL.

    >>> _tsquery(Query((Phrase(("भारत",), "~brt"), Phrase(("शिखर", "सम्मेलन"))), (Phrase(("रूस",)),)), by_sound=True)
    "('भारत' | '~brt') & ('शिखर' <-> 'सम्मेलन') & !'रूस'"
    """

    def one(phrase: Phrase) -> str:
        exact = " <-> ".join(map(_lexeme, phrase.stems))
        if by_sound and phrase.sound:
            return f"({exact} | {_lexeme(phrase.sound)})"
        return f"({exact})" if len(phrase.stems) > 1 else exact

    return " & ".join([*map(one, query.wanted), *("!" + one(Phrase(phrase.stems)) for phrase in query.unwanted)])


def _vector(found: Terms) -> str:
    """Terms with their places and weights, as PostgreSQL reads them; no phrase runs from one part into the next.

    >>> _vector(Terms(("भारत",), ("भारत", "रूस"), ("india",)))
    "'india':7B 'भारत':1A,3 'रूस':4"
    """
    places: dict[str, list[str]] = {}
    at = size = 0

    def put(part: Sequence[str], weight: str) -> None:
        nonlocal at, size
        for term in part:
            at += 1
            known = places.get(term)
            if known is None:
                size += len(term.encode())
                if size > _MOST_BYTES:
                    return
                known = places[term] = []
            if len(known) < _MOST_PLACES:
                known.append(f"{min(at, _LAST_PLACE)}{weight}")
        at += 1

    put(found.title, "A")
    put(found.text, "")
    at += bool(found.names)
    put(found.names, "B")
    return " ".join(f"{_lexeme(term)}:{','.join(where)}" for term, where in sorted(places.items()))


def _lexeme(term: str) -> str:
    return "'" + term.replace("\\", "\\\\").replace("'", "''") + "'"
