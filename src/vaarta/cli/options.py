"""Options that several commands share, and how their words become values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated

import typer

from vaarta.model.readers import Readers

_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([kmg]?)b?", re.IGNORECASE | re.ASCII)
_ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
_UNITS = {"": 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000}


def a_day(value: str | date) -> date:
    """An ISO date, as the day that it names."""
    if isinstance(value, date):
        return value
    try:
        if len(value) != len("YYYY-MM-DD"):
            raise ValueError(value)  # noqa: TRY301 - the short forms of ISO 8601 would pass otherwise
        return date.fromisoformat(value)
    except ValueError:
        raise typer.BadParameter(f"{value!r} is no day; write YYYY-MM-DD") from None


def a_start(value: str | date) -> date:
    """The first day of an ISO day, month or year.

    >>> a_start("2025-12").isoformat(), a_start("2025").isoformat()
    ('2025-12-01', '2025-01-01')
    """
    return value if isinstance(value, date) else _bounds(value)[0]


def an_end(value: str | date) -> date:
    """The last day of an ISO day, month or year.

    >>> an_end("2025-12").isoformat(), an_end("2025").isoformat()
    ('2025-12-31', '2025-12-31')
    """
    return value if isinstance(value, date) else _bounds(value)[1]


def _bounds(value: str) -> tuple[date, date]:
    from vaarta.model.edtf import bounds
    from vaarta.model.errors import EdtfError

    try:
        first, last = bounds(value) if _ISO.fullmatch(value) else (None, None)
    except EdtfError:
        first = last = None
    if first is None or last is None:
        raise typer.BadParameter(f"{value!r} is no day; write YYYY-MM-DD, or a month as YYYY-MM, or a year")
    return first, last


def today() -> date:
    """The day that it is here."""
    return datetime.now().astimezone().date()


def a_kind(value: str) -> str:
    """A kind of event, as the codebook calls it."""
    from vaarta.model.report import Kind

    return _one_of(value, [kind.value for kind in Kind], "kind of event")


def a_status(value: str) -> str:
    """A status, as the codebook calls it."""
    from vaarta.model.report import Status

    return _one_of(value, [status.value for status in Status], "status")


def a_topic(value: str) -> str:
    """A topic, as the codebook calls it."""
    from vaarta.packs.telling import REFERENCE, telling

    return _one_of(value, list(telling(REFERENCE).words["topic"]), "topic")


def a_language(value: str) -> str:
    """A language that entries can be told in."""
    from vaarta.packs.telling import telling_languages

    return _one_of(value, telling_languages(), "language that entries are told in")


def _one_of(value: str, words: Sequence[str], what: str) -> str:
    if value.lower() not in words:
        raise typer.BadParameter(f"{value!r} is no {what}; there are {', '.join(words)}")
    return value.lower()


def a_size(value: str | int) -> int:
    """A size in bytes: `5MB`, `500k`, `1000`.

    >>> a_size("5MB"), a_size("500k"), a_size("1000")
    (5000000, 500000, 1000)
    """
    match = _SIZE.fullmatch(str(value).strip())
    size = int(float(match[1]) * _UNITS[match[2].lower()]) if match else 0
    if size < 1:
        raise typer.BadParameter(f"{value!r} is no size; write bytes, or a number with k or MB behind it")
    return size


# --- articles, wherever they are read --------------------------------------------------------------------------------

ArticleInputs = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE… | DIR | -",
        help="Text, HTML, .json, .jsonl (an article a line) or .parquet (an article a row) files, folders of them, or - for standard input.",
        show_default=False,
    ),
]
Published = Annotated[
    date | None,
    typer.Option(
        parser=a_day,
        metavar="YYYY-MM-DD",
        help="Day of publication of articles that carry no date of their own.",
        show_default=False,
    ),
]
ArticleLanguage = Annotated[
    str | None, typer.Option(metavar="CODE", help="Language of articles that do not state it; else told by their letters.")
]
Publisher = Annotated[str | None, typer.Option(help="Publisher of articles that do not name theirs.")]
MaxSize = Annotated[int, typer.Option(parser=a_size, metavar="SIZE", help="Refuse articles over this size: bytes, or 500k, 5MB.")]
LARGEST = a_size("5MB")
WhoReads = Annotated[
    Readers | None,
    typer.Option(
        metavar="frames|both",
        help="Who reads: the frames alone, or the learned reader beside them; both where vaarta[model] is installed.",
        show_default=False,
    ),
]
