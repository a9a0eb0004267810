"""Notes: what does not add up is told of, and the event keeps what the source said."""

from __future__ import annotations

from tests.reading.story import told
from vaarta.model.report import Note, Report

_COMMISSION = "भारत-रूस अंतर-सरकारी आयोग"


def only(report: Report) -> Note:
    (note,) = report.notes
    return note


def test_a_weekday_that_does_not_fall_on_its_date_is_doubtful() -> None:
    report = told("विदेश मंत्री एस. जयशंकर ने सोमवार, 18 नवंबर को मास्को में रूसी राष्ट्रपति व्लादिमीर पुतिन से मुलाकात की।")
    note = only(report)
    assert (note.kind, note.event) == ("weekday", report.events[0].id)
    assert note.message.startswith("2025-11-18 was a Tuesday, not a Monday")
    assert [span.of(report.article.text) for span in note.evidence] == ["सोमवार, 18 नवंबर"]
    assert report.events[0].when == "2025-11-18"


def test_a_weekday_that_falls_on_its_date_is_no_note() -> None:
    report = told("विदेश मंत्री एस. जयशंकर ने मंगलवार, 18 नवंबर को मास्को में रूसी राष्ट्रपति व्लादिमीर पुतिन से मुलाकात की।")
    assert report.notes == ()


def test_an_organ_that_did_not_sit_that_day_is_doubtful() -> None:
    report = told(
        "मास्को, 18 नवंबर (आईएएनएस)। विदेश मंत्री एस. जयशंकर ने मंगलवार को मास्को में शंघाई सहयोग संगठन के विदेश मंत्रियों की "
        "परिषद की बैठक में हिस्सा लिया।"
    )
    note = only(report)
    assert note.kind == "mechanism-organ"
    assert "Council of Heads of Government" in note.message
    assert report.events[0].mechanism is not None
    assert report.events[0].mechanism.entity.name == "SCO Council of Foreign Ministers"


def test_the_organ_that_sat_is_no_note() -> None:
    report = told(
        "मास्को, 18 नवंबर (आईएएनएस)। विदेश मंत्री एस. जयशंकर ने मंगलवार को मास्को में शंघाई सहयोग संगठन के शासनाध्यक्षों की "
        "परिषद की बैठक में हिस्सा लिया।"
    )
    assert report.notes == ()


def test_an_ordinal_out_of_sequence_is_doubtful() -> None:
    report = told(f"विदेश मंत्री एस. जयशंकर ने 20 अगस्त को मास्को में {_COMMISSION} के 24वें सत्र की सह-अध्यक्षता की थी।")
    note = only(report)
    assert note.kind == "ordinal"
    assert note.message.endswith("counts the sitting of 2025-08-20 as 26.")
    assert report.events[0].mechanism is not None
    assert report.events[0].mechanism.ordinal == 24


def test_the_right_ordinal_is_no_note() -> None:
    report = told(f"विदेश मंत्री एस. जयशंकर ने 20 अगस्त को मास्को में {_COMMISSION} के 26वें सत्र की सह-अध्यक्षता की थी।")
    assert report.notes == ()


def test_an_office_that_somebody_else_holds_is_doubtful() -> None:
    report = told("विदेश मंत्री सुषमा स्वराज ने मंगलवार को मास्को में रूसी राष्ट्रपति व्लादिमीर पुतिन से मुलाकात की।")
    note = only(report)
    assert (note.kind, note.event) == ("office", None)
    assert "Sushma Swaraj" in note.message
    assert "Jaishankar" in note.message


def test_a_former_minister_s_former_office_is_no_note() -> None:
    report = told("पूर्व विदेश मंत्री सुषमा स्वराज ने मास्को में रूसी राष्ट्रपति व्लादिमीर पुतिन से मुलाकात की थी।")
    assert report.notes == ()


def test_a_sitting_still_to_come_is_not_doubted() -> None:
    report = told(f"विदेश मंत्री एस. जयशंकर 20 दिसंबर को मास्को में {_COMMISSION} के 27वें सत्र की सह-अध्यक्षता करेंगे।")
    assert report.notes == ()
