"""Arguments to articles: files, folders and standard input, in the order given; a bad one never stops the others."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import BinaryIO, cast

from vaarta.model.article import Article
from vaarta.model.errors import SourceError
from vaarta.sources.decode import DEFAULT_LIMIT, decode, encoding, read_bytes
from vaarta.sources.failure import Failure
from vaarta.sources.files import Found, found_files
from vaarta.sources.given import Given
from vaarta.sources.lines import json_article, lines_articles
from vaarta.sources.page import looks_like_html, page_article
from vaarta.sources.rows import MAGIC, rows_articles
from vaarta.sources.text import text_article

_HEAD = 4096
"""Bytes looked at to know what an input is."""
_KINDS = {
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".json": "object",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".parquet": "rows",
    ".pq": "rows",
}


def read_inputs(
    arguments: Sequence[str],
    *,
    published: date | None = None,
    language: str | None = None,
    publisher: str | None = None,
    limit: int = DEFAULT_LIMIT,
    anchored: bool = False,
) -> Iterator[Article | Failure]:
    """The articles of files, folders and `-` (standard input), in order, each read when it is asked for.

    Folders are walked through, sorted, hidden files and endings that are no article's aside. What an input is goes by its
    ending, else by its beginning: HTML, JSON lines, Parquet, or text. `published`, `language` and `publisher` fill the gaps of
    articles that do not carry their own; `limit` is in bytes for one article. An input that cannot be read is a Failure in
    its place. `anchored` inputs are texts to find times in (see Given).

    An id is the file's stem; where two files share it, the path below the folder given, then that path with its ending, then
    the path as given. A web page with a canonical address has that; a JSON object or a row its own; standard input is `stdin`.
    """
    given = Given(published, language, publisher, anchored)
    for found in found_files(arguments):
        if isinstance(found, Failure):
            yield found
            continue
        try:
            with _opened(found) as stream:
                yield from _articles(found, stream, given, limit)
        except SourceError as error:
            yield Failure.of(found.origin, error)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            yield Failure(found.origin, f"{found.origin}: cannot be read ({reason}); check its path and permissions")


def _articles(found: Found, stream: BinaryIO, given: Given, limit: int) -> Iterator[Article | Failure]:
    head = _first_bytes(stream)
    stream = cast("BinaryIO", io.BufferedReader(_Replayed(head, stream)))
    kind = _KINDS.get(found.suffix) or _kind_by_content(head, found.suffix)
    if kind == "lines":
        yield from lines_articles(head, stream, article_id=found.id, origin=found.origin, given=given, limit=limit)
        return
    if kind == "rows":
        # Its directory stands at the end: Parquet is read from the file itself, standard input by way of one.
        source = Path(found.path) if found.path is not None else stream
        yield from rows_articles(source, article_id=found.id, origin=found.origin, given=given, limit=limit)
        return
    data = read_bytes(stream, found.origin, limit)
    if kind == "page":
        yield page_article(data, article_id=found.id, origin=found.origin, given=given)
    elif kind == "object":
        yield json_article(data, article_id=found.id, origin=found.origin, given=given)
    else:
        yield text_article(decode(data, found.origin), article_id=found.id, origin=found.origin, given=given)


def _kind_by_content(head: bytes, suffix: str) -> str:
    if head.startswith(MAGIC):
        return "rows"
    name, mark = encoding(head)
    start = head[mark:].decode(name, errors="replace")
    if looks_like_html(start):
        return "page"
    if suffix not in ("", "-") or not start.lstrip().startswith("{"):
        return "text"
    first, _, rest = start.lstrip().partition("\n")
    return "object" if first.strip() == "{" and rest else "lines"


def _first_bytes(stream: BinaryIO) -> bytes:
    """The beginning of `stream`, up to a size, and at least as far as the first byte that is no white space."""
    head = b""
    read = getattr(stream, "read1", stream.read)
    while len(head) < _HEAD and (piece := read(_HEAD - len(head))):
        head += piece
        if len(head.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe")) >= 16 or b"\n" in head.strip():
            break
    return head


@contextmanager
def _opened(found: Found) -> Iterator[BinaryIO]:
    if found.path is None:
        yield sys.stdin.buffer
        return
    with Path(found.path).open("rb") as stream:
        yield cast("BinaryIO", stream)


class _Replayed(io.RawIOBase):
    """A stream whose beginning, already read, is given out once more."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head, self._stream = head, stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        """Fill `buffer` from the head, then from the stream; as much as is there, without waiting for more."""
        view = memoryview(cast("bytearray", buffer))
        piece = self._head[: len(view)]
        self._head = self._head[len(piece) :]
        piece = piece or getattr(self._stream, "read1", self._stream.read)(len(view))
        view[: len(piece)] = piece
        return len(piece)
