"""The nouns as JSON in the database: by name, defaults left out, entities as numbers.

A value is packed by its type, so that what is read back equals what was written. Entities are numbers of the `entity` table, spans
are `[start, end]`, days ISO 8601. A field that a later version adds is read from older rows by its default.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeVar

import msgspec

from vaarta.model.entity import Entity
from vaarta.model.span import Span

Number = Callable[[Entity], int]
"""The number of an entity."""
Named = Callable[[int], Entity]
"""The entity of a number."""
T = TypeVar("T")
_Pack = Callable[[Any, Number], Any]
_Unpack = Callable[[Any, Named], Any]


def pack(value: Any, number: Number) -> Any:
    """A noun as plain JSON values.

    >>> from vaarta.model.report import Evidence
    >>> pack(Evidence(Span(0, 9), Span(4, 9)), lambda entity: 1)
    {'span': [0, 9], 'trigger': [4, 9]}
    """
    kind: Any = type(value)
    return _dataclass(kind)[0](value, number)


def unpack(kind: type[T], packed: Any, named: Named) -> T:
    """The noun of type `kind` that was packed."""
    noun: Any = kind
    found: T = _dataclass(noun)[1](packed, named)
    return found


def text(packed: Any) -> str:
    """Packed values as compact JSON."""
    return msgspec.json.encode(packed).decode()


def parsed(json: str | bytes) -> Any:
    """Compact JSON as packed values."""
    return msgspec.json.decode(json)


@lru_cache(maxsize=50_000)
def entity_text(entity: Entity) -> str:
    """An entity's own row, canonical: the same entity always gives the same characters."""
    packed = {"id": entity.id, "name": entity.name, "type": entity.type.value, "names": dict(sorted(entity.names.items()))}
    return text(packed | ({"aliases": list(entity.aliases)} if entity.aliases else {}))


def entity_of(json: str) -> Entity:
    """The entity of a row."""
    row = parsed(json)
    return Entity(
        row["id"], row["name"], _entity_type(row["type"]), MappingProxyType(row["names"]), tuple(row.get("aliases", ()))
    )


@lru_cache(maxsize=None)
def _entity_type(name: str) -> Any:
    from vaarta.model.entity import EntityType

    return EntityType(name)


@lru_cache(maxsize=None)
def _dataclass(kind: Any) -> tuple[_Pack, _Unpack]:
    hints = typing.get_type_hints(kind)
    fields = []
    for field in dataclasses.fields(kind):
        default = field.default if field.default_factory is dataclasses.MISSING else field.default_factory()
        fields.append((field.name, default, *_of(hints[field.name])))

    def packed(value: Any, number: Number) -> Any:
        found = {}
        for name, default, pack_one, _ in fields:
            held = getattr(value, name)
            if default is dataclasses.MISSING or (held is not default and held != default):
                found[name] = pack_one(held, number)
        return found

    def unpacked(value: Any, named: Named) -> Any:
        return kind(**{name: unpack_one(value[name], named) for name, _, _, unpack_one in fields if name in value})

    return packed, unpacked


@lru_cache(maxsize=None)
def _of(hint: Any) -> tuple[_Pack, _Unpack]:
    """How a value of a type is packed and unpacked."""
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        (some,) = [_of(one) for one in inner if one is not type(None)]
        return (
            lambda value, number: None if value is None else some[0](value, number),
            lambda value, named: None if value is None else some[1](value, named),
        )
    if origin is tuple and inner[-1] is ...:
        each = _of(inner[0])
        return (
            lambda value, number: [each[0](item, number) for item in value],
            lambda value, named: tuple([each[1](item, named) for item in value]),
        )
    if origin is tuple:
        parts = [_of(one) for one in inner]
        return (
            lambda value, number: [part[0](item, number) for part, item in zip(parts, value, strict=True)],
            lambda value, named: tuple([part[1](item, named) for part, item in zip(parts, value, strict=True)]),
        )
    if hint is Entity:
        return lambda value, number: number(value), lambda value, named: named(value)
    if hint is Span:
        return lambda value, _: [value.start, value.end], lambda value, _: Span(*value)
    if hint is date:
        return lambda value, _: value.isoformat(), lambda value, _: date.fromisoformat(value)
    if origin is not None and issubclass(origin, Mapping):
        return lambda value, _: _plain(value), lambda value, _: MappingProxyType(value)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return lambda value, _: value.value, lambda value, _: hint(value)
    if dataclasses.is_dataclass(hint):
        return _dataclass(typing.cast("type", hint))
    return lambda value, _: value, lambda value, _: value


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, (list, tuple)) else value
