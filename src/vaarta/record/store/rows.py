"""Many rows at once, with as little ado as the database allows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Table, insert


def insert_rows(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Write rows, which all have the same columns, of plain values.

    SQLite is given them as they are: there, SQLAlchemy takes longer to look at each row than the database to write it. PostgreSQL is
    given many in one statement, which SQLAlchemy makes.
    """
    if not rows:
        return
    if connection.dialect.name != "sqlite":
        connection.execute(insert(table), rows)
        return
    columns = tuple(rows[0])
    connection.exec_driver_sql(_insert(table, columns), [tuple([row[name] for name in columns]) for row in rows])


@lru_cache(maxsize=None)
def _insert(table: Table, columns: tuple[str, ...]) -> str:
    named = ", ".join(f'"{name}"' for name in columns)
    return f'INSERT INTO "{table.name}" ({named}) VALUES ({", ".join("?" * len(columns))})'  # noqa: S608 - the schema's own names
