"""Grammars: the forms of a pack compiled to regular expressions over word symbols, and what a match of one holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from vaarta.model.errors import PackError
from vaarta.packs.script import folder
from vaarta.packs.times import Expression, Times, Value, times
from vaarta.reading.segment import Segments, segment
from vaarta.reading.times import forms
from vaarta.reading.times.lexicon import Keys, Lexicon
from vaarta.reading.times.numerals import amount

GAP = "gap"
_LONGEST_GAP = 25
_REPEATED = "{1,6}"
"""How often a repeated slot can be filled: a bound, so that a text of a million numbers is read in linear time."""
COUNT = "count"
"""The phrase whose value is the number that its words amount to."""

Fields = dict[str, "Value | Fields"]


@dataclass(frozen=True, slots=True)
class Form:
    """One compiled form. Group `g3` of the pattern holds the slot `slots[3]`; groups `w0` … mark where no space may be."""

    pattern: re.Pattern[str]
    slots: tuple[forms.Slot, ...]
    glues: int


@dataclass(frozen=True, slots=True)
class Rule:
    """One form of an expression of the pack, compiled."""

    expression: Expression
    form: Form


class Grammar:
    """All forms of one language, compiled."""

    def __init__(self, pack: Times, language: str) -> None:
        self.pack, self.language = pack, language
        self._keys_of: Mapping[str, Keys] = {}
        parsed = [(rule, forms.parse_form(form)) for rule in pack.expressions for form in rule.forms]
        self._phrases = {name: tuple(map(forms.parse_form, options)) for name, options in pack.phrases.items()}
        contexts = [forms.parse_form(form) for form in _contexts(pack)]
        every = [sequence for _, sequence in parsed] + contexts + [s for p in self._phrases.values() for s in p]
        literals = {word.text: self.keys_of(word.text) for sequence in every for word in _words(sequence)}
        self.lexicon = Lexicon(pack, folder(language), self.keys_of, literals.values())
        self.nothing = self.lexicon.plain
        self._bodies: dict[str, str] = {}
        self._open: list[str] = []
        self._phrase_forms = {name: tuple(map(self._form, options)) for name, options in self._phrases.items()}
        self.rules: dict[str, tuple[Rule, ...]] = {}
        self._dispatch([(Rule(rule, self._form(s, rule)), self._starters(s)[0]) for rule, s in parsed])
        self.starters = re.compile(f"[{''.join(self.rules)}]") if self.rules else re.compile("(?!)")

    def keys_of(self, text: str) -> Keys:
        """The look-up keys of a stretch of the pack."""
        return segment(text, self.language).keys

    def symbols(self, keys: Sequence[str]) -> str:
        """The text of these keys as symbols, one character a word or mark."""
        return "".join(map(self.lexicon.table.__getitem__, keys))

    def context(self, forms_: Sequence[str], before: str = "", not_before: str = "") -> str:
        """The regular expression of any of `forms_`, without groups, in the context given."""
        if not forms_:
            return ""
        bodies = "|".join(self._sequence(forms.parse_form(form)) for form in forms_)
        return f"(?:{bodies}){self._look(before, '=')}{self._look(not_before, '!')}"

    def fields(self, form: Form, match: re.Match[str], segments: Segments) -> Fields | None:
        """What the slots of `form` hold in `match`; None where a part of it does not hold together after all."""
        for i in range(form.glues):
            at = match.start(f"w{i}")
            if at > 0 and segments.starts[at] != segments.ends[at - 1]:
                return None
        fields: Fields = {}
        for i, slot in enumerate(form.slots):
            first, last = match.span(f"g{i}")
            if first < 0:
                continue
            if slot.name in self._phrases:
                inner = self._phrase(slot.name, match.string, first, last, segments)
                if inner is None:
                    return None
                if slot.name == COUNT:
                    fields[slot.field] = inner[COUNT]
                elif slot.field == slot.name:
                    fields |= inner
                else:
                    fields[slot.field] = inner
            else:
                value = self.lexicon.value(slot.name, segments.keys[first:last])
                if value is not None:
                    fields[slot.field] = value
        return fields

    def _phrase(self, name: str, symbols: str, first: int, last: int, segments: Segments) -> Fields | None:
        if name == COUNT:
            number = self._count(segments.keys[first:last])
            return None if number is None else {COUNT: number}
        for form in self._phrase_forms[name]:
            match = form.pattern.fullmatch(symbols, first, last)
            fields = self.fields(form, match, segments) if match else None
            if fields is not None:
                return fields
        return None

    def _count(self, keys: Sequence[str]) -> float | None:
        """The amount of a run of numerals; two numbers around a lone mark are a decimal."""
        if len(keys) == 3 and keys[0].isdigit() and keys[2].isdigit() and not keys[1].isalnum():
            return float(f"{keys[0]}.{keys[2]}")
        numbers: list[float] = []
        fraction, at = 0.0, 0
        longest = 3
        while at < len(keys):
            for size in range(min(longest, len(keys) - at), 0, -1):
                part = keys[at : at + size]
                number, piece = self.lexicon.value("number", part), None
                if number is None:
                    piece = self.lexicon.value("fraction", part)
                if isinstance(number, int | float):
                    numbers.append(number)
                elif isinstance(piece, int | float):
                    fraction += piece
                elif size > 1:
                    continue
                at += size
                break
        return amount(numbers, fraction)

    def _form(self, sequence: forms.Sequence, rule: Expression | None = None) -> Form:
        slots: list[forms.Slot] = []
        glues: list[None] = []
        body = self._sequence(sequence, slots, glues)
        if rule is not None:
            body = self._look(rule.after, "<=") + self._look(rule.not_after, "<!") + body
            body += self._look(rule.before, "=") + self._look(rule.not_before, "!")
        return Form(re.compile(body), tuple(slots), len(glues))

    def _look(self, form: str, kind: str) -> str:
        """A form as a look around; a look behind takes each of its choices by itself, all of one length."""
        if not form:
            return ""
        if not kind.startswith("<"):
            return f"(?{kind}{self._sequence(forms.parse_form(form))})"
        looks = [f"(?{kind}{self._sequence(option)})" for option in _spread(forms.parse_form(form))]
        return "".join(looks) if kind == "<!" else f"(?:{'|'.join(looks)})"

    def _sequence(self, sequence: forms.Sequence, slots: list[forms.Slot] | None = None, glues: list[None] | None = None) -> str:
        parts: list[str] = []
        for item in sequence:
            if isinstance(item, forms.Word):
                parts.extend(f"[{self.lexicon.members(chr(39) + key)}]" for key in self.keys_of(item.text))
            elif isinstance(item, forms.Choice):
                options = (self._sequence(option, slots, glues) for option in item.options)
                parts.append(f"(?:{'|'.join(options)})")
            elif isinstance(item, forms.Glue):
                if glues is not None:
                    parts.append(f"(?P<w{len(glues)}>)")
                    glues.append(None)
            elif slots is None:
                parts.append(self._slot(item))
            else:
                body = self._slot(item)
                parts.append(f"(?P<g{len(slots)}>{body})")
                slots.append(item)
        return "".join(parts)

    def _slot(self, slot: forms.Slot) -> str:
        name = slot.name if slot.value is None else f"{slot.name}={slot.value}"
        if name not in self._bodies:
            self._bodies[name] = self._phrase_body(name) if name in self._phrases else self._class_body(name)
        return f"{self._bodies[name]}{_REPEATED if slot.repeated else ''}"

    def _phrase_body(self, name: str) -> str:
        if name in self._open:
            raise PackError(f"the phrase {name!r} of the times pack {self.language!r} holds itself")
        self._open.append(name)
        body = f"(?:{'|'.join(map(self._sequence, self._phrases[name]))})"
        self._open.pop()
        return body

    def _class_body(self, name: str) -> str:
        if name == GAP:
            closed = "".join(map(self.lexicon.members, self.pack.clause.closed_to_gaps))
            return f"(?:[^{closed}]{{0,{_LONGEST_GAP}}}?)" if closed else f"(?:.{{0,{_LONGEST_GAP}}}?)"
        if not self.lexicon.knows(name):
            raise PackError(f"no class or phrase {name!r} in the times pack {self.language!r}: a form names it")
        options = ["".join(f"[{self.lexicon.members(chr(39) + key)}]" for key in s) for s in self.lexicon.sequences(name)]
        members = self.lexicon.members(name)
        return f"(?:{'|'.join([*options, *([f'[{members}]'] if members else [])])})"

    def _starters(self, sequence: forms.Sequence) -> tuple[set[str], bool]:
        """The symbols that a match of `sequence` can begin with, and whether it can be empty."""
        symbols: set[str] = set()
        for item in sequence:
            if isinstance(item, forms.Word):
                return symbols.union(self.lexicon.members("'" + self.keys_of(item.text)[0])), False
            if isinstance(item, forms.Slot) and item.name not in self._phrases:
                name = item.name if item.value is None else f"{item.name}={item.value}"
                firsts = (self.lexicon.members("'" + keys[0]) for keys in self.lexicon.sequences(name))
                return symbols.union(self.lexicon.members(name), *firsts), False
            if isinstance(item, forms.Glue):
                continue
            options = item.options if isinstance(item, forms.Choice) else self._phrases[item.name]
            inner = [self._starters(option) for option in options]
            symbols |= set().union(*(starters for starters, _ in inner))
            if not any(empty for _, empty in inner):
                return symbols, False
        return symbols, True

    def _dispatch(self, rules: list[tuple[Rule, set[str]]]) -> None:
        for symbol in self.lexicon.members("any"):
            fitting = tuple(rule for rule, starters in rules if symbol in starters)
            if fitting:
                self.rules[symbol] = fitting


@lru_cache(maxsize=None)
def grammar(language: str) -> Grammar:
    """The grammar of `language`, compiled once."""
    return Grammar(times(language), language)


def _contexts(pack: Times) -> Iterator[str]:
    for rule in pack.expressions:
        yield from filter(None, (rule.after, rule.not_after, rule.before, rule.not_before))
    yield from (*pack.clause.opens, *pack.clause.joins)
    for cue in (*pack.clause.edge, *pack.clause.cues):
        yield from filter(None, (*cue.forms, cue.before, cue.not_before))


def _words(sequence: forms.Sequence) -> Iterator[forms.Word]:
    for item in sequence:
        if isinstance(item, forms.Word):
            yield item
        elif isinstance(item, forms.Choice):
            for option in item.options:
                yield from _words(option)


def _spread(sequence: forms.Sequence) -> Iterator[forms.Sequence]:
    """Every sequence without choices that `sequence` allows."""
    for i, item in enumerate(sequence):
        if isinstance(item, forms.Choice):
            for option in item.options:
                yield from _spread((*sequence[:i], *option, *sequence[i + 1 :]))
            return
    yield sequence
