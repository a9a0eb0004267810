"""Which way a clause looks, in Hindi, where the words do not say: by its verb, and by whose clause it is."""

from __future__ import annotations

from datetime import date

import pytest

from vaarta.model.report import TimeExpression
from vaarta.reading.times import tag_text

TUESDAY = date(2025, 11, 18)


def only(text: str, language: str = "hi") -> TimeExpression:
    (one,) = tag_text(text, TUESDAY, language)
    return one


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("वे कल आए थे।", "2025-11-17"),
        ("वे कल आएंगे।", "2025-11-19"),
        ("वे परसों लौट रहे हैं।", "2025-11-20"),
        ("गुरुवार को होने वाली बैठक रद्द हो गई।", "2025-11-20"),
        ("सोमवार को जारी बयान के अनुसार दोनों नेता मिलेंगे।", "2025-11-17"),
        ("सोमवार को जारी होगा बयान।", "2025-11-24"),
        ("सोमवार को बोलते हुए उन्होंने कहा।", "2025-11-17"),
        ("मंत्री ने शुक्रवार को तय किया।", "2025-11-14"),
        ("बैठक शुक्रवार को तय है।", "2025-11-21"),
        ("वे शुक्रवार को आ सकते हैं।", "2025-11-21"),
        ("बैठक शुक्रवार को होनी है।", "2025-11-21"),
        ("बैठक सोमवार को होनी थी।", "2025-11-17"),
        ("वह दिसंबर में भारत आने वाले पहले नेता बने।", "2024-12"),
        ("बैठक दिसंबर तक टाल दी गई।", "2025-12"),
    ],
)
def test_the_verb_of_the_clause_says_which_day(text: str, value: str) -> None:
    assert only(text).value == value


def test_a_clause_that_ki_opens_has_its_own_verb() -> None:
    said, done = tag_text("मंत्री ने सोमवार को कहा कि वे सोमवार को जाएंगे।", TUESDAY, "hi")
    assert (said.value, done.value) == ("2025-11-17", "2025-11-24")


def test_a_relative_clause_keeps_its_verb_to_itself() -> None:
    arrived, meets = tag_text("मंत्री, जो सोमवार को पहुंचे, गुरुवार को मिलेंगे।", TUESDAY, "hi")
    assert (arrived.value, meets.value) == ("2025-11-17", "2025-11-20")


def test_the_reading_ruled_out_and_the_reason_are_kept() -> None:
    one = only("वे कल आएंगे।")
    assert (one.direction, one.other) == ("future", "2025-11-17")
    assert "आएंगे" in one.reason


def test_a_word_that_says_which_way_needs_no_verb() -> None:
    assert only("अगले सोमवार वे आए।").value == "2025-11-24"
    assert only("वे पिछले सोमवार जाएंगे।").value == "2025-11-17"


def test_the_day_itself_is_neither_past_nor_to_come() -> None:
    for text in ("वे मंगलवार को आए।", "वे मंगलवार को आएंगे।"):
        assert only(text).value == "2025-11-18"


def test_a_weekday_that_fits_one_year_only_chooses_it() -> None:
    assert only("बुधवार, 19 नवंबर को बैठक हुई।").value == "2025-11-19"


def test_a_weekday_that_fits_a_far_year_only_leaves_the_verb_its_say() -> None:
    assert only("बुधवार, 17 नवंबर को बैठक हुई।").value == "2025-11-17"


def test_a_name_that_ends_like_a_verb_is_no_verb() -> None:
    assert only("वे मंगलवार को मोतेगी से मिले।").value == "2025-11-18"
    assert only("उन्होंने सोमवार को मोतेगी से बैठक की।").value == "2025-11-17"


def test_a_stretch_that_holds_the_day_of_the_text_does_so_whatever_the_verb() -> None:
    assert only("वे 16 से 20 नवंबर तक वहां रहेंगे।").value == "2025-11-16/2025-11-20"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He said the envoy would leave on Thursday.", "2025-11-20"),
        ("The talks will be held on Thursday.", "2025-11-20"),
        ("They met in May and again in Paris.", "2025-05"),
        ("On Monday, Putin will visit Delhi.", "2025-11-24"),
        ("Carney called Modi on Friday and invited him.", "2025-11-14"),
        ("The trip was postponed until December.", "2025-12"),
    ],
)
def test_english_looks_for_the_nearest_verb(text: str, value: str) -> None:
    assert only(text, "en").value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Визит состоится в декабре.", "2025-12"),
        ("Визит состоялся в декабре.", "2024-12"),
        ("В среду он и Михаил Мишустин проведут встречу.", "2025-11-19"),
        ("Стороны договорились встретиться 25 ноября.", "2025-11-25"),
        ("Визит отложен до 10 марта.", "2026-03-10"),
    ],
)
def test_russian_tells_the_perfective_future_from_the_past(text: str, value: str) -> None:
    assert only(text, "ru").value == value
