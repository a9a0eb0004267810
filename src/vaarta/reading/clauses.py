"""Clauses: each sentence as a row of mentions and times with their cases, cut where its verbs end a clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vaarta.model.entity import EntityType
from vaarta.model.report import TimeExpression
from vaarta.packs.words import WordTables, words
from vaarta.reading.mentions import Form, Linked
from vaarta.reading.segment import Segments, Sentence
from vaarta.reading.verbs import VerbGroup, find_verbs

_OPENING = frozenset("\"'“‘«([")
_QUOTES = frozenset("\"'“”‘’«»`")
_HARD_MARKS = frozenset(";:—")
_HYPHENS = frozenset("-–‑")
_LONGEST_REMARK = 8
_PARTNERS = frozenset({"ablative", "comitative", "between"})

PEOPLE = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.OFFICE})
PARTIES = PEOPLE | {EntityType.STATE, EntityType.ORGANISATION, EntityType.MINISTRY}
PLACES = frozenset({EntityType.PLACE, EntityType.STATE})


@dataclass(frozen=True, slots=True)
class Item:
    """A mention or a time in its clause. `case` is the case of its adposition (None: bare), `after` the token behind that;
    `joined` is True where a list goes on behind it, so that its case is that of the list."""

    first: int
    last: int
    after: int
    case: str | None
    mention: Linked | None = None
    time: TimeExpression | None = None
    joined: bool = False

    @property
    def is_party(self) -> bool:
        """Whether this can take part in something."""
        return self.mention is not None and self.mention.type in PARTIES and self.mention.form is not Form.ADJECTIVE

    @property
    def is_place(self) -> bool:
        """Whether this names somewhere."""
        return self.mention is not None and self.mention.type in PLACES and self.mention.form is not Form.ADJECTIVE


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens `first` to `last` (exclusive), ended by the finite verb `verb` (None: none, as in a headline). `opener` is the
    word that opens it: "complement", "relative" or "main"."""

    first: int
    last: int
    verb: VerbGroup | None
    opener: str
    items: tuple[Item, ...]
    verbs: tuple[VerbGroup, ...]


@dataclass(frozen=True, slots=True)
class Parsed:
    """One sentence, its clauses in order; together they hold all its items and verbs."""

    index: int
    sentence: Sentence
    clauses: tuple[Clause, ...]


def parse(segments: Segments, mentions: Sequence[Linked], times: Sequence[TimeExpression], begin: int = 0) -> tuple[Parsed, ...]:
    """Every sentence of `segments` from token `begin` on, as clauses; mentions and times in text order."""
    closed = words(segments.language)
    everything: list[Item] = [_item(segments, m.first, m.last, closed, mention=m) for m in mentions]
    for time in times:
        first, last = segments.tokens_in(time.span)
        if first < last:
            everything.append(_item(segments, first, last, closed, time=time))
    everything.sort(key=lambda item: (item.first, item.time is not None))
    parsed, at = [], 0
    for index, sentence in enumerate(segments.sentences):
        items: list[Item] = []
        while at < len(everything) and everything[at].first < sentence.last:
            if everything[at].first >= max(sentence.first, begin):
                items.append(everything[at])
            at += 1
        if sentence.last <= begin:
            continue
        parsed.append(
            _parse_sentence(
                segments, index, sentence, _share_cases(segments, _without_glosses(segments, items), closed), closed, begin
            )
        )
    return tuple(parsed)


def _without_glosses(segments: Segments, items: list[Item]) -> list[Item]:
    """The items but for names said again in brackets right behind ("नरेंद्र मोदी (Narendra Modi)")."""
    kept: list[Item] = []
    for item in items:
        before = kept[-1] if kept else None
        inside = before is not None and before.last == item.first - 1 and segments.keys[before.last] == "("
        if inside and before and before.mention and item.mention and before.mention.entities == item.mention.entities:
            continue
        kept.append(item)
    return kept


