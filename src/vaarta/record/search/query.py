"""What somebody seeks: words, "phrases" and -words, as stems."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from vaarta.packs.loader import languages
from vaarta.packs.script import script
from vaarta.record.search.words import sound_of, words


@dataclass(frozen=True, slots=True)
class Phrase:
    """Stems that stand one after the other; `sound` is how a word sounds that stands alone, "" where that tells too little."""

    stems: tuple[str, ...]
    sound: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """All of `wanted`, and none of `unwanted`."""

    wanted: tuple[Phrase, ...]
    unwanted: tuple[Phrase, ...] = ()

    @property
    def stems(self) -> frozenset[str]:
        """Every stem that is wanted."""
        return frozenset(stem for phrase in self.wanted for stem in phrase.stems)

    @property
    def sounds(self) -> frozenset[str]:
        """Every sound that is wanted."""
        return frozenset(phrase.sound for phrase in self.wanted if phrase.sound)


@lru_cache(maxsize=256)
def parse(sought: str) -> Query:
    """The query that somebody typed; without anything wanted where all its words are too common to be sought.

    A word that is written with marks inside (2+2, सह-अध्यक्षता) is a phrase.

    >>> parse('मुलाक़ात -"शिखर सम्मेलन" के')
    Query(wanted=(Phrase(stems=('मुलाकात',), sound='~mlkt'),), unwanted=(Phrase(stems=('शिखर', 'सम्मेलन'), sound=''),))
    """
    wanted: dict[Phrase, None] = {}
    unwanted: dict[Phrase, None] = {}
    for match in _parts().finditer(sought):
        phrase = _phrase(next(group for group in match.groups()[1:] if group is not None))
        if phrase.stems:
            (unwanted if match[1] else wanted)[phrase] = None
    return Query(tuple(wanted), tuple(unwanted))


def _phrase(text: str) -> Phrase:
    found = tuple(words(text))
    return Phrase(tuple(word.stem for word in found), sound_of(found[0].span.of(text)) if len(found) == 1 else "")


@lru_cache(maxsize=1)
def _parts() -> regex.Pattern[str]:
    """A minus or none, then a phrase between the quotation marks of any pack, or a word."""
    pairs = dict.fromkeys(pair for language in languages() for pair in script(language).quotation)
    quoted = "".join(rf"{regex.escape(opening)}(.*?){regex.escape(closing)}|" for opening, closing in pairs)
    return regex.compile(rf"(?<!\S)(-?)(?:{quoted}(\S+))")
