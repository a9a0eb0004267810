"""The names of all standing mechanisms, by their parties and words; and sentences read into the same.

"शंघाई सहयोग संगठन (एससीओ) के राष्ट्राध्यक्षों की परिषद की 25वीं बैठक" and "एससीओ राष्ट्राध्यक्ष परिषद" are the same parties and the
same words once case markers, brackets, ordinals and spelling are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import msgspec

from vaarta import cache
from vaarta.knowledge.phrases import SKIPPED
from vaarta.knowledge.store import Knowledge
from vaarta.knowledge.types import Use
from vaarta.model.entity import EntityType
from vaarta.packs import loader
from vaarta.packs.names import NameTables, name_tables
from vaarta.reading.lexicon import Lexicon, Piece, Readings, lexicon
from vaarta.reading.segment import Segments

_TRANSPARENT = frozenset("'\"‘’“”`,،()[]")
COUNTED = "?"
"""The party that "दोनों देशों" stands for."""
_LEADERS = frozenset({"head-of-state", "head-of-government"})
Key = tuple[frozenset[str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Item:
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

    names: dict[Key, dict[str, set[int]]] = field(default_factory=dict)
    """With the numbers of words that a name of the mechanism has."""
    derived: dict[Key, set[str]] = field(default_factory=dict)
    """The same with the mechanism's parties put to those of the name."""
    of_two: dict[tuple[str, ...], set[str]] = field(default_factory=dict)
    """Mechanisms of two or three states by the words of their names alone."""
    by_head: dict[str, list[tuple[frozenset[str], str]]] = field(default_factory=dict)
    """Mechanisms of two states by the last word of each of their names, with all its words."""
    bare: dict[tuple[str, ...], set[str]] = field(default_factory=dict)
    suffixes: set[tuple[str, ...]] = field(default_factory=lambda: {()})
    ends: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    """Words of which a sentence needs one to name a mechanism, spelt as texts spell them."""
    alone: set[str] = field(default_factory=set)
    by_body: set[str] = field(default_factory=set)
    """Bodies whose own name may mean a sitting: those of `alone` and of `summits`."""
    summits: dict[str, str] = field(default_factory=dict)
    """The leaders' summit of a body, by the body: what "on the sidelines of the G20" means."""


class _Row(msgspec.Struct, frozen=True, array_like=True):
    """One name of one mechanism: the parties and words in it, and how many words it has."""

    target: str
    of: tuple[str, ...]
    parties: tuple[str, ...]
    named: tuple[str, ...]
    size: int
    loose: bool


class _Compiled(msgspec.Struct, array_like=True):
    """Every name, and the last words of all."""

    rows: tuple[_Row, ...]
    heads: tuple[str, ...]


@lru_cache(maxsize=8)
def mechanism_index(knowledge: Knowledge, language: str) -> MechanismIndex:
    """The index of `language`; its names are read once and kept compiled."""
    index, tables = MechanismIndex(), name_tables(language)
    sources = [loader.DATA / language / f"{name}.yaml" for name in ("names", "script")]
    key = cache.digest([*sources, Path(__file__)], shape=knowledge.version.encode())
    packed = cache.compiled(f"mechanisms-{language}", key, lambda: msgspec.msgpack.encode(_read(knowledge, language)))
    data = msgspec.msgpack.decode(packed, type=_Compiled)
    index.heads.update(data.heads, tables.heads, *tables.same)
    for row in data.rows:
        _enter(index, row, tables)
    _enter_summits(index, data.rows, knowledge, tables)
    index.by_body = index.alone | index.summits.keys()
    return index


def _read(knowledge: Knowledge, language: str) -> _Compiled:
    """The names of all mechanisms, each as its parties and words."""
    lex, tables = lexicon(knowledge, language), name_tables(language)
    rows: dict[_Row, None] = {}
    heads: dict[str, None] = {}
    for phrase, senses in lex.gazetteer.phrases.items():
        for sense in senses:
            if sense.type is not EntityType.MECHANISM or sense.use not in (Use.NAME, Use.LOOSE):
                continue
            keys = phrase.split(" ")
            items = canonical(list(read_words(keys, list(range(len(keys))), lex, tables)), tables)
            parties = tuple(sorted({i.party for i in items if i.party}))
            named, size = tuple(i.word for i in items if i.word), sum(i.last - i.first for i in items if not i.skipped)
            of = knowledge.mechanism(sense.target).of
            rows[_Row(sense.target, of, parties, named, size, sense.use is Use.LOOSE)] = None
            heads[keys[-1]] = None
    return _Compiled(tuple(rows), tuple(heads))


