"""The scorer, and that the sets are what they say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from eval.times.run import Tagged
from eval.times.score import score
from eval.times.sets import FOLDER, OWN, Gold, Sentence, halves, read_set

GOLD = Sentence("कल शाम", "hi", date(2025, 11, 18), (Gold(0, 6, "कल शाम", "TIME", "2025-11-17TEV"),))
RIGHT = Tagged(0, 6, "TIME", "2025-11-17TEV")


def test_a_perfect_answer_scores_one() -> None:
    figures = score([(GOLD, [RIGHT])]).to_dict()
    assert (figures["relaxed_f1"], figures["strict_f1"], figures["value_f1"]) == (1, 1, 1)


def test_a_piece_of_an_expression_is_found_but_not_strictly() -> None:
    figures = score([(GOLD, [replace(RIGHT, end=2)])]).to_dict()
    assert (figures["relaxed_f1"], figures["strict_f1"], figures["value_f1"]) == (1, 0, 1)


def test_what_is_missed_and_what_is_not_there_both_count() -> None:
    assert score([(GOLD, [])]).to_dict()["relaxed_f1"] == 0
    assert score([(GOLD, [RIGHT, Tagged(3, 6, "TIME", "x")])]).to_dict()["relaxed_f1"] == pytest.approx(2 / 3, abs=1e-4)


@pytest.mark.parametrize("name", OWN)
def test_every_annotation_lies_on_its_words(name: str) -> None:
    for sentence in read_set(FOLDER / f"{name}.jsonl"):
        for gold in sentence.expressions:
            assert sentence.text[gold.start : gold.end] == gold.text


def test_the_halves_share_no_sentence() -> None:
    for name in ("hi", "en", "ru"):
        parts = halves(read_set(FOLDER / f"{name}.jsonl"))
        assert not {one.text for one in parts["tune"]} & {one.text for one in parts["check"]}
