"""Entities: who and what the record speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

_NO_NAMES: Mapping[str, str] = MappingProxyType({})


class EntityType(StrEnum):
    """The types of codebook section 5."""

    PERSON = "person"
    OFFICE = "office"
    STATE = "state"
    PLACE = "place"
    ORGANISATION = "organisation"
    MINISTRY = "ministry"
    MECHANISM = "mechanism"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing in the world, or a group in its own words.

    `id` is the Wikidata id where it has one, else Vaarta's own (`vaarta:mechanism/irigc-tec`), else None for what the
    knowledge base does not hold. `name` is English, or Latin letters for the unknown; `names` gives one name a language;
    `aliases` further full names in English.
    """

    id: str | None
    name: str
    type: EntityType
    names: Mapping[str, str] = field(default_factory=lambda: _NO_NAMES, hash=False)
    aliases: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What two mentions of the same entity share: the id, or type and name of the unknown."""
        return self.id or f"{self.type}:{self.name.casefold()}"
