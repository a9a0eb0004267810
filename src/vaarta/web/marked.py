"""An article's text cut into pieces, each with everything that is marked there: marks may nest and cross."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vaarta.model.span import Span

_STEERING = "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2028\u2029\u2060-\u206f\ufeff\ufff9-\ufffb"
_CONTROL = re.compile(f"([\x00-\x08\x0b-\x1f\x7f-\x9f{_STEERING}\U000e0000-\U000e007f])\\1*")
_LINES = re.compile(r"\r\n?|[\x85]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch that is lit. `kind` says how, `lines` what it means, `href` where that is told of; `event` is the id of an event
    that it belongs to. A `broad` mark (a quote, a sentence that states an event) is a ground on which others stand."""

    span: Span
    kind: str
    lines: tuple[str, ...] = ()
    href: str | None = None
    event: str | None = None
    broad: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch over which the same marks lie. `lit` are the narrow ones, widest first; `begins` and `ends` the broad ones that begin
    here and end here."""

    start: int
    text: str
    lit: tuple[Mark, ...]
    broad: tuple[Mark, ...]
    begins: tuple[Mark, ...] = ()
    ends: tuple[Mark, ...] = ()

    @property
    def href(self) -> str | None:
        """Where the piece leads: to the event that it names, else to whom or what it names."""
        ranked = sorted((mark for mark in self.lit if mark.href), key=lambda mark: mark.event is None)
        return ranked[0].href if ranked else None

    @property
    def kinds(self) -> str:
        """How it is lit, as class names."""
        return " ".join(dict.fromkeys(mark.kind for mark in self.lit))

    @property
    def ground(self) -> str:
        """What it stands on, as class names."""
        return " ".join(dict.fromkeys(mark.kind for mark in self.broad))

    @property
    def events(self) -> str:
        """The ids of the events that it states or belongs to."""
        return " ".join(dict.fromkeys(mark.event for mark in (*self.broad, *self.lit) if mark.event))


def pieces(text: str, marks: Iterable[Mark], window: Span | None = None) -> Iterator[Piece]:
    """The text from end to end, or its `window`, in pieces; joined, their texts are the text itself.

    >>> marks = [Mark(Span(0, 4), "person"), Mark(Span(2, 6), "time")]
    >>> [(piece.text, [mark.kind for mark in piece.lit]) for piece in pieces("abcdefg", marks)]
    [('ab', ['person']), ('cd', ['person', 'time']), ('ef', ['time']), ('g', [])]
    """
    if not text:
        return
    window = window or Span(0, len(text))
    inside = sorted((m for m in marks if m.span.overlaps(window)), key=lambda m: (m.span.start, -m.span.end, m.kind))
    cuts = {window.start, window.end}
    for mark in inside:
        cuts |= {max(mark.span.start, window.start), min(mark.span.end, window.end)}
    edges = sorted(cuts)
    waiting = 0
    over: list[Mark] = []
    for start, end in pairwise(edges):
        over = [mark for mark in over if mark.span.end > start]
        while waiting < len(inside) and inside[waiting].span.start <= start:
            over.append(inside[waiting])
            waiting += 1
        broad = tuple(mark for mark in over if mark.broad)
        yield Piece(
            start,
            text[start:end],
            tuple(mark for mark in over if not mark.broad),
            broad,
            tuple(mark for mark in broad if max(mark.span.start, window.start) == start),
            tuple(mark for mark in broad if mark.span.end == end),
        )


def windows(text: str, size: int) -> tuple[Span, ...]:
    """The text in parts of about `size` code points, cut at the end of a line where there is one near."""
    found, start = [], 0
    while start < len(text):
        end = min(len(text), start + size)
        if end < len(text):
            line = text.rfind("\n", start + size // 2, end)
            end = line + 1 if line > 0 else end
        found.append(Span(start, end))
        start = end
    return tuple(found)


def window_at(parts: Sequence[Span], offset: int) -> int:
    """The number of the part that holds `offset`; the last one past the end."""
    return max(0, bisect_right([part.start for part in parts], offset) - 1)


def visible(text: str) -> Iterator[tuple[str, str]]:
    r"""The text in runs: (words, "") to be shown as they are, and ("", name) for a character that would steer the page instead of
    being seen, by its name and number of repetitions.

    >>> list(visible("a\u202eb"))
    [('a', ''), ('', 'U+202E'), ('b', '')]
    """
    text = _LINES.sub("\n", text)
    at = 0
    for match in _CONTROL.finditer(text):
        if match.start() > at:
            yield text[at : match.start()], ""
        count = len(match[0])
        yield "", f"U+{ord(match[1]):04X}" + (f" ×{count}" if count > 1 else "")
        at = match.end()
    if at < len(text):
        yield text[at:], ""


def inline(text: str) -> str:
    """`text` with a space for every character that would steer the page; spaces at its ends stay, for what stands beside it."""
    return _CONTROL.sub(" ", _LINES.sub(" ", text[:2000])).replace("\n", " ")


def plain(text: str | None, most: int = 400) -> str:
    r"""`text` on one line, with a space for every character that would steer the page, and no longer than a line should be.

    >>> plain("a\u202eb\n\u200bc")
    'a b c'
    """
    text = (text or "")[: 4 * most]
    told = " ".join(_CONTROL.sub(" ", _LINES.sub(" ", text)).split())
    return told if len(told) <= most else told[: most - 1].rstrip() + "…"
