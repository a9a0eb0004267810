"""The record: what many reports, merged, say together; each entry one happening with its whole life."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vaarta.model.entity import Entity
from vaarta.model.report import Attribution, Event, Kind, Note, Participant, RelationType, Report, Sitting, Status
from vaarta.model.span import Span

_REPORTER = Attribution()


class Slot(StrEnum):
    """What reports of one happening can say, and contradict each other on."""

    STATUS = "status"
    PARTICIPANTS = "participants"
    WHEN = "when"
    PLACE = "place"
    MECHANISM = "mechanism"
    TOPICS = "topics"


class Change(StrEnum):
    """What a step of a happening's life brought."""

    FIRST = "first"
    DATED = "dated"
    MOVED = "moved"
    STATUS = "status"
    LOOKED_BACK = "looked-back"


@dataclass(frozen=True, slots=True)
class Source:
    """The article behind a telling. `published` is the day that its dates were read from, never None once it is in a record."""

    id: str
    published: date
    publisher: str | None = None
    language: str | None = None
    url: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """One report's event, by the ids that the report itself gives: what a person can point at."""

    article: str
    event: str


@dataclass(frozen=True, slots=True)
class Telling:
    """One event as one article tells it: the unit that the merge puts together.

    `relations` are (type, id of the other event) within the article; `notes` the marks in its margin that are about this event; `inferred`
    the slots whose value no sentence of its own states, but the reader took from what stands beside it.
    """

    source: Source
    event: Event
    relations: tuple[tuple[RelationType, str], ...] = ()
    notes: tuple[Note, ...] = ()
    inferred: frozenset[Slot] = frozenset()

    @property
    def ref(self) -> Ref:
        """What a person, an entry and a decision call this telling."""
        return Ref(self.source.id, self.event.id)

    @property
    def order(self) -> tuple[date, str, int, str]:
        """Oldest report first; the same whatever order the articles came in."""
        return (
            self.source.published,
            self.source.id,
            self.event.evidence[0].span.start if self.event.evidence else 0,
            self.event.id,
        )


def tellings(report: Report) -> tuple[Telling, ...]:
    """What `report` tells, event by event; ValueError where its article has no day."""
    article = report.article
    if article.published is None:
        raise ValueError(f"{article.id}: an article without a day cannot be told by it")
    source = Source(article.id, article.published, article.publisher, article.language, article.url, article.title)
    return tuple(
        Telling(
            source,
            event,
            tuple((relation.type, relation.target) for relation in report.relations if relation.source == event.id),
            tuple(note for note in report.notes if note.event == event.id),
            inferred(event),
        )
        for event in report.events
    )


def inferred(event: Event) -> frozenset[Slot]:
    """The slots of `event`, of day and place, that its reasons say were filled from outside its evidence."""
    found = set()
    for slot in (Slot.WHEN, Slot.PLACE):
        reasons = [reason for reason in event.reasons if reason.slot == slot.value]
        spans = [reason.span for reason in reasons if reason.span is not None]
        if reasons and not any(piece.span.covers(span) for piece in event.evidence for span in spans):
            found.add(slot)
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a happening's life: on `as_of`, `ref` said that it stood at `status`, dated `when`; `change` is what was new."""

    status: Status
    as_of: date
    when: str | None
    ref: Ref
    change: Change
    said_by: Attribution = _REPORTER
    evidence: Span | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One value of a slot, as text in the record's words, with the reports that give it."""

    value: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A slot on which reports contradict each other, not merely differ in detail; the value best supported first."""

    slot: Slot
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class EntryNote:
    """A note of a report, or one that the record itself pencils in (then `ref` is None)."""

    kind: str
    message: str
    ref: Ref | None = None
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class MaybeSame:
    """Another entry that may be the same happening; `score` is the chance, between the doubtful and the sure."""

    entry: str
    score: float


@dataclass(frozen=True, slots=True)
class EntryRelation:
    """How this entry bears on another, as at least one report says."""

    type: RelationType
    entry: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One happening, with every report of it.

    `refs` are its tellings, oldest report first. `decided` are the slots that a person filled, `decisions` the numbers of the
    decisions that bear on the entry. `id` stays the same while its reports stay together.
    """

    id: str
    kind: Kind
    status: Status
    participants: tuple[Participant, ...]
    refs: tuple[Ref, ...]
    when: str | None = None
    place: Entity | None = None
    mechanism: Sitting | None = None
    topics: tuple[str, ...] = ()
    confidence: float = 1.0
    history: tuple[Step, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    relations: tuple[EntryRelation, ...] = ()
    notes: tuple[EntryNote, ...] = ()
    maybe_same: tuple[MaybeSame, ...] = ()
    decided: tuple[Slot, ...] = ()
    decisions: tuple[int, ...] = ()

    @property
    def first_told(self) -> date:
        """The day of the first report."""
        return self.history[0].as_of

    @property
    def last_told(self) -> date:
        """The day of the latest report that changed something."""
        return max(step.as_of for step in self.history)


class Verdict(StrEnum):
    """What a person can decide."""

    SAME = "same"
    APART = "apart"
    CORRECT = "correct"


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word, a statement like any other.

    SAME: all of `left` and `right` tell one happening. APART: no telling of `left` is one with any of `right`. CORRECT: the entry
    that holds the first of `left` still in the record has `value` in `slot` (a status, an EDTF date, an entity id or name, topics
    with commas between, or "" for none). `number` orders decisions; of two that contradict each other the later holds.
    """

    number: int
    verdict: Verdict
    left: tuple[Ref, ...]
    right: tuple[Ref, ...] = ()
    slot: Slot | None = None
    value: str | None = None
    because: str = ""
    by: str = ""
    at: str = ""