def _enter_summits(index: MechanismIndex, rows: Sequence[_Row], knowledge: Knowledge, tables: NameTables) -> None:
    """The leaders' summit of each body: the one with the shortest name that says no more than the body and a head."""
    for row in sorted(rows, key=lambda row: (row.size, row.target)):
        if row.loose or len(row.of) != 1 or row.parties != row.of or not row.named:
            continue
        if tables.heads.issuperset(row.named) and knowledge.mechanism(row.target).level in _LEADERS:
            index.summits.setdefault(row.of[0], row.target)


def _enter(index: MechanismIndex, row: _Row, tables: NameTables) -> None:
    """One name of one mechanism."""
    parties, of, named, target = frozenset(row.parties), frozenset(row.of), row.named, row.target
    if row.loose and not parties:
        if named and not all(word in tables.heads for word in named):
            index.bare.setdefault(named, set()).add(target)
    else:
        index.names.setdefault((parties, named), {}).setdefault(target, set()).add(row.size)
        if not named and not row.loose:
            index.alone.update(parties)
    if not named:
        return
    index.derived.setdefault((parties | of, named), set()).add(target)
    if len(of) in (2, 3) and all(party.isupper() for party in of):
        index.of_two.setdefault(named, set()).add(target)
        index.by_head.setdefault(named[-1], []).append((frozenset(named), target))
    long, short = next(((long, short) for long, short in tables.short_heads if named[-len(long) :] == long), ((), ()))
    if short and (parties or len(named) > len(long)):
        other = named[: -len(long)] + short
        index.derived.setdefault((parties, other), set()).add(target)
        index.derived.setdefault((parties | of, other), set()).add(target)
        index.suffixes.update(other[i:] for i in range(len(other)))
    index.ends.add(named[-1])
    index.suffixes.update(named[i:] for i in range(len(named)))


def canonical(plain: list[Item], tables: NameTables) -> list[Item]:
    """The items with phrases that stand for one another read as one; what is skipped between their words goes with them."""
    found: list[Item] = []
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
                    found.append(Item(item.first, item.last if len(same) > 1 else last.last, same[0]))
                    found.extend(Item(last.first, last.last, word) for word in same[1:])
                    at = run[n - 1] + 1
                    break
            else:
                found.append(item)
                at += 1
            continue
        found.append(item)
        at += 1
    return found


def from_pieces(pieces: list[Piece], segments: Segments, lex: Lexicon, tables: NameTables) -> list[Item]:
    """The items of a sentence; a piece that is no party is looked at word by word."""
    plain: list[Item] = []
    at = 0
    while at < len(pieces):
        piece, following = pieces[at], pieces[at + 1].key if at + 1 < len(pieces) else ""
        if piece.key in tables.counts and following in tables.state_nouns:
            plain.append(Item(piece.first, pieces[at + 1].last, party=COUNTED))
            at += 2
            continue
        party = _party(piece.known)
        if party:
            plain.append(Item(piece.first, piece.last, party=party))
        elif " " in piece.key:
            places = [i for i in range(piece.first, piece.last) if segments.keys[i] not in SKIPPED]
            plain.extend(read_words([segments.keys[i] for i in places], places, lex, tables))
        else:
            plain.append(_word(piece.key, piece.first, tables))
        at += 1
    return plain


def read_words(keys: list[str], places: list[int], lex: Lexicon, tables: NameTables) -> Iterator[Item]:
    """The items of words whose longest phrase is no party: the parties inside them, and the rest one by one."""
    longest, at = lex.gazetteer.longest, 0
    while at < len(keys):
        for n in range(min(longest.get(keys[at], 0), len(keys) - at), 0, -1):
            party = _party(lex.readings(" ".join(keys[at : at + n])))
            if party:
                yield Item(places[at], places[at + n - 1] + 1, party=party)
                at += n
                break
        else:
            yield _word(keys[at], places[at], tables)
            at += 1


def _party(known: Readings) -> str:
    if known.titles and not known.bodies:
        return ""
    return next(iter(known.states or known.adjectives or known.parties), "")


def _word(key: str, at: int, tables: NameTables) -> Item:
    if key in tables.skip or key in _TRANSPARENT:
        return Item(at, at + 1, skipped=True)
    ordinal = tables.ordinal(key)
    return Item(at, at + 1, ordinal=ordinal) if ordinal is not None else Item(at, at + 1, word=key)
