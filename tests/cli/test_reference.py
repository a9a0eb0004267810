"""The reference of the command line is what the commands say of themselves."""

from __future__ import annotations

import subprocess
import sys

from tests.cli.reference import PAGE, reference
from vaarta.cli import _PANELS, COMMANDS


def test_the_page_is_what_the_commands_say_today() -> None:
    assert PAGE.read_text("utf-8") == reference(), "run `make reference`"


def test_every_command_and_option_has_its_line() -> None:
    page = reference()
    for command in ("vaarta read", "vaarta timeline", "vaarta record check", "vaarta knowledge show", "vaarta knowledge build"):
        assert f"## {command}\n" in page
    for option in ("--explain", "--published", "--anchor", "--max-size", "--on"):
        assert f"| `{option}" in page
    assert "|  | " not in page, "an option without help"


def test_every_command_stands_under_a_heading_of_the_help() -> None:
    assert sorted(name for names in _PANELS.values() for name in names) == sorted(COMMANDS)


def test_a_command_loads_what_it_needs_and_nothing_of_the_others() -> None:
    heavy = {"sqlalchemy", "icalendar", "rich", "vaarta.reading.reader", "vaarta.cli.asking"}
    code = (
        "import sys\nfrom vaarta.cli import app\nimport typer\ncommand = typer.main.get_command(app)\n"
        "command.get_command(typer.Context(command), 'read')\nprint(*sorted(name for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not heavy & set(done.stdout.split())
