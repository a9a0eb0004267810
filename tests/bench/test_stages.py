from __future__ import annotations

from bench.stages import STAGES, spent_on
from eval.annotation import HINDI, read_gold
from eval.run import as_article
from vaarta.reading import reader


def test_every_stage_takes_time_and_the_reader_is_left_as_it_was() -> None:
    before = {name: getattr(reader, name) for names in STAGES.values() for name in names}
    spent = spent_on([as_article(name, article) for name, article in read_gold(HINDI, "hi-001.json").items()])
    assert set(spent) == {*STAGES, "(the rest)"}
    assert all(spent.values())
    assert before == {name: getattr(reader, name) for name in before}
