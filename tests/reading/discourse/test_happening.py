"""Happenings: what one more clause adds to an event, and whether it tells the same one."""

from __future__ import annotations

from tests.reading.story import DAY, draft, part, place, sitting
from vaarta.model.entity import EntityType
from vaarta.model.report import Kind, Role, Status
from vaarta.reading.discourse.happening import add, begin, same

MODI, PUTIN, XI = part("Modi", "IN"), part("Putin", "RU"), part("Xi", "CN")
VISITOR = part("Modi", "IN", Role.VISITOR)
TOKYO, OSAKA, JAPAN, CHINA = (
    place("Tokyo", "JP"),
    place("Osaka", "JP"),
    place("Japan", "JP", EntityType.STATE),
    place("China", "CN"),
)


def test_a_length_counts_on_from_the_first_day_and_back_from_the_last() -> None:
    three = draft(Kind.VISIT, [VISITOR], when="2025-11-18", duration="P3D")
    assert begin(three).when == "2025-11-18/2025-11-20"
    ended = draft(Kind.SESSION, [], when="2025-11-18", duration="P2D", mechanism=sitting("JCM"), ends=True)
    assert begin(ended).when == "2025-11-17/2025-11-18"


def test_a_length_does_not_stretch_a_meeting() -> None:
    assert begin(draft(Kind.MEETING, [MODI, PUTIN], when="2025-11-18", duration="P3D")).when == "2025-11-18"


def test_a_narrower_place_and_date_take_over() -> None:
    happening = begin(draft(Kind.VISIT, [VISITOR], when="2025-11", where=JAPAN))
    add(happening, draft(Kind.VISIT, [VISITOR], when="2025-11-18", where=TOKYO, sentence=1))
    assert happening.when == "2025-11-18"
    assert happening.place is TOKYO
    assert len(happening.evidence) == 2


def test_a_conflicting_date_is_not_taken_over() -> None:
    happening = begin(draft(Kind.MEETING, [MODI, PUTIN], when="2025-11-18"))
    add(happening, draft(Kind.MEETING, [MODI, PUTIN], when="2025-11-17", sentence=1))
    assert happening.when == "2025-11-18"


def test_what_is_stated_later_settles_what_was_only_named() -> None:
    happening = begin(draft(Kind.MEETING, [MODI, PUTIN], presupposed=True))
    add(happening, draft(Kind.MEETING, [MODI, PUTIN], status=Status.PLANNED, sentence=1))
    assert (happening.status, happening.presupposed) == (Status.PLANNED, False)


def test_a_chair_told_later_is_more_than_a_participant() -> None:
    happening = begin(draft(Kind.SESSION, [MODI], mechanism=sitting("JCM")))
    add(happening, draft(Kind.SESSION, [part("Modi", "IN", Role.CHAIR)], mechanism=sitting("JCM"), sentence=1))
    assert [p.role for p in happening.parts] == [Role.CHAIR]


def test_the_same_two_on_two_days_are_two_events() -> None:
    happening = begin(draft(Kind.MEETING, [MODI, PUTIN], when="2025-11-18"))
    assert same(happening, draft(Kind.MEETING, [PUTIN, MODI]), DAY)
    assert not same(happening, draft(Kind.MEETING, [MODI, PUTIN], when="2025-11-17"), DAY)


def test_other_people_are_another_meeting() -> None:
    happening = begin(draft(Kind.MEETING, [MODI, PUTIN]))
    assert not same(happening, draft(Kind.MEETING, [MODI, XI]), DAY)
    assert not same(happening, draft(Kind.MEETING, [MODI, PUTIN, XI]), DAY)


def test_a_reference_to_talks_may_call_them_by_another_noun() -> None:
    call = begin(draft(Kind.CALL, [MODI, PUTIN]))
    assert same(call, draft(Kind.MEETING, [], anaphoric=True), DAY)
    assert not same(call, draft(Kind.MEETING, [MODI, PUTIN]), DAY)


def test_what_was_held_is_not_what_is_planned() -> None:
    happening = begin(draft(Kind.VISIT, [VISITOR], where=TOKYO))
    assert not same(happening, draft(Kind.VISIT, [VISITOR], where=TOKYO, status=Status.PLANNED), DAY)


def test_a_city_lies_in_its_state_and_not_in_another() -> None:
    happening = begin(draft(Kind.VISIT, [VISITOR], where=JAPAN))
    assert same(happening, draft(Kind.VISIT, [VISITOR], where=TOKYO), DAY)
    assert not same(happening, draft(Kind.VISIT, [VISITOR], where=CHINA), DAY)
    assert not same(begin(draft(Kind.VISIT, [VISITOR], where=OSAKA)), draft(Kind.VISIT, [VISITOR], where=TOKYO), DAY)


def test_two_ordinals_are_two_sittings() -> None:
    happening = begin(draft(Kind.SESSION, [], mechanism=sitting("JCM", 23)))
    assert same(happening, draft(Kind.SESSION, [], mechanism=sitting("JCM")), DAY)
    assert not same(happening, draft(Kind.SESSION, [], mechanism=sitting("JCM", 22)), DAY)
    assert not same(happening, draft(Kind.SESSION, [], mechanism=sitting("FOC")), DAY)
