"""Persons and offices: who a name or a title means in this story, on the day that is told of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler, Levenshtein

from vaarta.knowledge.store import Knowledge
from vaarta.knowledge.types import Holding, Sense
from vaarta.model.entity import Entity, EntityType
from vaarta.packs.vocabulary import ordinary_words
from vaarta.reading.candidates import Candidate
from vaarta.reading.segment import Segments
from vaarta.reading.story import Actor, Story
from vaarta.reading.transliterate import transliterate

_SLACK = timedelta(days=1)
_ALIKE = 0.93
_ALIKE_IN_OFFICE = 0.8
_HEADS = frozenset({"head-of-state", "head-of-government"})


@dataclass(frozen=True, slots=True)
class Reading:
    """Who a phrase was read as, for which side, in which office, by which rule; `entity` is None where the reader abstains."""

    entity: Entity | None
    side: str | None
    office: str | None
    rule: str
    confidence: float


def read_named(candidate: Candidate, story: Story, known: frozenset[str]) -> Reading | None:
    """The person that a phrase with a name means; None where it names nobody. `known` are the persons named in full."""
    assert candidate.name is not None
    day = story.day(candidate.sentence, candidate.first)
    kinds = office_kinds(candidate, story, candidate.sides)
    persons = candidate.persons
    if persons:
        chosen = _choose(candidate, persons, kinds, story, known, day)
        if chosen and kinds and chosen not in story.actors and not _support(chosen, kinds, candidate.sides, story, day):
            chosen = _alike(candidate, kinds, story, day) or chosen
        if chosen:
            side, office = acts_for(chosen, candidate, kinds, story, day)
            return Reading(story.knowledge.entity(chosen), side, office, f"names: name; knowledge: {chosen}", 0.97)
        if candidate.weak and not candidate.word and not candidate.honoured:
            return _told_unknown(candidate, story)
        if len(persons) > 1 and not candidate.word:
            return None
    return _unknown(candidate, kinds, story, day)


def office_kinds(candidate: Candidate, story: Story, sides: tuple[str, ...]) -> tuple[tuple[str, str | None], ...]:
    """(kind, side) of every reading of the candidate's titles; the side is None where neither words nor title give it."""
    found: dict[tuple[str, str | None], None] = {}
    side = sides[-1] if sides else None
    for title in candidate.titles:
        for sense in title:
            own = sense.side or side
            if sense.side and side and sense.side != side and story.knowledge.is_state(side):
                continue
            found[kind_in(sense, own, story.knowledge), own] = None
    return tuple(found)


def kind_in(sense: Sense, side: str | None, knowledge: Knowledge) -> str:
    """The kind of office that a title means in a state, or what it means as a rule."""
    if side is None:
        return sense.target
    return (knowledge.office_kind(sense.office, side) if sense.office else None) or sense.target


def _choose(
    candidate: Candidate,
    persons: tuple[str, ...],
    kinds: tuple[tuple[str, str | None], ...],
    story: Story,
    known: frozenset[str],
    day: date | None,
) -> str | None:
    """The one person of several, or of one with a weak name, that the story supports; None where none or two do."""
    if len(persons) == 1 and not candidate.weak:
        return persons[0]
    scores: dict[str, float] = {}
    for person in persons:
        score = 3.0 if person in story.actors else 2.0 if person in known else 0.0
        score += _support(person, kinds, candidate.sides, story, day)
        if not candidate.weak and score == 0 and day and story.knowledge.offices_of(person, day):
            score = 0.5
        scores[person] = score
    best = max(scores.values())
    winners = [person for person, score in scores.items() if score == best]
    if best == 0 or len(winners) > 1:
        last = [t.actor.entity.id for t in reversed(story.told) if t.actor.entity.id in winners]
        if best > 0 and last:
            return last[0]
        heads = [p for p in winners if day and any(h.kind in _HEADS for h in story.knowledge.offices_of(p, day))]
        everyday = all(
            story.segments.keys[i] in ordinary_words(story.segments.language) for i in range(*candidate.name or (0, 0))
        )
        return heads[0] if len(heads) == 1 and len(winners) > 1 and not everyday else None
    return winners[0]


def _support(
    person: str, kinds: tuple[tuple[str, str | None], ...], sides: tuple[str, ...], story: Story, day: date | None
) -> float:
    """How far the office and state given fit what the person held on the day: 4 the office, 2 any office of the state."""
    if day is None:
        return 0.0
    holdings = [h for d in (day, story.base or day) for h in story.knowledge.offices_of(person, d - _SLACK, d + _SLACK)]
    past = story.knowledge.person(person).holdings
    score = 0.0
    for kind, side in kinds:
        if any(_is_kind(h, kind, story.knowledge) and (side is None or h.side == side) for h in holdings):
            score = max(score, 4.0)
        elif any(_is_kind(h, kind, story.knowledge) and (side is None or h.side == side) for h in past):
            score = max(score, 1.5)
    wanted = set(sides) | {side for _, side in kinds if side}
    if wanted and any(h.side in wanted for h in holdings):
        score = max(score, 2.0)
    elif wanted and any(h.side in wanted for h in past):
        score = max(score, 1.0)
    return score


