from __future__ import annotations

from datetime import date, datetime

from bench.times import Point, is_right, joined, ours
from eval.times.run import Tagged
from eval.times.sets import Gold, Sentence

STRETCH = Gold(0, 14, "22 और 23 नवंबर", "DATE", "2025-11-22/2025-11-23")


def test_a_point_is_right_where_it_lies_in_the_gold_unit() -> None:
    month = Gold(0, 6, "नवंबर", "DATE", "2025-11")
    assert is_right(Point(0, 6, datetime(2025, 11, 30)), month)  # noqa: DTZ001 - peers give naive moments
    assert not is_right(Point(0, 6, datetime(2025, 12, 1)), month)  # noqa: DTZ001 - as above


def test_two_pieces_of_one_stretch_are_joined() -> None:
    pieces = [Tagged(0, 2, "DATE", "2025-11-22"), Tagged(6, 14, "DATE", "2025-11-23")]
    assert joined(pieces, [STRETCH]) == [Tagged(0, 14, "DATE", STRETCH.value)]
    assert joined(pieces[:1], [STRETCH]) == pieces[:1]


def test_ours_answers_every_sentence() -> None:
    answers, seconds = ours([Sentence("वे कल आए।", "hi", date(2025, 11, 18), ())] * 2)
    assert [[one.value for one in line] for line in answers] == [["2025-11-17"], ["2025-11-17"]]
    assert seconds > 0
