"""Notes: what a careful desk editor would pencil in the margin. The event keeps what the source said."""

from __future__ import annotations

from calendar import day_name
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from vaarta.knowledge.store import Knowledge
from vaarta.knowledge.types import Holding, Mechanism, Sat
from vaarta.model import edtf
from vaarta.model.edtf import is_day
from vaarta.model.entity import EntityType
from vaarta.model.report import Event, Kind, Note, Status, TimeExpression
from vaarta.model.span import Span
from vaarta.reading.mentions import Form, Linked

_NEARBY = timedelta(days=31)
_LEVELS = {
    "head-of-state": "heads of state",
    "head-of-government": "heads of government",
    "foreign-minister": "foreign ministers",
    "defence-minister": "defence ministers",
}


def pencil_notes(
    events: Sequence[Event],
    mentions: Sequence[Linked],
    times: Sequence[TimeExpression],
    knowledge: Knowledge,
    anchor: date,
) -> tuple[Note, ...]:
    """What an article says that is doubtful: a weekday that does not fall on its date, an organ that did not sit that day,
    an ordinal out of sequence, an office that the person did not hold. Silent wherever the knowledge base may have a gap."""
    notes = list(_weekday_notes(events, times))
    for event in events:
        if event.kind is Kind.SESSION and event.mechanism is not None and event.mechanism.entity.id:
            notes.extend(_sitting_notes(event, knowledge.mechanism(event.mechanism.entity.id), knowledge))
    notes.extend(_office_notes(events, mentions, knowledge, anchor))
    return tuple(notes)


def _weekday_notes(events: Sequence[Event], times: Sequence[TimeExpression]) -> Iterator[Note]:
    """A day of the month told with another day's weekday."""
    for time in times:
        if time.weekday is None or not is_day(time.value):
            continue
        day = date.fromisoformat(time.value)
        if day.isoweekday() != time.weekday:
            told = next((e for e in events if any(piece.span.covers(time.span) for piece in e.evidence)), None)
            yield Note(
                "weekday",
                f"{day} was a {day_name[day.weekday()]}, not a {day_name[time.weekday - 1]}; the event keeps the date.",
                told.id if told else None,
                (time.span,),
            )


def _sitting_notes(event: Event, mechanism: Mechanism, knowledge: Knowledge) -> Iterator[Note]:
    if event.when is None or event.status not in (Status.HELD, Status.ONGOING):
        return
    start, end = edtf.bounds(event.when)
    if start is None or end is None:
        return
    spans = tuple(piece.trigger for piece in event.evidence)
    sat = knowledge.sittings_on(mechanism.entity.id or "", start, end)
    held = [s for s in sat if s.status in ("held", "planned")]
    if not held and (end - start).days <= 7:
        yield from _organ_notes(event, mechanism, knowledge, start, end, spans)
    assert event.mechanism is not None
    ordinal = event.mechanism.ordinal
    if ordinal is not None and mechanism.numbered:
        yield from _ordinal_notes(event, mechanism, ordinal, held, start, end, spans)


def _organ_notes(
    event: Event, mechanism: Mechanism, knowledge: Knowledge, start: date, end: date, spans: tuple[Span, ...]
) -> Iterator[Note]:
    """The sister organ sat on those days, and this one on others."""
    own = [s for s in mechanism.sittings if s.start and abs(date.fromisoformat(s.start) - start) <= timedelta(days=400)]
    if not own:
        return
    for other in knowledge.siblings(mechanism.entity.id or ""):
        for sitting in knowledge.sittings_on(other, start, end):
            if sitting.status != "held" or not _at(event, sitting, knowledge):
                continue
            sister = knowledge.mechanism(other)
            nearest = min(own, key=lambda s: abs(date.fromisoformat(s.start or "") - start))
            yield Note(
                "mechanism-organ",
                f"The article says {mechanism.entity.name}; the knowledge base has {sister.entity.name}"
                f" ({_LEVELS.get(sister.level, sister.level)}) sitting {_where_when(sitting, knowledge)},"
                f" and {mechanism.entity.name} ({_LEVELS.get(mechanism.level, mechanism.level)})"
                f" {_where_when(nearest, knowledge)}.",
                event.id,
                spans,
            )
            return


