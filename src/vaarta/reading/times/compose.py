"""Composition: the longest form that fits, from left to right, as drafts with their tokens."""

from __future__ import annotations

from dataclasses import dataclass

from vaarta.reading.segment import Segments
from vaarta.reading.times.build import build
from vaarta.reading.times.drafts import Draft
from vaarta.reading.times.grammar import Grammar


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens `first` to `last` (exclusive) of sentence `sentence` say `draft`; `rule` names the expression of the pack."""

    first: int
    last: int
    sentence: int
    draft: Draft
    rule: str


def compose(segments: Segments, symbols: str, grammar: Grammar) -> list[Piece]:
    """The time expressions of a text, in order; they neither overlap nor cross a sentence's end."""
    pieces: list[Piece] = []
    search = grammar.starters.search
    for number, sentence in enumerate(segments.sentences):
        at, end = sentence.first, sentence.last
        while (start := search(symbols, at, end)) is not None:
            first = start.start()
            last, found = _longest(segments, symbols, grammar, first, end)
            if found is not None:
                pieces.append(Piece(first, last, number, *found))
            at = max(last, first + 1)
    return pieces


def _longest(segments: Segments, symbols: str, grammar: Grammar, first: int, end: int) -> tuple[int, tuple[Draft, str] | None]:
    """Where the longest form at token `first` ends, and what it says; a form that blocks says nothing."""
    matches = []
    for rule in grammar.rules(symbols, first):
        match = rule.form.pattern.match(symbols, first, end)
        if match is not None:
            matches.append((match.end(), rule, match))
    if len(matches) > 1:
        matches.sort(key=lambda found: -found[0])
    for last, rule, match in matches:
        expression = rule.expression
        if expression.makes == "nothing":
            return last, None
        fields = grammar.fields(rule.form, match, segments)
        if fields is None:
            continue
        draft = build(expression.makes, {**expression.sets, **fields})
        if draft is not None:
            return last, (draft, expression.name)
    return first, None
