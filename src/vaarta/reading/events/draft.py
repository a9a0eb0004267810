"""Drafts: events as one clause tells them, before the article is seen as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field

from vaarta.model.entity import Entity
from vaarta.model.report import Kind, Reason, Role, Status, TimeExpression
from vaarta.model.span import Span
from vaarta.reading.mentions import Linked


@dataclass(frozen=True, slots=True)
class Part:
    """One participant of a draft. `side` is the state or organisation that it acts for, where known; `rule` says which case
    or rule gave the role."""

    entity: Entity
    role: Role
    mention: Linked
    rule: str
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Second:
    """What the second reader says of a draft: how likely there is such an event in its sentence, and whether it names `people`
    and `status` as the draft does. `alone` where no frame tells it; `other` where it takes the trigger for another kind."""

    chance: float
    people: bool = False
    status: bool = False
    alone: bool = False
    other: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """An event as one clause tells it. `sentence` is the index of its sentence,
    `paragraph` that of its paragraph, `order` where its trigger stands.

    `anaphoric` drafts refer to an event told before ("इस मुलाकात में") and add to it (`complete` ones say
    enough to stand alone where nothing was told before); `again` ones are one more of what was told, among the same people;
    `presupposed` ones are named, not
    stated ("मुलाकात के बाद"). `within` is True where the sentence puts it inside the event told last, `follows` where it
    keeps that one's place and day. `by_phone_too` ones are a call where a call was told last. `ends` is True where the time
    told is the event's last day, `begun` is then its first, where that is told too; `since` where it is the first and no end is told. `stated` is True where a verb or words of planning tell the event, not a noun alone; `refers`
    where an announcement goes back to an event told before; `lasting` where the verb, told as of the past,
    leaves a state that may last (had arrived), `sets_out` where the journey only begins with it, `hither` where it ends here, `unmet` where it was only to happen (was to meet);
    `apart` where a text stands by itself beside those signed with it. `second` is None where the second reader has not read it.
    """

    kind: Kind
    frame: str
    sentence: int
    paragraph: int
    evidence: Span
    trigger: Span
    order: int
    status: Status
    parts: tuple[Part, ...] = ()
    time: TimeExpression | None = None
    begun: TimeExpression | None = None
    since: bool = False
    duration: TimeExpression | None = None
    place: Linked | None = None
    mechanism: Linked | None = None
    anaphoric: bool = False
    complete: bool = False
    again: bool = False
    presupposed: bool = False
    stated: bool = True
    refers: bool = False
    apart: bool = False
    within: bool = False
    follows: bool = False
    ends: bool = False
    sidelines: bool = False
    by_phone_too: bool = False
    lasting: bool = False
    sets_out: bool = False
    hither: bool = False
    unmet: bool = False
    said_by: Linked | None = None
    second: Second | None = None
    reasons: tuple[Reason, ...] = field(default=())

    @property
    def entities(self) -> frozenset[str]:
        """The keys of the participants."""
        return frozenset(part.entity.key for part in self.parts)
