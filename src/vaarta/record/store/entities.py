"""The entities of a record: stored once, named by number in everything else."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from typing import TypeVar

from sqlalchemy import Connection, bindparam, insert, select

from vaarta.knowledge.phrases import phrase_words
from vaarta.model.entity import Entity, EntityType
from vaarta.model.record import Telling
from vaarta.packs.loader import languages
from vaarta.record.search.words import sound_of
from vaarta.record.store import schema
from vaarta.record.store.codec import Named, entity_of, entity_text

_MOST = 200_000
"""Entities that are remembered."""
_MOST_TELLINGS = 20_000
"""Tellings that are remembered."""
_PLACEHOLDER = Entity(None, "", EntityType.GROUP)
T = TypeVar("T")

_BY_DIGEST = select(schema.entity.c.key, schema.entity.c.digest).where(
    schema.entity.c.digest.in_(bindparam("digests", expanding=True))
)
_BY_KEY = select(schema.entity.c.key, schema.entity.c.data).where(schema.entity.c.key.in_(bindparam("keys", expanding=True)))


class Entities:
    """Entities by number and back, and the tellings read last. Rows are never changed, so what is once read stays true."""

    def __init__(self) -> None:
        self._entities: dict[int, Entity] = {}
        self._numbers: dict[str, int] = {}
        self._tellings: dict[tuple[int, int], Telling] = {}

    def read(self, connection: Connection, make: Callable[[Named], T]) -> T:
        """What `make` makes of the numbers that it asks for."""
        known, missing = self._entities, set[int]()

        def named(number: int) -> Entity:
            found = known.get(number)
            if found is None:
                missing.add(number)
                return _PLACEHOLDER
            return found

        made = make(named)
        if not missing:
            return made
        wanted = sorted(missing)
        for at in range(0, len(wanted), 500):
            for key, data in connection.execute(_BY_KEY, {"keys": wanted[at : at + 500]}):
                known[key] = entity_of(data)
        if len(known) > _MOST:
            self._entities = {}  # a new one: other threads go on with theirs
        return make(known.__getitem__)

    def written(self, connection: Connection, entities: Iterable[Entity]) -> tuple[dict[str, int], dict[str, int]]:
        """The number of each of `entities` by its row's text, new ones written; and, of these, those that were not remembered,
        which the caller hands to `remember` once they are committed."""
        texts = {entity_text(entity): entity for entity in entities}
        numbers = {text: number for text in texts if (number := self._numbers.get(text)) is not None}
        unknown = {hashlib.sha256(text.encode()).digest()[:16]: text for text in texts if text not in numbers}
        if not unknown:
            return numbers, {}
        found: dict[str, int] = {}
        for key, digest in connection.execute(_BY_DIGEST, {"digests": list(unknown)}):
            found[unknown[bytes(digest)]] = key
        rows = [{"id": texts[text].key, "digest": digest, "data": text} for digest, text in unknown.items() if text not in found]
        if rows:
            inserted = connection.execute(insert(schema.entity).returning(schema.entity.c.digest, schema.entity.c.key), rows)
            new = {unknown[bytes(digest)]: key for digest, key in inserted}
            found |= new
            words = [{"word": word, "entity": key} for text, key in new.items() for word in sorted(words_of(texts[text]))]
            if words:
                connection.execute(insert(schema.name), words)
        return numbers | found, found

    def remember(self, numbers: dict[str, int]) -> None:
        """Keep numbers in mind that are committed."""
        if len(self._numbers) > _MOST:
            self._numbers = {}
        self._numbers.update(numbers)

    def telling(self, article: int, number: int) -> Telling | None:
        """The telling of an article at a position, where it is remembered: what an article tells is never changed either."""
        return self._tellings.get((article, number))

    def keep(self, article: int, number: int, telling: Telling) -> None:
        """Remember a telling."""
        if len(self._tellings) >= _MOST_TELLINGS:
            self._tellings = {}
        self._tellings[article, number] = telling

    def forget(self) -> None:
        """Forget what was read, since some of it was never committed: a database gives the same keys again."""
        self._entities, self._tellings = {}, {}


def words_of(entity: Entity) -> set[str]:
    """The look-up keys of all words of an entity's names, and how each sounds."""
    spoken = languages()
    found: set[str] = set()
    for language, name in [*entity.names.items(), *((None, name) for name in (entity.name, *entity.aliases))]:
        for folding in (language,) if language is not None else spoken:
            found.update(phrase_words(name, folding))
        found.update(sounds_of(name))
    return found


def sounds_of(name: str) -> set[str]:
    """How the words of a name sound, where that tells enough."""
    return {sound for word in name.split() if (sound := sound_of(word))}
