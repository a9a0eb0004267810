"""Names of standing mechanisms, in every order and with every filler that newswire puts into them.

"शंघाई सहयोग संगठन (एससीओ) के राष्ट्राध्यक्षों की परिषद की 25वीं बैठक" and "एससीओ राष्ट्राध्यक्ष परिषद" are the same parties and the
same words once case markers, brackets, ordinals and spelling are left out; so are a mechanism's own names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from vaarta.knowledge.phrases import SKIPPED
from vaarta.knowledge.store import Knowledge
from vaarta.knowledge.types import Use
from vaarta.model.entity import EntityType
from vaarta.packs.names import NameTables, name_tables
from vaarta.packs.words import words
from vaarta.reading.candidates import Candidate, Shape
from vaarta.reading.lexicon import Lexicon, lexicon
from vaarta.reading.segment import Segments

_MOST_ITEMS = 22
_TRANSPARENT = frozenset("'\"‘’“”`,،()[]")
_COUNTED = "?"
"""The party that "दोनों देशों" stands for."""
_Shorts = tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
_Key = tuple[frozenset[str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Item:
    """A word, a party or a filler of a sentence, tokens `first` to `last` (exclusive)."""

    first: int
    last: int
    word: str = ""
    party: str = ""
    ordinal: int | None = None
    skipped: bool = False


@dataclass(slots=True)
class MechanismIndex:
    """Every mechanism by the parties and words of its names. `bare` are loose names without parties, by their words;
    `suffixes` every tail of a name's words; `ends` the last words, `alone` parties that name a mechanism by themselves."""

    names: dict[_Key, dict[str, set[int]]] = field(default_factory=dict)
    """With the numbers of words that a name of the mechanism has."""
    derived: dict[_Key, set[str]] = field(default_factory=dict)
    """The same with the mechanism's parties put to those of the name."""
    of_two: dict[tuple[str, ...], set[str]] = field(default_factory=dict)
    """Mechanisms of two or three states by the words of their names alone."""
    bare: dict[tuple[str, ...], set[str]] = field(default_factory=dict)
    suffixes: set[tuple[str, ...]] = field(default_factory=lambda: {()})
    ends: set[str] = field(default_factory=set)
    alone: set[str] = field(default_factory=set)


@lru_cache(maxsize=8)
def mechanism_index(knowledge: Knowledge, language: str) -> MechanismIndex:
    """The index of `language`, built once."""
    index, lex, tables = MechanismIndex(), lexicon(knowledge, language), name_tables(language)
    for phrase, senses in lex.gazetteer.phrases.items():
        for sense in senses:
            if sense.type is not EntityType.MECHANISM or sense.use not in (Use.NAME, Use.LOOSE):
                continue
            of = frozenset(knowledge.mechanism(sense.target).of)
            items = list(_items(phrase.split(" "), range(len(phrase.split(" "))), lex, tables))
            named = tuple(i.word for i in items if i.word)
            parties = frozenset(i.party for i in items if i.party)
            size = sum(i.last - i.first for i in items if not i.skipped)
            _enter(index, parties, of, named, sense.target, size, tables.heads, tables.short_heads, loose=sense.use is Use.LOOSE)
    return index


def _enter(
    index: MechanismIndex, parties: frozenset[str], of: frozenset[str], named: tuple[str, ...], target: str, size: int, heads: frozenset[str], shorts: _Shorts,
    *, loose: bool,
) -> None:
    """One name of one mechanism."""
    if loose and not parties:
        if named and not all(word in heads for word in named):
            index.bare.setdefault(named, set()).add(target)
    else:
        index.names.setdefault((parties, named), {}).setdefault(target, set()).add(size)
        if not named and not loose:
            index.alone.update(parties)
    if named:
        index.derived.setdefault((parties | of, named), set()).add(target)
        if len(of) in (2, 3) and all(party.isupper() for party in of):
            index.of_two.setdefault(named, set()).add(target)
        shorter = next((short for long, short in shorts if named[-len(long) :] == long), None)
        if shorter and (parties or len(named) > len(shorter) + 1):
            other = named[: -len(shorter) - 1] + shorter
            index.derived.setdefault((parties, other), set()).add(target)
            index.derived.setdefault((parties | of, other), set()).add(target)
            index.suffixes.update(other[i:] for i in range(len(other)))
        index.ends.add(named[-1])
        index.suffixes.update(named[i:] for i in range(len(named)))


