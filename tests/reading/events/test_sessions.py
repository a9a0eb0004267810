"""Sessions: sittings of standing mechanisms, their number, and who took part how."""

from __future__ import annotations

from tests.reading.story import brief, names, roles, told
from vaarta.model.report import Event, Kind

_COMMISSION = "भारत-रूस अंतर-सरकारी आयोग"


def session(text: str) -> Event:
    (found,) = [e for e in told(text).events if e.kind is Kind.SESSION]
    return found


def test_a_sitting_has_its_mechanism_number_and_co_chair() -> None:
    event = session(f"विदेश मंत्री एस. जयशंकर ने 20 अगस्त को मास्को में {_COMMISSION} के 26वें सत्र की सह-अध्यक्षता की थी।")
    assert event.mechanism is not None
    assert event.mechanism.entity.name.startswith("India–Russia Inter-Governmental Commission")
    assert event.mechanism.ordinal == 26
    assert roles(event) == {"Jaishankar": "co_chair"}
    assert (event.when, event.place and event.place.name) == ("2025-08-20", "Moscow")


def test_two_day_session_concluded_on_tuesday_began_on_monday() -> None:
    text = f"{_COMMISSION} की दो दिवसीय बैठक मंगलवार को मास्को में संपन्न हुई।"
    assert brief(told(text)) == [("session", "held", "2025-11-17/2025-11-18", "Moscow")]


def test_three_day_session_that_begins_on_tuesday_ends_on_thursday() -> None:
    text = f"{_COMMISSION} की तीन दिवसीय बैठक मंगलवार को मास्को में शुरू हुई।"
    assert told(text).events[0].when == "2025-11-18/2025-11-20"


def test_a_coming_summit_is_planned_and_undated() -> None:
    event = session("उन्होंने आगामी भारत-रूस वार्षिक शिखर सम्मेलन की तैयारियों की समीक्षा की।")
    assert (event.status.value, event.when, event.participants) == ("planned", None, ())


def test_both_who_took_part_are_participants() -> None:
    event = session("प्रधानमंत्री नरेंद्र मोदी और जापान की प्रधानमंत्री सनाए ताकाइची ने टोक्यो में भारत-जापान वार्षिक शिखर सम्मेलन में हिस्सा लिया।")
    assert names(event) == {"Modi", "Takaichi"}


def test_who_only_travels_to_take_part_takes_part() -> None:
    event = session("विदेश मंत्री एस. जयशंकर शंघाई सहयोग संगठन के शासनाध्यक्षों की परिषद की बैठक में हिस्सा लेने के लिए मास्को पहुंचे।")
    assert names(event) == {"Jaishankar"}


def test_a_sitting_is_told_once_though_named_twice() -> None:
    text = f"{_COMMISSION} का 26वां सत्र 20 अगस्त को मास्को में हुआ।\n\nजयशंकर ने {_COMMISSION} के सत्र की सह-अध्यक्षता की।"
    (event,) = [e for e in told(text).events if e.kind is Kind.SESSION]
    assert event.mechanism is not None and event.mechanism.ordinal == 26
    assert len(event.evidence) == 2


def test_a_cabinet_s_meeting_is_no_session() -> None:
    assert told("प्रधानमंत्री नरेंद्र मोदी ने मंगलवार को कैबिनेट की बैठक की अध्यक्षता की।").events == ()
