"""Fourth stage: who and what the phrases of a text mean, in text order, as of the day that each tells of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from vaarta.knowledge.store import Knowledge
from vaarta.knowledge.types import Sense
from vaarta.model.article import Dateline
from vaarta.model.entity import Entity, EntityType
from vaarta.model.report import TimeExpression
from vaarta.packs.names import name_tables
from vaarta.packs.vocabulary import ordinary_words
from vaarta.reading import people, reference
from vaarta.reading.candidates import Candidate, Shape
from vaarta.reading.mentions import Form, Linked
from vaarta.reading.segment import Segments
from vaarta.reading.series import read_mechanism
from vaarta.reading.story import Story


_AT_PLACES = (None, "locative", "genitive", "terminative", "ablative", "towards")
"""Cases in which an everyday word may name a place."""


def link(
    segments: Segments,
    candidates: Sequence[Candidate],
    times: Sequence[TimeExpression],
    dateline: Dateline | None,
    published: date | None,
    publisher: str | None,
    knowledge: Knowledge,
) -> tuple[Linked, ...]:
    """Every mention of `segments`, in text order, none overlapping another.

    A mention whose reader abstains has no entities, but keeps the office and the side that its words give. Nothing inside
    the dateline or a time expression is a mention.
    """
    story = Story(segments, knowledge, times, dateline, published, home_state(publisher, segments.language))
    taken = [segments.tokens_in(time.span) for time in times]
    if dateline:
        taken.append(segments.tokens_in(dateline.span))
    free = [c for c in candidates if not any(c.first < last and first < c.last and not _holds(c, first, last) for first, last in taken)]
    known = frozenset(c.persons[0] for c in free if len(c.persons) == 1 and not c.weak)
    for candidate in free:
        if candidate.shape is not Shape.MECHANISM:
            sides = dict.fromkeys(candidate.sides)
            if story.base and len(candidate.persons) == 1:
                sides |= dict.fromkeys(knowledge.sides_of(candidate.persons[0], story.base))
            story.sides_in.setdefault(candidate.sentence, {}).update(sides)
        if candidate.name and len(candidate.persons) == 1:
            story.upcoming.setdefault(candidate.sentence, []).append((candidate.first, candidate.persons[0]))
    linked: list[Linked] = []
    for candidate in free:
        mention = _read(candidate, story, known)
        if mention is None:
            continue
        keys: frozenset[str] = frozenset()
        if candidate.name and mention.type is EntityType.PERSON:
            keys = frozenset(segments.keys[i] for i in range(*candidate.name) if segments.is_word[i])
        story.tell(mention, candidate.sentence, keys)
        linked.append(mention)
    return tuple(linked)


def _holds(candidate: Candidate, first: int, last: int) -> bool:
    """Whether a time is part of a mechanism's name ("वार्षिक", "2018")."""
    inside = candidate.first <= first and last <= candidate.last
    return candidate.shape is Shape.MECHANISM and inside and (first, last) != (candidate.first, candidate.last)


def home_state(publisher: str | None, language: str) -> str | None:
    """The state whose eyes a publisher sees with, as the pack says; None for an unknown publisher."""
    if publisher is None:
        return None
    folded = publisher.casefold()
    return next((state for name, state in name_tables(language).publishers if name in folded), None)


def _read(candidate: Candidate, story: Story, known: frozenset[str]) -> Linked | None:
    """One candidate as a mention, or None where it mentions nothing."""
    if candidate.shape is Shape.PERSON:
        return _person(candidate, story, known)
    if candidate.shape is Shape.COUNTERPART:
        return _counterpart(candidate, story, known)
    if candidate.shape is Shape.OFFICERS:
        return _officers(candidate, story, known)
    if candidate.shape is Shape.COUNTED:
        entities, kind, rule = reference.read_counted(candidate, story)
        if not entities and not candidate.word:
            return None
        return _made(candidate, story, Form.COLLECTIVE, kind, entities, rule, plural=True, confidence=0.8 if entities else 0.3)
    if candidate.shape is Shape.PRONOUN:
        actor, confidence, rule = reference.read_pronoun(candidate, story)
        entities = (actor.entity,) if actor else ()
        return _made(
            candidate, story, Form.PRONOUN, EntityType.PERSON, entities, rule, confidence=confidence,
            side=actor.side if actor else None, office=actor.office if actor else None,
        )
    if candidate.shape in (Shape.MECHANISM, Shape.SITTING):
        return read_mechanism(candidate, story)
    if candidate.shape is Shape.GROUP:
        words = story.segments.words(candidate.first, candidate.last)
        entity = Entity(None, words, EntityType.GROUP, {story.segments.language: words})
        side = candidate.sides[0] if candidate.sides else None
        return _made(candidate, story, Form.GROUP, EntityType.GROUP, (entity,), "hi/names: group", plural=True, side=side, confidence=0.7)
    return _thing(candidate, story)


