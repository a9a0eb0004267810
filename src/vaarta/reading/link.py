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
from vaarta.reading import people, reference
from vaarta.reading.antecedents import subject_case
from vaarta.reading.candidates import Candidate, Shape
from vaarta.reading.mentions import Form, Linked
from vaarta.reading.segment import Segments
from vaarta.reading.series import read_mechanism
from vaarta.reading.story import Story, made
from vaarta.reading.things import read_thing


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
    free = [
        c
        for c in (_behind_time(c, taken) for c in candidates)
        if not any(c.first < last and first < c.last and not _holds(c, first, last) for first, last in taken)
    ]
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


def _behind_time(candidate: Candidate, taken: Sequence[tuple[int, int]]) -> Candidate:
    """A person's phrase without the modifier that ends the time before it ("इससे पूर्व | ब्लिंकन")."""
    if candidate.shape not in (Shape.PERSON, Shape.OFFICERS, Shape.COUNTED):
        return candidate
    body = candidate.name[0] if candidate.name else candidate.last - 1
    for first, last in taken:
        if first <= candidate.first < last <= body:
            return replace(candidate, first=last, former=False)
    return candidate


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
        return made(candidate, story, Form.COLLECTIVE, kind, entities, rule, plural=True, confidence=0.8 if entities else 0.3)
    if candidate.shape is Shape.PRONOUN:
        actor, confidence, rule = reference.read_pronoun(candidate, story)
        entities = (actor.entity,) if actor else ()
        return made(
            candidate,
            story,
            Form.PRONOUN,
            EntityType.PERSON,
            entities,
            rule,
            confidence=confidence,
            side=actor.side if actor else None,
            office=actor.office if actor else None,
        )
    if candidate.shape in (Shape.MECHANISM, Shape.SITTING):
        return read_mechanism(candidate, story)
    if candidate.shape is Shape.GROUP:
        words = story.segments.words(candidate.first, candidate.last)
        entity = Entity(None, words, EntityType.GROUP, {story.segments.language: words})
        side = candidate.sides[0] if candidate.sides else None
        return made(
            candidate, story, Form.GROUP, EntityType.GROUP, (entity,), "names: group", plural=True, side=side, confidence=0.7
        )
    return read_thing(candidate, story)


def _person(candidate: Candidate, story: Story, known: frozenset[str]) -> Linked | None:
    if candidate.name:
        reading = people.read_named(candidate, story, known)
        if reading is None:
            if not candidate.word:
                return None
            reading = people.Reading(
                None, candidate.sides[-1] if candidate.sides else None, None, "names: office with a doubtful name", 0.4
            )
        form = Form.NAME
    else:
        named = [k for k, _ in people.office_kinds(candidate, story, candidate.sides)]
        if "leader" in named or "minister" in named:
            actor = reference.read_leader(candidate, story)
            entities = (actor.entity,) if actor else ()
            if not actor and "minister" in named:
                return None
            return made(
                candidate,
                story,
                Form.OFFICE,
                EntityType.PERSON,
                entities,
                "reference: leader of a state told before",
                side=candidate.sides[-1] if candidate.sides else None,
                office=actor.office if actor else None,
                confidence=0.7,
            )
        office = people.read_office(candidate, story)
        if office is None:
            return None
        reading, form = office, Form.OFFICE
        if reading.entity is None and reading.side and not candidate.former:
            words = story.segments.words(candidate.first, candidate.last)
            holder = Entity(None, words, EntityType.OFFICE, {story.segments.language: words})
            reading = replace(reading, entity=holder)
    entities = (reading.entity,) if reading.entity else ()
    return made(
        candidate,
        story,
        form,
        EntityType.PERSON,
        entities,
        reading.rule,
        side=reading.side,
        office=reading.office,
        confidence=reading.confidence,
    )


