"""Confidence: how sure the reader is that an event is right, from readable traits."""

from __future__ import annotations

from collections.abc import Iterator
from math import exp

from vaarta.model.entity import EntityType
from vaarta.model.readers import Readers
from vaarta.model.report import Kind, Status
from vaarta.packs.confidence import Confidence
from vaarta.packs.loader import section
from vaarta.reading.discourse import Happening
from vaarta.reading.events import Second
from vaarta.reading.mentions import Form

_SECTIONS = {Readers.FRAMES: "confidence", Readers.BOTH: "confidence-both"}
_HOW_SURELY = ((0.98, "surely"), (0.9, "clearly"), (0.6, "probably"), (0.0001, "perhaps"))
_NO_PLACE = (Kind.CALL, Kind.ANNOUNCEMENT)


def model_of(language: str, readers: Readers) -> Confidence:
    """The language's model for what `readers` have found."""
    return section(language, _SECTIONS[readers], Confidence)


def confidence(happening: Happening, language: str, readers: Readers = Readers.FRAMES) -> float:
    """The probability that an annotator would find this event in the article, as the language's model has it (0 to 1)."""
    model = model_of(language, readers)
    odds = model.bias + sum(model.weights.get(trait, 0.0) for trait in traits(happening, readers))
    return 1 / (1 + exp(-odds))


def traits(happening: Happening, readers: Readers = Readers.FRAMES) -> Iterator[str]:
    """The traits of `happening` that the model weighs, each once; with both readers, also what the learned one says of it."""
    yield from _told(happening)
    if readers is Readers.BOTH:
        yield from _seen(happening.second)


def _seen(second: Second | None) -> Iterator[str]:
    if second is None:
        yield "not read by the learned reader"
        return
    how = next((how for bar, how in _HOW_SURELY if second.chance >= bar), "not")
    yield f"{how} seen by the learned reader" + (" alone" if second.alone else "")
    if second.other:
        yield "another kind to the learned reader"
    if second.chance and not second.people:
        yield "other people to the learned reader"
    if second.chance and not second.status:
        yield "another status to the learned reader"


def _told(happening: Happening) -> Iterator[str]:
    yield f"frame {happening.frame}"
    yield f"{happening.kind} {happening.status}"
    forms = {part.mention.form for part in happening.parts}
    if Form.PRONOUN in forms:
        yield "a pronoun"
    if Form.COLLECTIVE in forms:
        yield "a collective"
    if Form.OFFICE in forms:
        yield "an office alone"
    if any(part.entity.id is None and part.entity.type is EntityType.PERSON for part in happening.parts):
        yield "somebody unknown"
    if any(part.entity.type is EntityType.GROUP for part in happening.parts):
        yield "a group"
    if any(part.mention.confidence < 0.7 for part in happening.parts):
        yield "a doubtful mention"
    if len(happening.parts) > 2:
        yield "more than two people"
    if any(part.rule.startswith("discourse") for part in happening.parts):
        yield "people from the discourse"
    if happening.presupposed:
        yield "only named"
    if len(happening.evidence) > 1:
        yield "told more than once"
    if happening.when is None:
        yield "no date"
    elif not happening.own_when:
        yield "a date from the discourse"
    if happening.place is None and happening.kind not in _NO_PLACE:
        yield "no place"
    if happening.mechanism is not None and happening.mechanism.form is Form.OFFICE:
        yield "a sitting by its noun alone"
    if happening.status is Status.HELD and happening.sidelines:
        yield "on the sidelines"
