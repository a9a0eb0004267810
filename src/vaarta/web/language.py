"""The reader's language: catalogues of messages, and dates in words."""

from __future__ import annotations

import gettext as catalogues
import io
from collections.abc import Iterable
from contextvars import ContextVar
from datetime import date
from functools import lru_cache
from pathlib import Path

from vaarta.packs.loader import REFERENCE
from vaarta.record.sentence import date_told

FOLDER = Path(__file__).parent / "locale"
DOMAIN = "messages"

current: ContextVar[str] = ContextVar("language", default=REFERENCE)
"""The language of the page that is being written."""


@lru_cache(maxsize=1)
def spoken() -> tuple[str, ...]:
    """The languages that the pages speak: that of the messages themselves, and each that has a catalogue."""
    return (REFERENCE, *sorted(path.parent.parent.name for path in FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.po")))


@lru_cache(maxsize=None)
def catalogue(language: str) -> catalogues.NullTranslations:
    """The messages of `language`; the messages as they stand where there is no catalogue."""
    path = FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    if not path.is_file():
        return catalogues.NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return catalogues.GNUTranslations(compiled)


def gettext(message: str) -> str:
    """`message` in the language of the page."""
    return catalogue(current.get()).gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """`one` or `many`, as `count` asks for in the language of the page."""
    return catalogue(current.get()).ngettext(one, many, count)


def pgettext(context: str, message: str) -> str:
    """`message` as said of `context`, in the language of the page."""
    return catalogue(current.get()).pgettext(context, message)


def npgettext(context: str, one: str, many: str, count: int) -> str:
    """As `ngettext`, said of `context`."""
    return catalogue(current.get()).npgettext(context, one, many, count)


def preferred(header: str) -> str:
    """The language of the pages that an Accept-Language header likes best.

    >>> preferred("fr-FR, fr;q=0.9, *;q=0.5") == REFERENCE
    True
    """
    liked: list[tuple[float, str]] = []
    for part in header[:400].split(","):
        name, _, weight = part.partition(";q=")
        try:
            liked.append((float(weight or 1), name.strip().split("-")[0].lower()))
        except ValueError:
            continue
    for share, name in sorted(liked, key=lambda pair: -pair[0]):
        if share > 0 and name in spoken():
            return name
    return REFERENCE


def listed(words: Iterable[str]) -> str:
    """`words` as a list in a sentence: "a, b and c"."""
    from babel.lists import format_list

    return format_list(list(words), locale=current.get())


def day_words(day: date) -> str:
    """A day in words: "18 November 2025"."""
    return date_told(day.isoformat(), current.get())


def month_words(day: date) -> str:
    """The month of `day` with its year, in short: "Nov 2025"."""
    return f"{_months(current.get())[day.month]} {day.year}"


@lru_cache(maxsize=None)
def _months(language: str) -> dict[int, str]:
    from babel.dates import get_month_names

    return dict(get_month_names("abbreviated", "format", language))


def weekday_words(day: date) -> str:
    """The day of the week of `day`."""
    from babel.dates import get_day_names

    return str(get_day_names("wide", "format", current.get())[day.weekday()])


def when_words(edtf: str | None) -> str:
    """An EDTF date in words: "18–20 November 2025"; "" for None."""
    return date_told(edtf, current.get()) if edtf else ""
