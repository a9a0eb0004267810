"""The transliteration section of a pack: names of its script in Latin letters."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from vaarta.packs.loader import section


class LabialNasal(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A nasal mark is written `mark` instead of `instead_of` before a consonant whose Latin letter is one of `before`."""

    instead_of: str
    mark: str
    before: str


class Transliteration(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`packs/data/LANGUAGE/transliteration.yaml`. A script with an inherent vowel names it and its virama; others leave them empty."""

    source: str
    consonants: dict[str, str]
    vowels: dict[str, str]
    signs: dict[str, str] = {}
    marks: dict[str, str] = {}
    virama: str = ""
    inherent: str = ""
    labial_nasal: LabialNasal | None = None
    clusters: dict[str, str] = {}
    open_finals: tuple[str, ...] = ()
    """Ends of words behind which the inherent vowel is spoken."""
    respelt: dict[str, str] = {}
    """Runs of Latin letters that newspapers write otherwise than letter by letter."""
    words: dict[str, str] = {}
    """Whole words whose usual spelling the letters do not give."""


@lru_cache(maxsize=None)
def transliteration(language: str) -> Transliteration:
    """The transliteration section of `language`."""
    return section(language, "transliteration", Transliteration)
