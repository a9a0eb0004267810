"""Verb groups: tense and mood of Hindi verbs, and words that only look like verbs."""

from __future__ import annotations

import pytest

from vaarta.packs.loader import section
from vaarta.packs.verbs import Reading, Verbs
from vaarta.reading.segment import segment
from vaarta.reading.verbs import VerbGroup, find_verbs


def groups(text: str) -> list[tuple[str, str, bool]]:
    segments = segment(text, "hi")
    found: list[VerbGroup] = []
    for sentence in segments.sentences:
        found.extend(find_verbs(segments, sentence.first, sentence.last))
    return [(segments.words(g.first, g.last), g.aspect, g.finite) for g in found]


@pytest.mark.parametrize("reading", [r for r in section("hi", "verbs", Verbs).readings if r.example], ids=lambda r: r.aspect)
def test_every_reading_of_the_pack_reads_its_own_example(reading: Reading) -> None:
    assert reading.aspect in [aspect for _, aspect, _ in groups(reading.example)]


def test_genitive_ki_is_no_verb_but_ki_at_the_end_of_a_clause_is() -> None:
    assert groups("बैठक की तैयारियों की समीक्षा की।") == [("की", "perfective", True)]


def test_participle_before_a_noun_does_not_end_the_clause() -> None:
    assert groups("ढाका पहुंचे विदेश सचिव ने मुलाकात की।")[0] == ("पहुंचे", "participle", False)


def test_for_is_no_form_of_to_take() -> None:
    assert groups("बैठक के लिए गए।") == [("गए", "perfective", True)]


def test_passive_and_compound_verbs_are_one_group() -> None:
    assert groups("यात्रा टाल दी गई है।") == [("टाल दी गई है", "perfect", True)]


def test_negation_before_and_inside_the_group_is_seen() -> None:
    for text in ("बैठक नहीं हुई।", "बैठक हो नहीं सकी।", "वे नहीं जाएंगे।"):
        segments = segment(text, "hi")
        assert find_verbs(segments, 0, len(segments.keys))[-1].negated, text


def test_spelling_variants_of_the_glide_are_one_verb() -> None:
    assert groups("वे जायेंगे।")[0][1] == groups("वे जाएंगे।")[0][1] == "future"
