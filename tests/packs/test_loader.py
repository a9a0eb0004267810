from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from vaarta.model.errors import PackError
from vaarta.packs import loader


class Inner(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    case: str
    forms: tuple[str, ...]


class Outer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    frames: tuple[Inner, ...]


GOOD = "source: own\nframes:\n- case: ergative\n  forms: [ने]\n- case: dative\n  forms: [को]\n"


def write(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def test_a_section_is_read_as_its_schema(tmp_path: Path) -> None:
    data = loader.read_yaml(write(tmp_path / "s.yaml", GOOD), Outer)
    assert data == Outer("own", (Inner("ergative", ("ने",)), Inner("dative", ("को",))))


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (GOOD.replace("case: dative", "cas: dative"), 5, "unknown field `cas`"),
        (GOOD.replace("forms: [को]", "forms: को"), 6, "Expected `array`"),
        (GOOD.replace("  forms: [को]", "  forms: [को, 3]"), 6, "Expected `str`"),
        (GOOD.replace("- case: dative\n", "-\n"), 6, "missing required field `case`"),
        (GOOD.replace("  forms: [को]", "  forms: [को]\n  nots: [से]"), 7, "unknown field `nots`"),
        (GOOD + "source: twice\n", 7, "stands twice"),
        (GOOD.replace("  forms: [को]", "  forms: [को]\n  forms: [से]"), 7, "stands twice"),
        (GOOD.replace("[को]", "[को"), 7, "no YAML"),
        ("", 1, "Expected `object`"),
    ],
)
def test_a_wrong_pack_stops_with_file_and_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    path = write(tmp_path / "s.yaml", text)
    with pytest.raises(PackError) as caught:
        loader.read_yaml(path, Outer)
    message = str(caught.value)
    assert words in message
    assert message.startswith(f"{path}:{line}:"), message


def test_a_key_that_is_a_list_is_refused_as_a_pack_error(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=":1: "):
        loader.read_yaml(write(tmp_path / "s.yaml", "? [a, b]\n: c\n"), Outer)


def test_a_section_that_is_not_there_names_the_languages_that_are() -> None:
    with pytest.raises(PackError, match=r"no section 'nothing'.*languages: .*hi"):
        loader.section("hi", "nothing", Outer)


def test_a_language_is_a_folder_with_declarations() -> None:
    assert "hi" in loader.languages()
    assert all(any((loader.DATA / language).glob("*.yaml")) for language in loader.languages())


def test_a_changed_schema_does_not_meet_what_an_older_one_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Wider(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
        source: str
        frames: tuple[Inner, ...]
        note: str = ""

    monkeypatch.setattr(loader, "DATA", tmp_path)
    monkeypatch.setenv("VAARTA_CACHE", str(tmp_path / "cache"))
    (tmp_path / "xx").mkdir()
    write(tmp_path / "xx" / "words.yaml", GOOD)
    assert loader.section("xx", "words", Wider).note == ""
    assert loader.section("xx", "words", Outer).source == "own"
