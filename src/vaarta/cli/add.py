"""`vaarta add`: articles into the record."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import typer

from vaarta.cli.console import Progress, complain
from vaarta.cli.opened import RecordUrl, opened
from vaarta.cli.options import LARGEST, ArticleInputs, ArticleLanguage, MaxSize, Published, Publisher, WhoReads
from vaarta.cli.read import read_or_reason, some

if TYPE_CHECKING:
    from vaarta.model.article import Article
    from vaarta.model.readers import Readers
    from vaarta.model.report import Report
    from vaarta.record.store import Added, Record
    from vaarta.sources import Failure


def add(
    *,
    inputs: ArticleInputs,
    record: RecordUrl = None,
    published: Published = None,
    language: ArticleLanguage = None,
    publisher: Publisher = None,
    max_size: MaxSize = LARGEST,
    readers: WhoReads = None,
) -> None:
    """Read articles and put what they report into the record, which is made where there is none.

    What the record has already is not read again; an article that came again in other words replaces the old one, which is kept.
    Of an article in a language whose events no pack reads the text is kept, for `vaarta search`. An input that cannot be read is
    listed at the end with its reason; all others are in, and the exit code is 1.
    """
    from vaarta.sources import read_inputs

    with opened(record, create=True) as found:
        articles = read_inputs(inputs, published=published, language=language, publisher=publisher, limit=max_size)
        count = _Count()
        with Progress("Adding") as progress:
            for added in found.add_all(_reports(articles, found, count, readers)):
                count.add(added)
                progress.say(f"{count.told()} ({added.article})")
        for failure in count.failed:
            complain(failure)
        typer.echo(count.told())
    if count.failed:
        raise typer.Exit(1)


@dataclass(slots=True)
class _Count:
    """What became of the articles so far."""

    articles: Counter[str] = field(default_factory=Counter)
    entries: set[str] = field(default_factory=set)
    unread: Counter[str] = field(default_factory=Counter)
    """Articles without events, by the language that no pack reads these in."""
    failed: list[str] = field(default_factory=list)

    def add(self, added: Added) -> None:
        if added.reason:
            self.failed.append(added.reason)
        else:
            self.articles[added.outcome.value] += 1
            self.entries.update(added.entries)

    def told(self) -> str:
        """The counts in words: "3 new, 1 known, 0 corrected: 5 entries changed; 1 input failed"."""
        known = self.articles["same"]
        told = f"{self.articles['new']} new, {known} known, {self.articles['corrected']} corrected"
        told += f", {self.articles['outdated']} outdated" if self.articles["outdated"] else ""
        changed = len(self.entries)
        told += f": {changed} entr{'y' if changed == 1 else 'ies'} changed"
        if self.unread:
            told += "; kept without their events: " + ", ".join(
                f"{count} in {code}" for code, count in sorted(self.unread.items())
            )
        return told + (f"; {some(len(self.failed), 'input')} failed" if self.failed else "")


def _reports(articles: Iterator[Article | Failure], record: Record, count: _Count, readers: Readers | None) -> Iterator[Report]:
    """The reports of the articles that are new to the record and can be read; the others are counted, with the reason."""
    from vaarta.reading.partly import read_partly
    from vaarta.sources import Failure

    def partly(article: Article) -> Report:
        report = read_partly(article)
        count.unread[report.article.language or "unknown"] += 1
        return report

    for found in articles:
        article = found if isinstance(found, Failure) else _named(found)
        if isinstance(article, Failure):
            count.failed.append(article.message)
        elif record.knows(article):
            count.articles["same"] += 1
        else:
            report = read_or_reason(article, otherwise=partly, readers=readers)
            if isinstance(report, str):
                count.failed.append(report)
            else:
                yield report


def _named(article: Article) -> Article:
    """The article under an id of its own: what comes by standard input is named by its text, so that one does not replace another."""
    if article.id != "stdin":
        return article
    return replace(article, id=f"stdin-{hashlib.sha256(article.text.encode()).hexdigest()[:12]}")
