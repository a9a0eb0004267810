"""What the README shows is what the program does."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.picture import EXCERPT, PICTURE, README, SAMPLE, picture

ROOT = README.parent
CALL = [sys.executable, "-c", "from vaarta.cli import main; main()"]


def shell_lines() -> list[str]:
    """The commands of `vaarta` in the README's blocks for a shell, comments aside."""
    blocks = re.findall(r"^```sh\n(.*?)^```", README.read_text("utf-8"), re.M | re.S)
    lines = [line.split("  #")[0].strip() for block in blocks for line in block.splitlines()]
    return [line.removeprefix(".venv/bin/vaarta ") for line in lines if line.startswith(".venv/bin/vaarta ")]


def test_the_excerpt_is_what_the_command_prints_today() -> None:
    done = subprocess.run([*CALL, "read", str(SAMPLE)], capture_output=True, check=True, env={"PATH": "", "COLUMNS": "100"})
    printed = done.stdout.decode().splitlines()
    match = EXCERPT.search(README.read_text("utf-8"))
    assert match is not None
    head, event = match[0].splitlines()[:4], match[0].splitlines()[4:]
    assert head == printed[:4], "run `make picture`"
    assert event
    assert "\n".join(event) in "\n".join(printed), "run `make picture`"


def test_the_picture_is_what_the_terminal_shows_today() -> None:
    assert PICTURE.read_text("utf-8") == picture(), "run `make picture`"


def test_the_picture_fetches_nothing() -> None:
    assert not re.search(r"url\((?!#)|<image|href=", PICTURE.read_text("utf-8"))


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the sample."""
    path = tmp_path_factory.mktemp("readme") / "talks.db"
    subprocess.run([*CALL, "add", "--record", str(path), str(SAMPLE)], capture_output=True, check=True)
    return path


@pytest.mark.parametrize("line", shell_lines())
def test_every_command_of_the_readme_works(line: str, talks: Path, tmp_path: Path) -> None:
    for name in ("article.txt", "story.txt"):
        shutil.copy(SAMPLE, tmp_path / name)
    (tmp_path / "archive").mkdir()
    shutil.copy(SAMPLE, tmp_path / "archive")
    shutil.copy(talks, tmp_path)
    command, _, story = line.partition(" > ")[0].partition(" < ")
    given = (tmp_path / story).read_bytes() if story else b""
    done = subprocess.run([*CALL, *shlex.split(command)], input=given, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout
