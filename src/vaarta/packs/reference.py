"""The reference section of a pack: words that refer to what was told before."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import msgspec

from vaarta.packs.loader import section
from vaarta.packs.script import folder


class Pronouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Pronouns of the third person, by what they do in the clause."""

    subject: tuple[str, ...]
    object: tuple[str, ...]
    possessive: tuple[str, ...]
    reflexive: tuple[str, ...]


class Reference(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`packs/data/LANGUAGE/reference.yaml`."""

    source: str
    pronouns: Pronouns
    things_after: tuple[str, ...]
    """Nouns before which a pronoun points at a thing."""
    counterparts: tuple[str, ...]
    counterparts_plural: tuple[str, ...]
    quoting: tuple[str, ...]
    """Words that open what somebody says."""
    weights: dict[str, dict[str, float]]
    """By feature of an antecedent, what it weighs for each role of the pronoun; fitted by `eval/fit_reference.py`."""


@dataclass(frozen=True, slots=True)
class ReferenceTables:
    """A reference section by look-up key."""

    pronouns: dict[str, str]
    """To "subject", "object", "possessive" or "reflexive"."""
    things_after: frozenset[str]
    counterparts: frozenset[str]
    counterparts_plural: frozenset[str]
    quoting: frozenset[str]
    weights: dict[str, dict[str, float]]
    """By role, then by feature."""


@lru_cache(maxsize=None)
def reference_tables(language: str) -> ReferenceTables:
    """The reference section of `language`, by look-up key."""
    data, fold = section(language, "reference", Reference), folder(language)
    pronouns = {fold.key(f): name for name in Pronouns.__struct_fields__ for f in getattr(data.pronouns, name)}
    return ReferenceTables(
        pronouns=pronouns,
        things_after=frozenset(map(fold.key, data.things_after)),
        counterparts=frozenset(map(fold.key, data.counterparts)),
        counterparts_plural=frozenset(map(fold.key, data.counterparts_plural)),
        quoting=frozenset(map(fold.key, data.quoting)),
        weights={role: {f: by[role] for f, by in data.weights.items() if role in by} for role in Pronouns.__struct_fields__},
    )
