"""The times section of a pack: the words of time, and the forms in which a language puts them together.

A form is written with words, slots and a few marks; the docstring of `vaarta.reading.times.forms` is its reference.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import msgspec

from vaarta.packs.loader import section

Value = int | float | str
Maker = Literal["date", "time", "duration", "set", "reference", "range", "nothing"]


class Ending(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words known by how they end: every word of at least `least` characters with one of `forms`, but for `not`."""

    forms: tuple[str, ...]
    not_: tuple[str, ...] = msgspec.field(default=(), name="not")
    least: int = 1


class Expression(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One kind of time expression: how it is put, and what it makes.

    `sets` gives fields that the words do not hold. The four contexts are forms that must, or must not, stand next to it.
    `examples` mark the expression with brackets and give its value after `=`; those of `not` hold no such expression.
    """

    name: str
    forms: tuple[str, ...]
    makes: Maker
    sets: dict[str, Value] = {}
    after: str = ""
    not_after: str = ""
    before: str = ""
    not_before: str = ""
    examples: tuple[str, ...] = ()
    not_: tuple[str, ...] = msgspec.field(default=(), name="not")


class Cue(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that say which way a clause looks: ahead, back, or either way, to the nearer day ("was to meet on Monday": at
    equal distance the day that it `leans` to). `pass` cues say nothing themselves, `ends` ones close the search."""

    says: Literal["future", "past", "either", "pass", "ends"]
    forms: tuple[str, ...]
    leans: Literal["future", "past"] = "past"
    within: int = 366
    """How many days ahead the nearer day of an `either` cue can lie."""
    before: str = ""
    not_before: str = ""


class Clause(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a clause shows its time. `verb` says where its verb is looked for from an expression: behind it, or nearest on
    either side. Where two `cues` begin at one word, the first in the list counts. The clause of an expression begins behind
    the last of `opens` before it."""

    verb: Literal["right", "nearest"]
    opens: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()
    """Forms behind which another verb may begin: a verb behind them counts only where none stands before."""
    edge: tuple[Cue, ...] = ()
    """Cues that begin right behind the expression, and go before all others."""
    cues: tuple[Cue, ...]
    closed_to_gaps: tuple[str, ...] = ()
    """Classes whose words the slot `<gap>` of a cue does not skip."""
    reach: int = 60
    """How many words away a verb is looked for."""


class Times(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`packs/data/LANGUAGE/times.yaml`. `lexicon` is class → value → words; `words` are classes whose members mean the
    same; `attached` are endings written onto digits, by the class that they give; `phrases` are parts of forms."""

    source: str
    lexicon: dict[str, dict[Value, tuple[str, ...]]]
    words: dict[str, tuple[str, ...]]
    attached: dict[str, tuple[str, ...]] = {}
    endings: dict[str, Ending] = {}
    phrases: dict[str, tuple[str, ...]]
    expressions: tuple[Expression, ...]
    clause: Clause


@lru_cache(maxsize=None)
def times(language: str) -> Times:
    """The times section of `language`."""
    return section(language, "times", Times)
