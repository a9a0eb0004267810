"""What an event takes over from the one that holds it: the visit's place and days, the meeting's day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from vaarta.knowledge import Knowledge
from vaarta.model import edtf
from vaarta.model.entity import EntityType
from vaarta.model.report import Kind, Reason, Role, Status
from vaarta.reading.discourse.happening import Happening, long_ago
from vaarta.reading.discourse.scene import Scene
from vaarta.reading.events import Part
from vaarta.reading.events.addressees import passed_on
from vaarta.reading.mentions import Linked

_SCENES = (Kind.VISIT, Kind.SESSION, Kind.MEETING, Kind.AGREEMENT)
_NEAR = 3
"""How many sentences a visit of another time reaches."""
_REACH = 4
"""How many sentences an agreement may stand from the talks that it belongs to."""
_ONE_STORY = 300
"""How many tokens apart two happenings may be told that belong together without sharing people."""
_FEW = 3
_STAY = timedelta(days=6)
"""How long a visit known by its arrival alone may last."""
_LONGEST = timedelta(days=14)
_RECENT = timedelta(days=4)
_ARRIVED = timedelta(days=2)
"""How long after an arrival somebody may still be there."""
_ATTACHED = (Kind.AGREEMENT, Kind.MESSAGE)
_SCENIC = (Kind.MEETING, Kind.AGREEMENT, Kind.SESSION)
_MEETS = (Kind.VISIT, Kind.SESSION, Kind.MEETING)
_NO_PLACE = (Kind.CALL, Kind.ANNOUNCEMENT)


def inherit(happenings: Sequence[Happening], anchor: date, scene: Scene) -> None:
    """Find what holds each happening, then hand down days and places that the text puts there; filed on `anchor`.
    What has happened and has no date of its own is of the day that the telling is set on (`scene`).

    A visit without a date of its own spans the dated happenings inside it. Nothing is handed to calls but a day.
    """
    for happening in happenings:
        _find_container(happenings, happening, anchor)
    for at, happening in enumerate(happenings):
        _set_in_scene(happenings, at, happening, scene, anchor)
    for visit in happenings:
        if visit.kind is Kind.VISIT:
            _span_of_contents(
                visit, [h for h in happenings if h.container is not None and _on_one_trip(h.container, visit)], anchor
            )
    for at, happening in enumerate(happenings):
        _take_over(happenings, at, happening, anchor)
    for happening in happenings:
        _agree_with_day(happening, anchor)
        _fall_with(happening, happenings)


def _fall_with(happening: Happening, happenings: Sequence[Happening]) -> None:
    """Let what was only to happen fall with what its people put off or called off near by."""
    if happening.status is not Status.PLANNED or not all(draft.unmet for draft in happening.drafts):
        return
    for other in happenings:
        near = any(abs(a - b) <= _REACH for a in happening.sentences for b in other.sentences)
        if other.status in (Status.POSTPONED, Status.CANCELLED) and near and other.entities & happening.entities:
            happening.status = other.status
            happening.when = happening.when or other.when
            return


def _agree_with_day(happening: Happening, anchor: date) -> None:
    """Let status and date agree as of `anchor`: what is told as past and lies ahead is planned (a greeting or a text is only of
    no day that was told), a visit whose days are not over is under way."""
    start, end = edtf.bounds(happening.when) if happening.when else (None, None)
    if happening.status is Status.ONGOING and _over_by(happening, anchor):
        happening.status = Status.HELD
    if happening.past and start is not None and start > anchor:
        if happening.kind in _MEETS:
            happening.status = Status.PLANNED
        else:
            happening.when = None
    elif happening.kind is Kind.VISIT and happening.status is Status.HELD and end is not None:
        arrived = any(draft.lasting for draft in happening.drafts) and not happening.left
        if end > anchor or (arrived and end == anchor):
            happening.status = Status.ONGOING
    elif happening.status is Status.HELD and end is not None and end > anchor and any(d.begun for d in happening.drafts):
        happening.status = Status.ONGOING


def _over_by(happening: Happening, anchor: date) -> bool:
    """Whether its days had ended before `anchor`; a day that may be the arrival alone is given a few days more."""
    end = edtf.bounds(happening.when)[1] if happening.when else None
    if happening.when is None or end is None:
        return False
    return anchor - end > (_ARRIVED if edtf.is_day(happening.when) else timedelta())


def _find_container(happenings: Sequence[Happening], happening: Happening, anchor: date) -> None:
    """The visit or session that holds `happening`: the one last told before it, else one of these days told later."""
    if happening.kind in (Kind.VISIT, Kind.CALL):
        return
    here = happening.sentences[0]
    candidates = [h for h in happenings if h is not happening and _holds(h, happening)]
    told = {id(h): max((s for s in h.sentences if s <= here), default=-1) for h in candidates}
    before = sorted((h for h in candidates if told[id(h)] >= 0), key=lambda h: told[id(h)])
    before = [h for h in before if not _background(h, anchor) or here - told[id(h)] <= _NEAR]
    later = [h for h in candidates if told[id(h)] < 0 and not _background(h, anchor) and not _sets_out(h)]
    if happening.kind is Kind.MESSAGE:
        later = []
    visits = [h for h in before if h.kind is Kind.VISIT] or [h for h in later if h.kind is Kind.VISIT][:1]
    chosen = visits or before or later
    if chosen:
        happening.container = chosen[-1]


def _sets_out(visit: Happening) -> bool:
    """Whether only the beginning of the journey is told."""
    return all(draft.sets_out for draft in visit.drafts)


def _set_in_scene(happenings: Sequence[Happening], at: int, happening: Happening, scene: Scene, anchor: date) -> None:
    """Date what happened on the day that the telling is set on, unless what it goes with has a day of its own."""
    if happening.when is not None or happening.status is not Status.HELD or happening.kind not in _SCENIC:
        return
    if happening.kind is Kind.SESSION and happening.presupposed:
        return
    day = scene.day(happening.sentences[0], happening.order)
    holder = happening.container
    if day is None or (holder is not None and holder.when is not None and not _within_days(holder, day)):
        return
    beside = [s for s in _sources(happenings, at, happening) if _same_story(s, happening, anchor)]
    source = next((s for s in beside if s.when and _tense_fits(s, happening)), None)
    if source is not None and source.when and edtf.is_day(source.when) and source.kind is not Kind.VISIT:
        return
    happening.when, happening.own_when = day, True
    happening.reasons.append(Reason("when", "discourse: the day that the telling is set on"))


def _between_states(agreement: Happening) -> bool:
    return bool(agreement.parts) and all(part.entity.type is EntityType.STATE for part in agreement.parts)


def _within_days(holder: Happening, day: str) -> bool:
    assert holder.when is not None
    start = edtf.bounds(holder.when)[0]
    own = edtf.bounds(day)[0]
    if holder.kind is Kind.VISIT and start is not None and edtf.is_day(holder.when) and own is not None:
        return start <= own <= start + _STAY
    return not edtf.conflict(holder.when, day)


def _background(happening: Happening, anchor: date) -> bool:
    """Whether this was over before the days of the story."""
    return happening.when is not None and happening.past and long_ago(happening.when, anchor)


def _holds(holder: Happening, happening: Happening) -> bool:
    """Whether `holder` is a visit (or a session with a sideline) in the course of which `happening` takes place."""
    if holder.kind is not Kind.VISIT and not (holder.kind is Kind.SESSION and happening.sidelines):
        return False
    if holder.status in (Status.POSTPONED, Status.CANCELLED, Status.DENIED):
        return False
    if holder.when and happening.when and not _inside(holder, happening):
        return False
    if holder.when is None and happening.own_when and happening.past != holder.past:
        return False
    if (holder.status is Status.HELD) != (happening.status is Status.HELD) and not holder.when:
        if holder.status is Status.PLANNED or happening.status is Status.PLANNED:
            return False
    if holder.status is Status.PLANNED and happening.past:
        return False
    if happening.kind is Kind.SESSION and happening.status is Status.PLANNED and holder.past and not happening.when:
        return False
    if not _places_fit(holder.place, happening.place):
        return False
    if holder.kind is Kind.SESSION:
        return abs(holder.order - happening.order) < 200
    if happening.kind is Kind.AGREEMENT and _between_states(happening):
        there = {holder.place.side} if holder.place else set()
        return len(happening.sides & (holder.sides | there)) >= 2 and abs(holder.order - happening.order) < _ONE_STORY
    if happening.parts or happening.kind not in (Kind.AGREEMENT, Kind.SESSION):
        return bool(holder.visitors() & happening.entities)
    if happening.status is Status.PLANNED:
        return happening.within or bool(set(holder.sentences) & set(happening.sentences))
    return abs(holder.order - happening.order) < _ONE_STORY


def _inside(holder: Happening, happening: Happening) -> bool:
    assert holder.when is not None
    assert happening.when is not None
    return _within_days(holder, happening.when)


def _places_fit(outer: Linked | None, inner: Linked | None) -> bool:
    if outer is None or inner is None or outer.side is None or inner.side is None:
        return True
    return outer.side == inner.side


def _on_one_trip(a: Happening, b: Happening) -> bool:
    """Whether two are one visit, or visits that one verb tells of several who travel together."""
    return a is b or (a.kind is b.kind and a.evidence[0].trigger == b.evidence[0].trigger and a.place is b.place)


def _span_of_contents(visit: Happening, contents: Sequence[Happening], anchor: date) -> None:
    """Date a visit by what is told to have happened in it: wholly if it has no date, its end if only the arrival has one."""
    own = edtf.bounds(visit.when) if visit.when else (None, None)
    if visit.when is not None and (not edtf.is_day(visit.when) or not visit.past):
        return
    if own[0] and visit.length and visit.length > 1:
        visit.when = edtf.interval(own[0], own[0] + timedelta(days=visit.length - 1))
        return
    inside = [h for h in contents if h.when and h.own_when and edtf.is_day(h.when.split("/")[0])]
    bounds = [edtf.bounds(h.when) for h in inside if h.when]
    starts = [start for start, _ in (*bounds, own) if start is not None]
    ends = [end for _, end in (*bounds, own) if end is not None]
    begun_before = visit.past and bool(starts) and min(starts) > anchor
    if starts and ends and max(ends) - min(starts) <= _LONGEST and not begun_before:
        visit.when = edtf.interval(min(starts), max(ends))
        visit.reasons.append(Reason("when", "discourse: the days of what happened inside the visit"))


def _take_over(happenings: Sequence[Happening], at: int, happening: Happening, anchor: date) -> None:
    if happening.kind is Kind.VISIT:
        return
    beside = [s for s in _sources(happenings, at, happening) if _same_story(s, happening, anchor)]
    if happening.when is None and happening.kind is not Kind.ANNOUNCEMENT:
        source = next((s for s in beside if s.when and _tense_fits(s, happening)), None)
        if source is not None:
            happening.when = _days_of(source, anchor)
            happening.reasons.append(Reason("when", f"discourse: as the {source.kind} beside it", source.evidence[0].trigger))
    if happening.place is None and happening.kind not in _NO_PLACE:
        sources = [s for s in beside if s.place_entity is not None and _tense_fits(s, happening)]
        source = next((s for s in sources if _days_fit(s, happening)), None)
        if source is not None:
            happening.place, happening.place_entity = source.place, source.place_entity
            happening.reasons.append(Reason("place", f"discourse: as the {source.kind} beside it", source.evidence[0].trigger))


def _same_story(source: Happening, happening: Happening, anchor: date) -> bool:
    """Whether what was told of `source` still goes for `happening`: what was over long ago reaches no new paragraph."""
    return (
        source is happening.container
        or not _background(source, anchor)
        or bool(set(source.paragraphs) & set(happening.paragraphs))
    )


def _days_of(source: Happening, anchor: date) -> str | None:
    """The days that `source` hands down: those of a visit known by its arrival alone run on to the day of the story."""
    if source.kind is Kind.VISIT and source.when and edtf.is_day(source.when) and source.past:
        start = edtf.bounds(source.when)[0]
        if start is not None and start < anchor and (source.status is Status.ONGOING or anchor - start <= _RECENT):
            return edtf.interval(start, anchor)
    return source.when


def _days_fit(source: Happening, happening: Happening) -> bool:
    return not (source.when and happening.when) or _within_days(source, happening.when)


def complete_messages(happenings: Sequence[Happening], knowledge: Knowledge) -> None:
    """Give a greeting passed on in a meeting the meeting's other side as its recipient, a condolence the state of the dead."""
    for at, message in enumerate(happenings):
        if message.kind is not Kind.MESSAGE:
            continue
        message.parts = [_state_of(part, knowledge) if passed_on(part) else part for part in message.parts]
        if any(p.role is Role.RECIPIENT for p in message.parts):
            continue
        talks = [h for h in happenings[:at] if h.kind in (Kind.MEETING, Kind.CALL)]
        if not talks or message.sentences[0] - max(talks[-1].sentences) > 2:
            continue
        bearers = {p.entity.key for p in message.parts if p.role is Role.BEARER}
        others = [p for p in talks[-1].parts if p.entity.key not in message.entities]
        if len(others) == 1 and (bearers & talks[-1].entities or not bearers):
            message.parts.append(replace(others[0], role=Role.RECIPIENT, rule="discourse: the other side of the meeting"))


