"""The command line: it parses options, calls the library and prints; it holds no logic of its own.

Results go to standard output, everything else to standard error. Exit codes: 0 all was read, 1 something failed, 2 wrong usage,
130 stopped by Ctrl-C, 141 nobody reads the output any more.
"""

from __future__ import annotations

from typing import Annotated

import typer

from vaarta import __version__
from vaarta.cli.knowledge import knowledge
from vaarta.cli.read import read
from vaarta.cli.times import times

__all__ = ["app", "main"]

app = typer.Typer(
    name="vaarta",
    help="Reads newswire about diplomacy into reports: who met whom, when, where, on what, and who says so.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(read)
app.command()(times)
app.add_typer(knowledge, name="knowledge")


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
