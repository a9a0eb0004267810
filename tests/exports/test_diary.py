from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.record.life import ENTRIES, MEETING, NEXT, SOURCES, UNDATED, VISIT
from vaarta.exports.diary import Mark, make_diary, markdown_diary, wire_diary
from vaarta.model.record import Change, Entry, Step
from vaarta.model.report import Kind, Status

PLANNED = replace(MEETING, status=Status.PLANNED, history=MEETING.history[:3], conflicts=())
JOURNEY = replace(VISIT, status=Status.PLANNED, history=(replace(VISIT.history[0], as_of=date(2025, 11, 30)),))
DAY = date(2025, 12, 1)


def test_a_line_is_city_who_does_what_and_where_it_stands() -> None:
    out = wire_diary(make_diary([PLANNED], DAY))
    assert out.splitlines()[0] == "DIARY FOR MONDAY, 1 DECEMBER 2025"
    assert "FRIDAY, 5 DECEMBER 2025\n  NEW DELHI – Narendra Modi and Vladimir Putin are to meet [planned]\n" in out


def test_a_stretch_says_its_end_and_what_began_before_also_since_when() -> None:
    ahead = wire_diary(make_diary([JOURNEY], DAY))
    assert "THURSDAY, 4 DECEMBER 2025\n* NEW DELHI – Vladimir Putin is to visit New Delhi (to December 5) [planned]" in ahead
    within = wire_diary(make_diary([JOURNEY], date(2025, 12, 5)))
    assert (
        "FRIDAY, 5 DECEMBER 2025\n  NEW DELHI – Vladimir Putin is to visit New Delhi (since December 4, to December 5)" in within
    )


@pytest.mark.parametrize(
    ("entry", "mark"),
    [
        (PLANNED, Mark.NONE),
        (replace(PLANNED, history=(*PLANNED.history, Step(Status.PLANNED, DAY, "2025-12-05", PLANNED.refs[0], Change.MOVED))), Mark.CHANGED),
        (replace(PLANNED, history=(*PLANNED.history, Step(Status.PLANNED, DAY, "2025-12-05", PLANNED.refs[0], Change.LOOKED_BACK))), Mark.NONE),
        (replace(PLANNED, history=(Step(Status.PLANNED, DAY, "2025-12-05", PLANNED.refs[0], Change.FIRST),)), Mark.NEW),
    ],
)  # fmt: skip
def test_what_is_new_and_what_changed_is_marked(entry: Entry, mark: Mark) -> None:
    (line,) = make_diary([entry], DAY).lines
    assert line.mark is mark


def test_new_is_measured_by_the_day_that_the_desk_last_looked() -> None:
    assert make_diary([PLANNED], DAY, since=date(2025, 11, 14)).lines[0].mark is Mark.NEW
    assert make_diary([PLANNED], DAY, since=date(2025, 11, 28)).lines[0].mark is Mark.CHANGED


def test_days_stand_in_order_and_what_has_no_day_below() -> None:
    diary = make_diary([UNDATED, replace(NEXT, when="2025-12"), PLANNED, JOURNEY], DAY)
    assert [day.day for day, _ in diary.days] == [4, 5]
    assert [line.entry.id for line in (*diary.unset, *diary.undated)] == [NEXT.id, UNDATED.id]
    out = wire_diary(diary)
    assert "DAY TO BE SET\n" in out
    assert "India–Russia Annual Summit is to be held (December 2025) [planned]" in out
    assert "NO DATE YET\n" in out


def test_what_is_over_too_far_or_forgotten_is_left_out() -> None:
    assert not make_diary([MEETING, VISIT], date(2025, 12, 6)).lines
    assert not make_diary([PLANNED], DAY, days=4).lines
    assert make_diary([PLANNED], DAY, days=5).lines
    assert not make_diary([UNDATED], date(2026, 3, 1)).lines


def test_a_stretch_without_an_end_does_not_go_on_for_ever() -> None:
    open_ended = replace(JOURNEY, when="2025-12-04/..")
    assert make_diary([open_ended], date(2025, 12, 18)).lines
    assert not make_diary([open_ended], date(2025, 12, 19)).lines


def test_what_was_held_is_on_the_diary_of_its_day() -> None:
    assert "met [held]" in make_diary([MEETING], date(2025, 12, 5)).lines[0].text


def test_what_was_denied_and_announcements_and_messages_are_on_no_diary() -> None:
    assert not make_diary([replace(PLANNED, status=Status.DENIED)], DAY).lines
    assert not make_diary([replace(PLANNED, kind=kind) for kind in (Kind.ANNOUNCEMENT, Kind.MESSAGE)], DAY).lines


def test_an_empty_diary_says_so() -> None:
    diary = make_diary([], DAY)
    assert "Nothing is on the diary." in wire_diary(diary)
    assert "Nothing is on the diary." in markdown_diary(diary)


def test_markdown_names_and_links_who_reports_it() -> None:
    out = markdown_diary(make_diary([PLANNED], DAY), SOURCES)
    assert "# Diary for Monday, 1 December 2025" in out
    assert (
        "- **New Delhi** – Narendra Modi and Vladimir Putin are to meet [planned] "
        "([TASS](https://tass.example/1), [IANS](https://ians.example/2), BBC)"
    ) in out


def test_the_diary_is_written_in_hindi_too() -> None:
    out = wire_diary(make_diary([PLANNED, JOURNEY], DAY, language="hi"))
    assert "शुक्रवार, 5 दिसंबर 2025\n  नई दिल्ली – नरेंद्र मोदी और व्लादिमीर पुतिन की मुलाकात होगी [प्रस्तावित]" in out
    assert "व्लादिमीर पुतिन का नई दिल्ली दौरा होगा (5 दिसंबर तक)" in out


def test_the_order_of_entries_makes_no_difference() -> None:
    assert make_diary(ENTRIES, DAY) == make_diary(reversed(ENTRIES), DAY)
