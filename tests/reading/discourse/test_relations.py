"""Relations: how the events of one article bear on each other."""

from __future__ import annotations

from tests.reading.story import told
from vaarta.model.report import Report


def related(report: Report) -> list[tuple[str, str, str]]:
    kinds = {event.id: event.kind.value for event in report.events}
    return [(kinds[r.source], r.type.value, kinds[r.target]) for r in report.relations]


def test_a_meeting_is_during_the_visit() -> None:
    report = told("विदेश मंत्री एस. जयशंकर रूस के दौरे पर हैं। मंगलवार को उन्होंने मास्को में रूसी राष्ट्रपति व्लादिमीर पुतिन से मुलाकात की।")
    assert related(report) == [("meeting", "during", "visit")]


def test_a_meeting_that_reviews_preparations_prepares_what_is_to_come() -> None:
    report = told(
        "विदेश मंत्री एस. जयशंकर ने मंगलवार को मास्को में रूसी राष्ट्रपति व्लादिमीर पुतिन से मुलाकात की और आगामी भारत-रूस वार्षिक "
        "शिखर सम्मेलन की तैयारियों की समीक्षा की।"
    )
    assert related(report) == [("meeting", "prepares", "session")]


def test_a_text_signed_after_talks_is_agreed_at_them() -> None:
    report = told(
        "प्रधानमंत्री नरेंद्र मोदी ने मंगलवार को टोक्यो में जापान की प्रधानमंत्री सनाए ताकाइची से वार्ता की। दोनों देशों ने सहमति पत्र पर हस्ताक्षर किए।"
    )
    assert related(report) == [("agreement", "agreed_at", "meeting")]


def test_an_announcement_announces_what_stands_beside_it() -> None:
    report = told("रूसी विदेश मंत्रालय ने शुक्रवार को घोषणा की कि राष्ट्रपति व्लादिमीर पुतिन दिसंबर में भारत का दौरा करेंगे।")
    assert related(report) == [("announcement", "announces", "visit")]


def test_a_pair_is_related_once_and_ends_are_events_of_the_report() -> None:
    report = told(
        "विदेश मंत्री एस. जयशंकर रूस के दौरे पर हैं। उन्होंने मास्को में रूसी विदेश मंत्री सर्गेई लावरोव से मुलाकात की। दोनों देशों ने सहमति पत्र पर "
        "हस्ताक्षर किए।"
    )
    ids = {event.id for event in report.events}
    pairs = [(r.source, r.target) for r in report.relations]
    assert len(pairs) == len(set(pairs))
    assert {end for pair in pairs for end in pair} <= ids


def test_a_meeting_with_a_third_state_prepares_nothing_of_the_other_two() -> None:
    report = told(
        "विदेश मंत्री एस. जयशंकर ने मंगलवार को सियोल में दक्षिण कोरिया के विदेश मंत्री चो ह्यून से मुलाकात की।\n\n"
        "विदेश मंत्री ने कहा कि आगामी भारत-जापान वार्षिक शिखर सम्मेलन की तैयारियां चल रही हैं।"
    )
    assert not [kind for _, kind, _ in related(report) if kind == "prepares"]
