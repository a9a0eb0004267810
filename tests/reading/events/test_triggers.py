"""Triggers: which words of a clause name an event, and what status their verb gives it."""

from __future__ import annotations

import pytest

from tests.reading.story import clauses
from vaarta.model.entity import EntityType
from vaarta.model.report import Kind, Status
from vaarta.reading.events.triggers import Found, find_triggers, status_of

PERSON, STATE = EntityType.PERSON, EntityType.STATE


def found(text: str, *mentions: tuple[str, EntityType, str | None]) -> list[tuple[Found, Status | None]]:
    whole, parsed = clauses(text, *mentions)
    return [(f, status_of(whole, c, f)) for sentence in parsed for c in sentence.clauses for f in find_triggers(whole, c)]


def one(text: str, *mentions: tuple[str, EntityType, str | None]) -> tuple[Kind, Status | None]:
    ((trigger, status),) = found(text, *mentions)
    return trigger.kind, status


@pytest.mark.parametrize(
    ("verb", "status"),
    [
        ("की", Status.HELD),
        ("की है", Status.HELD),
        ("की थी", Status.HELD),
        ("करेंगे", Status.PLANNED),
        ("करने वाले हैं", Status.PLANNED),
        ("कर रहे हैं", Status.ONGOING),
        ("नहीं की", Status.DENIED),
        ("नहीं करेंगे", Status.CANCELLED),
        ("कर सकते हैं", None),
    ],
)
def test_the_verb_of_a_noun_says_where_the_event_stands(verb: str, status: Status | None) -> None:
    assert one(f"वे पुतिन से मुलाकात {verb}।", ("पुतिन", PERSON, "RU")) == (Kind.MEETING, status)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("स्थगित कर दी गई", Status.POSTPONED),
        ("टाल दी गई", Status.POSTPONED),
        ("टल गई", Status.POSTPONED),
        ("रद्द हो गई", Status.CANCELLED),
        ("प्रस्तावित है", Status.PLANNED),
        ("जारी है", Status.ONGOING),
    ],
)
def test_words_of_status_say_more_than_the_tense(words: str, status: Status) -> None:
    trigger, found_status = found(f"मैक्रों की यात्रा {words}।", ("मैक्रों", PERSON, "FR"))[0]
    assert (trigger.kind, found_status) == (Kind.VISIT, status)


def test_a_phone_makes_a_call_of_what_would_be_talks() -> None:
    assert one("उन्होंने पुतिन से फोन पर बात की।", ("पुतिन", PERSON, "RU"))[0] is Kind.CALL
    assert one("उन्होंने पुतिन के साथ बैठक की।", ("पुतिन", PERSON, "RU"))[0] is Kind.MEETING


def test_the_longer_of_two_triggers_is_taken() -> None:
    ((trigger, _),) = found("दोनों के बीच द्विपक्षीय वार्ता हुई।")
    assert trigger.last - trigger.first == 2


def test_a_word_before_a_noun_makes_it_planned() -> None:
    ((trigger, status),) = found("आगामी यात्रा की तैयारियों पर बात बनी।")[:1]
    assert (trigger.kind, trigger.planned, status) == (Kind.VISIT, True, Status.PLANNED)


def test_a_determiner_refers_to_what_was_told() -> None:
    assert found("इस मुलाकात में व्यापार पर चर्चा हुई।")[0][0].determined


def test_a_noun_with_a_case_is_only_named() -> None:
    ((trigger, status),) = found("मुलाकात के बाद वे लौट गए।")[:1]
    assert (trigger.verb, trigger.case, status) == (None, "after", None)


@pytest.mark.parametrize(
    "text",
    [
        "उन्हें दिल का दौरा पड़ा।",
        "उन्हें बड़ी सफलता मिली।",
        "उन्होंने प्रेस वार्ता की।",
        "उन्होंने कैबिनेट बैठक की।",
        "सरकार ने यात्रा परामर्श जारी किया।",
        "श्रद्धालु तीर्थ यात्रा करेंगे।",
        "क्रिकेट टीम नवंबर में दौरा करेगी।",
        "लोग हवाई यात्रा करते हैं।",
    ],
)
def test_look_alikes_are_no_triggers(text: str) -> None:
    assert found(text) == []


def test_hyphens_inside_a_phrase_do_not_hide_it() -> None:
    ((trigger, status),) = found("दोनों आमने-सामने बैठे।")
    assert (trigger.frame.name, status) == ("sit-together", Status.HELD)


def test_what_stands_in_a_name_is_no_trigger() -> None:
    assert found("विदेश मंत्री स्तरीय वार्ता हुई।", ("विदेश मंत्री स्तरीय वार्ता", EntityType.MECHANISM, None)) == []
