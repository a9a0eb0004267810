"""Tellings become entries: a pure function, the same whatever order the reports came in."""

from __future__ import annotations

from vaarta.record.merge.blocks import Blocks, block_keys
from vaarta.record.merge.facts import Facts, facts_of
from vaarta.record.merge.merge import VERSION, Merged, akin, linked, merge

__all__ = ["VERSION", "Blocks", "Facts", "Merged", "akin", "block_keys", "facts_of", "linked", "merge"]
