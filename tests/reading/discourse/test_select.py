"""Selecting: which happenings are facts of the diplomatic record."""

from __future__ import annotations

import pytest

from tests.reading.story import draft, part, place, sitting, told
from vaarta.model.entity import EntityType
from vaarta.model.report import Kind, Role, Status
from vaarta.reading.discourse import select
from vaarta.reading.discourse.happening import begin
from vaarta.reading.events import Draft

MODI, SHAH, PUTIN = part("Modi", "IN"), part("Shah", "IN"), part("Putin", "RU")
SCHOLARS = part("scholars", None, kind=EntityType.GROUP)
VISITOR = part("Modi", "IN", Role.VISITOR)


def coded(made: Draft) -> bool:
    return bool(select([begin(made)], "IN"))


def test_a_meeting_needs_two_sides() -> None:
    assert coded(draft(Kind.MEETING, [MODI, PUTIN]))
    assert not coded(draft(Kind.MEETING, [MODI, SHAH]))
    assert not coded(draft(Kind.MEETING, [MODI]))


def test_people_of_unknown_side_count_abroad_only() -> None:
    assert not coded(draft(Kind.MEETING, [MODI, SCHOLARS]))
    assert coded(draft(Kind.MEETING, [MODI, SCHOLARS], where=place("Moscow", "RU")))
    assert not coded(draft(Kind.MEETING, [MODI, SCHOLARS], where=place("Mumbai", "IN")))


def test_minister_at_home_makes_no_visit() -> None:
    assert not coded(draft(Kind.VISIT, [VISITOR], where=place("Mumbai", "IN")))
    assert coded(draft(Kind.VISIT, [VISITOR], where=place("Moscow", "RU")))


def test_a_visit_to_nowhere_is_coded_only_where_it_is_off() -> None:
    assert not coded(draft(Kind.VISIT, [VISITOR]))
    assert coded(draft(Kind.VISIT, [VISITOR], status=Status.CANCELLED))


def test_a_ministry_does_not_travel() -> None:
    ministry = part("MEA", "IN", Role.VISITOR, kind=EntityType.MINISTRY)
    assert not coded(draft(Kind.VISIT, [ministry], where=place("Moscow", "RU")))


def test_a_session_needs_its_mechanism() -> None:
    assert coded(draft(Kind.SESSION, [], mechanism=sitting("JCM")))
    assert not coded(draft(Kind.SESSION, [MODI, PUTIN]))


def test_an_agreement_needs_two_signatories_of_two_sides() -> None:
    india = part("India", "IN", Role.SIGNATORY, kind=EntityType.STATE)
    chile = part("Chile", "CL", Role.SIGNATORY, kind=EntityType.STATE)
    assert coded(draft(Kind.AGREEMENT, [india, chile]))
    assert not coded(draft(Kind.AGREEMENT, [india]))
    assert not coded(draft(Kind.AGREEMENT, [india, part("Ministry", "IN", Role.SIGNATORY)]))


@pytest.mark.parametrize(("recipient", "expected"), [(part("Putin", "RU", Role.RECIPIENT), True), (SHAH, False)])
def test_a_message_needs_a_sender_and_a_recipient_of_another_side(recipient: object, expected: bool) -> None:  # noqa: FBT001
    made = draft(Kind.MESSAGE, [part("Modi", "IN", Role.SENDER), recipient])  # type: ignore[list-item]
    assert coded(made) is expected


def test_a_dateline_alone_gives_no_place_and_here_does() -> None:
    text = "मास्को, 19 नवंबर (भाषा) विदेश मंत्री एस. जयशंकर ने मंगलवार को {}चीन के विदेश मंत्री वांग यी से मुलाकात की।"
    assert [e.place for e in told(text.format("")).events] == [None]
    assert [e.place and e.place.name for e in told(text.format("यहां ")).events] == ["Moscow"]


def test_the_publisher_s_own_capital_in_the_dateline_places_nothing() -> None:
    text = "नयी दिल्ली, 19 नवंबर (भाषा) चीन के विदेश मंत्री वांग यी ने मंगलवार को रूस के विदेश मंत्री सर्गेई लावरोव से मुलाकात की।"
    assert [e.place for e in told(text).events] == [None]
