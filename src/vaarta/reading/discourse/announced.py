"""Which event an announcement makes public."""

from __future__ import annotations

from collections.abc import Sequence

from vaarta.model.report import Kind
from vaarta.reading.discourse.happening import Happening

_BACK = 2
"""How many sentences an announcement that only refers to its event reaches back."""


def announced(happenings: Sequence[Happening], announcement: Happening) -> Happening | None:
    """The event that `announcement` makes public: the nearest of its sentences, else, where it refers back, the last one
    told before; None where there is none."""
    others = [h for h in happenings if h.kind is not Kind.ANNOUNCEMENT]
    beside = [h for h in others if set(h.sentences) & set(announcement.sentences)]
    if beside:
        return min(beside, key=lambda h: abs(h.order - announcement.order))
    if not announcement.refers:
        return None
    here = announcement.sentences[0]
    last = {id(h): max((s for s in h.sentences if s < here), default=-_BACK - 1) for h in others}
    before = [h for h in others if here - last[id(h)] <= _BACK]
    return max(before, key=lambda h: (last[id(h)], h.order), default=None)
