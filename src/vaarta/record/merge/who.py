"""Who is who between two reports: the same person by the knowledge, or, of those whom it does not hold, by side and spelling."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from vaarta.model.entity import Entity

_ALIKE = 84.0
"""How alike two full names must be spelled, of 100; Cyrillic and Devanagari names reach Latin letters by several roads."""
_ALIKE_LAST = 87.0
"""The same for a last name that stands alone."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person as one report names them: `key` is the entity's, `names` are in Latin letters, `known` is whether the knowledge holds them."""

    key: str
    names: tuple[str, ...]
    side: str | None
    known: bool


def somebody(entity: Entity, side: str | None) -> Somebody:
    """A person of a telling."""
    names = (entity.name, *entity.aliases) if entity.id else (entity.name,)
    return Somebody(entity.key, tuple(_folded(name) for name in names), side, entity.id is not None)


def matches(a: tuple[Somebody, ...], b: tuple[Somebody, ...]) -> dict[str, str]:
    """Whom of `a` the other report names too: keys of `a` to keys of `b`, the other way round with `b` and `a`. The knowledge's word goes
    first; somebody whom it does not hold is one with the only one of the same side whose name is spelled alike."""
    found = {one.key: one.key for one in a if any(one.key == other.key for other in b)}
    left = [one for one in a if one.key not in found and one.side is not None]
    right = [other for other in b if other.key not in found]
    pairs = [(one.key, other.key) for one in left for other in right if same_person(one, other)]
    mine, theirs = Counter(key for key, _ in pairs), Counter(key for _, key in pairs)
    return found | {one: other for one, other in pairs if mine[one] == theirs[other] == 1}


def same_person(one: Somebody, other: Somebody) -> bool:
    """Whether two whom the knowledge does not both hold are of one side and spelled alike."""
    return one.side == other.side and not (one.known and other.known) and _alike(one.names, other.names)


def _alike(names: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return any(_spelled_alike(*sorted((one, other))) for one in names for other in others)


@lru_cache(maxsize=65536)
def _spelled_alike(one: str, other: str) -> bool:
    from rapidfuzz.fuzz import ratio

    if ratio(one, other) >= _ALIKE:
        return True
    a, b = one.split(), other.split()
    return min(len(a), len(b)) == 1 and ratio(a[-1], b[-1]) >= _ALIKE_LAST


def _folded(name: str) -> str:
    """A name without accents, case and points.

    >>> _folded("Denis Mánturov"), _folded("S. Jaishankar")
    ('denis manturov', 's jaishankar')
    """
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return " ".join(plain.casefold().replace(".", " ").split())
