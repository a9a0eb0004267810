from __future__ import annotations

from datetime import date
from pathlib import Path

from bench import many
from bench.wire import Wire
from vaarta import open_record
from vaarta.record.ask import Filter


def test_a_wire_of_one_seed_is_the_same_each_time() -> None:
    first, again = (list(Wire(3, a_day=3).reports(date(2024, 3, 1), 3)) for _ in range(2))
    assert first == again
    assert first != list(Wire(4, a_day=3).reports(date(2024, 3, 1), 3))


def test_what_a_wire_tells_stands_in_its_text_and_has_its_own_ids() -> None:
    reports = list(Wire(a_day=3).reports(date(2024, 3, 1), 5))
    assert len({report.article.id for report in reports}) == len(reports)
    for report in reports:
        assert report.events
        assert len({event.id for event in report.events}) == len(report.events)
        assert all(piece.span.end <= len(report.article.text) for event in report.events for piece in event.evidence)


def test_a_record_grows_by_copies_that_can_be_asked_for_and_added_to(tmp_path: Path) -> None:
    file = tmp_path / "many.db"
    reports = many.base(file, a_day=1, sentences=2)
    with open_record(file) as record:
        held = record.counts()["entries"]
    copies = many.grow(file, reports, 3 * held)
    assert copies == 2
    with open_record(file) as record:
        assert record.counts()["entries"] == 3 * held
        last = record.entries(Filter(limit=1)).entries
        assert last
        one = next(Wire(9, a_day=2).reports(date(2000, 8, 1), 2))
        assert record.add(one).entries
