"""Inheriting: what an event takes over from the one that holds it, and what it never does."""

from __future__ import annotations

from tests.reading.story import DAY, draft, names, part, place, roles, told
from vaarta.knowledge import load
from vaarta.model.entity import EntityType
from vaarta.model.report import Kind, Role, Status
from vaarta.reading.discourse import Happening, Scene, complete_agreements, complete_messages, inherit
from vaarta.reading.discourse.happening import begin
from vaarta.reading.events import Draft

MODI, ISHIBA = part("Modi", "IN"), part("Ishiba", "JP")
VISITOR = part("Modi", "IN", Role.VISITOR)
TOKYO, SEOUL = place("Tokyo", "JP"), place("Seoul", "KR")


def inherited(*drafts: Draft) -> list[Happening]:
    happenings = [begin(d) for d in drafts]
    inherit(happenings, DAY, Scene((), DAY))
    return happenings


def test_a_meeting_inside_a_visit_has_its_place() -> None:
    visit, meeting = inherited(
        draft(Kind.VISIT, [VISITOR], where=TOKYO, when="2025-11-17/2025-11-19"),
        draft(Kind.MEETING, [MODI, ISHIBA], when="2025-11-18", order=20, sentence=1),
    )
    assert meeting.container is visit
    assert meeting.place is TOKYO


def test_an_undated_meeting_has_the_days_of_its_visit() -> None:
    _, meeting = inherited(
        draft(Kind.VISIT, [VISITOR], where=TOKYO, when="2025-11-17/2025-11-19"),
        draft(Kind.MEETING, [MODI, ISHIBA], order=20, sentence=1),
    )
    assert meeting.when == "2025-11-17/2025-11-19"


def test_an_undated_visit_spans_the_days_of_what_happened_in_it() -> None:
    visit, *_ = inherited(
        draft(Kind.VISIT, [VISITOR], where=TOKYO),
        draft(Kind.MEETING, [MODI, ISHIBA], when="2025-11-17", order=20, sentence=1),
        draft(Kind.MEETING, [MODI, part("Kono", "JP")], when="2025-11-18", order=40, sentence=2),
    )
    assert visit.when == "2025-11-17/2025-11-18"


def test_a_meeting_elsewhere_or_on_other_days_is_not_inside() -> None:
    visit = draft(Kind.VISIT, [VISITOR], where=TOKYO, when="2025-11-17/2025-11-19")
    _, elsewhere, earlier = inherited(
        visit,
        draft(Kind.MEETING, [MODI, part("Lee", "KR")], where=SEOUL, order=20, sentence=1),
        draft(Kind.MEETING, [MODI, ISHIBA], when="2025-10-01", order=40, sentence=2),
    )
    assert elsewhere.container is None
    assert earlier.container is None


def test_nothing_past_is_inside_what_is_planned_or_called_off() -> None:
    for status in (Status.PLANNED, Status.CANCELLED, Status.POSTPONED):
        _, meeting = inherited(
            draft(Kind.VISIT, [VISITOR], where=TOKYO, status=status),
            draft(Kind.MEETING, [MODI, ISHIBA], order=20, sentence=1),
        )
        assert meeting.container is None, status


def test_a_call_takes_no_place() -> None:
    _, call = inherited(
        draft(Kind.MEETING, [MODI, ISHIBA], where=TOKYO, when="2025-11-18"),
        draft(Kind.CALL, [MODI, ISHIBA], order=20, sentence=1),
    )
    assert call.place is None


def test_a_coming_session_takes_no_day_from_what_is_past() -> None:
    _, session = inherited(
        draft(Kind.MEETING, [MODI, ISHIBA], where=TOKYO, when="2025-11-18"),
        draft(Kind.SESSION, [], status=Status.PLANNED, order=20, sentence=0, mechanism=place("Summit", None)),
    )
    assert (session.when, session.place) == (None, None)


def test_a_greeting_passed_on_reaches_the_other_side_of_the_meeting() -> None:
    jaishankar = part("Jaishankar", "IN")
    happenings = [
        begin(draft(Kind.MEETING, [jaishankar, ISHIBA])),
        begin(
            draft(Kind.MESSAGE, [part("Jaishankar", "IN", Role.BEARER), part("Modi", "IN", Role.SENDER)], order=20, sentence=1)
        ),
    ]
    complete_messages(happenings, load())
    assert {p.entity.name: p.role.value for p in happenings[1].parts}["Ishiba"] == "recipient"


def test_texts_signed_after_talks_are_signed_by_the_sides_of_the_talks() -> None:
    happenings = [
        begin(draft(Kind.MEETING, [MODI, ISHIBA])),
        begin(draft(Kind.AGREEMENT, [], order=20, sentence=1)),
    ]
    complete_agreements(happenings, load())
    assert {p.entity.name for p in happenings[1].parts} == {"India", "Japan"}
    assert {p.entity.type for p in happenings[1].parts} == {EntityType.STATE}


def test_in_an_article_agreement_and_greeting_are_completed() -> None:
    report = told(
        "विदेश मंत्री एस. जयशंकर ने मंगलवार को मास्को में रूसी राष्ट्रपति व्लादिमीर पुतिन से मुलाकात की। "
        "उन्होंने प्रधानमंत्री नरेंद्र मोदी का अभिवादन पहुंचाया। दोनों देशों ने सहमति पत्र पर हस्ताक्षर किए।"
    )
    _, message, agreement = report.events
    assert roles(message)["Putin"] == "recipient"
    assert names(agreement) == {"India", "Russia"}
    assert (agreement.when, agreement.place and agreement.place.name) == ("2025-11-18", "Moscow")
