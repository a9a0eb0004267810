"""Sessions: sittings of standing mechanisms, which the names stage has read, with who took part in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from vaarta.model.entity import EntityType
from vaarta.model.report import Kind, Reason, Role, Status
from vaarta.packs.frames import Frame
from vaarta.reading.clauses import PEOPLE, Clause, Item, Parsed
from vaarta.reading.events.draft import Draft, Part
from vaarta.reading.events.lasting import begun_on
from vaarta.reading.events.roles import Scope, fill, parts_of, place_of, subjects, times_of
from vaarta.reading.events.triggers import Found, Text, modifiers, put_off, status_of, to_come
from vaarta.reading.mentions import Form

_BARE = Frame(name="mechanism", place=("locative",))
_INSIDE = frozenset({"locative"})
_PARTNERS = frozenset({"ablative", "comitative"})
_CHAIRED = {"chaired": Role.CHAIR, "cochaired": Role.CO_CHAIR}
_NEAR = 2
_TO_TAKE_PART = frozenset({"benefactive"})


def session_drafts(text: Text, sentence: Parsed, scope: Scope, triggers: Sequence[Found]) -> list[Draft]:
    """A draft for every mechanism that the clause names, with the participants that its frames give."""
    items = _mechanisms(scope.clause)
    if not items and triggers and scope.clause.opener == "relative" and scope.earlier:
        items = _mechanisms(scope.earlier[0])[-1:]
    drafts = [draft for item in items if (draft := _draft(text, sentence, scope, item, triggers)) is not None]
    if not items and triggers and text.has(text.cues.therein, scope.clause.first, triggers[0].first):
        drafts.extend(_therein(text, sentence, scope, triggers[0]))
    return drafts


def _therein(text: Text, sentence: Parsed, scope: Scope, found: Found) -> Iterator[Draft]:
    """Who took part in the sitting told last, where a pronoun stands for it ("इसमें … ने भाग लिया")."""
    status = status_of(text, scope.clause, found)
    if status is None and found.verb is not None and found.verb.aspect == "oblique":
        status = _background(text, scope.clause)
    parts, _ = fill(text, found, scope, frozenset())
    if status is None or not parts:
        return
    time, duration = times_of(text, found, scope)
    place, _ = place_of(text, replace(found, frame=_BARE), scope)
    frame = f"{text.segments.language}/frames/session: {found.frame.name}"
    yield Draft(
        kind=Kind.SESSION,
        frame=found.frame.name,
        sentence=sentence.index,
        paragraph=sentence.sentence.paragraph,
        evidence=sentence.sentence.span,
        trigger=text.segments.span(found.first, found.last),
        order=found.first,
        status=status,
        parts=parts,
        time=time,
        duration=duration,
        place=place,
        anaphoric=True,
        presupposed=True,
        reasons=tuple(Reason(str(p.role), f"{frame}, {p.rule}; {p.mention.rule}", p.mention.span) for p in parts),
    )


def _mechanisms(clause: Clause) -> list[Item]:
    found = [i for i in clause.items if i.mention and i.mention.type is EntityType.MECHANISM and i.mention.entities]
    return [item for item in found if not _talks_of_their_own(clause, item)]


def _talks_of_their_own(clause: Clause, item: Item) -> bool:
    """Whether a short mention ("बैठक") has partners of its own before it ("वांग के साथ बैठक"): it is no sitting told before."""
    if item.mention is None or item.mention.form is not Form.OFFICE:
        return False
    near = [other for other in clause.items if other.is_party and 0 <= item.first - other.after <= _NEAR]
    return any(o.case in _PARTNERS or (o.case == "genitive" and o.mention and o.mention.type in PEOPLE) for o in near)


def _draft(text: Text, sentence: Parsed, scope: Scope, item: Item, triggers: Sequence[Found]) -> Draft | None:
    clause = scope.clause
    assert item.mention is not None
    short = item.mention.form is Form.OFFICE
    if short and _somebody_s(clause, item):
        return None
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
            for subject in subjects(clause, clause.last)
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
    parts = _together(parts)
    parts += tuple(_chairs(text, clause, item, {part.entity.key for part in parts}))
    if status is Status.PLANNED and clause.verb is not None and clause.verb.aspect == "was_to":
        status = put_off(text, sentence) or status
    teller = frame if frame is not None and frame.verb is not None else named
    time, duration = times_of(text, teller, scope)
    if time is None and named.modifier is not None:
        time, _ = times_of(text, named, scope)
    place, place_rule = place_of(text, replace(teller, frame=_BARE), scope)
    segments = text.segments
    closing = _closes(text, clause, item, status)
    begun = begun_on(clause, named.modifier, time) if closing else None
    status = Status.ONGOING if begun is not None else status
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
        begun=begun,
        duration=duration,
        place=place,
        mechanism=item.mention,
        presupposed=frame is None and named.verb is None,
        stated=frame is not None or named.verb is not None or to_come(text, clause),
        anaphoric=closing or (short and _told(text, clause, item, named)),
        complete=True,
        ends=closing or text.has(text.cues.durations, item.last, clause.last),
        reasons=tuple(reasons),
    )


def _together(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts, those who chair together for several sides as co-chairs."""
    sides = {part.side for part in parts if part.role is Role.CHAIR}
    return tuple(replace(p, role=Role.CO_CHAIR) if p.role is Role.CHAIR and len(sides) > 1 else p for p in parts)


def _chairs(text: Text, clause: Clause, sitting: Item, known: Collection[str]) -> Iterator[Part]:
    """Those who chair a sitting or lead to it, by their cases, but for the `known` ones ("राजनाथ की अध्यक्षता में आयोग की बैठक")."""
    for item in clause.items:
        role = _CHAIRED.get(item.case or "")
        if role is not None and item.mention is not None and item.mention.type in PEOPLE and item.first < sitting.last:
            yield from (p for p in parts_of(text, item.mention, role, f"case: {item.case}") if p.entity.key not in known)


def _somebody_s(clause: Clause, item: Item) -> bool:
    """Whether a short mention is what certain people held ("मोदी की बैठक"), no sitting of what was told before."""
    owners = [i for i in clause.items if i.case == "genitive" and 0 <= item.first - i.after <= 1]
    return any(i.mention is not None and i.mention.type is EntityType.PERSON for i in owners)


def _told(text: Text, clause: Clause, item: Item, named: Found) -> bool:
    """Whether a short mention refers back to the sitting told last ("इस सम्मेलन में"), not to one more."""
    assert item.mention is not None
    if not named.determined or item.mention.ordinal is not None:
        return False
    return not text.has(text.cues.again, max(clause.first, item.first - 3), item.last)


def _closes(text: Text, clause: Clause, item: Item, status: Status) -> bool:
    """Whether the clause says until when a sitting goes on ("सम्मेलन सोमवार को खत्म होगा")."""
    verb = clause.verb
    if status is not Status.PLANNED or item.case is not None or verb is None or verb.first < item.last:
        return False
    return text.has(text.cues.durations, item.last, clause.last) or not set(text.cues.lasts).isdisjoint(verb.roots)


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
    return Status.PLANNED if to_come(text, clause) else Status.HELD
