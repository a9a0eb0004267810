"""What is one happening, what is two, and what an entry says of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.record.made import articles, merged, telling, the_commission
from vaarta.model.entity import Entity, EntityType
from vaarta.model.record import Change, Slot, Telling
from vaarta.model.report import Kind, Participant, Role, Status

IRAN = ("Abbas Araghchi", "Steve Witkoff")


def unknown(name: str, side: str) -> Participant:
    """Somebody whom the knowledge does not hold."""
    return Participant(Entity(None, name, EntityType.PERSON), Role.PARTICIPANT, side)


def with_also(told: Telling, *more: Participant) -> Telling:
    """`told` with further participants."""
    return replace(told, event=replace(told.event, participants=(*told.event.participants, *more)))


def test_a_plan_and_its_fulfilment_are_one_entry() -> None:
    result = merged(
        telling("plan", "2025-11-28", when="2025-12-04/2025-12-05", status=Status.PLANNED, place="New Delhi"),
        telling("news", "2025-12-05", when="2025-12-05", place="New Delhi"),
    )
    (entry,) = result.entries
    assert (entry.status, entry.when) == (Status.HELD, "2025-12-05")
    assert [(step.status, step.change) for step in entry.history] == [
        (Status.PLANNED, Change.FIRST),
        (Status.HELD, Change.STATUS),
    ]


def test_two_meetings_of_the_same_two_on_two_days_are_two_entries() -> None:
    result = merged(
        telling("a", "2025-07-10", when="2025-07-10", place="Kuala Lumpur"),
        telling("b", "2025-07-11", when="2025-07-11", place="Kuala Lumpur"),
    )
    assert len(result.entries) == 2


def test_a_late_account_that_errs_by_a_day_is_a_contradiction() -> None:
    result = merged(
        telling("a", "2025-11-09", when="2025-11-09", place="Moscow"),
        telling("b", "2025-11-10", when="2025-11-09", place="Moscow"),
        telling("late", "2025-12-28", when="2025-11-10", place="Moscow"),
    )
    (entry,) = result.entries
    assert entry.when == "2025-11-09"
    (conflict,) = entry.conflicts
    assert conflict.slot is Slot.WHEN
    assert [reading.value for reading in conflict.readings] == ["2025-11-09", "2025-11-10"]


def test_one_day_one_pair_and_two_cities_is_a_contradiction_of_place() -> None:
    result = merged(
        telling("a", "2025-04-20", IRAN, "2025-04-19", place="Rome"),
        telling("b", "2025-06-15", ("Iran", "United States"), "2025-04-19", place="Muscat"),
    )
    (entry,) = result.entries
    assert [conflict.slot for conflict in entry.conflicts] == [Slot.PLACE]
    assert {p.entity.name for p in entry.participants} == {"Abbas Araghchi", "Steve Witkoff"}


@pytest.mark.parametrize(("vague", "near"), [("2025-12", "2025-12-05"), ("2025", "2025-12-05")])
def test_a_vaguer_date_and_the_state_for_its_city_are_no_contradiction(vague: str, near: str) -> None:
    result = merged(
        telling("a", "2025-12-05", when=near, place="New Delhi"), telling("b", "2026-02-10", when=vague, place="India")
    )
    (entry,) = result.entries
    assert entry.conflicts == ()
    assert (entry.when, entry.place and entry.place.name) == (near, "New Delhi")


def test_what_was_put_off_goes_on_under_its_new_date() -> None:
    result = merged(
        telling("a", "2025-04-27", IRAN, "2025-05-03", status=Status.PLANNED, place="Rome"),
        telling("b", "2025-05-01", IRAN, "2025-05-03", status=Status.POSTPONED, place="Rome"),
        telling("c", "2025-05-10", IRAN, "2025-05-11", status=Status.PLANNED, place="Muscat"),
        telling("d", "2025-05-12", IRAN, "2025-05-11", place="Muscat"),
        telling("e", "2025-05-24", IRAN, "2025-05-23", place="Rome"),
    )
    assert sorted(map(articles, result.entries)) == [["a", "b", "c", "d"], ["e"]]
    moved = next(entry for entry in result.entries if len(entry.refs) > 1)
    assert [step.status.value for step in moved.history] == ["planned", "postponed", "planned", "held"]
    assert moved.conflicts == ()


def test_two_numbers_of_one_series_are_two_sittings() -> None:
    series = the_commission()
    result = merged(
        telling("a", "2025-12-04", when="2025-12-04", kind=Kind.SESSION, mechanism=series, ordinal=22),
        telling("b", "2024-12-10", when="2024-12-10", kind=Kind.SESSION, mechanism=series, ordinal=21),
    )
    assert len(result.entries) == 2


def test_a_wrong_number_is_a_contradiction_where_the_day_is_the_same() -> None:
    series = the_commission()
    result = merged(
        telling("a", "2025-03-05", when="2025-03-20", kind=Kind.SESSION, mechanism=series, ordinal=22, status=Status.PLANNED),
        telling("b", "2025-03-17", when="2025-03-20", kind=Kind.SESSION, mechanism=series, ordinal=22, status=Status.POSTPONED),
        telling("c", "2025-04-16", when="2025-04-16", kind=Kind.SESSION, mechanism=series, ordinal=22),
        telling("d", "2025-04-18", when="2025-04-16", kind=Kind.SESSION, mechanism=series, ordinal=23),
        telling(
            "e", "2025-04-18", when="2025-12", kind=Kind.SESSION, mechanism=series, ordinal=23, status=Status.PLANNED, event="e2"
        ),
    )
    assert sorted(map(articles, result.entries)) == [["a", "b", "c", "d"], ["e"]]
    sitting = next(entry for entry in result.entries if len(entry.refs) > 1)
    assert [(c.slot, [r.value for r in c.readings]) for c in sitting.conflicts] == [(Slot.MECHANISM, ["22", "23"])]


def test_one_number_with_two_days_and_two_chairs_is_one_sitting_with_contradictions() -> None:
    series = the_commission()
    chairs = ("Rajnath Singh", "Andrey Belousov")
    result = merged(
        telling("a", "2025-12-04", chairs, "2025-12-04", kind=Kind.SESSION, mechanism=series, ordinal=22, role=Role.CO_CHAIR),
        telling("b", "2025-12-05", chairs, "2025-12-04", kind=Kind.SESSION, mechanism=series, ordinal=22, role=Role.CO_CHAIR),
        telling(
            "c",
            "2026-02-10",
            ("Rajnath Singh", "Denis Manturov"),
            "2025-12-05",
            kind=Kind.SESSION,
            mechanism=series,
            ordinal=22,
            role=Role.CO_CHAIR,
        ),
    )
    (entry,) = result.entries
    assert {conflict.slot for conflict in entry.conflicts} == {Slot.WHEN, Slot.PARTICIPANTS}
    assert [p.entity.name for p in entry.participants] == list(chairs)
    assert entry.when == "2025-12-04"


def test_visitors_of_one_state_to_another_are_two_visits() -> None:
    result = merged(
        telling("a", "2024-08-19", ["Yōko Kamikawa"], "2024-08-19/2024-08-20", kind=Kind.VISIT, place="New Delhi"),
        telling("b", "2024-08-19", ["Minoru Kihara"], "2024-08-19/2024-08-20", kind=Kind.VISIT, place="New Delhi"),
    )
    assert len(result.entries) == 2


def test_a_visit_has_its_whole_stretch_rather_than_one_day_of_it() -> None:
    result = merged(
        telling("a", "2024-08-16", ["Yōko Kamikawa"], "2024-08-20", kind=Kind.VISIT, place="India", status=Status.PLANNED),
        telling(
            "b",
            "2024-08-19",
            ["Yōko Kamikawa"],
            "2024-08-19/2024-08-20",
            kind=Kind.VISIT,
            place="New Delhi",
            status=Status.ONGOING,
        ),
    )
    (entry,) = result.entries
    assert (entry.when, entry.status, entry.place and entry.place.name) == ("2024-08-19/2024-08-20", Status.ONGOING, "New Delhi")


def test_in_doubt_they_stay_apart_and_are_linked() -> None:
    result = merged(
        telling("a", "2025-05-12", IRAN, "2025-05-11", place="Muscat"),
        telling("b", "2025-05-24", IRAN, "2025-05-23", place="Rome"),
        telling("c", "2025-07-20", IRAN, "2025-05"),
    )
    assert len(result.entries) == 3
    vague = next(entry for entry in result.entries if articles(entry) == ["c"])
    assert {link.entry for link in vague.maybe_same} == {entry.id for entry in result.entries} - {vague.id}
    assert all(0 < link.score < 1 for link in vague.maybe_same)


def test_two_events_of_one_article_are_two_happenings() -> None:
    result = merged(
        telling("a", "2025-07-14", when="2025-07-10", place="Kuala Lumpur"),
        telling("a", "2025-07-14", when="2025-07-10", place="Kuala Lumpur", event="e2", at=90),
    )
    assert len(result.entries) == 2


def test_held_stays_held_though_a_late_report_still_plans() -> None:
    result = merged(
        telling("a", "2025-12-05", when="2025-12-05"), telling("b", "2025-12-06", when="2025-12-05", status=Status.PLANNED)
    )
    (entry,) = result.entries
    assert entry.status is Status.HELD
    assert len(entry.history) == 1


def test_what_was_called_off_is_not_planned_again_by_a_late_report() -> None:
    result = merged(
        telling("a", "2025-09-08", ["K. P. Sharma Oli"], "2025-09-16", kind=Kind.VISIT, place="India", status=Status.PLANNED),
        telling("b", "2025-09-13", ["K. P. Sharma Oli"], "2025-09-16", kind=Kind.VISIT, place="India", status=Status.CANCELLED),
        telling("c", "2025-09-14", ["K. P. Sharma Oli"], "2025-09-16", kind=Kind.VISIT, place="India", status=Status.PLANNED),
    )
    (entry,) = result.entries
    assert entry.status is Status.CANCELLED
    assert [step.status for step in entry.history] == [Status.PLANNED, Status.CANCELLED]


def test_an_article_that_tells_both_the_old_day_and_the_new_ends_with_the_new() -> None:
    result = merged(
        telling(
            "a",
            "2025-09-08",
            ["K. P. Sharma Oli"],
            "2025-09-16",
            status=Status.POSTPONED,
            at=90,
            event="e2",
            kind=Kind.VISIT,
            place="India",
        ),
        telling("a", "2025-09-08", ["K. P. Sharma Oli"], "2025-09-26", status=Status.PLANNED, kind=Kind.VISIT, place="India"),
    )
    (entry,) = result.entries
    assert (entry.status, entry.when) == (Status.PLANNED, "2025-09-26")
    assert [step.status for step in entry.history] == [Status.POSTPONED, Status.PLANNED]


def test_a_crowd_is_not_the_one_leader_of_another_report() -> None:
    group = Participant(Entity(None, "several leaders", EntityType.GROUP), Role.PARTICIPANT)
    result = merged(
        with_also(telling("a", "2023-12-01", ["Narendra Modi"], "2023-12-01", place="Dubai"), group),
        telling("b", "2024-02-12", ["Narendra Modi", "Tamim bin Hamad Al Thani"], "2023-12-01", place="Dubai"),
    )
    assert len(result.entries) == 2


def test_a_denial_of_what_others_saw_contradicts_them() -> None:
    result = merged(
        telling("a", "2025-12-05", when="2025-12-05"), telling("b", "2025-12-06", when="2025-12-05", status=Status.DENIED)
    )
    (entry,) = result.entries
    assert [conflict.slot for conflict in entry.conflicts] == [Slot.STATUS]


def test_an_entry_keeps_its_id_when_later_reports_join() -> None:
    first = telling("a", "2025-12-05", when="2025-12-05")
    second = telling("b", "2025-12-06", when="2025-12-05")
    assert merged(first).entries[0].id == merged(second, first).entries[0].id


def test_an_unknown_person_spelled_in_two_ways_is_one() -> None:
    (entry,) = merged(
        with_also(telling("a", "2025-07-10", ["S. Jaishankar"], "2025-07-10"), unknown("Andrei Petrenkov", "RU")),
        with_also(telling("b", "2025-07-10", ["S. Jaishankar"], "2025-07-10"), unknown("Andrey Petrenkov", "RU")),
        with_also(telling("c", "2025-07-11", ["S. Jaishankar"], "2025-07-10"), unknown("Andrey Petrenkov", "RU")),
    ).entries
    assert [p.entity.name for p in entry.participants] == ["Subrahmanyam Jaishankar", "Andrey Petrenkov"]


def test_two_unknown_persons_of_one_side_are_two_meetings() -> None:
    result = merged(
        with_also(telling("a", "2025-07-10", ["S. Jaishankar"], "2025-07-10"), unknown("Andrei Petrenkov", "RU")),
        with_also(telling("b", "2025-07-10", ["S. Jaishankar"], "2025-07-10"), unknown("Oleg Malinin", "RU")),
    )
    assert len(result.entries) == 2
