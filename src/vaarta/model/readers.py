"""Who reads an article."""

from __future__ import annotations

from enum import StrEnum


class Readers(StrEnum):
    """The frames alone, or both: the learned reader beside them."""

    FRAMES = "frames"
    BOTH = "both"
