"""What holds for every record: no order of arrival, no repetition and no decision taken back leaves a trace."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.record.made import KNOWLEDGE
from tests.record.merge.test_laws import some_tellings
from tests.record.store.reports import TEXT, report, story
from vaarta import open_record
from vaarta.model.record import Entry, Slot, Telling
from vaarta.model.report import Report
from vaarta.record.merge import merge
from vaarta.record.search import clear
from vaarta.record.store import Outcome, Record, schema

FEW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def of_articles(found: list[Telling]) -> list[Report]:
    """The reports of the articles that tell these."""
    by_article: dict[str, list[Telling]] = {}
    for one in found:
        by_article.setdefault(one.source.id, []).append(one)
    return [report(*told) for _, told in sorted(by_article.items())]


@contextmanager
def emptied(url: str) -> Iterator[Record]:
    """A record without anything in it, at a place where others have been."""
    with open_record(url, knowledge=KNOWLEDGE) as record, record.writing() as connection:
        for table in schema.metadata.sorted_tables:
            if table is not schema.meta:
                connection.execute(table.delete())
        clear(connection)
    with open_record(url, knowledge=KNOWLEDGE) as record:
        yield record


def entries(record: Record) -> dict[str, Entry]:
    return {entry.id: replace(entry, relations=()) for entry in record.all_entries()}


def merged(found: list[Telling], record: Record | None = None) -> dict[str, Entry]:
    decisions = record.decisions() if record else ()
    return {entry.id: entry for entry in merge(found, decisions, knowledge=KNOWLEDGE).entries}


@FEW
@given(found=some_tellings(), order=st.randoms(use_true_random=False))
def test_any_order_of_arrival_gives_the_entries_of_all_at_once(
    record_url: str, found: list[Telling], order: random.Random
) -> None:
    reports = of_articles(found)
    order.shuffle(reports)
    with emptied(record_url) as record:
        for one in reports[:2]:
            record.add(one)
        list(record.add_all(reports))
        assert entries(record) == merged(found)
        assert record.check() == ()


@FEW
@given(found=some_tellings(), order=st.randoms(use_true_random=False))
def test_a_correction_leaves_nothing_of_what_it_corrects(record_url: str, found: list[Telling], order: random.Random) -> None:
    """Half of the articles are first told otherwise: as those before them are."""
    reports = of_articles(found)
    urls = {one.article.id: f"https://example.org/{one.article.id}" for one in reports}
    right = [replace(one, article=replace(one.article, url=urls[one.article.id], text=TEXT + " सुधार।")) for one in reports]
    wrong = [
        replace(one, events=other.events, article=replace(one.article, url=urls[one.article.id]))
        for one, other in zip(reports, [*reports[1:], reports[0]], strict=True)
    ]
    with emptied(record_url) as record:
        for one in order.sample(wrong, len(wrong)):
            record.add(one)
        outcomes = [added.outcome for added in record.add_all(order.sample(right, len(right)))]
        assert set(outcomes) == {Outcome.CORRECTED}
        told = [replace(one, source=replace(one.source, url=urls[one.source.id])) for one in found]
        assert entries(record) == merged(told)
        assert record.check() == ()


@FEW
@given(found=some_tellings(), data=st.data())
def test_a_decision_taken_back_was_never_made(record_url: str, found: list[Telling], data: st.DataObject) -> None:
    reports = of_articles(found)
    with emptied(record_url) as record:
        half = len(reports) // 2
        list(record.add_all(reports[:half]))
        refs = sorted(f"{ref.article}#{ref.event}" for entry in record.all_entries() for ref in entry.refs)
        made = 0
        if len(refs) > 1:
            for _ in range(data.draw(st.integers(0, 3))):
                one, other = data.draw(st.lists(st.sampled_from(refs), min_size=2, max_size=2, unique=True))
                if data.draw(st.booleans()):
                    record.same(one, other)
                elif data.draw(st.booleans()):
                    record.apart(one, other)
                else:
                    record.correct(one, Slot.WHEN, "2025-07-04")
                made += 1
        list(record.add_all(reports[half:]))
        assert entries(record) == merged(found, record)
        assert record.check() == ()
        for _ in range(made):
            record.undo()
        assert entries(record) == merged(found)


@pytest.mark.parametrize("seed", range(3))
def test_what_is_derived_anew_is_what_was_derived_in_step(record_url: str, seed: int) -> None:
    reports = story()
    random.Random(seed).shuffle(reports)  # noqa: S311 - drawing an order is no cryptography
    with emptied(record_url) as record:
        list(record.add_all(reports))
        before = list(record.all_entries())
        record.rebuild()
        assert list(record.all_entries()) == before
