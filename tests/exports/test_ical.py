from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar

from tests.record.life import ENTRIES, MEETING, NEXT, SOURCES, UNDATED, VISIT
from vaarta.exports.ical import ical
from vaarta.model.record import Change, Entry, Step
from vaarta.model.report import Status


def events(*entries: Entry, language: str = "en") -> list[Any]:
    """The entries as a calendar program reads them back."""
    calendar = Calendar.from_ical(ical(entries, SOURCES, language=language))
    assert not calendar.errors
    return list(calendar.walk("VEVENT"))


def test_an_entry_is_an_all_day_event_whose_end_is_the_day_after() -> None:
    (visit,) = events(VISIT)
    assert (visit.decoded("dtstart"), visit.decoded("dtend")) == (date(2025, 12, 4), date(2025, 12, 6))
    assert visit["dtstart"].params["VALUE"] == "DATE"
    assert (str(visit["summary"]), str(visit["location"])) == ("Vladimir Putin visited New Delhi", "New Delhi")


def test_it_keeps_its_uid_and_raises_its_sequence_as_it_changes() -> None:
    lives = [replace(MEETING, history=MEETING.history[:n], conflicts=(), when="2025-12-05") for n in (1, 2, 3, 4)]
    found = [events(entry)[0] for entry in (*lives, MEETING, replace(MEETING, decisions=(1,)))]
    assert {str(event["uid"]) for event in found} == {"a1b2c3d4e5f60718@vaarta"}
    assert [event["sequence"] for event in found] == [0, 1, 2, 3, 4, 5]


def test_it_was_last_modified_when_a_report_last_changed_it() -> None:
    (event,) = events(MEETING)
    assert event.decoded("last-modified") == event.decoded("dtstamp") == datetime(2025, 12, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "told"),
    [("planned", "TENTATIVE"), ("postponed", "TENTATIVE"), ("held", "CONFIRMED"), ("ongoing", "CONFIRMED"), ("cancelled", "CANCELLED"), ("denied", "CANCELLED")],
)  # fmt: skip
def test_its_status_is_a_calendar_s(status: str, told: str) -> None:
    (event,) = events(replace(MEETING, status=Status(status)))
    assert str(event["status"]) == told


def test_its_description_holds_its_life_its_conflicts_and_its_reports() -> None:
    text = str(events(MEETING)[0]["description"])
    assert text.splitlines()[:3] == [
        "Narendra Modi and Vladimir Putin met in New Delhi on 5 December 2025 (held)",
        "2025-11-14: planned, December 2025 (TASS)",
        "2025-11-20: planned, 4 December 2025 (IANS)",
    ]
    assert "when? 2025-12-05 (IANS); 2025-12-06 (BBC)" in text
    assert "TASS https://tass.example/1" in text


def test_its_categories_are_its_topics() -> None:
    (event,) = events(replace(MEETING, topics=("trade", "peace-process")))
    assert [str(category) for category in event["categories"].cats] == ["trade", "peace process"]


def test_what_has_no_day_is_left_out() -> None:
    assert events(UNDATED, NEXT, replace(MEETING, when="2025-12"), replace(MEETING, when="2025-11/2025-12-05")) == []


def test_of_an_open_stretch_the_day_that_is_known_is_one() -> None:
    (event,) = events(replace(MEETING, when="2025-12-04/.."))
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2025, 12, 4), date(2025, 12, 5))


def test_text_with_commas_and_line_ends_survives() -> None:
    step = Step(Status.HELD, date(2025, 12, 5), "2025-12-05", MEETING.refs[0], Change.FIRST)
    source = replace(SOURCES["plan-1"], publisher="A; B, C\\n", url="https://x.example/?a=1,2;3")
    calendar = Calendar.from_ical(ical([replace(MEETING, history=(step,))], {"plan-1": source}))
    assert "A; B, C\\n https://x.example/?a=1,2;3" in str(calendar.walk("VEVENT")[0]["description"])


def test_it_is_written_in_hindi_too() -> None:
    (event,) = events(MEETING, language="hi")
    assert str(event["summary"]) == "नरेंद्र मोदी और व्लादिमीर पुतिन की मुलाकात हुई"


def test_lines_are_folded_as_the_standard_asks_and_the_bytes_are_always_the_same() -> None:
    data = ical(ENTRIES, SOURCES, language="hi")
    assert data == ical(ENTRIES, SOURCES, language="hi")
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= 75
