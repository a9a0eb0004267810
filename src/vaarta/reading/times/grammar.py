"""Grammars: the forms of a pack compiled to regular expressions over word symbols, and what a match of one holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from vaarta.model.errors import PackError
from vaarta.packs.script import folder
from vaarta.packs.times import Expression, Times, Value, times
from vaarta.reading.segment import Segments, segment
from vaarta.reading.times import forms
from vaarta.reading.times.heads import HEAD, Heads, fits
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
        parsed = [(rule, forms.parse_form(form)) for rule in pack.expressions for form in rule.forms]
        self._phrases = {name: tuple(map(forms.parse_form, options)) for name, options in pack.phrases.items()}
        contexts = [forms.parse_form(form) for form in _contexts(pack)]
        every = [sequence for _, sequence in parsed] + contexts + [s for p in self._phrases.values() for s in p]
        literals = {word.text: self.keys_of(word.text) for sequence in every for word in _words(sequence)}
        self.lexicon = Lexicon(pack, folder(language), self.keys_of, literals.values())
        self.nothing = self.lexicon.plain
        self._check(every)
        self._bodies: dict[str, str] = {}
        self._phrase_forms: dict[str, tuple[Form, ...]] = {}
        heads = Heads(self.lexicon, self._phrases, self.keys_of)
        self._sources = tuple((rule, s, heads.of(s)) for rule, s in parsed)
        self._rules: dict[int, Rule] = {}
        self._by_pair: dict[str, tuple[Rule, ...]] = {}
        firsts = {symbol for _, _, found in self._sources for head in found if head for symbol in head[0]}
        self.starters = re.compile(f"[{''.join(sorted(firsts))}]" if firsts else "(?!)")

    def keys_of(self, text: str) -> Keys:
        """The look-up keys of a stretch of the pack."""
        return segment(text, self.language).keys

    def symbols(self, keys: Sequence[str]) -> str:
        """The text of these keys as symbols, one character a word or mark."""
        return "".join(map(self.lexicon.table.__getitem__, keys))

    def rules(self, symbols: str, first: int) -> tuple[Rule, ...]:
        """The rules whose forms can begin with the two words at `first`; the same for the same two, so worked out once."""
        pair = symbols[first : first + HEAD]
        found = self._by_pair.get(pair)
        if found is None:
            fitting = (number for number, (_, _, heads) in enumerate(self._sources) if any(fits(head, pair) for head in heads))
            found = self._by_pair[pair] = tuple(map(self._rule, fitting))
        return found

    def _rule(self, number: int) -> Rule:
        """The rule of that number, compiled when a text first asks for it: compiling all of them takes half a second."""
        if number not in self._rules:
            expression, sequence, _ = self._sources[number]
            self._rules[number] = Rule(expression, self._form(sequence, expression))
        return self._rules[number]

    def _check(self, sequences: Iterable[forms.Sequence]) -> None:
        """Raise PackError for a form that names what there is not, and for a phrase that holds itself."""
        for name in {name for sequence in sequences for name in _names(sequence)}:
            if name not in self._phrases and name != GAP and not self.lexicon.knows(name):
                raise PackError(f"the times pack {self.language!r} has no class or phrase {name!r}, which a form names")
        within = {name: {n for option in options for n in _names(option)} for name, options in self._phrases.items()}
        for _ in self._phrases:  # a phrase's phrases' phrases …
            within = {name: inner.union(*(within.get(n, ()) for n in inner)) for name, inner in within.items()}
        for name, inner in within.items():
            if name in inner:
                raise PackError(f"the phrase {name!r} of the times pack {self.language!r} holds itself")

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
        if name not in self._phrase_forms:
            self._phrase_forms[name] = tuple(map(self._form, self._phrases[name]))
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
        return f"(?:{'|'.join(map(self._sequence, self._phrases[name]))})"

    def _class_body(self, name: str) -> str:
        if name == GAP:
            closed = "".join(map(self.lexicon.members, self.pack.clause.closed_to_gaps))
            return f"(?:[^{closed}]{{0,{_LONGEST_GAP}}}?)" if closed else f"(?:.{{0,{_LONGEST_GAP}}}?)"
        options = ["".join(f"[{self.lexicon.members(chr(39) + key)}]" for key in s) for s in self.lexicon.sequences(name)]
        members = self.lexicon.members(name)
        return f"(?:{'|'.join([*options, *([f'[{members}]'] if members else [])])})"


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


def _names(sequence: forms.Sequence) -> Iterator[str]:
    """The class, restricted class or phrase of every slot."""
    for item in sequence:
        if isinstance(item, forms.Slot):
            yield item.name if item.value is None else f"{item.name}={item.value}"
        elif isinstance(item, forms.Choice):
            for option in item.options:
                yield from _names(option)


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
