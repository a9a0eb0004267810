"""Relative clauses about an event: when it takes place, and that its own day stays its own."""

from __future__ import annotations

from datetime import date

from tests.reading.story import brief, names, told

_DAY = date(2024, 8, 19)
_MEETING = "भारत-जापान 2+2 विदेश एवं रक्षा मंत्रिस्तरीय बैठक"


def test_a_relative_clause_dates_the_sitting_not_the_arrival() -> None:
    report = told(f"जापान की विदेश मंत्री योको कामिकावा {_MEETING} के लिए सोमवार को दिल्ली पहुंचीं, जो मंगलवार को होगी।", _DAY)
    assert [(kind, status, when) for kind, status, when, _ in brief(report)] == [
        ("session", "planned", "2024-08-20"),
        ("visit", "ongoing", "2024-08-19/2024-08-20"),
    ]


def test_a_subject_goes_on_behind_a_relative_clause_with_its_verb() -> None:
    report = told("अमेरिका और ईरान के बीच चौथे दौर की वार्ता, जो शनिवार को रोम में होने वाली थी, टल गई है।", date(2025, 5, 1))
    assert brief(report) == [("meeting", "postponed", "2025-05-03", "Rome")]


def test_the_day_behind_the_relative_clause_is_the_new_one() -> None:
    report = told("पुतिन के साथ मोदी की मुलाकात, जो पहले शुक्रवार को तय थी, अब रविवार को होगी।")
    assert [(status, when) for _, status, when, _ in brief(report)] == [("planned", "2025-11-23")]


def test_what_a_relative_clause_dates_is_not_what_goes_on_behind_it() -> None:
    report = told("राष्ट्रपति व्लादिमीर पुतिन, जो रविवार को भारत पहुंचे थे, ने आज प्रधानमंत्री नरेंद्र मोदी से भेंट की।")
    (meeting,) = [e for e in report.events if e.kind.value == "meeting"]
    assert (meeting.when, names(meeting)) == ("2025-11-19", {"Putin", "Modi"})


def test_where_this_takes_place_is_told_of_the_sitting_before() -> None:
    report = told("प्रधानमंत्री नरेंद्र मोदी ब्रिक्स शिखर सम्मेलन के लिए सोमवार को रियो डी जनेरियो गए, जहां यह 20 और 21 नवंबर को होगा।")
    (session,) = [e for e in report.events if e.kind.value == "session"]
    assert (session.status.value, session.when) == ("planned", "2025-11-20/2025-11-21")
