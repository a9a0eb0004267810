"""Lines and columns of a terminal: how wide words are, where they break, how cells stand side by side."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from rich.text import Text

GAP = 2
"""Columns between two cells."""
_UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_WORD = re.compile(r"[^\s\u00a0]+(?:\u00a0[^\s\u00a0]+)*")
"""What no line breaks within: a no-break space holds two words together."""


def shown(text: str) -> str:
    """`text` with a space for every character that would steer the terminal instead of being seen; as long as before."""
    return _UNSHOWN.sub(" ", text)


def styled(words: str, style: str) -> Text:
    """`words` in a style that ends with them: what is appended behind has its own."""
    return Text().append(words, style=style)


def columns(text: str) -> int:
    """The most columns that a terminal gives `text`.

    Terminals differ on vowel signs that stand beside their consonant: most give them a column, some none. Lines broken by the
    larger figure fit both, and only `even` text may stand in a cell that another follows.
    """
    return sum(_columns(char) for char in text)


def even(text: str) -> bool:
    """Whether every terminal gives `text` the same columns."""
    return text.isascii() or not any(
        unicodedata.category(char) in ("Mc", "Mn", "Me", "Cf") or _columns(char) != 1 for char in text
    )


def _columns(char: str) -> int:
    if char.isascii():
        return 1
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def broken(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Where `text` breaks into lines of at most `width` columns, at white space; a longer word is cut."""
    start = end = 0
    for match in _WORD.finditer(text):
        if end > start and columns(text[start : match.end()]) > width:
            yield start, end
            start = match.start()
        elif end == start:
            start = match.start()
        end = match.end()
        while columns(text[start:end]) > width:
            cut = start + 1
            while cut < end and columns(text[start : cut + 1]) <= width:
                cut += 1
            yield start, cut
            start = cut
    if end > start:
        yield start, end


def paragraph(text: Text, width: int, first: Text, indent: int) -> Iterator[Text]:
    """`text` in lines of at most `width` columns: `first` before the first of them, `indent` spaces before the others."""
    for number, (start, end) in enumerate(broken(text.plain, max(width - indent, 10))):
        lead = first.copy() if number == 0 else Text(" " * indent)
        yield lead.append_text(text[start:end])


def shares(wants: Sequence[int], room: int) -> list[int]:
    """Columns for cells that want so many each, `room` in all: what they want if it fits, else fairly less for the widest.

    >>> shares([5, 30, 40], 50)
    [5, 22, 23]
    """
    found = [0] * len(wants)
    order = sorted(range(len(wants)), key=lambda i: wants[i])
    for done, i in enumerate(order):
        found[i] = min(wants[i], room // (len(wants) - done))
        room -= found[i]
    return found


def row(cells: Sequence[Sequence[str]], widths: Sequence[int], styles: Sequence[str]) -> Iterator[Text]:
    """Cells side by side, top to bottom; each cell is a list of entries, an entry breaks into further lines, set in by one."""
    stacks = [
        [
            (" " if number else "") + entry[start:end]
            for entry in cell
            for number, (start, end) in enumerate(broken(entry, width - 1 if columns(entry) > width else width))
        ]
        for cell, width in zip(cells, widths, strict=True)
    ]
    for at in range(max(map(len, stacks), default=0)):
        line = Text()
        for stack, width, style in zip(stacks, widths, styles, strict=True):
            piece = stack[at] if at < len(stack) else ""
            line.append(piece, style=style)
            line.append(" " * (width - columns(piece) + GAP))
        line.rstrip()
        yield line
