"""What the knowledge base hands out: small frozen records, the same compiled and in use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import msgspec

from vaarta.model.entity import Entity, EntityType


class Use(StrEnum):
    """What a phrase may do in a text."""

    NAME = "name"
    SURNAME = "surname"
    ADJECTIVE = "adjective"
    PEOPLE = "people"
    METONYM = "metonym"
    TITLE = "title"
    MINISTRY = "ministry"
    HONORIFIC = "honorific"
    MODIFIER = "modifier"
    COUNTERPART = "counterpart"
    COLLECTIVE = "collective"
    LOOSE = "loose"
    BLOCKED = "blocked"


class Sense(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One reading of a phrase.

    `target` is an entity id (name, surname, adjective, people, metonym, loose: for the three about states the state's), a
    kind of office (title; ministry: the kind that heads it), a collective's or modifier's id, or "" (honorific,
    counterpart, blocked). `side` is the state or organisation that the words themselves give. `office` is the entry of
    names/titles.yaml behind a title; `Knowledge.office_kind(sense.office or sense.target, side)` says what it is in a state.
    """

    use: Use
    target: str
    type: EntityType | None = None
    side: str | None = None
    ambiguous: bool = False
    """The form may mean something else, here or outside the knowledge base: abstain unless `prefer` or the context decides."""
    prefer: bool = False
    """Of an ambiguous form: the reading to take where nothing speaks against it."""
    weak: bool = False
    """Also an everyday word, or a surname of several people: take it only with a title, an honorific or a full name before."""
    plural: bool = False
    gender: str | None = None
    """"masculine" or "feminine" where the word says so; None for common gender."""
    office: str | None = None
    position: str | None = None
    """Of an honorific: "before" or "after" the name."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Every phrase of a language. `phrases` is keyed by `phrase_key`; `longest` gives, by a phrase's first word, the most
    words of any phrase that starts with it."""

    language: str
    phrases: Mapping[str, tuple[Sense, ...]]
    longest: Mapping[str, int]


class Holding(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One person in one office. `start` and `end` are EDTF days, months or years, None where not known; `current` means in
    office when the entry was last checked, at `as_of`."""

    person: str
    side: str
    kind: str
    title: str
    start: str | None
    end: str | None
    current: bool
    as_of: str
    acting: bool = False
    disputed: bool = False
    shared: bool = False
    """The office has several holders at a time."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person and every office held, as far as known. `side` is given where there is no dated office."""

    entity: Entity
    holdings: tuple[Holding, ...]
    side: str | None = None


@dataclass(frozen=True, slots=True)
class State:
    """A state. `capitals` are place ids; `adjective` is English."""

    entity: Entity
    code: str
    capitals: tuple[str, ...]
    adjective: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """A place. `kind` is city, town, region, site or venue; `within` the id of the place that holds it."""

    entity: Entity
    state: str | None
    kind: str
    within: str | None = None
    disputed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body. `kind` is organisation, organ, ministry, agency or think-tank; `of` the slug of the body that it is an organ of;
    `members` are (state, date of entry or None)."""

    entity: Entity
    slug: str
    kind: str
    of: str | None
    state: str | None
    membership: tuple[tuple[str, str | None], ...] = ()
    portfolio: str | None = None


class Sat(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One sitting of a mechanism. `start` and `end` are ISO days; `when` is a coarser EDTF date instead of them; `place` a
    place id; `state` the host's code; `status` is held, planned, postponed or cancelled."""

    ordinal: int | None
    start: str | None
    end: str | None
    when: str | None
    place: str | None
    state: str | None
    status: str
    special: bool = False
    virtual: bool = False
    alt_ordinals: tuple[int, ...] = ()
    chairs: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Mechanism:
    """A standing mechanism. `of` are its parties: state codes, or the slug of an organisation."""

    entity: Entity
    slug: str
    of: tuple[str, ...]
    level: str
    numbered: bool
    cadence: str
    loose: Mapping[str, tuple[str, ...]]
    sittings: tuple[Sat, ...]
    source: str = ""
    note: str = ""
