"""What each stretch of a sentence may mean: the longest phrases of the gazetteer, their readings sorted by use."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from vaarta.knowledge.phrases import SKIPPED
from vaarta.knowledge.read import REFERENCE
from vaarta.knowledge.store import Knowledge
from vaarta.knowledge.types import Gazetteer, Sense, Use
from vaarta.model.entity import EntityType
from vaarta.packs.names import name_tables
from vaarta.reading.segment import Segments, Sentence

_STATE_LIKE = frozenset({EntityType.STATE})


@dataclass(frozen=True, slots=True)
class Readings:
    """All that one phrase may mean. States are codes; the others are ids of entities, or senses where the words say more."""

    states: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    peoples: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    weak: bool = False
    """The words name these persons only beside a title or a full name."""
    surname: bool = False
    titles: tuple[Sense, ...] = ()
    ministries: tuple[Sense, ...] = ()
    places: tuple[str, ...] = ()
    doubtful_place: bool = False
    doubtful_states: tuple[str, ...] = ()
    """States that an everyday word may name: only before an office or beside another state."""
    bodies: tuple[str, ...] = ()
    everyday_body: bool = False
    """The words are also everyday words, and name the body only where somebody is quoted."""
    body_sides: tuple[str, ...] = ()
    """The sides of the bodies: a state's own body acts for the state."""
    parties: tuple[str, ...] = ()
    """Those bodies that are sides themselves."""
    mechanisms: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    honorific: str | None = None
    modifier: str | None = None
    counterpart: bool = False
    collective: str | None = None
    blocked: bool = False

    @property
    def sides(self) -> tuple[str, ...]:
        """The states or bodies that an officer may belong to, if the phrase names one."""
        return self.states or self.body_sides


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens `first` to `last` (exclusive) of a text: a known phrase, or one word or mark with no reading."""

    first: int
    last: int
    key: str
    known: Readings


NOTHING = Readings()


@dataclass(slots=True)
class Lexicon:
    """The readings of one language's phrases, sorted out once for each phrase that a text has used."""

    knowledge: Knowledge
    gazetteer: Gazetteer
    latin: Gazetteer | None = None
    """The names of entities in Latin letters, for abbreviations that a text in another script writes so."""
    counts: frozenset[str] = frozenset()
    """Words such as "both", which the grammar reads and no phrase begins with."""
    _sorted: dict[str, Readings] = field(default_factory=dict)

    def readings(self, phrase: str) -> Readings:
        """What `phrase` (a phrase key) may mean; nothing where the gazetteer does not hold it."""
        known = self._sorted.get(phrase)
        if known is None:
            senses = self.gazetteer.phrases.get(phrase)
            if not senses and self.latin and phrase.isascii():
                senses = self.latin.phrases.get(phrase)
            known = self._sorted[phrase] = _sort(senses, self.knowledge) if senses else NOTHING
        return known

    def pieces(self, segments: Segments, sentence: Sentence) -> list[Piece]:
        """The sentence as known phrases, the longest first from the left, and single tokens between them."""
        keys = segments.keys
        places = [i for i in range(sentence.first, sentence.last) if keys[i] not in SKIPPED]
        words = [keys[i] for i in places]
        longest, count = self.gazetteer.longest, len(words)
        found, at = [], 0
        while at < count:
            most = 0 if words[at] in self.counts else min(longest.get(words[at], 0), count - at)
            if not most and words[at].isascii() and words[at].isalpha():
                most = min(self.latin.longest.get(words[at], 0), count - at) if self.latin else 0
            for size in range(most, 0, -1):
                phrase = words[at] if size == 1 else " ".join(words[at : at + size])
                known = self.readings(phrase)
                if known is not NOTHING:
                    found.append(Piece(places[at], places[at + size - 1] + 1, phrase, known))
                    at += size
                    break
            else:
                found.append(Piece(places[at], places[at] + 1, words[at], NOTHING))
                at += 1
        return found


def _sort(senses: tuple[Sense, ...], knowledge: Knowledge) -> Readings:
    """The senses of one phrase by what they do."""
    by_use: dict[Use, list[Sense]] = {}
    for sense in senses:
        by_use.setdefault(sense.use, []).append(sense)
    names = by_use.get(Use.NAME, [])
    persons = [s for s in names + by_use.get(Use.SURNAME, []) if s.type is EntityType.PERSON]

    def codes(use: Use) -> tuple[str, ...]:
        found = [s for s in by_use.get(use, ()) if s.type in _STATE_LIKE]
        sure = [s for s in found if (not s.ambiguous or s.prefer or _city_state(s, senses)) and not s.weak]
        return tuple(dict.fromkeys(s.side or code for s in sure if (code := _code(s.target, knowledge))))

    def ids(*types: EntityType) -> tuple[str, ...]:
        return tuple(dict.fromkeys(s.target for s in names if s.type in types))

    bodies = ids(EntityType.ORGANISATION, EntityType.MINISTRY)
    everyday = bool(bodies) and all(s.weak or (s.ambiguous and not s.prefer) for s in names if s.target in bodies)
    sides = tuple(side for body in bodies if (side := knowledge.side_of(body)))
    honorifics = by_use.get(Use.HONORIFIC)
    modifiers, collectives = by_use.get(Use.MODIFIER), by_use.get(Use.COLLECTIVE)
    places = [s for s in names if s.type is EntityType.PLACE]
    return Readings(
        states=codes(Use.NAME),
        adjectives=codes(Use.ADJECTIVE),
        peoples=codes(Use.PEOPLE),
        metonyms=tuple(c for s in by_use.get(Use.METONYM, ()) if (c := _code(s.target, knowledge))),
        persons=tuple(dict.fromkeys(s.target for s in persons)),
        weak=bool(persons) and all(s.weak for s in persons),
        surname=bool(persons) and all(s.use is Use.SURNAME for s in persons),
        titles=tuple(by_use.get(Use.TITLE, ())),
        ministries=tuple(by_use.get(Use.MINISTRY, ())),
        places=tuple(dict.fromkeys(s.target for s in places)),
        doubtful_place=bool(places) and all((s.ambiguous and not s.prefer) or s.weak for s in places),
        doubtful_states=tuple(s.side for s in names if s.type is EntityType.STATE and s.weak and s.side),
        bodies=bodies,
        everyday_body=everyday,
        body_sides=() if everyday else sides,
        parties=() if everyday else tuple(side for side in sides if not knowledge.is_state(side)),
        mechanisms=ids(EntityType.MECHANISM),
        loose=tuple(s.target for s in by_use.get(Use.LOOSE, ())),
        honorific=(honorifics[0].position or "before") if honorifics else None,
        modifier=modifiers[0].target if modifiers else None,
        counterpart=Use.COUNTERPART in by_use,
        collective=collectives[0].target if collectives else None,
        blocked=Use.BLOCKED in by_use,
    )


def _city_state(sense: Sense, senses: tuple[Sense, ...]) -> bool:
    """Whether all that a form may mean lies in one state."""
    return {s.side for s in senses} == {sense.side}


def _code(target: str, knowledge: Knowledge) -> str | None:
    return knowledge.side_of(target) if knowledge.is_state(target) else None


@lru_cache(maxsize=8)
def lexicon(knowledge: Knowledge, language: str) -> Lexicon:
    """The shared lexicon of `language`."""
    own, other = knowledge.gazetteer(language), knowledge.gazetteer(REFERENCE)
    return Lexicon(knowledge, own, other if other is not own else None, frozenset(name_tables(language).counts))
