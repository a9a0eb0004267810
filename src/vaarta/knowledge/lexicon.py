"""Phrases and their senses, put together: what may stand together, what is ambiguous, what is only a word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from vaarta.knowledge.phrases import phrase_key
from vaarta.knowledge.read import Facts
from vaarta.knowledge.schema import Paradigm
from vaarta.knowledge.tables import Tables
from vaarta.knowledge.types import Sense, Use
from vaarta.model.entity import EntityType
from vaarta.packs.loader import DATA as PACKS
from vaarta.packs.loader import languages
from vaarta.packs.vocabulary import ordinary_words
from vaarta.packs.words import words

_GLOSS = re.compile(r"^(?P<form>[^(]+?)\s*\((?P<gloss>[^)]*)\)(?:\s*:\s*(?P<usage>.+))?$")
_NAMING = frozenset({Use.NAME, Use.SURNAME, Use.METONYM, Use.ADJECTIVE})


class Lexicon:
    """The senses of one language's phrases, while they are being put together."""

    def __init__(self, language: str, facts: Facts, made: Tables) -> None:
        self.language = language
        self.facts = facts
        self.made = made
        self.senses: dict[str, list[Sense]] = {}
        self.blocked: dict[str, None] = {}
        self.ordinary = _ordinary(language)
        self.weak = {phrase_key(word, language) for word in facts.weak.words.get(language, ())}

    def add(self, form: str, sense: Sense) -> None:
        """Give `form` a sense, unless it has one of the same use and target."""
        key = phrase_key(form, self.language)
        if not key:
            return
        have = self.senses.setdefault(key, [])
        for i, other in enumerate(have):
            if (other.use, other.target, other.side) == (sense.use, sense.target, sense.side):
                if (other.weak, other.ambiguous) > (sense.weak, sense.ambiguous):
                    have[i] = sense
                return
        have.append(sense)

    def add_new(self, form: str, sense: Sense) -> None:
        """Give `form` a sense if it has none."""
        if phrase_key(form, self.language) not in self.senses:
            self.add(form, sense)

    def block(self, entries: Iterable[str]) -> None:
        """Take in a `not` list: block what it spells out; a bare gloss marks the form as also a word."""
        for entry in entries:
            gloss = _GLOSS.match(entry)
            usages = (entry,) if not gloss else gloss["usage"].split(",") if gloss["usage"] else ()
            for usage in usages:
                self.blocked[phrase_key(usage, self.language)] = None
            if gloss and not usages:
                key = phrase_key(gloss["form"], self.language)
                if " " in key:
                    self.blocked[key] = None
                else:
                    self.weak.add(key)

    def finish(self) -> dict[str, tuple[Sense, ...]]:
        """Every phrase with its senses; those that cannot all be true together are marked ambiguous."""
        for key in self.blocked:
            if key and key not in self.senses:
                self.senses[key] = [Sense(Use.BLOCKED, "")]
        return {key: tuple(self._settled(key, senses)) for key, senses in sorted(self.senses.items())}

    def _settled(self, key: str, senses: list[Sense]) -> Iterator[Sense]:
        rivals = _rivals([sense for sense in senses if sense.use is Use.NAME])
        people = {s.target for s in senses if s.use is Use.SURNAME}
        crowded = len(people) > 1 or any(s.use in (Use.NAME, Use.TITLE, Use.HONORIFIC, Use.MODIFIER) for s in senses)
        states = len({s.target for s in senses if s.use in (Use.ADJECTIVE, Use.PEOPLE)}) > 1
        for sense in senses:
            weak = (key in self.weak and sense.use in _NAMING) or (crowded and sense.use is Use.SURNAME)
            weak = weak or (key in self.ordinary and sense.type is EntityType.PERSON and sense.use in _NAMING)
            doubtful = not sense.prefer and (
                (rivals and sense.use is Use.NAME)
                or (len(people) > 1 and sense.use is Use.SURNAME)
                or (states and sense.use in (Use.ADJECTIVE, Use.PEOPLE))
            )
            yield replace(sense, weak=sense.weak or weak, ambiguous=sense.ambiguous or doubtful)


def _ordinary(language: str) -> frozenset[str]:
    """Everyday words of a language with a pack: closed classes and the mined vocabulary, by look-up key."""
    if language not in languages():
        return frozenset()
    held = {path.stem for path in (PACKS / language).glob("*.yaml")}
    closed = words(language).closed if "words" in held else frozenset()
    return closed | (ordinary_words(language) if "vocabulary" in held else frozenset())


def _rivals(names: list[Sense]) -> bool:
    """Whether names exclude each other. A house and its master, a capital and its state, a body and its session do not."""
    kinds = Counter(sense.type for sense in {(s.target, s.type): s for s in names}.values())
    sides = {s.side for s in names if s.type is not EntityType.MECHANISM and s.side is not None}
    persons = kinds[EntityType.PERSON]
    return max(kinds.values(), default=0) > 1 or len(sides) > 1 or 0 < persons < sum(kinds.values())


def declined(word: str, paradigms: tuple[Paradigm, ...]) -> tuple[str, ...]:
    """A word in all its cases, by the first paradigm whose ending it has.

    >>> declined("Лавров", (Paradigm(ends="ов", forms=("ов", "ова", "ову", "овым", "ове")),))
    ('Лавров', 'Лаврова', 'Лаврову', 'Лавровым', 'Лаврове')
    """
    for paradigm in paradigms:
        if word.endswith(paradigm.ends):
            stem = word[: len(word) - len(paradigm.ends)]
            return tuple(dict.fromkeys((word, *(stem + ending for ending in paradigm.forms))))
    return (word,)
