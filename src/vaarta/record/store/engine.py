"""Where a record is kept: SQLite or PostgreSQL by its URL, one writer at a time, readers on a snapshot."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import platformdirs
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError, OperationalError

from vaarta.model.errors import RecordError

_VARIABLE = "VAARTA_RECORD"
_WAIT = 60_000
"""Milliseconds that SQLite waits for another writer."""
_PATIENCE = 600.0
"""Seconds that a writer waits for its turn in all."""
_LOCK = 0x7661617274610001
"""The advisory lock of PostgreSQL that writers take in turn."""


def record_url(record: str | Path | None) -> URL:
    """The database that `record` names: a file, a URL, or with None what VAARTA_RECORD says, else `vaarta.db` in the user's data
    folder.

    >>> record_url("talks.db").render_as_string(), record_url("postgresql://desk@db/talks").drivername
    ('sqlite:///talks.db', 'postgresql+pg8000')
    """
    named = str(record) if record is not None else os.environ.get(_VARIABLE) or str(_default())
    scheme, colon, rest = named.partition("://")
    if not colon:
        return URL.create("sqlite", database=str(Path(named).expanduser()))
    if scheme in ("postgresql", "postgres", "postgresql+pg8000"):
        return make_url(f"postgresql+pg8000://{rest}")
    if scheme == "sqlite":
        url = make_url(named)
        if url.database and url.database != ":memory:":
            return url
    raise RecordError(f"{named}: no place for a record; give a file, sqlite:///FILE or postgresql://USER@HOST/DATABASE")


def _default() -> Path:
    return Path(platformdirs.user_data_dir("vaarta", appauthor=False)) / "vaarta.db"


def file_of(url: URL) -> Path | None:
    """The file of a SQLite record; None for a server's."""
    return Path(url.database) if url.drivername == "sqlite" and url.database else None


def connect(url: URL) -> Engine:
    """An engine for a record. Nothing is opened yet."""
    if url.drivername != "sqlite":
        engine = create_engine(url, pool_pre_ping=True, pool_size=4, max_overflow=28)
        engine.dialect.use_insertmanyvalues_wo_returning = True
        return engine
    engine = create_engine(url, connect_args={"timeout": _WAIT / 1000}, pool_size=4, max_overflow=28)

    @event.listens_for(engine, "connect")
    def _opened(connection: object, _: object) -> None:
        connection.isolation_level = None  # type: ignore[attr-defined] # transactions are begun below, in words
        cursor = connection.cursor()  # type: ignore[attr-defined]
        for pragma in (
            "journal_mode=WAL",
            "synchronous=NORMAL",
            f"busy_timeout={_WAIT}",
            "cache_size=-32000",
            "temp_store=MEMORY",
        ):
            _patiently(cursor, f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        writes = connection.get_execution_options().get("vaarta_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _patiently(cursor: object, statement: str) -> None:
    """Run a statement that SQLite refuses at once, without its usual patience, while another process opens the file."""
    import sqlite3

    until = time.monotonic() + _WAIT / 1000
    while True:
        try:
            cursor.execute(statement)  # type: ignore[attr-defined]
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees the record as it stands now, whatever others write meanwhile."""
    with engine.connect() as connection:
        if engine.dialect.name != "sqlite":
            connection = connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with connection.begin():
            yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A connection whose changes are all kept, or none; one writer at a time."""
    with engine.connect() as connection:
        connection = connection.execution_options(vaarta_writes=True)
        with _begun_in_turn(connection):
            if engine.dialect.name != "sqlite":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            yield connection


@contextmanager
def _begun_in_turn(connection: Connection) -> Iterator[None]:
    """A transaction, begun when it is this writer's turn."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            transaction = connection.begin()
            break
        except OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
    with transaction:
        yield


@contextmanager
def told_plainly(url: URL) -> Iterator[None]:
    """A failure of the database itself, in words: what, where, and what to do."""
    try:
        yield
    except DBAPIError as error:
        reason = str(error.orig).strip().splitlines()[0] if error.orig else str(error)
        raise RecordError(f"{shown(url)}: {reason}; is it a record, and can it be reached and written?") from error


def shown(url: URL) -> str:
    """A record's place for messages: the file, or the URL without its password."""
    path = file_of(url)
    return str(path) if path else url.set(drivername="postgresql").render_as_string()
