"""The first form of a record."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from vaarta.record.search import create

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_NAME = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables, in an empty database."""
    op.create_table(
        "alias",
        sa.Column("id", _NAME, nullable=False),
        sa.Column("telling", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("alias_telling", "alias", ["telling"], unique=False)
    op.create_table(
        "article",
        sa.Column("key", _KEY, nullable=False),
        sa.Column("id", _NAME, nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("url", _NAME, nullable=True),
        sa.Column("published", sa.String(length=10), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("origin", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("report", sa.LargeBinary(), nullable=False),
        sa.Column("added_at", sa.String(length=32), nullable=False),
        sa.Column("superseded_by", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("digest"),
    )
    op.create_index("article_id", "article", ["id"], unique=False)
    op.create_index(
        "article_url",
        "article",
        ["url"],
        unique=False,
        sqlite_where=sa.text("url IS NOT NULL"),
        postgresql_where=sa.text("url IS NOT NULL"),
    )
    op.create_table(
        "block",
        sa.Column("key", _NAME, nullable=False),
        sa.Column("telling", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("key", "telling"),
        sqlite_with_rowid=False,
    )
    op.create_index("block_telling", "block", ["telling"], unique=False)
    op.create_table(
        "decision",
        sa.Column("number", _KEY, nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_table(
        "decision_ref",
        sa.Column("article", _NAME, nullable=False),
        sa.Column("event", _NAME, nullable=False),
        sa.Column("decision", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("article", "event", "decision"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "entity",
        sa.Column("key", _KEY, nullable=False),
        sa.Column("id", _NAME, nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("digest"),
    )
    op.create_index("entity_id", "entity", ["id"], unique=False)
    op.create_table(
        "entry",
        sa.Column("key", _KEY, autoincrement=False, nullable=False),
        sa.Column("id", _NAME, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("dated", sa.Boolean(), nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("told", sa.Integer(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("id"),
    )
    op.create_table(
        "entry_key",
        sa.Column("key", _NAME, nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "first", "entry"),
        sqlite_with_rowid=False,
    )
    op.create_index("entry_key_entry", "entry_key", ["entry"], unique=False)
    op.create_table(
        "meta",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "name",
        sa.Column("word", _NAME, nullable=False),
        sa.Column("entity", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("word", "entity"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "relation",
        sa.Column("source", sa.BigInteger(), nullable=False),
        sa.Column("type", sa.String(length=16), nullable=False),
        sa.Column("target", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("source", "type", "target"),
        sqlite_with_rowid=False,
    )
    op.create_index("relation_target", "relation", ["target"], unique=False)
    op.create_table(
        "statement",
        sa.Column("article", sa.BigInteger(), nullable=False),
        sa.Column("event", sa.SmallInteger(), nullable=False),
        sa.Column("seq", sa.SmallInteger(), nullable=False),
        sa.Column("slot", sa.String(length=16), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("article", "event", "seq"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "telling",
        sa.Column("key", _KEY, nullable=False),
        sa.Column("article", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.SmallInteger(), nullable=False),
        sa.Column("event", _NAME, nullable=False),
        sa.Column("component", sa.BigInteger(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("telling_article", "telling", ["article", "number"], unique=True)
    op.create_index("telling_component", "telling", ["component"], unique=False)
    op.create_index("telling_entry", "telling", ["entry"], unique=False)
    create(op.get_bind())
