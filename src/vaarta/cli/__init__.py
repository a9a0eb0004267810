"""The command line: it parses options, calls the library and prints; it holds no logic of its own.

Results go to standard output, everything else to standard error. Exit codes: 0 all was read, 1 something failed, 2 wrong usage,
130 stopped by Ctrl-C, 141 nobody reads the output any more.
"""

from __future__ import annotations

from typing import Annotated

import typer

from vaarta import __version__
from vaarta.cli.add import add
from vaarta.cli.asking import changes, conflicts, entries, timeline, upcoming
from vaarta.cli.deciding import apart, correct, decisions, same, undo
from vaarta.cli.diary import diary
from vaarta.cli.entry import diff, entry
from vaarta.cli.knowledge import knowledge
from vaarta.cli.read import read
from vaarta.cli.record import record
from vaarta.cli.times import times
from vaarta.cli.who import mechanism, search, who

__all__ = ["app", "main"]

app = typer.Typer(
    name="vaarta",
    help="Reads newswire about diplomacy and keeps the record of the talks: who met whom, when, where, on what, and who says so.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(read)
app.command()(times)
app.command()(add)
app.command()(entries)
app.command()(timeline)
app.command()(upcoming)
app.command()(entry)
app.command()(who)
app.command()(mechanism)
app.command()(changes)
app.command()(conflicts)
app.command()(diff)
app.command()(search)
app.command()(same)
app.command()(apart)
app.command()(correct)
app.command()(undo)
app.command()(decisions)
app.command()(diary)
app.add_typer(record, name="record")
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
