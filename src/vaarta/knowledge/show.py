"""What the knowledge base knows about a name: the answer behind `vaarta knowledge show`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from vaarta.knowledge.dates import held
from vaarta.knowledge.store import Knowledge, load
from vaarta.knowledge.types import Holding, Sat, Sense, Use
from vaarta.model.entity import Entity, EntityType

_OF_STATES = frozenset({Use.NAME, Use.ADJECTIVE, Use.PEOPLE, Use.METONYM})


@dataclass(frozen=True, slots=True)
class Card:
    """One entity that a name stands for, or the office that a query names with its state.

    `offices` are a person's, and the holders of the office or of the leading offices of a state; `sides` the sides that a
    person acts for, an organisation's members or a mechanism's parties. `uses` says how the name refers to the entity.
    """

    entity: Entity
    uses: tuple[str, ...]
    ambiguous: bool = False
    title: str | None = None
    offices: tuple[tuple[Entity, Holding], ...] = ()
    sides: tuple[str, ...] = ()
    sittings: tuple[Sat, ...] = ()
    state: str | None = None
    within: Entity | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything that a query may stand for; more than one card means that the name is ambiguous, none that it is unknown."""

    query: str
    on: date | None
    cards: tuple[Card, ...]
    kinds: tuple[str, ...] = ()
    """The kinds of office that the query names by a title without a state."""
    version: str = ""


def show(query: str, on: date | None = None, knowledge: Knowledge | None = None) -> Answer:
    """Look up a name, an id, or an office with its state, in any language; with `on`, only what held on that day.

    >>> show("foreign-minister IN", date(2017, 5, 1)).cards[0].offices[0][0].name
    'Sushma Swaraj'
    """
    base = knowledge or load()
    office = _office(base, query)
    if office is not None:
        return Answer(query, on, (_office_card(base, *office, on),), (office[1],), base.version)
    senses = base.lookup(query)
    found: dict[str, list[Sense]] = {}
    for sense in senses:
        if sense.type is not None and sense.use is not Use.MINISTRY:
            found.setdefault(sense.target, []).append(sense)
    if not found and base.knows(query):
        found[query] = []
    cards = tuple(_card(base, key, tuple(uses), on) for key, uses in found.items())
    kinds = tuple(dict.fromkeys(sense.target for sense in senses if sense.use in (Use.TITLE, Use.MINISTRY)))
    return Answer(query, on, cards, kinds, base.version)


def _office(base: Knowledge, query: str) -> tuple[str, str] | None:
    """Side and kind of a query such as "foreign-minister IN" or a title with a state's name, in either order."""
    words = query.split()
    for cut in range(1, len(words)):
        for title, place in ((words[:cut], words[cut:]), (words[cut:], words[:cut])):
            side = _side(base, " ".join(place))
            kind = base.office_kind(" ".join(title), side) if side else None
            if side and kind and not base.lookup(query):
                return side, kind
    return None


def _side(base: Knowledge, name: str) -> str | None:
    if base.side_entity(name) is not None:
        return name
    of_states = {s.side for s in base.lookup(name) if s.use in _OF_STATES and s.type is EntityType.STATE}
    bodies = {base.side_of(s.target) for s in base.lookup(name) if s.type is EntityType.ORGANISATION}
    sides = of_states or bodies
    return next(iter(sides)) if len(sides) == 1 else None


def _office_card(base: Knowledge, side: str, kind: str, on: date | None) -> Card:
    entity = base.side_entity(side)
    if entity is None:
        raise LookupError(side)
    holders = base.holders(side, kind, on or date.min, on or date.max)
    title = base.office_title(side, kind)
    return Card(entity, ("office",), title=title, offices=_named(base, holders), state=side)


def _named(base: Knowledge, holdings: tuple[Holding, ...]) -> tuple[tuple[Entity, Holding], ...]:
    return tuple((base.entity(holding.person), holding) for holding in holdings)


def _card(base: Knowledge, key: str, senses: tuple[Sense, ...], on: date | None) -> Card:
    entity = base.entity(key)
    uses = tuple(dict.fromkeys(str(sense.use) for sense in senses))
    doubtful = any(sense.ambiguous for sense in senses)
    side = base.side_of(key)
    if entity.type is EntityType.PERSON:
        holdings = base.person(key).holdings
        offices = tuple(h for h in holdings if on is None or held(h, on, on))
        sides = base.sides_of(key, on or date.max)
        return Card(entity, uses, doubtful, offices=_named(base, offices), sides=sides)
    if entity.type is EntityType.MECHANISM:
        series = base.mechanism(key)
        sittings = base.sittings_on(key, on) if on else series.sittings
        return Card(entity, uses, doubtful, sides=series.of, sittings=sittings)
    if entity.type is EntityType.PLACE:
        place = base.place(key)
        return Card(entity, uses, doubtful, state=place.state, within=base.entity(place.within) if place.within else None)
    members = base.members(key, on) if base.is_body(key) else ()
    leaders = tuple(h for kind in base.offices(side) for h in base.holders(side, kind, on)) if side and on else ()
    named = {(h.person, h.title): h for h in leaders} if entity.type is not EntityType.MINISTRY else {}
    return Card(entity, uses, doubtful, offices=_named(base, tuple(named.values())), sides=members, state=side)
