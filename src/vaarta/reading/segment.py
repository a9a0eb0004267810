"""First stage: an article's text cut into words, sentences and paragraphs, every piece with its place in the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from vaarta.model.span import Span
from vaarta.packs.keys import Folder
from vaarta.packs.script import Script, folder, script

LONGEST = 400
"""Tokens of a sentence, at most; the longest of the gold has 72."""
_TOKEN = regex.compile(r"[\p{L}\p{M}\p{N}\u200c\u200d]+|[^\s\x1c-\x1f\p{L}\p{M}\p{N}]")  # white space as str.isspace has it
_WORD_START = regex.compile(r"[\p{L}\p{N}]")
_INITIAL = regex.compile(r"[\p{Lu}]")
_BREAKS = frozenset("\n\r\v\f\x85\u2028\u2029")
_CLOSING = "\"'”’»)]}"


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `first` to `last` (exclusive) are one sentence of paragraph `paragraph` (both count from 0)."""

    span: Span
    first: int
    last: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Segments:
    """A text in pieces. Token i is `text[starts[i]:ends[i]]`: a word, or one mark of punctuation; `keys[i]` is its look-up
    key; `is_word[i]` tells a word from a mark. Sentences are in order and do not overlap; a line break ends one always."""

    text: str
    language: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    keys: tuple[str, ...]
    is_word: tuple[bool, ...]
    sentences: tuple[Sentence, ...]

    def span(self, first: int, last: int) -> Span:
        """The stretch of text from token `first` up to, not including, token `last`."""
        return Span(self.starts[first], self.ends[last - 1])

    def words(self, first: int, last: int) -> str:
        """The text of tokens `first` to `last` (exclusive), as received."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def tokens_in(self, span: Span) -> tuple[int, int]:
        """The first and last (exclusive) token that lie wholly inside `span`."""
        return bisect_left(self.starts, span.start), bisect_right(self.ends, span.end)

    def sentence_at(self, offset: int) -> int:
        """The index of the sentence that holds the code point `offset`, or of the last one that starts before it."""
        return max(0, bisect_right([s.span.start for s in self.sentences], offset) - 1)


def segment(text: str, language: str) -> Segments:
    """Cut `text` into words, sentences and paragraphs by the script of `language`.

    Every character that is not white space lies in exactly one token. Sentences end at a danda and its like, at a full stop
    that is not part of an abbreviation or a number, and at every line break; closing marks belong to the sentence they close. What
    runs on for LONGEST tokens is no sentence, and is cut there, so that noise does not take hours.

    >>> [s.span.of(t) for t in ["डॉ. एस. जयशंकर दिल्ली पहुंचे। वे मिले।"] for s in segment(t, "hi").sentences]
    ['डॉ. एस. जयशंकर दिल्ली पहुंचे।', 'वे मिले।']
    """
    rules, fold = script(language), folder(language)
    starts, ends, keys, is_word = [], [], [], []
    for match in _TOKEN.finditer(text):
        word = match.group()
        starts.append(match.start())
        ends.append(match.end())
        keys.append(fold.key(word) or word)
        is_word.append(bool(_WORD_START.match(word)))
    sentences = tuple(_sentences(text, starts, ends, keys, rules, fold))
    return Segments(text, language, tuple(starts), tuple(ends), tuple(keys), tuple(is_word), sentences)


def _sentences(text: str, starts: list[int], ends: list[int], keys: list[str], rules: Script, fold: Folder) -> Iterator[Sentence]:
    first, paragraph, count = 0, 0, len(starts)
    for i in range(count):
        following = i + 1
        gap = text[ends[i] : starts[following]] if following < count else "\n"
        broken = not _BREAKS.isdisjoint(gap)
        full = following - first >= LONGEST
        if not broken and not full and not _ends_sentence(text, i, first, starts, ends, keys, rules, fold):
            continue
        if broken or full or following == count or not _closes(text, following, starts, ends):
            yield Sentence(Span(starts[first], ends[i]), first, following, paragraph)
            first = following
            paragraph += broken
    if first < count:
        yield Sentence(Span(starts[first], ends[-1]), first, count, paragraph)


def _ends_sentence(
    text: str, i: int, first: int, starts: list[int], ends: list[int], keys: list[str], rules: Script, fold: Folder
) -> bool:
    """Whether token i, or the closing marks that end with it, end the sentence begun at token `first`."""
    while i > first and text[starts[i]] in _CLOSING and starts[i] == ends[i - 1]:
        i -= 1
    mark = text[starts[i]]
    if ends[i] - starts[i] != 1:
        return False
    if mark in rules.sentence_end:
        return True
    if mark not in rules.sentence_end_spaced or i == first:
        return False
    after = text[ends[i] : ends[i] + 1]
    if after and not after.isspace() and after not in _CLOSING:
        return False
    before = text[starts[i - 1] : ends[i - 1]]
    return not (
        starts[i] == ends[i - 1] and (keys[i - 1] in _abbreviations(rules, fold) or (len(before) == 1 and _INITIAL.match(before)))
    )


def _closes(text: str, i: int, starts: list[int], ends: list[int]) -> bool:
    """Whether token i is a closing mark glued to the sentence end before it."""
    return text[starts[i]] in _CLOSING and starts[i] == ends[i - 1]


@lru_cache(maxsize=None)
def _abbreviations(rules: Script, fold: Folder) -> frozenset[str]:
    return frozenset(fold.key(word) for word in rules.abbreviations)
