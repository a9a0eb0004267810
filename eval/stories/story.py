"""Gold stories, as files (shared/gold/STORIES.md): a folder of annotated articles and `entries.json`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec

from eval.annotation import GoldArticle, read_gold

STORIES = Path(__file__).parent.parent / "gold" / "stories"


class GoldEntry(msgspec.Struct, frozen=True):
    """One happening of a story: its events by article and position, and what the record should say of it."""

    members: tuple[tuple[str, int], ...]
    status: str
    when: str | None = None
    place: str | None = None
    history: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """A story: its articles by id, and its entries."""

    name: str
    articles: dict[str, GoldArticle]
    entries: tuple[GoldEntry, ...]


def read_stories(folder: Path = STORIES) -> tuple[Story, ...]:
    """The stories of `folder`, by name."""
    stories = []
    for where in sorted(path for path in folder.iterdir() if (path / "entries.json").is_file()):
        articles = read_gold(where, "[!e]*.json") | read_gold(where, "e[!n]*.json")
        entries = msgspec.json.decode((where / "entries.json").read_bytes(), type=tuple[GoldEntry, ...])
        stories.append(Story(where.name, articles, entries))
    return tuple(stories)
