"""Opening a record: made where there is none, brought forward where it is older, refused where it is newer."""

from __future__ import annotations

import logging
from pathlib import Path

from sqlalchemy import Connection, Engine, func, select, text

from vaarta.knowledge import compiled
from vaarta.knowledge.store import Knowledge
from vaarta.model.errors import RecordError
from vaarta.record.store import rebuilding, schema, searching
from vaarta.record.store.engine import connect, file_of, record_url, shown, told_plainly, writing
from vaarta.record.store.migrating import bring_forward, revision
from vaarta.record.store.record import Record

logger = logging.getLogger(__name__)

SOON = 20_000
"""Tellings up to which a record is derived anew by whoever opens it first; some minutes."""


def open_record(
    record: str | Path | None = None,
    *,
    create: bool = True,
    knowledge: Knowledge | None = None,
    progress: rebuilding.Progress | None = None,
) -> Record:
    """The record at `record`: a file, `sqlite:///FILE` or `postgresql://…`; with None, what VAARTA_RECORD names, else `vaarta.db` in
    the user's data folder. RecordError where it cannot be opened.

    Made where there is none, unless `create` is False. One of an older version is brought forward. Where its entries were derived by
    another version, or with other knowledge, they are derived anew, which `progress` is told of (how much is done, of how much); a large
    record is then opened as it stands, with a warning to the log, unless it is opened to `create` and the version is another.
    """
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
    version = knowledge.version if knowledge else compiled.version()
    try:
        with told_plainly(url):
            _made_ready(engine, shown(url), path, version, create=create)
        opened = Record(engine, url, knowledge)
        _derived_anew(opened, shown(url), version, progress, create=create)
    except BaseException:
        engine.dispose()
        raise
    return opened


def _made_ready(engine: Engine, where: str, file: Path | None, knowledge: str, *, create: bool) -> None:
    with engine.connect() as connection:
        standing = revision(connection)
    if standing is None:
        if not create:
            raise RecordError(f"{where}: there is no record; `vaarta add` makes one")
        with writing(engine) as connection:
            if revision(connection) is None:
                make(connection, knowledge)
    elif standing != schema.REVISION:
        bring_forward(engine, where, file)


def make(connection: Connection, knowledge: str) -> None:
    """Make the tables of a record."""
    schema.metadata.create_all(connection)
    searching.make(connection)
    connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
    connection.execute(text("INSERT INTO alembic_version (version_num) VALUES (:revision)"), {"revision": schema.REVISION})
    rebuilding.note(connection, "derived", rebuilding.DERIVED_BY)
    rebuilding.note(connection, "knowledge", knowledge)


def _derived_anew(record: Record, where: str, knowledge: str, progress: rebuilding.Progress | None, *, create: bool) -> None:
    """Derive everything anew that another version derived, unless that takes long."""
    with record.reading() as connection:
        made_by = {row.name: row.value for row in connection.execute(select(schema.meta))}
        other_version = made_by.get("derived") != rebuilding.DERIVED_BY or searching.stale(connection)
        if not other_version and made_by.get("knowledge") == knowledge:
            return
        size = connection.execute(select(func.count()).select_from(schema.telling)).scalar_one()
    if size <= SOON or (create and other_version):
        record.rebuild(progress)
        return
    why = "by another version of Vaarta" if other_version else "with other knowledge"
    logger.warning("%s: its entries were derived %s; `vaarta record rebuild` derives them anew", where, why)
