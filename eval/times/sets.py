"""Annotated sentences: the sets in this folder, and any other file in their format."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import msgspec

FOLDER = Path(__file__).parent
OWN = ("hi_dev", "hi", "en", "ru")
"""The sets with floors; `hi_dev` came with the specification, the others are ours."""


class Gold(msgspec.Struct, frozen=True):
    """One annotated expression; `text` is `text[start:end]` of its sentence."""

    start: int
    end: int
    text: str
    type: str
    value: str
    mod: str | None = None


class Sentence(msgspec.Struct, frozen=True):
    """One sentence, the day that its times are resolved against, and its expressions. `half` is "tune" or "check"."""

    text: str
    lang: str
    anchor: date
    expressions: tuple[Gold, ...]
    half: str = "tune"


def read_set(path: Path) -> tuple[Sentence, ...]:
    """The sentences of a JSONL file, in order."""
    return tuple(msgspec.json.decode(line, type=Sentence) for line in path.read_bytes().splitlines() if line.strip())


def halves(sentences: Iterable[Sentence]) -> dict[str, tuple[Sentence, ...]]:
    """The sentences by half; rules are tuned on the one and never on the other."""
    parts: dict[str, list[Sentence]] = {}
    for sentence in sentences:
        parts.setdefault(sentence.half, []).append(sentence)
    return {half: tuple(part) for half, part in sorted(parts.items(), reverse=True)}


def digest(paths: Iterable[Path]) -> str:
    """The first 16 hexadecimal digits of BLAKE2 over the files' names and bytes."""
    state = hashlib.blake2b(digest_size=8)
    for path in sorted(paths):
        state.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return state.hexdigest()