def _state_of(part: Part, knowledge: Knowledge) -> Part:
    """The state that a part acts for, in its role, as far as known."""
    state = knowledge.side_entity(part.side) if part.side else None
    return replace(part, entity=state) if state is not None else part


def complete_agreements(happenings: Sequence[Happening], knowledge: Knowledge) -> None:
    """Give an agreement without signatories the sides of the talks, the session or the visit that it is told with."""
    for agreement in happenings:
        if agreement.kind is not Kind.AGREEMENT or len(agreement.parts) >= 2:
            continue
        here = agreement.sentences[0]
        told = [h for h in happenings if h.kind in _SCENES and h.kind is not Kind.AGREEMENT and h.past == agreement.past]
        far = {id(h): min(abs(here - sentence) for sentence in h.sentences) for h in told}
        near = sorted((h for h in told if far[id(h)] <= _REACH), key=lambda h: far[id(h)])
        own = [part.side for part in agreement.parts if part.side]
        for source in near:
            sides = list(dict.fromkeys([*own, *_sides_of(source, knowledge)]))
            if len(sides) >= 2 or any(knowledge.is_body(side) for side in sides):
                _sign(agreement, source, sides, knowledge)
                break


def _sides_of(source: Happening, knowledge: Knowledge) -> list[str]:
    """The sides of talks: those of the people, of the mechanism's parties, or of a visitor and the state that is visited."""
    sides = [part.side for part in source.parts if part.side]
    if source.kind is Kind.VISIT and source.place is not None and source.place.side:
        sides.append(source.place.side)
    mechanism = source.mechanism.entity if source.mechanism else None
    if source.kind is Kind.SESSION and mechanism is not None and mechanism.id:
        parties = knowledge.mechanism(mechanism.id).of
        sides = list(parties) if len(parties) <= _FEW else sides
    return list(dict.fromkeys(sides))


