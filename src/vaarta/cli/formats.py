"""How a listing is printed: a table for people; JSON, JSON lines or CSV for programs. All but JSON print as the rows come."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from vaarta.cli.console import output_console
from vaarta.cli.options import a_language

if TYPE_CHECKING:
    from rich.text import Text

T = TypeVar("T")


class Format(StrEnum):
    """What is printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


FormatOption = Annotated[
    Format,
    typer.Option(
        "--format",
        "-f",
        metavar="table|json|jsonl|csv",
        help="A table for people, one JSON array, one JSON object a line, or CSV.",
    ),
]
LanguageOption = Annotated[
    str | None,
    typer.Option(
        parser=a_language,
        metavar="CODE",
        help="Language of names and sentences in tables, as hi; English unless given.",
        show_default=False,
    ),
]


def print_lines(lines: Iterable[Text]) -> None:
    """Lines as they are, broken by whoever made them, at once."""
    console = output_console()
    for line in lines:
        console.print(line, no_wrap=True, overflow="ignore", crop=False)
        sys.stdout.flush()


def print_found(
    found: Iterable[T],
    format_: Format,
    *,
    table: Callable[[Iterable[T], int], Iterable[Text]],
    to_dict: Callable[[T], Mapping[str, object]],
    columns: Sequence[str],
    to_row: Callable[[T], Sequence[object]],
) -> None:
    """Print what was found. `table` makes the lines for a person, `to_dict` an object, `to_row` the cells under `columns`."""
    if format_ is Format.TABLE:
        print_lines(table(found, output_console().width))
    elif format_ is Format.CSV:
        print_csv(columns, map(to_row, found))
    elif format_ is Format.JSONL:
        for one in found:
            sys.stdout.write(json.dumps(to_dict(one), ensure_ascii=False) + "\n")
    else:
        before = "[\n"
        for one in found:
            sys.stdout.write(before + json.dumps(to_dict(one), ensure_ascii=False, indent=2))
            before = ",\n"
        sys.stdout.write("[]\n" if before == "[\n" else "\n]\n")


def print_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Rows under their columns as CSV."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)


def print_one(value: Mapping[str, object], format_: Format = Format.JSON) -> None:
    """One object as JSON, on one line where lines are asked for."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=None if format_ is Format.JSONL else 2) + "\n")
