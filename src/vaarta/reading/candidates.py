"""What the names stage hands to the link stage: phrases with their parts, not yet read as anybody."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from vaarta.knowledge.types import Sense


class Shape(StrEnum):
    """What a phrase is built as."""

    PERSON = "person"
    """A name, with or without office and state; or an office alone (`name` is None)."""
    COUNTERPART = "counterpart"
    """ "उनके रूसी समकक्ष", with or without a name."""
    OFFICERS = "officers"
    """Several by office and states: "भारत और चीन के विदेश मंत्रियों"."""
    COUNTED = "counted"
    """Several told before: "दोनों नेताओं", "तीनों"."""
    PRONOUN = "pronoun"
    STATE = "state"
    ADJECTIVE = "adjective"
    PLACE = "place"
    CAPITAL = "capital"
    """ "ओमान की राजधानी"."""
    BODY = "body"
    MINISTRY = "ministry"
    GROUP = "group"
    MECHANISM = "mechanism"
    SITTING = "sitting"
    """A short mention of a mechanism told before: "शिखर सम्मेलन"."""
    HERE = "here"
    THERE = "there"
    WHERE = "where"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens `first` to `last` (exclusive) form a phrase of `shape` in sentence `sentence`.

    `sides` are the states (codes) and bodies (ids) that the words give, `titles` the readings of the office words, one tuple
    an office; `name` the tokens of a person's name and `persons` whom they may name (empty: unknown to the knowledge base).
    `targets` are the ids that other phrases may mean. `word` is the key that the phrase turns on (a pronoun, a head noun).
    """

    first: int
    last: int
    sentence: int
    shape: Shape
    sides: tuple[str, ...] = ()
    titles: tuple[tuple[Sense, ...], ...] = ()
    name: tuple[int, int] | None = None
    persons: tuple[str, ...] = ()
    weak: bool = False
    targets: tuple[str, ...] = ()
    word: str = ""
    count: int | None = None
    ordinal: int | None = None
    former: bool = False
    honoured: bool = False
    plural: bool = False
    possessor: str | None = None
    receiving: str | None = None
