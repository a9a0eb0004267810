from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from tests.cli.commands import objects, out, run


def test_info_counts_what_is_in(record: Path) -> None:
    info = json.loads(out("record", "info"))
    assert (info["articles"], info["entries"], info["conflicting"]) == (5, 6, 1)
    assert record.name in info["record"]


def test_a_sound_record_is_said_to_be_and_a_damaged_one_not(record: Path) -> None:
    assert out("record", "check") == "sound: 5 articles, 6 entries\n"
    with sqlite3.connect(record) as connection:
        connection.execute("DELETE FROM entry WHERE key = (SELECT min(key) FROM entry)")
    connection.close()
    done = run("record", "check")
    assert done.exit_code == 1
    assert done.stderr.startswith("vaarta: ")
    assert "`vaarta record rebuild`" in done.stdout
    assert out("record", "rebuild") == "rebuilt: 6 entries from 10 tellings\n"
    assert out("record", "check").startswith("sound")
    assert len(objects("entries")) == 6


def test_a_record_that_is_not_there_is_not_made_by_asking(tmp_path: Path) -> None:
    for command in ("check", "rebuild", "info"):
        assert run("record", command, "--record", tmp_path / "none.db").exit_code == 1
    assert not list(tmp_path.iterdir())
