"""Words of time by look-up key, and the one-character symbols that stand for them.

Each distinct set of classes that a word can have gets a symbol, so that a sentence becomes a short string and a form a regular
expression over it: matching runs at the speed of `re`, whatever the number of words in the pack.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, combinations

from vaarta.model.errors import PackError
from vaarta.packs.keys import Folder
from vaarta.packs.times import Ending, Times, Value

_DIGITS = re.compile(r"[0-9]+")
_ATTACHED = re.compile(r"([0-9]+)(\D.*)")
_FIRST_SYMBOL = 0xE000
_MOST_SYMBOLS = 0xF8FF - _FIRST_SYMBOL

Keys = tuple[str, ...]


def number_classes(key: str) -> frozenset[str]:
    """The number classes of a string of ASCII digits.

    >>> sorted(number_classes("30"))
    ['day', 'digits', 'minute', 'number', 'short_year']
    """
    value, length = int(key[:12]), len(key)
    ranges = {
        "day": length <= 2 and 1 <= value <= 31,
        "month_number": length <= 2 and 1 <= value <= 12,
        "hour": length <= 2 and value <= 24,
        "minute": length == 2 and value <= 59,
        "short_year": length == 2,
        "year": length == 4 and 1000 <= value <= 2199,
        "modern": length == 4 and 1700 <= value <= 2099,
        "number": length <= 9,
        "digits": True,
    }
    return frozenset(name for name, holds in ranges.items() if holds)


NUMBER_CLASSES = frozenset().union(*(number_classes(key) for key in ("1", "11", "2000")))
_SHAPES = tuple(dict.fromkeys(number_classes(str(n).zfill(w)) for w in range(1, 11) for n in range(min(10**w, 2300))))


class Lexicon:
    """Which classes the word of a key has, what it means in each, and the symbol of that set of classes.

    `keys_of` cuts a phrase of the pack into look-up keys; `literals` are the single words that forms name.
    """

    def __init__(self, pack: Times, fold: Folder, keys_of: Callable[[str], Keys], literals: Iterable[Keys]) -> None:
        self._values: dict[str, dict[str, Value]] = {name: {} for name in pack.lexicon}
        self._sequences: dict[str, set[Keys]] = {}
        self._attached = {ending: name for name, endings in pack.attached.items() for ending in endings}
        self._endings = tuple((name, _folded(ending, fold)) for name, ending in pack.endings.items())
        self._classes: dict[str, set[str]] = {}
        self._names = {*pack.lexicon, *pack.words, *pack.attached, *pack.endings, *NUMBER_CLASSES, "any"}
        for name, entries in pack.lexicon.items():
            for value, forms in entries.items():
                for keys in map(keys_of, forms):
                    self._values[name][" ".join(keys)] = value
                    self._add(keys, (name, f"{name}={value}"))
        for name, forms in pack.words.items():
            for keys in map(keys_of, forms):
                self._add(keys, (name,))
        for keys in literals:
            for key in keys:
                self._classes.setdefault(key, set()).add(f"'{key}")
        for key, classes in self._classes.items():
            classes |= self._open_classes(key)
        self._symbols = _numbered(chain(self._known_sets(), _subsets(name for name, _ in self._endings)))
        self.table = SymbolTable(self)

    def value(self, name: str, keys: Sequence[str]) -> Value | None:
        """What the words `keys` mean in class `name`; digits mean their number in every class; None if they have none."""
        if len(keys) == 1:
            digits = _DIGITS.match(keys[0])
            if digits is not None:
                return int(digits.group())
        values = self._values["number" if name in NUMBER_CLASSES else name] if name in self._known_values() else {}
        return values.get(" ".join(keys))

    def symbol(self, key: str) -> str:
        """The symbol of the word with this key."""
        classes = self._classes.get(key)
        return self._symbols[frozenset(classes if classes is not None else self._open_classes(key))]

    @property
    def plain(self) -> str:
        """The symbol of a word that has no class."""
        return self._symbols[frozenset()]

    def members(self, name: str) -> str:
        """The symbols of all words that have the class `name` by themselves."""
        if name == "any":
            return "".join(self._symbols.values())
        return "".join(symbol for classes, symbol in self._symbols.items() if name in classes)

    def sequences(self, name: str) -> tuple[Keys, ...]:
        """The members of class `name` that are several words, longest first."""
        return tuple(sorted(self._sequences.get(name, ()), key=lambda keys: (-len(keys), keys)))

    def knows(self, name: str) -> bool:
        """Whether there is a class `name`, or a restriction `class=value` that has members."""
        return name in self._names or any(name in classes for classes in self._symbols) or name in self._sequences

    def _known_values(self) -> frozenset[str]:
        return frozenset(self._values) | NUMBER_CLASSES

    def _add(self, keys: Keys, names: tuple[str, ...]) -> None:
        if not keys:
            raise PackError(f"an empty entry in the class {names[0]!r} of a times pack")
        if len(keys) == 1:
            self._classes.setdefault(keys[0], set()).update(names)
            value = self._values.get("number", {}).get(keys[0])
            if names[0] == "number" and isinstance(value, int):
                self._classes[keys[0]] |= number_classes(str(value)) - {"digits", "year", "modern", "short_year"}
            return
        for name in names:
            self._sequences.setdefault(name, set()).add(keys)
        for key in keys:
            self._classes.setdefault(key, set()).add(f"'{key}")

    def _open_classes(self, key: str) -> frozenset[str]:
        """The classes that a word has by its shape: digits, digits with an ending, endings of words."""
        if key[0].isascii() and key[0].isdigit():
            if _DIGITS.fullmatch(key):
                return number_classes(key)
            match = _ATTACHED.fullmatch(key)
            name = self._attached.get(match[2]) if match else None
            return frozenset((name,)) if name else frozenset()
        return frozenset(name for name, ending in self._endings if _ends(key, ending))

    def _known_sets(self) -> Iterator[frozenset[str]]:
        yield frozenset()
        yield from _SHAPES
        yield from (frozenset((name,)) for name in self._attached.values())
        yield from map(frozenset, self._classes.values())


class SymbolTable(dict[str, str]):
    """Symbols by key, worked out once for each word met."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, key: str) -> str:
        symbol = self._lexicon.symbol(key)
        if len(self) < 200_000:
            self[key] = symbol
        return symbol


def _ends(key: str, ending: Ending) -> bool:
    return len(key) >= ending.least and key.endswith(ending.forms) and key not in ending.not_


def _subsets(names: Iterable[str]) -> Iterator[frozenset[str]]:
    every = tuple(names)
    return (frozenset(part) for size in range(len(every) + 1) for part in combinations(every, size))


def _numbered(sets: Iterable[frozenset[str]]) -> dict[frozenset[str], str]:
    symbols: dict[frozenset[str], str] = {}
    for classes in sets:
        if classes not in symbols:
            if len(symbols) >= _MOST_SYMBOLS:
                raise PackError(f"a times pack has more than {_MOST_SYMBOLS} distinct sets of word classes")
            symbols[classes] = chr(_FIRST_SYMBOL + len(symbols))
    return symbols


def _folded(ending: Ending, fold: Folder) -> Ending:
    return Ending(
        forms=tuple(fold.key(form) for form in ending.forms),
        not_=tuple(fold.key(word) for word in ending.not_),
        least=ending.least,
    )
