"""The life of a happening: what each report added to what was known, oldest first."""

from __future__ import annotations

from collections.abc import Sequence

from vaarta.model import edtf
from vaarta.model.record import Change, Step
from vaarta.model.report import Status
from vaarta.record.merge.facts import ACTUAL, Facts

_RANK = {
    status: rank
    for rank, status in enumerate(
        (Status.PLANNED, Status.POSTPONED, Status.CANCELLED, Status.DENIED, Status.ONGOING, Status.HELD), start=1
    )
}
"""Of reports of one day, the one that knows more comes last."""
_OFF = frozenset({Status.POSTPONED, Status.CANCELLED, Status.DENIED})


def in_order(group: Sequence[Facts]) -> list[Facts]:
    """The tellings oldest first, and those of one day by how far the happening had come: what was put off from an earlier day comes
    before its new day."""

    def rank(facts: Facts) -> int:
        moved = facts.status in _OFF and facts.dated and any(f.as_of == facts.as_of and f.first > facts.last for f in group)
        return 0 if moved else _RANK[facts.status]

    return sorted(group, key=lambda facts: (facts.as_of, rank(facts), facts.telling.order))


def life(group: Sequence[Facts]) -> tuple[Step, ...]:
    """The steps of a happening's life; at least one.

    A report makes a step when it is the first, gives a first or closer date, another date, another status, or looks back on what was
    held. What was held is not planned again: a later report that still says so is late, not news.
    """
    steps: list[Step] = []
    when: str | None = None
    for facts in in_order(group):
        event = facts.telling.event
        before = steps[-1].status if steps else None
        if before is Status.HELD and facts.status is not Status.HELD:
            continue
        if before is Status.ONGOING and facts.status not in ACTUAL:
            continue
        if before in _OFF and facts.status is Status.PLANNED and not _anew(facts, when):
            continue
        change = _change(facts, before, when)
        if change is None:
            continue
        if event.when is not None and (when is None or change is not Change.LOOKED_BACK):
            when = event.when
        evidence = event.evidence[0].span if event.evidence else None
        steps.append(Step(facts.status, facts.as_of, event.when, facts.ref, change, event.attribution, evidence))
    return tuple(steps)


def _anew(facts: Facts, when: str | None) -> bool:
    """Whether a plan is for a later day than what was put off."""
    last = edtf.bounds(when)[1] if when is not None else None
    return facts.dated and (facts.first > last if last is not None else facts.first > facts.as_of)


def _change(facts: Facts, before: Status | None, when: str | None) -> Change | None:
    if before is None:
        return Change.FIRST
    if facts.status is not before:
        return Change.STATUS
    told = facts.telling.event.when
    if facts.status is Status.HELD:
        return Change.LOOKED_BACK if facts.late else None
    if told is None or told == when:
        return None
    if when is None:
        return Change.DATED
    if edtf.conflict(told, when):
        return Change.MOVED
    return Change.DATED if edtf.more_precise(when, told) == told else None
