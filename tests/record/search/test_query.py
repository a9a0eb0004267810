"""What somebody types."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaarta.record.search import parse


@pytest.mark.parametrize(
    ("typed", "wanted", "unwanted"),
    [
        ("रूस यूक्रेन", [("रूस",), ("युक्रेन",)], []),
        ("रूस रूस", [("रूस",)], []),
        ("रूस -यूक्रेन", [("रूस",)], [("युक्रेन",)]),
        ('"विदेश मंत्री" रूस', [("विदेश", "मंत्रि"), ("रूस",)], []),
        ('-"विदेश मंत्री" रूस', [("रूस",)], [("विदेश", "मंत्रि")]),
        ("«министр обороны»", [("министр", "оборон")], []),
        ("2+2", [("2", "2")], []),
        ("जी20", [("जि", "20")], []),
        ("सह-अध्यक्षता", [("सह", "अध्यक्षता")], []),
        ('"unclosed phrase', [("unclos",), ("phras",)], []),
        ("- के", [], []),
    ],
)
def test_words_phrases_and_exclusions(typed: str, wanted: list[tuple[str, ...]], unwanted: list[tuple[str, ...]]) -> None:
    query = parse(typed)
    assert [phrase.stems for phrase in query.wanted] == wanted
    assert [phrase.stems for phrase in query.unwanted] == unwanted


@given(st.text(max_size=40))
def test_anything_typed_is_a_query(typed: str) -> None:
    query = parse(typed)
    assert all(stem and not stem.isspace() for phrase in query.wanted + query.unwanted for stem in phrase.stems)
