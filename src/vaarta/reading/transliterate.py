"""Names that the knowledge base does not hold, in Latin letters as newspapers in English write them."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from vaarta.packs.transliteration import Transliteration, transliteration

_Sound = tuple[str, str, bool]
"""A consonant (or none), the vowel after it, and whether that vowel is written (not inherent)."""
_NASAL = "\N{LATIN SMALL LETTER N}\N{COMBINING TILDE}"
"""A nasal mark until the next consonant is known."""


@lru_cache(maxsize=4096)
def transliterate(name: str, language: str) -> str:
    """`name` in Latin letters, each word with a capital.

    >>> transliterate("डेनिस मंटुरोव", "hi"), transliterate("राकेश वर्मा", "hi")
    ('Denis Manturov', 'Rakesh Verma')
    """
    table = transliteration(language)
    return " ".join(_joined(word.split("-"), table) for word in name.split()).strip()


def _joined(parts: list[str], table: Transliteration) -> str:
    return "-".join(_word(part, table, joined=len(parts) > 1) for part in parts if part)


def _word(word: str, table: Transliteration, *, joined: bool = False) -> str:
    """One word; what is `joined` to another by a hyphen is no initial."""
    word = unicodedata.normalize("NFC", word.strip(".,'\"‘’“”()[]"))
    known = table.words.get(word)
    if known is not None and not (joined and known.endswith(".")):
        return known
    latin = _spell(_sounds(word, table), table) + (table.inherent if word.endswith(table.open_finals) else "")
    for letters, written in table.respelt.items():
        latin = latin.replace(letters, written)
    return latin[:1].upper() + latin[1:]


def _sounds(word: str, table: Transliteration) -> list[_Sound]:
    """The word as consonants with their vowels; a mark or a foreign letter is a consonant without a vowel."""
    sounds: list[_Sound] = []
    i = 0
    while i < len(word):
        cluster = next((c for c in table.clusters if word.startswith(c, i)), None)
        pair = word[i : i + 2] if word[i : i + 2] in table.consonants else word[i]
        if cluster or pair in table.consonants:
            letters = cluster or pair
            i += len(letters)
            following = word[i : i + 1]
            consonant = table.clusters.get(letters) or table.consonants[letters]
            if following and following in table.virama:
                sounds.append((consonant, "", True))
                i += 1
            elif following in table.signs:
                sounds.append((consonant, table.signs[following], True))
                i += 1
            else:
                sounds.append((consonant, table.inherent, False))
        else:
            sounds.append(("", table.vowels[word[i]], True) if word[i] in table.vowels else (_mark(word[i], table), "", True))
            i += 1
    return sounds


def _mark(letter: str, table: Transliteration) -> str:
    """What a letter that is neither consonant nor vowel is written as; a nasal is marked until its neighbour is known."""
    written = table.marks.get(letter, letter)
    return written + _NASAL if table.labial_nasal and written == table.labial_nasal.instead_of else written


def _spell(sounds: list[_Sound], table: Transliteration) -> str:
    """Letters of the sounds, without the inherent vowels that nobody speaks: the last one, and one between VC and CV."""
    spoken = [vowel for _, vowel, _ in sounds]
    for i in range(len(sounds) - 1, 0, -1):
        consonant, vowel, written = sounds[i]
        if written or not vowel:
            continue
        last = i == len(sounds) - 1
        between = not last and bool(spoken[i - 1]) and bool(sounds[i + 1][0]) and bool(spoken[i + 1])
        if last or between:
            spoken[i] = ""
    letters = []
    for i, (consonant, _, _) in enumerate(sounds):
        if consonant.endswith(_NASAL):
            following = sounds[i + 1][0][:1] if i + 1 < len(sounds) else ""
            nasal = table.labial_nasal
            consonant = nasal.mark if nasal and following and following in nasal.before else consonant[: -len(_NASAL)]
        letters.append(consonant + spoken[i])
    return "".join(letters)
