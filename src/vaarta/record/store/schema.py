"""The tables of a record, the same on SQLite and PostgreSQL.

Keys are integers inside; ids, as reports and people use them, are text. Days are ordinals (`date.toordinal`). `statement` is the truth:
events, and with them tellings, are rebuilt from it exactly. `telling`, `block`, `relation`, `entry`, `entry_key` and `alias` are derived.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    SmallInteger,
    String,
    Table,
    Text,
    text,
)

REVISION = "0001"
"""The newest migration; `migrations/versions` has one file for each."""

metadata = MetaData()
_NAME = Text().with_variant(Text(collation="C"), "postgresql")
"""What is looked up by its letters: in the order of their code points on every server, whatever language it is set to."""
_KEY = BigInteger().with_variant(Integer, "sqlite")
"""Only INTEGER is SQLite's own row number."""

article = Table(
    "article",
    metadata,
    Column("key", _KEY, primary_key=True),
    Column("id", _NAME, nullable=False),
    Column("digest", LargeBinary, nullable=False, unique=True),
    Column("url", _NAME),
    Column("published", String(10), nullable=False),
    Column("publisher", Text),
    Column("language", Text),
    Column("title", Text),
    Column("origin", Text),
    Column("text", Text, nullable=False),
    Column("report", LargeBinary, nullable=False),
    Column("added_at", String(32), nullable=False),
    Column("superseded_by", BigInteger),
    Index("article_id", "id"),
    Index("article_url", "url", sqlite_where=text("url IS NOT NULL"), postgresql_where=text("url IS NOT NULL")),
)
"""An article as received; `report` is what its statements do not say, compressed. An article with `superseded_by` is out of the merge."""

entity = Table(
    "entity",
    metadata,
    Column("key", _KEY, primary_key=True),
    Column("id", _NAME, nullable=False),
    Column("digest", LargeBinary, nullable=False, unique=True),
    Column("data", Text, nullable=False),
    Index("entity_id", "id"),
)
"""An entity as reports give it, once; `id` is Entity.key, which several rows share where reports name it differently."""

statement = Table(
    "statement",
    metadata,
    Column("article", BigInteger, nullable=False),
    Column("event", SmallInteger, nullable=False),
    Column("seq", SmallInteger, nullable=False),
    Column("slot", String(16), nullable=False),
    Column("value", Text, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    PrimaryKeyConstraint("article", "event", "seq"),
    sqlite_with_rowid=False,
)
"""What a report says: the event at position `event` has `value` in `slot`, by the words from `start` to `end`."""

telling = Table(
    "telling",
    metadata,
    Column("key", _KEY, primary_key=True),
    Column("article", BigInteger, nullable=False),
    Column("number", SmallInteger, nullable=False),
    Column("event", _NAME, nullable=False),
    Column("component", BigInteger, nullable=False),
    Column("entry", BigInteger, nullable=False),
    Index("telling_article", "article", "number", unique=True),
    Index("telling_component", "component"),
    Index("telling_entry", "entry"),
)
"""An event of an article that is in the merge, the entry that it is told in, and the component that it was merged with."""

block = Table(
    "block",
    metadata,
    Column("key", _NAME, nullable=False),
    Column("telling", BigInteger, nullable=False),
    PrimaryKeyConstraint("key", "telling"),
    Index("block_telling", "telling"),
    sqlite_with_rowid=False,
)
"""The blocks that a telling is kept under."""

relation = Table(
    "relation",
    metadata,
    Column("source", BigInteger, nullable=False),
    Column("type", String(16), nullable=False),
    Column("target", BigInteger, nullable=False),
    PrimaryKeyConstraint("source", "type", "target"),
    Index("relation_target", "target"),
    sqlite_with_rowid=False,
)
"""How one telling bears on another of the same article."""

entry = Table(
    "entry",
    metadata,
    Column("key", _KEY, primary_key=True, autoincrement=False),
    Column("id", _NAME, nullable=False, unique=True),
    Column("kind", String(16), nullable=False),
    Column("status", String(16), nullable=False),
    Column("dated", Boolean, nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("told", Integer, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("data", Text, nullable=False),
)
"""A happening. Its key is made of its id; `first` and `last` day are those of its `when`, else the day that it was last told of."""

entry_key = Table(
    "entry_key",
    metadata,
    Column("key", _NAME, nullable=False),
    Column("first", Integer, nullable=False),
    Column("entry", BigInteger, nullable=False),
    Column("last", Integer, nullable=False),
    PrimaryKeyConstraint("key", "first", "entry"),
    Index("entry_key_entry", "entry"),
    sqlite_with_rowid=False,
)
"""What an entry can be found by; `vaarta.record.store.keys` says which."""

alias = Table(
    "alias",
    metadata,
    Column("id", _NAME, primary_key=True),
    Column("telling", BigInteger, nullable=False),
    Index("alias_telling", "telling"),
    sqlite_with_rowid=False,
)
"""An id that an entry had, and the telling that it was named for."""

name = Table(
    "name",
    metadata,
    Column("word", _NAME, nullable=False),
    Column("entity", BigInteger, nullable=False),
    PrimaryKeyConstraint("word", "entity"),
    sqlite_with_rowid=False,
)
"""The words of an entity's names, as look-up keys."""

decision = Table(
    "decision",
    metadata,
    Column("number", _KEY, primary_key=True),
    Column("data", Text, nullable=False),
    Column("undone", Boolean, nullable=False),
)
"""A person's decisions; those undone are kept."""

decision_ref = Table(
    "decision_ref",
    metadata,
    Column("article", _NAME, nullable=False),
    Column("event", _NAME, nullable=False),
    Column("decision", BigInteger, nullable=False),
    PrimaryKeyConstraint("article", "event", "decision"),
    sqlite_with_rowid=False,
)
"""The tellings that a decision names."""

meta = Table(
    "meta",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", Text, nullable=False),
)
"""What made the entries: the versions of merge and knowledge."""
