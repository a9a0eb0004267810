"""Tellings become entries: a pure function, the same whatever order the reports came in."""

from __future__ import annotations

from vaarta.record.merge.blocks import Blocks, block_keys
from vaarta.record.merge.merge import VERSION, Merged, linked, merge

__all__ = ["VERSION", "Blocks", "Merged", "block_keys", "linked", "merge"]
