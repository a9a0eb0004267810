"""Records of older versions brought forward with Alembic, in one transaction, with a copy of the file beside it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine

from vaarta.model.errors import RecordError
from vaarta.record.store import schema
from vaarta.record.store.engine import writing

FOLDER = Path(__file__).parent / "migrations"


def revision(connection: Connection) -> str | None:
    """The migration that a record stands at; None where there is no record yet."""
    from sqlalchemy import inspect, text

    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(found) if found else None


def bring_forward(engine: Engine, where: str, file: Path | None) -> None:
    """Run the migrations that a record lacks. RecordError where it is of a version newer than this one. Of a SQLite file a copy is kept,
    FILE.backup-REVISION."""
    from alembic.script import ScriptDirectory
    from alembic.util.exc import CommandError

    with writing(engine) as connection:
        standing = revision(connection)
        if standing == schema.REVISION or standing is None:
            return  # somebody else was quicker
        try:
            ScriptDirectory(str(FOLDER)).get_revision(standing)
        except CommandError:
            raise RecordError(
                f"{where}: this record was made by a newer version of Vaarta (its form is {standing}, this version knows up to "
                f"{schema.REVISION}); upgrade Vaarta"
            ) from None
        if file is not None:
            _copy(file, file.with_name(f"{file.name}.backup-{standing}"))
        run(connection)


def run(connection: Connection) -> None:
    """Run the migrations that are lacking, within the transaction of `connection`."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _copy(file: Path, backup: Path) -> None:
    """A copy of a SQLite file, what is still in its log included; a whole one or none."""
    half = backup.with_name(backup.name + ".part")
    half.unlink(missing_ok=True)
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(half)) as target:
        source.backup(target)
    half.replace(backup)
