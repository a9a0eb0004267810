from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from bench import many
from bench.synthetic import FIRST_DAY, World, days, reports
from vaarta import open_record
from vaarta.knowledge import load
from vaarta.model.report import Report, Status
from vaarta.record.ask import Filter


@pytest.fixture(scope="module")
def world() -> World:
    return World(load())


@pytest.fixture(scope="module")
def some(world: World) -> list[Report]:
    return list(islice(reports(world, 5), 300))


def test_one_seed_gives_the_same_reports_each_time(world: World, some: list[Report]) -> None:
    assert list(islice(reports(world, 5), 50)) == some[:50]
    assert list(islice(reports(World(load()), 5), 50)) == some[:50]
    assert list(islice(reports(world, 6), 50)) != some[:50]


def test_any_day_can_be_begun_with(world: World) -> None:
    whole = list(days(world, first=100, count=6, occasions=3))
    assert whole == [
        *days(world, first=100, count=2, occasions=3),
        *days(world, first=102, count=4, occasions=3),
    ]
    assert {(report.article.published or FIRST_DAY).toordinal() - FIRST_DAY.toordinal() for report in whole} <= set(
        range(100, 106)
    )


def test_what_is_told_stands_in_the_text(some: list[Report]) -> None:
    assert len({report.article.id for report in some}) == len(some)
    for report in some:
        text = report.article.text
        assert 2000 <= len(text) < 5000
        assert report.events
        assert len({event.id for event in report.events}) == len(report.events)
        for mention in report.mentions:
            assert mention.span.of(text) == mention.entity.names.get("hi", mention.entity.name)
        for event in report.events:
            assert all(part.span is None or part.span.of(text) == part.text for part in event.participants)
            assert all(piece.span.covers(piece.trigger) for piece in event.evidence)


def test_some_happenings_are_told_more_than_once_and_in_other_ways(some: list[Report], tmp_path: Path) -> None:
    with open_record(tmp_path / "r.db") as record:
        list(record.add_all(some))
        entries = list(record.all_entries())
    assert {event.status for report in some for event in report.events} > {Status.PLANNED, Status.ONGOING, Status.HELD}
    several = [entry for entry in entries if len(entry.refs) > 1]
    assert len(entries) / 10 < len(several) < len(entries)
    assert any(len({step.status for step in entry.history}) > 1 for entry in several)
    assert any(entry.conflicts for entry in entries)


def test_a_record_grows_by_copies_that_can_be_asked_for_and_added_to(world: World, tmp_path: Path) -> None:
    file = tmp_path / "many.db"
    told = many.some_reports(1)
    many.base(file, told)
    with open_record(file) as record:
        held = record.counts()["entries"]
    assert many.grow(file, told, 3 * held) == 2
    with open_record(file) as record:
        assert record.counts()["entries"] == 3 * held
        assert record.entries(Filter(limit=1)).entries
        (one,) = islice(days(world, 9, first=3 * many.DAYS, count=3), 1)
        assert record.add(one).entries
