"""Direction: whether the clause that an expression stands in looks back or ahead."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vaarta.packs.times import Cue
from vaarta.reading.segment import Segments
from vaarta.reading.times.grammar import Grammar


@dataclass(frozen=True, slots=True)
class Direction:
    """Which way, and why. `nearest` is a clause that looks either way: the nearer day if it lies `within` so many days
    ahead, and `future` at equal distance. `default` is a clause that does not say."""

    future: bool
    reason: str
    nearest: bool = False
    within: int = 366
    default: bool = False

    def ahead(self, back: int, on: int) -> bool:
        """Whether the day `on` days ahead is meant rather than the one `back` days ago."""
        return on < back and on <= self.within if self.nearest and on != back else self.future


DEFAULT = Direction(future=False, reason="no verb says which: past", default=True)


class Compass:
    """Finds the direction of expressions in one language, by the clause section of its pack."""

    def __init__(self, grammar: Grammar) -> None:
        clause = grammar.pack.clause
        self._verb, self._reach = clause.verb, clause.reach
        self._cues = _Cues(grammar, clause.cues)
        self._edge = _Cues(grammar, clause.edge)
        self._joins = re.compile(grammar.context(clause.joins) or "(?!)")
        self._opens = re.compile(grammar.context(clause.opens) or "(?!)")

    def direction(self, segments: Segments, symbols: str, first: int, last: int, sentence: int) -> Direction:
        """The direction of the clause around the expression at tokens `first` to `last` of sentence `sentence`."""
        whole = segments.sentences[sentence]
        end = min(whole.last, last + self._reach)
        edge = self._edge.pattern.match(symbols, last, end)
        if edge is not None:
            return self._edge.said(segments, edge)
        right = self._right(symbols, last, end)
        if right is not None and self._verb == "right":
            return self._cues.said(segments, right)
        left = self._left(symbols, max(whole.first, first - self._reach), first)
        if self._verb == "right":
            return self._ahead(segments, left)
        opening = left is None  # an expression that opens its clause has the verb behind it, whatever mark follows
        if right is not None and self._joins.search(symbols, last + opening, right.start()) is not None:
            right = None if left is not None or (first > whole.first and self._ahead(segments, right).default) else right
        if left is None and right is None:
            return self._ahead(segments, self._last_cue(symbols, max(whole.first, first - self._reach), first))
        if left is None or right is None:
            return self._cues.said(segments, left or right)
        return self._cues.said(segments, left if first - left.end() <= right.start() - last else right)

    def _ahead(self, segments: Segments, cue: re.Match[str] | None) -> Direction:
        """The direction of a cue of another clause: it counts only where it looks ahead."""
        ahead = cue is not None and self._cues.says(cue) == "future"
        return self._cues.said(segments, cue) if ahead else DEFAULT

    def _right(self, symbols: str, start: int, end: int) -> re.Match[str] | None:
        """The first cue behind the expression, in its own clause."""
        for match in self._cues.pattern.finditer(symbols, start, end):
            says = self._cues.says(match)
            if says == "ends":
                return None
            if says != "pass":
                return match
        return None

    def _left(self, symbols: str, start: int, end: int) -> re.Match[str] | None:
        """The last cue before the expression, in its own clause."""
        for opening in self._opens.finditer(symbols, start, end):
            start = opening.end()
        return self._last_cue(symbols, start, end)

    def _last_cue(self, symbols: str, start: int, end: int) -> re.Match[str] | None:
        last = None
        for match in self._cues.pattern.finditer(symbols, start, end):
            if self._cues.says(match) not in ("pass", "ends"):
                last = match
        return last


class _Cues:
    """Cues compiled to one pattern, a group for each."""

    def __init__(self, grammar: Grammar, cues: tuple[Cue, ...]) -> None:
        self._cues = cues
        bodies = (f"({grammar.context(cue.forms, cue.before, cue.not_before)})" for cue in cues)
        self.pattern = re.compile("|".join(bodies) or "(?!)")

    def says(self, match: re.Match[str]) -> str:
        """What the cue of `match` says."""
        return self._cues[(match.lastindex or 1) - 1].says

    def said(self, segments: Segments, match: re.Match[str] | None) -> Direction:
        """The direction that the cue of `match` gives."""
        if match is None:
            return DEFAULT
        cue = self._cues[(match.lastindex or 1) - 1]
        reason = f"{cue.says}: {segments.words(match.start(), match.end())}"
        ahead = (cue.leans if cue.says == "either" else cue.says) == "future"
        return Direction(future=ahead, reason=reason, nearest=cue.says == "either", within=cue.within)
