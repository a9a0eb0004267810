"""Bytes to text: UTF-8 and UTF-16, with or without a byte-order mark; everything else is refused by name."""

from __future__ import annotations

import codecs
import unicodedata
from typing import BinaryIO

from vaarta.model.errors import SourceError

DEFAULT_LIMIT = 5_000_000
"""Bytes that one article may have."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LAYOUT = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85")
_SPACES = 0.04
"""The least share of spaces in a text: one word in twenty-five letters."""
_ODD_ALLOWED = 0.01
"""The share of control, private and unassigned characters up to which a text is taken for a text: stray ones happen, a binary file is full of them."""


def read_bytes(stream: BinaryIO, origin: str, limit: int) -> bytes:
    """All bytes of `stream`, read no further than `limit`.

    Raises SourceError past the limit.
    """
    data = bytearray()
    while piece := stream.read(limit + 1 - len(data)):
        data += piece
        if len(data) > limit:
            raise too_large(origin, limit)
    return bytes(data)


def encoding(head: bytes) -> tuple[str, int]:
    """The encoding that `head`, the first bytes of an input, speaks for, and the length of its byte-order mark.

    Without a mark it is UTF-8, unless zero bytes are as frequent as spaces are in a text, and stand on one side of the pairs,
    as the spaces and line ends of UTF-16 do.
    """
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name, len(mark)
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) > max(4 * min(even, odd), len(head) // 2 * _SPACES):
        return ("utf-16-be" if even > odd else "utf-16-le"), 0
    return "utf-8", 0


def decode(data: bytes, origin: str) -> str:
    """The text of `data`, a byte-order mark aside; line ends and every other character stay as they are.

    Raises SourceError, naming `origin`, where the bytes are empty, blank, binary, or neither UTF-8 nor UTF-16.

    >>> decode("रूस".encode("utf-16"), "a.txt")
    'रूस'
    """
    name, mark = encoding(data)
    try:
        text = data[mark:].decode(name)
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise not_text(origin) from None
        raise SourceError(
            f"{origin}: not UTF-8 or UTF-16 text (byte 0x{data[mark + error.start]:02x} at offset {mark + error.start}); "
            "save it as UTF-8, for instance with `iconv -f OLD -t UTF-8`"
        ) from None
    return checked(text, origin)


def checked(text: str, origin: str) -> str:
    """`text` itself, if a person could have written it.

    Raises SourceError where it is blank, holds NUL or half a surrogate pair, or is full of characters that are none.
    """
    if not text or text.isspace() or not text.strip("\ufeff\u200b \t\r\n"):
        raise SourceError(f"{origin}: empty; an article needs text")
    if "\0" in text or _count(text, "Cc", "Cn", "Co") > len(text) * _ODD_ALLOWED:
        raise not_text(origin)
    if not text.isascii() and _count(text, "Cs"):
        raise SourceError(f"{origin}: half of a surrogate pair in the text; write the character whole, as UTF-8")
    return text


def too_large(origin: str, limit: int) -> SourceError:
    """The error for an article past the limit."""
    return SourceError(f"{origin}: over the limit of {limit:,} bytes for one article; raise it with --max-size")


def not_text(origin: str) -> SourceError:
    """The error for bytes that are no text at all."""
    return SourceError(f"{origin}: not text but binary data; give plain text, HTML or JSON lines")


def _count(text: str, *categories: str) -> int:
    return sum(text.count(char) for char in set(text) - _LAYOUT if unicodedata.category(char) in categories)
