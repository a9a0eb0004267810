"""Several talks told by one verb, each with its own day or place ("कल कृष्णा से और आज मेनन से", "हेग में … से, बर्लिन में … से")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vaarta.model.report import TimeExpression
from vaarta.reading.clauses import Clause, Item
from vaarta.reading.events.draft import Draft
from vaarta.reading.mentions import Linked
from vaarta.reading.times import when_of

_AT = "locative"


def each_its_own(clause: Clause, drafts: Sequence[Draft], partners: Sequence[Linked]) -> list[Draft]:
    """`drafts`, one for each of `partners`, with the day and the place that stand before each partner, where at least two have
    such a one: then the last one's are not those of all."""
    stretches = _before(clause, partners)
    times, places = [_time(stretch) for stretch in stretches], [_place(stretch) for stretch in stretches]
    own_time, own_place = len(times) - times.count(None) > 1, len(places) - places.count(None) > 1
    for at in range(1, len(stretches)):
        times[at], places[at] = times[at] or times[at - 1], places[at] or places[at - 1]
    return [
        replace(draft, time=time if own_time else draft.time, place=place if own_place else draft.place)
        for draft, time, place in zip(drafts, times, places, strict=True)
    ]


def _before(clause: Clause, partners: Sequence[Linked]) -> list[list[Item]]:
    """The items of the clause before each partner, from the one before on."""
    stretches: list[list[Item]] = []
    begin = clause.first
    for partner in partners:
        stretches.append([item for item in clause.items if begin <= item.first < partner.first])
        begin = partner.last
    return stretches


def _time(stretch: Sequence[Item]) -> TimeExpression | None:
    return next((item.time for item in reversed(stretch) if item.time and when_of(item.time)), None)


def _place(stretch: Sequence[Item]) -> Linked | None:
    return next((item.mention for item in reversed(stretch) if item.is_place and item.case == _AT), None)
