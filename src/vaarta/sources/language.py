"""Which language a text is in, by its letters."""

from __future__ import annotations

from functools import lru_cache

import regex

from vaarta.packs import languages
from vaarta.packs.script import script

_LETTERS = regex.compile(r"[\p{L}\p{M}]")
_ENOUGH = 0.5
"""The share of a text's letters that must be the language's own; below it, nobody can say."""
_LOOKED_AT = 20_000


def detect_language(text: str) -> str | None:
    """The pack whose letters make up most of `text`; None where none makes up half, or two do so equally.

    >>> detect_language("भारत और रूस"), detect_language("12.11.2025")
    ('hi', None)
    """
    head = text[:_LOOKED_AT]
    letters = len(_LETTERS.findall(head))
    shares = sorted(((len(own.findall(head)), name) for name, own in _own_letters()), reverse=True)
    if not letters or not shares or shares[0][0] < letters * _ENOUGH:
        return None
    if len(shares) > 1 and shares[0][0] == shares[1][0]:
        return None
    return shares[0][1]


@lru_cache(maxsize=None)
def _own_letters() -> tuple[tuple[str, regex.Pattern[str]], ...]:
    return tuple((name, regex.compile(rf"[[\p{{L}}\p{{M}}]&&[{script(name).letters}]]", regex.V1)) for name in languages())
