"""The confidence section of a pack: how much each trait of an event speaks for its being right."""

from __future__ import annotations

import msgspec


class Confidence(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`packs/data/LANGUAGE/confidence.yaml`: a logistic model over readable traits, fitted by `python -m eval.fit_confidence`."""

    source: str
    lowest: float = 0.0
    """Events of less confidence are left out of the report."""
    bias: float
    weights: dict[str, float]
    """Trait → weight in log-odds; a trait that is not listed weighs nothing."""
