"""The search section: what is found together and what is not."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaarta.packs import languages
from vaarta.packs.loader import section
from vaarta.packs.search import Search, language_of, stemmer

LANGUAGES = languages("search")


def data(language: str) -> Search:
    return section(language, "search", Search)


def test_every_pack_can_be_searched() -> None:
    assert languages("search") == languages()


@pytest.mark.parametrize(("language", "group"), [(name, group) for name in LANGUAGES for group in data(name).examples])
def test_words_of_a_group_are_found_by_one_another(language: str, group: tuple[str, ...]) -> None:
    stems = {word: stemmer(language).stem(word) for word in group}
    assert len(set(stems.values())) == 1, stems
    assert all(stems.values())


@pytest.mark.parametrize(("language", "pair"), [(name, pair) for name in LANGUAGES for pair in data(name).not_])
def test_words_of_a_pair_are_kept_apart(language: str, pair: tuple[str, str]) -> None:
    first, second = map(stemmer(language).stem, pair)
    assert first != second


@pytest.mark.parametrize(("language", "group"), [(name, group) for name in LANGUAGES for group in data(name).alike])
def test_names_of_a_group_sound_alike(language: str, group: tuple[str, ...]) -> None:
    sounds = {name: stemmer(language).sound(name) for name in group}
    assert len(set(sounds.values())) == 1, sounds
    assert all(sounds.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_stands_for_two_and_none_is_ignored_and_sought(language: str) -> None:
    words = [word for group in data(language).variants for word in group]
    assert len(words) == len(set(words))
    ignored = set(data(language).ignored)
    assert not ignored & {word for group in data(language).examples for word in group}


def test_words_of_one_group_are_no_pair() -> None:
    for language in LANGUAGES:
        together = {frozenset(pair) for group in data(language).examples for pair in combinations(group, 2)}
        assert not together & {frozenset(pair) for pair in data(language).not_}


def test_common_words_have_no_stem() -> None:
    assert [stemmer("hi").stem(word) for word in "भारत ने रूस के साथ".split()] == ["भारत", "", "रूस", "", ""]


def test_a_word_is_sought_by_the_rules_of_its_script() -> None:
    assert [language_of(word) for word in ("मंत्री", "minister", "министр", "2025", "大臣")] == ["hi", "en", "ru", None, None]


@given(st.text(max_size=12))
def test_every_word_has_a_stem_and_the_stem_is_stable(word: str) -> None:
    for language in LANGUAGES:
        assert stemmer(language).stem(word) == stemmer(language).stem(word)
        stemmer(language).sound(word)
