"""Articles: the text as received, with what is known about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from vaarta.model.entity import Entity
from vaarta.model.span import Span


@dataclass(frozen=True, slots=True)
class Article:
    """One article as received; `text` is never altered (a byte-order mark aside).

    `published` is None only until the reader has looked for a date in the text. `origin` says where the article came from
    (a file, a line of one), for messages.
    """

    id: str
    text: str
    language: str | None = None
    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    title: str | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Dateline:
    """ "मास्को, 18 नवंबर (आईएएनएस)।": where and when a story was filed."""

    span: Span
    place: Entity | None = None
    date: date | None = None
    agency: str | None = None
