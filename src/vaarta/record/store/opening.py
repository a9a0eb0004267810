"""Opening a record: made where there is none, brought forward where it is older, refused where it is newer."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, insert, inspect, text

from vaarta.knowledge.store import Knowledge
from vaarta.model.errors import RecordError
from vaarta.record import merge as merging
from vaarta.record.store import schema
from vaarta.record.store.engine import connect, file_of, record_url, shown, told_plainly, writing
from vaarta.record.store.record import Record


def open_record(record: str | Path | None = None, *, create: bool = True, knowledge: Knowledge | None = None) -> Record:
    """The record at `record`: a file, `sqlite:///FILE` or `postgresql://…`; with None, what VAARTA_RECORD names, else `vaarta.db` in
    the user's data folder. Made where there is none, unless `create` is False. RecordError where it cannot be opened."""
    url = record_url(record)
    path = file_of(url)
    if path is not None and not path.exists():
        if not create:
            raise RecordError(f"{path}: there is no record; `vaarta add` makes one")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise RecordError(f"{path}: its folder cannot be made ({error.strerror}); give another place by --record") from None
    engine = connect(url)
    try:
        with told_plainly(url):
            _made_ready(engine, shown(url), create=create)
    except BaseException:
        engine.dispose()
        raise
    return Record(engine, url, knowledge)


def _made_ready(engine: Engine, where: str, *, create: bool) -> None:
    with engine.connect() as connection:
        revision = _revision(connection)
    if revision is None:
        if not create:
            raise RecordError(f"{where}: there is no record; `vaarta add` makes one")
        with writing(engine) as connection:
            if _revision(connection) is None:
                _make(connection)


def _revision(connection: Connection) -> str | None:
    """The migration that a record stands at; None where there is no record yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(found) if found else None


def _make(connection: Connection) -> None:
    schema.metadata.create_all(connection)
    connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
    connection.execute(text("INSERT INTO alembic_version (version_num) VALUES (:revision)"), {"revision": schema.REVISION})
    connection.execute(insert(schema.meta), {"name": "merge", "value": merging.VERSION})
