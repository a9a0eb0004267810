r"""Forms: the small language in which a pack writes how expressions are put, and its parser.

| written | means |
|---|---|
| `word` | that word, in any spelling that has the same look-up key |
| `<class>` | a word of the class, or a phrase of that name; its value becomes the field `class` |
| `<field:class>` | the same, kept as the field `field` |
| `<class=value>` | only the words of the class with that value |
| `[ ... ]` | may be left out |
| `( ... \| ... )` | one of these, the first that fits |
| `...+` | the class or phrase once to six times |
| `~` | no white space here |
| `\(` | the mark itself |

Classes that every language has stand for digits and number words: `number`, `day` (1 to 31), `hour` (0 to 24), `minute`
(two digits, to 59), `year` (1000 to 2199, digits), `modern` (1700 to 2099, digits), `short_year` (two digits), `digits`; `any` is
any word or mark. In cues of direction `gap` is a run of words, none of them of a class that the pack closes to gaps.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vaarta.model.errors import PackError

_PIECE = re.compile(r"\s*(<[^>]*>|\\.|[\[\]()|+~]|[^\s<>\[\]()|+~\\]+)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark, as written in the pack."""

    text: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A word class or phrase; `value` restricts the class, `field` names what the match becomes."""

    field: str
    name: str
    value: str | None = None
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Glue:
    """No white space between what stands before and what stands behind."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences; an optional part is a choice with an empty sequence at its end."""

    options: tuple[Sequence, ...]


Item = Word | Slot | Glue | Choice
Sequence = tuple[Item, ...]


def parse_form(form: str) -> Sequence:
    """The parts of `form`, in order. Raises PackError for an unbalanced or unknown mark.

    >>> parse_form("<day> [की] <month>")[1]
    Choice(options=((Word(text='की'),), ()))
    """
    pieces = _PIECE.findall(form)
    if "".join(pieces) != re.sub(r"\s+", "", form) and not any("<" in piece and " " in piece for piece in pieces):
        raise PackError(f"the form {form!r} holds a mark that means nothing")
    options, rest = _options(pieces, 0, form)
    if rest != len(pieces) or len(options) != 1:
        raise PackError(f"the form {form!r} is not balanced: check its brackets")
    return options[0]


def _options(pieces: list[str], at: int, form: str) -> tuple[tuple[Sequence, ...], int]:
    options: list[Sequence] = []
    current: list[Item] = []
    while at < len(pieces) and pieces[at] not in ("]", ")"):
        piece = pieces[at]
        at += 1
        if piece in ("[", "("):
            inner, at = _options(pieces, at, form)
            if at >= len(pieces) or pieces[at] != {"[": "]", "(": ")"}[piece]:
                raise PackError(f"the form {form!r} is not balanced: {piece!r} is not closed")
            at += 1
            current.append(Choice((*inner, ()) if piece == "[" else inner))
        elif piece == "|":
            options.append(tuple(current))
            current = []
        elif piece == "~":
            current.append(Glue())
        elif piece == "+":
            last = current.pop() if current else None
            if not isinstance(last, Slot):
                raise PackError(f"the form {form!r}: + follows a slot only")
            current.append(Slot(last.field, last.name, last.value, repeated=True))
        elif piece.startswith("<"):
            current.append(_slot(piece[1:-1], form))
        else:
            current.append(Word(piece.removeprefix("\\")))
    return (*options, tuple(current)), at


def _slot(text: str, form: str) -> Slot:
    field, _, name = text.rpartition(":")
    name, _, value = name.partition("=")
    if not name:
        raise PackError(f"the form {form!r} holds an empty slot")
    return Slot(field or name, name, value or None)
