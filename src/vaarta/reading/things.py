"""Places, states, bodies and ministries: what each such phrase means."""

from __future__ import annotations

from vaarta.model.entity import Entity, EntityType
from vaarta.packs.vocabulary import ordinary_words
from vaarta.reading import reference
from vaarta.reading.candidates import Candidate, Shape
from vaarta.reading.mentions import Form, Linked
from vaarta.reading.story import Story, made

_AT_PLACES = (None, "locative", "genitive", "terminative", "ablative", "towards")
"""Cases in which an everyday word may name a place."""


def read_thing(candidate: Candidate, story: Story) -> Linked | None:
    """The mention of a state, place, body or ministry; None where the phrase means none of these here."""
    shape = candidate.shape
    if shape in (Shape.STATE, Shape.ADJECTIVE):
        return _state(candidate, story)
    if shape is Shape.BODY:
        return _body(candidate, story)
    if shape is Shape.MINISTRY:
        return _ministry(candidate, story)
    if shape is Shape.CAPITAL:
        return _capital(candidate, story)
    if shape in (Shape.HERE, Shape.THERE, Shape.WHERE):
        return _pointed_at(candidate, story)
    return _place(candidate, story)


def _one(entity: Entity | None) -> tuple[Entity, ...]:
    return (entity,) if entity else ()


def _state(candidate: Candidate, story: Story) -> Linked:
    side, named = candidate.sides[0], candidate.shape is Shape.STATE
    entities = _one(story.knowledge.side_entity(side))
    form, rule = (Form.NAME, f"knowledge: state {side}") if named else (Form.ADJECTIVE, f"knowledge: adjective of {side}")
    return made(candidate, story, form, EntityType.STATE, entities, rule, side=side, plural=candidate.plural)


def _body(candidate: Candidate, story: Story) -> Linked:
    target = candidate.targets[0]
    entity = story.knowledge.entity(target) if len(candidate.targets) == 1 else None
    kind = entity.type if entity else EntityType.ORGANISATION
    side = story.knowledge.side_of(target)
    return made(candidate, story, Form.NAME, kind, _one(entity), f"knowledge: {target}", side=side)


def _ministry(candidate: Candidate, story: Story) -> Linked:
    """A ministry without a state is the publisher's."""
    side, kind = candidate.sides[-1] if candidate.sides else story.home, candidate.targets[0]
    entities = _one(story.knowledge.ministry(side, kind) if side else None)
    sure = 0.95 if candidate.sides else 0.8
    rule = f"names: ministry of {side}"
    return made(candidate, story, Form.NAME, EntityType.MINISTRY, entities, rule, side=side, office=kind, confidence=sure)


def _capital(candidate: Candidate, story: Story) -> Linked:
    """A capital without a state is that of the dateline's state, or else the publisher's."""
    side, knowledge = candidate.sides[-1] if candidate.sides else None, story.knowledge
    if side is None and story.dateline and story.dateline.place and story.dateline.place.id:
        side = knowledge.side_of(story.dateline.place.id)
    side = side or story.home
    capitals = knowledge.state(side).capitals if side and knowledge.is_state(side) else ()
    entities = _one(knowledge.entity(capitals[0]) if capitals else None)
    sure = 0.95 if candidate.sides else 0.7
    return made(candidate, story, Form.NAME, EntityType.PLACE, entities, f"names: capital of {side}", side=side, confidence=sure)


def _pointed_at(candidate: Candidate, story: Story) -> Linked:
    place, side = reference.read_place(candidate, story)
    kind = place.type if place else EntityType.PLACE
    rule = "reference: " + ("dateline's place" if candidate.shape is Shape.HERE else "place told before")
    return made(candidate, story, Form.DEICTIC, kind, _one(place), rule, side=side, confidence=0.85 if place else 0.3)


def _place(candidate: Candidate, story: Story) -> Linked | None:
    """A place, or the government that its capital stands for."""
    knowledge, case, targets = story.knowledge, story.case_behind(candidate.last), candidate.targets
    if candidate.sides and case == "ergative":
        code = candidate.sides[0]
        state, rule = _one(knowledge.side_entity(code)), f"knowledge: metonym of {code}"
        return made(candidate, story, Form.NAME, EntityType.STATE, state, rule, side=code, confidence=0.85)
    if not targets or (candidate.weak and not _is_somewhere(candidate, story, case)):
        return None
    if len(targets) > 1:
        near = {side for _, side in story.states} | {story.home}
        targets = tuple(t for t in targets if knowledge.side_of(t) in near) or targets
    entities = _one(knowledge.entity(targets[0]) if len(targets) == 1 else None)
    side, sure = knowledge.side_of(targets[0]), 0.95 if entities else 0.4
    return made(candidate, story, Form.NAME, EntityType.PLACE, entities, f"knowledge: {targets[0]}", side=side, confidence=sure)


def _is_somewhere(candidate: Candidate, story: Story, case: str | None) -> bool:
    """Whether a word that is also an everyday one stands as a place does, or was read as that place before."""
    if case in ("locative", "terminative") or any(s.place.id in candidate.targets for s in story.scenes):
        return True
    return case in _AT_PLACES and candidate.word not in ordinary_words(story.segments.language)
