"""Words of a text as a search knows them: each with the stem by which it is found."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from vaarta.model.span import Span
from vaarta.packs.loader import REFERENCE, languages
from vaarta.packs.search import language_of, stemmer

_WORD = regex.compile(r"\p{N}+|[\p{L}\p{M}\u200c\u200d]+")
_LONGEST = 60
"""Code points of a stem: what is longer is no word, and a database has its own limits."""
_SHORTEST_SOUND = 3
"""Letters of a sound that tells one name from another."""
SOUND = "~"
"""What the sound of a name begins with, so that it is no word."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text that can be sought."""

    stem: str
    span: Span


def words(text: str) -> Iterator[Word]:
    """The words of `text` in order, those too common to be sought left out.

    >>> [(word.stem, word.span.of("भारत ने 26वीं बैठकें कीं")) for word in words("भारत ने 26वीं बैठकें कीं")]
    [('भारत', 'भारत'), ('26', '26'), ('बैठक', 'बैठकें')]
    """
    for match in _WORD.finditer(text):
        stem = stem_of(match.group())
        if stem:
            yield Word(stem, Span(match.start(), match.end()))


def stems(text: str) -> list[str]:
    """The stems of `words`, in order."""
    return [stem for word in _WORD.findall(text) if (stem := stem_of(word))]


@lru_cache(maxsize=100_000)
def stem_of(word: str) -> str:
    """The stem by which a word is found, by the rules of its script; "" for one that is too common."""
    language = language_of(word)
    stem = stemmer(language).stem(word) if language else unicodedata.normalize("NFKC", word).casefold()
    return stem.replace("\u200c", "").replace("\u200d", "")[:_LONGEST]


@lru_cache(maxsize=20_000)
def sound_of(word: str) -> str:
    """How a name sounds in Latin letters, with the mark of a sound; "" where that tells too little.

    >>> sound_of("Jaishankar") == sound_of("Jayshankar") == sound_of("जयशंकर")
    True
    """
    from vaarta.reading.transliterate import transliterate

    language = language_of(word)
    if language in languages("transliteration"):
        assert language is not None
        word, language = transliterate(word, language), REFERENCE
    sound = stemmer(REFERENCE).sound(word) if language == REFERENCE else ""
    return SOUND + sound[:_LONGEST] if len(sound) >= _SHORTEST_SOUND else ""
