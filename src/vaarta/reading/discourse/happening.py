"""Happenings: one event of the article as it grows from draft to draft."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from vaarta.model import edtf
from vaarta.model.entity import Entity, EntityType
from vaarta.model.report import Evidence, Kind, Reason, Role, Status
from vaarta.reading.events import Draft, Part, Second
from vaarta.reading.mentions import Linked
from vaarta.reading.times import days_of, when_of

_STORY = timedelta(days=14)
"""What is undated in a story is of these last days."""
_TOUR = timedelta(days=7)
"""How long a visit to several places of a state lasts at most."""
_SITTING = timedelta(days=21)
"""How long a sitting lasts at most."""
_OPEN_END = "/.."
_TO_GO_ON = frozenset({Status.ONGOING, Status.PLANNED})
_TALKS = frozenset({Kind.MEETING, Kind.CALL, Kind.SESSION})


@dataclass(slots=True)
class Happening:
    """One event while the discourse stage gathers what the article says of it; becomes a frozen `Event` at the end."""

    kind: Kind
    frame: str
    status: Status
    parts: list[Part]
    when: str | None
    place: Linked | None
    place_entity: Entity | None
    mechanism: Linked | None
    order: int
    sentences: list[int]
    paragraphs: list[int]
    evidence: list[Evidence]
    reasons: list[Reason]
    topics: list[str] = field(default_factory=list)
    own_when: bool = False
    length: int | None = None
    within: bool = False
    follows: bool = False
    sidelines: bool = False
    presupposed: bool = False
    refers: bool = False
    left: bool = False
    apart: bool = False
    container: Happening | None = None
    said_by: Linked | None = None
    drafts: list[Draft] = field(default_factory=list)

    @property
    def entities(self) -> frozenset[str]:
        """The keys of the participants."""
        return frozenset(part.entity.key for part in self.parts)

    @property
    def sides(self) -> frozenset[str]:
        """The states and organisations that the participants act for, as far as known."""
        return frozenset(side for part in self.parts if (side := part.side))

    @property
    def past(self) -> bool:
        """Whether it has begun."""
        return self.status in (Status.HELD, Status.ONGOING)

    @property
    def second(self) -> Second | None:
        """What the second reader says of it, at its likeliest; None where it has read none of its sentences."""
        return max((d.second for d in self.drafts if d.second), key=lambda s: (s.chance, s.people, s.status), default=None)

    def visitors(self) -> frozenset[str]:
        """The keys of those who travel."""
        return frozenset(p.entity.key for p in self.parts if p.role is Role.VISITOR)


def begin(draft: Draft) -> Happening:
    """The happening that starts with `draft`."""
    when, length = when_with_length(draft)
    return Happening(
        kind=draft.kind,
        frame=draft.frame,
        status=draft.status,
        parts=list(draft.parts),
        when=when,
        place=draft.place,
        place_entity=draft.place.entity if draft.place else None,
        mechanism=draft.mechanism,
        order=draft.order,
        sentences=[draft.sentence],
        paragraphs=[draft.paragraph],
        evidence=[Evidence(draft.evidence, draft.trigger)],
        reasons=list(draft.reasons),
        own_when=when is not None,
        length=length,
        within=draft.within,
        follows=draft.follows,
        sidelines=draft.sidelines,
        presupposed=draft.presupposed,
        refers=draft.refers,
        apart=draft.apart,
        said_by=draft.said_by,
        left=_over(draft),
        drafts=[draft],
    )


def _over(draft: Draft) -> bool:
    """Whether `draft` says that its event has come to its end."""
    return draft.ends and draft.status is Status.HELD


def when_with_length(draft: Draft) -> tuple[str | None, int | None]:
    """The EDTF date of a draft, and its length in days if the text gives one."""
    when = when_of(draft.time) if draft.time else None
    length = days_of(draft.duration) if draft.duration else None
    if when and draft.begun and (first := when_of(draft.begun)):
        return _until(first, when), length
    if when and length and length > 1 and edtf.is_day(when):
        day = date.fromisoformat(when)
        if draft.ends:
            return edtf.interval(day - timedelta(days=length - 1), day), length
        if draft.kind in (Kind.VISIT, Kind.SESSION):
            return edtf.interval(day, day + timedelta(days=length - 1)), length
    if when and draft.since and not draft.ends and draft.status in _TO_GO_ON and edtf.is_day(when):
        return edtf.interval(date.fromisoformat(when), None), length
    return when, length


def add(happening: Happening, draft: Draft) -> None:
    """Let `draft` say more about `happening`: evidence always, slots where they are empty or more precise."""
    onward = _onward(happening, draft)
    when, length = (None, None) if onward else when_with_length(draft)
    if when is not None and not (draft.presupposed and happening.when is not None):
        if happening.when is None:
            happening.when, happening.own_when = when, True
        elif _sits_until(happening, draft):
            happening.when = edtf.interval(*_from_to(happening.when, when))
            happening.status = Status.ONGOING if happening.past else happening.status
        elif happening.when.endswith(_OPEN_END) and edtf.is_day(when):
            happening.when = _until(happening.when, when) if draft.ends else happening.when
        elif not edtf.conflict(happening.when, when):
            happening.when = edtf.more_precise(happening.when, when)
        elif draft.ends and happening.kind is draft.kind:
            happening.when = _until(happening.when, when)
    happening.length = happening.length or length
    happening.left = happening.left or _over(draft)
    if draft.place is not None and not onward and (happening.place is None or _narrower(draft.place, happening.place)):
        happening.place, happening.place_entity = draft.place, draft.place.entity
    if draft.mechanism is not None and (happening.mechanism is None or happening.mechanism.ordinal is None):
        happening.mechanism = draft.mechanism
    known = happening.entities
    grows = happening.kind in (Kind.VISIT, Kind.SESSION) and draft.kind is happening.kind
    grows = grows and (not draft.anaphoric or (draft.kind is Kind.SESSION and draft.frame != "mechanism"))
    if grows or not (known or draft.anaphoric):
        happening.parts.extend(part for part in draft.parts if part.entity.key not in known)
    if happening.kind is Kind.VISIT and draft.anaphoric:
        happening.parts.extend(p for p in draft.parts if p.role is Role.HOST and _receives(p, happening, known))
    _better_roles(happening, draft)
    if draft.anaphoric and not draft.presupposed and _changes(draft.status):
        happening.status = draft.status
    if happening.presupposed and not draft.presupposed:
        happening.status, happening.presupposed = draft.status, False
    if all(piece.span != draft.evidence for piece in happening.evidence):
        happening.evidence.append(Evidence(draft.evidence, draft.trigger))
    happening.sentences.append(draft.sentence)
    happening.paragraphs.append(draft.paragraph)
    happening.reasons.extend(r for r in draft.reasons if r.slot not in ("kind", "status"))
    happening.drafts.append(draft)


def _until(begun: str, last: str) -> str:
    """The days from the first of `begun` to the day `last`, where it is a day soon after; else `begun`."""
    start, end = edtf.bounds(begun)[0], edtf.bounds(last)[1]
    if start is None or end is None or not edtf.is_day(last) or not start <= end <= start + _STORY:
        return begun
    return edtf.interval(start, end)


_LEADERS = frozenset({"head-of-state", "head-of-government", "crown-prince", "king", "emir", "supreme-leader"})


def _receives(host: Part, happening: Happening, known: frozenset[str]) -> bool:
    """Whether somebody who receives a visitor is the host: the counterpart, in the state that is visited."""
    place = happening.place
    if host.entity.key in known or host.side is None or place is None or place.side != host.side:
        return False
    offices = {p.mention.office for p in happening.parts if p.role is Role.VISITOR}
    return host.mention.office in offices or (host.mention.office in _LEADERS and bool(offices & _LEADERS))


def _narrower(a: Linked, b: Linked) -> bool:
    return a.type is EntityType.PLACE and b.type is EntityType.STATE


def _better_roles(happening: Happening, draft: Draft) -> None:
    """A chair told later is more than a participant told before."""
    special = {p.entity.key: p for p in draft.parts if p.role != Role.PARTICIPANT}
    for i, part in enumerate(happening.parts):
        if part.role is Role.PARTICIPANT and part.entity.key in special:
            happening.parts[i] = special[part.entity.key]


def same(happening: Happening, draft: Draft, anchor: date) -> bool:
    """Whether `draft` tells `happening` again, in an article filed on `anchor`."""
    if not _kinds_fit(happening, draft) or (happening.apart is not draft.apart and not draft.anaphoric):
        return False
    if _onward(happening, draft):
        return happening.when is None or not long_ago(happening.when, anchor)
    when, _ = when_with_length(draft)
    closes = _closes(happening, draft, when) or _sits_until(happening, draft)
    if when and happening.when and edtf.conflict(when, happening.when) and not closes:
        return False
    if when and happening.when is None and not draft.anaphoric and happening.past and long_ago(when, anchor):
        return False
    if _apart(happening.status, draft.status) and not (draft.anaphoric or closes or _changes(draft.status)):
        if not (happening.kind is Kind.VISIT and when and _holds_day(when, anchor)):
            return False
    if happening.kind is Kind.SESSION:
        return _same_sitting(happening, draft)
    if happening.kind is Kind.VISIT:
        return _same_visit(happening, draft)
    if draft.anaphoric or draft.presupposed:
        return draft.entities <= happening.entities or _states_for_people(happening, draft)
    mine, theirs = happening.entities, draft.entities
    if happening.kind in (Kind.MEETING, Kind.CALL):
        if mine != theirs:
            return False
        return not _elsewhere(happening, draft)
    return bool(mine & theirs) and (mine <= theirs or theirs <= mine)


def _states_for_people(happening: Happening, draft: Draft) -> bool:
    """Whether `draft` names only the states whose people met ("वार्ता के बाद दोनों देशों ने …")."""
    sides = {part.side for part in draft.parts if part.entity.type is EntityType.STATE}
    return len(sides) > 1 and len(sides) == len(draft.parts) and None not in sides and sides <= happening.sides


def _sits_until(happening: Happening, draft: Draft) -> bool:
    """Whether `draft` says on which later day the sitting ends that `happening` is ("सम्मेलन सोमवार को खत्म होगा")."""
    if not (happening.kind is draft.kind is Kind.SESSION and draft.anaphoric and draft.ends):
        return False
    start, end = _from_to(happening.when, when_with_length(draft)[0])
    return start is not None and end is not None and start <= end <= start + _SITTING


def _from_to(first: str | None, last: str | None) -> tuple[date | None, date | None]:
    """The first day of one EDTF date and the last of another."""
    return edtf.bounds(first)[0] if first else None, edtf.bounds(last)[1] if last else None


def _onward(happening: Happening, draft: Draft) -> bool:
    """Whether `draft` tells how a visit goes on in another place of the state that is visited ("कल वह मुंबई जाएंगे")."""
    a, b = happening.place, draft.place
    if not (happening.kind is draft.kind is Kind.VISIT) or draft.anaphoric or a is None or b is None:
        return False
    if b.type is not EntityType.PLACE or a.side is None or a.side != b.side or a.entity is None or b.entity is None:
        return False
    if a.entity.key == b.entity.key or not happening.visitors() & draft.entities or not happening.past:
        return False
    if draft.status is not Status.PLANNED:
        return False
    when, _ = when_with_length(draft)
    start, ends = edtf.bounds(happening.when)[0] if happening.when else None, edtf.bounds(when)[0] if when else None
    return start is None or ends is None or start <= ends <= start + _TOUR


def _closes(happening: Happening, draft: Draft, when: str | None) -> bool:
    """Whether `draft` gives the last day of a visit that is under way or to come."""
    if when is None or happening.when is None or not draft.ends or happening.kind is not Kind.VISIT:
        return False
    return _until(happening.when, when) != happening.when


def long_ago(when: str, anchor: date) -> bool:
    """Whether something dated is background: over before the days of the story."""
    end = edtf.bounds(when)[1]
    return end is not None and anchor - end > _STORY


def _holds_day(when: str, day: date) -> bool:
    """Whether `day` lies in the interval `when`."""
    start, end = edtf.bounds(when)
    return start is not None and end is not None and start <= day <= end


def _kinds_fit(happening: Happening, draft: Draft) -> bool:
    if happening.kind is draft.kind:
        return True
    return draft.anaphoric and happening.kind in _TALKS and draft.kind in _TALKS


def _apart(a: Status, b: Status) -> bool:
    """Whether one has happened and the other is yet to come."""
    done = (Status.HELD, Status.ONGOING)
    return (a in done) != (b in done)


def _changes(status: Status) -> bool:
    return status in (Status.POSTPONED, Status.CANCELLED, Status.DENIED)


def _same_sitting(happening: Happening, draft: Draft) -> bool:
    if draft.mechanism is None or happening.mechanism is None:
        return draft.anaphoric
    if draft.mechanism.entity is None or happening.mechanism.entity is None:
        return False
    if draft.mechanism.entity.key != happening.mechanism.entity.key:
        return False
    ordinals = (draft.mechanism.ordinal, happening.mechanism.ordinal)
    return None in ordinals or ordinals[0] == ordinals[1]


def _same_visit(happening: Happening, draft: Draft) -> bool:
    visitors = {p.entity.key for p in draft.parts if p.role is Role.VISITOR}
    if visitors and not visitors & happening.visitors():
        return False
    if draft.place is None or happening.place is None:
        return bool(visitors) or draft.anaphoric
    return not _elsewhere(happening, draft)


def _elsewhere(happening: Happening, draft: Draft) -> bool:
    """Whether the two are told to be in places that cannot be one."""
    a, b = happening.place, draft.place
    if a is None or b is None or a.entity is None or b.entity is None or a.entity.key == b.entity.key:
        return False
    if EntityType.STATE in (a.type, b.type):
        return a.side is not None and b.side is not None and a.side != b.side
    return True
