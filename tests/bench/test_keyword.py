from __future__ import annotations

from datetime import date

from bench.keyword import read_keywords
from eval.annotation import GoldArticle
from vaarta.knowledge import load

MET = "प्रधानमंत्री नरेंद्र मोदी ने शुक्रवार को टोक्यो में शिगेरु इशिबा से मुलाकात की।"


def no_date(text: str, anchor: date | None) -> None:
    """A calendar that knows nothing."""


def test_a_sentence_with_a_trigger_is_one_event_of_the_names_in_it() -> None:
    report = read_keywords("a", GoldArticle(MET + " मौसम साफ रहा।"), load(), no_date)
    (event,) = report.events
    assert (event.kind, event.status, event.when) == ("meeting", "held", None)
    assert [one.entity.name for one in event.participants if one.entity] == ["Narendra Modi", "Shigeru Ishiba"]
    assert event.place and event.place.name == "Tokyo"


def test_a_verb_in_the_future_means_planned_and_the_same_event_is_one() -> None:
    will = "नरेंद्र मोदी जापान की यात्रा करेंगे।"
    report = read_keywords("a", GoldArticle(f"{will} {will}"), load(), no_date)
    assert [(event.kind, event.status) for event in report.events] == [("visit", "planned")]
