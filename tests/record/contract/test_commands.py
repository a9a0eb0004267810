"""The commands print the same, wherever the record lies."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import vaarta.reading
from tests.cli import talks
from tests.cli.commands import SAMPLES, dialogue, out

ASKED = (
    ["entries", "-f", "jsonl"],
    ["timeline"],
    ["timeline", "--pair", "IN-US", "--status", "held", "-f", "csv"],
    ["timeline", "--place", "New Delhi", "--from", "2018-09", "--limit", "2"],
    ["upcoming", "--from", "2018-07-01"],
    ["changes", "--since", "2018-07-01"],
    ["conflicts"],
    ["who", "माइक पोम्पियो"],
    ["mechanism", "India–US 2+2 Ministerial Dialogue", "--on", "2025-12-01"],
    ["search", "समझौता", "हस्ताक्षर"],
    ["diary", "--date", "2018-09-05", "-f", "md"],
    ["diary", "--date", "2018-09-05", "-f", "ics"],
    ["record", "check"],
)


def printed(url: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What every command prints of a record at `url` in which somebody decided, and took one decision back."""
    monkeypatch.setenv("VAARTA_RECORD", url)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setitem(vars(vaarta.reading), "read", talks.read)
    told = [out("add", SAMPLES), out("add", SAMPLES)]
    told += [out("correct", dialogue(), slot, "--because", "a test") for slot in ("place=Hyderabad House", "topics=trade")]
    told.append(out("undo"))
    told += [out("entry", dialogue(), "-f", "json"), out("diff", dialogue())]
    return told + [out(*command) for command in ASKED]


def test_they_print_the_same_on_every_backend(
    fresh_record: Callable[[], str], tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = printed(fresh_record(), monkeypatch)
    assert here == printed(str(tmp_path_factory.mktemp("sqlite") / "r.db"), monkeypatch)
    assert len(here) == len(ASKED) + 7
