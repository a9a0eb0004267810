"""Datelines in every shape that wire copy has, and openings that are none."""

from __future__ import annotations

from datetime import date

import pytest

from vaarta.knowledge import load
from vaarta.reading.dateline import find_dateline, story_start
from vaarta.reading.segment import segment

PUBLISHED = date(2025, 11, 19)


@pytest.mark.parametrize(
    ("text", "place", "day", "agency"),
    [
        (" date 2025-11-19 मास्को, 18 नवंबर (आईएएनएस)। विदेश मंत्री पहुंचे।", "Moscow", date(2025, 11, 18), "आईएएनएस"),
        ("शीर्षक यहां\n\nनयी दिल्ली, 20 मार्च (भाषा) वे आए।", "New Delhi", date(2025, 3, 20), "भाषा"),
        ("नयी दिल्ली/तेहरान, छह सितंबर (भाषा) वे आए।", "New Delhi", date(2025, 9, 6), "भाषा"),
        ("दुबई 01 दिसंबर (वार्ता) वे आए।", "Dubai", date(2024, 12, 1), "वार्ता"),
        ("काठमांडू [नेपाल], 11 अगस्त (एएनआई): वे आए।", "Kathmandu", date(2025, 8, 11), "एएनआई"),
        ("वाशिंगटन, रायटर। वे आए।", "Washington", None, "रायटर"),
        ("ढाका: वे आए।", "Dhaka", None, None),
        ("बीजिंग/वाशिंगटन। वे आए।", "Beijing", None, None),
        ("जागरण ब्यूरो, नई दिल्ली। वे आए।", "New Delhi", None, None),
    ],
)
def test_dateline_gives_place_day_and_agency(text: str, place: str, day: date | None, agency: str | None) -> None:
    found = find_dateline(segment(text, "hi"), load(), PUBLISHED)
    assert found is not None and found.place is not None
    assert (found.place.name, found.date, found.agency) == (place, day, agency)


@pytest.mark.parametrize(
    "text",
    [
        "प्रधानमंत्री नरेंद्र मोदी कल यानी 10 फरवरी को फ्रांस जा रहे हैं।",
        "दोनों पक्ष 27 फरवरी को ब्रसेल्स में मिले।",
        "मालदीव के विदेश मंत्री मूसा जमीर बृहस्पतिवार को दिल्ली पहुंचे।",
    ],
)
def test_a_date_in_the_first_sentence_is_no_dateline(text: str) -> None:
    assert find_dateline(segment(text, "hi"), load(), PUBLISHED) is None


def test_year_is_the_one_nearest_to_publication_and_not_after_it() -> None:
    found = find_dateline(segment("माले, 31 दिसंबर (वार्ता) वे आए।", "hi"), load(), date(2026, 1, 1))
    assert found is not None and found.date == date(2025, 12, 31)


def test_an_unknown_place_is_kept_in_latin_letters() -> None:
    found = find_dateline(segment("तिरुपुरम, 18 नवंबर (भाषा) वे आए।", "hi"), load(), PUBLISHED)
    assert found is not None and found.place is not None and found.place.id is None and found.place.names["hi"] == "तिरुपुरम"


def test_story_begins_behind_the_dateline_and_its_marks() -> None:
    segments = segment("मास्को, 18 नवंबर (आईएएनएस)। विदेश मंत्री पहुंचे।", "hi")
    assert segments.keys[story_start(segments, find_dateline(segments, load(), PUBLISHED))] == "विदेश"
