"""Mechanisms by name, by parties and head, and by a short mention of one told before."""

from __future__ import annotations

from datetime import date

import pytest

from tests.reading.story import told
from vaarta.knowledge import load
from vaarta.model.entity import EntityType
from vaarta.reading.link import link
from vaarta.reading.mentions import Linked
from vaarta.reading.names import tag_names
from vaarta.reading.segment import segment


def mechanisms(text: str) -> list[Linked]:
    segments, knowledge = segment(text, "hi"), load()
    found = link(segments, tag_names(segments, knowledge), (), None, date(2025, 11, 19), "IANS", knowledge)
    return [m for m in found if m.type is EntityType.MECHANISM]


@pytest.mark.parametrize(
    ("phrase", "slug", "ordinal"),
    [
        ("23वें वार्षिक भारत-रूस शिखर सम्मेलन", "india-russia-annual-summit", 23),
        ("भारत-रूस वार्षिक शिखर बैठक", "india-russia-annual-summit", None),
        ("शंघाई सहयोग संगठन (एससीओ) के राष्ट्राध्यक्ष परिषद की बैठक", "sco-council-of-heads-of-state", None),
        ("एससीओ के राष्ट्राध्यक्षों की परिषद की 25वीं बैठक", "sco-council-of-heads-of-state", 25),
        ("भारत और अमेरिका के बीच पांचवीं ‘टू प्लस टू’ मंत्रिस्तरीय वार्ता", "india-us-2plus2", 5),
        ("भारत और नेपाल के संयुक्त आयोग की छठी बैठक", "india-nepal-joint-commission", 6),
    ],
)
def test_name_is_one_mention_with_parties_and_ordinal(phrase: str, slug: str, ordinal: int | None) -> None:
    [found] = mechanisms(f"उन्होंने {phrase} में हिस्सा लिया।")
    assert found.entity is not None and found.entity.id == load().mechanism(slug).entity.id
    assert found.ordinal == ordinal


def test_full_name_and_abbreviation_in_brackets_are_one_mention() -> None:
    text = "व्यापार, आर्थिक, वैज्ञानिक, तकनीकी और सांस्कृतिक सहयोग पर भारत-रूस अंतर-सरकारी आयोग (आईआरआईजीसी-टीईसी) के 26वें सत्र"
    [found] = mechanisms(text + " की सह-अध्यक्षता की।")
    assert found.span.of(text) == text and found.ordinal == 26


def test_loose_name_takes_the_parties_that_the_story_tells_of() -> None:
    [found] = mechanisms("भारत और जापान के प्रधानमंत्री टोक्यो में वार्षिक शिखर सम्मेलन में मिले।")
    assert found.entity is not None and found.entity.id == load().mechanism("india-japan-annual-summit").entity.id


def test_loose_name_between_unknown_parties_means_nothing() -> None:
    assert not [m for m in mechanisms("फिजी और चिली के अंतर-सरकारी आयोग की बैठक होगी।") if m.entity]


def test_short_mention_means_the_one_mechanism_told_before() -> None:
    first, second = mechanisms("भारत-नेपाल संयुक्त आयोग की बैठक हुई। आयोग ने समझौते को मंजूरी दी।")
    assert first.entity == second.entity and second.confidence < first.confidence


def test_a_head_word_alone_is_no_mechanism() -> None:
    assert not mechanisms("आयोग की बैठक हुई और सम्मेलन शुरू हुआ।")


def test_a_numbered_sitting_under_a_shortened_name_is_the_one_mechanism_that_fits() -> None:
    text = "राजनाथ सिंह और आंद्रेई बेलौसोव की सह-अध्यक्षता में अंतर-सरकारी सैन्य आयोग का 22वां सत्र दिल्ली में हुआ।"
    assert [e.mechanism.entity.id for e in told(text).events if e.mechanism] == ["vaarta:mechanism/irigc-mmtc"]
