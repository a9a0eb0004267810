"""The speech section of a pack: how a language says who said what, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import msgspec

from vaarta.packs.keys import Folder
from vaarta.packs.loader import section
from vaarta.packs.script import folder
from vaarta.packs.words import words


class Verbs(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Forms that say by themselves, and the case of their subject: `ergative` or `nominative`."""

    subject: str
    forms: tuple[str, ...]


class Channel(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A channel by its English name, and the phrases that name it."""

    channel: str
    words: tuple[str, ...]


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A text, the mention that speaks in it (its words) and what it says; `others` are further mentions of persons."""

    text: str
    speaker: str | None = None
    type: str = "person"
    others: tuple[str, ...] = ()
    words: str | None = None
    kind: str = "indirect"
    channel: str | None = None
    note: str = ""


class Speech(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`packs/data/LANGUAGE/speech.yaml`."""

    source: str
    complementizers: tuple[str, ...]
    """Words that open what was said."""
    openers: str
    """Marks between a word of saying and a quotation mark."""
    attached: str
    """Marks that open what was said without a quotation mark."""
    verbs: tuple[Verbs, ...]
    nouns: tuple[str, ...]
    """Words that say with a light verb behind them; their subject is ergative."""
    copular: tuple[str, ...]
    """Words that say with a copula behind them; their subject is genitive."""
    copulas: tuple[str, ...]
    lights: tuple[str, ...]
    """Words that may stand between a word of saying and what was said."""
    completives: tuple[str, ...]
    """Auxiliaries whose subject is nominative."""
    passives: tuple[str, ...]
    cataphora: tuple[str, ...]
    """Words that point ahead to what was said."""
    cataphoric_participles: tuple[str, ...]
    labels: tuple[str, ...]
    """Words behind a short quotation that names or judges something."""
    label_participles: tuple[str, ...]
    echoes: tuple[str, ...]
    """Words behind a quotation that tell that it was said."""
    attributive: tuple[str, ...]
    """Phrases behind a genitive by which the text leans on somebody."""
    hearsay: tuple[str, ...]
    """Phrases by which one reports another's words."""
    mouthpieces: tuple[str, ...]
    """Nameless people through whom their body speaks."""
    mouthpiece_adjectives: tuple[str, ...]
    unnamed: tuple[str, ...]
    """Nameless people who speak for nobody in particular."""
    callings: tuple[str, ...]
    """Words for what somebody is, which may stand before a name and are no part of it."""
    ergative: tuple[str, ...]
    ergative_pronouns: tuple[str, ...]
    relative_ergative: tuple[str, ...]
    issuing: tuple[str, ...]
    """Phrases between a body and a document of it."""
    agentive: tuple[str, ...]
    """Phrases behind whoever acts in a passive clause."""
    documents: tuple[str, ...]
    first_person: tuple[str, ...]
    first_person_strong: tuple[str, ...]
    """Those that are never used in reported speech of another."""
    dropped_subject: tuple[str, ...]
    """Last words of an active clause whose subject, had it one, would be ergative."""
    finite_endings: tuple[str, ...]
    auxiliaries: tuple[str, ...]
    narrator: tuple[str, ...]
    """Phrases by which the reporter takes the word again."""
    clause_breaks: tuple[str, ...]
    """Words that begin the reporter's next clause behind what was said."""
    channels: tuple[Channel, ...]
    outlets: tuple[Channel, ...]
    outlet_behind: tuple[str, ...]
    examples: tuple[Example, ...] = ()
    not_: tuple[Example, ...] = msgspec.field(default=(), name="not")


Phrases: TypeAlias = dict[str, tuple[tuple[tuple[str, ...], str], ...]]
"""By the last word's key: (keys of the phrase, what it stands for), longest first."""


@dataclass(frozen=True, slots=True)
class SpeechTables:
    """A speech section by look-up key. `heads` maps the last key of a word of saying to its readings: (keys, subject),
    subject being "ergative", "nominative", "noun" or "genitive"."""

    complementizers: frozenset[str]
    openers: frozenset[str]
    attached: frozenset[str]
    heads: Phrases
    copulas: frozenset[str]
    lights: frozenset[str]
    completives: frozenset[str]
    passives: frozenset[str]
    cataphora: frozenset[str]
    cataphoric_participles: Phrases
    labels: frozenset[str]
    label_participles: frozenset[str]
    echoes: frozenset[str]
    attributive: Phrases
    hearsay: Phrases
    mouthpieces: frozenset[str]
    mouthpiece_adjectives: frozenset[str]
    unnamed: frozenset[str]
    callings: frozenset[str]
    ergative: frozenset[str]
    ergative_pronouns: frozenset[str]
    relative_ergative: frozenset[str]
    issuing: Phrases
    agentive: Phrases
    documents: frozenset[str]
    first_person: frozenset[str]
    first_person_strong: frozenset[str]
    dropped_subject: frozenset[str]
    finite_endings: tuple[str, ...]
    auxiliaries: frozenset[str]
    narrator: tuple[tuple[str, ...], ...]
    clause_breaks: frozenset[str]
    channels: tuple[tuple[str, str], ...]
    """(" key key ", channel), to be looked for in a clause's keys joined by spaces."""
    outlets: tuple[tuple[str, str], ...]
    negations: frozenset[str]


@lru_cache(maxsize=None)
def speech(language: str) -> SpeechTables:
    """The words of saying of `language`, by look-up key."""
    data, fold = section(language, "speech", Speech), folder(language)
    heads = [(form, verbs.subject) for verbs in data.verbs for form in verbs.forms]
    heads += [(form, "noun") for form in data.nouns] + [(form, "genitive") for form in data.copular]
    return SpeechTables(
        complementizers=_keys(fold, data.complementizers),
        openers=frozenset(data.openers),
        attached=frozenset(data.attached),
        heads=_phrases(fold, heads),
        copulas=_keys(fold, data.copulas),
        lights=_keys(fold, data.lights),
        completives=_keys(fold, data.completives),
        passives=_keys(fold, data.passives),
        cataphora=_keys(fold, data.cataphora),
        cataphoric_participles=_phrases(fold, ((form, form) for form in data.cataphoric_participles)),
        labels=_keys(fold, data.labels),
        label_participles=_keys(fold, data.label_participles),
        echoes=_keys(fold, data.echoes),
        attributive=_phrases(fold, ((form, form) for form in data.attributive)),
        hearsay=_phrases(fold, ((form, form) for form in data.hearsay)),
        mouthpieces=_keys(fold, data.mouthpieces),
        mouthpiece_adjectives=_keys(fold, data.mouthpiece_adjectives),
        unnamed=_keys(fold, data.unnamed),
        callings=_keys(fold, data.callings + data.mouthpieces + data.unnamed),
        ergative=_keys(fold, data.ergative),
        ergative_pronouns=_keys(fold, data.ergative_pronouns),
        relative_ergative=_keys(fold, data.relative_ergative),
        issuing=_phrases(fold, ((form, form) for form in data.issuing)),
        agentive=_phrases(fold, ((form, form) for form in data.agentive)),
        documents=_keys(fold, data.documents),
        first_person=_keys(fold, data.first_person),
        first_person_strong=_keys(fold, data.first_person_strong),
        dropped_subject=_keys(fold, data.dropped_subject),
        finite_endings=tuple(fold.key(form) for form in data.finite_endings),
        auxiliaries=_keys(fold, data.auxiliaries),
        narrator=tuple(tuple(map(fold.key, form.split())) for form in data.narrator),
        clause_breaks=_keys(fold, data.clause_breaks),
        channels=_joined(fold, data.channels, ("",)),
        outlets=_joined(fold, data.outlets, data.outlet_behind),
        negations=words(language).negations,
    )


def _keys(fold: Folder, forms: Iterable[str]) -> frozenset[str]:
    return frozenset(fold.key(form) for form in forms)


def _phrases(fold: Folder, forms: Iterable[tuple[str, str]]) -> Phrases:
    by_last: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for form, value in forms:
        keys = tuple(fold.key(word) for word in form.split())
        by_last.setdefault(keys[-1], []).append((keys, value))
    return {last: tuple(sorted(found, key=lambda one: -len(one[0]))) for last, found in by_last.items()}


def _joined(fold: Folder, channels: Iterable[Channel], behind: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (f" {fold.phrase((*form.split(), *after.split()))} ", channel.channel)
        for channel in channels
        for form in channel.words
        for after in behind
    )
