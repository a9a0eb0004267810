"""Blocking: which tellings are worth comparing, by keys that a database can look up."""

from __future__ import annotations

from dataclasses import dataclass

from vaarta.knowledge.store import Knowledge
from vaarta.model.record import Telling


@dataclass(frozen=True, slots=True)
class Blocks:
    """The keys under which a telling is `kept`, and those under which tellings that may be the same happening are `sought`.

    Whenever two tellings can be linked, some key that one seeks is kept by the other, and the other way round.
    """

    kept: tuple[str, ...]
    sought: tuple[str, ...]


def block_keys(telling: Telling, knowledge: Knowledge) -> Blocks:
    """The blocks of `telling`; they depend on nothing else."""
    sides = sorted({p.side or p.entity.key for p in telling.event.participants})
    keys = tuple(f"{telling.event.kind}|{side}" for side in sides) or (str(telling.event.kind),)
    return Blocks(keys, keys)
