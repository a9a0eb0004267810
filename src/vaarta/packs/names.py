"""The names section of a pack: how a language builds the phrases that name people, offices, mechanisms and groups."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import msgspec

from vaarta.packs.loader import section
from vaarta.packs.script import folder


class Groups(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Phrases for people without names."""

    heads: tuple[str, ...]
    modifiers: tuple[str, ...]
    not_before: tuple[str, ...] = ()
    """Words behind a head noun that make it no group (at the "level" of delegations)."""


class MechanismWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How the name of a mechanism varies."""

    same: tuple[tuple[str, ...], ...]
    """Phrases that stand for one another; the first of each row is what all are read as."""
    skip: tuple[str, ...]
    fillers: tuple[str, ...]
    another: tuple[str, ...]
    levels: tuple[str, ...] = ()
    """Words between a mechanism and its sitting that say of whom it is."""
    short_heads: dict[str, str]
    sittings: tuple[str, ...]
    heads: tuple[str, ...]


class Likeness(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How two spellings of one foreign name are compared."""

    drop: str
    """Letters that are left out."""
    same: tuple[str, ...]
    """Rows of letters that count as one."""


class Publisher(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Publishers whose stories mean `state` where an office has no state."""

    state: str
    names: tuple[str, ...]


class Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`packs/data/LANGUAGE/names.yaml`."""

    source: str
    portfolios: tuple[str, ...]
    portfolio_heads: tuple[str, ...]
    bodies_between: tuple[str, ...]
    """Words that may stand between a state and its officer."""
    titles_joined_by: tuple[str, ...]
    counts: dict[str, int]
    """Words that count persons or states told before ("both")."""
    person_nouns: tuple[str, ...]
    state_nouns: tuple[str, ...]
    member_nouns: tuple[str, ...]
    plurals: dict[str, str]
    indefinite: tuple[str, ...] = ()
    becoming: tuple[str, ...] = ()
    """Words right behind an office that say that somebody comes to it or is in it, not who holds it."""
    to_the_press: tuple[str, ...] = ()
    """Words before a head that make it no sitting (a "press" talk)."""
    here: tuple[str, ...]
    there: tuple[str, ...]
    where: tuple[str, ...]
    capital_words: tuple[str, ...]
    name_particles: tuple[str, ...]
    not_names: tuple[str, ...]
    initials: tuple[str, ...]
    likeness: Likeness
    ordinals: dict[str, int]
    ordinal_endings: tuple[str, ...]
    groups: Groups
    mechanisms: MechanismWords
    publishers: tuple[Publisher, ...]


@dataclass(frozen=True, slots=True)
class NameTables:
    """A names section by look-up key. Phrases are keys with one space between their words."""

    portfolios: frozenset[str]
    longest_portfolio: int
    portfolio_heads: frozenset[str]
    bodies_between: frozenset[str]
    titles_joined_by: frozenset[str]
    counts: dict[str, int]
    person_nouns: frozenset[str]
    state_nouns: frozenset[str]
    member_nouns: frozenset[str]
    plurals: dict[str, str]
    indefinite: frozenset[str]
    becoming: frozenset[str]
    to_the_press: frozenset[str]
    here: frozenset[str]
    there: frozenset[str]
    where: frozenset[str]
    capital_words: frozenset[str]
    name_particles: frozenset[str]
    not_names: frozenset[str]
    initials: frozenset[str]
    skeleton: dict[int, str | None]
    """A translation table to what two spellings of a name share."""
    ordinals: dict[str, int]
    ordinal_endings: tuple[str, ...]
    group_heads: frozenset[str]
    group_modifiers: frozenset[str]
    group_not_before: frozenset[str]
    same: dict[tuple[str, ...], tuple[str, ...]]
    longest_same: int
    same_openers: frozenset[str]
    skip: frozenset[str]
    fillers: frozenset[str]
    another: frozenset[str]
    levels: frozenset[str]
    short_heads: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    sittings: frozenset[str]
    heads: frozenset[str]
    portfolio_openers: frozenset[str]
    """First words of the portfolios."""
    openers: frozenset[str]
    """Words that no gazetteer need hold and that open a phrase all the same."""
    publishers: tuple[tuple[str, str], ...]
    """(name in small letters, state), longest name first."""

    def ordinal(self, key: str) -> int | None:
        """The number that the ordinal `key` says, in digits or in words, or None."""
        if key in self.ordinals:
            return self.ordinals[key]
        if key[:1].isdecimal():
            digits = len(key) - len(key.lstrip("0123456789"))
            if key[digits:] in self.ordinal_endings:
                return int(key[:digits])
        return None


@lru_cache(maxsize=None)
def name_tables(language: str) -> NameTables:
    """The names section of `language`, by look-up key."""
    data, fold = section(language, "names", Names), folder(language)

    def phrase(form: str) -> tuple[str, ...]:
        return tuple(fold.key(word) for word in form.replace("-", " ").replace("+", " + ").split())

    def keys(forms: tuple[str, ...]) -> frozenset[str]:
        return frozenset(" ".join(phrase(form)) for form in forms)

    rows = [[phrase(form) for form in row] for row in data.mechanisms.same]
    same = {form: row[0] for row in rows for form in row}
    counts = frozenset(map(fold.key, data.counts))
    first_words = frozenset(phrase(form)[0] for form in data.portfolios)
    pointing = keys(data.here + data.there + data.where + data.capital_words)
    return NameTables(
        portfolio_openers=first_words,
        openers=counts | first_words | pointing,
        portfolios=keys(data.portfolios),
        longest_portfolio=max(len(phrase(form)) for form in data.portfolios),
        portfolio_heads=keys(data.portfolio_heads),
        bodies_between=keys(data.bodies_between),
        titles_joined_by=keys(data.titles_joined_by),
        counts={fold.key(word): n for word, n in data.counts.items()},
        person_nouns=keys(data.person_nouns),
        state_nouns=keys(data.state_nouns),
        member_nouns=keys(data.member_nouns),
        plurals={fold.key(a): fold.key(b) for a, b in data.plurals.items()},
        indefinite=keys(data.indefinite),
        becoming=keys(data.becoming),
        to_the_press=keys(data.to_the_press),
        here=keys(data.here),
        there=keys(data.there),
        where=keys(data.where),
        capital_words=keys(data.capital_words),
        name_particles=keys(data.name_particles),
        not_names=keys(data.not_names),
        initials=keys(data.initials),
        skeleton={ord(c): None for c in data.likeness.drop}
        | {ord(c): row[0] for row in data.likeness.same for c in row if c not in data.likeness.drop},
        ordinals={fold.key(word): n for word, n in data.ordinals.items()},
        ordinal_endings=tuple(map(fold.key, data.ordinal_endings)),
        group_heads=keys(data.groups.heads),
        group_modifiers=keys(data.groups.modifiers),
        group_not_before=keys(data.groups.not_before),
        same=same,
        longest_same=max(map(len, same)),
        same_openers=frozenset(form[0] for form in same),
        skip=keys(data.mechanisms.skip),
        fillers=keys(data.mechanisms.fillers),
        another=keys(data.mechanisms.another),
        levels=keys(data.mechanisms.levels),
        short_heads=tuple((phrase(a), phrase(b)) for a, b in data.mechanisms.short_heads.items()),
        sittings=keys(data.mechanisms.sittings),
        heads=keys(data.mechanisms.heads),
        publishers=tuple(
            sorted(((n.casefold(), p.state) for p in data.publishers for n in p.names), key=lambda row: -len(row[0]))
        ),
    )
