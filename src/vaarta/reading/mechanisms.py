"""Names of standing mechanisms in a sentence, in every order and with every filler that newswire puts into them."""

from __future__ import annotations

from dataclasses import replace

from vaarta.knowledge.store import Knowledge
from vaarta.packs.names import NameTables, name_tables
from vaarta.packs.words import words
from vaarta.reading.candidates import Candidate, Shape
from vaarta.reading.clauses import case_after
from vaarta.reading.lexicon import Piece, lexicon
from vaarta.reading.segment import Segments
from vaarta.reading.series_index import COUNTED, Item, MechanismIndex, canonical, from_pieces, mechanism_index

_MOST_ITEMS = 22
_FEW_WORDS = 2
"""A shortened name has more words than these, its head among them."""
_DURING = "during"


def find_mechanisms(segments: Segments, sentence: int, pieces: list[Piece], knowledge: Knowledge) -> list[Candidate]:
    """The mechanisms that sentence number `sentence` names, and the short mentions that may refer to one, in text order."""
    index, tables = mechanism_index(knowledge, segments.language), name_tables(segments.language)
    items = canonical(from_pieces(pieces, segments, lexicon(knowledge, segments.language), tables), tables)
    closed = words(segments.language)
    found: list[Candidate] = []
    at = len(items) - 1
    while at >= 0:
        item = items[at]
        match = None
        if item.word in index.ends or item.party in index.alone:
            match = _match(items, at, index, tables)
            if item.word in tables.sittings:
                at, match = _before_sitting(items, at, match, index, tables)
        match = match or _loosely(items, at, index, segments, tables, closed.genitives)
        if match:
            begin, targets, parties, exact = match
            ordinal, begin = _ordinal_before(items, begin, tables)
            last, _, behind = _sitting_behind(items, at, segments, tables, closed.genitives)
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
        if item.party in index.summits and case_after(segments, item.last, closed)[0] == _DURING:
            summit = (index.summits[item.party],)
            found.append(Candidate(item.first, item.last, sentence, Shape.MECHANISM, targets=summit, word=item.party))
        if item.word in tables.heads:
            head = at
            while head > 0 and items[head - 1].word in tables.heads:
                head -= 1
            if head > 0 and items[head - 1].word in tables.to_the_press:
                at = head - 1
                continue
            ordinal, begin = _ordinal_before(items, head, tables)
            another = begin < head or (head > 0 and items[head - 1].word in tables.another)
            last, _, behind = _sitting_behind(items, at, segments, tables, closed.genitives)
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
    items: list[Item], at: int, index: MechanismIndex, tables: NameTables
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
        if COUNTED in parties:
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


def _loosely(
    items: list[Item], at: int, index: MechanismIndex, segments: Segments, tables: NameTables, genitives: frozenset[str]
) -> tuple[int, set[str], frozenset[str], bool] | None:
    """The mechanisms of two states that a shortened name may mean, where a numbered sitting stands behind it
    ("अंतर-सरकारी सैन्य आयोग का 22वां सत्र"): those whose names have all its words."""
    named = index.by_head.get(items[at].word, ())
    if not named or _sitting_behind(items, at, segments, tables, genitives)[2] is None:
        return None
    begin, said, parties = at, {items[at].word}, frozenset[str]()
    known = frozenset().union(*(whole for whole, _ in named))
    for here in range(at - 1, max(-1, at - _MOST_ITEMS), -1):
        item = items[here]
        if item.party:
            begin, parties = here, parties | {item.party}
        elif item.word in known:
            begin = here
            said.add(item.word)
        elif not item.skipped or segments.keys[item.first] in genitives:
            break
    targets = {target for whole, target in named if said <= whole}
    return (begin, targets, parties, False) if len(said) > _FEW_WORDS and targets else None


_Match = tuple[int, set[str], frozenset[str], bool]


def _before_sitting(
    items: list[Item], at: int, match: _Match | None, index: MechanismIndex, tables: NameTables
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


def _ordinal_before(items: list[Item], begin: int, tables: NameTables) -> tuple[int | None, int]:
    """The ordinal before item `begin`, fillers between left out, and the item where the phrase then begins."""
    for here in range(begin - 1, max(-1, begin - 4), -1):
        if items[here].ordinal is not None:
            return items[here].ordinal, here
        if items[here].word not in tables.fillers:
            break
    return None, begin


def _sitting_behind(
    items: list[Item], at: int, segments: Segments, tables: NameTables, genitives: frozenset[str]
) -> tuple[int, int, int | None]:
    """ "की छठी बैठक" behind item `at`: the token behind it, the item behind it, and the ordinal."""
    here, ordinal, genitive, leveled = at + 1, None, False, False
    while here < len(items) and here - at < 7:
        item = items[here]
        if item.ordinal is not None:
            ordinal = item.ordinal
        elif item.skipped:
            genitive = genitive or segments.keys[item.first] in genitives
        elif item.word in tables.sittings and (genitive or leveled or ordinal is not None):
            return item.last, here + 1, ordinal
        elif item.word in tables.levels:
            leveled = True
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
