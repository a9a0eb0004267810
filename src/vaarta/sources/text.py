"""Plain text to articles: what the wire puts above a story."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from vaarta.model.article import Article
from vaarta.model.errors import SourceError
from vaarta.packs import languages
from vaarta.packs.script import script
from vaarta.sources.decode import checked
from vaarta.sources.given import Given
from vaarta.sources.language import detect_language

_HEADER = re.compile(r"[\ufeff\s]*date[ \t]+(\d{4}-\d{2}-\d{2})(?!\S)[ \t]*", re.ASCII)
_ISO_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[Tt ].*)?\Z", re.ASCII)
_LINE = re.compile(r"[^\r\n]*")
_BLANK_LINE = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)")
_TITLE_LENGTH = 150
"""Code points up to which a first line can be a headline."""


def wire_header(text: str, origin: str) -> tuple[date | None, int]:
    """The date of the wire's header and where the story begins behind it; (None, 0) where there is no header.

    The header is the literal word `date` and an ISO date at the start of the first line. Raises SourceError where that date
    is no day of the calendar.

    >>> wire_header(" date 2025-11-19 मास्को, 18 नवंबर", "a.txt")
    (datetime.date(2025, 11, 19), 17)
    """
    match = _HEADER.match(text)
    if not match:
        return None, 0
    return iso_day(match[1], f"{origin}: the header says `date {match[1]}`"), match.end()


def iso_day(value: str, what: str) -> date:
    """The day that an ISO date or date-time names.

    Raises SourceError, its message opening with `what`.
    """
    match = _ISO_DAY.match(value)
    try:
        return date.fromisoformat(match[1] if match else "")
    except ValueError:
        raise SourceError(f"{what}, which is no day of the calendar; write YYYY-MM-DD") from None


def title_of(text: str, begins: int = 0) -> str | None:
    """The headline: a short first line that no sentence end closes, with a blank line below it."""
    at = begins
    while at < len(text) and text[at] in "\ufeff \t\r\n":
        at += 1
    match = _LINE.match(text, at)
    if not match or not _BLANK_LINE.match(text, match.end()) or not text[match.end() :].strip():
        return None
    line = match.group().strip()
    if not line or len(line) > _TITLE_LENGTH or ends_sentence(line):
        return None
    return line


def ends_sentence(line: str) -> bool:
    """Whether `line` ends as a sentence does in one of the packs' languages, closing marks aside."""
    return line.rstrip("\"'”’») \t")[-1:] in _sentence_ends()


def text_article(text: str, *, article_id: str, origin: str, given: Given, published: date | None = None) -> Article:
    """The article that `text` is. `published` is what the input says outside the text; it beats the header, which beats
    the date given for all.

    Raises SourceError where the text is none, or its header is broken.
    """
    checked(text, origin)
    header, begins = wire_header(text, origin)
    return Article(
        id=article_id,
        text=text,
        language=given.language or detect_language(text),
        published=published or (given.published if given.anchored else None) or header or given.published,
        publisher=given.publisher,
        title=title_of(text, begins),
        origin=origin,
    )


@lru_cache(maxsize=None)
def _sentence_ends() -> frozenset[str]:
    packs = [script(language) for language in languages()]
    return frozenset("." + "".join(pack.sentence_end + pack.sentence_end_spaced for pack in packs))
