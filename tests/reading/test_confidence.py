"""Confidence: readable traits, weighed by the language's model."""

from __future__ import annotations

from dataclasses import replace

from tests.reading.story import draft, part
from vaarta.model.report import Kind, Status
from vaarta.reading.confidence import confidence, traits
from vaarta.reading.discourse.happening import begin
from vaarta.reading.mentions import Form

MODI, PUTIN = part("Modi", "IN"), part("Putin", "RU")


def test_a_trait_is_told_once_and_in_words() -> None:
    told = list(traits(begin(draft(Kind.MEETING, [MODI, PUTIN], when="2025-11-18"))))
    assert len(told) == len(set(told))
    assert "meeting held" in told
    assert "no date" not in told


def test_what_was_inferred_is_a_trait() -> None:
    pronoun = replace(MODI, mention=replace(MODI.mention, form=Form.PRONOUN))
    assert "a pronoun" in set(traits(begin(draft(Kind.MEETING, [pronoun, PUTIN]))))
    assert {"only named", "no date", "no place"} <= set(traits(begin(draft(Kind.MEETING, [MODI, PUTIN], presupposed=True))))
    assert "no place" not in set(traits(begin(draft(Kind.CALL, [MODI, PUTIN]))))


def test_confidence_is_never_certainty() -> None:
    for kind in Kind:
        for status in Status:
            assert 0 < confidence(begin(draft(kind, [MODI, PUTIN], status=status)), "hi") < 1