def _made(
    candidate: Candidate, story: Story, form: Form, kind: EntityType, entities: tuple[Entity, ...], rule: str, *,
    side: str | None = None, office: str | None = None, ordinal: int | None = None, plural: bool = False, confidence: float = 0.95,
) -> Linked:
    return Linked(
        candidate.first, candidate.last, story.segments.span(candidate.first, candidate.last), form, kind, entities, rule,
        side=side, office=office, ordinal=ordinal, plural=plural, confidence=confidence,
    )


def _person(candidate: Candidate, story: Story, known: frozenset[str]) -> Linked | None:
    if candidate.name:
        reading = people.read_named(candidate, story, known)
        if reading is None:
            if not candidate.word:
                return None
            reading = people.Reading(None, candidate.sides[-1] if candidate.sides else None, None, "hi/names: office with a doubtful name", 0.4)
        form = Form.NAME
    else:
        named = [k for k, _ in people.office_kinds(candidate, story, candidate.sides)]
        if "leader" in named or "minister" in named:
            actor = reference.read_leader(candidate, story)
            entities = (actor.entity,) if actor else ()
            if not actor and "minister" in named:
                return None
            return _made(
                candidate, story, Form.OFFICE, EntityType.PERSON, entities, "hi/reference: leader of a state told before",
                side=candidate.sides[-1] if candidate.sides else None, office=actor.office if actor else None, confidence=0.7,
            )
        office = people.read_office(candidate, story)
        if office is None:
            return None
        reading, form = office, Form.OFFICE
    entities = (reading.entity,) if reading.entity else ()
    return _made(
        candidate, story, form, EntityType.PERSON, entities, reading.rule, side=reading.side, office=reading.office,
        confidence=reading.confidence,
    )


def _counterpart(candidate: Candidate, story: Story, known: frozenset[str]) -> Linked | None:
    """Who holds, in the state given, the office of the person acting before it."""
    if candidate.name:
        reading = people.read_named(replace(candidate, honoured=True), story, known)
        if reading and reading.entity:
            return _made(
                candidate, story, Form.NAME, EntityType.PERSON, (reading.entity,), reading.rule, side=reading.side or (candidate.sides or (None,))[-1],
                office=reading.office or _subject_office(candidate, story), confidence=reading.confidence,
            )
    office = _subject_office(candidate, story)
    day = story.day(candidate.sentence, candidate.first)
    entities = tuple(
        entity for side in candidate.sides if office and (entity := people.holder(story.knowledge, side, office, day)) is not None
    )
    side = candidate.sides[-1] if candidate.sides else None
    rule = f"hi/reference: counterpart; knowledge: {office} of {', '.join(candidate.sides)}"
    form = Form.COLLECTIVE if candidate.plural else Form.OFFICE
    return _made(candidate, story, form, EntityType.PERSON, entities, rule, side=side, office=office, plural=candidate.plural, confidence=0.85 if entities else 0.4)


def _subject_office(candidate: Candidate, story: Story) -> str | None:
    """The office of the person whose counterpart is meant: the one acting in this sentence, else the one told last."""
    here = [t for t in story.told if t.sentence == candidate.sentence and t.actor.office and t.actor.side not in candidate.sides]
    acting = [t for t in here if reference.subject_case(t) in ("ergative", "subject")] or here
    if acting:
        return acting[0].actor.office
    before = [t for t in story.told if t.actor.office and t.actor.side not in candidate.sides and t.sentence >= candidate.sentence - 3]
    return before[-1].actor.office if before else None


def _officers(candidate: Candidate, story: Story, known: frozenset[str]) -> Linked | None:
    """Several by office: of the states given, or of the states told last."""
    sides = candidate.sides
    day = story.day(candidate.sentence, candidate.first)
    rule = "hi/names: office of several states"
    generic = any(s.target in ("leader", "diplomat") for title in candidate.titles for s in title)
    if not sides and candidate.count:
        kinds = frozenset(s.target for title in candidate.titles for s in title)
        actors = reference.last_actors(candidate.count, candidate, story, frozenset() if generic else kinds)
        if actors:
            return _made(
                candidate, story, Form.COLLECTIVE, EntityType.PERSON, tuple(a.entity for a in actors),
                "hi/reference: officers told together", plural=True, confidence=0.85,
            )
        sides = tuple(side for e in reference.last_states(candidate.count, candidate.sentence, story) if (side := story.knowledge.side_of(e.id or "")))
        rule = "hi/reference: office of the states told together"
    entities: dict[str, Entity] = {}
    for title in candidate.titles:
        for side in sides:
            entity = _one_officer(title, side, story, day, known, generic=generic)
            if entity:
                entities[entity.key] = entity
    if len(sides) > 1 and len(entities) < len(sides):
        entities = {} if generic else entities
    office = people.kind_in(candidate.titles[0][0], sides[0] if sides else None, story.knowledge) if candidate.titles else None
    return _made(
        candidate, story, Form.COLLECTIVE, EntityType.PERSON, tuple(entities.values()), rule, office=office,
        side=sides[0] if len(sides) == 1 else None, plural=True, confidence=0.85 if entities else 0.4,
    )


