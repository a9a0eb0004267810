"""The command line: it parses options, calls the library and prints; it holds no logic of its own.

Results go to standard output, everything else to standard error. Exit codes: 0 all went well, 1 something failed or is not there, 2 wrong usage,
130 stopped by Ctrl-C, 141 nobody reads the output any more.
"""

from __future__ import annotations

from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from vaarta import __version__

__all__ = ["COMMANDS", "app", "main"]

COMMANDS = {
    "read": "read:read",
    "add": "add:add",
    "serve": "serve:serve",
    "entries": "asking:entries",
    "timeline": "asking:timeline",
    "upcoming": "asking:upcoming",
    "entry": "entry:entry",
    "who": "who:who",
    "mechanism": "who:mechanism",
    "changes": "asking:changes",
    "conflicts": "asking:conflicts",
    "diff": "entry:diff",
    "search": "who:search",
    "diary": "diary:diary",
    "same": "deciding:same",
    "apart": "deciding:apart",
    "correct": "deciding:correct",
    "undo": "deciding:undo",
    "decisions": "deciding:decisions",
    "record": "record:record",
    "times": "times:times",
    "knowledge": "knowledge:knowledge",
}
"""Where each command is, in the order of `--help`; loaded when it is asked for, so that one does not wait for all."""
_PANELS = {
    "Reading": ("read", "times", "knowledge"),
    "Asking the record": (
        "serve", "entries", "timeline", "upcoming", "entry", "who", "mechanism", "changes", "conflicts", "diff", "search", "diary",
    ),
    "Keeping the record": ("add", "same", "apart", "correct", "undo", "decisions", "record"),
}  # fmt: skip
"""The headings of `--help`."""


class _Commands(TyperGroup):
    """The commands, each loaded when it is first asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        return [*COMMANDS]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in self.commands and cmd_name in COMMANDS:
            self.commands[cmd_name] = _loaded(cmd_name)
        return self.commands.get(cmd_name)


def _loaded(name: str) -> Any:
    module, _, attribute = COMMANDS[name].partition(":")
    found = getattr(import_module(f"vaarta.cli.{module}"), attribute)
    if not isinstance(found, typer.Typer):
        function, found = found, typer.Typer(add_completion=False)
        found.command()(function)
    command: Any = typer.main.get_command(found)
    command.name = name
    command.rich_help_panel = next(panel for panel, names in _PANELS.items() if name in names)
    return command


app = typer.Typer(
    name="vaarta",
    help="Reads newswire about diplomacy and keeps the record of the talks: who met whom, when, where, on what, and who says so.",
    cls=_Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - Typer hands the value over so
    if wanted:
        typer.echo(f"vaarta {__version__}")
        raise typer.Exit


@app.callback()
def _vaarta(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Take the options that stand before a command."""


def main() -> None:
    """Run the command line that this process was started with."""
    app(prog_name="vaarta")
