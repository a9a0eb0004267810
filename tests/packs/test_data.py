from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from vaarta.packs import languages
from vaarta.packs.loader import DATA, read_yaml

SECTIONS = sorted(path.relative_to(DATA) for path in DATA.rglob("*.yaml"))


@pytest.mark.parametrize("section", SECTIONS, ids=str)
def test_every_section_is_strict_yaml_and_says_where_it_comes_from(section: Path) -> None:
    data = read_yaml(DATA / section, dict[str, Any])
    assert data["source"].strip()


@pytest.mark.parametrize("section", SECTIONS, ids=str)
def test_words_are_words_and_not_yaml_s_truth_values(section: Path) -> None:
    def walk(node: object, where: str) -> None:
        if isinstance(node, dict):
            for key, value in node.items():
                assert isinstance(key, str | int | float), f"{where}: {key!r} is no word: put it between quotation marks"
                assert not isinstance(key, bool), f"{where}: {key!r} is no word: put it between quotation marks"
                walk(value, f"{where}.{key}")
        elif isinstance(node, list):
            for value in node:
                assert not isinstance(value, bool), f"{where}: {value!r} is no word: put it between quotation marks"
                walk(value, where)

    walk(read_yaml(DATA / section, dict[Any, Any]), "$")


def test_every_pack_that_reads_events_has_the_sections_of_the_others() -> None:
    sections = {
        language: {str(p.relative_to(DATA / language)) for p in (DATA / language).rglob("*.yaml")}
        for language in languages("cues")
    }
    everything = set().union(*sections.values())
    assert all(have == everything for have in sections.values())


def test_every_pack_reads_times() -> None:
    assert languages("times") == languages()
