"""The topics section of a pack: the words by which a text speaks of each topic of the codebook."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from vaarta.packs.loader import section
from vaarta.packs.script import folder


class Topic(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One topic: whole words and phrases, and stems that any ending may follow."""

    words: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()


class Topics(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`packs/data/LANGUAGE/topics.yaml`."""

    source: str
    discussing: tuple[str, ...]
    """Words of discussing, reviewing, signing: only clauses that have one give topics."""
    nothing: tuple[str, ...]
    """Phrases that hold a topic's word and are no topic (titles, bodies)."""
    topics: dict[str, Topic]


@dataclass(frozen=True, slots=True)
class TopicTables:
    """Topics by the key of a phrase's first word (longest phrase first; "" is none), and by a stem's first two characters."""

    discussing: frozenset[str]
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    stems: dict[str, tuple[tuple[str, str], ...]]


@lru_cache(maxsize=None)
def topics(language: str) -> TopicTables:
    """The topic words of `language`, by look-up key."""
    data, fold = section(language, "topics", Topics), folder(language)
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    stems: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for word in data.nothing:
        key = tuple(fold.key(part) for part in word.split())
        phrases[key[0]].append((key, ""))
    for name, topic in data.topics.items():
        for word in topic.words:
            key = tuple(fold.key(part) for part in word.split())
            phrases[key[0]].append((key, name))
        for stem in topic.stems:
            stems[fold.key(stem)[:2]].append((fold.key(stem), name))
    return TopicTables(
        discussing=frozenset(map(fold.key, data.discussing)),
        phrases={first: tuple(sorted(found, key=lambda p: -len(p[0]))) for first, found in phrases.items()},
        stems={first: tuple(sorted(found, key=lambda s: -len(s[0]))) for first, found in stems.items()},
    )
