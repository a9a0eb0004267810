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
    from vaarta.model.article import Article
    from vaarta.model.report import TimeExpression
    from vaarta.sources import Failure

Tagged = tuple["Article", "tuple[TimeExpression, ...]"]


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
            metavar="table|json|jsonl",
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
    from vaarta.sources import read_inputs

    with quiet_end():
        as_utf8()
        texts = read_inputs(inputs, published=anchor, language=language, limit=max_size, anchored=True)
        failed: list[str] = []
        with Progress("Reading") as progress:
            _PRINT[format_ or _usual(inputs)](_tagged(texts, failed, progress), explain)
    if failed:
        raise typer.Exit(1)


def _usual(inputs: Sequence[str]) -> Format:
    """The format where none is asked for: lines for lines, else a table."""
    return Format.JSONL if all(name.lower().endswith((".jsonl", ".ndjson")) for name in inputs) else Format.TABLE


def _tagged(texts: Iterator[Article | Failure], failed: list[str], progress: Progress) -> Iterator[Tagged]:
    """The texts that can be read with their expressions, in order; the others are told of and counted in `failed`."""
    from vaarta.model.errors import VaartaError
    from vaarta.sources import Failure

    for text in texts:
        if isinstance(text, Failure):
            message = text.message
        else:
            try:
                found = _times_of(text)
            except VaartaError as error:
                message = f"{text.origin}: {error}"
            else:
                if sys.stdout.isatty():
                    progress.hide()
                yield text, found
                continue
        failed.append(message)
        progress.complain(message)


def _times_of(text: Article) -> tuple[TimeExpression, ...]:
    from vaarta.model.errors import MissingDateError, SourceError
    from vaarta.packs import languages
    from vaarta.reading.times import tag_text

    if text.published is None:
        raise MissingDateError("no day to count from; give it with --anchor YYYY-MM-DD")
    if text.language not in languages("times"):
        what = "this language" if text.language is None else repr(text.language)
        raise SourceError(f"no pack reads times in {what}; say which with --language ({', '.join(languages('times'))})")
    return tag_text(text.text, text.published, text.language)


def _print_tables(tagged: Iterator[Tagged], explain: bool) -> None:  # noqa: FBT001 - the three share one shape
    from vaarta.cli.expressions import expression_lines

    console = output_console()
    for number, (text, found) in enumerate(tagged):
        if number:
            console.print()
        for line in expression_lines(text, found, width=console.width, explain=explain):
            console.print(line, no_wrap=True, overflow="ignore", crop=False)
        sys.stdout.flush()


def _print_array(tagged: Iterator[Tagged], explain: bool) -> None:  # noqa: FBT001 - as above
    from vaarta.model.contract import times_to_json

    before = "[\n"
    for text, found in tagged:
        sys.stdout.write(before + times_to_json(found, text.text, explain=explain, indent=2))
        before = ",\n"
    sys.stdout.write("[]\n" if before == "[\n" else "\n]\n")


def _print_lines(tagged: Iterator[Tagged], explain: bool) -> None:  # noqa: FBT001 - as above
    from vaarta.model.contract import times_to_json

    for text, found in tagged:
        sys.stdout.write(times_to_json(found, text.text, explain=explain) + "\n")
        sys.stdout.flush()


_PRINT: dict[Format, Callable[[Iterator[Tagged], bool], None]] = {
    Format.TABLE: _print_tables,
    Format.JSON: _print_array,
    Format.JSONL: _print_lines,
}
