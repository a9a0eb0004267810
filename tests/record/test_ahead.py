from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.record.life import MEETING, NEXT, UNDATED, VISIT
from vaarta.record.ahead import is_over, nearness

DAY = date(2025, 12, 5)


def test_what_ends_before_the_day_is_over() -> None:
    assert is_over(VISIT, date(2025, 12, 6))
    assert not is_over(VISIT, DAY)
    assert not is_over(UNDATED, DAY)


def test_a_stretch_without_an_end_is_over_in_a_fortnight() -> None:
    assert not is_over(replace(VISIT, when="2025-11-25/.."), DAY)
    assert is_over(replace(VISIT, when="2025-11-20/.."), DAY)


def test_the_nearest_day_comes_first_then_months_and_years_then_what_has_no_date() -> None:
    month = replace(MEETING, when="2025-12", id="m")
    later = replace(MEETING, when="2025-12-24", id="l")
    entries = [UNDATED, NEXT, month, later, VISIT]
    assert [e.id for e in sorted(entries, key=lambda e: nearness(e, DAY))] == [VISIT.id, "l", "m", NEXT.id, UNDATED.id]
