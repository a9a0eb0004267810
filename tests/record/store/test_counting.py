from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from tests.web.live import fill, samples
from vaarta.model.report import Kind, Status
from vaarta.reading import read
from vaarta.record.ask import Filter
from vaarta.record.sentence import first_day
from vaarta.record.store import Record, open_record


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with open_record(fill(tmp_path_factory.mktemp("counted") / "record.db", samples())) as found:
        yield found


@pytest.mark.parametrize(
    "wanted",
    [
        Filter(),
        Filter(states=("IN", "US")),
        Filter(states=("IN",)),
        Filter(kinds=(Kind.MEETING,)),
        Filter(kinds=(Kind.MEETING, Kind.VISIT), statuses=(Status.HELD, Status.PLANNED)),
        Filter(topics=("trade",)),
        Filter(dated=True, min_confidence=0.8),
        Filter(conflicting=True),
    ],
    ids=repr,
)
def test_the_months_count_the_entries_that_the_filter_finds(record: Record, wanted: Filter) -> None:
    found = record.entries(replace(wanted, limit=5000)).entries
    assert found
    months = Counter((first_day(entry.when) or entry.last_told).replace(day=1) for entry in found)
    counted = record.by_month(wanted)
    assert sum(counted.values()) == len(found)
    assert {day: n for day, n in counted.items() if n} == {day: n for day, n in months.items() if day in counted}


def test_an_article_s_events_lead_to_its_entries(record: Record) -> None:
    entry = max(record.all_entries(), key=lambda entry: len(entry.refs))
    for ref in entry.refs:
        assert record.entries_of(ref.article)[ref.event] == entry.id


def test_sides_are_counted_with_whom_they_stood_in_an_entry(record: Record) -> None:
    sides = record.sides_with("IN")
    assert "IN" not in sides
    assert sides["US"] == sum(record.by_month(Filter(states=("IN", "US"))).values())


def test_what_changed_last_comes_first_and_no_more_than_asked(record: Record) -> None:
    everything = list(record.changed(date(2000, 1, 1)))
    assert list(record.latest_changed(date(2000, 1, 1))) == everything[::-1]
    assert list(record.latest_changed(date(2000, 1, 1), most=3)) == everything[::-1][:3]


def test_articles_are_known_by_their_ids(record: Record) -> None:
    entry = next(iter(record.all_entries()))
    article = entry.refs[0].article
    assert record.sources([article, "none"])[article].id == article
    assert set(record.sources([article, "none"])) == {article}


def test_both_databases_count_alike(record_url: str) -> None:
    with open_record(record_url) as other:
        for article in samples():
            if article.id.startswith(("1-", "4-", "5-")):
                other.add(read(article))
        entries = tuple(other.all_entries())
        wanted = Filter(kinds=(Kind.SESSION, Kind.VISIT), states=("IN", "US"))
        assert sum(other.by_month().values()) == len(entries) > 3
        assert sum(other.by_month(wanted).values()) == len(other.entries(wanted).entries)
        assert "US" in other.sides_with("IN")
        assert set(other.entries_of("4-held").values()) <= {entry.id for entry in entries}
        assert set(other.sources(["4-held", "none"])) == {"4-held"}
