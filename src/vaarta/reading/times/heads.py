"""Heads: with which two words a form can begin, so that most forms need not be tried at most words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from vaarta.reading.times import forms
from vaarta.reading.times.lexicon import Keys, Lexicon

HEAD = 2

Head = tuple[str, ...]
"""For the first word, and the second if there must be one, all symbols that it can have."""


class Heads:
    """The heads of the forms of one language."""

    def __init__(
        self, lexicon: Lexicon, phrases: Mapping[str, tuple[forms.Sequence, ...]], keys_of: Callable[[str], Keys]
    ) -> None:
        self._lexicon, self._phrases, self._keys_of = lexicon, phrases, keys_of
        self._known: dict[str, frozenset[Head]] = {}

    def of(self, sequence: forms.Sequence) -> frozenset[Head]:
        """Every head that a match of `sequence` can have; an empty head is an empty match."""
        heads: set[Head] = {()}
        for item in sequence:
            open_heads = {head for head in heads if len(head) < HEAD}
            if not open_heads:
                break
            longer = {(head + more)[:HEAD] for head in open_heads for more in self._item(item)}
            heads = (heads - open_heads) | longer
        return frozenset(heads)

    def _item(self, item: forms.Item) -> frozenset[Head]:
        if isinstance(item, forms.Word):
            return frozenset((self._literal(self._keys_of(item.text)),))
        if isinstance(item, forms.Glue):
            return frozenset(((),))
        if isinstance(item, forms.Choice):
            return frozenset(head for option in item.options for head in self.of(option))
        heads = self._slot(item)
        if item.repeated:
            return heads | {(head + more)[:HEAD] for head in heads for more in heads}
        return heads

    def _slot(self, slot: forms.Slot) -> frozenset[Head]:
        name = slot.name if slot.value is None else f"{slot.name}={slot.value}"
        if name not in self._known:
            if name in self._phrases:
                self._known[name] = frozenset(head for option in self._phrases[name] for head in self.of(option))
            else:
                single = self._lexicon.members(name)
                several = {self._literal(keys) for keys in self._lexicon.sequences(name)}
                self._known[name] = frozenset(several | ({(single,)} if single else set()))
        return self._known[name]

    def _literal(self, keys: Iterable[str]) -> Head:
        return tuple(self._lexicon.members("'" + key) for key in keys)[:HEAD]


def fits(head: Head, pair: str) -> bool:
    """Whether words with the symbols `pair` can begin what has this head."""
    return bool(head) and len(pair) >= len(head) and all(symbol in symbols for symbol, symbols in zip(pair, head, strict=False))
