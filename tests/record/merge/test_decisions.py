"""What persons decide about entries, and what new reports make of it."""

from __future__ import annotations

from tests.record.made import articles, merged, telling
from vaarta.model.record import Decision, Ref, Slot, Verdict
from vaarta.model.report import Status

A, B, C = Ref("a", "e1"), Ref("b", "e1"), Ref("c", "e1")
TWO = (telling("a", "2025-07-10", when="2025-07-10"), telling("b", "2025-07-11", when="2025-07-11"))
ONE = (telling("a", "2025-07-10", when="2025-07-10"), telling("b", "2025-07-11", when="2025-07-10"))


def test_what_a_person_calls_the_same_is_one() -> None:
    (entry,) = merged(*TWO, decisions=[Decision(1, Verdict.SAME, (A,), (B,))]).entries
    assert entry.decisions == (1,)
    assert [conflict.slot for conflict in entry.conflicts] == [Slot.WHEN]


def test_what_a_person_parts_is_two_without_a_link() -> None:
    result = merged(*ONE, decisions=[Decision(1, Verdict.APART, (A,), (B,))])
    assert len(result.entries) == 2
    assert all(not entry.maybe_same for entry in result.entries)


def test_the_later_word_holds() -> None:
    same, apart = Decision(1, Verdict.SAME, (A,), (B,)), Decision(2, Verdict.APART, (A,), (B,))
    assert len(merged(*TWO, decisions=[apart, same]).entries) == 2
    assert len(merged(*TWO, decisions=[Decision(3, Verdict.SAME, (A,), (B,)), apart]).entries) == 1


def test_new_reports_join_what_a_person_united() -> None:
    later = telling("c", "2025-07-12", when="2025-07-11")
    (entry,) = merged(*TWO, later, decisions=[Decision(1, Verdict.SAME, (A,), (B,))]).entries
    assert articles(entry) == ["a", "b", "c"]


def test_a_correction_fills_the_slot_and_settles_its_contradiction() -> None:
    both = Decision(1, Verdict.SAME, (A,), (B,))
    right = Decision(2, Verdict.CORRECT, (A, B), slot=Slot.WHEN, value="2025-07-11")
    (entry,) = merged(*TWO, decisions=[both, right]).entries
    assert (entry.when, entry.decided, entry.conflicts) == ("2025-07-11", (Slot.WHEN,), ())


def test_a_correction_stays_with_the_first_of_its_tellings_that_is_left() -> None:
    right = Decision(1, Verdict.CORRECT, (A, B), slot=Slot.STATUS, value="cancelled")
    by_article = {articles(entry)[0]: entry for entry in merged(*TWO, decisions=[right]).entries}
    assert (by_article["a"].status, by_article["b"].status) == (Status.CANCELLED, Status.HELD)
    (left,) = merged(TWO[1], decisions=[right]).entries
    assert left.status is Status.CANCELLED
