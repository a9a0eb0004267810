"""Where and when a story was filed, and where its text proper begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from vaarta.knowledge.store import Knowledge
from vaarta.knowledge.types import Use
from vaarta.model.article import Dateline
from vaarta.model.entity import Entity, EntityType
from vaarta.packs.dateline import DatelineTables, dateline_tables
from vaarta.packs.vocabulary import ordinary_words
from vaarta.reading.segment import Segments
from vaarta.reading.transliterate import transliterate

_ISO = re.compile(r"\d{4}-\d{2}(?:-\d{2})?\S*")
_SLACK = timedelta(days=2)
_LONGEST_PLACE = 4
_SEARCHED_LINES = 4
_PAIRS = {"(": ")", "[": "]"}


@dataclass(frozen=True, slots=True)
class _Found:
    """A dateline read from token `first` to `last` (exclusive)."""

    first: int
    last: int
    place: Entity | None
    month: int | None
    day: int | None
    agency: str | None
    place_end: int


def find_dateline(segments: Segments, knowledge: Knowledge, published: date | None) -> Dateline | None:
    """The dateline, or None where the story opens without one.

    Looked for at the start of the first lines, behind a header of the feed and the name of a desk. The year of its date is
    the one that brings it nearest to `published`, not more than two days after it.
    """
    tables = dateline_tables(segments.language)
    for first in _line_starts(segments, tables):
        found = _read(segments, knowledge, tables, first)
        if found:
            day = _nearest(found.month, found.day, published)
            place = found.place or _unknown(segments, found)
            return Dateline(segments.span(found.first, found.last), place, day, found.agency)
    return None


def _unknown(segments: Segments, found: _Found) -> Entity:
    """The place of a dateline that the knowledge base does not hold."""
    name = segments.words(found.first, found.place_end)
    return Entity(None, transliterate(name, segments.language), EntityType.PLACE, {segments.language: name})


def story_start(segments: Segments, dateline: Dateline | None) -> int:
    """The first token of the story behind its dateline, marks left out; 0 where there is no dateline."""
    if dateline is None:
        return 0
    first = segments.tokens_in(dateline.span)[1]
    while first < len(segments.starts) and not segments.is_word[first]:
        first += 1
    return first


def _line_starts(segments: Segments, tables: DatelineTables) -> Iterator[int]:
    """The first token of each of the first lines, a feed's header left out."""
    paragraph, lines = -1, 0
    for sentence in segments.sentences:
        if sentence.paragraph == paragraph:
            continue
        paragraph, lines = sentence.paragraph, lines + 1
        if lines > _SEARCHED_LINES:
            return
        first = sentence.first
        if segments.keys[first] in tables.headers:
            match = _ISO.match(segments.text, segments.starts[first + 1] if first + 1 < len(segments.starts) else 0)
            while match and first < len(segments.starts) and segments.starts[first] < match.end():
                first += 1
        yield first


def _read(segments: Segments, knowledge: Knowledge, tables: DatelineTables, first: int) -> _Found | None:
    """A dateline that begins at token `first`."""
    first = _after_bureau(segments, tables, first)
    place_end, place = _place(segments, knowledge, first)
    if place_end == first:
        return None
    here = _skip_region(segments, tables, place_end)
    while _mark(segments, here) == "/":
        other, _ = _place(segments, knowledge, here + 1)
        if other == here + 1:
            return None
        here = _skip_region(segments, tables, other)
    comma = _mark(segments, here) in (",", "،")
    after = here + comma
    dated = _day(segments, tables, after)
    if dated:
        last, month, day = dated
        agency, last = _agency(segments, tables, last, listed=False)
        if not (agency or (comma and place) or _mark(segments, last) in tables.end_marks):
            return None
        return _Found(first, last, place, month, day, agency, place_end)
    agency, last = _agency(segments, tables, after, listed=True)
    if agency and (comma or _mark(segments, after) in _PAIRS) and _mark(segments, last) in tables.end_marks | {".", ":"}:
        return _Found(first, last, place, None, None, agency, place_end)
    if place and not comma and _mark(segments, here) in tables.end_marks:
        return _Found(first, here, place, None, None, None, place_end)
    return None


