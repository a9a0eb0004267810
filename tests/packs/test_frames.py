"""The frames section: what it says of itself is what the reader does with it."""

from __future__ import annotations

import pytest

from tests.reading.story import clauses, told
from vaarta.model.report import Kind
from vaarta.packs.frames import Frame, KindFrames, cues, frames
from vaarta.packs.loader import section
from vaarta.packs.script import folder
from vaarta.packs.words import words
from vaarta.reading.events.triggers import find_triggers

FRAMES = [(kind, frame) for kind in Kind for frame in section("hi", f"frames/{kind}", KindFrames).frames]
EXAMPLES = [
    pytest.param(kind, frame, text, id=f"{frame.name}-{i}") for kind, frame in FRAMES for i, text in enumerate(frame.examples)
]

BEFORE = (
    "",
    "विदेश मंत्री एस. जयशंकर रूस के दौरे पर हैं।",
    "प्रधानमंत्री नरेंद्र मोदी नेपाल की प्रधानमंत्री सुशीला कार्की से बात करना चाहते थे।",
    "प्रधानमंत्री नरेंद्र मोदी ने चीन के राष्ट्रपति शी जिनपिंग को पत्र लिखा।",
    "अमेरिकी राष्ट्रपति डोनाल्ड ट्रंप ने चीन के राष्ट्रपति शी जिनपिंग को पत्र लिखा।",
    "विदेश मंत्री एस. जयशंकर ने जापान के विदेश मंत्री तोशिमित्सु मोतेगी को पत्र लिखा।",
    "प्रधानमंत्री नरेंद्र मोदी शुक्रवार को चीन जाएंगे।",
    "प्रधानमंत्री नरेंद्र मोदी ने जापान की प्रधानमंत्री सनाए ताकाइची को पत्र लिखा।",
    "मास्को में शंघाई सहयोग संगठन के शासनाध्यक्षों की परिषद की बैठक हो रही है।",
    "प्रधानमंत्री नरेंद्र मोदी ने टोक्यो में जापान की प्रधानमंत्री सनाए ताकाइची से वार्ता की।",
    "प्रधानमंत्री नरेंद्र मोदी और रूसी राष्ट्रपति व्लादिमीर पुतिन पुराने मित्र हैं।",
    "विदेश मंत्री एस. जयशंकर ने मास्को में रूसी राष्ट्रपति व्लादिमीर पुतिन से मुलाकात की।",
    "रूसी राष्ट्रपति व्लादिमीर पुतिन गुरुवार को भारत की यात्रा पर नई दिल्ली पहुंचे।",
    "विदेश मंत्री एस. जयशंकर मास्को में रूसी विदेश मंत्री सर्गेई लावरोव के साथ बैठक करेंगे।",
)
"""What may have been told before: an example with "he", "both" or "this meeting" needs one of them."""


@pytest.mark.parametrize(("kind", "frame", "text"), EXAMPLES)
def test_every_example_is_read_as_its_kind_by_its_frame(kind: Kind, frame: Frame, text: str) -> None:
    assert any(is_read(kind, frame, before, text) for before in BEFORE)


def is_read(kind: Kind, frame: Frame, before: str, text: str) -> bool:
    """Whether `text`, told after `before`, gives or adds to an event of the frame's kind, by the frame.

    Where another frame of the kind reads the clause first, or a mechanism names the session, the frame's trigger is there all the same.
    """
    report = told(f"{before} {text}".strip())
    begins = len(report.article.text) - len(text)
    here = [e for e in report.events if e.kind is kind and any(piece.span.start >= begins for piece in e.evidence)]
    rules = [reason.rule for event in here for reason in event.reasons]
    own = any(rule.startswith(f"hi/frames/{kind}: {frame.name}") for rule in rules)
    return own or (bool(here) and frame.name in triggers(text))


def triggers(text: str) -> set[str]:
    """The names of the frames that have a trigger in a text, names and mechanisms in it not known."""
    whole, parsed = clauses(text)
    return {trigger.frame.name for sentence in parsed for clause in sentence.clauses for trigger in find_triggers(whole, clause)}


@pytest.mark.parametrize(("kind", "frame"), FRAMES, ids=[frame.name for _, frame in FRAMES])
def test_a_frame_names_cases_that_the_pack_has(kind: Kind, frame: Frame) -> None:
    cases = set(words("hi").cases.values()) | {"subject", "bare", "locative_deictic"}
    assert set(frame.roles) | set(frame.place) | set(frame.through) <= cases
    assert set(frame.presupposes) | set(frame.presupposes_dated) <= cases
    needs = (
        cases | {role.value for role in frame.roles.values()} | {"place", "mechanism", "time", "plural_subject", "listed_subject"}
    )
    assert set(frame.needs) <= needs
    assert frame.nouns or frame.verbs


def test_every_frame_has_a_name_of_its_own() -> None:
    found = [frame.name for _, frame in FRAMES]
    assert len(found) == len(set(found)) == len(frames("hi").by_name)


def test_triggers_are_looked_up_by_the_key_of_their_first_word_longest_first() -> None:
    tables, fold = frames("hi"), folder("hi")
    for first, triggers in tables.nouns.items():
        assert all(trigger.key[0] == first == fold.key(first) for trigger in triggers)
        assert [len(t.key) for t in triggers] == sorted((len(t.key) for t in triggers), reverse=True)


def test_cues_are_keys_whatever_the_spelling_in_the_pack() -> None:
    fold, found = folder("hi"), cues("hi")
    for phrase in (*found.together, *found.apart, *found.nothing, *found.planned_before):
        assert phrase == fold.phrase(phrase.split())
