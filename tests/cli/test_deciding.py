from __future__ import annotations

import json

import pytest

from tests.cli.commands import dialogue, objects, out, rows, run

pytestmark = pytest.mark.usefixtures("record")


def next_one() -> str:
    (found,) = [row["id"] for row in rows("timeline", "--kind", "session") if row["when"] == "2019"]
    return found


def test_two_entries_become_one_and_two_again() -> None:
    before = objects("entries")
    done = out("same", dialogue(), next_one(), "--because", "a test", "--by", "desk")
    assert "decision 1: same; `vaarta undo 1` takes it back" in done
    assert "decided" in done
    assert len(objects("entries")) == len(before) - 1
    assert "undone: decision 1, same" in out("undo")
    assert objects("entries") == before


def test_a_report_is_taken_out_of_its_entry() -> None:
    key = dialogue()
    (whole,) = objects("entry", key)
    last = whole["reports"][-1]
    out("apart", f"{last['article']}#{last['event']}", key)
    assert objects("conflicts") == []
    assert len(objects("entry", key)[0]["reports"]) == len(whole["reports"]) - 1


def test_a_value_is_corrected_and_said_to_be_decided() -> None:
    key = dialogue()
    done = out("correct", key, "when=2018-09-06", "place=Hyderabad House", "--because", "the ministry's readout", "--by", "desk")
    assert "decision 1: correct" in done
    assert "decision 2: correct" in done
    page = out("entry", key)
    assert "6 September 2018  decided" in page
    assert "Hyderabad House  decided" in page
    assert "decided     1  correct  when = 6 September 2018  because the ministry's readout  (desk, " in page
    (whole,) = objects("entry", key)
    assert (whole["decided"], whole["decisions"], whole["conflicts"]) == (["when", "place"], [1, 2], [])


def test_a_decision_outlives_a_rebuild() -> None:
    key = dialogue()
    out("correct", key, "status=cancelled", "--because", "a test")
    out("record", "rebuild")
    assert objects("entry", key)[0]["status"] == "cancelled"
    assert out("record", "check").startswith("sound: 5 articles")


def test_decisions_are_listed_those_undone_apart() -> None:
    assert out("decisions") == "no decisions\n"
    out("correct", dialogue(), "topics=trade, energy", "--because", "one", "--by", "A")
    out("correct", dialogue(), "mechanism=India–US 2+2 Ministerial Dialogue#2", "--because", "two")
    out("undo", "1")
    (standing,) = objects("decisions")
    assert (standing["number"], standing["slot"], standing["because"]) == (2, "mechanism", "two")
    assert standing["value"].endswith("#2")
    (undone,) = rows("decisions", "--undone")
    assert (undone["value"], undone["by"]) == ("trade,energy", "A")
    assert "correct  topics = trade,energy  because one  (A, " in out("decisions", "--undone")
    assert json.loads(out("decisions", "-f", "json")) == [standing]


@pytest.mark.parametrize(
    ("value", "code", "words"),
    [
        ("colour=red", 2, "no SLOT=VALUE"),
        ("when", 2, "no SLOT=VALUE"),
        ("when=soon", 1, "no date"),
        ("status=done", 1, "no status"),
        ("place=Nowhere at all", 1, "no place is known"),
        ("mechanism=Nothing", 1, "no mechanism is known"),
        ("mechanism=India–US 2+2 Ministerial Dialogue#x", 1, "no number"),
        ("topics=weather", 2, "no topic"),
        ("participants=India", 1, "participants"),
    ],
)
def test_what_a_slot_cannot_hold_is_refused(value: str, code: int, words: str) -> None:
    done = run("correct", dialogue(), value, "--because", "a test")
    assert (done.exit_code, done.stdout) == (code, "")
    assert words in " ".join(done.stderr.replace("│", " ").split())
    assert objects("decisions") == []


def test_a_reason_must_be_given_for_a_correction() -> None:
    assert run("correct", dialogue(), "when=2018-09-06").exit_code == 2


def test_what_cannot_be_decided_is_said() -> None:
    assert "no entry zzzzzzzz" in run("same", dialogue(), "zzzzzzzz").stderr
    assert "are one entry already" in run("same", dialogue(), dialogue()).stderr
    assert "no decision to undo" in run("undo").stderr
    assert run("undo", "x").exit_code == 2
