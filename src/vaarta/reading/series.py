"""Which standing mechanism a phrase means, in this story."""

from __future__ import annotations

from vaarta.model.entity import Entity, EntityType
from vaarta.reading.candidates import Candidate, Shape
from vaarta.reading.mentions import Form, Linked
from vaarta.reading.reference import read_sitting
from vaarta.reading.story import Story, made


def read_mechanism(candidate: Candidate, story: Story) -> Linked | None:
    """A mechanism's mention; a loose name without its parties takes those of the story, if just one mechanism then fits."""
    knowledge = story.knowledge
    if candidate.shape is Shape.SITTING:
        told = read_sitting(candidate, story)
        if told is None:
            return None
        return _mention(candidate, story, (told[0],), told[1], 0.6)
    targets = candidate.targets
    rule = "names: mechanism"
    confidence = 0.95
    if len(targets) > 1 or candidate.weak:
        told_before = [m for _, m in story.mechanisms if m.entity and m.entity.id in targets]
        if told_before:
            targets, rule, confidence = (told_before[-1].entity.id or "",), "reference: mechanism told before", 0.9  # type: ignore[union-attr]
        else:
            targets = _by_parties(candidate, story)
            rule, confidence = "names: loose name; parties of the story", 0.8
    if len(targets) != 1:
        if not candidate.sides and candidate.weak:
            return None
        return _mention(candidate, story, (), "names: mechanism, several fit", 0.3)
    entity = knowledge.entity(targets[0])
    return _mention(candidate, story, (entity,), f"{rule}; knowledge: {targets[0]}", confidence)


def _by_parties(candidate: Candidate, story: Story) -> tuple[str, ...]:
    """Of the mechanisms that a loose name may mean, those whose parties the sentence, or else the story, tells of.

    The publisher's own state counts as told where the story tells of one other state at most.
    """
    own = set(candidate.sides)
    here = own.union(*(story.sides_in.get(n, ()) for n in (candidate.sentence, candidate.sentence - 1)))
    everywhere = own.union(*story.sides_in.values())
    scopes = [here, everywhere]
    if story.home and len(everywhere - {story.home}) <= 1:
        scopes.append(everywhere | {story.home})
    for sides in scopes:
        fitting = tuple(t for t in candidate.targets if own <= set(story.knowledge.mechanism(t).of) <= sides)
        if fitting:
            return fitting
    return ()


def _mention(candidate: Candidate, story: Story, entities: tuple[Entity, ...], rule: str, confidence: float) -> Linked:
    form = Form.NAME if candidate.shape is Shape.MECHANISM else Form.OFFICE
    return made(candidate, story, form, EntityType.MECHANISM, entities, rule, ordinal=candidate.ordinal, confidence=confidence)
