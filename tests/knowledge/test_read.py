"""The knowledge files and their checks."""

import shutil
from pathlib import Path

import pytest

from vaarta.knowledge.compiled import DATA, files
from vaarta.knowledge.read import read_facts
from vaarta.model.errors import KnowledgeError


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(DATA, tmp_path / "data")
    return tmp_path / "data"


def test_every_shipped_file_is_read_strictly() -> None:
    facts = read_facts()
    assert len(facts.states) > 195
    assert sum(len(file.sides) for file in facts.offices.values()) > 200
    read = {"states", "places", "titles", "persons", "organisations", "mechanisms", "identifiers", "ministries", "kinds"}
    read |= {"paradigms", "weak", "variants", "cldr", "cities", *facts.offices}
    assert {path.stem for path in files()} == read


def test_every_file_states_its_source() -> None:
    undated = {"states", "places", "organisations", "mechanisms"}  # lists; their source stands in the head or with each entry
    for path in files():
        text = path.read_text(encoding="utf-8")
        assert "\nsource:" in f"\n{text}" or (path.stem in undated and text.startswith("#")), path


def test_unknown_key_names_file_and_line(copy: Path) -> None:
    (copy / "kinds.yaml").write_text("source: a test\nnarrower: {}\nwider: {}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"kinds\.yaml:3: .*unknown field `wider`"):
        read_facts(copy)


def test_wrong_type_names_file_and_line(copy: Path) -> None:
    (copy / "kinds.yaml").write_text("source: a test\nnarrower:\n  chair:\n  - [king]\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"kinds\.yaml:3: "):
        read_facts(copy)


def test_doubled_key_names_file_and_line(copy: Path) -> None:
    (copy / "weak.yaml").write_text("source: a test\nwords: {}\nwords: {}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"weak\.yaml:3: the key 'words' stands twice"):
        read_facts(copy)


def test_a_sitting_in_a_place_that_no_file_holds_is_an_error(copy: Path) -> None:
    path = copy / "mechanisms.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("place: Vladivostok", "place: Nowhere", 1), encoding="utf-8")
    with pytest.raises(KnowledgeError, match="no place Nowhere"):
        read_facts(copy)


def test_two_files_may_not_hold_the_same_office(copy: Path) -> None:
    shutil.copy(copy / "offices/africa.yaml", copy / "offices/again.yaml")
    with pytest.raises(KnowledgeError, match="ZA head-of-state stands 2 times"):
        read_facts(copy)
