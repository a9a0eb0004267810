"""Departures: when a visit ends, and whether it is over, where the text says so apart from the visit itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from vaarta.model import edtf
from vaarta.model.report import Kind, Reason, Status
from vaarta.packs.frames import Cues
from vaarta.reading.clauses import Clause, Parsed
from vaarta.reading.discourse.happening import Happening
from vaarta.reading.events.roles import subjects
from vaarta.reading.segment import Segments
from vaarta.reading.times import when_of

_TO_COME = frozenset({"future", "going_to", "progressive", "prospective"})
_GONE = frozenset({"perfective", "perfect", "pluperfect"})
_UNTIL = "terminative"
_BOUND = frozenset({None, "benefactive"})
_RELATIVE = frozenset({"before", "after"})
_NEAR = 3
"""How many sentences behind a visit its end may be told."""
_LONGEST = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class _Departure:
    sentence: int
    day: date | None
    gone: bool
    people: frozenset[str]
    bound_for: frozenset[str] | None = None


def end_visits(happenings: Sequence[Happening], parsed: Sequence[Parsed], segments: Segments, cues: Cues) -> None:
    """Give the visits that `parsed` tells the end of ("he returns on Tuesday", "where he stays until Friday") their last day,
    and their status: one whose end is to come is under way."""
    visits = [h for h in happenings if h.kind is Kind.VISIT and h.status in (Status.HELD, Status.ONGOING, Status.PLANNED)]
    if not visits:
        return
    departures = (d for p in parsed for clause in p.clauses for d in _departures(segments.keys, p, clause, cues))
    for departure in departures:
        told = [v for v in visits if _told_before(v, departure)]
        if told:
            _end(max(told, key=lambda v: max(s for s in v.sentences if s <= departure.sentence)), departure)


def _departures(keys: Sequence[str], sentence: Parsed, clause: Clause, cues: Cues) -> Iterator[_Departure]:
    verb = clause.verb
    if verb is None or verb.negated or verb.aspect not in _TO_COME | _GONE:
        return
    returns = not set(verb.roots).isdisjoint(cues.returns)
    goes = any(key in cues.leaves for key in keys[clause.first : verb.last])
    leaves = returns or goes
    if not leaves and set(verb.roots).isdisjoint(cues.stays):
        return
    people = frozenset(e.key for item in subjects(clause, clause.last) if item.mention for e in item.mention.entities)
    times = [i for i in clause.items if i.time and i.case not in _RELATIVE and (leaves or i.case == _UNTIL)]
    days = [edtf.bounds(when)[1] for i in times if i.time and (when := when_of(i.time))]
    if leaves or days:
        bound = frozenset(
            i.mention.side for i in clause.items if i.is_place and i.mention and i.case in _BOUND and i.mention.side
        )
        if bound or not goes:
            gone = verb.aspect in _GONE
            yield _Departure(sentence.index, days[-1] if days else None, gone, people, bound if goes else None)


def _told_before(visit: Happening, departure: _Departure) -> bool:
    if departure.bound_for is not None and (
        visit.place is None or not visit.place.side or visit.place.side in departure.bound_for
    ):
        return False
    near = any(0 <= departure.sentence - s <= _NEAR for s in visit.sentences)
    return near and (not departure.people or bool(departure.people & visit.visitors()))


def _end(visit: Happening, departure: _Departure) -> None:
    start, end = edtf.bounds(visit.when) if visit.when else (None, None)
    if departure.day is not None and start is not None and start <= departure.day <= start + _LONGEST:
        if start == end or end is None or end == departure.day:
            visit.when = edtf.interval(start, departure.day)
            visit.reasons.append(Reason("when", "discourse: until the day of departure"))
        else:
            return
    visit.left = departure.gone
    if visit.status is not Status.PLANNED:
        visit.status = Status.HELD if departure.gone else Status.ONGOING
