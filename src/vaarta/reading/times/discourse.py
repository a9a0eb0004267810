"""What a text has said of time so far, so that "the same day" and "in the evening" find their day."""

from __future__ import annotations

from datetime import date, timedelta

from vaarta.reading.times.compose import Piece
from vaarta.reading.times.drafts import Calendar
from vaarta.reading.times.resolve import Resolved
from vaarta.reading.times.scene import Asked, Scene

_NEWS = timedelta(days=10)
"""How old the day of a story can be; an older one is background."""
_HEADER_SENTENCES = 3
_HEADER = timedelta(days=1)


class Discourse:
    """Follows one text from its first expression to its last.

    The day of the story is the first one told that is not after the anchor and not long before it; the dates of a header or
    dateline are no part of the telling. On the training articles an hour without a day is of the story's day in 31 of 34
    cases (the anchor's: 26; the last one told: 25), and "N days ago" is counted from the last day told in 14 of 14 (11).
    """

    def __init__(self, anchor: date) -> None:
        self._anchor = anchor
        self._last: tuple[date, date] | None = None
        self._told: date | None = None
        self._story: date | None = None
        self._ahead: tuple[int, date] | None = None
        self._named: tuple[int, int] | None = None
        self._base: date | None = None

    def scene(self, piece: Piece, direction: Asked) -> Scene:
        """What `piece` is resolved against."""
        story = self._story
        if self._ahead is not None and self._ahead[0] == piece.sentence:
            story = self._ahead[1]
        return Scene(self._anchor, direction, self._last, self._told, story, self._named, self._base)

    def hear(self, piece: Piece, resolved: Resolved) -> None:
        """Take in what `piece` came to."""
        draft = piece.draft
        if isinstance(draft, Calendar) and draft.year and draft.month:
            self._named = (draft.year, draft.month)
        start, end = resolved.start, resolved.end
        self._base = resolved.base or self._base
        if start is None or end is None or self._is_header(piece, start):
            return
        self._last = (start, end)
        if start > self._anchor:
            self._ahead = (piece.sentence, start)
        elif self._anchor - start <= _NEWS:
            self._told = start
            self._story = self._story or start

    def _is_header(self, piece: Piece, day: date) -> bool:
        draft = piece.draft
        written = isinstance(draft, Calendar) and draft.day is not None and draft.month is not None and draft.weekday is None
        return written and piece.sentence < _HEADER_SENTENCES and abs(day - self._anchor) <= _HEADER
