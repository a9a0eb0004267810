from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.record.life import NEXT
from vaarta.knowledge import Knowledge, Mechanism, Sat, load
from vaarta.model.entity import Entity, EntityType
from vaarta.model.record import Entry
from vaarta.model.report import Participant, Role, Sitting, Status
from vaarta.record.register import ProblemKind, Register, register

DAY = date(2025, 12, 10)
SERIES = Entity("vaarta:mechanism/talks", "Talks", EntityType.MECHANISM)


def sat(ordinal: int | None, day: str | None, status: str = "held", **more: object) -> Sat:
    return Sat(ordinal, day, day, None, None, None, status, **more)  # type: ignore[arg-type]


SITTINGS = (sat(1, "2021-12-01"), sat(2, "2022-12-01"), sat(5, "2024-12-01"))


def mechanism(*sittings: Sat, cadence: str = "annual", numbered: bool = True) -> Mechanism:
    return Mechanism(SERIES, "talks", ("IN", "RU"), "minister", numbered, cadence, {}, sittings or SITTINGS)


def entry(ordinal: int | None, when: str | None, status: Status = Status.HELD, key: str = "e") -> Entry:
    return replace(NEXT, id=f"{key}{ordinal}{when}", mechanism=Sitting(SERIES, ordinal), when=when, status=status, place=None)


@pytest.fixture(scope="module")
def base() -> Knowledge:
    return load()


def kinds(found: Register) -> list[ProblemKind]:
    return [problem.kind for problem in found.problems]


def test_a_sitting_of_both_is_one_row_that_says_so(base: Knowledge) -> None:
    found = register(mechanism(), [entry(5, "2024-12-01"), entry(None, "2022-12-01")], base, date(2025, 1, 1))
    assert [(row.ordinal, row.known is not None, len(row.entries)) for row in found.rows] == [
        (1, True, 0),
        (2, True, 1),
        (5, True, 1),
    ]
    assert kinds(found) == [ProblemKind.GAP]


def test_the_record_adds_sittings_and_their_chairs(base: Knowledge) -> None:
    chairs = (Participant(SERIES, Role.CO_CHAIR), Participant(SERIES, Role.PARTICIPANT))
    new = replace(entry(6, "2025-12-05"), participants=chairs)
    row = register(mechanism(), [new], base, DAY).rows[-1]
    assert (row.ordinal, row.when, row.known, row.chairs, row.status) == (6, "2025-12-05", None, ("Talks",), "held")


def test_numbers_that_nobody_knows_are_gaps(base: Knowledge) -> None:
    (gap,) = register(mechanism(), [], base, date(2025, 1, 1)).problems
    assert (gap.kind, gap.ordinals, gap.message) == (ProblemKind.GAP, (3, 4), "no sitting is known with numbers 3 to 4")
    filled = register(mechanism(), [entry(3, "2023-06"), entry(4, "2023-12-01")], base, date(2025, 1, 1))
    assert kinds(filled) == []
    assert kinds(register(mechanism(numbered=False), [], base, date(2025, 1, 1))) == []


def test_a_wrong_number_is_told_against_the_knowledge_base(base: Knowledge) -> None:
    found = register(mechanism(), [entry(6, "2024-12-01")], base, date(2025, 1, 1))
    wrong = found.problems[0]
    assert (wrong.kind, wrong.ordinals) == (ProblemKind.WRONG_NUMBER, (6, 5))
    assert "the record calls the sitting of 2024-12-01 number 6; the knowledge base counts it as 5" in wrong.message
    assert found.rows[-1].ordinal == 5


def test_another_count_in_use_is_no_wrong_number(base: Knowledge) -> None:
    series = mechanism(sat(2, "2024-12-01", alt_ordinals=(1,)))
    assert kinds(register(series, [entry(1, "2024-12-01")], base, date(2025, 1, 1))) == []


def test_two_days_for_one_number(base: Knowledge) -> None:
    found = register(mechanism(), [entry(5, "2024-11-20"), entry(6, "2025-12-04"), entry(6, "2025-12-09", key="f")], base, DAY)
    doubles = [problem for problem in found.problems if problem.kind is ProblemKind.TWO_DATES]
    assert [(p.ordinals, len(p.entries)) for p in doubles] == [((5,), 1), ((6,), 2)]
    assert "the knowledge base has it on 2024-12-01" in doubles[0].message


def test_two_numbers_for_one_day(base: Knowledge) -> None:
    found = register(mechanism(), [entry(6, "2025-12-04"), entry(7, "2025-12-04")], base, DAY)
    assert ProblemKind.TWO_NUMBERS in kinds(found)


def test_a_plan_that_moved_is_no_contradiction(base: Knowledge) -> None:
    series = mechanism(*SITTINGS, sat(6, "2025-11-01", "planned"))
    found = register(series, [entry(6, "2025-12-05")], base, DAY)
    assert kinds(found) == [ProblemKind.GAP]
    assert (found.rows[-1].when, found.rows[-1].status) == ("2025-12-05", "held")


def test_a_number_that_comes_before_a_smaller_one_is_out_of_order(base: Knowledge) -> None:
    assert ProblemKind.OUT_OF_ORDER in kinds(register(mechanism(), [entry(4, "2025-06-01")], base, DAY))


@pytest.mark.parametrize(
    ("cadence", "on", "overdue"),
    [
        ("annual", date(2025, 12, 10), False),
        ("annual", date(2026, 6, 10), True),
        ("biennial", date(2026, 6, 10), False),
        ("half-yearly", date(2025, 12, 10), True),
        ("irregular", date(2040, 1, 1), False),
    ],
)
def test_overdue_is_half_a_round_late(base: Knowledge, cadence: str, on: date, *, overdue: bool) -> None:
    assert (ProblemKind.OVERDUE in kinds(register(mechanism(cadence=cadence), [], base, on))) == overdue


def test_what_is_announced_is_not_overdue(base: Knowledge) -> None:
    found = register(mechanism(), [entry(6, "2026-08", Status.PLANNED)], base, date(2026, 7, 1))
    assert ProblemKind.OVERDUE not in kinds(found)
    past = register(mechanism(), [entry(6, "2026-02", Status.PLANNED)], base, date(2026, 7, 1))
    assert ProblemKind.OVERDUE in kinds(past), "a plan whose day went by without a word is none"


def test_entries_of_other_mechanisms_are_passed_over(base: Knowledge) -> None:
    assert len(register(mechanism(), [NEXT], base, DAY).rows) == len(SITTINGS)


def test_every_mechanism_on_file_has_its_register(base: Knowledge) -> None:
    annual = register(base.mechanism("india-russia-annual-summit"), [NEXT], base, DAY)
    assert (annual.rows[-1].ordinal, annual.rows[-1].entries, annual.problems) == (24, (NEXT.id,), ())
    assert annual.rows[-2].place is not None
    assert annual.rows[-2].place.name == "New Delhi"
