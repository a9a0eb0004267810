from __future__ import annotations

from dataclasses import replace

import pytest

from tests.record.life import MEETING, TELLINGS, told
from vaarta.knowledge import Knowledge, load
from vaarta.model.record import Slot
from vaarta.record.ask import Told
from vaarta.record.diff import By, Diff, DiffRow, publisher_state, readout_diff


@pytest.fixture(scope="module")
def base() -> Knowledge:
    return load()


def row(diff: Diff, slot: Slot) -> DiffRow:
    return next(row for row in diff.rows if row.slot is slot)


def test_each_article_is_an_account_in_order(base: Knowledge) -> None:
    diff = readout_diff(told(), base)
    assert [account.key for account in diff.accounts] == ["plan-1", "date-2", "moved-3", "held-4", "held-5"]
    assert diff.accounts[0].name == "TASS 2025-11-14"
    assert all(len(row.cells) == 5 for row in diff.rows)


def test_what_all_say_is_shared(base: Knowledge) -> None:
    who = row(readout_diff(told(), base), Slot.PARTICIPANTS)
    assert who.shared == ("Narendra Modi", "Vladimir Putin")
    assert who.agreed
    assert not any(cell.adds or cell.leaves_out for cell in who.cells)


def test_what_only_one_says_is_added_and_left_out_by_the_others(base: Knowledge) -> None:
    topics = row(readout_diff(told(), base), Slot.TOPICS)
    assert [cell.adds for cell in topics.cells] == [(), (), (), ("trade",), ()]
    assert [cell.leaves_out for cell in topics.cells] == [("trade",)] * 3 + [(), ("trade",)]
    assert not topics.agreed


def test_one_date_is_not_left_out_by_who_gives_another(base: Knowledge) -> None:
    when = row(readout_diff(told(), base), Slot.WHEN)
    assert [cell.says for cell in when.cells] == [
        ("2025-12",),
        ("2025-12-04",),
        ("2025-12-05",),
        ("2025-12-05",),
        ("2025-12-06",),
    ]
    assert not any(cell.leaves_out for cell in when.cells)


def test_only_what_the_record_calls_a_conflict_contradicts(base: Knowledge) -> None:
    when = row(readout_diff(told(), base), Slot.WHEN)
    assert [cell.contradicts for cell in when.cells] == [(), (), (), ("2025-12-06",), ("2025-12-05",)]
    none = Told(replace(MEETING, conflicts=()), told().tellings, told().supports)
    assert not any(cell.contradicts for cell in row(readout_diff(none, base), Slot.WHEN).cells)


def test_every_value_has_its_sentence(base: Knowledge) -> None:
    place = row(readout_diff(told(), base), Slot.PLACE)
    assert [len(cell.supports) for cell in place.cells] == [0, 1, 0, 1, 1]
    assert "नई दिल्ली" in place.cells[1].supports[0].sentence


def test_a_publisher_s_articles_are_one_account(base: Knowledge) -> None:
    diff = readout_diff(told(), base, By.PUBLISHER)
    assert [account.name for account in diff.accounts] == ["TASS", "IANS", "BBC"]
    assert row(diff, Slot.WHEN).cells[1].says == ("2025-12-04", "2025-12-05")


def test_a_side_speaks_by_its_officials_and_its_press(base: Knowledge) -> None:
    diff = readout_diff(told(), base, By.SIDE)
    assert [account.key for account in diff.accounts][:2] == ["RU", "IN"], "Putin is quoted for the first"
    assert diff.accounts[1].name == "India"
    assert [source.id for source in diff.accounts[1].sources] == ["date-2", "moved-3", "held-4"]


def test_a_publisher_s_state_is_the_pack_s(base: Knowledge) -> None:
    assert publisher_state(TELLINGS[1].source) == "IN"
    assert publisher_state(replace(TELLINGS[1].source, publisher="The Nowhere Post")) is None


def test_one_account_alone_adds_nothing(base: Knowledge) -> None:
    alone = Told(MEETING, TELLINGS[:1], tuple(s for s in told().supports if s.source.id == "plan-1"))
    diff = readout_diff(alone, base)
    assert all(not cell.adds and not cell.leaves_out for row in diff.rows for cell in row.cells)
