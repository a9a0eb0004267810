"""What holds for every text and every day."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vaarta.model.edtf import is_edtf
from vaarta.packs import languages
from vaarta.packs.times import times
from vaarta.reading.times import tag_text, when_of

TIMEX = re.compile(
    r"P(\d+(\.\d+)?|X)[YMWDH]?.*|PT.*|(PAST|PRESENT|FUTURE)_REF|XXXX-WXX-[1-7]|XXXX-XX-XX(T(\d{2}:\d{2}|..))?|\d{2,4}|"
    r"\d{4}-(W\d{2}(-WE)?|Q\d|H\d|SP|SU|FA|WI)(T..)?|\d{4}(-\d{2}){0,2}(T(\d{2}:\d{2}|MO|AF|EV|NI))?"
)


def vocabulary(language: str) -> list[str]:
    pack = times(language)
    forms = [form for entries in pack.lexicon.values() for words in entries.values() for form in words]
    return sorted({*forms, *(form for words in pack.words.values() for form in words)})


WORDS = {language: vocabulary(language) for language in languages("times")}
PIECES = {language: st.one_of(st.sampled_from(words), st.integers(0, 2200).map(str)) for language, words in WORDS.items()}
TEXTS = {language: st.lists(piece, max_size=12).map(" ".join) for language, piece in PIECES.items()}
LANGUAGES = sorted(WORDS)
DAYS = st.dates()


def holds(text: str, anchor: date, language: str) -> None:
    found = tag_text(text, anchor, language)
    assert found == tag_text(text, anchor, language)
    end = 0
    for one in found:
        assert end <= one.span.start < one.span.end <= len(text)
        end = one.span.end
        assert one.type in ("DATE", "TIME", "DURATION", "SET")
        assert is_edtf(one.value) or all(TIMEX.fullmatch(part) for part in one.value.split("/")), one.value
        when = when_of(one)
        assert when is None or is_edtf(when), (one.value, when)


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=st.text(), anchor=DAYS)
def test_any_text_is_tagged_without_error(language: str, text: str, anchor: date) -> None:
    holds(text, anchor, language)


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=300)
@given(data=st.data(), anchor=DAYS)
def test_any_heap_of_time_words_is_tagged_without_error(language: str, data: st.DataObject, anchor: date) -> None:
    holds(data.draw(TEXTS[language]), anchor, language)
