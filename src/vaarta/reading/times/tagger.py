"""The tagger: compose, find directions, resolve, in the order of the text."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from vaarta.model.report import TimeExpression
from vaarta.reading.segment import Segments, segment
from vaarta.reading.times.compose import Piece, compose
from vaarta.reading.times.direction import Compass, Direction
from vaarta.reading.times.discourse import Discourse
from vaarta.reading.times.drafts import Calendar
from vaarta.reading.times.grammar import Grammar, grammar
from vaarta.reading.times.resolve import Resolved, resolve


def tag_times(segments: Segments, anchor: date) -> tuple[TimeExpression, ...]:
    """Every time expression of a text, resolved against the day `anchor`, in order and without overlaps.

    >>> from vaarta.reading.segment import segment
    >>> [(t.value, t.reason) for t in tag_times(segment("वे कल दिल्ली आएंगे।", "hi"), date(2025, 11, 18))]
    [('2025-11-19', 'future: आएंगे')]
    """
    rules, compass = _engine(segments.language)
    symbols = rules.symbols(segments.keys)
    discourse, tagged = Discourse(anchor), []
    pieces = compose(segments, symbols, rules)
    clauses = _without(pieces, symbols, rules.nothing)
    for piece in pieces:
        resolved = resolve(piece.draft, discourse.scene(piece, _Asked(compass, segments, clauses, piece)))
        if resolved is not None:
            discourse.hear(piece, resolved)
            tagged.append(_expression(segments, piece, resolved))
    return tuple(tagged)


def tag_text(text: str, anchor: date, language: str) -> tuple[TimeExpression, ...]:
    """Every time expression of `text`, a text in `language`, resolved against the day `anchor`."""
    return tag_times(segment(text, language), anchor)


def _without(pieces: list[Piece], symbols: str, nothing: str) -> str:
    """The symbols of the text with every expression blanked out: "May" the month is no verb."""
    parts, at = [], 0
    for piece in pieces:
        parts += [symbols[at : piece.first], nothing * (piece.last - piece.first)]
        at = piece.last
    return "".join(parts) + symbols[at:]


class _Asked:
    """The direction of a piece's clause, looked for when asked."""

    __slots__ = ("_compass", "_piece", "_segments", "_symbols")

    def __init__(self, compass: Compass, segments: Segments, symbols: str, piece: Piece) -> None:
        self._compass, self._segments, self._symbols, self._piece = compass, segments, symbols, piece

    def __call__(self) -> Direction:
        piece = self._piece
        return self._compass.direction(self._segments, self._symbols, piece.first, piece.last, piece.sentence)


def _expression(segments: Segments, piece: Piece, resolved: Resolved) -> TimeExpression:
    return TimeExpression(
        span=segments.span(piece.first, piece.last),
        type=resolved.type,
        value=resolved.value,
        mod=resolved.mod,
        direction=resolved.direction,
        other=resolved.other,
        reason=resolved.reason,
        weekday=_weekday_of(piece),
    )


def _weekday_of(piece: Piece) -> int | None:
    """The weekday that the words name beside a day of the month."""
    draft = piece.draft
    return draft.weekday if isinstance(draft, Calendar) and draft.day is not None else None


@lru_cache(maxsize=None)
def _engine(language: str) -> tuple[Grammar, Compass]:
    rules = grammar(language)
    return rules, Compass(rules)