def _one_officer(
    title: tuple[Sense, ...], side: str, story: Story, day: date | None, known: frozenset[str], *, generic: bool
) -> Entity | None:
    """Who of a side is meant by one title; by "leader" the person told before, else the head of government or state."""
    for actor in reversed(story.actors.values()):
        if actor.side == side and (generic or any(people.kind_in(s, side, story.knowledge) == actor.office for s in title)):
            return actor.entity
    if generic:
        heads = [p for p in known if day and any(h.side == side and h.kind in reference.HEADS for h in story.knowledge.offices_of(p, day))]
        return story.knowledge.entity(heads[0]) if len(heads) == 1 else None
    for sense in title:
        entity = people.holder(story.knowledge, side, people.kind_in(sense, side, story.knowledge), day)
        if entity:
            return entity
    return None


def _thing(candidate: Candidate, story: Story) -> Linked | None:
    """States, places, bodies and ministries."""
    knowledge, shape = story.knowledge, candidate.shape
    if shape is Shape.STATE:
        side = candidate.sides[0]
        entity = knowledge.side_entity(side)
        return _made(candidate, story, Form.NAME, EntityType.STATE, (entity,) if entity else (), f"knowledge: state {side}", side=side)
    if shape is Shape.ADJECTIVE:
        side = candidate.targets[0]
        entity = knowledge.side_entity(side)
        return _made(
            candidate, story, Form.ADJECTIVE, EntityType.STATE, (entity,) if entity else (), f"knowledge: adjective of {side}", side=side,
            plural=candidate.plural,
        )
    if shape is Shape.BODY:
        entity = knowledge.entity(candidate.targets[0]) if len(candidate.targets) == 1 else None
        return _made(
            candidate, story, Form.NAME, entity.type if entity else EntityType.ORGANISATION, (entity,) if entity else (),
            f"knowledge: {candidate.targets[0]}", side=knowledge.side_of(candidate.targets[0]),
        )
    if shape is Shape.MINISTRY:
        side = candidate.sides[-1] if candidate.sides else story.home
        entity = knowledge.ministry(side, candidate.targets[0]) if side else None
        return _made(
            candidate, story, Form.NAME, EntityType.MINISTRY, (entity,) if entity else (), f"hi/names: ministry of {side}", side=side,
            office=candidate.targets[0], confidence=0.95 if candidate.sides else 0.8,
        )
    if shape is Shape.CAPITAL:
        side = candidate.sides[-1] if candidate.sides else (story.knowledge.side_of(story.dateline.place.id or "") if story.dateline and story.dateline.place else story.home)
        capitals = knowledge.state(side).capitals if side and knowledge.is_state(side) else ()
        entity = knowledge.entity(capitals[0]) if capitals else None
        return _made(
            candidate, story, Form.NAME, EntityType.PLACE, (entity,) if entity else (), f"hi/names: capital of {side}", side=side,
            confidence=0.95 if candidate.sides else 0.7,
        )
    if shape in (Shape.HERE, Shape.THERE, Shape.WHERE):
        place, side = reference.read_place(candidate, story)
        return _made(
            candidate, story, Form.DEICTIC, EntityType.PLACE if place is None or place.type is EntityType.PLACE else place.type,
            (place,) if place else (), "hi/reference: " + ("dateline's place" if shape is Shape.HERE else "place told before"), side=side,
            confidence=0.85 if place else 0.3,
        )
    return _place(candidate, story)


def _place(candidate: Candidate, story: Story) -> Linked | None:
    """A place, or the government that its capital stands for."""
    knowledge = story.knowledge
    case = story.case_behind(candidate.last)
    if candidate.sides and (case == "ergative" or not candidate.targets):
        if case != "ergative":
            return None
        entity = knowledge.side_entity(candidate.sides[0])
        return _made(
            candidate, story, Form.NAME, EntityType.STATE, (entity,) if entity else (), f"knowledge: metonym of {candidate.sides[0]}",
            side=candidate.sides[0], confidence=0.85,
        )
    targets = candidate.targets
    if len(targets) > 1:
        near = {side for _, side in story.states} | {story.home}
        targets = tuple(t for t in targets if knowledge.side_of(t) in near) or targets
    doubtful = case not in _AT_PLACES or candidate.word in ordinary_words(story.segments.language)
    if candidate.weak and case not in ("locative", "terminative") and doubtful and not any(s.place.id in targets for s in story.scenes):
        return None
    entity = knowledge.entity(targets[0]) if len(targets) == 1 else None
    return _made(
        candidate, story, Form.NAME, EntityType.PLACE, (entity,) if entity else (), f"knowledge: {targets[0]}",
        side=knowledge.side_of(targets[0]), confidence=0.95 if entity else 0.4,
    )
