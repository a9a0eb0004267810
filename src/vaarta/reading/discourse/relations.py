"""How the events of one article bear on each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vaarta.knowledge import Knowledge
from vaarta.model.report import Kind, RelationType, Status
from vaarta.packs.frames import Cues
from vaarta.reading.discourse.announced import announced
from vaarta.reading.discourse.happening import Happening
from vaarta.reading.segment import Segments

Link = tuple[Happening, RelationType, Happening]
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
    for happening in happenings:
        holder = happening.container
        if holder in happenings and holder is not None and happening.kind is not Kind.ANNOUNCEMENT:
            if happening.status not in _PUT_OFF:
                yield happening, RelationType.DURING, holder


def _agreed(happenings: Sequence[Happening]) -> Iterator[Link]:
    for at, happening in enumerate(happenings):
        if happening.kind is Kind.AGREEMENT:
            before = [h for h in happenings[:at] if h.kind in (Kind.MEETING, Kind.SESSION) and h.status is happening.status]
            if before and happening.sentences[0] - max(before[-1].sentences) <= 2:
                yield happening, RelationType.AGREED_AT, before[-1]


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
