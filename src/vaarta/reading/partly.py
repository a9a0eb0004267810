"""What can be read of an article in a language whose events no pack reads."""

from __future__ import annotations

from dataclasses import replace

from vaarta import __version__
from vaarta.knowledge import load
from vaarta.model.article import Article
from vaarta.model.errors import MissingDateError
from vaarta.model.report import Report
from vaarta.packs import languages
from vaarta.reading.segment import segment
from vaarta.reading.times import tag_times
from vaarta.sources.language import detect_language


def read_partly(article: Article) -> Report:
    """The report of an article without its events: its time expressions, where a pack reads these in its language.

    For a record, which keeps every article, so that it can be searched. Raises MissingDateError where the article has no day.

    >>> from datetime import date
    >>> told = Article("a", "They met on Monday.", "en", date(2025, 11, 19))
    >>> [time.value for time in read_partly(told).times], read_partly(told).events
    (['2025-11-17'], ())
    """
    language = article.language or detect_language(article.text)
    if article.published is None:
        raise MissingDateError(
            f"{article.origin or article.id}: the article does not say when it was published; give the day with --published YYYY-MM-DD"
        )
    times = tag_times(segment(article.text, language), article.published) if language in languages("times") else ()
    packs = {language: __version__} if times and language else {}
    return Report(
        replace(article, language=language),
        times=tuple(times),
        made_by={"version": __version__, "packs": packs, "knowledge": load().version},
    )
