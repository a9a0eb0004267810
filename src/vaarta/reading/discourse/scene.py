"""The day that the telling is set on: what is told without a date of its own goes on on the day told last."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from vaarta.model import edtf
from vaarta.reading.clauses import Clause, Parsed
from vaarta.reading.times import when_of

AHEAD = frozenset({"future", "going_to", "was_to"})
BACK = frozenset({"pluperfect", "progressive_past", "habitual_past", "copula_past"})
"""Verbs that step back out of the telling: their days are a scene only for what steps back as well."""
_MODIFYING = frozenset({"participle", "prospective", "participle_ongoing"})
_RELATIVE = frozenset({"before", "after"})
_NEWS = 10
"""How many days old the day of a story can be."""
_FAR = 3
"""How many sentences a day goes on being the day of the telling."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A time as it is told: `day` is the day that it sets the scene on (None: it sets none), `back` where it steps back,
    `aside` where it sets the scene for its own sentence alone."""

    token: int
    sentence: int
    day: str | None
    back: bool
    aside: bool


class Scene:
    """The days of the news in the order in which an article, filed on `anchor`, tells them."""

    def __init__(self, parsed: Sequence[Parsed], anchor: date) -> None:
        self._told = [told for sentence in parsed for clause in sentence.clauses for told in _told(sentence, clause, anchor)]
        self._told.sort(key=lambda told: told.token)
        self._tokens = [told.token for told in self._told]
        self._clauses = [clause for sentence in parsed for clause in sentence.clauses]
        self._firsts = [clause.first for clause in self._clauses]

    def day(self, sentence: int, token: int) -> str | None:
        """The day that the telling is set on at token `token` of sentence `sentence`; None where none was told near by, or
        where the sentence speaks of another time."""
        clause = self._clause(token)
        back = clause is not None and clause.verb is not None and clause.verb.aspect in BACK
        said = clause.first if clause is not None and clause.opener == "complement" else None
        for told in reversed(self._told[: bisect_right(self._tokens, token)]):
            if sentence - told.sentence > _FAR:
                return None
            if told.sentence == sentence and (told.day is None or (said is not None and told.token < said)):
                return None
            if told.day is not None and (back or not told.back) and (told.sentence == sentence or not told.aside):
                return told.day
        return None

    def _clause(self, token: int) -> Clause | None:
        at = bisect_right(self._firsts, token) - 1
        return self._clauses[at] if at >= 0 else None


def _told(sentence: Parsed, clause: Clause, anchor: date) -> Iterator[_Told]:
    for item in clause.items:
        when = when_of(item.time) if item.time else None
        if when is None or item.case in _RELATIVE:
            continue
        verb = next((g for g in clause.verbs if 0 <= g.first - item.after <= 1), None)
        aside = clause.opener == "relative" or (verb is not None and verb.aspect in _MODIFYING)
        aspect = clause.verb.aspect if clause.verb is not None else ""
        yield _Told(item.first, sentence.index, None if aspect in AHEAD else _news(when, anchor), aspect in BACK, aside)


def _news(when: str, anchor: date) -> str | None:
    """`when` if it is a day of the news: one day, not to come and not long ago."""
    if not edtf.is_day(when):
        return None
    day = edtf.bounds(when)[0]
    return when if day is not None and 0 <= (anchor - day).days <= _NEWS else None
