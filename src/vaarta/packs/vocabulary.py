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


@lru_cache(maxsize=None)
def ordinary_words(language: str) -> frozenset[str]:
    """Look-up keys of the ordinary words of `language`."""
    fold = folder(language)
    return frozenset(map(fold.key, section(language, "vocabulary", Vocabulary).ordinary))
