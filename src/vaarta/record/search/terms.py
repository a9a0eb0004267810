"""What an article is found by: the words of its title and text, and every name of whom and what it speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from vaarta.model.entity import Entity, EntityType
from vaarta.model.report import Report
from vaarta.record.search.words import sound_of, stems

VERSION = "search/1"
"""Changes with anything that changes what an article is found by; an index of another version is made anew."""
_MOST = 20_000
"""Words of a text that are sought; what comes behind them is not."""
_SOUNDING = (EntityType.PERSON, EntityType.PLACE)
"""What is spelt in many ways."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What an article is found by, each in order; `names` are names one after the other, with their sounds at the end."""

    title: tuple[str, ...]
    text: tuple[str, ...]
    names: tuple[str, ...]


def terms(report: Report) -> Terms:
    """What the article of `report` is found by."""
    names: dict[tuple[str, ...], None] = {}
    sounds: dict[str, None] = {}
    for entity in dict.fromkeys(_entities(report)):
        names.update(dict.fromkeys(names_of(entity)))
        sounds.update(dict.fromkeys(sounds_of(entity)))
    return Terms(
        tuple(stems(report.article.title or "")),
        tuple(stems(report.article.text)[:_MOST]),
        (*(term for name in names for term in name), *sounds),
    )


def _entities(report: Report) -> Iterator[Entity]:
    for mention in report.mentions:
        yield mention.entity
    for event in report.events:
        for participant in event.participants:
            yield participant.entity
        if event.place is not None:
            yield event.place
        if event.mechanism is not None:
            yield event.mechanism.entity


@lru_cache(maxsize=20_000)
def names_of(entity: Entity) -> tuple[tuple[str, ...], ...]:
    """Every name of an entity, in every language, as stems."""
    spelt = dict.fromkeys((*entity.names.values(), entity.name, *entity.aliases))
    return tuple(dict.fromkeys(found for name in spelt if (found := tuple(stems(name)))))


@lru_cache(maxsize=20_000)
def sounds_of(entity: Entity) -> tuple[str, ...]:
    """How the words of a person's or a place's name sound."""
    if entity.type not in _SOUNDING:
        return ()
    return tuple(dict.fromkeys(sound for word in entity.name.split() if (sound := sound_of(word.strip(".,-")))))
