"""Reports: everything that one article says, each fact with its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from vaarta.model.article import Article, Dateline
from vaarta.model.entity import Entity
from vaarta.model.span import Span

_NOTHING: Mapping[str, object] = MappingProxyType({})


class Kind(StrEnum):
    """Kinds of event (codebook section 1)."""

    MEETING = "meeting"
    CALL = "call"
    VISIT = "visit"
    SESSION = "session"
    AGREEMENT = "agreement"
    MESSAGE = "message"
    ANNOUNCEMENT = "announcement"


class Status(StrEnum):
    """Where an event stands as of the article's publication."""

    HELD = "held"
    ONGOING = "ongoing"
    PLANNED = "planned"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    DENIED = "denied"


class Role(StrEnum):
    """What a participant does in an event."""

    PARTICIPANT = "participant"
    VISITOR = "visitor"
    HOST = "host"
    CHAIR = "chair"
    CO_CHAIR = "co_chair"
    HEAD_OF_DELEGATION = "head_of_delegation"
    SIGNATORY = "signatory"
    SENDER = "sender"
    BEARER = "bearer"
    RECIPIENT = "recipient"
    SPEAKER = "speaker"


class RelationType(StrEnum):
    """How one event of a report bears on another (codebook section 2)."""

    DURING = "during"
    PREPARES = "prepares"
    ANNOUNCES = "announces"
    FOLLOWS_UP = "follows_up"
    AGREED_AT = "agreed_at"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a slot has its value: the words, and the rule, pack entry or knowledge entry that read them."""

    slot: str
    rule: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names an entity."""

    span: Span
    entity: Entity


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A TIMEX3: `type` is DATE, TIME, DURATION or SET; `value` is ISO 8601 / EDTF.

    `weekday` is the weekday that the words name beside a date (Monday 1), which may not be the date's own;
    `other` is the reading that direction ruled out, `reason` why; None and "" where there was no choice.
    """

    span: Span
    type: str
    value: str
    mod: str | None = None
    direction: str | None = None
    other: str | None = None
    reason: str = ""
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """An entity in its role. `side` is a state's ISO 3166-1 code or an organisation's id; `text` the words that name it."""

    entity: Entity
    role: Role
    side: str | None = None
    office: str | None = None
    span: Span | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Sitting:
    """The standing mechanism that an event is a sitting of, and the sitting's number where the text gives it."""

    entity: Entity
    ordinal: int | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so; `by` is None where the article itself does."""

    by: Entity | None = None
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence or clause that states an event, and the words in it that name the event."""

    span: Span
    trigger: Span


@dataclass(frozen=True, slots=True)
class Event:
    """One happening in the world, with every slot of the codebook; an empty slot is one the text does not give."""

    id: str
    kind: Kind
    status: Status
    participants: tuple[Participant, ...]
    evidence: tuple[Evidence, ...]
    when: str | None = None
    place: Entity | None = None
    mechanism: Sitting | None = None
    topics: tuple[str, ...] = ()
    attribution: Attribution = Attribution()
    confidence: float = 1.0
    codes: Mapping[str, object] = field(default_factory=lambda: _NOTHING, hash=False)
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Speech or writing with its speaker; `event` is the id of the event that it was said at or about."""

    span: Span
    speaker: Entity | None
    kind: str
    channel: str | None = None
    when: str | None = None
    event: str | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """`source` bears on `target` as `type` says; both are event ids."""

    source: str
    type: RelationType
    target: str


@dataclass(frozen=True, slots=True)
class Note:
    """A pencil mark in the margin: what is doubtful, why, and where it stands. It never changes the event."""

    kind: str
    message: str
    event: str | None = None
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that one article says."""

    article: Article
    dateline: Dateline | None = None
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    events: tuple[Event, ...] = ()
    quotes: tuple[Quote, ...] = ()
    relations: tuple[Relation, ...] = ()
    notes: tuple[Note, ...] = ()
    made_by: Mapping[str, object] = field(default_factory=lambda: _NOTHING, hash=False)
