"""Arguments to files: folders walked through, each file with an id that no other file of the call has."""

from __future__ import annotations

import logging
import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from vaarta.sources.failure import Failure

logger = logging.getLogger(__name__)

ENDINGS = ("", ".txt", ".text", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".json", ".parquet", ".pq")
"""Endings that are read out of a folder; a file named by itself may have any."""


@dataclass(frozen=True, slots=True)
class Found:
    """One input. `path` is None for standard input, whose `suffix` is "-"; `suffix` is in small letters, with its dot."""

    path: str | None
    origin: str
    id: str
    suffix: str


@dataclass(frozen=True, slots=True)
class _File:
    """A file as found: its path as given, and its place below the folder given (its name, where it was named itself)."""

    path: str
    below: str

    @property
    def ids(self) -> tuple[str, ...]:
        """What it may be called, from the shortest to the surest."""
        below = PurePath(self.below)
        return below.stem, below.with_suffix("").as_posix(), below.as_posix(), PurePath(self.path).as_posix()


def found_files(arguments: Sequence[str]) -> list[Found | Failure]:
    """The inputs that `arguments` name, in order: files as given, folders from top to bottom in order of name."""
    parts: list[_File | Failure | None] = []
    for argument in arguments:
        if argument == "-":
            parts.append(None)
        elif argument and Path(argument).is_dir():
            parts.extend(_walked(argument))
        elif not argument:
            parts.append(Failure("", "an empty file name; give a file, a folder, or - for standard input"))
        else:
            parts.append(_File(argument, PurePath(argument).name))
    ids = _distinct([part for part in parts if isinstance(part, _File)])
    return [
        part
        if isinstance(part, Failure)
        else Found(None, "standard input", "stdin", "-")
        if part is None
        else Found(part.path, part.path, ids[part], PurePath(part.path).suffix.lower())
        for part in parts
    ]


def _walked(folder: str) -> Iterator[_File | Failure]:
    failures: list[OSError] = []
    files, passed = [], 0
    for where, folders, names in os.walk(folder, onerror=failures.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and PurePath(name).suffix.lower() in ENDINGS:
                files.append(str(Path(where, name)))
            else:
                passed += 1
    for error in failures:
        origin = str(error.filename or folder)
        yield Failure(origin, f"{origin}: the folder cannot be read ({error.strerror}); check its permissions")
    if passed:
        logger.info("%s: %d files passed over, hidden or with an ending that is no article's", folder, passed)
    if not files and not failures:
        endings = " ".join(ending for ending in ENDINGS if ending)
        yield Failure(folder, f"{folder}: no articles in this folder; files ending in {endings} are read")
    for path in sorted(files, key=lambda path: Path(path).parts):
        yield _File(path, os.path.relpath(path, folder))


def _distinct(files: list[_File]) -> dict[_File, str]:
    """An id for each file: the shortest form that no other file of the call shares."""
    level = dict.fromkeys(files, 0)
    while True:
        same: dict[str, set[_File]] = defaultdict(set)
        for file in level:
            same[file.ids[level[file]]].add(file)
        raised = [
            file
            for group in same.values()
            if len({Path(file.path).resolve() for file in group}) > 1
            for file in group
            if level[file] < len(file.ids) - 1
        ]
        if not raised:
            return {file: file.ids[level[file]] for file in level}
        for file in raised:
            level[file] += 1
