"""What the names and link stages hand on: mentions with their tokens, their form, and who or what they were read as."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from vaarta.model.entity import Entity, EntityType
from vaarta.model.span import Span


class Form(StrEnum):
    """How a mention refers."""

    NAME = "name"
    """By a name, with or without an office, state and honorific around it: "रूस के विदेश मंत्री सर्गेई लावरोव", "श्री मोदी"."""
    OFFICE = "office"
    """By an office alone: "विदेश मंत्री", "रूसी राष्ट्रपति"; by the head of a body: "उनके रूसी समकक्ष"."""
    PRONOUN = "pronoun"
    """"उन्होंने", "वे", "उनसे"."""
    COLLECTIVE = "collective"
    """Several entities told before or named by office and states: "दोनों नेताओं", "भारत और चीन के विदेश मंत्रियों"."""
    GROUP = "group"
    """People without names, kept in their own words: "प्रमुख विद्वानों और थिंक टैंकों"."""
    ADJECTIVE = "adjective"
    """A state in its adjective: "रूसी", "भारतीय"; or in its people."""
    DEICTIC = "deictic"
    """A place by pointing: "यहां", "वहां"."""


@dataclass(frozen=True, slots=True)
class Linked:
    """Tokens `first` to `last` (exclusive) mention `entities`: one as a rule, several for a collective, none where the
    reader abstains. Mentions do not overlap; an office with state and name is one mention. `rule` says what read it so.

    For persons `side` is the ISO 3166-1 code (or organisation id) that the person acts for and `office` the office kind
    (`foreign-minister`) that the words give, or that the knowledge base knows on that day. For places `side` is the state.
    For a mechanism `side` is None and `ordinal` is the sitting's number if the words give it. `plural` is True where the
    words are plural though `entities` is empty or one; `former` is True where the words say that the office is no longer held.
    """

    first: int
    last: int
    span: Span
    form: Form
    type: EntityType
    entities: tuple[Entity, ...]
    rule: str
    side: str | None = None
    office: str | None = None
    ordinal: int | None = None
    plural: bool = False
    former: bool = False
    confidence: float = 1.0

    @property
    def entity(self) -> Entity | None:
        """The one entity that this mention was read as, if it is just one."""
        return self.entities[0] if len(self.entities) == 1 else None