def _sign(agreement: Happening, source: Happening, sides: Sequence[str], knowledge: Knowledge) -> None:
    mention = source.parts[0].mention if source.parts else source.mechanism
    if mention is None:
        return
    agreement.parts = []
    for side in sides:
        entity = knowledge.side_entity(side)
        if entity is not None:
            agreement.parts.append(Part(entity, Role.SIGNATORY, mention, "discourse: the sides of the talks", side))


def _sources(happenings: Sequence[Happening], at: int, happening: Happening) -> list[Happening]:
    """What `happening` can take day and place from, best first: what holds it, then what was told right before it."""
    told = [h for h in happenings[:at] if h.kind in _SCENES]
    near = [h for h in reversed(told) if happening.paragraphs[0] in h.paragraphs]
    sources: list[Happening] = []
    if happening.kind in _ATTACHED or happening.within:
        sources.extend(_attached_to(told, happening))
    if happening.container is not None:
        sources.extend(h for h in near[:1] if _same_day(h, happening))
        sources.append(happening.container)
    sources.extend(near)
    here = happening.sentences[0]
    recent = [h for h in reversed(told) if 0 <= here - max(s for s in h.sentences if s <= here) <= 4]
    sources.extend(h for h in recent if h.entities & happening.entities)
    return sources


