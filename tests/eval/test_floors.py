from __future__ import annotations

from pathlib import Path

import pytest

from eval.annotation import HINDI, digest
from eval.floors import breaches, figures_of, read_floors, write_floors
from eval.reliability import bins, calibration_error
from eval.score import score
from vaarta.model.readers import Readers


def test_floors_come_back_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    write_floors("abc", {"tuning": {"found.recall": 0.5}}, path=path)
    assert read_floors(path=path) == ("abc", {"tuning": {"found.recall": 0.5}})


def test_no_file_means_no_floors(tmp_path: Path) -> None:
    assert read_floors(path=tmp_path / "none.json") == (None, {})


def test_a_false_event_more_is_below_the_floor_and_one_less_is_not() -> None:
    assert breaches({"tuning": {"empty_false": 1}}, {"tuning": {"empty_false": 2}})
    assert not breaches({"tuning": {"empty_false": 1}}, {"tuning": {"empty_false": 0}})


def test_every_figure_of_a_score_can_have_a_floor() -> None:
    assert all(isinstance(value, int | float) for value in figures_of(score({}, {})).values())


@pytest.mark.parametrize("readers", Readers)
def test_the_kept_floors_are_of_the_gold_that_is_here(readers: Readers) -> None:
    known, floors = read_floors(readers)
    if known is not None:
        assert known == digest(HINDI)
        assert set(floors) == {"tuning", "checking"}


def test_confidence_that_means_what_it_says_has_no_calibration_error() -> None:
    assert calibration_error([(0.5, True), (0.5, False)]) == 0
    assert calibration_error([]) == 0


def test_every_prediction_lies_in_one_bin() -> None:
    confidences = [(i / 100, True) for i in range(101)]
    assert sum(one.count for one in bins(confidences)) == 101
