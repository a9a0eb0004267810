"""`vaarta read`: articles in, their reports out."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vaarta.cli.console import Progress, as_utf8, output_console, quiet_end
from vaarta.cli.options import LARGEST, ArticleInputs, ArticleLanguage, MaxSize, Published, Publisher, WhoReads
from vaarta.model.readers import Readers

if TYPE_CHECKING:
    from vaarta.model.article import Article
    from vaarta.model.report import Report
    from vaarta.sources import Failure

logger = logging.getLogger(__name__)


class Format(StrEnum):
    """What is printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


def read(
    *,
    inputs: ArticleInputs,
    format_: Annotated[
        Format,
        typer.Option(
            "--format", "-f", metavar="table|json|jsonl", help="A table for people, one JSON array, or one JSON report a line."
        ),
    ] = Format.TABLE,
    explain: Annotated[bool, typer.Option("--explain", help="Say for every slot which words and which rule filled it.")] = False,
    published: Published = None,
    language: ArticleLanguage = None,
    publisher: Publisher = None,
    max_size: MaxSize = LARGEST,
    readers: WhoReads = None,
    min_confidence: Annotated[
        float | None,
        typer.Option(
            min=0.0,
            max=1.0,
            help="Leave out events that are less certain than this; frames leave out none, both what is below 0.6.",
        ),
    ] = None,
) -> None:
    """Read articles and print what happened in them.

    Offsets index the article as received. An input that cannot be read is told of on standard error; the others are still read,
    and the exit code is 1.
    """
    from vaarta.sources import read_inputs

    with quiet_end():
        as_utf8()
        articles = read_inputs(inputs, published=published, language=language, publisher=publisher, limit=max_size)
        count = _Count()
        with Progress("Reading") as progress:
            reports = _reports(articles, count, progress, min_confidence, readers)
            _PRINT[format_](reports, explain)
        if count.articles + count.failed > 1:
            typer.echo(count.told(), err=True)
    if count.failed:
        raise typer.Exit(1)


@dataclass(slots=True)
class _Count:
    """How much was read so far."""

    articles: int = 0
    failed: int = 0
    facts: dict[str, int] = field(default_factory=dict)

    def add(self, report: Report) -> None:
        self.articles += 1
        for what, found in (("event", report.events), ("quote", report.quotes), ("note", report.notes)):
            self.facts[what] = self.facts.get(what, 0) + len(found)

    def told(self) -> str:
        """The counts in words: "3 articles: 14 events, 5 quotes, 1 note; 1 input failed"."""
        told = f"{some(self.articles, 'article')}: " + ", ".join(some(n, what) for what, n in self.facts.items())
        return told.removesuffix(": ") + (f"; {some(self.failed, 'input')} failed" if self.failed else "")


def some(count: int, what: str) -> str:
    """A number and what it counts, as "3 articles"."""
    return f"{count} {what}{'' if count == 1 else 's'}"


def _reports(
    articles: Iterator[Article | Failure],
    count: _Count,
    progress: Progress,
    min_confidence: float | None,
    readers: Readers | None,
) -> Iterator[Report]:
    """The reports of the articles that can be read, in order; the others are told of and counted."""
    from vaarta.sources import Failure

    for article in articles:
        if isinstance(article, Failure):
            count.failed += 1
            progress.complain(article.message)
            continue
        report = read_or_reason(article, min_confidence=min_confidence, readers=readers)
        if isinstance(report, str):
            count.failed += 1
            progress.complain(report)
            continue
        count.add(report)
        if sys.stdout.isatty():
            progress.hide()
        yield report
        progress.say(f"{count.told()} ({article.id})")


def read_or_reason(
    article: Article,
    *,
    min_confidence: float | None = None,
    readers: Readers | None = None,
    otherwise: Callable[[Article], Report] | None = None,
) -> Report | str:
    """The report of an article, or in one line why there is none: one article must not cost the others.

    `otherwise` reads the articles in languages whose events no pack reads.
    """
    from vaarta.model.errors import LanguageError, VaartaError
    from vaarta.reading import read as read_article

    where = article.origin or article.id
    try:
        try:
            return read_article(article, min_confidence=min_confidence, readers=readers)
        except LanguageError:
            if otherwise is None:
                raise
            return otherwise(article)
    except VaartaError as error:
        message = str(error)
        return message if message.startswith(where) else f"{where}: {message}"
    except Exception as fault:
        # The fault is told of, counted, and in the exit code.
        logger.debug("%s", article.origin, exc_info=True)
        return f"{where}: a fault of Vaarta, not of the article ({_place_of(fault)}); please report it"


def _place_of(fault: Exception) -> str:
    at = traceback.extract_tb(fault.__traceback__)[-1]
    return f"{type(fault).__name__}: {fault}, {Path(at.filename).name}:{at.lineno}"


def _print_tables(reports: Iterator[Report], explain: bool) -> None:  # noqa: FBT001 - the three share one shape
    from vaarta.cli.table import report_lines

    console = output_console()
    for number, report in enumerate(reports):
        if number:
            console.print()
        for line in report_lines(report, width=console.width, explain=explain, marked=not console.is_terminal):
            console.print(line, no_wrap=True, overflow="ignore", crop=False)
        sys.stdout.flush()


def _print_array(reports: Iterator[Report], explain: bool) -> None:  # noqa: FBT001 - as above
    from vaarta.model.contract import report_to_json

    before = "[\n"
    for report in reports:
        sys.stdout.write(before + report_to_json(report, explain=explain, indent=2))
        before = ",\n"
    sys.stdout.write("[]\n" if before == "[\n" else "\n]\n")


def _print_lines(reports: Iterator[Report], explain: bool) -> None:  # noqa: FBT001 - as above
    from vaarta.model.contract import report_to_json

    for report in reports:
        sys.stdout.write(report_to_json(report, explain=explain) + "\n")
        sys.stdout.flush()


_PRINT: dict[Format, Callable[[Iterator[Report], bool], None]] = {
    Format.TABLE: _print_tables,
    Format.JSON: _print_array,
    Format.JSONL: _print_lines,
}
