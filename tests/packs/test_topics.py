"""The topics section: the codebook's topics, each by words that speak of it."""

from __future__ import annotations

import pytest

from vaarta.packs import languages
from vaarta.packs.loader import section
from vaarta.packs.script import folder
from vaarta.packs.topics import Topics, topics

CODEBOOK = set(
    "trade investment finance energy nuclear defence security counter-terrorism space technology science health agriculture fertiliser"
    " education culture tourism mobility people-to-people connectivity climate environment disaster-relief consular border human-rights"
    " sanctions peace-process regional-issues global-issues multilateral bilateral-relations summit-preparation economy media sport"
    " law".split()
)


@pytest.mark.parametrize("language", languages("topics"))
def test_a_pack_has_the_codebook_s_topics_and_no_others(language: str) -> None:
    assert set(section(language, "topics", Topics).topics) == CODEBOOK


@pytest.mark.parametrize("language", languages("topics"))
def test_every_topic_has_words(language: str) -> None:
    assert all(topic.words or topic.stems for topic in section(language, "topics", Topics).topics.values())


@pytest.mark.parametrize("language", languages("topics"))
def test_phrases_are_keys_the_longest_first(language: str) -> None:
    tables, fold = topics(language), folder(language)
    for first, phrases in tables.phrases.items():
        assert all(phrase[0] == first and phrase == tuple(map(fold.key, phrase)) for phrase, _ in phrases)
        assert [len(p) for p, _ in phrases] == sorted((len(p) for p, _ in phrases), reverse=True)


def test_a_stem_is_found_by_its_first_two_characters() -> None:
    tables = topics("hi")
    assert all(stem.startswith(first) for first, stems in tables.stems.items() for stem, _ in stems)