def _items(keys: list[str], places: range | list[int], lex: Lexicon, tables: NameTables) -> Iterator[_Item]:
    """The words of `keys` as parties, words in their canonical form, and skipped pieces. `places` gives each one's token."""
    plain = list(_plain(keys, places, lex, tables))
    at = 0
    while at < len(plain):
        item = plain[at]
        if item.word:
            run = [i for i in range(at, min(at + 8, len(plain))) if plain[i].word]
            size = 0
            for n in range(min(tables.longest_same, len(run)), 0, -1):
                between = plain[at : run[n - 1] + 1]
                if any(i.party or i.ordinal is not None for i in between):
                    continue
                canonical = tables.same.get(tuple(plain[i].word for i in run[:n]))
                if canonical:
                    size = run[n - 1] - at + 1
                    for k, word in enumerate(canonical):
                        first = item.first if k == 0 else between[-1].first
                        yield _Item(first, between[-1].last if k == len(canonical) - 1 else item.last, word)
                    break
            if size:
                at += size
                continue
        yield item
        at += 1


def _plain(keys: list[str], places: range | list[int], lex: Lexicon, tables: NameTables) -> Iterator[_Item]:
    longest, at = lex.gazetteer.longest, 0
    while at < len(keys):
        key, size = keys[at], 0
        for n in range(min(longest.get(key, 0), len(keys) - at), 0, -1):
            known = lex.readings(" ".join(keys[at : at + n]))
            party = (known.states or known.adjectives or known.parties)[:1]
            if party and not (known.titles and not known.bodies):
                size = n
                yield _Item(places[at], places[at + n - 1] + 1, party=party[0])
                break
        if size:
            at += size
            continue
        ordinal = tables.ordinal(key)
        first = places[at]
        if key in tables.counts and at + 1 < len(keys) and keys[at + 1] in tables.state_nouns:
            yield _Item(first, places[at + 1] + 1, party=_COUNTED)
            at += 2
            continue
        if ordinal is not None:
            yield _Item(first, first + 1, ordinal=ordinal)
        elif key in tables.skip or key in _TRANSPARENT:
            yield _Item(first, first + 1, skipped=True)
        else:
            yield _Item(first, first + 1, word=key)
        at += 1


def find_mechanisms(segments: Segments, sentence: int, knowledge: Knowledge) -> list[Candidate]:
    """The mechanisms that sentence number `sentence` names, and the short mentions that may refer to one, in text order."""
    index, tables = mechanism_index(knowledge, segments.language), name_tables(segments.language)
    lex, here = lexicon(knowledge, segments.language), segments.sentences[sentence]
    places = [i for i in range(here.first, here.last) if segments.keys[i] not in SKIPPED]
    items = list(_items([segments.keys[i] for i in places], places, lex, tables))
    genitives = frozenset(w[0] for w, case in words(segments.language).cases.items() if case == "genitive" and len(w) == 1)
    found: list[Candidate] = []
    at = len(items) - 1
    while at >= 0:
        item = items[at]
        match = None
        if item.word in index.ends or item.party in index.alone:
            match = _match(items, at, index, tables)
            if item.word in tables.sittings:
                at, match = _before_sitting(items, at, match, index, tables)
        if match:
            begin, targets, parties, exact = match
            ordinal, begin = _ordinal_before(items, begin, tables)
            last, after, behind = _sitting_behind(items, at, segments, tables, genitives)
            inside = next((i.ordinal for i in items[begin : at + 1] if i.ordinal is not None), None)
            ordinal = next((n for n in (behind, ordinal, inside) if n is not None), None)
            found.append(
                Candidate(
                    items[begin].first, last, sentence, Shape.MECHANISM, sides=tuple(sorted(parties)), targets=tuple(sorted(targets)),
                    word=item.word, ordinal=ordinal, weak=not exact,
                )
            )
            at = begin - 1
            continue
        if item.word in tables.heads:
            head = at
            while head > 0 and items[head - 1].word in tables.heads:
                head -= 1
            ordinal, begin = _ordinal_before(items, head, tables)
            another = begin < head or (head > 0 and items[head - 1].word in tables.another)
            last, after, behind = _sitting_behind(items, at, segments, tables, genitives)
            found.append(
                Candidate(
                    items[begin].first, last, sentence, Shape.SITTING, word=" ".join(i.word for i in items[head : at + 1]),
                    ordinal=ordinal if behind is None else behind, honoured=another,
                )
            )
            at = head
        at -= 1
    return _apart(found[::-1])