def _after_bureau(segments: Segments, tables: DatelineTables, first: int) -> int:
    """The token behind "जागरण ब्यूरो,", or `first` itself."""
    for i in range(first, min(first + 4, len(segments.keys) - 1)):
        if segments.keys[i] in tables.bureaus and _mark(segments, i + 1) == ",":
            return i + 2
        if not segments.is_word[i]:
            break
    return first


def _place(segments: Segments, knowledge: Knowledge, first: int) -> tuple[int, Entity | None]:
    """The end of the place at `first`, and the place if it is known; an unknown place runs up to the first mark or number."""
    names = knowledge.gazetteer(segments.language).phrases
    last = first
    while last < len(segments.keys) and last - first < _LONGEST_PLACE:
        if last > first and "\n" in segments.text[segments.ends[last - 1] : segments.starts[last]]:
            break
        if (not segments.is_word[last] and segments.keys[last] != "-") or segments.keys[last][0].isdigit():
            break
        last += 1
    for end in range(last, first, -1):
        phrase = " ".join(key for i, key in enumerate(segments.keys[first:end], first) if segments.is_word[i])
        for kind in (EntityType.PLACE, EntityType.STATE):
            for sense in names.get(phrase, ()):
                if sense.use is Use.NAME and sense.type is kind:
                    return end, knowledge.entity(sense.target)
    ordinary = ordinary_words(segments.language)
    return (first if any(key in ordinary for key in segments.keys[first:last]) else last), None


def _skip_region(segments: Segments, tables: DatelineTables, i: int) -> int:
    """The token behind "(तुर्कमेनिस्तान)" or "[भारत]" at `i`, unless an agency stands there; else `i`."""
    closing = _PAIRS.get(_mark(segments, i))
    if closing is None:
        return i
    agency, _ = _agency(segments, tables, i, listed=True)
    if agency:
        return i
    for j in range(i + 1, min(i + 6, len(segments.keys))):
        if segments.keys[j] == closing:
            return j + 1
    return i


def _day(segments: Segments, tables: DatelineTables, i: int) -> tuple[int, int, int] | None:
    """ "20 मार्च" at token `i`: the end, the month and the day."""
    if i + 1 >= len(segments.keys):
        return None
    word, month = segments.keys[i], tables.months.get(segments.keys[i + 1])
    day = int(word) if word.isdecimal() else tables.numbers.get(word)
    if month is None or day is None or not 1 <= day <= 31:
        return None
    last = i + 2
    if last < len(segments.keys) and re.fullmatch(r"(?:19|20)\d\d", segments.keys[last]):
        last += 1
    return last, month, day


def _agency(segments: Segments, tables: DatelineTables, i: int, *, listed: bool) -> tuple[str | None, int]:
    """The agency at token `i`, in brackets or (if `listed`) bare, and the token behind it."""
    closing = _PAIRS.get(_mark(segments, i))
    if closing is not None:
        for j in range(i + 2, min(i + 9, len(segments.keys))):
            if segments.keys[j] == closing:
                inside = segments.words(i + 1, j)
                known = any(key in tables.agencies or (key.isascii() and key.isalpha()) for key in segments.keys[i + 1 : j])
                known = known or segments.text[segments.starts[i + 1] : segments.ends[j - 1]].rstrip(".") in tables.agencies
                return (inside.rstrip("."), j + 1) if known or not listed else (None, i)
        return None, i
    if listed:
        for j in range(i + 1, min(i + 4, len(segments.keys))):
            if segments.keys[j - 1] in tables.agencies and not segments.is_word[j]:
                return segments.words(i, j), j
            if not segments.is_word[j - 1]:
                break
    return None, i


def _mark(segments: Segments, i: int) -> str:
    """The punctuation mark at token `i`, or nothing where there is a word or the end."""
    return segments.keys[i] if i < len(segments.keys) and not segments.is_word[i] else ""


def _nearest(month: int | None, day: int | None, published: date | None) -> date | None:
    """The day in the year that brings it nearest to `published` without passing it by more than two days."""
    if month is None or day is None or published is None:
        return None
    for year in (published.year + 1, published.year, published.year - 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= published + _SLACK:
            return found
    return None
