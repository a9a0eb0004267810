"""The knowledge base in use."""

from datetime import date

import pytest

from vaarta.knowledge import Knowledge, Use, load
from vaarta.model.entity import EntityType
from vaarta.model.errors import KnowledgeError


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()


def holders(knowledge: Knowledge, side: str, kind: str, on: date) -> list[str]:
    return [knowledge.entity(holding.person).name for holding in knowledge.holders(side, kind, on)]


def targets(knowledge: Knowledge, phrase: str, use: Use, language: str = "hi") -> list[str]:
    return [sense.target for sense in knowledge.senses(phrase, language) if sense.use is use]


def test_minister_of_2017_is_not_minister_of_2025(knowledge: Knowledge) -> None:
    assert holders(knowledge, "IN", "foreign-minister", date(2017, 5, 1)) == ["Sushma Swaraj"]
    assert holders(knowledge, "IN", "foreign-minister", date(2025, 5, 1)) == ["Subrahmanyam Jaishankar"]


def test_foreign_secretary_is_an_official_in_india_and_a_minister_in_britain_and_america(knowledge: Knowledge) -> None:
    assert knowledge.office_kind("विदेश सचिव", "IN") == "foreign-secretary"
    assert knowledge.office_kind("विदेश सचिव", "GB") == "foreign-minister"
    assert knowledge.office_kind("foreign-secretary", "US") == "foreign-minister"
    assert holders(knowledge, "GB", "विदेश सचिव", date(2025, 1, 1)) == ["David Lammy"]


def test_a_states_own_title_names_its_office(knowledge: Knowledge) -> None:
    assert knowledge.office_kind("External Affairs Minister", "IN", "en") == "foreign-minister"
    assert knowledge.office_kind("सर्वोच्च नेता", "IR") == "supreme-leader"


def test_president_of_iran_is_not_the_supreme_leader(knowledge: Knowledge) -> None:
    assert holders(knowledge, "IR", "head-of-state", date(2025, 6, 1)) == ["Masoud Pezeshkian"]
    assert holders(knowledge, "IR", "president", date(2022, 6, 1)) == ["Ebrahim Raisi"]


def test_nobody_is_named_for_a_time_that_the_files_do_not_cover(knowledge: Knowledge) -> None:
    assert holders(knowledge, "IN", "foreign-minister", date(1950, 1, 1)) == []
    assert knowledge.holders("IN", "no-such-office", date(2020, 1, 1)) == ()


def test_an_interval_over_a_handover_names_both(knowledge: Knowledge) -> None:
    both = knowledge.holders("IN", "foreign-minister", date(2019, 5, 1), date(2019, 7, 1))
    assert [knowledge.entity(holding.person).name for holding in both] == ["Subrahmanyam Jaishankar", "Sushma Swaraj"]


def test_a_person_has_the_offices_of_the_day(knowledge: Knowledge) -> None:
    jaishankar = targets(knowledge, "जयशंकर", Use.SURNAME)[0]
    assert [h.kind for h in knowledge.offices_of(jaishankar, date(2016, 1, 1))] == ["foreign-secretary"]
    assert [h.kind for h in knowledge.offices_of(jaishankar, date(2024, 1, 1))] == ["foreign-minister"]
    assert knowledge.sides_of(jaishankar, date(2024, 1, 1)) == ("IN",)


def test_titles_read_as_a_report_gives_them(knowledge: Knowledge) -> None:
    assert knowledge.office_title("RU", "head-of-state") == "President of Russia"
    assert knowledge.office_title("BT", "agriculture-minister") == "Agriculture minister of Bhutan"
    assert knowledge.office_title("XX", "head-of-state") is None


def test_hyphens_and_full_stops_make_no_difference(knowledge: Knowledge) -> None:
    summit = "vaarta:mechanism/india-russia-annual-summit"
    for spelling in ("भारत-रूस वार्षिक शिखर सम्मेलन", "भारत–रूस वार्षिक शिखर सम्मेलन", "रूस-भारत वार्षिक समिट"):
        assert targets(knowledge, spelling, Use.NAME) == [summit]
    assert targets(knowledge, "एस. जयशंकर", Use.NAME) == targets(knowledge, "एस जयशंकर", Use.NAME)


