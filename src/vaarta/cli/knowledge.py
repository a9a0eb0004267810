"""`vaarta knowledge`: what is known, and compiling it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from vaarta.cli.console import Progress, as_utf8, complain, output_console, quiet_end
from vaarta.cli.options import a_day

knowledge = typer.Typer(help="Look into the knowledge base, or compile it.", no_args_is_help=True, add_completion=False)


@knowledge.command()
def show(
    *,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A name or title in any language of the packs, or an id.", show_default=False)
    ],
    on: Annotated[
        date | None,
        typer.Option(parser=a_day, metavar="YYYY-MM-DD", help="Only what held on that day: offices, members, sittings."),
    ] = None,
    of: Annotated[
        str | None, typer.Option(metavar="CODE", help="For a title: the state or body whose office it is, as IN or sco.")
    ] = None,
) -> None:
    """Print everything that a name may stand for, and what is known of it."""
    from vaarta.cli.known import known_lines
    from vaarta.knowledge import load
    from vaarta.model.errors import VaartaError

    with quiet_end():
        as_utf8()
        try:
            with Progress("Compiling the knowledge base"):
                base = load()
            console = output_console()
            lines = list(known_lines(base, name, width=console.width, on=on, of=of))
        except VaartaError as error:
            complain(str(error))
            raise typer.Exit(1) from None
        for line in lines:
            console.print(line, no_wrap=True, overflow="ignore", crop=False)
    if not lines:
        complain(f"nothing is known by the name {name!r}; write it as the wire does, or give a Wikidata id")
        raise typer.Exit(1)


@knowledge.command()
def build() -> None:
    """Compile the knowledge files into the one file that reading loads, and print where it is."""
    from vaarta.knowledge import build as compiler
    from vaarta.knowledge import load
    from vaarta.model.errors import VaartaError

    with quiet_end():
        try:
            with Progress("Compiling the knowledge base"):
                file = compiler.build()
                version = load().version
        except VaartaError as error:
            complain(str(error))
            raise typer.Exit(1) from None
        typer.echo(f"knowledge {version}: {file if file.is_file() else 'in the cache folder'}")
