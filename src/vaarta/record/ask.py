"""What can be asked of a record, and what the answers look like."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from vaarta.model.entity import Entity
from vaarta.model.record import Entry, Slot, Source, Telling
from vaarta.model.report import Kind, Status
from vaarta.model.span import Span


@dataclass(frozen=True, slots=True)
class Filter:
    """Which entries are wanted: those to which every given condition applies.

    `who` and `partner` are entity keys (Entity.key) of people or bodies; `states` are sides, each of which must take part, so that two of
    them are a pair; `mechanism` and `place` entity keys, a place covering those within it; `topics` any of them. Days: an entry
    fits when some day of its `when` lies from `start` to `end`, both included; entries without a `when` go by the day they were last
    told of, unless `dated` is asked for. `after` is the cursor of the page before.
    """

    who: str | None = None
    partner: str | None = None
    states: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    statuses: tuple[Status, ...] = ()
    topics: tuple[str, ...] = ()
    mechanism: str | None = None
    place: str | None = None
    start: date | None = None
    end: date | None = None
    dated: bool = False
    min_confidence: float = 0.0
    conflicting: bool = False
    newest_first: bool = True
    limit: int = 50
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Some entries in order, and the cursor of what follows; None where nothing does."""

    entries: tuple[Entry, ...]
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Support:
    """One statement: `source` says that `slot` of its event is `value`, in the words `span` of its text, within `sentence`."""

    slot: Slot
    value: str
    source: Source
    event: str
    span: Span | None
    words: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Told:
    """An entry with everything behind it: its tellings and each slot's statements."""

    entry: Entry
    tellings: tuple[Telling, ...]
    supports: tuple[Support, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that matches a search: the sentence that matches best, the spans of the words found in it (offsets into
    `sentence`), and the entries that the article tells."""

    source: Source
    sentence: str
    found: tuple[Span, ...]
    entries: tuple[str, ...]
    score: float

    @property
    def after(self) -> str:
        """The cursor of the hits behind this one."""
        return f"{self.score!r} {self.source.id}"


@dataclass(frozen=True, slots=True)
class Known:
    """An entity of the record, and how many entries it takes part in."""

    entity: Entity
    entries: int