def _at(event: Event, sitting: Sat, knowledge: Knowledge) -> bool:
    """Whether event and sitting can be in one place."""
    if event.place is None or sitting.place is None or event.place.id is None or event.place.id == sitting.place:
        return True
    return knowledge.side_of(event.place.id) == knowledge.side_of(sitting.place)


def _where_when(sitting: Sat, knowledge: Knowledge) -> str:
    place = f"in {knowledge.entity(sitting.place).name} " if sitting.place else ""
    if sitting.start and sitting.end and sitting.start != sitting.end:
        return f"{place}on {sitting.start} to {sitting.end}"
    return f"{place}on {sitting.start or sitting.when}"


def _ordinal_notes(
    event: Event,
    mechanism: Mechanism,
    ordinal: int,
    held: Sequence[Sat],
    start: date,
    end: date,
    spans: tuple[Span, ...],
) -> Iterator[Note]:
    """The sitting of those days has another number, or that number was used on other days."""
    numbered = [s for s in held if s.ordinal is not None]
    if numbered:
        if all(ordinal != s.ordinal and ordinal not in s.alt_ordinals for s in numbered):
            known = numbered[0]
            yield Note(
                "ordinal",
                f"The article calls it sitting {ordinal} of {mechanism.entity.name};"
                f" the knowledge base counts the sitting of {known.start or known.when} as {known.ordinal}.",
                event.id,
                spans,
            )
        return
    for sitting in mechanism.sittings:
        day = date.fromisoformat(sitting.start) if sitting.start else None
        if sitting.ordinal == ordinal and day and (day < start - _NEARBY or day > end + _NEARBY) and sitting.status == "held":
            yield Note(
                "ordinal",
                f"The article dates sitting {ordinal} of {mechanism.entity.name} {event.when};"
                f" the knowledge base has it on {sitting.start}.",
                event.id,
                spans,
            )
            return


def _office_notes(events: Sequence[Event], mentions: Sequence[Linked], knowledge: Knowledge, anchor: date) -> Iterator[Note]:
    """A person told in an event with an office that somebody else is known to hold, and that was not his on its day either."""
    seen: set[tuple[str, str]] = set()
    for mention in mentions:
        if (
            mention.type is not EntityType.PERSON
            or mention.form is not Form.NAME
            or mention.former
            or not mention.office
            or not mention.side
        ):
            continue
        entity = mention.entity
        if entity is None or entity.id is None or (entity.id, mention.office) in seen:
            continue
        seen.add((entity.id, mention.office))
        holders = knowledge.holders(mention.side, mention.office, anchor)
        own = knowledge.person(entity.id).holdings
        if not holders or any(h.person == entity.id for h in holders) or any(h.shared for h in holders):
            continue
        past = [h for h in own if h.side == mention.side and h.kind == mention.office]
        told = [e for e in events if any(piece.span.overlaps(mention.span) for piece in e.evidence)]
        days = [day for e in told for day in (edtf.bounds(e.when)[0] if e.when else anchor,) if day]
        if past and days and all(_long_out_of(h, day) for h in past for day in days):
            holder = knowledge.entity(holders[0].person).name
            yield Note(
                "office",
                f"The article gives {entity.name} an office that the knowledge base has with {holder} on {anchor}.",
                None,
                (mention.span,),
            )


def _long_out_of(holding: Holding, day: date) -> bool:
    """Whether `day` lies well behind a holding of which start and end are known, or before it."""
    if not holding.start or not holding.end:
        return False
    start, end = edtf.bounds(holding.start)[0], edtf.bounds(holding.end)[1]
    return start is not None and end is not None and (day < start or day > end + _NEARBY)
