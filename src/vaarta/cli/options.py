"""Options that several commands share, and how their words become values."""

from __future__ import annotations

import re
from datetime import date

import typer

_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([kmg]?)b?", re.IGNORECASE | re.ASCII)
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
