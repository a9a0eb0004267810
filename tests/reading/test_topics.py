"""Topics: given to the talks that they were discussed at, and to nothing else."""

from __future__ import annotations

import pytest

from tests.reading.story import told

_TALKS = "विदेश मंत्री एस. जयशंकर ने मंगलवार को मास्को में रूसी विदेश मंत्री सर्गेई लावरोव के साथ बैठक की।"


def topics(text: str) -> list[tuple[str, ...]]:
    return [event.topics for event in told(text).events]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("व्यापार और ऊर्जा", {"trade", "energy"}),
        ("रक्षा सहयोग", {"defence"}),
        ("आतंकवाद", {"counter-terrorism"}),
        ("क्षेत्रीय और वैश्विक मुद्दों", {"regional-issues", "global-issues"}),
        ("अंतरिक्ष और परमाणु ऊर्जा", {"space", "nuclear"}),
        ("द्विपक्षीय संबंधों", {"bilateral-relations"}),
    ],
)
def test_what_was_discussed_next_is_a_topic_of_the_talks(words: str, found: set[str]) -> None:
    ((*given,),) = topics(f"{_TALKS} दोनों मंत्रियों ने {words} पर चर्चा की।")
    assert found <= set(given)


def test_a_topic_word_where_nothing_is_discussed_is_none() -> None:
    assert topics(f"{_TALKS} रूस में व्यापार बढ़ा है।") == [()]


def test_the_name_of_a_participant_is_no_topic() -> None:
    assert topics("रक्षा मंत्री राजनाथ सिंह ने मंगलवार को रूसी रक्षा मंत्री आंद्रेई बेलौसोव के साथ चर्चा की।") == [()]


def test_a_visit_has_no_topics_but_the_talks_in_it_do() -> None:
    text = f"विदेश मंत्री एस. जयशंकर रूस के दौरे पर हैं। {_TALKS} दोनों ने व्यापार पर चर्चा की।"
    assert {e.kind.value: e.topics for e in told(text).events} == {"visit": (), "meeting": ("trade",)}


def test_topics_do_not_reach_talks_told_long_before() -> None:
    text = f"{_TALKS} मास्को में बारिश हुई। वहां ठंड है। हवा तेज है। दोनों देशों ने व्यापार पर चर्चा की।"
    assert topics(text)[0] == ()


def test_each_topic_is_given_once_with_its_word_as_reason() -> None:
    (event,) = told(f"{_TALKS} दोनों ने व्यापार पर चर्चा की। व्यापार पर बात आगे बढ़ाने पर चर्चा हुई।").events
    assert event.topics == ("trade",)
    assert [r.rule for r in event.reasons if r.slot == "topics"] == ["hi/topics: trade"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("यूक्रेन पर", ("peace-process",)),
        ("पश्चिम एशिया के हालात पर", ("regional-issues",)),
        ("व्यापार, ब्रिक्स और ऊर्जा पर", ("trade", "multilateral", "energy")),
    ],
)
def test_a_place_or_body_is_a_topic_where_it_is_spoken_of(words: str, found: tuple[str, ...]) -> None:
    assert topics(f"{_TALKS} दोनों मंत्रियों ने {words} चर्चा की।") == [found]


def test_a_title_or_a_phrase_that_only_holds_a_topic_word_is_none() -> None:
    assert topics(f"{_TALKS} दोनों ने सोशल मीडिया और सीमा पार रेल पर चर्चा की।") == [("connectivity",)]
