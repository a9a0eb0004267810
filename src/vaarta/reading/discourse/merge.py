"""From drafts to happenings: what is told twice is one, what refers back adds to what was told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from vaarta.model import edtf
from vaarta.model.report import Kind
from vaarta.reading.discourse.happening import Happening, add, begin, same
from vaarta.reading.events import Draft

_REACH = 400
"""How many tokens back a reference reaches."""


def merge_drafts(drafts: Sequence[Draft], anchor: date) -> list[Happening]:
    """The happenings of an article filed on `anchor`, in the order in which they are first told.

    A draft that tells a happening again is added to it; one that only refers back ("इस मुलाकात में") is added to the last
    happening of its kind, or dropped where there is none and it does not say enough to stand alone.
    """
    happenings: list[Happening] = []
    scene: Happening | None = None
    for told in drafts:
        draft = _one_more(told, happenings) if told.again else told
        if draft is None:
            continue
        if draft.by_phone_too and _called_last(happenings):
            draft = replace(draft, kind=Kind.CALL)
        context = _context(scene, draft)
        match = _match(happenings, draft, anchor, context)
        if match is not None:
            add(match, draft)
        elif not draft.anaphoric or draft.complete:
            happenings.append(begin(draft))
            match = happenings[-1]
        if match is not None and match.kind is Kind.VISIT:
            scene = match
    return happenings


def _called_last(happenings: Sequence[Happening]) -> bool:
    """Whether the talks told last were by telephone or video."""
    talks = [h for h in happenings if h.kind in (Kind.MEETING, Kind.CALL)]
    return bool(talks) and talks[-1].kind is Kind.CALL


def _one_more(draft: Draft, happenings: Sequence[Happening]) -> Draft | None:
    """A further round of the talks told last, between the same people; None where there were none."""
    before = [h for h in happenings if h.kind is draft.kind and len(h.parts) >= 2]
    if not before:
        return None
    parts = tuple(replace(part, rule="discourse: as in the round told before") for part in before[-1].parts)
    return replace(draft, parts=parts, again=False)


def _context(scene: Happening | None, draft: Draft) -> Happening | None:
    """The visit in the course of which an undated draft is told: the last one told, if its people are there."""
    if scene is None or scene.when is None or draft.time is not None or draft.kind is Kind.VISIT:
        return None
    near = draft.paragraph - max(scene.paragraphs) <= 1
    return scene if near and scene.visitors() & draft.entities else None


def _match(happenings: Sequence[Happening], draft: Draft, anchor: date, context: Happening | None) -> Happening | None:
    """The happening that `draft` tells again: the last one that fits, of the same kind before others."""
    fitting = [h for h in reversed(happenings) if same(h, draft, anchor) and not _other_time(h, draft, context)]
    if draft.anaphoric:
        fitting = [h for h in fitting if draft.order - h.order < _REACH]
        if not draft.parts:
            fitting.sort(key=lambda h: -max(h.sentences))
            return fitting[0] if fitting else None
    return next((h for h in fitting if h.kind is draft.kind), fitting[0] if fitting else None)


def _other_time(happening: Happening, draft: Draft, context: Happening | None) -> bool:
    """Whether the visit that `draft` is told in was at another time than `happening`."""
    if context is None or happening is context or happening.when is None or context.when is None:
        return False
    return edtf.conflict(happening.when, context.when)
