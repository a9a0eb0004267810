"""Windows: an article's sentences packed into rows of word pieces, as the encoder reads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from vaarta.reading.segment import Segments

LIMIT = 256
"""How many word pieces a window holds, its two end marks included."""
CONTEXT = 48
"""How many of them may repeat the sentence before."""
START, PAD, END = 0, 1, 2
_LONGEST_WORD = 8


@dataclass(frozen=True, slots=True)
class Window:
    """One row for the encoder: `ids` are its word pieces, the end marks included, and `at` says where the first piece of each
    token of `tokens` stands. Tokens before `own` are repeated for context: what is read off them belongs to the window before."""

    ids: tuple[int, ...]
    tokens: tuple[int, ...]
    at: tuple[int, ...]
    own: int

    def place_of(self) -> dict[int, int]:
        """Where each token's first piece stands."""
        return dict(zip(self.tokens, self.at, strict=True))


def word_pieces(segments: Segments, tokenizer: Any) -> tuple[tuple[int, ...], ...]:
    """The word pieces of every token of `segments`; those of an overlong word (an address) are cut."""
    count = len(segments.starts)
    encoded = tokenizer.encode([segments.words(i, i + 1) for i in range(count)], is_pretokenized=True, add_special_tokens=False)
    pieces: list[list[int]] = [[] for _ in range(count)]
    for piece, token in zip(encoded.ids, encoded.word_ids, strict=True):
        if len(pieces[token]) < _LONGEST_WORD:
            pieces[token].append(piece)
    return tuple(tuple(p) or (3,) for p in pieces)


def pack(
    pieces: Sequence[Sequence[int]], sentences: Sequence[tuple[int, int]], limit: int = LIMIT, context: int = CONTEXT
) -> tuple[Window, ...]:
    """Windows over `sentences` (first and last token, exclusive), in order, each sentence in one window as its own.

    A window begins with the sentence before it where that is short; a sentence too long for a window is cut.

    >>> [(w.tokens, w.own) for w in pack([(5, 6), (7,), (8, 9), (9,)], [(0, 2), (2, 4)], limit=6, context=3)]
    [((0, 1), 0), ((2, 3), 2)]
    """
    room = limit - 2
    rows: list[tuple[list[int], int]] = []
    tokens: list[int] = []
    own = size = 0
    before: list[int] = []
    for first, last in _cut(pieces, sentences, room):
        sentence = list(range(first, last))
        cost = sum(len(pieces[i]) for i in sentence)
        if tokens and size + cost > room:
            rows.append((tokens, own))
            tokens = []
        if not tokens:
            lead = sum(len(pieces[i]) for i in before)
            tokens = before if lead <= context and lead + cost <= room else []
            own, size = first, lead if tokens else 0
        tokens, size, before = tokens + sentence, size + cost, sentence
    if tokens:
        rows.append((tokens, own))
    return tuple(_window(pieces, tokens, own) for tokens, own in rows)


def _cut(pieces: Sequence[Sequence[int]], sentences: Sequence[tuple[int, int]], room: int) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for first, last in sentences:
        size = 0
        for i in range(first, last):
            if size + len(pieces[i]) > room:
                out.append((first, i))
                first, size = i, 0
            size += len(pieces[i])
        if first < last:
            out.append((first, last))
    return out


def _window(pieces: Sequence[Sequence[int]], tokens: Sequence[int], own: int) -> Window:
    ids, at = [START], []
    for token in tokens:
        at.append(len(ids))
        ids.extend(pieces[token])
    return Window((*ids, END), tuple(tokens), tuple(at), own)
