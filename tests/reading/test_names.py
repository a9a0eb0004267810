"""Phrases that name somebody: the longest one, with state, office, honorific and name."""

from __future__ import annotations

from itertools import pairwise

import pytest

from vaarta.knowledge import load
from vaarta.reading.candidates import Candidate, Shape
from vaarta.reading.names import tag_names
from vaarta.reading.segment import segment


def candidates(text: str) -> list[tuple[str, Shape]]:
    segments = segment(text, "hi")
    return [(segments.words(c.first, c.last), c.shape) for c in tag_names(segments, load())]


def persons(text: str) -> list[str]:
    return [words for words, shape in candidates(text) if shape is Shape.PERSON]


@pytest.mark.parametrize(
    "phrase",
    [
        "रूस के विदेश मंत्री सर्गेई लावरोव",
        "रूसी विदेश मंत्री सर्गेई लावरोव",
        "विदेश मंत्री डॉ. एस. जयशंकर",
        "श्री मोदी",
        "वाणिज्य एवं उद्योग मंत्री पीयूष गोयल",
        "पाकिस्तान के उप प्रधानमंत्री और विदेश मंत्री इशाक डार",
        "राष्ट्रीय सुरक्षा सलाहकार (एनएसए) अजीत डोभाल",
        "भारत में रूस के राजदूत डेनिस अलीपोव",
        "विदेश मंत्रालय के प्रवक्ता रणधीर जायसवाल",
        "पूर्व विदेश सचिव श्याम सरन",
        "जल आयुक्त पी के सक्सेना",
        "यूएई के अर्थव्यवस्था मंत्री अब्दुल्ला बिन तौक अल मारी",
        "संयुक्त अरब अमीरात (यूएई) के राष्ट्रपति शेख मोहम्मद बिन जायद अल नाहयान",
        "पुष्प कमल दहल 'प्रचंड'",
    ],
)
def test_the_whole_phrase_is_one_mention(phrase: str) -> None:
    assert persons(f"बुधवार को {phrase} ने यह बात कही।")[0].endswith(phrase.split(" ", 1)[-1])
    assert len(persons(f"बुधवार को {phrase} ने यह बात कही।")) == 1


@pytest.mark.parametrize("text", ["राष्ट्रपति चुनाव हुआ।", "राष्ट्रपति के निमंत्रण पर वे आए।", "विदेश मंत्री स्तर की वार्ता हुई।"])
def test_ordinary_words_behind_an_office_are_no_name(text: str) -> None:
    found = [c for c in tag_names(segment(text, "hi"), load()) if c.shape is Shape.PERSON]
    assert all(c.name is None for c in found)


def test_one_plural_office_with_two_names_is_two_persons() -> None:
    found = persons("राष्ट्रीय सुरक्षा सलाहकारों अजीत डोभाल और नसीर जंजुआ ने बात की।")
    assert [words.split()[-1] for words in found] == ["डोभाल", "जंजुआ"]


def test_a_state_before_and_behind_a_coordination_belongs_to_the_nearer_office() -> None:
    found = candidates("भारत और रूस के राष्ट्रपति व्लादिमीर पुतिन मिले।")
    assert found == [("भारत", Shape.STATE), ("रूस के राष्ट्रपति व्लादिमीर पुतिन", Shape.PERSON)]


def test_possessive_before_a_visit_is_a_pronoun_of_its_own() -> None:
    assert ("उनकी", Shape.PRONOUN) in candidates("वहां उनकी पाकिस्तानी प्रधानमंत्री नवाज शरीफ से भेंट होगी।")


def test_groups_keep_their_own_words() -> None:
    found = candidates("उन्होंने प्रमुख विद्वानों और थिंक टैंकों से तथा जापान के 16 प्रांतों के गवर्नरों से बातचीत की।")
    assert [words for words, shape in found if shape is Shape.GROUP] == ["प्रमुख विद्वानों और थिंक टैंकों", "जापान के 16 प्रांतों के गवर्नरों"]


def test_the_word_for_talks_is_not_the_agency_of_that_name() -> None:
    assert Shape.BODY not in [shape for _, shape in candidates("दोनों के बीच वार्ता हुई।")]


def test_candidates_are_in_order_and_do_not_overlap(gold_texts: dict[str, str]) -> None:
    for text in gold_texts.values():
        found: list[Candidate] = list(tag_names(segment(text, "hi"), load()))
        assert all(a.last <= b.first for a, b in pairwise(found))