def test_a_surname_that_leads_stands_alone_too(knowledge: Knowledge) -> None:
    assert [knowledge.entity(key).name for key in targets(knowledge, "शी", Use.SURNAME)] == ["Xi Jinping"]


def test_a_surname_of_several_or_an_everyday_word_is_weak(knowledge: Knowledge) -> None:
    for word in ("सिंह", "शाह", "मर्ज"):
        assert all(sense.weak for sense in knowledge.senses(word, "hi") if sense.use is Use.SURNAME)
    assert not any(sense.weak for sense in knowledge.senses("लावरोव", "hi"))


def test_korea_alone_is_ambiguous_and_south_korea_is_not(knowledge: Knowledge) -> None:
    senses = knowledge.senses("कोरिया", "hi")
    assert {sense.side for sense in senses} == {"KP", "KR"}
    assert all(sense.ambiguous and not sense.prefer for sense in senses)
    assert [sense.side for sense in knowledge.senses("दक्षिण कोरिया", "hi")] == ["KR"]


def test_georgia_is_preferred_but_not_before_meloni(knowledge: Knowledge) -> None:
    (georgia,) = knowledge.senses("जॉर्जिया", "hi")
    assert (georgia.side, georgia.ambiguous, georgia.prefer) == ("GE", True, True)
    assert knowledge.entity(georgia.target).name == "Georgia"
    assert [knowledge.entity(s.target).name for s in knowledge.senses("जॉर्जिया मेलोनी", "hi")] == ["Giorgia Meloni"]


def test_what_contains_a_name_and_is_something_else_is_blocked(knowledge: Knowledge) -> None:
    for phrase in ("चीनी मिल", "एयर इंडिया", "से पूर्व"):
        assert [sense.use for sense in knowledge.senses(phrase, "hi")] == [Use.BLOCKED]


def test_what_contains_a_name_and_is_another_entity_is_that_entity(knowledge: Knowledge) -> None:
    assert [sense.side for sense in knowledge.senses("दक्षिण सूडान", "hi")] == ["SS"]


def test_a_capital_is_a_place_and_a_metonym(knowledge: Knowledge) -> None:
    senses = {sense.use: sense for sense in knowledge.senses("मॉस्को", "hi")}
    assert senses[Use.NAME].type is EntityType.PLACE
    assert senses[Use.METONYM].side == "RU"
    assert not any(sense.ambiguous for sense in senses.values())


def test_plural_titles_and_bare_ministries_name_no_holder_yet(knowledge: Knowledge) -> None:
    ministers = [s for s in knowledge.senses("विदेश मंत्रियों", "hi") if s.use is Use.TITLE]
    assert [(s.target, s.plural) for s in ministers] == [("foreign-minister", True)]
    assert targets(knowledge, "विदेश मंत्रालय", Use.MINISTRY) == ["foreign-minister"]
    assert targets(knowledge, "विदेश मंत्रालय", Use.NAME) == []


def test_longest_tells_how_far_a_phrase_may_reach(knowledge: Knowledge) -> None:
    hindi = knowledge.gazetteer("hi")
    assert all(hindi.longest[phrase.split(" ")[0]] >= phrase.count(" ") + 1 for phrase in hindi.phrases)


def test_latin_acronyms_are_known_in_hindi(knowledge: Knowledge) -> None:
    assert targets(knowledge, "SCO", Use.NAME) == targets(knowledge, "एससीओ", Use.NAME)


def test_russian_names_are_known_in_every_case(knowledge: Knowledge) -> None:
    lavrov = targets(knowledge, "Сергей Лавров", Use.NAME, "ru")
    assert targets(knowledge, "Сергеем Лавровым", Use.NAME, "ru") == lavrov
    assert targets(knowledge, "российским", Use.ADJECTIVE, "ru") == ["Q159"]
    assert targets(knowledge, "Москве", Use.METONYM, "ru") == ["Q159"]