def _same_day(neighbour: Happening, happening: Happening) -> bool:
    """Whether an undated happening goes on on the day of the talks told right before it in the same visit."""
    return (
        neighbour.kind is not Kind.VISIT
        and neighbour.container is happening.container
        and neighbour.when is not None
        and edtf.is_day(neighbour.when)
        and happening.sentences[0] - max(neighbour.sentences) <= 1
    )


def _attached_to(told: Sequence[Happening], happening: Happening) -> list[Happening]:
    """The talks that a greeting, a text or what is "meanwhile" goes with: the last told near by, those with its people first."""
    here = happening.sentences[0]
    last = {id(h): max((s for s in h.sentences if s <= here), default=-9) for h in told}
    near = sorted((h for h in told if here - last[id(h)] <= 2), key=lambda h: -last[id(h)])
    return sorted(near, key=lambda h: not (h.entities & happening.entities))[:1]


def _tense_fits(source: Happening, happening: Happening) -> bool:
    """Whether what is past does not take the day of what is to come, nor the other way round."""
    if happening.status is Status.PLANNED and happening.kind is Kind.SESSION:
        inside = source is happening.container and happening.own_when
        return source.status is Status.PLANNED or (inside and source.status is Status.ONGOING)
    if happening.status is Status.PLANNED:
        return source.status in (Status.PLANNED, Status.ONGOING)
    return source.past or not happening.past
