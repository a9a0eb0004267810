"""The sample articles, read and merged by the program as it is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from vaarta.model.record import Slot
from vaarta.model.report import Kind
from vaarta.reading import read
from vaarta.record.ask import Filter
from vaarta.record.store import open_record
from vaarta.sources import Failure, read_inputs

SAMPLES = Path(__file__).parent.parent / "samples"


def test_five_articles_tell_the_life_of_one_dialogue_and_contradict_each_other_once(tmp_path: Path) -> None:
    with open_record(tmp_path / "r.db") as record:
        for article in read_inputs([str(SAMPLES / "delhi-2018")]):
            assert not isinstance(article, Failure)
            record.add(read(article))
        found = record.entries(Filter(kinds=(Kind.SESSION,), start=date(2018, 7, 1), end=date(2018, 12, 31))).entries
    (entry,) = [entry for entry in found if len(entry.refs) > 1]
    assert [(step.status.value, step.when) for step in entry.history] == [
        ("planned", "2018-07-06"),
        ("postponed", "2018-07-06"),
        ("planned", "2018-09-06"),
        ("held", "2018-09-06"),
    ]
    (conflict,) = entry.conflicts
    assert conflict.slot is Slot.WHEN
    assert [reading.value for reading in conflict.readings] == ["2018-09-06", "2018-09-05"]
