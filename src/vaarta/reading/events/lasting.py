"""How long an event goes on: the day on which it began, where the day until which it lasts is told with it."""

from __future__ import annotations

from vaarta.model.report import TimeExpression
from vaarta.reading.clauses import Clause
from vaarta.reading.times import when_of
from vaarta.reading.verbs import VerbGroup

_UNTIL = "terminative"


def begun_on(clause: Clause, modifier: VerbGroup | None, time: TimeExpression | None) -> TimeExpression | None:
    """The day on which something began that goes on until `time`, as its participle says ("सोमवार को शुरू हुई यह बैठक मंगलवार तक
    चलेगी"); None where `time` is not how long it lasts, or nothing is said of its beginning."""
    if modifier is None or modifier.aspect != "participle":
        return None
    if not any(item.time is time and item.case == _UNTIL for item in clause.items if item.time):
        return None
    before = [i.time for i in clause.items if i.time and i.time is not time and i.first < modifier.first and when_of(i.time)]
    return before[-1] if before else None
