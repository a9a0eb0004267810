"""Entries built by hand: one happening's whole life, with one contradiction, and what surrounds it."""

from __future__ import annotations

from datetime import date

from vaarta.model.entity import Entity, EntityType
from vaarta.model.record import (
    Change,
    Conflict,
    Entry,
    EntryNote,
    EntryRelation,
    MaybeSame,
    Reading,
    Ref,
    Slot,
    Source,
    Step,
    Telling,
)
from vaarta.model.report import Attribution, Event, Evidence, Kind, Participant, RelationType, Role, Sitting, Status
from vaarta.model.span import Span
from vaarta.record.ask import Support, Told

MODI = Entity("Q1058", "Narendra Modi", EntityType.PERSON, {"en": "Narendra Modi", "hi": "नरेंद्र मोदी"})
PUTIN = Entity("Q7747", "Vladimir Putin", EntityType.PERSON, {"en": "Vladimir Putin", "hi": "व्लादिमीर पुतिन"})
LAVROV = Entity("Q58217", "Sergey Lavrov", EntityType.PERSON, {"hi": "सर्गेई लावरोव"})
DELHI = Entity("Q987", "New Delhi", EntityType.PLACE, {"hi": "नई दिल्ली"})
RUSSIA = Entity("Q159", "Russia", EntityType.STATE, {"hi": "रूस"})
SUMMIT = Entity(
    "vaarta:mechanism/india-russia-annual-summit",
    "India–Russia Annual Summit",
    EntityType.MECHANISM,
    {"hi": "भारत-रूस वार्षिक शिखर सम्मेलन"},
)

TEXTS = {
    "plan-1": "क्रेमलिन ने बताया कि राष्ट्रपति पुतिन दिसंबर में भारत आएंगे।",
    "date-2": "मोदी और पुतिन 4 दिसंबर को नई दिल्ली में मिलेंगे।",
    "moved-3": "विदेश मंत्रालय ने कहा कि मुलाकात अब 5 दिसंबर को होगी।",
    "held-4": "मोदी और पुतिन ने शुक्रवार को नई दिल्ली में मुलाकात की और व्यापार पर चर्चा की।",
    "held-5": "पुतिन और मोदी की मुलाकात शनिवार को नई दिल्ली में हुई।",
}
SOURCES = {
    "plan-1": Source("plan-1", date(2025, 11, 14), "TASS", "hi", "https://tass.example/1", "पुतिन भारत आएंगे"),
    "date-2": Source("date-2", date(2025, 11, 20), "IANS", "hi", "https://ians.example/2", "मुलाकात 4 को"),
    "moved-3": Source("moved-3", date(2025, 11, 28), "IANS", "hi"),
    "held-4": Source("held-4", date(2025, 12, 5), "IANS", "hi", "https://ians.example/4"),
    "held-5": Source("held-5", date(2025, 12, 7), "BBC", "hi"),
}
_PAIR = (
    Participant(MODI, Role.PARTICIPANT, "IN", "head-of-government"),
    Participant(PUTIN, Role.PARTICIPANT, "RU", "head-of-state"),
)


def ref(article: str) -> Ref:
    """The meeting as `article` tells it."""
    return Ref(article, f"e-{article}")


def _telling(article: str, status: Status, when: str | None, place: Entity | None, topics: tuple[str, ...] = ()) -> Telling:
    words = Span(0, len(TEXTS[article]))
    event = Event(
        f"e-{article}",
        Kind.MEETING,
        status,
        _PAIR,
        (Evidence(words, Span(0, 5)),),
        when=when,
        place=place,
        topics=topics,
        attribution=Attribution(PUTIN, "statement") if article == "plan-1" else Attribution(),
    )
    return Telling(SOURCES[article], event)


