"""Roles: who of a clause takes part in its event, and where and when it took place."""

from __future__ import annotations

from tests.reading.story import clauses
from vaarta.model.entity import EntityType
from vaarta.reading.events.roles import Scope, fill, owns, place_of, subjects, times_of
from vaarta.reading.events.triggers import find_triggers

PERSON, STATE, PLACE = EntityType.PERSON, EntityType.STATE, EntityType.PLACE


def read_last(text: str, *mentions: tuple[str, EntityType, str | None]) -> tuple[dict[str, str], str | None, str | None]:
    """Roles by name, place and date of the last trigger of a one-sentence text."""
    whole, (sentence,) = clauses(text, *mentions)
    scopes = [Scope(c, tuple(reversed(sentence.clauses[:at]))) for at, c in enumerate(sentence.clauses)]
    trigger, scope = [(t, s) for s in scopes for t in find_triggers(whole, s.clause)][-1]
    parts, _ = fill(whole, trigger, scope, frozenset())
    where, _ = place_of(whole, trigger, scope)
    time, _ = times_of(whole, trigger, scope)
    return (
        {p.entity.name: p.role.value for p in parts},
        where.entities[0].name if where else None,
        time.value if time else None,
    )


def test_ergative_and_ablative_take_part_in_a_meeting() -> None:
    who, where, when = read_last(
        "जयशंकर ने मंगलवार को मास्को में पुतिन से मुलाकात की।",
        ("जयशंकर", PERSON, "IN"),
        ("पुतिन", PERSON, "RU"),
        ("मास्को", PLACE, "RU"),
    )
    assert who == {"जयशंकर": "participant", "पुतिन": "participant"}
    assert (where, when) == ("मास्को", "2025-11-18")


def test_the_dative_receives_a_message() -> None:
    who, _, _ = read_last("मोदी ने पुतिन को पत्र लिखा।", ("मोदी", PERSON, "IN"), ("पुतिन", PERSON, "RU"))
    assert who == {"मोदी": "sender", "पुतिन": "recipient"}


def test_the_owner_of_a_visit_travels_and_the_inviter_is_its_host() -> None:
    who, where, _ = read_last(
        "इशिबा के निमंत्रण पर मोदी की जापान यात्रा होगी।",
        ("इशिबा", PERSON, "JP"),
        ("मोदी", PERSON, "IN"),
        ("जापान", STATE, "JP"),
    )
    assert who == {"इशिबा": "host", "मोदी": "visitor"}
    assert where == "जापान"


def test_a_person_stands_for_the_state_beside_him() -> None:
    who, _, _ = read_last("मोदी ने जापान के साथ वार्ता की और इशिबा से भेंट की।", ("मोदी", PERSON, "IN"), ("इशिबा", PERSON, "JP"))
    assert who == {"मोदी": "participant", "इशिबा": "participant"}


def test_a_subject_is_carried_over_from_the_clause_before() -> None:
    who, _, _ = read_last("मोदी टोक्यो गए और इशिबा से मिले।", ("मोदी", PERSON, "IN"), ("इशिबा", PERSON, "JP"))
    assert who == {"मोदी": "participant", "इशिबा": "participant"}


def test_states_sign() -> None:
    who, where, _ = read_last(
        "भारत और चिली ने सैंटियागो में समझौते पर हस्ताक्षर किए।",
        ("भारत", STATE, "IN"),
        ("चिली", STATE, "CL"),
        ("सैंटियागो", PLACE, "CL"),
    )
    assert who == {"भारत": "signatory", "चिली": "signatory"}
    assert where == "सैंटियागो"


def test_a_genitive_that_another_noun_has_taken_is_no_owner() -> None:
    whole, (sentence,) = clauses("ट्रंप की टीम से मुलाकात हुई।", ("ट्रंप", PERSON, "US"))
    (clause,) = sentence.clauses
    (trigger,) = find_triggers(whole, clause)
    assert not owns(whole, clause.items[0], trigger.first, clause)


def test_a_genitive_reaches_over_partners_places_and_participles() -> None:
    whole, (sentence,) = clauses(
        "ट्रंप की शी से बुसान में हुई मुलाकात चर्चा में है।",
        ("ट्रंप", PERSON, "US"),
        ("शी", PERSON, "CN"),
        ("बुसान", PLACE, "KR"),
    )
    clause = sentence.clauses[0]
    trigger = find_triggers(whole, clause)[0]
    assert owns(whole, clause.items[0], trigger.first, clause)


def test_the_ergative_is_the_subject_before_a_bare_name() -> None:
    _, (sentence,) = clauses("मोदी जी ने शी से बात की।", ("मोदी जी", PERSON, "IN"), ("शी", PERSON, "CN"))
    assert [i.mention.entities[0].name for i in subjects(sentence.clauses[0], 99) if i.mention] == ["मोदी जी"]


def test_the_time_nearest_the_verb_dates_the_event() -> None:
    _, _, when = read_last("सोमवार को पहुंचे जयशंकर ने मंगलवार को पुतिन से मुलाकात की।", ("जयशंकर", PERSON, "IN"), ("पुतिन", PERSON, "RU"))
    assert when == "2025-11-18"
