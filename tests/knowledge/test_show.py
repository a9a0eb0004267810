"""Answers to `vaarta knowledge show`."""

from datetime import date

import pytest

from vaarta.knowledge import show


@pytest.mark.parametrize("query", ["foreign-minister IN", "विदेश मंत्री भारत", "भारत विदेश मंत्री", "foreign minister India"])
def test_an_office_of_a_state_as_of_a_day(query: str) -> None:
    (card,) = show(query, date(2017, 5, 1)).cards
    assert [entity.name for entity, _ in card.offices] == ["Sushma Swaraj"]


def test_without_a_day_every_holder_is_shown() -> None:
    (card,) = show("foreign-minister IN").cards
    assert len(card.offices) > 3


def test_a_person_is_shown_with_offices() -> None:
    (card,) = show("लावरोव").cards
    assert card.entity.name == "Sergey Lavrov"
    assert card.sides == ("RU",)
    assert [holding.kind for _, holding in card.offices] == ["foreign-minister"]


def test_an_ambiguous_name_has_several_cards() -> None:
    answer = show("कोरिया")
    assert {card.state for card in answer.cards} == {"KP", "KR"}
    assert all(card.ambiguous for card in answer.cards)


def test_a_mechanism_is_shown_with_the_sittings_of_the_day() -> None:
    (card,) = show("भारत-रूस वार्षिक शिखर सम्मेलन", date(2021, 12, 6)).cards
    assert [sitting.ordinal for sitting in card.sittings] == [21]


def test_a_title_alone_names_a_kind_and_nobody() -> None:
    answer = show("राष्ट्रपति")
    assert answer.cards == ()
    assert answer.kinds == ("head-of-state",)


def test_an_id_is_a_query_too_and_the_unknown_has_no_card() -> None:
    assert show("Q159").cards[0].entity.name == "Russia"
    assert show("अबकड").cards == ()
