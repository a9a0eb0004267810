"""One entry, somebody, a mechanism, words: what the record holds of each."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from tests.cli.commands import SAMPLES, dialogue, objects, out, rows, run
from tests.cli.test_asking import SCHEMA
from vaarta.cli.layout import columns

pytestmark = pytest.mark.usefixtures("record")


def test_the_page_has_every_slot_with_the_reports_that_say_it() -> None:
    page = out("entry", dialogue())
    assert "when        6 September 2018  [3][4]\n            also said: 6 July 2018  [1][2]" in page
    assert "where       New Delhi  [3][4][5]\n            also said: Washington  [1][2]" in page
    assert "status      held  [4][5]" in page
    assert "conflicts   when: 6 September 2018 [4] ≠ 5 September 2018 [5]" in page


def test_the_page_has_its_life_step_by_step() -> None:
    page = out("entry", dialogue())
    steps = [
        "planned, 6 July 2018  [1]",
        "postponed, 6 July 2018  [2]",
        "planned, 6 September 2018  [3]",
        "held, 6 September 2018  [4]",
    ]
    at = [page.index(step) for step in steps]
    assert at == sorted(at)


def test_the_page_has_each_report_with_its_own_sentences() -> None:
    page = " ".join(out("entry", dialogue()).split())
    assert "[2] 2018-06-28 2-put-off#" in page
    assert "│ भारत और अमेरिका के बीच 6 जुलाई को वाशिंगटन में होने वाली पहली 2+2 वार्ता टल गई है। (status, when, where, mechanism)" in page


@pytest.mark.parametrize("command", ["entry", "diff"])
@pytest.mark.parametrize("width", [60, 80, 120, 160])
@pytest.mark.parametrize("language", ["en", "hi"])
def test_no_line_is_wider_than_the_terminal(command: str, width: int, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert max(map(columns, out(command, dialogue(), "--language", language).splitlines())) <= width


def test_json_is_the_record_format_with_every_statement() -> None:
    whole = json.loads(out("entry", dialogue(), "-f", "json"))
    jsonschema.validate(whole, SCHEMA)
    texts = {path.stem: path.read_text("utf-8") for path in SAMPLES.glob("*.txt")}
    assert len(whole["supports"]) == len(rows("entry", dialogue()))
    for support in whole["supports"]:
        if support["start"] is not None:
            assert texts[support["article"]][support["start"] : support["end"]] == support["words"]
    assert objects("entry", dialogue()) == [whole]


def test_an_entry_is_found_by_the_beginning_of_its_id() -> None:
    assert out("entry", dialogue()[:6]) == out("entry", dialogue())


@pytest.mark.parametrize("command", ["entry", "diff"])
@pytest.mark.parametrize("key", ["ffffffffffffffff", "abc", "no entry"])
def test_an_entry_that_is_not_there_is_said_not_to_be(command: str, key: str) -> None:
    done = run(command, key)
    assert (done.exit_code, done.stdout) == (1, "")
    assert f"the record holds no entry {key!r}" in done.stderr


def test_a_person_is_known_by_whom_they_met_and_what_they_took_part_in() -> None:
    page = out("who", "Sushma Swaraj")
    assert page.startswith("Sushma Swaraj  person  Q")
    assert "Mike Pompeo 1" in page
    assert "spoke by telephone" in page
    assert out("who", "सुषमा स्वराज") == page
    assert {row["name"] for row in rows("who", "Sushma Swaraj")} == {"Mike Pompeo"}
    (whole,) = objects("who", "Mike Pompeo")
    assert (whole["partners"][0]["entity"]["name"], whole["partners"][0]["entries"]) == ("Jim Mattis", 2)


def test_a_state_takes_part_by_its_people() -> None:
    assert "Mike Pompeo and Sushma Swaraj spoke by telephone" in " ".join(out("who", "United States").split())
    assert out("who", "US") == out("who", "United States")


def test_a_mechanism_s_register_has_knowledge_and_record_side_by_side() -> None:
    page = out("mechanism", "India–US 2+2 Ministerial Dialogue", "--on", "2025-12-01")
    assert "1st  2018-09-06  held    New Delhi" in page
    assert dialogue()[:8] in page
    assert "! overdue: annual, last held 2023-11-10" in page
    assert "overdue" not in out("mechanism", "India–US 2+2 Ministerial Dialogue", "--on", "2024-06-01")
    found = rows("mechanism", "India–US 2+2 Ministerial Dialogue")
    assert (found[0]["ordinal"], found[0]["knowledge"], found[0]["entries"]) == ("1", "yes", dialogue())
    (whole,) = objects("mechanism", "India–US 2+2 Ministerial Dialogue")
    assert len(whole["sittings"]) == len(found)


def test_a_diff_puts_the_accounts_beside_each_other() -> None:
    page = out("diff", dialogue())
    assert (
        "2018-07-06   2018-07-06" in " ".join(page.split("\n")[6:10]).replace("  ", " ").replace("  ", "   ")
        or "2018-07-06" in page
    )
    assert "≠ 2018-09-06" in page
    assert "≠ 2018-09-05" in page
    assert "+ energy" in page
    assert "− energy" in page
    assert "बुधवार, 5 सितंबर" in page
    (whole,) = objects("diff", dialogue())
    when = next(slot for slot in whole["slots"] if slot["slot"] == "when")
    assert [account["contradicts"] for account in when["accounts"]] == [[], [], [], ["2018-09-05"], ["2018-09-06"]]
    assert len(rows("diff", dialogue())) == len(whole["slots"]) * len(whole["accounts"])


def test_accounts_may_be_publishers_or_sides() -> None:
    assert run("diff", dialogue(), "--by", "side").exit_code == 0
    assert run("diff", dialogue(), "--by", "publisher").exit_code == 0
    assert run("diff", dialogue(), "--by", "colour").exit_code == 2


def test_words_are_found_in_any_inflection() -> None:
    page = out("search", "समझौता", "हस्ताक्षर")
    assert page.startswith("4-held · 2018-09-06")
    assert "समझौते पर हस्ताक्षर किए" in page
    assert "and 1 more" in page
    assert (
        [hit["article"] for hit in objects("search", "समझौता")]
        == [row["article"] for row in rows("search", "समझौता")]
        == ["4-held"]
    )
    assert out("search", "चंद्रमा") == "nothing found\n"


def test_a_sample_is_where_it_says(record: Path) -> None:
    assert SAMPLES.is_dir()
    assert json.loads(out("record", "info"))["record"].endswith(record.name)