def clause_around(segments: Segments, sentence: Sentence, token: int) -> tuple[int, int, str]:
    """The first and last (exclusive) token of the clause around `token`, and how it is opened, from the words alone."""
    first, last = sentence.first, sentence.last
    cuts = _cuts(segments, first, last, find_verbs(segments, first, last), words(segments.language), set())
    at = max(i for i, (start, _) in enumerate(cuts) if start <= token)
    return cuts[at][0], cuts[at + 1][0] if at + 1 < len(cuts) else last, cuts[at][1]


def _item(
    segments: Segments,
    first: int,
    last: int,
    closed: WordTables,
    mention: Linked | None = None,
    time: TimeExpression | None = None,
) -> Item:
    case, after = case_after(segments, last, closed)
    if case == "genitive" and mention is not None and mention.type is EntityType.STATE:
        if after < len(segments.keys) and segments.keys[after] in closed.delegations:
            case, after = case_after(segments, after + 1, closed)
    if case == "locative" and mention is not None and mention.form is Form.COLLECTIVE:
        case = "between"
    fused = closed.fused.get(segments.keys[last - 1])
    if fused is not None and mention is not None and mention.form is Form.PRONOUN:
        if fused == "genitive":
            case, after = case_after(segments, last, closed, begun=(closed.fused_stem,))
        if case is None or fused != "genitive":
            case, after = fused, last
    return Item(first, last, after, case, mention, time)


def case_after(segments: Segments, i: int, closed: WordTables, begun: tuple[str, ...] = ()) -> tuple[str | None, int]:
    """The case that the words at token `i` mark (None: none), and the token behind them. `begun` are the keys of an
    adposition that has begun before token i."""
    keys, count = segments.keys, len(segments.keys)
    j = i = _behind_brackets(segments, i)
    while j < count and (keys[j] in closed.emphatics or keys[j] in _QUOTES):
        j += 1
    words_here = list(begun)
    best: tuple[str | None, int] = (None, i)
    while j < count and len(words_here) < closed.longest_case:
        if keys[j] in _HYPHENS and words_here:
            j += 1
            continue
        words_here.append(keys[j])
        j += 1
        case = closed.cases.get(tuple(words_here))
        if case is not None and not (j < count and keys[j] in _HYPHENS):
            best = (case, j)
    return best


def _behind_brackets(segments: Segments, i: int) -> int:
    """The token behind a short remark in brackets that begins at token `i`, else `i` itself."""
    if i < len(segments.keys) and segments.keys[i] == "(":
        for j in range(i + 1, min(i + _LONGEST_REMARK, len(segments.keys))):
            if segments.keys[j] == ")":
                return j + 1
    return i


def _share_cases(segments: Segments, items: list[Item], closed: WordTables) -> list[Item]:
    """Give every item of a list the case of the list's last one."""
    shared = list(items)
    for at in range(len(shared) - 2, -1, -1):
        here, following = shared[at], shared[at + 1]
        if here.case is not None or (here.time is None) != (following.time is None):
            continue
        if here.mention and following.mention and not _alike(here.mention, following.mention):
            continue
        if _opens_phrase(here, following):
            owned = shared[at + 2] if at + 2 < len(shared) and shared[at + 2].first == following.after else None
            if owned is not None and owned.is_party and _joins(segments, here.last, following.first, closed):
                shared[at] = replace(here, case=owned.case, after=owned.after, joined=True)
            continue
        if _joins(segments, here.last, following.first, closed):
            shared[at] = replace(here, case=following.case, after=following.after, joined=True)
    return _share_over_places(segments, shared, closed)


def _share_over_places(segments: Segments, items: list[Item], closed: WordTables) -> list[Item]:
    """Let a list of partners reach over the places told in between ("डोभाल और फिर हैदराबाद हाउस में जयशंकर के साथ")."""
    acting = False
    for at, here in enumerate(items):
        if not here.is_party:
            continue
        if here.case is None and here.last < len(segments.keys):
            if segments.keys[here.last] in closed.coordinators:
                following = next((i for i in items[at + 1 :] if i.is_party and not _opens_phrase(here, i)), None)
                if following is not None and (following.case in _PARTNERS if acting else following.case == "between"):
                    items[at] = replace(here, case=following.case, joined=True)
        acting = True
    return items


