"""Texts signed at one occasion are one agreement."""

from __future__ import annotations

from collections.abc import Sequence

from vaarta.model import edtf
from vaarta.model.report import Kind
from vaarta.reading.discourse.happening import Happening


def one_occasion(happenings: Sequence[Happening]) -> list[Happening]:
    """`happenings` with every agreement folded into one told before between the same parties at what may be the same time.

    A joint statement stays apart from the texts that are signed beside it.
    """
    kept: list[Happening] = []
    for happening in happenings:
        match = next((h for h in kept if _one(h, happening)), None) if happening.kind is Kind.AGREEMENT else None
        if match is None:
            kept.append(happening)
        else:
            _fold(match, happening)
    return kept


def _one(a: Happening, b: Happening) -> bool:
    if a.kind is not b.kind or a.status is not b.status or not a.parts or a.entities != b.entities:
        return False
    if a.apart is not b.apart:
        return False
    return not (a.when and b.when and edtf.conflict(a.when, b.when))


def _fold(into: Happening, other: Happening) -> None:
    """Let `into` keep what `other` says besides."""
    if other.when is not None:
        into.when = other.when if into.when is None else edtf.more_precise(into.when, other.when)
    if into.place is None:
        into.place, into.place_entity = other.place, other.place_entity
    into.container = into.container or other.container
    into.evidence.extend(piece for piece in other.evidence if all(piece.span != own.span for own in into.evidence))
    into.sentences.extend(other.sentences)
    into.paragraphs.extend(other.paragraphs)
    into.reasons.extend(r for r in other.reasons if r.slot not in ("kind", "status"))
    into.drafts.extend(other.drafts)
