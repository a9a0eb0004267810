"""Whom a pronoun may mean."""

from __future__ import annotations

from datetime import date

import pytest

from vaarta.knowledge import load
from vaarta.reading import reference
from vaarta.reading.antecedents import antecedents
from vaarta.reading.candidates import Candidate
from vaarta.reading.link import link
from vaarta.reading.names import tag_names
from vaarta.reading.segment import segment
from vaarta.reading.story import Actor, Story


def considered(text: str, monkeypatch: pytest.MonkeyPatch) -> list[set[str]]:
    """The persons among whom each pronoun of `text` chooses."""
    seen: list[set[str]] = []

    def note(candidate: Candidate, story: Story) -> tuple[Actor | None, float, str]:
        seen.append({actor.entity.name for actor, _ in antecedents(candidate, story)})
        return None, 0.0, "noted"

    monkeypatch.setattr(reference, "read_pronoun", note)
    segments, knowledge = segment(text, "hi"), load()
    link(segments, tag_names(segments, knowledge), (), None, date(2025, 11, 19), "IANS", knowledge)
    return seen


def test_who_acts_in_the_clause_is_not_meant_by_its_object(monkeypatch: pytest.MonkeyPatch) -> None:
    [found] = considered("पुतिन दिल्ली पहुंचे। नरेंद्र मोदी ने उनका स्वागत किया।", monkeypatch)
    assert found == {"Vladimir Putin"}


def test_who_is_named_later_in_the_sentence_is_not_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    [found] = considered("पुतिन और मोदी मिले। वे फिर मोदी के साथ बैठे।", monkeypatch)
    assert found == {"Vladimir Putin"}


def test_the_subject_of_the_main_clause_may_be_meant_in_the_relative_one(monkeypatch: pytest.MonkeyPatch) -> None:
    [found] = considered("मोदी मॉस्को पहुंचे, जहां राष्ट्रपति पुतिन ने उनसे मुलाकात की।", monkeypatch)
    assert found == {"Narendra Modi"}


def test_a_clause_that_goes_on_with_the_same_subject_does_not_act_on_it(monkeypatch: pytest.MonkeyPatch) -> None:
    [found] = considered("मोदी ने पुतिन से मुलाकात की और उन्हें निमंत्रण दिया।", monkeypatch)
    assert found == {"Vladimir Putin"}


def test_who_receives_a_guest_means_the_one_of_the_other_side() -> None:
    text = "श्रीलंका की प्रधानमंत्री हरिनी अमरसूर्या ने प्रधानमंत्री मोदी से मुलाकात की। शुक्रवार सुबह विदेश मंत्री एस. जयशंकर उनसे मिले।"
    segments, knowledge = segment(text, "hi"), load()
    linked = link(segments, tag_names(segments, knowledge), (), None, date(2025, 10, 18), "IANS", knowledge)
    assert [m.entity.name for m in linked if m.form.value == "pronoun" and m.entity] == ["Harini Amarasuriya"]
