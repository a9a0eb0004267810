"""Phrases for people without names: "प्रमुख विद्वानों और थिंक टैंकों", "जापान के 16 प्रांतों के गवर्नरों"."""

from __future__ import annotations

from collections.abc import Iterator

from vaarta.reading.candidates import Candidate, Shape
from vaarta.reading.phrases import Phrases


def find_groups(phrases: Phrases) -> Iterator[Candidate]:
    """The groups of one sentence, each from its first modifier to its head noun; heads joined in a list are one group."""
    pieces, tables = phrases.pieces, phrases.tables
    at, floor = 0, 0
    while at < len(pieces):
        if not _is_head(phrases, at) or pieces[at].known.persons:
            at += 1
            continue
        if at + 2 < len(pieces) and pieces[at + 1].key in phrases.closed.genitives and _is_head(phrases, at + 2):
            at += 2
            continue
        begin, last = _begin(phrases, at, floor), at
        while last + 2 < len(pieces) and pieces[last + 1].key in phrases.closed.coordinators:
            following = next(
                (
                    i
                    for i in range(last + 2, min(last + 5, len(pieces)))
                    if pieces[i].key.rpartition(" ")[2] in tables.group_heads
                ),
                None,
            )
            if following is None or not all(_modifies(phrases, i) for i in range(last + 2, following)):
                break
            last = following
        yield Candidate(
            pieces[begin].first,
            pieces[last].last,
            phrases.sentence,
            Shape.GROUP,
            word=pieces[last].key,
            plural=True,
            sides=tuple(code for p in pieces[begin:last] for code in (p.known.adjectives or p.known.states)[:1])[:1],
        )
        at = floor = last + 1


def _begin(phrases: Phrases, head: int, floor: int) -> int:
    """The first piece of the phrase whose head noun is piece `head`."""
    pieces, begin = phrases.pieces, head
    while begin > floor:
        before = begin - 1
        if _modifies(phrases, before):
            begin = before
        elif pieces[before].key in phrases.closed.genitives and before > floor:
            owner = before - 1
            if pieces[owner].known.persons or pieces[owner].key in phrases.closed.closed or not phrases.is_word(owner):
                break
            begin = owner
        elif begin < head and _owns(phrases, before):
            begin = before
        elif (
            pieces[before].key in phrases.closed.coordinators | phrases.closed.list_marks
            and before > floor
            and (_owns(phrases, before - 1) and _owns(phrases, begin))
        ):
            begin = before - 1
        else:
            break
    return begin


def _owns(phrases: Phrases, at: int) -> bool:
    """Whether piece `at` names a state or body, whose people the group may be."""
    return bool(phrases.pieces[at].known.sides)


def _is_head(phrases: Phrases, at: int) -> bool:
    piece = phrases.pieces[at]
    if phrases.key(at + 1) in phrases.tables.group_not_before:
        return False
    return piece.key.rpartition(" ")[2] in phrases.tables.group_heads or any(t.plural for t in piece.known.titles)


def _modifies(phrases: Phrases, at: int) -> bool:
    """Whether piece `at` may stand before the head noun of a group."""
    piece = phrases.pieces[at]
    return bool(piece.known.adjectives) or piece.key in phrases.tables.group_modifiers or piece.key.isdecimal()
