"""JSON to articles: one object a line (`.jsonl`), or one in a file (`.json`)."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import BinaryIO

import msgspec

from vaarta.model.article import Article
from vaarta.model.errors import SourceError
from vaarta.sources.decode import decode, encoding, not_text, too_large
from vaarta.sources.failure import Failure
from vaarta.sources.given import Given
from vaarta.sources.text import iso_day, text_article

_ESCAPED = 6
"""Bytes that JSON may spend on one: \\u0000."""
_ROOM = 65_536
"""Characters of a line for everything but the text."""


def json_article(data: bytes, *, article_id: str, origin: str, given: Given) -> Article:
    """The article that a JSON file holds as one object, in the shape of a line of JSON lines; `article_id` where it gives none.

    Raises SourceError where it holds none.
    """
    return object_article(decode(data, origin), article_id=article_id, origin=origin, given=given)


def lines_articles(
    head: bytes, stream: BinaryIO, *, article_id: str, origin: str, given: Given, limit: int
) -> Iterator[Article | Failure]:
    """The article or the failure of each line of JSON lines, in order; blank lines are passed over.

    `head` is the beginning of `stream`, looked at to know the encoding. Lines are read as they come. An article without an id
    gets `id:LINE`.
    """
    name, mark = encoding(head)
    stream.read(mark)
    # What is no text in the encoding comes through as lone surrogates, and fails by line instead of ending the file.
    errors = "surrogateescape" if name == "utf-8" else "surrogatepass"
    lines = io.TextIOWrapper(stream, encoding=name, errors=errors, newline="\n")
    longest = limit * _ESCAPED + _ROOM
    number = 0
    try:
        while line := lines.readline(longest):
            number += 1
            here = f"{origin}:{number}"
            if len(line) == longest and not line.endswith("\n"):
                while (rest := lines.readline(longest)) and not rest.endswith("\n"):
                    pass
                yield Failure.of(here, too_large(here, limit))
            elif line.strip():
                yield _line_article(line, article_id=f"{article_id}:{number}", origin=here, given=given, limit=limit)
    except UnicodeDecodeError:
        here = f"{origin}:{number + 1}"
        yield Failure.of(here, SourceError(f"{here}: the file ends inside a character; its end is lost"))
    finally:
        lines.detach()
    if not number:
        yield Failure.of(origin, SourceError(f"{origin}: empty; it needs one article a line"))


def _line_article(line: str, *, article_id: str, origin: str, given: Given, limit: int) -> Article | Failure:
    try:
        article = object_article(line, article_id=article_id, origin=origin, given=given)
        check_size(article, origin, limit)
    except SourceError as error:
        return Failure.of(origin, error)
    return article


def check_size(article: Article, origin: str, limit: int) -> None:
    """Raises SourceError where the text of `article` has more than `limit` bytes."""
    if len(article.text) > limit or len(article.text.encode()) > limit:
        raise too_large(origin, limit)


def object_article(source: str, *, article_id: str, origin: str, given: Given) -> Article:
    """The article of a JSON object `{text, id?, published?, language?, publisher?, url?, title?}`; other keys are ignored.

    Texts that are anchored have `anchor` and `lang` instead of `published` and `language`.

    Raises SourceError where it is broken, no object, has no text, or a key of the wrong kind.
    """
    try:
        value = msgspec.json.decode(source.encode())
    except UnicodeEncodeError:
        raise (
            not_text(origin) if "\0" in source else SourceError(f"{origin}: not UTF-8 or UTF-16 text; save it as UTF-8")
        ) from None
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise SourceError(f"{origin}: not JSON ({error}); give one article as one object") from None
    if not isinstance(value, dict):
        raise SourceError(f'{origin}: JSON, but no object; give one article as {{"text": …, "published": …}}')
    return fields_article(value, article_id=article_id, origin=origin, given=given)


def fields_article(value: Mapping[str, object], *, article_id: str, origin: str, given: Given) -> Article:
    """The article of a JSON object's keys, or of a table's row.

    Raises SourceError where it has no text, or a field of the wrong kind.
    """
    text = _string(value, "text", origin)
    if text is None:
        raise SourceError(f'{origin}: no "text"; an article needs its text under that key')
    named = _string({"id": str(value["id"])} if type(value.get("id")) is int else value, "id", origin)
    article = text_article(
        text, article_id=named or article_id, origin=origin, given=given, published=_day(value, given.day_key, origin)
    )
    return replace(
        article,
        language=_string(value, given.language_key, origin) or article.language,
        publisher=_string(value, "publisher", origin) or article.publisher,
        url=_string(value, "url", origin),
        title=_string(value, "title", origin) or article.title,
    )


def _string(value: Mapping[str, object], key: str, origin: str) -> str | None:
    """The string under `key`, None where it is missing, null or (the text aside) blank."""
    found = value.get(key)
    if found is None:
        return None
    if not isinstance(found, str):
        raise SourceError(f'{origin}: "{key}" is {type(found).__name__}, not a string; give it as one')
    return found if key == "text" else found.strip() or None


def _day(value: Mapping[str, object], key: str, origin: str) -> date | None:
    told = _string(value, key, origin)
    return iso_day(told, f'{origin}: "{key}" is "{told}"') if told else None
