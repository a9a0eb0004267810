"""From happenings to the events of the report: ids, codes, confidence, frozen."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from vaarta.knowledge.store import Knowledge
from vaarta.model.article import Article
from vaarta.model.entity import Entity, EntityType
from vaarta.model.readers import Readers
from vaarta.model.report import Attribution, Event, Kind, Participant, Reason, Sitting, Status
from vaarta.reading.confidence import confidence, traits
from vaarta.reading.discourse import Happening
from vaarta.reading.events import Part
from vaarta.reading.mentions import Form

_VERSION_TAG = "vaarta-event-2"
Identity = tuple[Kind, tuple[str, ...]]
"""Kind and who: what an event of a corrected article most likely still has."""

CODES: Mapping[Kind, Mapping[str, str]] = {
    Kind.MEETING: {"plover": "CONSULT", "cameo": "040"},
    Kind.CALL: {"plover": "CONSULT", "cameo": "041"},
    Kind.VISIT: {"plover": "CONSULT", "cameo": "042"},
    Kind.SESSION: {"plover": "CONSULT", "cameo": "040"},
    Kind.AGREEMENT: {"plover": "AGREE", "cameo": "057"},
    Kind.MESSAGE: {"plover": "CONSULT", "cameo": "010"},
    Kind.ANNOUNCEMENT: {"cameo": "010"},
}
_INTENDED = {"plover": "CONSULT", "cameo": "036"}


def build_events(
    happenings: Sequence[Happening], article: Article, knowledge: Knowledge, readers: Readers = Readers.FRAMES
) -> tuple[Event, ...]:
    """The frozen events of `happenings` as `readers` told them, in order. An id says kind, who, and the how many-eth such event of the article it is, so that it
    is the same for the same article and program version, and mostly outlives a correction of the article."""
    told = Counter[Identity]()
    events = []
    for happening in happenings:
        identity = _identity(happening)
        told[identity] += 1
        events.append(_event(happening, _id(article, identity, told[identity]), article, knowledge, readers))
    return tuple(events)


def _event(happening: Happening, id: str, article: Article, knowledge: Knowledge, readers: Readers) -> Event:
    place = _city_of(happening.place_entity, knowledge)
    mechanism = happening.mechanism
    sitting = None
    if happening.kind is Kind.SESSION and mechanism is not None and mechanism.entity is not None:
        sitting = Sitting(mechanism.entity, mechanism.ordinal)
    return Event(
        id=id,
        kind=happening.kind,
        status=happening.status,
        participants=tuple(_participant(part, article, knowledge) for part in happening.parts),
        evidence=tuple(happening.evidence),
        when=happening.when,
        place=place,
        mechanism=sitting,
        topics=tuple(happening.topics),
        attribution=Attribution(happening.said_by.entity if happening.said_by else None),
        confidence=round(confidence(happening, article.language or "", readers), 3),
        codes=codes(happening.kind, happening.status),
        reasons=(*happening.reasons, *_seen_by(happening, readers), Reason("confidence", "; ".join(traits(happening, readers)))),
    )


def _seen_by(happening: Happening, readers: Readers) -> Iterator[Reason]:
    """Which reader saw the event, where both have read."""
    second = happening.second
    if readers is not Readers.BOTH:
        return
    if second is None:
        yield Reason("reader", "frames; the learned reader had nothing to add")
    elif not second.chance:
        yield Reason("reader", "frames; the learned reader does not see it")
    elif all(draft.second and draft.second.alone for draft in happening.drafts):
        yield Reason("reader", f"learned, {second.chance:.2f}")
    else:
        yield Reason("reader", f"both; learned, {second.chance:.2f}")


def _city_of(place: Entity | None, knowledge: Knowledge) -> Entity | None:
    """The city of a building or a venue, which it stands for; any other place as it is."""
    if place is None or place.id is None or place.type is not EntityType.PLACE or not knowledge.knows(place.id):
        return place
    known = knowledge.place(place.id)
    if known.kind == "venue" and known.within:
        return knowledge.entity(known.within)
    return place


def codes(kind: Kind, status: Status) -> Mapping[str, str]:
    """The PLOVER and CAMEO codes of an event (codebook section 1); a planned contact is an intent to meet."""
    if status is Status.PLANNED and CODES[kind].get("plover") == "CONSULT" and kind is not Kind.MESSAGE:
        return _INTENDED
    return CODES[kind]


def _identity(happening: Happening) -> Identity:
    who = sorted(part.entity.key for part in happening.parts)
    if happening.kind is Kind.VISIT and happening.place is not None:
        who += [entity.key for entity in happening.place.entities]
    if happening.kind is Kind.SESSION and happening.mechanism is not None and happening.mechanism.entity is not None:
        who = [happening.mechanism.entity.key]
    return happening.kind, tuple(who)


def _id(article: Article, identity: Identity, which: int) -> str:
    kind, who = identity
    facts = json.dumps([_VERSION_TAG, article.id, kind, who, which], ensure_ascii=False)
    return hashlib.sha256(facts.encode()).hexdigest()[:16]


def _participant(part: Part, article: Article, knowledge: Knowledge) -> Participant:
    mention = part.mention
    office = None
    if mention.office and part.side and mention.form is not Form.COLLECTIVE:
        office = knowledge.office_title(part.side, mention.office)
    return Participant(part.entity, part.role, part.side, office, mention.span, mention.span.of(article.text))
