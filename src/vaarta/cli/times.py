"""`vaarta times`: time expressions alone, resolved against a day, for people and for programs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from vaarta.cli.console import Progress, as_utf8, output_console, quiet_end
from vaarta.cli.options import a_day, a_size

if TYPE_CHECKING:
    from vaarta.model.report import TimeExpression
    from vaarta.sources import Failure, Passage

Tagged = tuple["Passage", "tuple[TimeExpression, ...]"]


class Format(StrEnum):
    """What is printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


def times(
    *,
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE… | -",
            help="Text files, .jsonl files ({text, anchor, lang} a line), or - for standard input.",
            show_default=False,
        ),
    ],
    anchor: Annotated[
        date | None,
        typer.Option(
            parser=a_day,
            metavar="YYYY-MM-DD",
            help="The day that 'today' means in texts that do not give their own.",
            show_default=False,
        ),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(metavar="CODE", help="Language of texts that do not state it; else told by their letters."),
    ] = None,
    format_: Annotated[
        Format | None,
        typer.Option(
            "--format",
            "-f",
            help="A table for people, one JSON array, or one JSON object a line; .jsonl files give lines unless told otherwise.",
            show_default=False,
        ),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Add the direction taken, the reading it ruled out, and the reason.")
    ] = False,
    max_size: Annotated[
        int, typer.Option(parser=a_size, metavar="SIZE", help="Refuse texts over this size: bytes, or 500k, 5MB.")
    ] = a_size("5MB"),
) -> None:
    """Find time expressions and print what they mean.

    Offsets index the text as received. An input that cannot be read is told of on standard error; the others are still read, and
    the exit code is 1.
    """
    from vaarta.sources import read_passages

    with quiet_end():
        as_utf8()
        passages = read_passages(inputs, anchor=anchor, language=language, limit=max_size)
        failed: list[str] = []
        with Progress("Reading") as progress:
            _PRINT[format_ or _usual(inputs)](_tagged(passages, failed, progress), explain)
    if failed:
        raise typer.Exit(1)


def _usual(inputs: Sequence[str]) -> Format:
    """The format where none is asked for: lines for lines, else a table."""
    return Format.JSONL if all(name.lower().endswith((".jsonl", ".ndjson")) for name in inputs) else Format.TABLE


def _tagged(passages: Iterator[Passage | Failure], failed: list[str], progress: Progress) -> Iterator[Tagged]:
    """The passages that can be read with their expressions, in order; the others are told of and counted in `failed`."""
    from vaarta.model.errors import VaartaError
    from vaarta.reading.times import tag_text
    from vaarta.sources import Failure

    for passage in passages:
        message = passage.message if isinstance(passage, Failure) else ""
        if not isinstance(passage, Failure):
            try:
                found = tag_text(passage.text, passage.anchor, passage.language)
            except VaartaError as error:
                message = f"{passage.origin}: {error}"
            else:
                if sys.stdout.isatty():
                    progress.hide()
                yield passage, found
        if message:
            failed.append(message)
            progress.complain(message)


def _print_tables(tagged: Iterator[Tagged], explain: bool) -> None:  # noqa: FBT001 - the three share one shape
    from vaarta.cli.clock import times_lines

    console = output_console()
    for number, (passage, found) in enumerate(tagged):
        if number:
            console.print()
        for line in times_lines(passage, found, width=console.width, explain=explain):
            console.print(line, no_wrap=True, overflow="ignore", crop=False)
        sys.stdout.flush()


def _print_array(tagged: Iterator[Tagged], explain: bool) -> None:  # noqa: FBT001 - as above
    before = "[\n"
    for passage, found in tagged:
        sys.stdout.write(before + _json(passage, found, explain, indent=2))
        before = ",\n"
    sys.stdout.write("[]\n" if before == "[\n" else "\n]\n")


def _print_lines(tagged: Iterator[Tagged], explain: bool) -> None:  # noqa: FBT001 - as above
    for passage, found in tagged:
        sys.stdout.write(_json(passage, found, explain) + "\n")
        sys.stdout.flush()


def _json(passage: Passage, found: Sequence[TimeExpression], explain: bool, indent: int | None = None) -> str:  # noqa: FBT001
    from vaarta.model.contract import times_to_json

    return times_to_json(found, passage.text, id=passage.id, explain=explain, indent=indent)


_PRINT: dict[Format, Callable[[Iterator[Tagged], bool], None]] = {
    Format.TABLE: _print_tables,
    Format.JSON: _print_array,
    Format.JSONL: _print_lines,
}
