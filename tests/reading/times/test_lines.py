"""Times of a file of lines."""

from __future__ import annotations

from datetime import date

import pytest

from vaarta.model.errors import MissingDateError, SourceError
from vaarta.reading.times import tag_lines


def test_each_line_answers_in_its_place_and_language() -> None:
    lines = [
        '{"text": "वे कल आए।", "anchor": "2025-11-18", "lang": "hi", "more": 1}',
        '{"text": "nothing", "lang": "en", "anchor": "2025-11-18"}',
        '{"text": "завтра", "lang": "ru", "anchor": "2025-11-18"}',
    ]
    answers = [[one["value"] for one in line["expressions"]] for line in tag_lines(lines, language="hi")]  # type: ignore[attr-defined]
    assert answers == [["2025-11-17"], [], ["2025-11-19"]]


def test_an_anchor_given_stands_for_one_left_out() -> None:
    (line,) = tag_lines(['{"text": "आज"}'], language="hi", anchor=date(2025, 1, 2))
    assert line == {"expressions": [{"start": 0, "end": 2, "type": "DATE", "value": "2025-01-02"}]}


def test_without_an_anchor_the_line_is_named() -> None:
    with pytest.raises(MissingDateError, match=r"times\.jsonl:2"):
        list(tag_lines(["", '{"text": "आज"}'], language="hi", origin="times.jsonl"))


@pytest.mark.parametrize("line", ["{", '{"text": 1}', '{"anchor": "2025-11-18"}', '{"text": "", "anchor": "soon"}'])
def test_a_broken_line_is_named(line: str) -> None:
    with pytest.raises(SourceError, match="times:1"):
        list(tag_lines([line], language="hi", origin="times"))


def test_explaining_tells_the_other_reading_and_why() -> None:
    (line,) = tag_lines(['{"text": "वे कल आएंगे।", "anchor": "2025-11-18"}'], language="hi", explain=True)
    expected = {"direction": "future", "other": "2025-11-17", "reason": "future: आएंगे"}
    assert line["expressions"] == [{"start": 3, "end": 5, "type": "DATE", "value": "2025-11-19", **expected}]
