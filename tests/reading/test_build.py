"""Building: ids that are stable, codes, confidence, and what a participant carries."""

from __future__ import annotations

import pytest

from tests.reading.story import DAY, draft, part, told
from vaarta.knowledge import load
from vaarta.model.article import Article
from vaarta.model.report import Event, Kind, Status
from vaarta.reading.build import CODES, build_events, codes
from vaarta.reading.discourse.happening import Happening, begin

MODI, PUTIN = part("Modi", "IN"), part("Putin", "RU")


def built(happening: Happening, article_id: str = "a") -> Event:
    return both(happening, article_id=article_id)[0]


def both(*happenings: Happening, article_id: str = "a") -> tuple[Event, ...]:
    return build_events(happenings, Article(article_id, "x" * 500, "hi", DAY), load())


def test_the_same_article_gives_the_same_ids_and_another_article_others() -> None:
    happening = begin(draft(Kind.MEETING, [MODI, PUTIN]))
    assert built(happening).id == built(happening).id
    assert built(happening).id != built(happening, "b").id


def test_two_events_of_one_sentence_have_two_ids() -> None:
    one, other = begin(draft(Kind.MEETING, [MODI, PUTIN])), begin(draft(Kind.MEETING, [MODI, part("Xi", "CN")]))
    assert built(one).id != built(other).id


def test_the_same_two_who_meet_twice_have_two_ids() -> None:
    one, other = both(begin(draft(Kind.MEETING, [MODI, PUTIN])), begin(draft(Kind.MEETING, [MODI, PUTIN])))
    assert one.id != other.id


def test_a_correction_of_the_article_before_an_event_leaves_its_id() -> None:
    story = "प्रधानमंत्री नरेंद्र मोदी ने सोमवार को नई दिल्ली में रूस के राष्ट्रपति व्लादिमीर पुतिन से मुलाकात की।"
    (before,), (after,) = told(story).events, told("संशोधित प्रति। " + story).events
    assert before.id == after.id
    assert before.evidence != after.evidence


def test_the_order_of_participants_does_not_change_an_id() -> None:
    one, other = begin(draft(Kind.MEETING, [MODI, PUTIN])), begin(draft(Kind.MEETING, [PUTIN, MODI]))
    assert built(one).id == built(other).id


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_has_a_code(kind: Kind) -> None:
    assert CODES[kind]["cameo"].isdigit()


def test_a_planned_contact_is_an_intent_to_meet() -> None:
    assert codes(Kind.MEETING, Status.PLANNED)["cameo"] == "036"
    assert codes(Kind.MEETING, Status.HELD)["cameo"] == "040"
    assert codes(Kind.AGREEMENT, Status.PLANNED)["cameo"] == "057"


def test_a_participant_has_side_office_and_words() -> None:
    (event,) = told("विदेश मंत्री एस. जयशंकर ने मंगलवार को मास्को में रूसी राष्ट्रपति व्लादिमीर पुतिन से मुलाकात की।").events
    first = event.participants[0]
    assert (first.side, first.office, first.text) == ("IN", "Minister of External Affairs", "विदेश मंत्री एस. जयशंकर")


def test_a_venue_stands_for_its_city() -> None:
    (event,) = told("विदेश मंत्री एस. जयशंकर ने मंगलवार को हैदराबाद हाउस में रूसी विदेश मंत्री सर्गेई लावरोव से मुलाकात की।").events
    assert event.place is not None
    assert event.place.name == "New Delhi"
