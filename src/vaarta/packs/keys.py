"""Look-up keys: what two spellings of one word share. The text itself is never touched."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

import msgspec


class Folds(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a language spells one word in several ways. Applied in this order, after NFC and case folding."""

    drop: str = ""
    """Characters that a key leaves out (joiners)."""
    replace: tuple[tuple[str, str], ...] = ()
    """Sequences replaced wherever they stand."""
    final: tuple[tuple[str, str], ...] = ()
    """Endings replaced at the end of a word, the first that fits."""


class Folder:
    r"""Turns words into keys, by the folds of one language; remembers what it has folded.

    >>> Folder(Folds(drop="\u200d", replace=(("क़", "क"), ("ँ", "ं")))).key("मुलाक़ात")
    'मुलाकात'
    """

    def __init__(self, folds: Folds) -> None:
        self._drop = {ord(char): None for char in folds.drop}
        self._replace = tuple((_nfc(old), _nfc(new)) for old, new in folds.replace)
        self._final = tuple((_nfc(old), _nfc(new)) for old, new in folds.final)
        self._known: dict[str, str] = {}

    def key(self, word: str) -> str:
        """The key of one word (no white space in it)."""
        known = self._known.get(word)
        if known is not None:
            return known
        key = _nfc(word.casefold()).translate(self._drop)
        for old, new in self._replace:
            if old in key:
                key = key.replace(old, new)
        for old, new in self._final:
            if key.endswith(old):
                key = key[: len(key) - len(old)] + new
                break
        if len(self._known) < 200_000:
            self._known[word] = key
        return key

    def phrase(self, words: Iterable[str]) -> str:
        """The key of a phrase: its words' keys, one space between."""
        return " ".join(self.key(word) for word in words)


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
