"""The page on times: its table of phenomena is what the tagger does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from vaarta.reading.times import tag_text

PAGE = Path(__file__).parents[3] / "docs" / "times.md"
COLUMNS = {"Hindi": "hi", "English": "en", "Russian": "ru"}


def rows() -> Iterator[tuple[str, str, str, str, str | None]]:
    table = PAGE.read_text("utf-8").split("## Phenomena")[1].split("##")[0]
    head, _, *lines = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines() if line.startswith("|")
    ]
    for name, *examples, answer in lines:
        value, _, mod = answer.partition(", ")
        for column, example in zip(head[1:], examples, strict=False):
            yield name, COLUMNS[column], example, value.strip("`"), mod or None


@pytest.mark.parametrize(("name", "language", "example", "value", "mod"), [*rows()])
def test_every_example_of_the_table_is_read_so(name: str, language: str, example: str, value: str, mod: str | None) -> None:
    (one,) = tag_text(example, date(2025, 11, 18), language)
    assert (one.value, one.mod) == (value, mod), name
