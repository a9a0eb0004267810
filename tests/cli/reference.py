"""The reference of the command line, from the command line itself: `python -m tests.cli.reference` writes `docs/cli.md` anew."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

import typer

from vaarta.cli import app

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"

_HEAD = """\
# Command line

Made from the commands themselves by `make reference`; a test keeps it so. Results go to standard output, everything else to standard error. Exit codes:
0 all went well, 1 something failed or is not there, 2 wrong usage, 130 stopped by Ctrl-C, 141 nobody reads the output any more.
"""


def reference() -> str:
    """The page: every command with its arguments and options, in the order of `--help`."""
    return "\n".join([_HEAD, *_commands(typer.main.get_command(app), "vaarta")])


def _commands(command: Any, path: str) -> Iterator[str]:
    context = typer.Context(command)
    names = command.list_commands(context) if hasattr(command, "list_commands") else []
    inner = {name: command.get_command(context, name) for name in names}
    told = command.callback is not None or not inner
    if told and path != "vaarta":
        yield f"## {path}\n"
        yield f"    {_usage(command, path)}\n"
        yield f"{command.help.strip()}\n"
        yield from _parameters(command)
    for name, child in inner.items():
        yield from _commands(child, f"{path} {name}")


def _usage(command: Any, path: str) -> str:
    arguments = [_name(parameter) for parameter in command.params if not _is_option(parameter)]
    options = ["[OPTIONS]"] if any(_is_option(parameter) for parameter in command.params) else []
    return " ".join([path, *options, *arguments])


def _parameters(command: Any) -> Iterator[str]:
    rows = [parameter for parameter in command.params if not getattr(parameter, "hidden", False)]
    if not rows:
        return
    yield "| | meaning | unless given |"
    yield "|---|---|---|"
    for parameter in rows:
        meaning = (parameter.help or "").replace("|", "\\|")
        name = _name(parameter).replace("|", "\\|")
        yield f"| `{name}` | {meaning} | {_default(parameter)} |"
    yield ""


def _is_option(parameter: Any) -> bool:
    return bool(parameter.opts[0].startswith("-"))


def _name(parameter: Any) -> str:
    if not _is_option(parameter):
        return str(parameter.metavar or parameter.name.upper())
    names = ", ".join(parameter.opts)
    if getattr(parameter, "is_flag", False):
        return names
    return f"{names} {parameter.metavar or parameter.name.strip('_').upper()}"


def _default(parameter: Any) -> str:
    default = parameter.default
    if parameter.required:
        return "must be given"
    if default is None or default is False or getattr(parameter, "is_flag", False):
        return ""
    return f"`{default.value if isinstance(default, Enum) else default}`"


if __name__ == "__main__":
    PAGE.write_text(reference(), "utf-8")