TELLINGS = (
    _telling("plan-1", Status.PLANNED, "2025-12", None),
    _telling("date-2", Status.PLANNED, "2025-12-04", DELHI),
    _telling("moved-3", Status.PLANNED, "2025-12-05", None),
    _telling("held-4", Status.HELD, "2025-12-05", DELHI, ("trade",)),
    _telling("held-5", Status.HELD, "2025-12-06", DELHI),
)

MEETING = Entry(
    "a1b2c3d4e5f60718",
    Kind.MEETING,
    Status.HELD,
    _PAIR,
    tuple(telling.ref for telling in TELLINGS),
    when="2025-12-05",
    place=DELHI,
    topics=("trade",),
    confidence=0.97,
    history=(
        Step(
            Status.PLANNED,
            date(2025, 11, 14),
            "2025-12",
            ref("plan-1"),
            Change.FIRST,
            Attribution(PUTIN, "statement"),
            Span(0, 12),
        ),
        Step(Status.PLANNED, date(2025, 11, 20), "2025-12-04", ref("date-2"), Change.DATED),
        Step(Status.PLANNED, date(2025, 11, 28), "2025-12-05", ref("moved-3"), Change.MOVED),
        Step(Status.HELD, date(2025, 12, 5), "2025-12-05", ref("held-4"), Change.STATUS),
    ),
    conflicts=(Conflict(Slot.WHEN, (Reading("2025-12-05", (ref("held-4"),)), Reading("2025-12-06", (ref("held-5"),)))),),
    relations=(EntryRelation(RelationType.DURING, "ffee00112233aabb"),),
    notes=(
        EntryNote("weekday", "2025-12-06 was a Saturday", ref("held-5"), (Span(26, 32),)),
        EntryNote("two-dates", "two days are given for this meeting"),
    ),
    maybe_same=(MaybeSame("0011223344556677", 0.61),),
)
"""Announced for December, then for the 4th, moved to the 5th, held; one paper says the 6th."""

VISIT = Entry(
    "ffee00112233aabb",
    Kind.VISIT,
    Status.HELD,
    (Participant(PUTIN, Role.VISITOR, "RU"), Participant(MODI, Role.HOST, "IN")),
    (Ref("held-4", "e-visit"),),
    when="2025-12-04/2025-12-05",
    place=DELHI,
    history=(Step(Status.HELD, date(2025, 12, 5), "2025-12-04/2025-12-05", Ref("held-4", "e-visit"), Change.FIRST),),
)
NEXT = Entry(
    "cafe00112233aabb",
    Kind.SESSION,
    Status.PLANNED,
    (),
    (Ref("held-4", "e-next"),),
    when="2026",
    place=RUSSIA,
    mechanism=Sitting(SUMMIT, 24),
    history=(Step(Status.PLANNED, date(2025, 12, 5), "2026", Ref("held-4", "e-next"), Change.FIRST),),
)
UNDATED = Entry(
    "beef00112233aabb",
    Kind.CALL,
    Status.PLANNED,
    (Participant(LAVROV, Role.PARTICIPANT, "RU"),),
    (Ref("plan-1", "e-call"),),
    history=(Step(Status.PLANNED, date(2025, 11, 14), None, Ref("plan-1", "e-call"), Change.FIRST),),
)
ENTRIES = (MEETING, VISIT, NEXT, UNDATED)


def told() -> Told:
    """The meeting with everything behind it."""
    supports = []
    for telling in TELLINGS:
        event, text = telling.event, TEXTS[telling.source.id]
        stated = [(Slot.STATUS, event.status.value), *((Slot.PARTICIPANTS, p.entity.name) for p in event.participants)]
        stated += [(Slot.WHEN, event.when)] if event.when else []
        stated += [(Slot.PLACE, event.place.name)] if event.place else []
        stated += [(Slot.TOPICS, topic) for topic in event.topics]
        supports += [Support(slot, value, telling.source, event.id, Span(0, 5), text[0:5], text) for slot, value in stated]
    return Told(MEETING, TELLINGS, tuple(supports))
