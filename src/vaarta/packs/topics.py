"""The topics section of a pack: the words by which a text speaks of each topic of the codebook."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from vaarta.packs.keys import Folder
from vaarta.packs.loader import section
from vaarta.packs.script import folder

Phrases = dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]
"""By the key of a phrase's first word: its keys and its topics, longest phrase first."""


class Topic(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One topic: whole words and phrases, and stems that any ending may follow."""

    words: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()


class Topics(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`packs/data/LANGUAGE/topics.yaml`."""

    source: str
    discussing: tuple[str, ...]
    """Words of discussing, reviewing, signing: only clauses that have one give topics,"""
    telling: tuple[str, ...] = ()
    """and those of the sentence that tells the talks where one of these words tells what one side told the other."""
    nothing: tuple[str, ...]
    """Phrases that hold a topic's word and are no topic (titles, bodies)."""
    topics: dict[str, Topic]
    named: dict[str, tuple[str, ...]] = {}
    """Topic → places and bodies that stand for it where they are what is spoken of."""
    affairs: tuple[str, ...] = ()
    """Words behind such a name that say so (the situation in, the question of)."""


@dataclass(frozen=True, slots=True)
class TopicTables:
    """Topics by the key of a phrase's first word (longest phrase first; "" is none), and by a stem's first two characters."""

    discussing: frozenset[str]
    telling: frozenset[str]
    affairs: frozenset[str]
    named: Phrases
    phrases: Phrases
    stems: dict[str, tuple[tuple[str, str], ...]]


@lru_cache(maxsize=None)
def topics(language: str) -> TopicTables:
    """The topic words of `language`, by look-up key."""
    data, fold = section(language, "topics", Topics), folder(language)
    stems: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name, topic in data.topics.items():
        for stem in topic.stems:
            stems[fold.key(stem)[:2]].append((fold.key(stem), name))
    words = {"": data.nothing} | {name: topic.words for name, topic in data.topics.items()}
    return TopicTables(
        discussing=frozenset(map(fold.key, data.discussing)),
        telling=frozenset(map(fold.key, data.telling)),
        affairs=frozenset(map(fold.key, data.affairs)),
        named=_phrases(data.named, fold),
        phrases=_phrases(words, fold),
        stems={first: tuple(sorted(found, key=lambda s: -len(s[0]))) for first, found in stems.items()},
    )


def _phrases(words: dict[str, tuple[str, ...]], fold: Folder) -> Phrases:
    """Phrases by their first key, longest first, each with all its topics (none where it is listed under "")."""
    topics_of: dict[tuple[str, ...], list[str]] = {}
    for name, listed in words.items():
        for word in listed:
            found = topics_of.setdefault(tuple(fold.key(part) for part in word.split()), [])
            if name:
                found.append(name)
    by_first: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = defaultdict(list)
    for key, names in topics_of.items():
        by_first[key[0]].append((key, tuple(names)))
    return {first: tuple(sorted(found, key=lambda p: -len(p[0]))) for first, found in by_first.items()}
