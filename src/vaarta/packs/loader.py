"""Load a section of a language pack: strict YAML, checked against its schema, compiled and cached."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from vaarta import cache
from vaarta.model.errors import PackError

S = TypeVar("S", bound=msgspec.Struct)
T = TypeVar("T")

DATA = Path(__file__).parent / "data"
REFERENCE = "en"
"""The language in which the report names an entity (codebook section 5)."""


@lru_cache(maxsize=None)
def languages(name: str = "script") -> tuple[str, ...]:
    """The languages whose pack has the section `name`, in order; without a name, those that have a pack at all."""
    return tuple(sorted(path.name for path in DATA.iterdir() if (path / f"{name}.yaml").is_file()))


def section(language: str, name: str, schema: type[S]) -> S:
    """The section `packs/data/LANGUAGE/NAME.yaml`, as `schema`; compiled on first use, immutable and shared.

    Raises PackError naming file and line for a missing file, broken YAML, a doubled or unknown key, or a wrong type.
    """
    loaded = _load(language, name, schema)
    assert isinstance(loaded, schema)
    return loaded


@lru_cache(maxsize=None)
def _load(language: str, name: str, schema: type[msgspec.Struct]) -> msgspec.Struct:
    path = DATA / language / f"{name}.yaml"
    if not path.is_file():
        raise PackError(f"no section {name!r} in the pack {language!r} (languages: {', '.join(languages())}): add {path}")
    key = cache.digest([path], shape=msgspec.json.encode(msgspec.json.schema(schema)))
    data = cache.compiled(
        "-".join(("pack", language, *name.split("/"))), key, lambda: msgspec.msgpack.encode(read_yaml(path, schema))
    )
    return msgspec.msgpack.decode(data, type=schema)


def read_yaml(path: Path, schema: type[T], error: type[Exception] = PackError) -> T:
    """The YAML file `path` as `schema`; doubled keys, unknown keys and wrong types raise `error` with file and line."""
    data, lines = _read_strict(path, error)
    try:
        return msgspec.convert(data, type=schema)
    except msgspec.ValidationError as problem:
        message, _, where = str(problem).partition(" - at `")
        where = where.rstrip("`") or "$"
        unknown = re.search(r"unknown field `(.+)`", message)
        line = _line_of(f"{where}.{unknown[1]}" if unknown else where, lines)
        raise error(f"{path}:{line}: {message} (at {where})") from None


def _read_strict(path: Path, error: type[Exception]) -> tuple[Any, dict[str, int]]:
    import yaml

    loader_class: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    lines: dict[str, int] = {}

    def construct(node: Any, where: str) -> Any:
        lines[where] = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            result: dict[Any, Any] = {}
            for key_node, value_node in node.value:
                if not isinstance(key_node, yaml.ScalarNode):
                    raise error(f"{path}:{key_node.start_mark.line + 1}: a key is one word or string, not a list or a table")
                key = loader.construct_object(key_node)
                if key in result:
                    raise error(f"{path}:{key_node.start_mark.line + 1}: the key {key!r} stands twice")
                result[key] = construct(value_node, f"{where}.{key}")
            return result
        if isinstance(node, yaml.SequenceNode):
            return [construct(item, f"{where}[{i}]") for i, item in enumerate(node.value)]
        return loader.construct_object(node)

    with path.open("rb") as handle:
        loader = loader_class(handle)
        try:
            node = loader.get_single_node()
            return (construct(node, "$") if node else None), lines
        except yaml.YAMLError as problem:
            mark = getattr(problem, "problem_mark", None)
            what = getattr(problem, "problem", None) or problem
            raise error(f"{path}:{mark.line + 1 if mark else 1}: no YAML: {what}") from None
        finally:
            loader.dispose()


def _line_of(where: str, lines: dict[str, int]) -> int:
    """The line of the deepest part of a msgspec path such as `$.frames[3].case` that the file holds."""
    while where and where not in lines:
        cut = max(where.rfind("."), where.rfind("["))
        where = where[:cut] if cut > 0 else ""
    return lines.get(where, 1)
