"""The verbs section of a pack: how verbs inflect, and what tense, mood and negation say of a clause."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import msgspec

from vaarta.packs.loader import section
from vaarta.packs.script import folder


class Endings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The endings of one form, after roots in a consonant and after roots in a vowel."""

    form: str
    after_consonant: tuple[str, ...]
    after_vowel: tuple[str, ...]


class Verb(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One verb: its root, and the forms that do not follow the endings (they replace the regular ones of that form)."""

    root: str
    irregular: dict[str, tuple[str, ...]] = {}
    variants: tuple[str, ...] = ()
    """Other spellings of the root."""


class Auxiliary(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that follow a verb and say when or whether: `tense` is one of the names that `readings` uses."""

    tense: str
    forms: tuple[str, ...]


class Reading(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a verb group means: the first reading of the list whose `form` (of the last inflected verb) and `auxiliaries`
    (all of them in the group, in any order) fit. `aspect` is the name used outside the pack; `finite` groups end a clause."""

    aspect: str
    finite: bool
    form: tuple[str, ...] = ()
    main: tuple[str, ...] = ()
    """The forms that the first verb of the group may have; any, if empty."""
    auxiliaries: tuple[str, ...] = ()
    example: str = ""


class Verbs(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`packs/data/LANGUAGE/verbs.yaml`."""

    source: str
    vowels: str
    """Characters in which a root that takes the endings after a vowel ends."""
    endings: tuple[Endings, ...]
    verbs: tuple[Verb, ...]
    auxiliaries: tuple[Auxiliary, ...]
    readings: tuple[Reading, ...]
    homographs: tuple[str, ...]
    """Verb forms that are also other words; a verb only before an auxiliary, a mark, a conjunction or at the end."""
    copula: str
    """The root of the verb that auxiliaries stand for where they stand alone."""
    light: tuple[str, ...]
    """Roots of verbs that may follow another verb in one group (compound verbs, passives)."""
    inside: tuple[str, ...]
    """Particles that may stand inside a verb group."""
    conjunctive: tuple[str, ...]
    """Words that after a bare root make the conjunctive participle."""


@dataclass(frozen=True, slots=True)
class VerbTables:
    """A verbs section by look-up key. `forms` maps a word to its (root, form) readings, `auxiliaries` to its tense."""

    forms: dict[str, tuple[tuple[str, str], ...]]
    auxiliaries: dict[str, str]
    readings: tuple[Reading, ...]
    homographs: frozenset[str]
    copula: str
    light: frozenset[str]
    inside: frozenset[str]
    conjunctive: frozenset[str]


@lru_cache(maxsize=None)
def verbs(language: str) -> VerbTables:
    """The verbs of `language`, every form spelt out, by look-up key."""
    data, fold = section(language, "verbs", Verbs), folder(language)
    forms: dict[str, dict[tuple[str, str], None]] = {}
    for verb in data.verbs:
        for root in (verb.root, *verb.variants):
            for ending in data.endings:
                if ending.form in verb.irregular:
                    continue
                for suffix in ending.after_vowel if root[-1] in data.vowels else ending.after_consonant:
                    forms.setdefault(fold.key(root + suffix), {})[fold.key(verb.root), ending.form] = None
        for form, words in verb.irregular.items():
            for word in words:
                forms.setdefault(fold.key(word), {})[fold.key(verb.root), form] = None
    return VerbTables(
        forms={word: tuple(readings) for word, readings in forms.items()},
        auxiliaries={fold.key(form): aux.tense for aux in data.auxiliaries for form in aux.forms},
        readings=data.readings,
        homographs=frozenset(map(fold.key, data.homographs)),
        copula=fold.key(data.copula),
        light=frozenset(map(fold.key, data.light)),
        inside=frozenset(map(fold.key, data.inside)),
        conjunctive=frozenset(map(fold.key, data.conjunctive)),
    )
