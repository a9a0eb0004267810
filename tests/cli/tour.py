"""The tour of the record, printed by the commands themselves: `python -m tests.cli.tour` writes `docs/record.md` anew."""

from __future__ import annotations

import os
import re
import shlex
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.cli.commands import out, rows

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "record.md"
_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.M | re.S)
_ID = re.compile(r"\{(?P<when>\S+) (?P<kind>\w+)\}|(?<= )(?P<id>[0-9a-f]{8})(?= |$)")
_COLUMNS = "80"


def tour(page: str) -> str:
    """`page` with what each `$ vaarta …` of its blocks prints today, one after the other, in a record of their own."""
    with _a_record_of_its_own():
        return _BLOCK.sub(lambda block: "".join(_printed(block[0])), page)


def _printed(block: str) -> Iterator[str]:
    for line in block.splitlines():
        if line.startswith("$ vaarta "):
            command = _ID.sub(_named, line)
            yield f"{command}\n{out(*_in_root(shlex.split(command)[2:]))}"


def _named(match: re.Match[str]) -> str:
    """The id of an entry that a page names by its date and kind, or by an id of yesterday's that no longer leads anywhere."""
    if match["id"]:
        return match["id"] if any(row["id"].startswith(match["id"]) for row in rows("entries")) else _dialogue()
    return next(row["id"] for row in rows("timeline", "--kind", match["kind"]) if row["when"] == match["when"])[:8]


def _dialogue() -> str:
    return next(row["id"] for row in rows("timeline", "--kind", "session") if row["when"] == "2018-09-06")[:8]


def _in_root(words: list[str]) -> list[str]:
    return [str(ROOT / word) if word.startswith("samples/") else word for word in words]


@contextmanager
def _a_record_of_its_own() -> Iterator[None]:
    before, here = dict(os.environ), Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"VAARTA_RECORD": "talks.db", "COLUMNS": _COLUMNS}
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(here)
            os.environ.clear()
            os.environ.update(before)


if __name__ == "__main__":
    PAGE.write_text(tour(PAGE.read_text("utf-8")), "utf-8")
