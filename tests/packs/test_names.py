"""The names section: ordinals in digits and words, and what stands for what in a mechanism's name."""

from __future__ import annotations

import pytest

from vaarta.packs.names import name_tables
from vaarta.packs.script import folder
from vaarta.packs.vocabulary import impersonal_words, ordinary_words


@pytest.mark.parametrize(
    ("word", "number"),
    [("23वें", 23), ("पांचवीं", 5), ("पाँचवीं", 5), ("छठे", 6), ("10वां", 10), ("१०वीं", 10), ("2025", None), ("बैठक", None)],
)
def test_ordinal_says_its_number(word: str, number: int | None) -> None:
    assert name_tables("hi").ordinal(folder("hi").key(word)) == number


def test_every_row_of_same_phrases_is_read_as_its_first() -> None:
    same = name_tables("hi").same
    assert same["शिखर", "बैठक"] == same["समिट",] == ("शिखर", "सम्मेलन")


def test_words_of_known_names_are_not_ordinary() -> None:
    assert not {"मोदी", "लावरोव", "मिस्री"} & ordinary_words("hi")
    assert ordinary_words("hi") <= impersonal_words("hi")
