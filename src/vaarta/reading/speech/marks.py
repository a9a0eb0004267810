"""Quotation marks paired, and sentences joined where a pair runs over several."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

import regex

from vaarta.packs.script import script
from vaarta.reading.segment import Segments

_BEFORE_OPENING = "([{—–-“‘\"'«„/:"
_LINE_ENDS = "\n\r\u2029"
_LONG = 4
_DATELINE = 16
_FARTHEST = 1500


@dataclass(frozen=True, slots=True)
class Region:
    """Tokens `first` to `last` (exclusive) stand in quotation marks, which take `opens` to `first` and `last` to `closes`.
    `long` tells words said from a name or a term."""

    opens: int
    first: int
    last: int
    closes: int
    long: bool


@dataclass(frozen=True, slots=True)
class Unit:
    """One or more sentences that no pair of marks crosses: tokens `first` to `last` (exclusive). `title` is True for a
    headline: the first line of several, if it ends without punctuation; `start` is the first token behind a dateline."""

    first: int
    last: int
    paragraph: int
    regions: tuple[Region, ...]
    start: int
    title: bool = False


def pair_marks(segments: Segments) -> tuple[Region, ...]:
    """The outermost pairs of quotation marks, in order. A mark left open runs on where the next paragraph opens with the
    same mark or holds the closing one, else it ends with its paragraph; an apostrophe inside a word is no mark."""
    pairing, position = _Pairing(segments.text, _marks(segments.language)), 0
    while match := pairing.marks.pattern.search(segments.text, position):
        position = pairing.take(match.group(), match.start())
    pairing.leave_open(len(segments.text))
    regions = []
    for places in pairing.spans:
        opens, first, last, closes = (bisect_left(segments.starts, place) for place in places)
        if first < last:
            long = last - first >= _LONG or not segments.is_word[last - 1]
            regions.append(Region(opens, first, last, closes, long))
    return tuple(regions)


@dataclass(frozen=True, slots=True)
class _Marks:
    """A language's marks: the pattern of all of them and of line ends, the closing marks of each opening one, and all
    closing ones."""

    pattern: regex.Pattern[str]
    closing: dict[str, frozenset[str]]
    closers: frozenset[str]


@lru_cache(maxsize=None)
def _marks(language: str) -> _Marks:
    pairs = script(language).quotation
    every = sorted({mark for pair in pairs for mark in pair}, key=len, reverse=True)
    pattern = regex.compile("|".join(map(regex.escape, every)) + f"|[{_LINE_ENDS}]+")
    closing = {opening: frozenset(close for one, close in pairs if one == opening) for opening, _ in pairs}
    return _Marks(pattern, closing, frozenset(close for _, close in pairs))


class _Pairing:
    """A walk over the marks of a text: `spans` are the outermost pairs found, as the offsets where the opening mark, the
    words, the closing mark and the rest begin."""

    def __init__(self, text: str, marks: _Marks) -> None:
        self.text, self.marks = text, marks
        self.spans: list[tuple[int, int, int, int]] = []
        self._open: list[tuple[str, int, int]] = []

    def take(self, mark: str, start: int) -> int:
        """Read one mark or line end that begins at `start`; where to go on."""
        if mark[0] in _LINE_ENDS:
            return self._end_paragraph(start, start + len(mark))
        mark = self._single(mark)
        end = start + len(mark)
        before, after = self.text[start - 1 : start], self.text[end : end + 1]
        if before.isalnum() and after.isalnum():
            return end
        depth = self._closed_by(mark)
        free = not before or before.isspace() or before in _BEFORE_OPENING
        opens = mark in self.marks.closing and not after.isspace() and (free or depth is None)
        if depth is not None and not (opens and mark in self.marks.closing[mark]):
            if depth == 0:
                self.spans.append((self._open[0][1], self._open[0][2], start, end))
            del self._open[depth:]
        elif opens:
            self._open.append((mark, start, end))
        return end

    def leave_open(self, end: int) -> None:
        """End what is open at `end`, if its mark can be nothing but an opening one."""
        if self._open:
            mark, start, first = self._open[0]
            if len(mark) > 1 or mark not in self.marks.closers:
                self.spans.append((start, first, end, end))
            self._open.clear()

    def _single(self, mark: str) -> str:
        """The first half of a double closing mark where a single one is open."""
        closing = self.marks.closing
        inner = self._open[-1][0] if self._open else ""
        halved = len(mark) > 1 and inner and mark not in closing[inner] and mark[0] in closing[inner]
        return mark[0] if halved else mark

    def _closed_by(self, mark: str) -> int | None:
        """The innermost open pair that `mark` closes."""
        depths = range(len(self._open) - 1, -1, -1)
        return next((i for i in depths if mark in self.marks.closing[self._open[i][0]]), None)

    def _end_paragraph(self, start: int, end: int) -> int:
        if not self._open:
            return end
        outer = self._open[0][0]
        again = self.text.startswith(outer, end)
        if again or self._closes_later(outer, end):
            del self._open[1:]
            return end + len(outer) if again else end
        self.leave_open(start)
        return end

    def _closes_later(self, mark: str, position: int) -> bool:
        for match in self.marks.pattern.finditer(self.text, position, position + _FARTHEST):
            found, before = match.group(), self.text[match.start() - 1 : match.start()]
            if found == mark and (before.isspace() or before in _BEFORE_OPENING):
                return False
            if found in self.marks.closing[mark]:
                return True
        return False


def units(segments: Segments, regions: tuple[Region, ...]) -> tuple[Unit, ...]:
    """The sentences, joined where a pair of marks runs over their border."""
    joined: list[Unit] = []
    at, count, sentences = 0, len(regions), segments.sentences
    i = 0
    while i < len(sentences):
        first, last, paragraph = sentences[i].first, sentences[i].last, sentences[i].paragraph
        inside = at
        while at < count and regions[at].opens < last:
            while regions[at].closes > last and i + 1 < len(sentences):
                i += 1
                last = sentences[i].last
            at += 1
        more = i + 1 < len(sentences) and sentences[i + 1].paragraph > paragraph
        own = regions[inside:at]
        start = own[0].opens if own and own[0].opens - first < _DATELINE and segments.keys[own[0].opens - 1] == ")" else first
        joined.append(Unit(first, last, paragraph, own, start, not joined and more and segments.is_word[last - 1]))
        i += 1
    return tuple(joined)
