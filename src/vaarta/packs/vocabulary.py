"""The vocabulary section of a pack: ordinary words, by which a run of words is known not to be a name."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from vaarta.packs.loader import section
from vaarta.packs.script import folder


class Vocabulary(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`packs/data/LANGUAGE/vocabulary.yaml`."""

    source: str
    ordinary: tuple[str, ...]
    """Words that name nothing."""
    impersonal: tuple[str, ...] = ()
    """Words that name no person."""


@lru_cache(maxsize=None)
def ordinary_words(language: str) -> frozenset[str]:
    """Look-up keys of the ordinary words of `language`."""
    fold = folder(language)
    return frozenset(map(fold.key, section(language, "vocabulary", Vocabulary).ordinary))


@lru_cache(maxsize=None)
def impersonal_words(language: str) -> frozenset[str]:
    """Look-up keys of words that are no part of a person's name, the ordinary ones among them."""
    fold = folder(language)
    return ordinary_words(language) | frozenset(map(fold.key, section(language, "vocabulary", Vocabulary).impersonal))
