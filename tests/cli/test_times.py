"""`vaarta times`: time expressions alone, for a person and for programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from vaarta.cli import app
from vaarta.cli.layout import columns

TEXT = "वे मंगलवार को मिले और कल फिर मिलेंगे। तीन दिवसीय यात्रा इस साल के अंत में होगी।\r\n"


@pytest.fixture(autouse=True)
def _width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_bytes(TEXT.encode("utf-8-sig"))
    return path


def times(*arguments: str | Path, given: bytes | None = None) -> Any:
    return CliRunner().invoke(app, ["times", *map(str, arguments)], input=given)


def lines(*objects: object) -> bytes:
    return "".join(f"{item if isinstance(item, str) else json.dumps(item, ensure_ascii=False)}\n" for item in objects).encode()


def test_a_table_gives_value_type_and_words(story: Path) -> None:
    out = times(story, "--anchor", "2025-11-18").stdout.splitlines()
    assert out[0] == "story  hi · counted from 2025-11-18"
    assert [line.split(None, 2) for line in out[4:]] == [
        ["2025-11-18", "DATE", "मंगलवार"],
        ["2025-11-19", "DATE", "कल"],
        ["P3D", "DURATION", "तीन दिवसीय"],
        ["2025", "END", "DATE      इस साल के अंत"],
    ]


def test_explain_gives_direction_the_other_reading_and_the_reason(story: Path) -> None:
    assert "= not 2025-11-17; future: मिलेंगे" in times(story, "--anchor", "2025-11-18", "--explain").stdout
    (found,) = json.loads(times(story, "--anchor", "2025-11-18", "--explain", "--format", "json").stdout)
    tomorrow = found["expressions"][1]
    assert (tomorrow["direction"], tomorrow["other"], tomorrow["reason"]) == ("future", "2025-11-17", "future: मिलेंगे")


def test_offsets_index_the_text_as_received(story: Path) -> None:
    found = json.loads(times(story, "--anchor", "2025-11-18", "-f", "jsonl").stdout)
    assert [TEXT[e["start"] : e["end"]] for e in found["expressions"]] == ["मंगलवार", "कल", "तीन दिवसीय", "इस साल के अंत"]
    assert all(set(e) >= {"start", "end", "type", "value"} for e in found["expressions"])


def test_lines_give_lines_in_the_same_order_each_by_its_own_anchor(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_bytes(
        lines(
            {"text": "वे कल आए।", "anchor": "2025-11-18", "lang": "hi"},
            {"text": "He will come on Monday.", "anchor": "2025-11-20", "lang": "en"},
            {"text": "Ничего.", "anchor": "2025-11-18", "lang": "ru"},
        )
    )
    result = times(path, "--anchor", "2001-01-01")
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [[e["value"] for e in line["expressions"]] for line in found] == [["2025-11-17"], ["2025-11-24"], []]
    assert result.exit_code == 0


def test_a_bad_line_is_named_and_the_others_are_read() -> None:
    good = {"text": "वे कल आए।", "anchor": "2025-11-18", "lang": "hi"}
    bad = ["{broken", {"anchor": "2025-11-18"}, {**good, "anchor": "18.11."}, {**good, "lang": "xx"}, {"text": "वे कल आए।"}]
    result = times("-", "--format", "jsonl", given=lines(good, *bad, good))
    assert result.exit_code == 1
    assert [len(json.loads(line)["expressions"]) for line in result.stdout.splitlines()] == [1, 1]
    complaints = result.stderr.splitlines()
    assert [f"standard input:{number}: " in line for number, line in enumerate(complaints, start=2)] == [True] * 5
    assert "anchor" in complaints[2]
    assert "'xx'" in complaints[3]
    assert "--anchor" in complaints[4]


def test_standard_input_is_text_as_well() -> None:
    found = json.loads(times("-", "--anchor", "2025-11-18", "-f", "jsonl", given="वे कल आए।".encode()).stdout)
    assert [e["value"] for e in found["expressions"]] == ["2025-11-17"]


def test_the_anchor_given_beats_the_header_and_the_header_beats_nothing(tmp_path: Path) -> None:
    path = tmp_path / "wire.txt"
    path.write_text(" date 2025-11-19 वे कल आए।", encoding="utf-8")
    assert "counted from 2025-11-18" in times(path, "--anchor", "2025-11-18").stdout
    assert "counted from 2025-11-19" in times(path).stdout


def test_without_any_day_it_says_how_to_give_one(story: Path) -> None:
    result = times(story)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "give it with --anchor YYYY-MM-DD" in result.stderr


def test_the_language_may_be_said(story: Path) -> None:
    assert times(story, "--anchor", "2025-11-18", "--language", "hi").exit_code == 0
    assert "no pack reads times in 'xx'" in times(story, "--anchor", "2025-11-18", "--language", "xx").stderr


@pytest.mark.parametrize("width", [60, 80, 100])
def test_no_line_is_wider_than_the_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    path = tmp_path / "long.txt"
    path.write_text("वे 31 अगस्त 2024 की शाम साढ़े पांच बजे से एक सितंबर 2025 तक मिलेंगे। " * 3, encoding="utf-8")
    monkeypatch.setenv("COLUMNS", str(width))
    assert max(map(columns, times(path, "--anchor", "2025-11-18", "--explain").stdout.splitlines())) <= width


def test_a_text_without_times_says_so(tmp_path: Path) -> None:
    path = tmp_path / "none.txt"
    path.write_text("वे मिले।", encoding="utf-8")
    result = times(path, "--anchor", "2025-11-18")
    assert (result.exit_code, "no time expressions" in result.stdout) == (0, True)


@pytest.mark.parametrize("arguments", [[], ["--anchor", "today", "a.txt"], ["--format", "xml", "a.txt"]])
def test_wrong_usage_ends_with_two(arguments: list[str]) -> None:
    assert times(*arguments).exit_code == 2
