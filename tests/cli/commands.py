"""Commands as a person types them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from tests.cli.talks import SAMPLES
from vaarta.cli import app

__all__ = ["FORMATS", "SAMPLES", "dialogue", "objects", "out", "rows", "run"]
FORMATS = ("table", "json", "jsonl", "csv")


def run(*arguments: str | Path, given: bytes | None = None) -> Any:
    """What became of `vaarta ARGUMENTS`."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=given)


def out(*arguments: str | Path) -> str:
    """What `vaarta ARGUMENTS` prints, which must work."""
    done = run(*arguments)
    assert done.exit_code == 0, done.output
    return str(done.stdout)


def objects(*arguments: str | Path) -> list[Any]:
    """The JSON lines that `vaarta ARGUMENTS` prints."""
    return [json.loads(line) for line in out(*arguments, "--format", "jsonl").splitlines()]


def rows(*arguments: str | Path) -> list[dict[str, str]]:
    """The CSV that `vaarta ARGUMENTS` prints."""
    return list(csv.DictReader(io.StringIO(out(*arguments, "--format", "csv"))))


def dialogue() -> str:
    """The id of the 2+2 dialogue, the entry that all samples tell."""
    (found,) = [row["id"] for row in rows("timeline", "--kind", "session") if row["when"] == "2018-09-06"]
    return found
