"""`vaarta record`: the record itself: whether it is sound, and how much is in it."""

from __future__ import annotations

import typer

from vaarta.cli.console import Progress, complain
from vaarta.cli.formats import print_one
from vaarta.cli.opened import RecordUrl, opened
from vaarta.cli.read import some

record = typer.Typer(
    help="Check the record, derive its entries anew, or count what is in it.", no_args_is_help=True, add_completion=False
)


@record.command()
def check(*, url: RecordUrl = None) -> None:
    """Check that everything in the record is what its statements give; problems are listed on standard error, with exit code 1."""
    with opened(url) as found:
        with Progress("Checking the record"):
            problems = found.check()
        counts = found.counts()
        for problem in problems:
            complain(problem)
        if problems:
            typer.echo(f"{some(len(problems), 'problem')}; `vaarta record rebuild` derives all entries anew")
            raise typer.Exit(1)
        typer.echo(f"sound: {some(counts['articles'], 'article')}, {counts['entries']} entries")


@record.command()
def rebuild(*, url: RecordUrl = None) -> None:
    """Derive all entries anew from the statements; ids that entries had before still lead to them."""
    with opened(url) as found:
        with Progress("Rebuilding the record") as progress:
            found.rebuild(progress.count)
        counts = found.counts()
        typer.echo(f"rebuilt: {counts['entries']} entries from {some(counts['tellings'], 'telling')}")


@record.command()
def info(*, url: RecordUrl = None) -> None:
    """Print where the record is and how much is in it, as JSON."""
    with opened(url) as found:
        print_one({"record": found.url.render_as_string(hide_password=True), **found.counts()})
