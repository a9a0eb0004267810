"""Examples for training: annotated articles as tokens, trigger labels, and pairs of trigger and mention with their slots."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from vaarta.knowledge import Knowledge, load
from vaarta.model.report import TimeExpression
from vaarta.model.span import Span
from vaarta.reading.dateline import find_dateline
from vaarta.reading.learned import labels
from vaarta.reading.learned.windows import word_pieces
from vaarta.reading.link import link
from vaarta.reading.mentions import Linked
from vaarta.reading.names import tag_names
from vaarta.reading.segment import Segments, segment
from vaarta.reading.times import tag_times

CHECKED = "hi"
"""The language of whose articles some are for checking only."""
FOLDS = 5


OFTEN, TWICE = 0.25, 2
"""In what share of its occurrences, and how many times at least, a word stands in a trigger that often names an event."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The trigger at token `anchor` and the mention of tokens `first` to `last` (exclusive). `slots` are the numbers of the slots
    that the mention fills; `unsure` where another mention of the same entity fills one, so that nothing is to be learned."""

    anchor: int
    first: int
    last: int
    slots: tuple[int, ...]
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """One annotated article: its word pieces and sentences, a trigger label a token, the status of each trigger by its first
    token, all pairs, and the tokens' look-up keys."""

    name: str
    pieces: tuple[tuple[int, ...], ...]
    sentences: tuple[tuple[int, int], ...]
    triggers: tuple[int, ...]
    statuses: Mapping[int, int]
    pairs: tuple[Pair, ...]
    keys: tuple[str, ...] = ()


@dataclass(slots=True)
class _Candidates:
    """The mentions and times of an article that a slot may take; spans that only the annotation knows are added."""

    spans: list[tuple[int, int]] = field(default_factory=list)
    keys: list[frozenset[str]] = field(default_factory=list)

    def add(self, span: tuple[int, int], keys: frozenset[str] = frozenset()) -> int:
        self.spans.append(span)
        self.keys.append(keys)
        return len(self.spans) - 1

    def find(self, first: int, last: int) -> int:
        """The candidate that overlaps tokens `first` to `last` most; a new one where none does."""
        shared = [(min(last, b) - max(first, a), -(b - a), -i) for i, (a, b) in enumerate(self.spans) if a < last and first < b]
        return -max(shared)[2] if shared else self.add((first, last))


def read_examples(folder: Path, tokenizer: Any, fold: int | None = None) -> tuple[list[Example], list[Example]]:
    """The examples of `folder` to train on, and those for checking only: a FOLDS-th of the articles in Hindi, neighbours in order
    of name, which may tell one story; none where `fold` is None."""
    knowledge = load()
    articles = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}
    checked = [name for name, article in articles.items() if article["language"] == CHECKED]
    held = {name for at, name in enumerate(checked) if at * FOLDS // len(checked) == fold}
    examples = {name: read_example(name, article, tokenizer, knowledge) for name, article in articles.items()}
    return [e for n, e in examples.items() if n not in held], [e for n, e in examples.items() if n in held]


def read_example(name: str, article: Mapping[str, Any], tokenizer: Any, knowledge: Knowledge) -> Example:
    """One annotated article as an example."""
    segments = segment(article["text"], article["language"])
    candidates = _candidates(segments, article, knowledge)
    triggers = [labels.OUTSIDE] * len(segments.starts)
    statuses: dict[int, int] = {}
    slots: dict[int, dict[int, set[int]]] = {}
    for event in article["events"]:
        evidence = article["text"].index(event["evidence"])
        start = evidence + event["evidence"].index(event["trigger"])
        first, last = _tokens(segments, start, start + len(event["trigger"]))
        kind = labels.KINDS.index(event["kind"])
        if triggers[first] == labels.OUTSIDE or first in statuses:
            triggers[first:last] = [labels.begins(kind)] + [labels.goes_on(kind)] * (last - first - 1)
        statuses.setdefault(first, labels.STATUSES.index(event["status"]))
        filled = slots.setdefault(first, {})
        for slot, words in _fillers(event):
            span = _nearest(article["text"], words, start, (evidence, evidence + len(event["evidence"])))
            if span is not None:
                filled.setdefault(candidates.find(*_tokens(segments, *span)), set()).add(labels.SLOTS.index(slot))
    return Example(
        name,
        word_pieces(segments, tokenizer),
        tuple((s.first, s.last) for s in segments.sentences),
        tuple(triggers),
        statuses,
        tuple(_pairs(candidates, slots)),
        segments.keys,
    )


def event_words(examples: Sequence[Example]) -> list[str]:
    """The word keys that stand in a trigger OFTEN enough, in order: a sentence without any hardly tells an event."""
    seen, named = Counter[str](), Counter[str]()
    for example in examples:
        seen.update(example.keys)
        named.update(key for key, label in zip(example.keys, example.triggers, strict=True) if label != labels.OUTSIDE)
    return sorted(key for key, count in named.items() if count >= TWICE and count >= OFTEN * seen[key])


def _candidates(segments: Segments, article: Mapping[str, Any], knowledge: Knowledge) -> _Candidates:
    """What the reader itself finds in the article: in Hindi mentions and times, elsewhere times alone."""
    published = date.fromisoformat(article["published"]) if article["published"] else None
    dateline = find_dateline(segments, knowledge, published) if segments.language == CHECKED else None
    anchor = (dateline.date if dateline else None) or published
    times: Sequence[TimeExpression] = tag_times(segments, anchor) if anchor else ()
    mentions: Sequence[Linked] = ()
    if segments.language == CHECKED:
        names = tag_names(segments, knowledge)
        mentions = link(segments, names, times, dateline, published or anchor, article["publisher"], knowledge)
    out = _Candidates()
    for mention in mentions:
        out.add((mention.first, mention.last), frozenset(e.key for e in mention.entities))
    for time in times:
        first, last = segments.tokens_in(time.span)
        if first < last:
            out.add((first, last))
    return out


def _fillers(event: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for participant in event["participants"]:
        if participant["text"]:
            yield participant["role"], participant["text"]
    for slot in (labels.PLACE, labels.WHEN, labels.MECHANISM):
        if event[f"{slot}_text"]:
            yield slot, event[f"{slot}_text"]


def _nearest(text: str, words: str, at: int, evidence: tuple[int, int]) -> tuple[int, int] | None:
    """Where `words` stand nearest to `at`, in the evidence before anywhere else."""
    found, i = [], text.find(words)
    while i >= 0:
        found.append(i)
        i = text.find(words, i + 1)
    if not found:
        return None
    best = min(found, key=lambda i: (not evidence[0] <= i < evidence[1], abs(i - at)))
    return best, best + len(words)


def _tokens(segments: Segments, start: int, end: int) -> tuple[int, int]:
    """The tokens that the characters `start` to `end` touch; at least one."""
    first, last = segments.tokens_in(Span(start, end))
    while first > 0 and segments.ends[first - 1] > start:
        first -= 1
    while last < len(segments.starts) and segments.starts[last] < end:
        last += 1
    return first, max(last, first + 1)


def _pairs(candidates: _Candidates, slots: Mapping[int, Mapping[int, set[int]]]) -> Iterator[Pair]:
    for anchor, filled in slots.items():
        known = frozenset[str]().union(*(candidates.keys[i] for i in filled))
        for i, (first, last) in enumerate(candidates.spans):
            unsure = i not in filled and not known.isdisjoint(candidates.keys[i])
            yield Pair(anchor, first, last, tuple(sorted(filled.get(i, ()))), unsure)
