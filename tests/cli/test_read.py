"""`vaarta read` as a person and as a program uses it."""

from __future__ import annotations

import codecs
import json
import os
import resource
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import vaarta.reading
from tests.cli.example import TEXT, example_report
from vaarta import __version__
from vaarta.cli import app
from vaarta.model.article import Article
from vaarta.model.errors import MissingDateError
from vaarta.model.readers import Readers
from vaarta.model.report import Report

ROOT = Path(__file__).parents[2]
# The command line in a process of its own, with the reader of these tests.
PROCESS = (
    "from tests.cli.test_read import reader; import vaarta.reading as r; r.read = reader; from vaarta.cli import main; main()"
)


def reader(article: Article, *, min_confidence: float | None = None, readers: Readers | None = None) -> Report:
    """The example's facts for the example's text, none for another; no report without a date."""
    if article.published is None:
        raise MissingDateError(f"{article.origin}: no date; give it with --published YYYY-MM-DD")
    if article.text == "fault":
        raise KeyError(article.text)
    found = example_report(article.id)
    if article.text != TEXT:
        return Report(article)
    kept = tuple(event for event in found.events if event.confidence >= (min_confidence or 0.0))
    return replace(found, article=replace(article, publisher=article.publisher or "IANS"), events=kept)


@pytest.fixture(autouse=True)
def _reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(vars(vaarta.reading), "read", reader)
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def seed(tmp_path: Path) -> Path:
    path = tmp_path / "seed.txt"
    path.write_bytes(codecs.BOM_UTF8 + TEXT.encode())
    return path


def run(*arguments: str | Path, given: bytes | None = None) -> Any:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=given)


def process(*arguments: str | Path, **options: Any) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", "PYTHONUTF8": "0", "LC_ALL": "C"}
    command = [sys.executable, "-c", PROCESS, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, env=environment, timeout=60, check=False, **options)