def test_ministries_have_a_name_where_no_file_holds_one(knowledge: Knowledge) -> None:
    known, built = knowledge.ministry("RU"), knowledge.ministry("FJ", "defence-minister")
    assert known is not None
    assert {known.name, *known.aliases} >= {"Ministry of Foreign Affairs of Russia", "Ministry of Foreign Affairs (Russia)"}
    assert built is not None
    assert (built.id, built.name) == ("vaarta:ministry/fj/defence-minister", "Ministry of Defence of Fiji")
    assert knowledge.entity("vaarta:ministry/fj/defence-minister") == built
    assert knowledge.ministry("RU", "no-such-office") is None


def test_dutch_ministry_takes_its_article(knowledge: Knowledge) -> None:
    ministry = knowledge.ministry("NL")
    assert ministry is not None
    names = {ministry.name, *ministry.aliases}
    assert "Ministry of Foreign Affairs of the Netherlands" in names
    assert not any("the The" in name for name in names)


def test_a_venue_lies_in_its_city_and_state(knowledge: Knowledge) -> None:
    house = "vaarta:place/hyderabad-house"
    assert knowledge.place_within(house, "vaarta:place/new-delhi")
    assert knowledge.place_within(house, "IN")
    assert not knowledge.place_within("vaarta:place/new-delhi", house)


def test_capitals_of_one_state_are_places_apart(knowledge: Knowledge) -> None:
    assert len(knowledge.state("ZA").capitals) == 3
    assert targets(knowledge, "हेग", Use.NAME) != targets(knowledge, "एम्स्टर्डम", Use.NAME)


def test_sittings_by_day_and_number(knowledge: Knowledge) -> None:
    day = date(2025, 11, 18)
    council = "sco-council-of-heads-of-government"
    assert [s.ordinal for s in knowledge.sittings_on("india-russia-annual-summit", date(2025, 12, 4), date(2025, 12, 5))] == [23]
    assert knowledge.sittings_on(council, day)
    assert not knowledge.sittings_on("sco-council-of-heads-of-state", day)
    assert "vaarta:mechanism/sco-council-of-heads-of-state" in knowledge.siblings(council)


def test_mechanisms_by_their_parties(knowledge: Knowledge) -> None:
    found = knowledge.mechanisms_of(frozenset({"IN", "RU"}))
    assert "vaarta:mechanism/irigc-tec" in found
    assert knowledge.mechanisms_of(frozenset({"IN", "EU"}))


def test_members_as_of_a_date(knowledge: Knowledge) -> None:
    assert "IN" not in knowledge.members("sco", date(2015, 1, 1))
    assert "IN" in knowledge.members("sco", date(2024, 1, 1))


def test_the_european_union_is_one_entity_and_acts_as_a_state(knowledge: Knowledge) -> None:
    assert targets(knowledge, "यूरोपीय संघ", Use.NAME) == ["Q458"]
    assert knowledge.organisation("eu").entity == knowledge.state("EU").entity
    assert knowledge.entity("Q458").type is EntityType.ORGANISATION


def test_australia_is_not_the_african_union(knowledge: Knowledge) -> None:
    assert knowledge.state("AU").entity.name == "Australia"
    assert knowledge.organisation("au").entity.name == "African Union"


def test_lookup_gives_every_candidate_of_an_ambiguous_name(knowledge: Knowledge) -> None:
    assert len({sense.target for sense in knowledge.lookup("कोरिया")}) == 2
    assert knowledge.lookup("Сергей Лавров") == knowledge.lookup("Сергей Лавров", "ru")


def test_unknown_ids_say_what_to_do(knowledge: Knowledge) -> None:
    with pytest.raises(KnowledgeError, match="look one up by its name"):
        knowledge.entity("Q0")
    with pytest.raises(KnowledgeError, match="alpha-2"):
        knowledge.state("XX")


def test_every_target_in_every_gazetteer_exists(knowledge: Knowledge) -> None:
    for language in ("en", "hi", "ru"):
        for senses in knowledge.gazetteer(language).phrases.values():
            for sense in senses:
                if sense.type is not None and sense.use is not Use.MINISTRY:
                    assert knowledge.entity(sense.target).type is sense.type


def test_gujarat_is_the_indian_region_and_not_the_city_of_gujrat(knowledge: Knowledge) -> None:
    (target,) = targets(knowledge, "गुजरात", Use.NAME)
    assert (knowledge.place(target).state, knowledge.place(target).kind) == ("IN", "region")
