"""The compiled file: its shapes, and the digest of all that it is compiled from."""

from __future__ import annotations

from pathlib import Path

import msgspec

from vaarta import cache
from vaarta.knowledge.types import Holding, Sat, Sense
from vaarta.model.entity import EntityType
from vaarta.packs import loader
from vaarta.packs.loader import languages

DATA = Path(__file__).parent / "data"
REFERENCE = loader.REFERENCE
"""The language that names an entity (codebook section 5)."""


class EntityRow(msgspec.Struct, array_like=True, gc=False):
    """An entity as compiled: English name, type, one name a language, further English names."""

    name: str
    type: EntityType
    names: dict[str, str]
    aliases: tuple[str, ...]


class StateRow(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A state as compiled; `headword` is what patterns of ministries' names take."""

    id: str
    capitals: tuple[str, ...]
    adjective: str | None


class PlaceRow(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A place as compiled."""

    state: str | None
    kind: str
    within: str | None
    disputed: tuple[str, ...]


class BodyRow(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An organisation as compiled."""

    slug: str
    kind: str
    of: str | None
    state: str | None
    membership: tuple[tuple[str, str | None], ...]
    portfolio: str | None


class SeriesRow(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A mechanism as compiled."""

    slug: str
    of: tuple[str, ...]
    level: str
    numbered: bool
    cadence: str
    loose: dict[str, tuple[str, ...]]
    sittings: tuple[Sat, ...]
    source: str
    note: str


class Article(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """When a state's name takes an article: the states, words of full styles, and words that never do."""

    states: tuple[str, ...]
    words: tuple[str, ...]
    never: tuple[str, ...] = ()


class Offices(msgspec.Struct, array_like=True):
    """Offices as compiled."""

    holdings: list[Holding]
    titles: dict[str, dict[str, dict[str, tuple[str, ...]]]]
    """Side, kind, title by language."""
    kinds: dict[str, dict[str, str]]
    """Side, the phrase key of a title (in any language) or an entry of names/titles.yaml, kind."""
    words: dict[str, tuple[str, ...]]
    """Kind, titles in English."""
    forms: dict[str, str]
    """The phrase key of a title in any language, its kind where no state decides otherwise."""
    narrower: dict[str, tuple[str, ...]]
    sides: dict[str, str]


class Ministries(msgspec.Struct, array_like=True):
    """How ministries' names are built."""

    full: dict[str, dict[str, tuple[str, ...]]]
    article: dict[str, Article]


class Phrases(msgspec.Struct, array_like=True):
    """A language's phrases as compiled: each with the place of its senses in `senses`, where like ones stand once."""

    phrases: dict[str, int]
    senses: tuple[tuple[Sense, ...], ...]
    longest: dict[str, int]


class Compiled(msgspec.Struct, array_like=True):
    """The compiled file: every part stays packed until it is asked for."""

    entities: msgspec.Raw
    states: msgspec.Raw
    places: msgspec.Raw
    bodies: msgspec.Raw
    series: msgspec.Raw
    offices: msgspec.Raw
    ministries: msgspec.Raw
    phrases: dict[str, msgspec.Raw]


Entities = dict[str, EntityRow]
States = dict[str, StateRow]
Places = dict[str, PlaceRow]
Bodies = dict[str, BodyRow]
Series = dict[str, SeriesRow]


def files(root: Path = DATA) -> tuple[Path, ...]:
    """The knowledge files under `root`, in order."""
    return tuple(sorted(root.rglob("*.yaml")))


def sources() -> tuple[Path, ...]:
    """Every file that the compiled knowledge comes from: data, what the packs give and the code that compiles."""
    here = Path(__file__).parent
    packs = [loader.DATA / language / f"{name}.yaml" for language in languages() for name in ("script", "words", "vocabulary")]
    code = [
        here / f"{name}.py" for name in ("compiled", "types", "schema", "phrases", "read", "tables", "lexicon", "senses", "build")
    ]
    return (*files(), *(path for path in packs if path.is_file()), *code)


def version() -> str:
    """The digest of all sources: what a report states as the knowledge that made it."""
    return cache.digest(sources())
