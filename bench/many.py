"""A record as large as wanted, quickly: what synthetic reports tell in two months is added, and then copied, each copy as many days later.

Adding a million entries one article at a time takes hours; copying takes minutes, and the copies are like what they are copied from in everything
that costs time: rows, keys, blocks and days. Only the words inside an entry's data still name the first days.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench.synthetic import World, days
from vaarta import open_record
from vaarta.knowledge import load
from vaarta.model.record import Telling, tellings
from vaarta.model.report import Report
from vaarta.record.merge import facts_of
from vaarta.record.merge.blocks import _kept_times as kept_times
from vaarta.record.merge.blocks import _who as who_of
from vaarta.record.search.terms import terms

DAYS = 61
A_DAY = 32
"""Occasions of a day: some 160 happenings."""


def some_reports(occasions: int = A_DAY) -> list[Report]:
    """The reports of two months."""
    return list(days(World(load()), count=DAYS, occasions=occasions))


def base(file: Path, reports: list[Report]) -> None:
    """A record of these reports."""
    with open_record(file) as record:
        for _ in record.add_all(reports):
            pass


def grow(file: Path, reports: list[Report], entries: int) -> int:
    """Copy what is in the record until it holds so many entries; how many copies that took."""
    connection = sqlite3.connect(file, isolation_level=None)
    for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-400000", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    told = {(one.source.id, one.event.id): one for report in reports for one in tellings(report)}
    held: int = connection.execute("SELECT count(*) FROM entry").fetchone()[0]
    found = _Rows(connection, told, reports)
    copies = max(0, -(-entries // held) - 1)
    for copy in range(1, copies + 1):
        connection.execute("BEGIN")
        found.write(copy)
        connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode=WAL").fetchall()
    connection.close()
    return copies


class _Rows:
    """The rows of the record that is copied."""

    def __init__(self, connection: sqlite3.Connection, told: dict[tuple[str, str], Telling], reports: list[Report]) -> None:
        self._connection = connection
        self.articles = self._all("SELECT * FROM article ORDER BY key")
        self.tellings = self._all("SELECT * FROM telling ORDER BY key")
        self.statements = self._all("SELECT * FROM statement ORDER BY article, event, seq")
        self.relations = self._all("SELECT * FROM relation")
        self.entries = self._all("SELECT * FROM entry")
        self.keys = self._all("SELECT key, first, entry, last FROM entry_key ORDER BY key, first, entry")
        ids = {row[0]: row[1] for row in self.articles}
        facts = {row[0]: facts_of(told[ids[row[1]], row[3]], load()) for row in self.tellings}
        self._facts = {key: (one, sorted(who_of(one))) for key, one in facts.items()}
        self._terms = [terms(report) for report in reports]
        self._most = max(row[0] for row in self.articles), max(row[0] for row in self.tellings)

    def _all(self, question: str) -> list[tuple[Any, ...]]:
        return self._connection.execute(question).fetchall()

    def write(self, copy: int) -> None:
        """Write one copy of all, so many times two months later."""
        later = copy * DAYS
        article, telling = copy * self._most[0], copy * self._most[1]
        draw = random.Random(copy)
        entry = {row[0]: draw.getrandbits(60) for row in self.entries}
        many = self._connection.executemany
        mark = f"c{copy}-"
        many(
            f"INSERT INTO article VALUES ({','.join('?' * 13)})",  # noqa: S608 - question marks
            (
                (row[0] + article, mark + row[1], draw.randbytes(16), mark + row[3], _later(row[4], later), *row[5:])
                for row in self.articles
            ),
        )
        many(
            "INSERT INTO statement VALUES (?,?,?,?,?,?,?)",
            (
                (row[0] + article, *row[1:4], _later(row[4], later) if row[3] == "when" else row[4], *row[5:])
                for row in self.statements
            ),
        )
        many(
            "INSERT INTO telling VALUES (?,?,?,?,?,?)",
            ((row[0] + telling, row[1] + article, row[2], row[3], row[4] + telling, entry[row[5]]) for row in self.tellings),
        )
        many("INSERT INTO relation VALUES (?,?,?)", ((a + telling, kind, b + telling) for a, kind, b in self.relations))
        many("INSERT OR IGNORE INTO block VALUES (?,?)", sorted(self._blocks(telling, later)))
        many(
            "INSERT INTO entry VALUES (?,?,?,?,?,?,?,?,?,?)",
            (
                (
                    entry[row[0]],
                    f"{draw.getrandbits(64):016x}",
                    *row[2:5],
                    row[5] + later,
                    row[6] + later,
                    row[7] + later,
                    *row[8:],
                )
                for row in self.entries
            ),
        )
        many(
            "INSERT INTO entry_key VALUES (?,?,?,?)",
            ((row[0], row[1] + later, entry[row[2]], row[3] + later) for row in self.keys),
        )
        many(
            "INSERT INTO search (rowid, title, text, names) VALUES (?,?,?,?)",
            (
                (row[0] + article, " ".join(t.title), " ".join(t.text), " ".join(t.names))
                for row, t in zip(self.articles, self._terms, strict=True)
            ),
        )

    def _blocks(self, telling: int, by: int) -> Iterator[tuple[str, int]]:
        later = timedelta(days=by)
        for key, (facts, named) in self._facts.items():
            for when in kept_times(replace(facts, first=facts.first + later, last=facts.last + later)):
                yield from ((f"{facts.kind}|{one}|{when}", key + telling) for one in named)


def _later(when: object, by: int) -> str:
    """A day, a month or a stretch of days, so many days later."""
    first, slash, last = str(when).partition("/")
    if slash:
        return f"{_later(first, by)}/{_later(last, by)}"
    if len(first) == 10:
        return (date.fromisoformat(first) + timedelta(days=by)).isoformat()
    return (date.fromisoformat(f"{first}-15") + timedelta(days=by)).isoformat()[:7]
