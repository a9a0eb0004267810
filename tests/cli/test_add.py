from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import vaarta.reading
from tests.cli.commands import SAMPLES, objects, out, run
from vaarta.cli.layout import columns


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by_hand: None) -> Path:
    assert by_hand is None
    monkeypatch.setenv("VAARTA_RECORD", str(tmp_path / "new" / "r.db"))
    return tmp_path / "new" / "r.db"


def test_what_is_added_is_counted_and_known_the_second_time(target: Path) -> None:
    first = run("add", SAMPLES)
    assert first.exit_code == 0
    assert first.stdout.strip() == "5 new, 0 known, 0 corrected: 6 entries changed"
    assert target.is_file()
    assert out("add", SAMPLES).strip() == "0 new, 5 known, 0 corrected: 0 entries changed"


def test_what_is_known_is_not_read_again(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out("add", SAMPLES)
    monkeypatch.setitem(vars(vaarta.reading), "read", lambda *_, **__: pytest.fail("read again"))
    assert out("add", SAMPLES).startswith("0 new, 5 known")


def test_a_corrected_article_takes_the_place_of_the_old(target: Path, tmp_path: Path) -> None:
    copy = tmp_path / "4-held.txt"
    shutil.copy(SAMPLES / "4-held.txt", copy)
    out("add", copy)
    copy.write_text(copy.read_text("utf-8").replace("संचार अनुकूलता एवं", "संचार"), "utf-8")
    assert out("add", copy).startswith("0 new, 0 known, 1 corrected")
    assert json.loads(out("record", "info"))["superseded"] == 1


def test_a_bad_input_is_listed_at_the_end_and_all_others_are_in(target: Path, tmp_path: Path) -> None:
    bad, undated = tmp_path / "a.png", tmp_path / "b.txt"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    undated.write_text("वे मिले।", "utf-8")
    done = run("add", bad, undated, tmp_path / "missing.txt", SAMPLES)
    assert done.exit_code == 1
    assert done.stdout.strip() == "5 new, 0 known, 0 corrected: 6 entries changed; 3 inputs failed"
    assert [line.split(": ")[1].split("/")[-1] for line in done.stderr.splitlines()] == ["a.png", "b.txt", "missing.txt"]
    assert len(objects("entries")) == 6


def test_an_article_whose_events_no_pack_reads_is_kept_and_found(
    target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    monkeypatch.setenv("VAARTA_RECORD", str(target))
    story = tmp_path / "story.txt"
    story.write_text("The two foreign ministers met in Vladivostok on Monday and spoke about fisheries.", "utf-8")
    done = run("add", "--published", "2025-11-19", story)
    assert done.exit_code == 0
    assert done.stdout.strip() == "1 new, 0 known, 0 corrected: 0 entries changed; kept without their events: 1 in en"
    assert [hit["article"] for hit in objects("search", "Vladivostok")] == ["story"]
    assert out("add", "--published", "2025-11-19", story).startswith("0 new, 1 known")


@pytest.mark.usefixtures("target")
def test_articles_by_standard_input_do_not_replace_each_other() -> None:
    for name, told in (("1-announced", "1 new"), ("4-held", "1 new"), ("4-held", "0 new, 1 known")):
        done = run("add", "-", given=(SAMPLES / f"{name}.txt").read_bytes())
        assert done.stdout.startswith(told)
    assert json.loads(out("record", "info"))["articles"] == 2


def test_two_articles_under_one_id_are_not_taken_for_one(target: Path, tmp_path: Path) -> None:
    for name, source in (("x", SAMPLES / "1-announced.txt"), ("y", SAMPLES.parent / "tokyo-2024-03-08.txt")):
        (tmp_path / name).mkdir()
        shutil.copy(source, tmp_path / name / "story.txt")
    assert run("add", tmp_path / "x" / "story.txt").exit_code == 0
    done = run("add", tmp_path / "y" / "story.txt")
    assert done.exit_code == 1
    assert "another article with the id 'story'" in done.stderr


def test_a_record_that_cannot_be_is_said_to_be_none(tmp_path: Path) -> None:
    done = run("add", "--record", "mysql://host/db", SAMPLES)
    assert done.exit_code == 1
    assert "postgresql://" in done.stderr
    (tmp_path / "file").write_text("no folder")
    done = run("add", "--record", tmp_path / "file" / "r.db", SAMPLES)
    assert done.exit_code == 1
    assert columns(done.stderr) > 0
