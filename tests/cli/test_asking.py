"""Lists of entries, as a person and as a program asks for them."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from tests.cli.commands import FORMATS, dialogue, objects, out, rows, run
from vaarta.cli.layout import columns

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "record.schema.json").read_text("utf-8"))
LISTS = (["entries"], ["timeline"], ["upcoming", "--from", "2018-06-01"], ["changes", "--since", "2018-07"], ["conflicts"])


@pytest.mark.usefixtures("record")
class TestLists:
    @pytest.mark.parametrize("arguments", LISTS, ids=" ".join)
    def test_every_format_has_the_same_entries(self, arguments: list[str]) -> None:
        ids = [entry["id"] for entry in objects(*arguments)]
        assert ids
        assert [row["id"] for row in rows(*arguments)] == ids
        assert [entry["id"] for entry in json.loads(out(*arguments, "-f", "json"))] == ids
        table = out(*arguments)
        assert all(key[:8] in table for key in ids)

    @pytest.mark.parametrize("width", [60, 80, 120, 160])
    @pytest.mark.parametrize("arguments", LISTS, ids=" ".join)
    @pytest.mark.parametrize("language", ["en", "hi"])
    def test_no_line_is_wider_than_the_terminal(
        self, arguments: list[str], width: int, language: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COLUMNS", str(width))
        assert max(map(columns, out(*arguments, "--language", language).splitlines())) <= width

    def test_json_lines_are_the_record_format(self) -> None:
        for entry in objects("entries"):
            jsonschema.validate(entry, SCHEMA)

    def test_a_line_says_when_where_it_stands_and_what(self) -> None:
        (line,) = [line for line in out("timeline").splitlines() if dialogue()[:8] in line]
        assert "2018-09-06  held     The 1st India–US 2+2 Ministerial Dialogue was held in New Delhi" in line

    def test_names_and_sentences_come_in_hindi_too(self) -> None:
        assert "माइक पोम्पियो और सुषमा स्वराज की फोन पर बातचीत हुई" in out("timeline", "--language", "hi")
        assert run("timeline", "--language", "xx").exit_code == 2

    def test_the_timeline_is_in_order_of_time(self) -> None:
        dated = [row["when"][:10] for row in rows("timeline") if len(row["when"]) >= 10]
        assert dated == sorted(dated)
        assert len(dated) == 5

    @pytest.mark.parametrize(
        ("arguments", "count"),
        [
            (["--who", "Pompeo", "--with", "Sushma Swaraj"], 1),
            (["--who", "माइक पोम्पियो", "--kind", "call"], 1),
            (["--pair", "IN-US", "--kind", "call"], 1),
            (["--who", "Sushma Swaraj", "--with", "United States"], 1),
            (["--state", "India", "--state", "अमेरिका", "--kind", "agreement"], 1),
            (["--status", "planned", "--status", "postponed"], 2),
            (["--topic", "energy"], 1),
            (["--place", "New Delhi", "--kind", "visit"], 1),
            (["--place", "India", "--kind", "visit"], 1),
            (["--from", "2018-06", "--to", "2018-06"], 1),
            (["--mechanism", "India–US 2+2 Ministerial Dialogue"], 2),
            (["--from", "2020"], 0),
            (["--min-confidence", "1"], 0),
        ],
        ids=lambda value: " ".join(value) if isinstance(value, list) else str(value),
    )
    def test_each_condition_narrows(self, arguments: list[str], count: int) -> None:
        assert len(rows("timeline", *arguments)) == count

    def test_of_more_than_the_limit_the_latest_are_shown_and_it_is_said(self) -> None:
        done = run("timeline", "--limit", "3", "-f", "csv")
        assert len(list(csv.DictReader(io.StringIO(done.stdout)))) == 3
        assert "only the latest 3 are shown" in done.stderr
        assert [row["id"] for row in rows("timeline", "--limit", "3")] == [row["id"] for row in rows("timeline")][-3:]
        assert run("timeline", "--limit", "0", "-f", "csv").stdout == out("timeline", "-f", "csv")
        assert "only the nearest 1 are shown" in run("upcoming", "--from", "2018-06-01", "--limit", "1").stderr

    def test_upcoming_is_what_is_planned_the_nearest_first(self) -> None:
        assert [row["when"] for row in rows("upcoming", "--from", "2018-08-01")] == ["2018-09-05", "2019"]
        assert rows("upcoming", "--from", "2020") == []
        assert out("upcoming", "--from", "2020") == "no entries\n"

    def test_changes_show_what_was_new_in_those_days(self) -> None:
        table = out("changes", "--since", "2018-07-01", "--until", "2018-07-31")
        assert "2018-07-20  status changed: planned, 6 September 2018" in table
        assert "2018-09-06" not in table.split(dialogue()[:8], 1)[1].split("\n", 1)[1]
        assert rows("changes", "--since", "2018-10") == rows("changes") == []

    def test_conflicts_show_what_reports_say(self) -> None:
        (entry,) = objects("conflicts")
        assert entry["id"] == dialogue()
        assert "when: 6 September 2018 (4-held) ≠ 5 September 2018 (5-another-paper)" in out("conflicts")

    @pytest.mark.parametrize("format_", FORMATS)
    def test_an_empty_list_is_one_in_every_format(self, format_: str) -> None:
        printed = out("timeline", "--from", "2030", "-f", format_)
        assert {"table": "no entries\n", "json": "[]\n", "jsonl": ""}.get(format_, printed) == printed
        assert printed.count("\n") <= 1

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (["timeline", "--who", "Nobody Known"], "no person or body is known by the name 'Nobody Known'"),
            (["timeline", "--who", ""], "no person or body is known by the name ''"),
            (["timeline", "--who", "Singh"], "'Singh' may be "),
            (["timeline", "--mechanism", "Moscow"], "no mechanism is known by the name 'Moscow'"),
            (["timeline", "--place", "Narendra Modi"], "no place is known"),
            (["timeline", "--pair", "IN"], "no pair of states; write it as IN-RU"),
            (["timeline", "--pair", "IN-ZZ"], "no state or organisation is known by the name 'ZZ'"),
            (["timeline", "--record", "/nowhere/r.db"], "there is no record; `vaarta add` makes one"),
        ],
        ids=lambda value: " ".join(value) if isinstance(value, list) else "",
    )
    def test_what_is_not_known_is_said_on_standard_error(self, arguments: list[str], words: str) -> None:
        done = run(*arguments)
        assert (done.exit_code, done.stdout) == (1, "")
        assert words in done.stderr

    def test_of_several_a_name_may_mean_the_one_taken_is_said(self) -> None:
        done = run("mechanism", "2+2")
        assert done.exit_code == 0
        assert "'2+2' is taken to be India–US 2+2 Ministerial Dialogue" in done.stderr

    @pytest.mark.parametrize(
        "arguments",
        [
            ["--from", "yesterday"], ["--to", "2018-13"], ["--from", "20180601"], ["--kind", "party"], ["--status", "done"],
            ["--topic", "weather"], ["--limit", "-1"], ["--format", "xml"],
        ],
        ids=" ".join,
    )  # fmt: skip
    def test_wrong_usage_ends_with_two(self, arguments: list[str]) -> None:
        done = run("timeline", *arguments)
        assert (done.exit_code, done.stdout) == (2, "")


def test_a_name_in_any_script_is_the_same_person(record: Path) -> None:
    assert rows("timeline", "--who", "Mike Pompeo") == rows("timeline", "--who", "माइक पोम्पियो")
    assert record.is_file()


@pytest.mark.parametrize("format_", FORMATS)
def test_nobody_reading_on_is_no_error(record: Path, format_: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "VAARTA_RECORD": str(record)}
    with subprocess.Popen(
        [sys.executable, "-m", "vaarta.cli", "timeline", "--format", format_],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    ) as started:
        assert started.stdout is not None
        assert started.stderr is not None
        started.stdout.close()
        assert started.stderr.read() == b""
    assert started.returncode == 141
