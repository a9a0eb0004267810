"""Times that are counted from another: the right day, or none."""

from __future__ import annotations

from datetime import date

import pytest

from vaarta.reading.times import tag_text, when_of

TUESDAY = date(2025, 11, 18)


def values(text: str, language: str = "hi") -> list[str]:
    return [one.value for one in tag_text(text, TUESDAY, language)]


def test_the_same_day_is_the_last_one_told() -> None:
    assert values("वे रविवार को पहुंचे। उसी दिन भेंट हुई।") == ["2025-11-16", "2025-11-16"]
    assert values("वे रविवार को पहुंचे। उसी शाम भेंट हुई।")[1] == "2025-11-16TEV"
    assert values("वे रविवार को पहुंचे। अगले दिन भेंट हुई।")[1] == "2025-11-17"
    assert values("वे रविवार को पहुंचे। इससे दो दिन पहले बात हुई थी।")[1] == "2025-11-14"


def test_without_a_day_told_the_same_day_stays_open() -> None:
    (one,) = tag_text("उसी दिन भेंट हुई।", TUESDAY, "hi")
    assert one.value == "XXXX-XX-XX"
    assert when_of(one) is None


def test_the_date_of_header_and_dateline_is_no_day_told() -> None:
    text = "date 2025-11-19\nमास्को, 18 नवंबर (भाषा)। अगले दिन भेंट हुई।"
    assert values(text) == ["2025-11-19", "2025-11-18", "XXXX-XX-XX"]


def test_the_same_day_after_a_stretch_of_days_stays_open() -> None:
    assert values("वे 10 से 12 नवंबर तक वहां थे। उसी दिन भेंट हुई।")[1] == "XXXX-XX-XX"


def test_an_hour_without_a_day_is_of_the_day_that_the_story_is_set_on() -> None:
    text = "सोमवार को दोनों मिले। शनिवार को वे दिल्ली में थे। शाम को बयान आया।"
    assert values(text) == ["2025-11-17", "2025-11-15", "2025-11-17TEV"]
    assert values("शाम को बयान आया।") == ["2025-11-18TEV"]


def test_days_ago_count_from_the_last_day_told() -> None:
    assert values("वे सोमवार को मिले। दो दिन पहले बात हुई थी।")[1] == "2025-11-15"


def test_an_event_is_no_day_to_count_from() -> None:
    (one,) = tag_text("चुनाव से दो दिन पहले बात हुई।", TUESDAY, "hi")
    assert (one.type, one.value, when_of(one)) == ("DURATION", "P2D", None)


def test_a_day_of_a_month_just_named_with_its_year_is_of_that_year() -> None:
    assert values("फरवरी 1999 में वे लाहौर गए। 21 फरवरी को घोषणा हुई।")[1] == "1999-02-21"


def test_the_day_of_a_month_without_its_name_follows_the_verb() -> None:
    assert values("वे 28 तारीख को आएंगे।") == ["2025-11-28"]
    assert values("वे 28 तारीख को आए थे।") == ["2025-10-28"]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("He came on Sunday and met the king the same day.", "en", "2025-11-16"),
        ("They met in July 2024 and again the following month.", "en", "2024-08"),
        ("В воскресенье он прилетел. Днем ранее он был в Пекине.", "ru", "2025-11-15"),
    ],
)
def test_other_languages_count_as_well(text: str, language: str, value: str) -> None:
    assert values(text, language)[1] == value