def _match(
    items: list[_Item], at: int, index: MechanismIndex, tables: NameTables
) -> tuple[int, set[str], frozenset[str], bool] | None:
    """The longest name that ends with item `at`: where it begins, what it may name, its parties, and whether it is exact."""
    named: tuple[str, ...] = ()
    parties: frozenset[str] = frozenset()
    best: tuple[int, set[str], frozenset[str], bool] | None = None
    said = 0
    for here in range(at, max(-1, at - _MOST_ITEMS), -1):
        item = items[here]
        if item.skipped or item.ordinal is not None:
            continue
        if item.party:
            if item.party in parties and said != len(named):
                break
            parties, said = parties | {item.party}, len(named)
        elif (item.word, *named) in index.suffixes:
            named = (item.word, *named)
        elif item.word in tables.fillers:
            continue
        else:
            break
        if _COUNTED in parties:
            if named in index.of_two:
                best = (here, index.of_two[named], frozenset(), False)
            continue
        literal = index.names.get((parties, named))
        if literal:
            size = sum(i.last - i.first for i in items[here : at + 1] if not i.skipped and i.ordinal is None)
            best = (here, {t for t, sizes in literal.items() if size in sizes} or set(literal), parties, True)
        elif (parties, named) in index.derived:
            best = (here, index.derived[parties, named], parties, True)
        elif named in index.bare and (best is None or not best[3]):
            best = (here, index.bare[named], parties, False)
    return best


_Match = tuple[int, set[str], frozenset[str], bool]


def _before_sitting(
    items: list[_Item], at: int, match: _Match | None, index: MechanismIndex, tables: NameTables
) -> tuple[int, _Match | None]:
    """Of "संयुक्त आयोग की बैठक" and "संयुक्त आयोग", the name that reaches farther back or says more."""
    for back in range(at - 1, max(-1, at - 6), -1):
        if items[back].word in index.ends:
            other = _match(items, back, index, tables)
            if other and (match is None or other[0] < match[0] or (other[3] and not match[3])):
                return back, other
            break
        if items[back].word and items[back].word not in tables.fillers:
            break
    return at, match


def _ordinal_before(items: list[_Item], begin: int, tables: NameTables) -> tuple[int | None, int]:
    """The ordinal before item `begin`, fillers between left out, and the item where the phrase then begins."""
    for here in range(begin - 1, max(-1, begin - 4), -1):
        if items[here].ordinal is not None:
            return items[here].ordinal, here
        if not (items[here].word in tables.fillers):
            break
    return None, begin


def _sitting_behind(
    items: list[_Item], at: int, segments: Segments, tables: NameTables, genitives: frozenset[str]
) -> tuple[int, int, int | None]:
    """"की छठी बैठक" behind item `at`: the token behind it, the item behind it, and the ordinal."""
    here, ordinal, genitive = at + 1, None, False
    while here < len(items) and here - at < 7:
        item = items[here]
        if item.ordinal is not None:
            ordinal = item.ordinal
        elif item.skipped:
            genitive = genitive or segments.keys[item.first] in genitives
        elif item.word in tables.sittings and (genitive or ordinal is not None):
            return item.last, here + 1, ordinal
        elif item.word not in tables.fillers:
            break
        here += 1
    return items[at].last, at + 1, None


def _apart(found: list[Candidate]) -> list[Candidate]:
    """Candidates in order, short mentions inside a longer name left out."""
    named = [c for c in found if c.shape is Shape.MECHANISM]
    kept: list[Candidate] = []
    for c in found:
        if c.shape is Shape.SITTING and any(n.first <= c.first < n.last or n.first < c.last <= n.last for n in named):
            continue
        if kept and c.first < kept[-1].last:
            continue
        if kept and c.first == kept[-1].last + 1 and c.targets and set(c.targets) & set(kept[-1].targets):
            both = tuple(t for t in c.targets if t in kept[-1].targets)
            ordinal = kept[-1].ordinal if c.ordinal is None else c.ordinal
            kept[-1] = replace(kept[-1], last=c.last, targets=both, ordinal=ordinal, weak=kept[-1].weak and c.weak)
            continue
        kept.append(c)
    return kept
