"""How the events of one article bear on each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vaarta.knowledge import Knowledge
from vaarta.model import edtf
from vaarta.model.report import Kind, RelationType, Status
from vaarta.packs.frames import Cues
from vaarta.reading.discourse.announced import announced
from vaarta.reading.discourse.happening import Happening
from vaarta.reading.segment import Segments

Link = tuple[Happening, RelationType, Happening]
_NEAR = 3
"""How many sentences an agreement may stand from the talks that it was signed at."""
_BESIDE = 1
"""The same where the text does not say whose sides the talks are."""
_PUT_OFF = (Status.POSTPONED, Status.CANCELLED, Status.DENIED)


def relate(happenings: Sequence[Happening], segments: Segments, cues: Cues, knowledge: Knowledge) -> tuple[Link, ...]:
    """The relations that the article gives, each pair once."""
    links: dict[tuple[int, int], Link] = {}
    for link in (
        *_during(happenings),
        *_agreed(happenings),
        *_prepares(happenings, segments, cues, knowledge),
        *_announces(happenings),
    ):
        links.setdefault((id(link[0]), id(link[2])), link)
    return tuple(links.values())


def _during(happenings: Sequence[Happening]) -> Iterator[Link]:
    """What takes place in a visit, in every visit of its people there, or beside a session."""
    for happening in happenings:
        if happening.kind is Kind.ANNOUNCEMENT or happening.status in _PUT_OFF:
            continue
        holder = happening.container
        if holder is not None and holder in happenings:
            yield happening, RelationType.DURING, holder
        for other in happenings:
            if other is not holder and (_also_visits(other, happening) or _beside(other, happening)):
                yield happening, RelationType.DURING, other


def _also_visits(visit: Happening, happening: Happening) -> bool:
    """Whether this is one more visit in the course of which talks take place: of one of them, to that place, in those days."""
    if visit.kind is not Kind.VISIT or happening.kind is not Kind.MEETING or visit.status in _PUT_OFF:
        return False
    if not visit.visitors() & happening.entities or visit.place is None or happening.place is None:
        return False
    near = visit.when is not None and happening.when is not None and not edtf.conflict(visit.when, happening.when)
    return near and visit.place.side is not None and visit.place.side == happening.place.side


def _beside(session: Happening, happening: Happening) -> bool:
    """Whether talks are told to take place at the edge of a session of the same sentence."""
    if session.kind is not Kind.SESSION or happening.kind is not Kind.MEETING or session.status in _PUT_OFF:
        return False
    return happening.sidelines and happening.sentences[0] in session.sentences


def _agreed(happenings: Sequence[Happening]) -> Iterator[Link]:
    """An agreement with the talks that it was signed at: near by, of its sides and days, those of most of its sides first."""
    for happening in happenings:
        if happening.kind is not Kind.AGREEMENT:
            continue
        here = happening.sentences[0]
        talks = [
            h
            for h in happenings
            if h.kind in (Kind.MEETING, Kind.SESSION)
            and h.status is happening.status
            and not (h.when and happening.when and edtf.conflict(h.when, happening.when))
            and any(abs(here - s) <= (_NEAR if len(h.sides & happening.sides) >= 2 else _BESIDE) for s in h.sentences)
            and (len(h.sides & happening.sides) >= 2 or len(h.sides) < 2)
        ]
        if talks:
            near = {id(h): min(abs(here - s) for s in h.sentences) for h in talks}
            yield happening, RelationType.AGREED_AT, min(talks, key=lambda h: (-len(h.sides & happening.sides), near[id(h)]))


def _prepares(happenings: Sequence[Happening], segments: Segments, cues: Cues, knowledge: Knowledge) -> Iterator[Link]:
    """A meeting told beside the preparations of a session or visit to come."""
    coming = [h for h in happenings if h.status is Status.PLANNED and h.kind in (Kind.SESSION, Kind.VISIT, Kind.MEETING)]
    for planned in coming:
        for sentence in dict.fromkeys(planned.sentences):
            s = segments.sentences[sentence]
            if not any(key in cues.prepares for key in segments.keys[s.first : s.last]):
                continue
            before = [
                h
                for h in happenings
                if h.kind in (Kind.MEETING, Kind.CALL)
                and h.past
                and h is not planned
                and any(0 <= sentence - told <= 4 for told in h.sentences)
                and h.sides <= (parties_of(planned, knowledge) or h.sides)
            ]
            if before:
                yield max(before, key=lambda h: max(t for t in h.sentences if t <= sentence)), RelationType.PREPARES, planned


def parties_of(happening: Happening, knowledge: Knowledge) -> frozenset[str]:
    """The sides that a happening is between: the mechanism's parties, a visitor and the state visited, or those who meet."""
    mechanism = happening.mechanism.entity if happening.mechanism else None
    if happening.kind is Kind.SESSION and mechanism is not None and mechanism.id:
        parties = frozenset(knowledge.mechanism(mechanism.id).of)
        return parties if all(map(knowledge.is_state, parties)) else frozenset()
    there = happening.place.side if happening.kind is Kind.VISIT and happening.place else None
    return happening.sides | ({there} if there else set())


def _announces(happenings: Sequence[Happening]) -> Iterator[Link]:
    for happening in happenings:
        if happening.kind is not Kind.ANNOUNCEMENT:
            continue
        event = announced(happenings, happening)
        if event is not None:
            yield happening, RelationType.ANNOUNCES, event
