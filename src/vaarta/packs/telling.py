"""The telling section of a pack: how a language says what an entry of the record holds, on one line."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from vaarta.packs.loader import REFERENCE, languages, section

__all__ = ["REFERENCE", "Dates", "Diary", "Joining", "Ordinals", "Telling", "telling", "telling_languages"]


class Dates(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a date stands in a sentence, or alone: `{day}`, `{month}`, `{year}`; a stretch has `{first…}` for its first day."""

    day: str
    month: str
    year: str
    days: str
    """A stretch within one month,"""
    weeks: str
    """within one year,"""
    years: str
    """over the turn of a year."""
    stretch: str
    """From `{start}` to `{end}` where one of them is no day."""
    since: str
    until: str
    other: str
    """What no other form says, as it is written: `{date}`."""


class Joining(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How names stand together: between two, between all but the last of more, before the last; and so many that are left out."""

    two: str
    more: str
    last: str
    rest: str


class Ordinals(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How sittings are counted: whole words for some numbers, else the number with the ending of its last digits."""

    words: dict[int, str] = {}
    endings: dict[str, str] = {}
    ending: str


class Diary(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a desk diary is written. `{date}` is told by `day`, which has `{weekday}`, `{day}`, `{month}`, `{year}`."""

    title: str
    day: str
    short: str
    """The end of a stretch: `{day}`, `{month}`;"""
    to: str
    """and the brackets around it, `{date}`."""
    since: str
    """The same for a stretch that began before the diary does."""
    line: str
    """A line with `{city}` and `{text}`."""
    unset: str
    """The heading above what has a month or a year and no day,"""
    undated: str
    """and above what has no date at all."""
    nothing: str
    marks: str
    """What the marks mean: `{new}`, `{changed}`, since `{date}`."""


class Telling(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`packs/data/LANGUAGE/telling.yaml`."""

    source: str
    sentences: dict[str, dict[str, tuple[str, ...]]]
    """Kind → status → patterns; the first whose slots outside brackets all have a value is taken, and what stands in brackets
    falls away where a slot in it has none. `{slot:one|many}` is one of two words by how many the slot names."""
    sitting: str
    """A sitting with its number, `{ordinal}` and `{name}`;"""
    series: str
    """and without."""
    marked: str
    """A sentence with its status behind it."""
    announced: str
    """An announcement, `{sentence}`, and what it announces, `{told}`."""
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    """From Monday on."""
    dated: Dates
    """Dates inside a sentence,"""
    alone: Dates
    """and by themselves."""
    joining: Joining
    ordinals: Ordinals
    names: dict[str, str] = {}
    """Names that a sentence writes in another way, as "the United States"."""
    diary: Diary
    words: dict[str, dict[str, str]]
    """What the record's own words are called: group (status, kind, role, slot, change, relation, topic, …) → word → name."""


@lru_cache(maxsize=None)
def telling(language: str) -> Telling:
    """How `language` tells; PackError where no pack says so."""
    return section(language, "telling", Telling)


def telling_languages() -> tuple[str, ...]:
    """The languages that entries can be told in."""
    return languages("telling")