def _is_kind(holding: Holding, kind: str, knowledge: Knowledge) -> bool:
    return holding.kind == kind or knowledge.office_kind(kind, holding.side) == holding.kind


def acts_for(
    person: str, candidate: Candidate, kinds: tuple[tuple[str, str | None], ...], story: Story, day: date | None
) -> tuple[str | None, str | None]:
    """The side and office of a known person: as the words give them, else as held on the day."""
    holdings = story.knowledge.offices_of(person, day) if day else ()
    past = story.knowledge.person(person)
    for kind, side in kinds:
        for holding in (*holdings, *reversed(past.holdings)):
            if _is_kind(holding, kind, story.knowledge) and (side is None or side == holding.side):
                return holding.side, holding.kind
    told = story.actors.get(person)
    if told and told.side:
        return told.side, told.office
    if kinds and kinds[0][1]:
        return kinds[0][1], kinds[0][0]
    if holdings:
        return (candidate.sides or (holdings[-1].side,))[-1], holdings[-1].kind
    if candidate.sides:
        return candidate.sides[-1], kinds[0][0] if kinds else None
    sides = story.knowledge.sides_of(person, day) if day else ()
    return (sides[0] if len(sides) == 1 else None), (kinds[0][0] if kinds else None)


def _unknown(candidate: Candidate, kinds: tuple[tuple[str, str | None], ...], story: Story, day: date | None) -> Reading | None:
    """A name that the knowledge base does not hold as written: a misspelt known person, one told before, or a new one."""
    assert candidate.name is not None
    told = _told_unknown(candidate, story)
    if told:
        return told
    named = story.segments.words(*candidate.name)
    alike = _alike(candidate, kinds, story, day)
    if alike:
        side, office = acts_for(alike, candidate, kinds, story, day)
        return Reading(story.knowledge.entity(alike), side, office, f"names: spelt like knowledge: {alike}", 0.85)
    if not candidate.word and not candidate.honoured:
        return None
    side = candidate.sides[-1] if candidate.sides else kinds[0][1] if kinds else None
    office = kinds[0][0] if kinds else None
    entity = unknown_person(named, story.segments.language)
    return Reading(entity, side, office, "names: office+unknown name", 0.8)


def unknown_person(named: str, language: str) -> Entity:
    """A person whom the knowledge base does not hold."""
    return Entity(None, transliterate(named, language), EntityType.PERSON, {language: named})


def _told_unknown(candidate: Candidate, story: Story) -> Reading | None:
    """The person told before whose name holds all the words of this one."""
    assert candidate.name is not None
    keys = frozenset(_name_keys(story.segments, candidate.name).split())
    for told in reversed(story.told):
        if keys and keys <= told.actor.keys:
            actor = told.actor
            return Reading(actor.entity, actor.side, actor.office, "reference: part of a name told before", 0.9)
    return None


def _name_keys(segments: Segments, name: tuple[int, int]) -> str:
    return " ".join(segments.keys[i] for i in range(*name) if segments.is_word[i])


def _alike(candidate: Candidate, kinds: tuple[tuple[str, str | None], ...], story: Story, day: date | None) -> str | None:
    """The known person whose name is spelt nearly as here: a holder of the office given, or somebody told before."""
    assert candidate.name is not None
    keys, sides = _name_keys(story.segments, candidate.name), candidate.sides
    knowledge, language = story.knowledge, story.segments.language
    pool: dict[str, float] = {}
    near = story.sides_near(candidate.sentence) if not sides else ()
    untitled = () if candidate.word else tuple((kind, side) for side in sides for kind in knowledge.offices(side))
    for kind, side in kinds or untitled:
        for own in dict.fromkeys(s for s in (side, *sides, story.title_sides.get(kind), story.home, *near) if s):
            if day is None:
                continue
            for holding in knowledge.holders(own, kind, day - timedelta(days=60), day + timedelta(days=60)):
                pool[holding.person] = _ALIKE_IN_OFFICE
            for holding in knowledge.holders(own, kind, date(2005, 1, 1), date(2030, 1, 1)):
                pool.setdefault(holding.person, _ALIKE)
    for actor in story.actors.values():
        if actor.entity.id:
            pool.setdefault(actor.entity.id, _ALIKE)
    forms = _forms(knowledge, language) if pool else {}
    best, found = 0.0, None
    for person, floor in pool.items():
        for form in forms.get(person, ()):
            score = _likeness(keys, form, story.tables.skeleton)
            if score >= floor and score > best:
                best, found = score, person
    return found