def _opens_phrase(person: Item, owner: Item) -> bool:
    """Whether a state or body behind a person in a list owns what follows ("मोदी और भारत की यात्रा पर आए ओली के बीच")."""
    if person.mention is None or owner.mention is None or owner.case != "genitive":
        return False
    return person.mention.type in PEOPLE and owner.mention.type not in PEOPLE


def _alike(a: Linked, b: Linked) -> bool:
    return a.type is b.type or (a.type in PARTIES and b.type in PARTIES) or (a.type in PLACES and b.type in PLACES)


def _joins(segments: Segments, last: int, first: int, closed: WordTables) -> bool:
    """Whether nothing but commas, conjunctions and a hyphen stands between tokens `last` and `first`."""
    between = segments.keys[_behind_brackets(segments, last) : first]
    joins = any(key in closed.coordinators or key in closed.list_marks or key in _HYPHENS for key in between)
    return joins and all(
        key in closed.coordinators or key in closed.list_marks or key in closed.list_words or key in _HYPHENS or key in _QUOTES
        for key in between
    )


def _parse_sentence(
    segments: Segments, index: int, sentence: Sentence, items: list[Item], closed: WordTables, begin: int
) -> Parsed:
    first = max(sentence.first, begin)
    inside = {i for item in items for i in range(item.first, item.last)}
    groups = [g for g in find_verbs(segments, first, sentence.last) if g.first not in inside]
    cuts = _cuts(segments, first, sentence.last, groups, closed, inside)
    clauses = []
    for (start, opener), (end, _) in zip(cuts, [*cuts[1:], (sentence.last, "")], strict=True):
        own = tuple(g for g in groups if start <= g.first < end)
        finite = next((g for g in reversed(own) if g.finite), None)
        held = tuple(item for item in items if start <= item.first < end)
        clauses.append(Clause(start, end, finite, opener, held, own))
    _resume(segments, clauses, closed)
    return Parsed(index, sentence, tuple(clauses))


def _resume(segments: Segments, clauses: list[Clause], closed: WordTables) -> None:
    """Join a subject to its case or its verb behind a relative clause ("लौरेंको, जो … हैं, ने … वार्ता की"; "वार्ता, जो … थी, टल गई")."""
    for at in range(2, len(clauses)):
        case, _after = case_after(segments, clauses[at].first, closed)
        before = clauses[at - 2]
        if case is None and not before.verbs and clauses[at - 1].opener == "relative" and clauses[at].opener == "main":
            items = (*before.items, *clauses[at].items)
            clauses[at - 2] = replace(before, items=items, verb=clauses[at].verb, verbs=clauses[at].verbs)
            continue
        if case is None or clauses[at - 1].opener != "relative" or not before.items:
            continue
        item = before.items[-1]
        if item.case is None and item.mention is not None and clauses[at - 1].first - item.last <= 2:
            moved = replace(item, case=case, after=max(item.after, item.last))
            if before.verbs:
                clauses[at - 2] = replace(before, items=before.items[:-1])
            clauses[at] = replace(clauses[at], items=(moved, *clauses[at].items))


def _cuts(
    segments: Segments, first: int, last: int, groups: Sequence[VerbGroup], closed: WordTables, inside: set[int]
) -> list[tuple[int, str]]:
    """Where clauses begin, and how each is opened; never inside a mention or a time (`inside`)."""
    keys = segments.keys
    ends = {g.last for g in groups if g.finite}
    cuts: list[tuple[int, str]] = [(first, "main")]
    pending = False
    i = first
    while i < last:
        key = keys[i]
        if i in ends:
            pending = True
        if i in inside and not pending:
            pass
        elif key in closed.subordinators and i not in inside:
            _cut(cuts, i, "complement" if key in closed.complementizers else "relative")
            pending = False
        elif key in _HARD_MARKS and i > first and i not in inside:
            _cut(cuts, i + 1, "main")
            pending = False
        elif pending and (key[:1].isalnum() or key in _OPENING):
            _cut(cuts, i, "main")
            pending = False
        i += 1
    return [cut for cut in cuts if cut[0] < last] or [(first, "main")]


def _cut(cuts: list[tuple[int, str]], at: int, opener: str) -> None:
    if cuts[-1][0] == at:
        cuts[-1] = (at, opener)
    else:
        cuts.append((at, opener))
