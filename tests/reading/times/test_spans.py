"""Offsets into the text as received, however it is written."""

from __future__ import annotations

import time
import unicodedata
from datetime import date
from itertools import pairwise

import pytest

from vaarta.reading.segment import segment
from vaarta.reading.times import tag_text, tag_times

TUESDAY = date(2025, 11, 18)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_offsets_count_the_text_as_received(form: str) -> None:
    text = unicodedata.normalize(form, "राष्ट्रपति 12 फ़रवरी 2026 को आएंगे और साढ़े नौ बजे बोलेंगे।")  # type: ignore[arg-type]
    day, hour = tag_text(text, TUESDAY, "hi")
    assert day.span.of(text) == unicodedata.normalize(form, "12 फ़रवरी 2026")  # type: ignore[arg-type]
    assert hour.span.of(text) == unicodedata.normalize(form, "साढ़े नौ बजे")  # type: ignore[arg-type]
    assert (day.value, hour.value) == ("2026-02-12", "2026-02-12T09:30")


@pytest.mark.parametrize(
    "words", ["18 नवंबर", "18 नवम्बर", "१८ नवंबर", "18 नवं\u200cबर", "18 नवं\u200dबर", "18\u00a0नवंबर", "18  नवंबर"]
)
def test_spellings_joiners_and_digits_make_no_difference(words: str) -> None:
    text = f"बैठक {words} को हुई।"
    (one,) = tag_text(text, TUESDAY, "hi")
    assert (one.span.of(text), one.value) == (words, "2025-11-18")


def test_an_expression_never_crosses_a_line() -> None:
    text = "दौरा 18\nनवंबर में हुआ।"
    assert [one.span.of(text) for one in tag_text(text, TUESDAY, "hi")] == ["नवंबर"]


def test_expressions_come_in_order_and_do_not_overlap() -> None:
    text = "मंगलवार सुबह 18 नवंबर 2025 को दो दिन पहले कल शाम 5 बजे तक"
    spans = [one.span for one in tag_text(text, TUESDAY, "hi")]
    assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize(
    ("language", "unit"),
    [
        ("hi", "दो दिन पहले सोमवार को 18 नवंबर 2025 "),
        ("hi", "एक दो तीन चार "),
        ("hi", "1-2-3-"),
        ("hi", "को है "),
        ("en", "the second of may the "),
        ("ru", "в на 5 "),
    ],
)
def test_a_line_of_a_megabyte_is_no_trap(language: str, unit: str) -> None:
    def seconds(size: int) -> float:
        segments = segment(unit * (size // len(unit.encode())), language)
        start = time.perf_counter()
        tag_times(segments, TUESDAY)
        return time.perf_counter() - start

    seconds(10_000)
    small, large = seconds(60_000), seconds(1_000_000)
    assert large < 60 * small + 1  # sixteen times as long; quadratic would be 280 times
