"""Sessions: sittings of standing mechanisms, which the names stage has read, with who took part in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vaarta.model.entity import EntityType
from vaarta.model.report import Kind, Reason, Role, Status
from vaarta.packs.frames import Frame
from vaarta.reading.clauses import Clause, Item, Parsed
from vaarta.reading.events.draft import Draft, Part
from vaarta.reading.events.roles import Scope, fill, parts_of, place_of, subjects, times_of
from vaarta.reading.events.triggers import Found, Text, modifiers, put_off, status_of

_BARE = Frame(name="mechanism", place=("locative",))
_INSIDE = frozenset({"locative"})
_TO_TAKE_PART = frozenset({"benefactive"})


def session_drafts(text: Text, sentence: Parsed, scope: Scope, triggers: Sequence[Found]) -> list[Draft]:
    """A draft for every mechanism that the clause names, with the participants that its frames give."""
    items = _mechanisms(scope.clause)
    if not items and triggers and scope.clause.opener == "relative" and scope.earlier:
        items = _mechanisms(scope.earlier[0])[-1:]
    return [draft for item in items if (draft := _draft(text, sentence, scope, item, triggers)) is not None]


def _mechanisms(clause: Clause) -> list[Item]:
    return [i for i in clause.items if i.mention and i.mention.type is EntityType.MECHANISM and i.mention.entities]


def _draft(text: Text, sentence: Parsed, scope: Scope, item: Item, triggers: Sequence[Found]) -> Draft | None:
    clause = scope.clause
    assert item.mention is not None
    frame = next((f for f in triggers if f.first >= item.last), None) or next(iter(triggers), None)
    named = _named(text, clause, item)
    parts: tuple[Part, ...] = ()
    if frame is not None:
        status = status_of(text, clause, frame)
        parts, _ = fill(text, frame, scope, frozenset({item.first}))
    else:
        status = None
    own = status_of(text, clause, named)
    if frame is None or own is not None:
        status = own or status
    if status is None:
        if text.has(text.cues.nothing, clause.first, item.first):
            return None
        status = _background(text, clause)
    if frame is None and (item.case in _TO_TAKE_PART or (item.case in _INSIDE and clause.verb and not clause.verb.negated)):
        parts = tuple(
            part
            for subject in subjects(clause, clause.last) or (scope.previous_subject if item.case in _TO_TAKE_PART else ())
            if subject.mention and subject.mention.type is EntityType.PERSON
            for part in parts_of(text, subject.mention, Role.PARTICIPANT, f"case: {item.case}")
        )
    if frame is None:
        parts += tuple(
            part
            for between in clause.items
            if between.case == "between" and between.mention and between.mention.type is EntityType.PERSON
            for part in parts_of(text, between.mention, Role.PARTICIPANT, "case: between")
        )
    if status is Status.PLANNED and clause.verb is not None and clause.verb.aspect == "was_to":
        status = put_off(text, sentence) or status
    teller = frame if frame is not None and frame.verb is not None else named
    time, duration = times_of(teller, scope)
    place, place_rule = place_of(text, replace(teller, frame=_BARE), scope)
    segments = text.segments
    reasons = [
        Reason("kind", f"{segments.language}/names → session", item.mention.span),
        Reason("mechanism", item.mention.rule, item.mention.span),
        Reason("status", f"{segments.language}/cues → {status}", item.mention.span),
    ]
    reasons += [Reason(str(p.role), f"{p.rule}; {p.mention.rule}", p.mention.span) for p in parts]
    if place is not None:
        reasons.append(Reason("place", place_rule, place.span))
    if time is not None:
        reasons.append(Reason("when", f"{segments.language}/times", time.span))
    return Draft(
        kind=Kind.SESSION,
        frame=frame.frame.name if frame else "mechanism",
        sentence=sentence.index,
        paragraph=sentence.sentence.paragraph,
        evidence=sentence.sentence.span,
        trigger=item.mention.span,
        order=item.first,
        status=status,
        parts=parts,
        time=time,
        duration=duration,
        place=place,
        mechanism=item.mention,
        presupposed=frame is None and named.verb is None,
        ends=text.has(text.cues.durations, item.last, clause.last),
        reasons=tuple(reasons),
    )


def _named(text: Text, clause: Clause, item: Item) -> Found:
    """The mechanism itself as a trigger: with the verb of its clause where it is the verb's subject."""
    verb = None
    if item.case is None and clause.verb is not None and clause.verb.first >= item.last:
        verb = clause.verb
    modifier, determined, planned = modifiers(text, clause, item.first)
    planned = planned or text.has(text.cues.planned_before, item.first, item.last)
    planned = planned or (item.case == "genitive" and text.has(text.cues.planned_after, item.last, item.last + 4))
    return Found(
        Kind.SESSION, _BARE, item.first, item.last, verb, item.case if verb is None else None, modifier, determined, planned
    )


def _background(text: Text, clause: Clause) -> Status:
    """The status of a sitting that is only named: planned beside a future verb, else held."""
    verb = clause.verb
    status = text.cues.aspects.get(verb.aspect) if verb else None
    return Status.PLANNED if status is Status.PLANNED else Status.HELD
