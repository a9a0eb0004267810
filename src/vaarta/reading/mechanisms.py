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
from vaarta.reading.lexicon import Lexicon, Piece, Readings, lexicon
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
    heads: set[str] = field(default_factory=set)
    """Words of which a sentence needs one to name a mechanism, spelt as texts spell them."""
    alone: set[str] = field(default_factory=set)


@lru_cache(maxsize=8)
def mechanism_index(knowledge: Knowledge, language: str) -> MechanismIndex:
    """The index of `language`, built once."""
    index, lex, tables = MechanismIndex(), lexicon(knowledge, language), name_tables(language)
    index.heads.update(tables.heads, *tables.same)
    for phrase, senses in lex.gazetteer.phrases.items():
        for sense in senses:
            if sense.type is not EntityType.MECHANISM or sense.use not in (Use.NAME, Use.LOOSE):
                continue
            of = frozenset(knowledge.mechanism(sense.target).of)
            keys = phrase.split(" ")
            items = _canonical(list(_plain(keys, list(range(len(keys))), lex, tables)), tables)
            named = tuple(i.word for i in items if i.word)
            parties = frozenset(i.party for i in items if i.party)
            size = sum(i.last - i.first for i in items if not i.skipped)
            index.heads.add(phrase.rpartition(" ")[2])
            _enter(index, parties, of, named, sense.target, size, tables.heads, tables.short_heads, loose=sense.use is Use.LOOSE)
    return index


def _enter(
    index: MechanismIndex,
    parties: frozenset[str],
    of: frozenset[str],
    named: tuple[str, ...],
    target: str,
    size: int,
    heads: frozenset[str],
    shorts: _Shorts,
    *,
    loose: bool,
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
        long, short = next(((long, short) for long, short in shorts if named[-len(long) :] == long), ((), ()))
        if short and (parties or len(named) > len(long)):
            other = named[: -len(long)] + short
            index.derived.setdefault((parties, other), set()).add(target)
            index.derived.setdefault((parties | of, other), set()).add(target)
            index.suffixes.update(other[i:] for i in range(len(other)))
        index.ends.add(named[-1])
        index.suffixes.update(named[i:] for i in range(len(named)))


def _canonical(plain: list[_Item], tables: NameTables) -> list[_Item]:
    """The items with phrases that stand for one another read as one; what is skipped between their words goes with them."""
    found: list[_Item] = []
    at, count = 0, len(plain)
    while at < count:
        item = plain[at]
        if item.word in tables.same_openers:
            run = [at]
            for i in range(at + 1, min(at + 8, count)):
                if plain[i].word:
                    run.append(i)
                elif not plain[i].skipped:
                    break
            for n in range(min(tables.longest_same, len(run)), 0, -1):
                same = tables.same.get(tuple(plain[i].word for i in run[:n]))
                if same:
                    last = plain[run[n - 1]]
                    found.append(_Item(item.first, item.last if len(same) > 1 else last.last, same[0]))
                    found.extend(_Item(last.first, last.last, word) for word in same[1:])
                    at = run[n - 1] + 1
                    break
            else:
                found.append(item)
                at += 1
            continue
        found.append(item)
        at += 1
    return found


def _from_pieces(pieces: list[Piece], segments: Segments, lex: Lexicon, tables: NameTables) -> list[_Item]:
    """The items of a sentence; a piece that is no party is looked at word by word."""
    plain: list[_Item] = []
    at = 0
    while at < len(pieces):
        piece, following = pieces[at], pieces[at + 1].key if at + 1 < len(pieces) else ""
        if piece.key in tables.counts and following in tables.state_nouns:
            plain.append(_Item(piece.first, pieces[at + 1].last, party=_COUNTED))
            at += 2
            continue
        party = _party(piece.known)
        if party:
            plain.append(_Item(piece.first, piece.last, party=party))
        elif " " in piece.key:
            places = [i for i in range(piece.first, piece.last) if segments.keys[i] not in SKIPPED]
            plain.extend(_plain([segments.keys[i] for i in places], places, lex, tables))
        else:
            plain.append(_word(piece.key, piece.first, tables))
        at += 1
    return plain


def _plain(keys: list[str], places: list[int], lex: Lexicon, tables: NameTables) -> Iterator[_Item]:
    """The items of words whose longest phrase is no party: the parties inside them, and the rest one by one."""
    longest, at = lex.gazetteer.longest, 0
    while at < len(keys):
        for n in range(min(longest.get(keys[at], 0), len(keys) - at), 0, -1):
            party = _party(lex.readings(" ".join(keys[at : at + n])))
            if party:
                yield _Item(places[at], places[at + n - 1] + 1, party=party)
                at += n
                break
        else:
            yield _word(keys[at], places[at], tables)
            at += 1


def _party(known: Readings) -> str:
    if known.titles and not known.bodies:
        return ""
    return next(iter(known.states or known.adjectives or known.parties), "")


def _word(key: str, at: int, tables: NameTables) -> _Item:
    if key in tables.skip or key in _TRANSPARENT:
        return _Item(at, at + 1, skipped=True)
    ordinal = tables.ordinal(key)
    return _Item(at, at + 1, ordinal=ordinal) if ordinal is not None else _Item(at, at + 1, word=key)


def find_mechanisms(segments: Segments, sentence: int, pieces: list[Piece], knowledge: Knowledge) -> list[Candidate]:
    """The mechanisms that sentence number `sentence` names, and the short mentions that may refer to one, in text order."""
    index, tables = mechanism_index(knowledge, segments.language), name_tables(segments.language)
    items = _canonical(_from_pieces(pieces, segments, lexicon(knowledge, segments.language), tables), tables)
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
            last, _, behind = _sitting_behind(items, at, segments, tables, genitives)
            inside = next((i.ordinal for i in items[begin : at + 1] if i.ordinal is not None), None)
            ordinal = next((n for n in (behind, ordinal, inside) if n is not None), None)
            found.append(
                Candidate(
                    items[begin].first,
                    last,
                    sentence,
                    Shape.MECHANISM,
                    sides=tuple(sorted(parties)),
                    targets=tuple(sorted(targets)),
                    word=item.word,
                    ordinal=ordinal,
                    weak=not exact,
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
            last, _, behind = _sitting_behind(items, at, segments, tables, genitives)
            found.append(
                Candidate(
                    items[begin].first,
                    last,
                    sentence,
                    Shape.SITTING,
                    word=" ".join(i.word for i in items[head : at + 1]),
                    ordinal=ordinal if behind is None else behind,
                    honoured=another,
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
        if items[here].word not in tables.fillers:
            break
    return None, begin


def _sitting_behind(
    items: list[_Item], at: int, segments: Segments, tables: NameTables, genitives: frozenset[str]
) -> tuple[int, int, int | None]:
    """ "की छठी बैठक" behind item `at`: the token behind it, the item behind it, and the ordinal."""
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
