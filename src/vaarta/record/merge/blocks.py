"""Blocking: which tellings are worth comparing, by keys that a database can look up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from vaarta.knowledge.store import Knowledge
from vaarta.model.record import Telling
from vaarta.model.report import Kind, Status
from vaarta.record.merge.facts import HINGES, MOST, Facts, facts_of

_SHORT = 62
"""Days that a telling with a date may cover and still be looked for by its months."""
_SLACK = timedelta(days=3)
"""How far two reports of one happening may lie apart without a further reason; `agreement.GAP` is less."""
_PLAN = timedelta(days=24)
"""The same where one of them is a plan, whose day may move; `agreement.MOVES` is less."""
_RUN = timedelta(days=400)
"""How long after a postponement the happening is looked for."""
_MOST_SIDES = 8


_kept_in_mind: dict[int, tuple[Facts, Blocks]] = {}


@dataclass(frozen=True, slots=True)
class Blocks:
    """The keys under which a telling is `kept`, and those under which tellings that may be the same happening are `sought`.

    Whenever two tellings can be linked, some key that one seeks is kept by the other, and the other way round.
    """

    kept: tuple[str, ...]
    sought: tuple[str, ...]


def block_keys(telling: Telling, knowledge: Knowledge) -> Blocks:
    """The blocks of `telling`; they depend on nothing but it and the knowledge.

    A key says who (the sides, a person, the mechanism) and about when. Tellings with a short date are kept by month and by year, those with
    a long one or none by year alone; a short one seeks the months and the long ones of its years, a long one everything of its years.
    What was put off is kept and sought for a year on, since the new date may be anywhere in it.
    """
    facts = facts_of(telling, knowledge)
    known = _kept_in_mind.get(id(facts))
    if known is not None and known[0] is facts:
        return known[1]
    blocks = _blocks(facts)
    if len(_kept_in_mind) >= MOST:
        _kept_in_mind.clear()
    _kept_in_mind[id(facts)] = (facts, blocks)
    return blocks


def _blocks(facts: Facts) -> Blocks:
    kept: set[str] = set()
    sought: set[str] = set()
    for who in _who(facts):
        for when in _kept_times(facts):
            kept.add(f"{facts.kind}|{who}|{when}")
        for when in _sought_times(facts):
            sought.add(f"{facts.kind}|{who}|{when}")
    if facts.mechanism and facts.ordinal is not None:
        number = f"{facts.kind}|{facts.mechanism}|#{facts.ordinal}"
        kept.add(number)
        sought.add(number)
    return Blocks(tuple(sorted(kept)), tuple(sorted(sought)))


def _who(facts: Facts) -> Iterator[str]:
    if facts.kind is Kind.SESSION:
        if facts.mechanism:
            yield facts.mechanism
        return
    if facts.kind is Kind.ANNOUNCEMENT:
        yield from facts.people | facts.bodies
        return
    if facts.kind is Kind.VISIT:
        yield from facts.people
        if facts.state is not None:
            yield from (f"{side}>{facts.state}" for side in facts.sides)
        return
    sides = sorted(facts.sides)[:_MOST_SIDES]
    yield from ("-".join(pair) for pair in combinations(sides, 2))
    yield from facts.people
    if len(sides) < 2:
        yield from sides


def _years(first: date, last: date) -> range:
    return range(first.year, last.year + 1)


def _months(first: date, last: date) -> Iterator[str]:
    at = first.replace(day=1)
    while at <= last:
        yield f"{at.year:04d}-{at.month:02d}"
        at = (at + timedelta(days=31)).replace(day=1)


def _short(facts: Facts) -> bool:
    return facts.dated and facts.days <= _SHORT


def _around(facts: Facts) -> tuple[date, date]:
    slack = _PLAN if facts.status is Status.PLANNED else _SLACK
    return facts.first - slack, facts.last + slack


def _kept_times(facts: Facts) -> Iterator[str]:
    first, last = _around(facts)
    years = _years(first, last)
    if _short(facts):
        yield from _months(first, last)
        yield from (f"any {year}" for year in years)
    else:
        yield from (f"long {year}" for year in years)
    if facts.status in HINGES:
        yield from (f"moved {year}" for year in _years(facts.first, facts.last + _RUN))


def _sought_times(facts: Facts) -> Iterator[str]:
    first, last = _around(facts)
    years = _years(first, last)
    if _short(facts):
        yield from _months(first, last)
    else:
        yield from (f"any {year}" for year in years)
    yield from (f"long {year}" for year in years)
    yield from (f"moved {year}" for year in years)
    if facts.status in HINGES:
        later = _years(facts.first, facts.last + _RUN)
        yield from (f"any {year}" for year in later)
        yield from (f"long {year}" for year in later)
