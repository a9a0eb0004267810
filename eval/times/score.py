"""The figures: spans found, and values right, as micro-averaged F1.

A gold expression is found by a predicted one that overlaps it, each used once; its value is right if it is the same, durations
by their length. The measures are those of the specification's scorer, without its favours to other systems.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from eval.times.sets import Gold, Sentence

_DURATION = re.compile(r"P((?:[\d.]+[YMWD])*)(?:T((?:[\d.]+[HMS])+))?")
_PART = re.compile(r"([\d.]+)([A-Z])")
_MONTHS = {"Y": 12, "M": 1}
_SECONDS = {"W": 604_800, "D": 86_400}
_CLOCK_SECONDS = {"H": 3600, "M": 60, "S": 1}


class Predicted(Protocol):
    """What a tagger says: a stretch of the sentence with its type and value; a value of None is none at all."""

    @property
    def start(self) -> int: ...  # noqa: D102 - the field of that name
    @property
    def end(self) -> int: ...  # noqa: D102 - the field of that name
    @property
    def type(self) -> str | None: ...  # noqa: D102 - the field of that name
    @property
    def value(self) -> str | None: ...  # noqa: D102 - the field of that name


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not right: MISSED, FALSE, VALUE or SPAN."""

    what: str
    sentence: str
    gold: Gold | None
    predicted: Predicted | None

    def __str__(self) -> str:
        gold = f"{self.gold.text!r} {self.gold.value}" if self.gold else "-"
        got = self.predicted
        words = f"{self.sentence[got.start : got.end]!r} {got.value}" if got else "-"
        return f"{self.what:6} gold {gold} | got {words} | {self.sentence}"


@dataclass(slots=True)
class Score:
    """Counts over some sentences, and what was wrong in them."""

    sentences: int = 0
    gold: int = 0
    predicted: int = 0
    found: int = 0
    strict: int = 0
    right: int = 0
    findings: list[Finding] = field(default_factory=list)

    def to_dict(self) -> dict[str, float]:
        """The figures by name."""
        return {
            "sentences": self.sentences,
            "gold": self.gold,
            "relaxed_f1": self._f1(self.found),
            "strict_f1": self._f1(self.strict),
            "value_f1": self._f1(self.right),
        }

    def _f1(self, hits: int) -> float:
        everything = self.gold + self.predicted
        return round(2 * hits / everything, 4) if everything else 1.0


Judge = Callable[["Predicted", Gold], bool]
"""Whether a prediction's value is right."""


def score(pairs: Iterable[tuple[Sentence, Sequence[Predicted]]], judge: Judge | None = None) -> Score:
    """The score of predictions against their sentences; `judge` says which values are right, the same ones if not given."""
    result, is_right = Score(), judge or (lambda one, gold: same_value(one.value, gold.value))
    for sentence, predictions in pairs:
        result.sentences += 1
        result.gold += len(sentence.expressions)
        result.predicted += len(predictions)
        left = list(predictions)
        for gold in sentence.expressions:
            one = _best(gold, left, is_right)
            if one is None:
                result.findings.append(Finding("MISSED", sentence.text, gold, None))
                continue
            left.remove(one)
            strict, right = (one.start, one.end) == (gold.start, gold.end), is_right(one, gold)
            result.found += 1
            result.strict += strict
            result.right += right
            if not (strict and right):
                result.findings.append(Finding("SPAN" if right else "VALUE", sentence.text, gold, one))
        result.findings += [Finding("FALSE", sentence.text, None, one) for one in left]
    return result


def same_value(value: str | None, gold: str) -> bool:
    """Whether two values are the same; lengths may be written in other units.

    >>> same_value("PT90M", "PT1H30M"), same_value("P7D", "P1W"), same_value("2025", "2025-11")
    (True, True, False)
    """
    return value is not None and (value == gold or (_length(value) is not None and _length(value) == _length(gold)))


def _length(value: str) -> tuple[float, float] | None:
    match = _DURATION.fullmatch(value)
    if match is None or value == "P":
        return None
    months = seconds = 0.0
    for number, unit in _PART.findall(match[1] or ""):
        months += float(number) * _MONTHS.get(unit, 0)
        seconds += float(number) * _SECONDS.get(unit, 0)
    for number, unit in _PART.findall(match[2] or ""):
        seconds += float(number) * _CLOCK_SECONDS[unit]
    return months, seconds


def _best(gold: Gold, predictions: Sequence[Predicted], is_right: Judge) -> Predicted | None:
    """The prediction that overlaps `gold` with the right value, or else the longest overlap."""
    over = [one for one in predictions if one.start < gold.end and one.end > gold.start]
    return max(over, key=lambda one: (is_right(one, gold), min(one.end, gold.end) - max(one.start, gold.start)), default=None)
