"""The event stage: every clause's triggers, with their roles, place, time and status, as drafts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from vaarta.model.entity import EntityType
from vaarta.model.report import Kind, Reason, Role, Status
from vaarta.model.span import Span
from vaarta.packs.frames import cues, frames
from vaarta.packs.words import words
from vaarta.reading.clauses import Clause, Item, Parsed
from vaarta.reading.events.announcing import refers_back, with_object
from vaarta.reading.events.draft import Draft, Part
from vaarta.reading.events.each import each_its_own
from vaarta.reading.events.lasting import begun_on
from vaarta.reading.events.relatives import told_on
from vaarta.reading.events.roles import Scope, fill, kept_roles, place_of, subjects, times_of
from vaarta.reading.events.sessions import session_drafts
from vaarta.reading.events.triggers import Found, Text, find_triggers, put_off, status_of, to_come
from vaarta.reading.events.visits import journeys
from vaarta.reading.mentions import Form, Linked
from vaarta.reading.segment import Segments

_PRESENT = frozenset({"copula", "progressive"})
_NEAR = 4
"""How many tokens apart the talks and their round may begin."""


def extract_events(segments: Segments, parsed: Sequence[Parsed], sides: Mapping[str, str]) -> tuple[Draft, ...]:
    """The events that each clause of `parsed` tells, in text order, not yet merged across clauses.

    `sides` gives the state or organisation of each entity that has one, by the entity's key. What a clause does not say is empty; a clause whose verb is only possible, conditional or generic gives nothing.
    """
    text = Text(
        segments,
        words(segments.language),
        cues(segments.language),
        frames(segments.language),
        sides,
        tuple(item.mention for p in parsed for c in p.clauses for item in c.items if item.mention and _person(item)),
    )
    drafts: list[Draft] = []
    previous: tuple[Item, ...] = ()
    for sentence in parsed:
        if segments.text[sentence.sentence.span.end - 1] in text.cues.question:
            continue
        told: list[Draft] = []
        for at, clause in enumerate(sentence.clauses):
            earlier = tuple(reversed(sentence.clauses[:at]))
            scope = Scope(clause, earlier if clause.opener != "relative" else earlier[:1], previous)
            own = _clause_drafts(text, sentence, scope)
            if earlier and earlier[0].opener == "relative":
                own = told_on(text, Scope(earlier[0], earlier[1:]), own)
            told = [*(told if own else told_on(text, scope, told)), *own]
        drafts.extend(draft for one in told if (draft := with_object(text, one, told, sentence)) is not None)
        previous = _carried(sentence) or previous
    return tuple(drafts)


def _carried(sentence: Parsed) -> tuple[Item, ...]:
    """The subject that a following sentence without one goes on with."""
    for clause in sentence.clauses:
        if clause.opener == "main":
            found = subjects(clause, clause.last)
            if found:
                return found
    return ()


def _person(item: Item) -> bool:
    """Whether this names one person."""
    mention = item.mention
    return mention is not None and mention.type is EntityType.PERSON and len(mention.entities) == 1


def _clause_drafts(text: Text, sentence: Parsed, scope: Scope) -> list[Draft]:
    clause = scope.clause
    triggers = find_triggers(text, clause)
    if _unaffirmed_above(text, scope):
        return []
    denied = _denied_above(text, scope)
    out: list[Draft] = []
    claimed: set[int] = set()
    for found in triggers:
        if found.kind is Kind.SESSION:
            continue
        draft, used = _draft(text, sentence, scope, found, frozenset(claimed))
        if draft is None:
            continue
        claimed |= used
        draft = _round_of(draft, out)
        if draft.kind is Kind.ANNOUNCEMENT:
            draft = replace(draft, refers=refers_back(text, found, clause, sentence, triggers))
        if denied and draft.status in (Status.HELD, Status.PLANNED, Status.ONGOING):
            draft = replace(draft, status=Status.DENIED)
        if draft.kind is Kind.VISIT:
            out.extend(journeys(text, scope, found, draft))
        else:
            out.extend(_split(text, clause, found, draft))
    talks = {d.order for d in out if d.kind in (Kind.MEETING, Kind.CALL) and not d.anaphoric and _with_partner(d)}
    sessions = session_drafts(text, sentence, scope, [f for f in triggers if f.kind is Kind.SESSION])
    out.extend(d for d in sessions if not any(d.order <= at < d.order + 6 for at in talks))
    named = [d.trigger for d in sessions if d in out]
    out = [d for d in out if d.kind is Kind.SESSION or not any(d.trigger.overlaps(span) for span in named)]
    return sorted(_one_visit(out), key=lambda d: d.order)


def _with_partner(draft: Draft) -> bool:
    """Whether talks name with whom: then they are talks of their own, not the sitting told before."""
    return any(part.rule in ("case: ablative", "case: comitative", "case: between") for part in draft.parts)


def _denied_above(text: Text, scope: Scope) -> bool:
    """Whether the clause that this one completes denies it ("ने उन खबरों को खारिज किया कि …")."""
    if scope.clause.opener == "main" or not scope.earlier:
        return False
    above = scope.earlier[:2] if scope.earlier[0].opener == "relative" else scope.earlier[:1]
    denials = [words.words for words in text.cues.status_words if words.status is Status.DENIED]
    return any(text.has(words, clause.first, clause.last) for words in denials for clause in above)


def _round_of(draft: Draft, told: list[Draft]) -> Draft:
    """A further round with the people of the talks that own it ("वार्ता का तीसरा दौर"), which `told` then holds no more."""
    talks = told[-1] if told else None
    if (
        not draft.again
        or talks is None
        or talks.kind is not draft.kind
        or len(talks.parts) < 2
        or draft.order - talks.order > _NEAR
    ):
        return draft
    told.pop()
    return replace(draft, parts=talks.parts, place=draft.place or talks.place, again=False)


def _unaffirmed_above(text: Text, scope: Scope) -> bool:
    """Whether the clause that this one completes says that it is not confirmed, or that it was rumoured."""
    if scope.clause.opener != "complement" or not scope.earlier:
        return False
    above = scope.earlier[0]
    negated = above.verb is not None and above.verb.negated
    if text.has(text.cues.rumours, above.first, above.last):
        return True
    return negated and text.has(text.cues.affirmed, above.first, above.last)


def _draft(text: Text, sentence: Parsed, scope: Scope, found: Found, claimed: frozenset[int]) -> tuple[Draft | None, set[int]]:
    clause, frame = scope.clause, found.frame
    if found.kind is Kind.AGREEMENT and found.verb is None and not frame.presupposes:
        return None, set()
    stated = found.verb is not None or found.modifier is not None or found.planned
    status = status_of(text, clause, found)
    if status is None:
        if stated or not frame.presupposes or text.has(text.cues.nothing, clause.first, clause.last):
            return None, set()
        status = _presupposed(text, scope)
    unmet = status is Status.PLANNED and found.verb is not None and found.verb.aspect == "was_to"
    if unmet:
        status = put_off(text, sentence) or status
    parts, used = fill(text, found, scope, claimed)
    place, place_rule = place_of(text, found, scope)
    time, duration = times_of(text, found, scope)
    begun = begun_on(clause, found.modifier, time)
    status = Status.ONGOING if begun is not None and status is Status.PLANNED else status
    draft = Draft(
        kind=found.kind,
        frame=frame.name,
        sentence=sentence.index,
        paragraph=sentence.sentence.paragraph,
        evidence=_evidence(text, sentence),
        trigger=text.segments.span(found.first, found.end if found.verb and found.verb.first == found.last else found.last),
        order=found.first,
        status=status,
        parts=parts,
        time=time,
        begun=begun,
        duration=duration,
        place=place,
        anaphoric=found.determined and not found.frame.goes_back,
        apart=found.frame.apart,
        stated=found.verb is not None or (found.case == "locative" and to_come(text, clause)),
        presupposed=found.verb is None and not found.planned and found.modifier is None,
        within=text.has(text.cues.within, sentence.sentence.first, min(sentence.sentence.first + 6, sentence.sentence.last)),
        follows=text.has(text.cues.same_day, sentence.sentence.first, min(sentence.sentence.first + 5, sentence.sentence.last)),
        ends=text.has(text.cues.durations, found.last, clause.last)
        or any(i.time is time and i.case == "terminative" for i in clause.items if i.time)
        or any(g.root in text.cues.returns for g in clause.verbs if g.first >= found.last),
        by_phone_too=frame.by_phone_too and not any(i.mention and i.case in frame.place for i in clause.items),
        sidelines=text.has(text.cues.sidelines, clause.first, found.first),
        lasting=status is Status.HELD and frame.aspects.get("perfective") is Status.ONGOING,
        sets_out=frame.sets_out,
        hither=_hither(found, place) and (time is not None or any(part.role is Role.HOST for part in parts)),
        unmet=unmet and status is Status.PLANNED,
        reasons=_reasons(text, found, status, parts, place_rule, place, time),
    )
    complete = kept_roles(parts, frame) and _needs(found, draft, scope)
    if frame.adds_only:
        return (replace(draft, anaphoric=True), used) if complete else (None, set())
    if draft.presupposed and not (complete and _states(text, found, draft, scope)):
        return replace(draft, anaphoric=True), used
    if found.again and not complete and time is not None and len(parts) < frame.minimum:
        return replace(draft, again=True), used
    if draft.anaphoric:
        return replace(draft, complete=complete), used
    return (draft, used) if complete else (None, set())


def _hither(found: Found, place: Linked | None) -> bool:
    """Whether somebody comes, without a place: then here, where the story is told from."""
    verb = found.verb
    return verb is not None and verb.finite and verb.root in found.frame.hither and place is None


def _states(text: Text, found: Found, draft: Draft, scope: Scope) -> bool:
    """Whether a noun that is only named states its event here: in a clause that tells of something, in a case that does."""
    verb = scope.clause.verb
    if verb is not None and (verb.negated or (verb.aspect not in text.cues.aspects and verb.aspect not in _PRESENT)):
        return False
    case = found.case or "bare"
    if case in found.frame.presupposes:
        return True
    return case in found.frame.presupposes_dated and (draft.time is not None or draft.place is not None)


def _presupposed(text: Text, scope: Scope) -> Status:
    """The status of an event that is named, not stated: planned beside a future verb, else held."""
    return Status.PLANNED if to_come(text, scope.clause) else Status.HELD


def _needs(found: Found, draft: Draft, scope: Scope) -> bool:
    """Whether one of the slots is filled that the frame needs."""
    needs = found.frame.needs
    if not needs:
        return True
    roles = {part.role for part in draft.parts}
    cases = {item.case for item in scope.clause.items if item.is_party and item.first < found.end}
    plural = any(part.mention.plural or len(part.mention.entities) > 1 for part in draft.parts)
    return any(
        need in roles
        or need in cases
        or (need == "place" and (draft.place is not None or draft.hither))
        or (need == "time" and draft.time is not None)
        or (need == "mechanism" and draft.mechanism is not None)
        or (need == "plural_subject" and (plural or len(draft.parts) > 1))
        or (need == "listed_subject" and len({part.mention.span for part in draft.parts}) > 1)
        for need in needs
    )


def _split(text: Text, clause: Clause, found: Found, draft: Draft) -> list[Draft]:
    """One draft for each partner, where the frame splits and no word joins them."""
    if not found.frame.split or text.has(text.cues.together, clause.first, found.last):
        return [draft]
    partners = [p for p in draft.parts if p.rule in ("case: ablative", "case: comitative", "case: dative")]
    others = [p for p in draft.parts if p not in partners]
    apart = text.has(text.cues.apart, clause.first, found.end) or _of_several_states(partners)
    several = len({p.side for p in others if p.side}) > 1
    if len(partners) == 1 and len(others) > 1 and (apart or (several and not _collective(others))):
        partners, others = others, partners
    if len({id(p.mention) for p in partners}) < 2 and not (apart and len(partners) > 1):
        return [draft]
    if not others:
        return [draft]
    groups: dict[int | str, list[Part]] = {}
    for part in partners:
        groups.setdefault(part.entity.key if apart else id(part.mention), []).append(part)
    told = [replace(draft, parts=(*others, *group)) for group in groups.values()]
    return each_its_own(clause, told, [group[0].mention for group in groups.values()])


def _of_several_states(partners: Sequence[Part]) -> bool:
    """Whether one mention names the officers of several states ("डेनमार्क और नॉर्वे के प्रधानमंत्रियों से"): each is met alone."""
    states = {part.side for part in partners if part.mention.form is Form.COLLECTIVE and part.mention.office}
    return _collective(partners) and len(states) == len(partners) > 1


def _collective(parts: Sequence[Part]) -> bool:
    """Whether one mention names them all ("दोनों नेताओं")."""
    return len({id(part.mention) for part in parts}) == 1


def _one_visit(drafts: list[Draft]) -> list[Draft]:
    """Fold the nouns and the verbs of one clause that tell one visit into one draft ("यात्रा पर टोक्यो पहुंचे")."""
    visits = [d for d in drafts if d.kind is Kind.VISIT and not d.anaphoric]
    if len(visits) < 2:
        return drafts
    kept: list[Draft] = []
    for draft in visits:
        match = next((k for k in kept if k.entities == draft.entities and k.parts), None)
        if match is None or (match.place and draft.place and not _same_trip(match, draft)):
            kept.append(draft)
            continue
        place = draft.place if draft.place and draft.place.type is EntityType.PLACE else match.place or draft.place
        kept[kept.index(match)] = replace(
            draft,
            place=place,
            time=draft.time or match.time,
            duration=draft.duration or match.duration,
            parts=match.parts if len(match.parts) > len(draft.parts) else draft.parts,
            reasons=(*match.reasons, *draft.reasons),
        )
    return [d for d in drafts if d not in visits] + kept


def _same_trip(a: Draft, b: Draft) -> bool:
    assert a.place is not None
    assert b.place is not None
    return a.place.side == b.place.side


def _evidence(text: Text, sentence: Parsed) -> Span:
    return sentence.sentence.span


def _reasons(
    text: Text, found: Found, status: Status, parts: Sequence[Part], place_rule: str, place: object, time: object
) -> tuple[Reason, ...]:
    """Why each slot has its value."""
    segments = text.segments
    frame = f"{segments.language}/frames/{found.kind}: {found.frame.name}"
    out = [Reason("kind", frame, segments.span(found.first, found.last))]
    verb = found.verb or found.modifier
    out.append(
        Reason(
            "status",
            f"{segments.language}/cues: {verb.aspect if verb else 'named only'} → {status}",
            segments.span(verb.first, verb.last) if verb else segments.span(found.first, found.last),
        )
    )
    out.extend(Reason(str(p.role), f"{frame}, {p.rule}; {p.mention.rule}", p.mention.span) for p in parts)
    if place is not None and place_rule:
        out.append(Reason("place", f"{frame}, {place_rule}", getattr(place, "span", None)))
    if time is not None:
        out.append(Reason("when", f"{segments.language}/times", getattr(time, "span", None)))
    return tuple(out)
