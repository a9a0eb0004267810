"""Who and what is meant, as of the day that the text tells of."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from vaarta.knowledge import load
from vaarta.model.entity import EntityType
from vaarta.model.report import TimeExpression
from vaarta.model.span import Span
from vaarta.reading.dateline import find_dateline
from vaarta.reading.link import link
from vaarta.reading.mentions import Form, Linked
from vaarta.reading.names import tag_names
from vaarta.reading.segment import segment

DAY = date(2025, 11, 19)


def linked(
    text: str, *, publisher: str | None = "IANS", published: date = DAY, times: tuple[TimeExpression, ...] = ()
) -> list[Linked]:
    segments, knowledge = segment(text, "hi"), load()
    dateline = find_dateline(segments, knowledge, published)
    return list(link(segments, tag_names(segments, knowledge), times, dateline, published, publisher, knowledge))


def meant(text: str, words: str, **given: object) -> list[str]:
    """The English names that the last mention over `words` was read as."""
    start = text.rindex(words)
    span = Span(start, start + len(words))
    found = [m for m in linked(text, **given) if m.span.overlaps(span)]  # type: ignore[arg-type]
    return [entity.name for entity in found[-1].entities] if found else []


def test_office_of_a_state_is_its_holder_on_the_day() -> None:
    assert meant("रूस के विदेश मंत्री पहुंचे।", "विदेश मंत्री") == ["Sergey Lavrov"]
    assert meant("जापान के प्रधानमंत्री पहुंचे।", "प्रधानमंत्री", published=date(2018, 10, 29)) == ["Shinzō Abe"]


def test_office_in_a_dated_background_sentence_is_the_holder_of_that_time() -> None:
    text = "2018 में जापान के प्रधानमंत्री आए थे।"
    times = (TimeExpression(Span(0, 4), "DATE", "2018"),)
    assert meant(text, "प्रधानमंत्री", times=times) == ["Shinzō Abe"]


def test_office_without_a_state_is_the_publisher_s() -> None:
    assert meant("विदेश मंत्री मास्को पहुंचे।", "विदेश मंत्री") == ["Subrahmanyam Jaishankar"]


def test_office_without_a_state_and_with_an_unknown_publisher_abstains() -> None:
    [found, *_] = linked("विदेश मंत्री मास्को पहुंचे।", publisher=None)
    assert (found.entities, found.office) == ((), "foreign-minister")


def test_office_told_before_refers_back() -> None:
    text = "मालदीव के राष्ट्रपति मोहम्मद मुइज्जू दिल्ली पहुंचे। राष्ट्रपति ने समझौते पर हस्ताक्षर किए।"
    assert meant(text, "राष्ट्रपति") == ["Mohamed Muizzu"]


def test_former_officer_is_not_the_holder() -> None:
    assert meant("जापान के पूर्व प्रधानमंत्री आए।", "प्रधानमंत्री") == []


def test_surname_is_the_person_named_in_full() -> None:
    text = "चीन के विदेश मंत्री वांग यी दिल्ली पहुंचे। वांग ने जयशंकर से मुलाकात की।"
    assert meant(text, "वांग") == ["Wang Yi"]


def test_unknown_name_behind_an_office_is_kept_and_refers_back() -> None:
    text = "कंपनी के अध्यक्ष राकेश वर्मा ने मुलाकात की। वर्मा ने कहा।"
    first, second = [m for m in linked(text) if m.type is EntityType.PERSON]
    assert first.entity is not None and (first.entity.id, first.entity.name) == (None, "Rakesh Verma")
    assert second.entity == first.entity


@pytest.mark.parametrize("name", ["विक्रम मिसरी", "विक्रम मिस्री"])
def test_misspelt_name_beside_its_office_is_the_person(name: str) -> None:
    assert meant(f"विदेश सचिव {name} ने बताया।", name) == ["Vikram Misri"]


def test_another_name_beside_an_office_is_not_its_holder() -> None:
    assert meant("विदेश सचिव राकेश वर्मा ने बताया।", "राकेश वर्मा") == ["Rakesh Verma"]


def test_counterpart_holds_the_subject_s_office_in_the_other_state() -> None:
    text = "विदेश मंत्री एस जयशंकर ने अपने रूसी समकक्ष से मुलाकात की।"
    assert meant(text, "समकक्ष") == ["Sergey Lavrov"]


def test_ministers_of_two_states() -> None:
    assert meant("भारत-चीन विदेश मंत्रियों की बैठक हुई।", "मंत्रियों") == ["Subrahmanyam Jaishankar", "Wang Yi"]
    assert meant("भारत और रूस के विदेश मंत्रियों ने बात की।", "मंत्रियों") == ["Subrahmanyam Jaishankar", "Sergey Lavrov"]


def test_both_leaders_are_the_two_told_together() -> None:
    text = "प्रधानमंत्री नरेंद्र मोदी ने रूस के राष्ट्रपति व्लादिमीर पुतिन से मुलाकात की। दोनों नेताओं ने व्यापार पर चर्चा की।"
    assert meant(text, "दोनों नेताओं") == ["Narendra Modi", "Vladimir Putin"]


def test_both_states_are_the_two_told_together() -> None:
    assert meant("भारत और जापान ने समझौता किया। दोनों देशों ने इसका स्वागत किया।", "दोनों देशों") == ["India", "Japan"]


def test_pronoun_is_the_subject_not_the_partner() -> None:
    text = "रक्षा मंत्री राजनाथ सिंह ने सर्गेई लावरोव से मुलाकात की। उन्होंने ड्रोन का मुद्दा उठाया।"
    assert meant(text, "उन्होंने") == ["Rajnath Singh"]


def test_pronoun_before_a_thing_points_at_the_thing() -> None:
    assert not [m for m in linked("वह यात्रा सफल रही।") if m.form is Form.PRONOUN]


def test_here_is_the_dateline_s_place_and_the_capital_its_state_s() -> None:
    text = "माले, 18 नवंबर (भाषा) विदेश मंत्री यहां पहुंचे। वे मालदीव की राजधानी में रहेंगे।"
    assert meant(text, "यहां") == meant(text, "राजधानी")
    assert meant(text, "यहां")[0] in {"Malé", "Male"}


def test_capital_that_speaks_is_its_government() -> None:
    found = {m.span.start: m.type for m in linked("मॉस्को ने कहा कि बैठक मॉस्को में होगी।")}
    assert list(found.values()) == [EntityType.STATE, EntityType.PLACE]


def test_ministry_of_a_state_and_of_nobody_in_particular() -> None:
    assert meant("रूसी विदेश मंत्रालय ने कहा।", "मंत्रालय")[0].startswith("Ministry of Foreign Affairs")
    assert meant("विदेश मंत्रालय ने कहा।", "मंत्रालय") == ["Ministry of External Affairs"]


def test_nothing_inside_dateline_or_time_is_a_mention() -> None:
    text = "मास्को, 18 नवंबर (आईएएनएस)। जयशंकर पहुंचे।"
    assert [m.span.of(text) for m in linked(text)] == ["जयशंकर"]


def test_mentions_lie_on_their_tokens_and_do_not_overlap(gold_texts: dict[str, str]) -> None:
    for text in gold_texts.values():
        segments = segment(text, "hi")
        found = linked(text)
        assert all(m.span == segments.span(m.first, m.last) and m.rule for m in found)
        assert all(a.last <= b.first for a, b in pairwise(found))


def test_a_modifier_that_ends_a_time_is_no_part_of_the_name() -> None:
    text = "अमेरिकी विदेश मंत्री एंटनी ब्लिंकन आए। इससे पूर्व ब्लिंकन ने वांग यी से बात की।"
    start = text.index("इससे पूर्व")
    time = TimeExpression(Span(start, start + len("इससे पूर्व")), "DATE", "XXXX-XX-XX")
    assert meant(text, "ब्लिंकन ने", times=(time,), published=date(2023, 6, 19)) == ["Antony Blinken"]


def test_whom_somebody_meets_apart_does_not_hold_himself() -> None:
    text = "ट्रंप ने पाशिनयान और अलीयेव का स्वागत किया। ट्रंप ने दोनों नेताओं से अलग-अलग बैठक की।"
    assert meant(text, "दोनों नेताओं", published=date(2025, 8, 9)) == ["Nikol Pashinyan", "Ilham Aliyev"]


def test_a_particle_of_a_name_does_not_end_it() -> None:
    assert meant("वियतनाम की उपराष्ट्रपति त्रुओंग थी लान ने कहा।", "त्रुओंग थी लान") == ["Truong Thi Lan"]
    [mention] = [
        m for m in linked("ओमान के मंत्री सलीम बिन नासिर बिन सईद बिन हारेब अल बतशी ने कहा।") if m.form is Form.NAME and m.entity
    ]
    assert mention.entity is not None
    assert mention.entity.name.count("bin") == 3
    assert mention.entity.name.split()[-2] == "Al"
