from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaarta.model.edtf import bounds, checked, conflict, contains, days, interval, is_day, is_edtf, more_precise
from vaarta.model.errors import EdtfError

DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2025-11-18", date(2025, 11, 18), date(2025, 11, 18)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2025-08-19/2025-08-21", date(2025, 8, 19), date(2025, 8, 21)),
        ("2025-01/2025-04", date(2025, 1, 1), date(2025, 4, 30)),
        ("2018/2020", date(2018, 1, 1), date(2020, 12, 31)),
        ("2024-11-19/..", date(2024, 11, 19), None),
        ("../2025-02", None, date(2025, 2, 28)),
        ("2024-11-19/", date(2024, 11, 19), None),
        ("2025-11-18?", date(2025, 11, 18), date(2025, 11, 18)),
        ("1990~", date(1990, 1, 1), date(1990, 12, 31)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
        ("2025-11-XX", date(2025, 11, 1), date(2025, 11, 30)),
        ("2024-23", date(2024, 9, 1), date(2024, 11, 30)),
        ("2024-24", date(2024, 12, 1), date(2025, 2, 28)),
        ("2025-11-18T17:00", date(2025, 11, 18), date(2025, 11, 18)),
    ],
)
def test_bounds_are_the_first_and_the_last_day(edtf: str, first: date | None, last: date | None) -> None:
    assert bounds(edtf) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "next week",
        "2025-13",
        "2025-11-31",
        "2025-02-30",
        "25-11-18",
        "2025-W47",
        "2025-11-18/2025-11-17",
        "../..",
        "/",
        "2025-XX-11",
        "2025T17:00",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(EdtfError, match="no EDTF date"):
        checked(text)
    assert not is_edtf(text)


def test_an_open_end_conflicts_only_with_what_lies_before_it() -> None:
    assert conflict("2024-11-19/..", "2024-11-18")
    assert not conflict("2024-11-19/..", "2030")
    assert not conflict("../2024", "2024-06-01")


def test_an_interval_of_a_month_or_year_is_written_short() -> None:
    assert interval(date(2024, 2, 1), date(2024, 2, 29)) == "2024-02"
    assert interval(date(2024, 1, 1), date(2024, 12, 31)) == "2024"
    assert interval(None, date(2024, 2, 29)) == "../2024-02-29"
    with pytest.raises(EdtfError):
        interval(None, None)
    with pytest.raises(EdtfError):
        interval(date(2024, 2, 2), date(2024, 2, 1))


def test_the_more_precise_of_two_covers_fewer_days() -> None:
    assert more_precise("2025-11", "2025-11-18") == "2025-11-18"
    assert more_precise("2024-11-19/..", "2024") == "2024"
    assert more_precise("2025-11-18", "2025-11-19") == "2025-11-18"


@given(DAYS, st.integers(min_value=0, max_value=40_000))
def test_an_interval_says_its_own_bounds(start: date, length: int) -> None:
    end = min(start.toordinal() + length, date.max.toordinal())
    written = interval(start, date.fromordinal(end))
    assert bounds(written) == (start, date.fromordinal(end))
    assert days(written) == end - start.toordinal() + 1
    assert is_day(written) == (end == start.toordinal())


@given(DAYS, st.integers(min_value=0, max_value=400), st.integers(min_value=0, max_value=400))
def test_what_is_contained_does_not_conflict(start: date, a: int, b: int) -> None:
    room = date.max - start
    inner = interval(start, start + min(timedelta(days=min(a, b)), room))
    outer = interval(start, start + min(timedelta(days=max(a, b)), room))
    assert contains(outer, inner)
    assert not conflict(outer, inner) and not conflict(inner, outer)
    assert more_precise(outer, inner) in (inner, outer)


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_an_error_that_says_so(text: str) -> None:
    if is_edtf(text):
        first, last = bounds(text)
        assert first is None or last is None or first <= last
