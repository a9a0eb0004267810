"""Gold annotation and predicted reports, as the scorer needs them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

T = TypeVar("T")

HINDI = Path(__file__).parent / "gold" / "hi"


class GoldParticipant(msgspec.Struct, frozen=True):
    """Somebody in an event; `name` lists alternatives divided by `|`."""

    name: str
    role: str = "participant"


class GoldEvent(msgspec.Struct, frozen=True):
    """One annotated event (codebook section 1)."""

    kind: str
    status: str
    participants: tuple[GoldParticipant, ...] = ()
    when: str | None = None
    place: str | None = None
    mechanism: str | None = None
    ordinal: int | None = None
    topics: tuple[str, ...] = ()
    evidence: str = ""


class GoldQuote(msgspec.Struct, frozen=True):
    """One annotated quote; `starts` and `ends` are the first and last words of its span."""

    speaker: str
    starts: str
    ends: str
    kind: str = "direct"
    channel: str | None = None


class GoldNote(msgspec.Struct, frozen=True):
    """One annotated note."""

    kind: str


class GoldArticle(msgspec.Struct, frozen=True):
    """One annotated article. A relation is (source, type, target), by position in `events`."""

    text: str
    language: str = "hi"
    published: str | None = None
    publisher: str | None = None
    events: tuple[GoldEvent, ...] = ()
    quotes: tuple[GoldQuote, ...] = ()
    relations: tuple[tuple[int, str, int], ...] = ()
    notes: tuple[GoldNote, ...] = ()


class Named(msgspec.Struct, frozen=True):
    """An entity of a report."""

    id: str | None = None
    name: str | None = None
    names: dict[str, str | list[str]] | None = None
    aliases: tuple[str, ...] | None = None


class Participant(msgspec.Struct, frozen=True):
    """A participant of a reported event."""

    entity: Named | None = None
    text: str | None = None
    role: str = "participant"


class Sitting(msgspec.Struct, frozen=True):
    """The mechanism of a reported event."""

    entity: Named | None = None
    ordinal: int | None = None


class Piece(msgspec.Struct, frozen=True):
    """A stretch of text; -1 where the report gives none."""

    start: int = -1
    end: int = -1


class Event(msgspec.Struct, frozen=True):
    """An event of a report."""

    kind: str | None = None
    id: str | None = None
    status: str | None = None
    participants: tuple[Participant, ...] = ()
    when: str | None = None
    place: Named | None = None
    mechanism: Sitting | None = None
    topics: tuple[str, ...] = ()
    evidence: tuple[Piece, ...] = ()
    confidence: float | None = None


class Quote(msgspec.Struct, frozen=True):
    """A quote of a report."""

    start: int
    end: int
    speaker: Named | None = None


class Relation(msgspec.Struct, frozen=True):
    """A relation of a report, between event ids."""

    source: str = msgspec.field(name="from")
    type: str = ""
    target: str = msgspec.field(name="to", default="")


class Note(msgspec.Struct, frozen=True):
    """A note of a report."""

    kind: str
    message: str = ""


class Report(msgspec.Struct, frozen=True):
    """As much of a report (contract/REPORT.md) as the scorer looks at."""

    article: dict[str, object] = {}
    events: tuple[Event, ...] = ()
    quotes: tuple[Quote, ...] = ()
    relations: tuple[Relation, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def name(self) -> str:
        """The id of the article that was read."""
        return str(self.article.get("id"))


def read_gold(folder: Path, pattern: str = "*.json") -> dict[str, GoldArticle]:
    """The annotated articles of `folder` whose file fits `pattern`, by stem, in order of name."""
    decoder = msgspec.json.Decoder(GoldArticle)
    return {path.stem: decoder.decode(path.read_bytes()) for path in sorted(folder.glob(pattern))}


def read_predictions(path: Path) -> dict[str, Report]:
    """The reports of a JSON Lines file, by article id."""
    reports = [msgspec.json.decode(line, type=Report) for line in path.read_bytes().splitlines() if line.strip()]
    return {report.name: report for report in reports}


def as_report(report: Mapping[str, object]) -> Report:
    """A report in the contract's JSON form, for scoring."""
    return msgspec.json.decode(json.dumps(report), type=Report)


def split_parts(names: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The tuning and the checking part of `names` in order: every third, from the third on, is for checking only.

    >>> split_parts(["a", "b", "c", "d", "e", "f", "g"])
    (('a', 'b', 'd', 'e', 'g'), ('c', 'f'))
    """
    return tuple(n for i, n in enumerate(names) if i % 3 != 2), tuple(names[2::3])


def pick(items: Mapping[str, T], names: Iterable[str]) -> dict[str, T]:
    """The items of these names."""
    return {name: items[name] for name in names if name in items}


def digest(folder: Path, pattern: str = "*.json") -> str:
    """The first 16 hexadecimal digits of SHA-256 over names and bytes of the gold files: floors hold for these alone."""
    state = hashlib.sha256()
    for path in sorted(folder.glob(pattern)):
        state.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return state.hexdigest()[:16]