def processor_time() -> float:
    """Seconds that the processes started here have worked, however long they had to wait for their turn."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_the_version_comes_fast() -> None:
    took = []
    for _ in range(5):
        before = processor_time()
        done = subprocess.run(
            [sys.executable, "-m", "vaarta.cli", "--version"],
            capture_output=True,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
            check=True,
        )
        took.append(processor_time() - before)
        assert done.stdout.decode().strip() == f"vaarta {__version__}"
    assert min(took) < 0.3


def test_the_table_has_events_in_order_of_time_the_undated_last(seed: Path) -> None:
    out = run("read", seed).stdout
    order = [out.index(words) for words in ("2025-11-18  held", "2025-12     planned", "undated     held")]
    assert order == sorted(order)


def test_below_an_event_stand_its_sentence_quote_and_note(seed: Path) -> None:
    out = run("read", seed).stdout
    met, said, summit, note = (
        out.index(words)
        for words in ("*मुलाकात की*", "» S. Jaishankar, X, 2025-11-18, direct: “पुतिन", "*शिखर सम्मेलन होगा*", "! doubtful: the 22nd")
    )
    assert met < said < summit < note
    assert "Vladimir Putin (host)" in out


@pytest.mark.parametrize("width", [60, 80, 100, 120, 160])
def test_no_line_is_wider_than_the_terminal(seed: Path, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    from vaarta.cli.layout import columns

    monkeypatch.setenv("COLUMNS", str(width))
    result = run("read", "--explain", seed)
    assert result.exit_code == 0
    assert max(map(columns, result.stdout.splitlines())) <= width


@pytest.mark.parametrize("width", [80, 120, 160])
def test_columns_stand_under_their_heads(seed: Path, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    lines = run("read", seed).stdout.splitlines()
    head = next(line for line in lines if line.startswith("date"))
    row = next(line for line in lines if line.startswith("2025-11-18"))
    for name, value in [("status", "held"), ("kind", "meeting"), ("who", "S. Jaishankar"), ("where", "Moscow")]:
        assert head.index(name) == row.index(value)
    assert ("mechanism" in head) == (width >= 110)


def test_explain_says_what_filled_every_slot(seed: Path) -> None:
    out = " ".join(run("read", "--explain", seed).stdout.split())
    assert 'when: 2025-11-18 ← "मंगलवार" (hi/times/weekday)' in out
    assert 'host: Vladimir Putin (Q7747) ← "रूसी राष्ट्रपति व्लादिमीर पुतिन" (knowledge Q7747)' in out
    assert "mechanism: India–Russia Annual Summit 23 ← no reason recorded" in out
    assert "participant: S. Jaishankar (Q16193511) ← no reason recorded" in out


def test_characters_that_steer_the_terminal_are_not_printed(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"text": TEXT, "title": "a\x1b[2Jb\u202ec", "published": "2025-11-19"}), encoding="utf-8")
    out = run("read", path).stdout
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_json_lines_are_one_report_a_line_in_order(seed: Path, tmp_path: Path) -> None:
    lines = tmp_path / "many.jsonl"
    lines.write_text("\n".join(json.dumps({"id": f"n{i}", "text": TEXT}) for i in range(3)), encoding="utf-8")
    result = run("read", "--format", "jsonl", lines, seed)
    reports = [json.loads(line) for line in result.stdout.splitlines()]
    assert [report["article"]["id"] for report in reports] == ["n0", "n1", "n2", "seed"]
    assert all("reasons" not in event for report in reports for event in report["events"])
    assert "4 articles: 12 events, 4 quotes, 4 notes" in result.stderr


def test_json_is_one_array_whatever_the_number(seed: Path, tmp_path: Path) -> None:
    assert len(json.loads(run("read", "-f", "json", seed).stdout)) == 1
    assert len(json.loads(run("read", "-f", "json", seed, seed).stdout)) == 2
    assert json.loads(run("read", "-f", "json", tmp_path / "missing.txt").stdout) == []
    assert "reasons" in json.loads(run("read", "-f", "json", "--explain", seed).stdout)[0]["events"][0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_offsets_index_the_article_as_received(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode(encoding))
    report = json.loads(run("read", "--format", "jsonl", path).stdout)
    assert report["article"]["text"] == TEXT
    trigger = report["events"][2]["evidence"][0]["trigger"]
    assert report["article"]["text"][trigger["start"] : trigger["end"]] == "मुलाकात की"


def test_a_bad_input_is_told_of_on_standard_error_and_the_others_are_read(seed: Path, tmp_path: Path) -> None:
    bad = tmp_path / "picture.png"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    result = run("read", "-f", "jsonl", bad, tmp_path / "missing.txt", seed)
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert "picture.png: not text" in result.stderr
    assert "missing.txt: cannot be read" in result.stderr
    assert "1 article: 3 events, 1 quote, 1 note; 2 inputs failed" in result.stderr


def test_an_article_without_a_date_says_how_to_give_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("वे मिले।", encoding="utf-8")
    result = run("read", path)
    assert result.exit_code == 1
    assert "--published" in result.stderr
    assert run("read", "--published", "2025-11-19", path).exit_code == 0


def test_a_fault_in_one_article_does_not_cost_the_others(seed: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("fault", encoding="utf-8")
    result = run("read", "--published", "2025-11-19", "-f", "jsonl", path, seed)
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert "a fault of Vaarta, not of the article (KeyError: 'fault', test_read.py:" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "--format", "xml", "a.txt"],
        ["read", "--published", "19 Nov", "a.txt"],
        ["read", "--published", "20251119", "a.txt"],
        ["read", "--max-size", "many", "a.txt"],
        ["read", "--min-confidence", "2", "a.txt"],
        ["write"],
    ],
)
def test_wrong_usage_ends_with_two(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""


def test_options_reach_the_reader(seed: Path) -> None:
    result = run("read", "-f", "jsonl", "--publisher", "PTI", "--language", "xx", "--min-confidence", "0.93", seed)
    report = json.loads(result.stdout)
    assert (report["article"]["publisher"], report["article"]["language"], len(report["events"])) == ("PTI", "xx", 1)
    assert run("read", "--max-size", "100", seed).exit_code == 1
    assert run("read", "--max-size", "5kB", seed).exit_code == 0


def test_standard_input_is_read_and_results_are_utf_8_in_any_locale() -> None:
    done = process("read", "-f", "jsonl", "-", input=TEXT.encode())
    assert done.returncode == 0
    assert json.loads(done.stdout.decode())["article"]["id"] == "stdin"
    assert done.stderr == b""


def test_exit_codes_of_the_process(seed: Path, tmp_path: Path) -> None:
    assert process("read", seed).returncode == 0
    assert process("read", tmp_path / "missing.txt").returncode == 1
    assert process("read", "--format", "xml", seed).returncode == 2


def test_nobody_reading_on_is_no_error(tmp_path: Path) -> None:
    lines = tmp_path / "many.jsonl"
    lines.write_text("\n".join(json.dumps({"text": TEXT}) for _ in range(300)), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    with subprocess.Popen(
        [sys.executable, "-c", PROCESS, "read", "-f", "jsonl", str(lines)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    ) as started:
        assert started.stdout is not None
        assert started.stderr is not None
        started.stdout.readline()
        started.stdout.close()
        assert started.stderr.read() == b""
    assert started.returncode == 141
