"""The day and the place that the telling is set in, and the ends of visits."""

from __future__ import annotations

from tests.reading.story import told
from vaarta.model.report import Event, Kind, RelationType, Status

_JAISHANKAR, _LAVROV = "विदेश मंत्री एस. जयशंकर", "रूसी विदेश मंत्री सर्गेई लावरोव"


def _only(text: str, kind: Kind) -> Event:
    return next(event for event in told(text).events if event.kind is kind)


def test_what_is_told_next_is_of_the_day_told_last() -> None:
    text = (
        f"{_JAISHANKAR} सोमवार को प्रदर्शनी देखने गए थे। सोमवार को उन्होंने एक भाषण दिया। इसके बाद {_LAVROV} से {_JAISHANKAR} ने मुलाकात की।"
    )
    assert _only(text, Kind.MEETING).when == "2025-11-17"


def test_the_day_of_something_to_come_is_no_scene() -> None:
    text = f"सम्मेलन 20 नवंबर को होगा। {_LAVROV} से {_JAISHANKAR} ने मुलाकात की।"
    assert _only(text, Kind.MEETING).when is None


def test_the_day_of_leaving_ends_a_visit_that_is_under_way() -> None:
    visit = _only(f"{_JAISHANKAR} सोमवार को मास्को पहुंचे थे। वह गुरुवार को स्वदेश लौट जाएंगे।", Kind.VISIT)
    assert (visit.when, visit.status) == ("2025-11-17/2025-11-20", Status.ONGOING)


def test_who_has_left_is_there_no_more() -> None:
    visit = _only(f"{_JAISHANKAR} रविवार को मास्को पहुंचे थे। वह सोमवार को स्वदेश लौट गए।", Kind.VISIT)
    assert (visit.when, visit.status) == ("2025-11-16/2025-11-17", Status.HELD)


def test_talks_go_on_in_the_city_told_last() -> None:
    meeting = _only(f"मास्को में सोमवार को एक समारोह हुआ। बाद में {_LAVROV} से {_JAISHANKAR} ने मुलाकात की।", Kind.MEETING)
    assert meeting.place is not None
    assert meeting.place.name == "Moscow"


def test_what_was_to_happen_is_put_off_with_what_its_sentence_puts_off() -> None:
    meeting = _only(f"{_JAISHANKAR} को सोमवार को {_LAVROV} से मिलना था, लेकिन यह बैठक रद्द कर दी गई।", Kind.MEETING)
    assert meeting.status is Status.CANCELLED


def test_an_agreement_goes_with_the_talks_of_its_sides() -> None:
    report = told(f"मास्को में मंगलवार को {_JAISHANKAR} ने {_LAVROV} से मुलाकात की। भारत और रूस ने एक समझौते पर हस्ताक्षर किए।")
    assert [relation.type for relation in report.relations] == [RelationType.AGREED_AT]


def test_a_visit_without_a_destination_goes_where_its_talks_were() -> None:
    talks = "रूसी राष्ट्रपति व्लादिमीर पुतिन ने सोमवार को नई दिल्ली में प्रधानमंत्री नरेंद्र मोदी से वार्ता की।"
    report = told(f"{talks} पुतिन की दो दिवसीय यात्रा रविवार को शुरू हुई थी।")
    places = [(event.kind.value, event.when, event.place and event.place.name) for event in report.events]
    assert ("visit", "2025-11-16/2025-11-17", "India") in places


def test_the_city_of_the_story_is_not_that_of_a_visit_long_over() -> None:
    now = "विदेश मंत्री एस. जयशंकर ने मंगलवार को मास्को में रूसी राष्ट्रपति व्लादिमीर पुतिन से मुलाकात की।"
    then = "जयशंकर 19 से 21 अगस्त तक रूस की यात्रा पर थे। इस दौरान उन्होंने पुतिन से भेंट की थी।"
    places = [event.place and event.place.name for event in told(f"{now} {then}").events if event.kind is Kind.MEETING]
    assert places == ["Moscow", "Russia"]
