"""The reader: one article in, one report out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.reading.story import told
from vaarta.model.article import Article
from vaarta.model.errors import MissingDateError, SourceError
from vaarta.model.report import Report
from vaarta.reading import read

_STORY = (
    "मास्को, 18 नवंबर (आईएएनएस)। विदेश मंत्री एस. जयशंकर रूस के दौरे पर हैं। मंगलवार को उन्होंने रूसी राष्ट्रपति व्लादिमीर पुतिन से मुलाकात की।\n\n"
    "जयशंकर ने एक्स पर लिखा, “पुतिन से मिलकर प्रसन्नता हुई।”\n\n"
    "वे दिसंबर में जापान जाएंगे।"
)


def test_a_story_becomes_events_quotes_and_relations() -> None:
    report = told(_STORY)
    assert [(e.kind.value, e.status.value) for e in report.events] == [
        ("visit", "ongoing"),
        ("meeting", "held"),
        ("visit", "planned"),
    ]
    assert [(q.kind, q.channel) for q in report.quotes] == [("direct", "X")]
    assert report.dateline is not None
    assert report.dateline.date == date(2025, 11, 18)


def test_a_quote_belongs_to_what_its_speaker_did_last() -> None:
    report = told(_STORY)
    meeting = next(e for e in report.events if e.kind.value == "meeting")
    assert report.quotes[0].event == meeting.id


def test_the_dateline_s_place_is_no_event_s_place() -> None:
    report = told("नई दिल्ली, 18 नवंबर (आईएएनएस)। विदेश मंत्री एस. जयशंकर ने मंगलवार को रूसी विदेश मंत्री सर्गेई लावरोव से मुलाकात की।")
    assert report.events[0].place is None


def test_here_is_the_dateline_s_place() -> None:
    report = told("मास्को, 18 नवंबर (आईएएनएस)। विदेश मंत्री एस. जयशंकर ने मंगलवार को यहां रूसी विदेश मंत्री सर्गेई लावरोव से मुलाकात की।")
    assert report.events[0].place is not None
    assert report.events[0].place.name == "Moscow"


def test_events_stand_in_the_order_in_which_they_are_told() -> None:
    triggers = [event.evidence[0].trigger for event in told(_STORY).events]
    assert triggers == sorted(triggers)


def test_what_is_less_certain_is_left_out_with_what_refers_to_it() -> None:
    whole = told(_STORY)
    bar = max(event.confidence for event in whole.events)
    report = read(Article("story", _STORY, "hi", date(2025, 11, 19), "IANS"), min_confidence=bar)
    ids = {event.id for event in report.events}
    assert ids == {event.id for event in whole.events if event.confidence >= bar}
    assert all({r.source, r.target} <= ids for r in report.relations)
    assert all(quote.event in ids | {None} for quote in report.quotes)


def test_an_article_without_a_day_is_refused_with_what_to_do() -> None:
    with pytest.raises(MissingDateError, match="--published"):
        read(Article("story", "वे मिले।", "hi"))


def test_a_language_without_a_pack_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(SourceError, match=r"events are read in: .*hi"):
        read(Article("story", "Ils se sont rencontrés.", "fr", date(2025, 11, 19)))


def test_the_language_is_told_by_the_letters() -> None:
    report = read(Article("story", _STORY, None, date(2025, 11, 19)))
    assert report.article.language == "hi"
    assert report.events


def test_an_article_about_nothing_diplomatic_has_no_events() -> None:
    report = told("मुंबई, 18 नवंबर (आईएएनएस)। शहर में मंगलवार को तेज बारिश हुई। लोगों को घर से न निकलने की सलाह दी गई है।")
    assert (report.events, report.relations, report.notes) == ((), (), ())


def test_reading_is_a_function_of_the_article() -> None:
    assert told(_STORY) == told(_STORY)


def test_a_report_says_what_made_it() -> None:
    assert set(told(_STORY).made_by) == {"version", "packs", "knowledge"}


@pytest.fixture(scope="module")
def sample(root: Path) -> Report:
    """The report of the sample article."""
    return read(Article("sample", (root / "samples" / "tokyo-2024-03-08.txt").read_text("utf-8"), published=date(2024, 3, 9)))


def test_the_sample_shows_what_its_page_says(sample: Report) -> None:
    events = [(e.kind.value, e.status.value, e.when, e.place.name if e.place else None) for e in sample.events]
    assert {
        ("visit", "ongoing", "2024-03-06/2024-03-08", "Japan"),
        ("visit", "held", "2024-03-05/2024-03-06", "South Korea"),
        ("visit", "planned", "2024", "Japan"),
        ("session", "held", "2024-03-07", "Tokyo"),
        ("session", "held", "2024-03-06", "Seoul"),
        ("session", "held", "2022-03-19", "New Delhi"),
        ("session", "planned", "2024", "Japan"),
        ("message", "held", "2024-03-08", "Tokyo"),
        ("meeting", "held", "2024-03-08", "Tokyo"),
    } <= set(events)
    assert sorted(e.mechanism.ordinal for e in sample.events if e.mechanism and e.mechanism.ordinal) == [10, 16]
    (message,) = [e for e in sample.events if e.kind.value == "message"]
    assert [p.role.value for p in message.participants] == ["bearer", "sender", "recipient"]
    assert [note.kind for note in sample.notes] == ["weekday"]


def test_the_sample_s_quotes_have_their_speakers(sample: Report) -> None:
    told_by = [(q.speaker.name if q.speaker else None, q.kind, q.channel) for q in sample.quotes]
    assert ("Subrahmanyam Jaishankar", "direct", "X") in told_by
    assert ("Yōko Kamikawa", "indirect", None) in [(who, kind, None) for who, kind, _ in told_by]


def test_the_sample_s_visit_was_announced(root: Path) -> None:
    """What is announced is only referred to (इस यात्रा की घोषणा); whose ministry it was, the publisher's name says."""
    text = (root / "samples" / "tokyo-2024-03-08.txt").read_text("utf-8")
    report = read(Article("sample", text, published=date(2024, 3, 9), publisher="IANS"))
    (announcement,) = [e for e in report.events if e.kind.value == "announcement"]
    assert announcement.when == "2024-03-04"
    (announced,) = [r.target for r in report.relations if r.source == announcement.id]
    assert [e.kind.value for e in report.events if e.id == announced] == ["visit"]


def test_the_sample_s_dialogue_has_the_topics_of_its_talks(sample: Report) -> None:
    (dialogue,) = [e for e in sample.events if e.mechanism and e.mechanism.ordinal == 16]
    assert {"regional-issues", "global-issues"} <= set(dialogue.topics)
