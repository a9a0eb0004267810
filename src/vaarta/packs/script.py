"""The script section of a pack: how a language is written, cut into words and sentences."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from vaarta.packs.keys import Folder, Folds
from vaarta.packs.loader import section


class Script(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`packs/data/LANGUAGE/script.yaml`."""

    source: str
    name: str
    """The language's name in English."""
    letters: str
    """A character class (the inside of [...]) of the letters by which a text is known to be in this language."""
    folds: Folds
    sentence_end: str
    """Characters that end a sentence wherever they stand."""
    sentence_end_spaced: str
    """Characters that end a sentence only before white space or a closing mark, and not after an abbreviation."""
    abbreviations: tuple[str, ...]
    """Words after which a full stop ends nothing; single letters of the Latin and Cyrillic scripts need not be listed."""
    quotation: tuple[tuple[str, str], ...]
    """Pairs of quotation marks, opening and closing, longest first."""
    apostrophes: str = ""
    """Characters inside a word that look like a quotation mark."""


@lru_cache(maxsize=None)
def script(language: str) -> Script:
    """The script section of `language`."""
    return section(language, "script", Script)


@lru_cache(maxsize=None)
def folder(language: str) -> Folder:
    """The shared folder of `language`: words to look-up keys."""
    return Folder(script(language).folds)
