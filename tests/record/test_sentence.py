from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.record.life import DELHI, LAVROV, MEETING, MODI, NEXT, PUTIN, UNDATED, VISIT
from vaarta.model.entity import Entity, EntityType
from vaarta.model.errors import PackError
from vaarta.model.record import Change, Slot
from vaarta.model.report import Kind, Participant, RelationType, Role, Status
from vaarta.packs.loader import section
from vaarta.packs.telling import telling
from vaarta.packs.topics import Topics
from vaarta.record.sentence import announcement, date_told, name_of, ordinal_told, sentence, telling_languages, word

LANGUAGES = telling_languages()


def test_a_meeting_held_is_told_with_place_day_and_status() -> None:
    assert sentence(MEETING, status=True) == "Narendra Modi and Vladimir Putin met in New Delhi on 5 December 2025 (held)"
    assert sentence(MEETING, "hi") == "5 दिसंबर 2025 को नई दिल्ली में नरेंद्र मोदी और व्लादिमीर पुतिन की मुलाकात हुई"


def test_what_stands_elsewhere_can_be_left_out() -> None:
    assert sentence(MEETING, dated=False, placed=False) == "Narendra Modi and Vladimir Putin met"
    assert sentence(VISIT, dated=False, placed=False) == "Vladimir Putin visited New Delhi", "a visit is one to somewhere"


def test_a_plan_is_not_told_as_if_it_had_come_true() -> None:
    assert (
        sentence(replace(MEETING, status=Status.PLANNED))
        == "Narendra Modi and Vladimir Putin are to meet in New Delhi on 5 December 2025"
    )
    assert sentence(replace(VISIT, status=Status.PLANNED)) == "Vladimir Putin is to visit New Delhi from 4 to 5 December 2025"
    assert sentence(UNDATED) == "Sergey Lavrov is to hold a call"


def test_a_sitting_is_told_by_its_number() -> None:
    assert sentence(NEXT) == "The 24th India–Russia Annual Summit is to be held in Russia in 2026"
    assert sentence(NEXT, "hi") == "2026 में रूस में भारत-रूस वार्षिक शिखर सम्मेलन की 24वीं बैठक होगी"


def test_many_names_are_counted() -> None:
    crowd = tuple(Participant(Entity(None, f"P{n}", EntityType.PERSON), Role.PARTICIPANT) for n in range(6))
    assert sentence(replace(MEETING, participants=crowd, place=None, when=None)) == "P0, P1, P2 and 3 more met"


def test_who_has_no_name_in_a_language_keeps_the_latin_one() -> None:
    unnamed = replace(LAVROV, names={})
    assert name_of(unnamed, "hi") == "Sergey Lavrov"


def test_an_announcement_says_what_it_announces() -> None:
    spoken = replace(MEETING, kind=Kind.ANNOUNCEMENT, participants=(Participant(PUTIN, Role.SPEAKER),), place=None)
    assert announcement(spoken, [NEXT]) == (
        "Vladimir Putin made an announcement: The 24th India–Russia Annual Summit is to be held in Russia in 2026"
    )
    assert announcement(spoken, []) == "Vladimir Putin made an announcement"


def test_some_names_take_an_article() -> None:
    states = tuple(Participant(Entity(None, name, EntityType.STATE), Role.SIGNATORY) for name in ("India", "United States"))
    signed = replace(MEETING, kind=Kind.AGREEMENT, participants=states, place=None, when=None)
    assert sentence(signed) == "India and the United States signed an agreement"


def test_a_message_goes_from_sender_to_recipient() -> None:
    parts = (Participant(MODI, Role.SENDER), Participant(PUTIN, Role.RECIPIENT), Participant(LAVROV, Role.BEARER))
    sent = replace(MEETING, kind=Kind.MESSAGE, participants=parts)
    assert sentence(sent, dated=False) == "Narendra Modi sent a message to Vladimir Putin through Sergey Lavrov"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("bare", [False, True])
def test_every_kind_and_status_has_its_sentence(language: str, kind: Kind, status: Status, *, bare: bool) -> None:
    parts = () if bare else tuple(Participant(MODI, role, "IN") for role in Role)
    entry = replace(
        MEETING, kind=kind, status=status, participants=parts, place=None if bare else DELHI, when=None if bare else "2025-12"
    )
    told = sentence(entry, language, status=True)
    assert not re.search(r"[{}\[\]]|  | ,|\( |^ | $|None", told), told
    assert word("status", status, language) in told
    assert len(told) > len(kind)
    assert told.split(" (")[0].lower() != kind.value, "no pattern fits"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pack_has_a_word_for_each_of_the_record_s(language: str) -> None:
    words = telling(language).words
    for group, enum in {
        "status": Status,
        "kind": Kind,
        "role": Role,
        "slot": Slot,
        "change": Change,
        "relation": RelationType,
    }.items():
        assert set(words[group]) == {member.value for member in enum}
    assert set(words["topic"]) == set(section("hi", "topics", Topics).topics), "the topics of the codebook"
    assert len(telling(language).months) == 12


@pytest.mark.parametrize(
    ("when", "alone", "within"),
    [
        ("2025-12-05", "5 December 2025", "on 5 December 2025"),
        ("2025-12", "December 2025", "in December 2025"),
        ("2026", "2026", "in 2026"),
        ("2025-12-04/2025-12-05", "4–5 December 2025", "from 4 to 5 December 2025"),
        ("2025-12-30/2026-01-02", "30 December 2025 – 2 January 2026", "from 30 December 2025 to 2 January 2026"),
        ("2024-11-19/..", "from 19 November 2024 on", "from 19 November 2024 on"),
        ("../2025-03", "until March 2025", "until March 2025"),
        ("2025-11/2026-01-03", "November 2025 – 3 January 2026", "from November 2025 to 3 January 2026"),
        ("2025-21", "2025-21", "in 2025-21"),
        ("2025-12-05T17:00", "5 December 2025", "on 5 December 2025"),
        ("2025~", "2025", "in 2025"),
        (None, "undated", ""),
    ],
)
def test_dates_are_told_as_people_write_them(when: str | None, alone: str, within: str) -> None:
    assert date_told(when) == alone
    assert date_told(when, within=True) == within


def test_ordinals_follow_the_language() -> None:
    assert [ordinal_told(n) for n in (1, 2, 3, 4, 11, 21, 112)] == ["1st", "2nd", "3rd", "4th", "11th", "21st", "112th"]
    assert [ordinal_told(n, "hi") for n in (1, 6, 7, 23)] == ["पहली", "छठी", "7वीं", "23वीं"]


def test_a_language_without_wording_is_refused() -> None:
    with pytest.raises(PackError, match="telling"):
        sentence(MEETING, "xx")
