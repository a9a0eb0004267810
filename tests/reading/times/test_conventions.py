"""The conventions of the annotation, one by one."""

from __future__ import annotations

from datetime import date

import pytest

from vaarta.model.edtf import is_edtf
from vaarta.reading.times import days_of, tag_text, when_of

TUESDAY = date(2025, 11, 18)


def read(text: str, language: str = "hi") -> list[tuple[str, str, str]]:
    return [(one.span.of(text), one.type, one.value) for one in tag_text(text, TUESDAY, language)]


def test_se_pahle_is_before_not_seconds() -> None:
    assert read("1962 से पहले सीमा शांत थी।") == [("1962", "DATE", "1962")]


def test_men_is_no_may() -> None:
    assert read("वे दिल्ली में मिले।") == []


def test_the_postposition_stays_outside() -> None:
    assert read("31 अगस्त से एक सितंबर तक वे वहां थे।")[0][0] == "31 अगस्त से एक सितंबर"
    assert read("करीब तीन घंटे से अधिक बात चली।")[0][0] == "तीन घंटे"


def test_names_that_hold_a_time_word_are_no_times() -> None:
    assert read("रवि शंकर, मंगल पांडे, गुरु नानक और बुध प्रकाश आए।") == []
    assert read("Prime Minister May arrived.", "en") == []


def test_amounts_that_look_like_years_are_no_years() -> None:
    assert read("2025 करोड़ रुपये और 1950 अधिकारी।") == []
    assert read("Some 1,950 delegates and resolution 2231.", "en") == []


def test_a_mod_is_kept_and_the_value_is_the_unit_s() -> None:
    (one,) = tag_text("इस साल के अंत तक", TUESDAY, "hi")
    assert (one.value, one.mod) == ("2025", "END")


def test_twelve_hour_clocks_are_turned_by_the_part_of_day() -> None:
    assert [
        read(text)[0][2][-5:] for text in ("शाम साढ़े छह बजे", "सुबह सवा नौ बजे", "रात 2 बजे", "दोपहर 12 बजे", "रात 12 बजे", "पौने तीन बजे")
    ] == [
        "18:30",
        "09:15",
        "02:00",
        "12:00",
        "00:00",
        "02:45",
    ]


def test_a_financial_year_is_its_twelve_months() -> None:
    assert read("वित्त वर्ष 2024-25 में")[0][2] == "2024-04-01/2025-03-31"
    assert read("2019-24 के दौरान")[0][2] == "2019/2024"


def test_consecutive_days_are_one_stretch_and_others_are_not() -> None:
    assert read("22 और 23 नवंबर को")[0][2] == "2025-11-22/2025-11-23"
    assert [value for _, _, value in read("सोमवार और गुरुवार को वे मिले।")] == ["2025-11-17", "2025-11-13"]


def test_days_that_no_month_has_are_no_dates() -> None:
    assert [words for words, _, _ in read("31 नवंबर को")] == ["नवंबर"]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("पिछले हफ्ते वे आए।", "2025-11-10/2025-11-16"),
        ("अगले महीने वे आएंगे।", "2025-12"),
        ("शाम 5 बजे वे आए।", "2025-11-18"),
        ("2026 की पहली तिमाही में वे आएंगे।", "2026-01/2026-03"),
        ("2026 की दूसरी छमाही में वे आएंगे।", "2026-07/2026-12"),
        ("पिछले सप्ताहांत वे आए।", "2025-11-15/2025-11-16"),
        ("अक्टूबर के पहले हफ्ते में वे आए।", "2025-10-01/2025-10-07"),
        ("तीन दिन की यात्रा हुई।", None),
        ("हर साल बैठक होती है।", None),
        ("हाल ही में बैठक हुई।", None),
        ("1990 के दशक में बैठक हुई।", None),
    ],
)
def test_what_an_expression_dates(text: str, when: str | None) -> None:
    (one,) = tag_text(text, TUESDAY, "hi")
    assert when_of(one) == when
    assert when is None or is_edtf(when)


def test_a_season_dates_its_three_months() -> None:
    (one,) = tag_text("Они встретились осенью 2024 года.", TUESDAY, "ru")
    assert when_of(one) == "2024-09/2024-11"


def test_days_are_counted_of_durations_in_days_and_weeks_only() -> None:
    lengths = [days_of(one) for one in tag_text("दो दिवसीय, एक सप्ताह, दो महीने, सोमवार", TUESDAY, "hi")]
    assert lengths == [2, 7, None, None]
