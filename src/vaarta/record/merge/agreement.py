"""How far two tellings agree: the evidence for and against their being one happening, in log odds.

Each weight is the natural logarithm of how many times likelier such an agreement is between two reports of one happening than between
reports of two. They were set by hand and tried on the stories of the gold (`python -m eval.stories`).
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp

from vaarta.knowledge.store import Knowledge
from vaarta.model.record import Slot
from vaarta.model.report import Kind, Status
from vaarta.record.merge.facts import HINGES, Facts
from vaarta.record.merge.who import matches

SURE = 0.0
"""From these log odds on, two tellings are one happening."""
DOUBTFUL = -1.5
"""From these log odds on, they may be, and the entries are linked as maybe the same."""
GAP = 2
"""How many days a late account may err."""

_TWO = 2
_OTHER_NUMBER = -6.0
"""Two numbers of one series on two days: two sittings, unless a number is a slip, which a report of the same day with the right one shows."""
_PRIOR = -3.0
_MOVED = -1.6
"""A plan and a later report of another day, without a word of its having been moved: doubtful, unless much else agrees."""
_NUDGED = -0.6
"""The same in the same place, a day or two off."""
MOVES = 21
"""Days within which that is likelier than another happening."""
_FAR = -3.5
"""Further apart than that: no link of its own, and no contradiction either if another report shows that it was put off."""
_STAYS = (Kind.VISIT, Kind.SESSION)
"""Kinds that go on for days, so that a day within a stretch of days is no other date."""


def chance(odds: float) -> float:
    """Log odds as a chance between 0 and 1."""
    return 1 / (1 + exp(-odds))


def agreement(a: Facts, b: Facts, knowledge: Knowledge) -> float | None:
    """The log odds that `a` and `b` tell one happening; None where they cannot. The order of the two does not matter.

    Two events of one article are two happenings, since its reader has put together what it tells twice; unless the one was put off, and
    the other is where it went.
    """
    if a.kind is not b.kind:
        return None
    if a.ref.article == b.ref.article and not (_moved_to(a, b) or _moved_to(b, a)):
        return None
    parts = [_mechanisms(a, b), _people(a, b), _places(a, b, knowledge), _dates(a, b)]
    if any(part is None for part in parts):
        return None
    if _moved_to(a, b) or _moved_to(b, a):
        parts[2] = 0.0  # with its day, its place may have changed
    return _PRIOR + sum(part for part in parts if part is not None) + 0.2 * min(2, len(a.topics & b.topics))


def _moved_to(a: Facts, b: Facts) -> bool:
    """Whether `a` was put off, and `b` can be what became of it."""
    return a.status in HINGES and b.status not in HINGES and a.dated and b.first > a.last and a.as_of <= b.as_of


def _same_number(a: Facts, b: Facts) -> bool:
    return a.mechanism is not None and a.mechanism == b.mechanism and a.ordinal is not None and a.ordinal == b.ordinal


def _mechanisms(a: Facts, b: Facts) -> float | None:
    if a.mechanism and b.mechanism:
        if a.mechanism != b.mechanism:
            return None
        if a.ordinal is not None and b.ordinal is not None:
            if a.ordinal == b.ordinal:
                return 5.0
            return 1.5 if _same_days(a, b) else _OTHER_NUMBER
        return 2.0
    if a.kind is Kind.SESSION:
        return None
    return 0.0 if a.mechanism == b.mechanism else -1.0


def _people(a: Facts, b: Facts) -> float | None:
    """People and sides. A side that one names by its persons and the other by its state agrees; two persons of one side in
    two reports of talks do not."""
    if a.kind is Kind.SESSION:
        return 0.3 * min(3, len(a.people & b.people))
    if a.kind is Kind.VISIT:
        there = a.sides & b.sides and a.state is not None and a.state == b.state
        if a.people and b.people:
            return 2.5 if a.people & b.people or (there and matches(a.persons, b.persons)) else None
        return 1.0 if there else None
    if a.kind is Kind.ANNOUNCEMENT:
        return 2.0 if a.people & b.people or a.bodies & b.bodies else None
    if a.kind is Kind.AGREEMENT:
        shared = a.sides & b.sides
        return None if len(shared) < _TWO else 1.5 if a.sides == b.sides else 0.8
    return _talks(a, b)


def _talks(a: Facts, b: Facts) -> float | None:
    shared = a.sides & b.sides
    met = matches(a.persons, b.persons) if len(shared) >= _TWO else {key: key for key in a.people & b.people}
    if len(met) >= _TWO:
        return 1.0 + 1.5 * len(met) / (len(a.people) + len(b.people) - len(met))
    if _rivals(a, b, met):
        return None
    if len(met) == 1:
        alone = any(len(one.people | one.bodies) < _TWO and not one.crowd for one in (a, b))
        return 1.6 if len(shared) >= _TWO else 0.0 if alone else None
    if len(shared) < _TWO:
        return None
    return 1.2 if a.sides == b.sides else 0.4


def _rivals(a: Facts, b: Facts, met: Mapping[str, str]) -> bool:
    """Whether for some side the two name persons, and not one of them is the same."""
    mine = {one.side for one in a.persons} & {one.side for one in b.persons} - {None}
    return any(not any(one.key in met for one in a.persons if one.side == side) for side in mine)


def _places(a: Facts, b: Facts, knowledge: Knowledge) -> float | None:
    if a.place is None or b.place is None:
        return 0.0
    if a.place == b.place:
        return 1.2
    if place_within(a.place, b.place, knowledge) or place_within(b.place, a.place, knowledge):
        return 0.8
    if a.state is not None and a.state == b.state:
        return 0.2 if a.kind is Kind.VISIT else -0.7
    if a.kind is Kind.VISIT:
        return None
    return -1.5 if a.states(Slot.PLACE) and b.states(Slot.PLACE) else -0.3


def place_within(inner: str, outer: str, knowledge: Knowledge) -> bool:
    """Whether the first place lies in the second; False for places that the knowledge does not hold."""
    return knowledge.place_within(inner, outer) if knowledge.knows(inner) and knowledge.knows(outer) else False


def _same_days(a: Facts, b: Facts) -> bool:
    return a.exact and b.exact and a.first <= b.last and b.first <= a.last


def _dates(a: Facts, b: Facts) -> float | None:
    gap = max(0, (a.first - b.last).days, (b.first - a.last).days)
    if gap:
        return _apart(a, b, gap)
    if a.dated and b.dated:
        if a.first == b.first and a.last == b.last:
            return 3.5 if a.exact else 1.8 if a.days <= 31 else 0.6
        wider, narrower = (a, b) if a.days >= b.days else (b, a)
        if wider.days <= 14:
            return 2.8 if a.kind in _STAYS or narrower.first >= wider.first else 1.5
        if wider.actual and not narrower.actual:
            return 1.2 if wider.days <= 31 else 0.3
        return 1.9 if wider.days <= 31 else 0.8
    return _undated(a, b)


def _undated(a: Facts, b: Facts) -> float | None:
    """One of the two, or both, give no date: near reports of one plan may mean one happening."""
    if a.dated or b.dated:
        known, other = (a, b) if a.dated else (b, a)
        if other.status in HINGES and (known.first - other.as_of).days <= 60:
            return 1.0
        away = abs((known.first - other.as_of).days)
        return 1.0 if away <= 45 else 0.4 if away <= 120 else -0.5
    away = abs((a.as_of - b.as_of).days)
    if a.status is not b.status:
        return -0.3
    return 1.2 if away <= 3 else 0.5 if away <= 30 else -0.5


def _apart(a: Facts, b: Facts, gap: int) -> float | None:
    """No day in common: a plan that was moved, a late account that errs, or two happenings."""
    early, late = (a, b) if (a.as_of, a.ref) <= (b.as_of, b.ref) else (b, a)
    if _same_number(a, b):
        return -2.0 if gap <= 120 or not (a.actual and b.actual) else None
    if a.actual and b.actual:
        return 0.3 if gap <= GAP and (a.late or b.late) and a.exact and b.exact else None
    off, on = (a, b) if _moved_to(a, b) else (b, a)
    if _moved_to(off, on):
        ahead = (on.first - off.as_of).days
        return 2.2 if ahead <= 14 else 1.3 if ahead <= 45 else 0.4
    if early.status is Status.PLANNED and early.dated:
        near = gap <= GAP and a.place is not None and a.place == b.place
        if gap > MOVES:
            return _FAR if late.first > early.first else None
        return _NUDGED if near else _MOVED
    return None
