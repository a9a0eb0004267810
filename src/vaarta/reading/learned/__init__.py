"""The learned reader: a small encoder, trained on annotated articles, that proposes events beside the frames.

It needs the extra `vaarta[model]`; without it `available()` is False, and the frames read alone.
"""

from __future__ import annotations

from vaarta.reading.learned.both import beside, chosen
from vaarta.reading.learned.drafts import FRAME, additions, as_drafts, learned_drafts, unseen, weighed
from vaarta.reading.learned.engine import available, model_digest
from vaarta.reading.learned.propose import Filler, Proposal, propose

__all__ = [
    "FRAME",
    "Filler",
    "Proposal",
    "additions",
    "as_drafts",
    "available",
    "beside",
    "chosen",
    "learned_drafts",
    "model_digest",
    "propose",
    "unseen",
    "weighed",
]