def _counterpart(candidate: Candidate, story: Story, known: frozenset[str]) -> Linked | None:
    """Who holds, in the state given, the office of the person acting before it."""
    if candidate.name:
        reading = people.read_named(replace(candidate, honoured=True), story, known)
        if reading and reading.entity:
            return made(
                candidate,
                story,
                Form.NAME,
                EntityType.PERSON,
                (reading.entity,),
                reading.rule,
                side=reading.side or (candidate.sides or (None,))[-1],
                office=reading.office or _subject_office(candidate, story),
                confidence=reading.confidence,
            )
    office = _subject_office(candidate, story)
    day = story.day(candidate.sentence, candidate.first)
    entities = tuple(
        entity for side in candidate.sides if office and (entity := people.holder(story.knowledge, side, office, day)) is not None
    )
    side = candidate.sides[-1] if candidate.sides else None
    rule = f"reference: counterpart; knowledge: {office} of {', '.join(candidate.sides)}"
    form = Form.COLLECTIVE if candidate.plural else Form.OFFICE
    return made(
        candidate,
        story,
        form,
        EntityType.PERSON,
        entities,
        rule,
        side=side,
        office=office,
        plural=candidate.plural,
        confidence=0.85 if entities else 0.4,
    )


def _subject_office(candidate: Candidate, story: Story) -> str | None:
    """The office of the person whose counterpart is meant: the one acting in this sentence, else the one told last."""
    here = [t for t in story.told if t.sentence == candidate.sentence and t.actor.office and t.actor.side not in candidate.sides]
    acting = [t for t in here if subject_case(t) in ("ergative", "subject")] or here
    if acting:
        return acting[0].actor.office
    before = [
        t for t in story.told if t.actor.office and t.actor.side not in candidate.sides and t.sentence >= candidate.sentence - 3
    ]
    return before[-1].actor.office if before else None


def _officers(candidate: Candidate, story: Story, known: frozenset[str]) -> Linked | None:
    """Several by office: of the states given, or of the states told last."""
    sides = candidate.sides
    day = story.day(candidate.sentence, candidate.first)
    rule = "names: office of several states"
    generic = any(s.target in ("leader", "diplomat") for title in candidate.titles for s in title)
    if not sides and candidate.count:
        kinds = frozenset(s.target for title in candidate.titles for s in title)
        actors = reference.last_actors(candidate.count, candidate, story, frozenset() if generic else kinds)
        if actors:
            return made(
                candidate,
                story,
                Form.COLLECTIVE,
                EntityType.PERSON,
                tuple(a.entity for a in actors),
                "reference: officers told together",
                plural=True,
                confidence=0.85,
            )
        sides = tuple(
            side
            for e in reference.last_states(candidate.count, candidate.sentence, story)
            if (side := story.knowledge.side_of(e.id or ""))
        )
        rule = "reference: office of the states told together"
    entities: dict[str, Entity] = {}
    for title in candidate.titles:
        for side in sides:
            entity = _one_officer(title, side, story, day, known, generic=generic)
            if entity:
                entities[entity.key] = entity
    if len(sides) > 1 and len(entities) < len(sides):
        entities = {} if generic else entities
    office = people.kind_in(candidate.titles[0][0], sides[0] if sides else None, story.knowledge) if candidate.titles else None
    return made(
        candidate,
        story,
        Form.COLLECTIVE,
        EntityType.PERSON,
        tuple(entities.values()),
        rule,
        office=office,
        side=sides[0] if len(sides) == 1 else None,
        plural=True,
        confidence=0.85 if entities else 0.4,
    )


def _one_officer(
    title: tuple[Sense, ...], side: str, story: Story, day: date | None, known: frozenset[str], *, generic: bool
) -> Entity | None:
    """Who of a side is meant by one title; by "leader" the person told before, else the head of government or state."""
    for actor in reversed(story.actors.values()):
        if actor.side == side and (generic or any(people.kind_in(s, side, story.knowledge) == actor.office for s in title)):
            return actor.entity
    if generic:
        heads = [
            p
            for p in known
            if day and any(h.side == side and h.kind in reference.HEADS for h in story.knowledge.offices_of(p, day))
        ]
        return story.knowledge.entity(heads[0]) if len(heads) == 1 else None
    for sense in title:
        entity = people.holder(story.knowledge, side, people.kind_in(sense, side, story.knowledge), day)
        if entity:
            return entity
    return None
