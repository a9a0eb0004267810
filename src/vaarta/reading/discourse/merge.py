"""From drafts to happenings: what is told twice is one, what refers back adds to what was told."""

from __future__ import annotations

from collections.abc import Sequence

from vaarta.reading.discourse.happening import Happening, add, begin, same
from vaarta.reading.events import Draft


def merge_drafts(drafts: Sequence[Draft]) -> list[Happening]:
    """The happenings of an article, in the order in which they are first told.

    A draft that tells a happening again is added to it; one that only refers back ("इस मुलाकात में") is added to the last
    happening of its kind, or dropped where there is none.
    """
    happenings: list[Happening] = []
    for draft in drafts:
        match = _match(happenings, draft)
        if match is not None:
            add(match, draft)
        elif not draft.anaphoric or draft.complete:
            happenings.append(begin(draft))
    return happenings


def _match(happenings: Sequence[Happening], draft: Draft) -> Happening | None:
    """The happening that `draft` tells again: the last one that fits, of the same kind before others."""
    fitting = [h for h in reversed(happenings) if same(h, draft)]
    if draft.anaphoric:
        fitting = [h for h in fitting if draft.order - h.order < 400]
    return next((h for h in fitting if h.kind is draft.kind), fitting[0] if fitting else None)
