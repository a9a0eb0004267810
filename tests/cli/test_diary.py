from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tests.cli.commands import SAMPLES, out, run

pytestmark = pytest.mark.usefixtures("record")


@pytest.fixture
def announced(record: Path, by_hand: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record of the time before anything was held."""
    assert (record.is_file(), by_hand) == (True, None)
    monkeypatch.setenv("VAARTA_RECORD", str(tmp_path / "early.db"))
    out("add", *(SAMPLES / f"{name}.txt" for name in ("1-announced", "2-put-off", "3-new-date")))


@pytest.mark.usefixtures("announced")
def test_a_diary_is_what_is_ahead_day_by_day() -> None:
    printed = out("diary", "--date", "2018-08-20", "--since", "2018-07-20")
    assert printed.splitlines() == [
        "DIARY FOR MONDAY, 20 AUGUST 2018",
        "* new, ! changed since 20 July 2018",
        "",
        "WEDNESDAY, 5 SEPTEMBER 2018",
        "* NEW DELHI – Mike Pompeo and Jim Mattis are to visit New Delhi [planned]",
        "",
        "THURSDAY, 6 SEPTEMBER 2018",
        "! NEW DELHI – The 1st India–US 2+2 Ministerial Dialogue is to be held [planned]",
    ]


@pytest.mark.usefixtures("announced")
def test_it_looks_so_many_days_ahead() -> None:
    assert "Nothing is on the diary." in out("diary", "--date", "2018-08-20", "--days", "16")
    assert "SEPTEMBER" in out("diary", "--date", "2018-08-20", "--days", "17")
    assert run("diary", "--days", "0").exit_code == 2


def the_dialogue(calendar: str) -> tuple[str, int, str]:
    """UID, sequence and status of the dialogue of 2018, as a calendar program reads them."""
    found: list[Any] = [event for event in Calendar.from_ical(calendar).walk("VEVENT") if "1st" in str(event["summary"])]
    (event,) = found
    return str(event["uid"]), int(event["sequence"]), str(event["status"])


@pytest.mark.usefixtures("by_hand")
def test_a_calendar_that_is_fetched_again_updates_its_entries(tmp_path: Path) -> None:
    early = str(tmp_path / "feed.db")
    out("add", "--record", early, SAMPLES / "1-announced.txt", SAMPLES / "2-put-off.txt", SAMPLES / "3-new-date.txt")
    before = the_dialogue(out("diary", "--record", early, "--date", "2018-08-20", "-f", "ics"))
    out("add", "--record", early, SAMPLES)
    after = the_dialogue(out("diary", "--record", early, "--date", "2018-09-20", "-f", "ics"))
    assert before[0] == after[0]
    assert before[1] < after[1]
    assert (before[2], after[2]) == ("TENTATIVE", "CONFIRMED")


def test_markdown_and_hindi() -> None:
    printed = out("diary", "--date", "2018-09-06", "-f", "md", "--language", "hi")
    assert printed.startswith("# डायरी: गुरुवार, 6 सितंबर 2018")
    assert "**नई दिल्ली** – " in printed
    assert run("diary", "-f", "pdf").exit_code == 2
    assert run("diary", "--date", "6 September").exit_code == 2
