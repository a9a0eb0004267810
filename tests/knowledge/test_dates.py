"""What partial dates of office allow to be said."""

from datetime import date

from vaarta.knowledge.dates import held, sat_between
from vaarta.knowledge.types import Holding, Sat


def holding(start: str | None, end: str | None, *, current: bool = False) -> Holding:
    return Holding("p", "XX", "minister", "Minister", start, end, current, "2026-03")


def test_known_dates_say_yes_and_no() -> None:
    one = holding("2014-05-26", "2019-05-30")
    assert held(one, date(2014, 5, 26), date(2014, 5, 26)) is True
    assert held(one, date(2019, 5, 31), date(2019, 5, 31)) is False


def test_an_unknown_end_is_not_now() -> None:
    assert held(holding("2014-05-26", None), date(2015, 1, 1), date(2015, 1, 1)) is None
    assert held(holding("2014-05-26", None), date(2014, 1, 1), date(2014, 1, 1)) is False


def test_in_office_when_last_checked_counts_as_still_in_office() -> None:
    assert held(holding("2014-05-26", None, current=True), date(2026, 8, 1), date(2026, 8, 1)) is True


def test_an_unknown_beginning_abstains_before_the_end() -> None:
    assert held(holding(None, "2019"), date(2018, 1, 1), date(2018, 1, 1)) is None
    assert held(holding(None, "2019"), date(2020, 1, 1), date(2020, 1, 1)) is False


def test_inside_the_month_of_change_nothing_is_certain() -> None:
    assert held(holding("2014-05", "2019"), date(2014, 5, 10), date(2014, 5, 10)) is None
    assert held(holding("2014-05", "2019"), date(2014, 6, 1), date(2014, 6, 1)) is True


def test_a_sitting_with_a_coarse_date_meets_every_day_of_it() -> None:
    sitting = Sat(14, None, None, "2008-12", None, None, "held")
    assert sat_between(sitting, date(2008, 12, 3), date(2008, 12, 3))
    assert not sat_between(sitting, date(2009, 1, 1), date(2009, 1, 1))
