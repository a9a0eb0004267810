from __future__ import annotations

import pytest

from eval.ablations import STEPS, measure, row, without
from eval.annotation import HINDI, read_gold
from vaarta.reading import link, people, reference, topics

GOLD = read_gold(HINDI, "hi-001.json")


@pytest.mark.parametrize("step", STEPS)
def test_an_article_can_be_read_without_any_one_step(step: str) -> None:
    assert measure(GOLD, STEPS[step])["all"].articles == 1


def test_what_was_switched_off_is_switched_on_again() -> None:
    parts = (link._subject_office, people.holder, reference.read_pronoun, topics._REACH)
    for off in STEPS.values():
        with pytest.raises(ZeroDivisionError), without(off):
            raise ZeroDivisionError
    assert parts == (link._subject_office, people.holder, reference.read_pronoun, topics._REACH)


def test_without_merging_an_event_told_twice_is_two() -> None:
    gold = read_gold(HINDI, "hi-00[1-2].json")
    whole, apart = measure(gold, {})["all"], measure(gold, STEPS["discourse: what is told twice"])["all"]
    assert apart.found.predicted > whole.found.predicted
    assert len(row(apart).split(" | ")) == 8


def test_what_is_not_there_cannot_be_switched_off() -> None:
    with pytest.raises(AttributeError), without({"reading.reader.no_such_stage": None}):
        pass