@lru_cache(maxsize=8)
def _forms(knowledge: Knowledge, language: str) -> dict[str, tuple[str, ...]]:
    """Every spelling of every person's name in a language, as phrase keys."""
    found: dict[str, list[str]] = {}
    for phrase, senses in knowledge.gazetteer(language).phrases.items():
        for sense in senses:
            if sense.type is EntityType.PERSON and not sense.weak:
                found.setdefault(sense.target, []).append(phrase)
    return {person: tuple(phrases) for person, phrases in found.items()}


def _likeness(one: str, other: str, skeleton: dict[int, str | None]) -> float:
    """How alike two spellings of a name are: the better of the letters and of what is left of them without vowels."""
    ones, others = one.split(), other.split()
    if len(ones) == 1 and len(others) > 1:
        return max(_alike_words(one, others[-1], skeleton), _alike_words(one, others[0], skeleton) - 0.05)
    if len(ones) == len(others):
        return sum(_alike_words(a, b, skeleton) for a, b in zip(ones, others, strict=True)) / len(ones)
    if len(others) == 1:
        return 0.92 * _alike_words(ones[-1], other, skeleton)
    ends = (_alike_words(ones[0], others[0], skeleton) + _alike_words(ones[-1], others[-1], skeleton)) / 2
    return max(ends - 0.03, _alike_words("".join(ones), "".join(others), skeleton))


def _alike_words(one: str, other: str, skeleton: dict[int, str | None]) -> float:
    letters = JaroWinkler.similarity(one, other)
    bones = Levenshtein.normalized_similarity(one.translate(skeleton), other.translate(skeleton))
    return max(letters, (letters + bones) / 2)


def read_office(candidate: Candidate, story: Story) -> Reading | None:
    """Who holds the office that a phrase names without a name, on the day told of; None where it means no single office."""
    day = story.day(candidate.sentence, candidate.first)
    kinds = office_kinds(candidate, story, candidate.sides)
    if not kinds:
        return None
    given = [(kind, side) for kind, side in kinds if side]
    if not given and not candidate.sides:
        for kind, _ in kinds:
            told = _of_office(kind, story)
            if told and not candidate.former:
                return Reading(told.entity, told.side, told.office, f"reference: {kind} told before", 0.9)
        return _of_home(kinds, story, day)
    for kind, side in given:
        told = _told_in_office(kind, side, story)
        if told and (day == story.base or not day) and not candidate.former:
            return Reading(told.entity, told.side, told.office, f"reference: {kind} of {side} told before", 0.93)
    for kind, side in given:
        entity = holder(story.knowledge, side, kind, day) if side and not candidate.former else None
        if entity:
            return Reading(entity, side, kind, f"knowledge: {kind} of {side} on {day}", 0.9)
    if not given:
        return None
    return Reading(None, given[0][1], given[0][0], "names: office without a known holder", 0.5)


def _of_office(kind: str, story: Story) -> Actor | None:
    """The person told in an office: the publisher's own where he is told at all, else the one told last."""
    found = [t.actor for t in reversed(story.told) if t.actor.office == kind]
    own = [actor for actor in found if actor.side == story.home]
    return next(iter(own or found), None)


def _told_in_office(kind: str, side: str | None, story: Story) -> Actor | None:
    told = story.by_office.get(kind)
    if told and told.side == side:
        return told
    return next((t.actor for t in reversed(story.told) if t.actor.side == side and t.actor.office == kind), None)


def _of_home(kinds: tuple[tuple[str, str | None], ...], story: Story, day: date | None) -> Reading | None:
    """An office without a state: the one that the text last gave for it, then the publisher's own."""
    for kind, _ in kinds:
        for side, rule in ((story.title_sides.get(kind), "state told before"), (story.home, "publisher's state")):
            if side is None:
                continue
            meant = story.knowledge.office_kind(kind, side) or kind
            entity = holder(story.knowledge, side, meant, day) if meant in story.knowledge.offices(side) else None
            if entity:
                return Reading(entity, side, meant, f"reference: {kind}, {rule}", 0.8)
    return Reading(None, None, kinds[0][0], "names: office without a state", 0.4)


def holder(knowledge: Knowledge, side: str, kind: str, day: date | None) -> Entity | None:
    """The one person in the office on the day; None where there is none, or where several share it."""
    if day is None:
        return None
    found = dict.fromkeys(h.person for h in knowledge.holders(side, kind, day) if not h.disputed)
    if len(found) == 1:
        return knowledge.entity(next(iter(found)))
    holdings = knowledge.holders(side, kind, day)
    if len(found) > 1 and not any(h.shared for h in holdings):
        return knowledge.entity(holdings[0].person)
    return None
