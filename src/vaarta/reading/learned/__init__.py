"""The learned reader: a small encoder, trained on annotated articles, that proposes events beside the frames.

It needs the extra `vaarta[model]` and its model; without them `available()` is False, and nothing else changes.
"""

from __future__ import annotations

from vaarta.reading.learned.drafts import FRAME, additions, as_drafts, learned_drafts, supported, unseen
from vaarta.reading.learned.engine import available
from vaarta.reading.learned.propose import Filler, Proposal, propose

__all__ = [
    "FRAME",
    "Filler",
    "Proposal",
    "additions",
    "as_drafts",
    "available",
    "learned_drafts",
    "propose",
    "supported",
    "unseen",
]
