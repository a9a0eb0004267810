"""The search section of a pack: which spellings and inflected forms of a word are found by one another."""

from __future__ import annotations

from functools import lru_cache

import msgspec
import regex

from vaarta.packs.loader import languages, section
from vaarta.packs.script import folder, script
from vaarta.packs.verbs import Verbs, verbs


class Ending(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Endings of one kind. The longest that fits is taken off, `become` put in its place, where `leaving` characters remain."""

    of: str
    ends: tuple[str, ...]
    become: str = ""
    leaving: int = 3


class Respelling(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`old` is written `new` in stems of at least `letters` characters: wherever it stands, or only as their `final`."""

    old: str
    new: str
    letters: int = 0
    final: bool = False


class Paradigm(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words whose forms end in any of `endings`; each is listed with the first, and found by it."""

    of: str
    endings: tuple[str, ...]
    words: tuple[str, ...]


class Search(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`packs/data/LANGUAGE/search.yaml`."""

    source: str
    ignored: tuple[str, ...]
    """Words too common to be sought."""
    variants: tuple[tuple[str, ...], ...] = ()
    """Words found by one another that no rule brings together; each stands for the first."""
    paradigms: tuple[Paradigm, ...] = ()
    """Closed classes whose endings are no endings in other words."""
    roots: tuple[str, ...] = ()
    """Verbs besides those of verbs.yaml, inflected by its endings."""
    no_forms: tuple[str, ...] = ()
    """Words that only look like a form of a verb."""
    steps: tuple[tuple[Ending, ...], ...]
    """What is taken off, one step after the other, at most one ending each."""
    respelt: tuple[Respelling, ...] = ()
    """Spellings that a stem does not tell apart, one after the other."""
    sounds: tuple[tuple[str, str], ...] = ()
    """Names in this script by their sound: sequences replaced one after the other; `$` at the end of the old one is the end of
    the word, `^` its beginning."""
    examples: tuple[tuple[str, ...], ...]
    """Words that must have one stem."""
    not_: tuple[tuple[str, str], ...] = msgspec.field(name="not")
    """Words that must not."""
    alike: tuple[tuple[str, ...], ...] = ()
    """Names that must sound alike."""


class Stemmer:
    """Stems of one language's words; remembers them."""

    def __init__(self, language: str) -> None:
        data = section(language, "search", Search)
        fold = self._fold = folder(language)
        self._ignored = frozenset(map(fold.key, data.ignored))
        self._steps = tuple(
            sorted(
                ((fold_ending, ending.become, ending.leaving) for ending in step for fold_ending in ending.ends),
                key=lambda found: -len(found[0]),
            )
            for step in data.steps
        )
        self._respelt = data.respelt
        self._sounds = tuple((regex.compile(_pattern(old)), new) for old, new in data.sounds)
        self._whole = _verb_forms(language, data) | _paradigm_forms(language, data)
        self._variants = {fold.key(word): fold.key(group[0]) for group in data.variants for word in group}
        self._stems: dict[str, str] = {}

    def stem(self, word: str) -> str:
        """The stem of a word as written; "" for one that is too common to be sought."""
        known = self._stems.get(word)
        if known is None:
            known = self._stem(self._fold.key(word))
            if len(self._stems) < 200_000:
                self._stems[word] = known
        return known

    def _stem(self, key: str) -> str:
        if key in self._ignored:
            return ""
        key = self._variants.get(key, key)
        whole = self._whole.get(key)
        stem = self._stripped(key) if whole is None else whole
        for rule in self._respelt:
            if len(stem) < rule.letters:
                continue
            if not rule.final:
                stem = stem.replace(rule.old, rule.new)
            elif stem.endswith(rule.old):
                stem = stem[: len(stem) - len(rule.old)] + rule.new
        return stem

    def _stripped(self, key: str) -> str:
        for step in self._steps:
            for end, become, leaving in step:
                if key.endswith(end) and len(key) - len(end) >= leaving:
                    key = key[: len(key) - len(end)] + become
                    break
        return key

    def sound(self, word: str) -> str:
        """How a name in this script sounds, roughly; "" where the pack does not say."""
        if not self._sounds:
            return ""
        key = self._fold.key(word)
        for old, new in self._sounds:
            key = old.sub(new, key)
        return key


@lru_cache(maxsize=None)
def stemmer(language: str) -> Stemmer:
    """The shared stemmer of `language`."""
    return Stemmer(language)


@lru_cache(maxsize=65_536)
def language_of(word: str) -> str | None:
    """The language by whose rules a word is sought: the first that has letters of it; None where there is none.

    A word of the same script is sought by the same rules whatever article it stands in.
    """
    return next((name for name, letters in _letters() if letters.search(word)), None)


@lru_cache(maxsize=None)
def _letters() -> tuple[tuple[str, regex.Pattern[str]], ...]:
    return tuple((name, regex.compile(rf"[{script(name).letters}]", regex.V1)) for name in languages("search"))


def _pattern(old: str) -> str:
    start, end = old.startswith("^"), old.endswith("$")
    return f"{'^' if start else ''}{regex.escape(old[start : len(old) - end])}{'$' if end else ''}"


def _verb_forms(language: str, data: Search) -> dict[str, str]:
    """Every form of every verb, by key, with its root; of several, the shortest."""
    if language not in languages("verbs"):
        return {}
    fold, spelt = folder(language), section(language, "verbs", Verbs)
    forms: dict[str, set[str]] = {word: {root for root, _ in readings} for word, readings in verbs(language).forms.items()}
    for root in data.roots:
        for ending in spelt.endings:
            for suffix in ending.after_vowel if root[-1] in spelt.vowels else ending.after_consonant:
                forms.setdefault(fold.key(root + suffix), set()).add(fold.key(root))
    none = set(map(fold.key, data.no_forms))
    return {word: min(roots, key=lambda root: (len(root), root)) for word, roots in forms.items() if word not in none}


def _paradigm_forms(language: str, data: Search) -> dict[str, str]:
    """Every form of every word of the paradigms, by key, with the form that it is listed by."""
    key = folder(language).key
    return {
        key(word.removesuffix(paradigm.endings[0]) + ending): key(word)
        for paradigm in data.paradigms
        for word in paradigm.words
        for ending in paradigm.endings
    }
