"""Phrase keys: how the gazetteer and the reader spell one phrase alike."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import regex

from vaarta.packs.keys import Folder, Folds
from vaarta.packs.loader import languages
from vaarta.packs.script import folder

_TOKEN = regex.compile(r"[\p{L}\p{M}\p{N}\u200c\u200d]+|[^\s\p{L}\p{M}\p{N}]")
SKIPPED = frozenset("-\u00ad\u2010\u2011\u2012\u2013\u2014\u2212.")
"""Marks that a phrase may have or leave out between its words."""


@lru_cache(maxsize=None)
def folder_for(language: str) -> Folder:
    """The folder of `language`; a language without a pack folds case only."""
    return folder(language) if language in languages() else Folder(Folds())


def phrase_words(text: str, language: str) -> tuple[str, ...]:
    """The look-up keys of a phrase's tokens, hyphens and full stops left out.

    >>> phrase_words("भारत-रूस", "hi"), phrase_words("एस. जयशंकर", "hi")
    (('भारत', 'रूस'), ('एस', 'जयशंकर'))
    """
    fold = folder_for(language)
    return tuple(fold.key(token) for token in _TOKEN.findall(text) if token not in SKIPPED)


def phrase_key(text: str, language: str) -> str:
    """The key of a phrase: its words' keys with one space between; other marks are words of their own.

    >>> phrase_key("2+2 वार्ता", "hi")
    '2 + 2 वार्ता'
    """
    return " ".join(phrase_words(text, language))


def spelled(form: str | Mapping[str, str]) -> tuple[str, ...]:
    """Every form of a paradigm, or the one surface."""
    return (form,) if isinstance(form, str) else tuple(dict.fromkeys(form.values()))


def headword(form: str | Mapping[str, str]) -> str:
    """The first form of a paradigm, or the one surface."""
    return form if isinstance(form, str) else next(iter(form.values()))
