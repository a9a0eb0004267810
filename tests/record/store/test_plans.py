"""What adding and asking cost does not grow with the record: SQLite looks everything up, and sorts no timeline."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from tests.record.made import KNOWLEDGE, telling
from tests.record.store.reports import TEXT, report, story
from vaarta import open_record
from vaarta.model.record import Slot
from vaarta.model.report import Kind, Status
from vaarta.record.ask import Filter
from vaarta.record.store import Record

LARGE = ("article", "entity", "statement", "telling", "block", "relation", "entry", "entry_key", "alias", "name")


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "talks.db", knowledge=KNOWLEDGE) as opened:
        list(opened.add_all(story()))
        yield opened


def plans(record: Record, what: Callable[[], object]) -> list[tuple[str, str]]:
    """Every step of how SQLite answers what is asked meanwhile, with its question."""
    asked: dict[str, Any] = {}

    def remember(_connection: object, _cursor: object, statement: str, parameters: Any, *_: object) -> None:
        if statement.startswith(("SELECT", "UPDATE", "DELETE")):
            asked[statement] = parameters

    engine = record._engine
    event.listen(engine, "before_cursor_execute", remember)
    what()
    event.remove(engine, "before_cursor_execute", remember)
    found: list[tuple[str, str]] = []
    with record.reading() as connection:
        for statement, parameters in asked.items():
            one = parameters[0] if isinstance(parameters, list) else parameters
            rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", one)
            found += [(str(row[3]), statement) for row in rows]
    assert found
    return found


def scans(steps: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The steps that go through a whole table."""
    return [step for step in steps if (match := re.match(r"SCAN (\w+)", step[0])) and match[1] in (*LARGE, "other", "its")]


def test_adding_goes_through_no_table(record: Record) -> None:
    one = report(telling("new", "2025-12-06", when="2025-12-05", place="New Delhi"), url="https://example.org/1")
    assert scans(plans(record, lambda: record.add(one))) == []


def test_correcting_goes_through_no_table(record: Record) -> None:
    record.add(report(telling("old", "2025-12-06", when="2025-12-05"), url="https://example.org/1"))
    new = report(telling("new", "2025-12-06", when="2025-12-05"), url="https://example.org/1", text=TEXT + " सुधार।")
    assert scans(plans(record, lambda: record.add(new))) == []


def test_deciding_goes_through_no_table(record: Record) -> None:
    one, other = [entry.id for entry in record.all_entries()][:2]
    assert scans(plans(record, lambda: record.same(one, other))) == []
    assert scans(plans(record, lambda: record.correct(one, Slot.WHEN, "2025"))) == []


FILTERS = {
    "pair": Filter(states=("IN", "RU"), start=date(2025, 1, 1), end=date(2025, 12, 31)),
    "who": Filter(who="Q1058", partner="Q7747", kinds=(Kind.MEETING,)),
    "upcoming": Filter(statuses=(Status.PLANNED,), start=date(2025, 1, 1), newest_first=False),
    "topics": Filter(topics=("trade", "energy"), states=("IN",), min_confidence=0.5, dated=True),
    "everything": Filter(limit=2),
    "conflicts": Filter(conflicting=True, kinds=(Kind.MEETING, Kind.CALL)),
}


@pytest.mark.parametrize("name", FILTERS)
def test_a_timeline_is_a_range_of_an_index_in_its_order(record: Record, name: str) -> None:
    steps = plans(record, lambda: record.entries(FILTERS[name]))
    assert scans(steps) == []
    assert not [step for step in steps if "ORDER BY" in step[0] and "relation" not in step[1]]


def test_an_entry_is_looked_up(record: Record) -> None:
    (first, *_) = [entry.id for entry in record.all_entries()]
    for ask in (record.entry, record.told, lambda id_: record.entry(id_[:8]), lambda _: record.report("plan")):
        assert scans(plans(record, lambda ask=ask: ask(first))) == []  # type: ignore[misc]
    assert scans(plans(record, lambda: record.entities("Putin"))) == []
    assert scans(plans(record, lambda: record.partners("Q7747"))) == []
