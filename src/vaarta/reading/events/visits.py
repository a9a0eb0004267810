"""Visits: who of a clause's people travels, and one journey for each state that is visited and each side that travels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vaarta.model.entity import EntityType
from vaarta.model.report import Role, Status, TimeExpression
from vaarta.reading.clauses import PEOPLE, Clause
from vaarta.reading.events.draft import Draft, Part
from vaarta.reading.events.roles import Scope, parts_of
from vaarta.reading.events.triggers import Found, Text
from vaarta.reading.mentions import Form, Linked
from vaarta.reading.times import when_of

_REACH = 150
"""How many tokens back the person may stand whom a pronoun that the link stage left open means."""
_DOUBTFUL = 0.75
_SUBJECTS = frozenset({"case: subject", "case: genitive"})
_NEAR = 5
"""How many tokens from the visit its date and its giver stand in an invitation."""


def journeys(text: Text, scope: Scope, found: Found, draft: Draft) -> list[Draft]:
    """The visits that one trigger tells: one for each state on the way, and for each side that travels by itself."""
    if draft.status is Status.PLANNED and text.accepted(found.last):
        draft = _guests(text, scope.clause, found, draft)
    else:
        draft = replace(draft, parts=_travellers(text, scope.clause, found, draft))
    draft = replace(draft, since=_begins(scope.clause, draft.time))
    legs = _legs(scope.clause, found, draft) or [(place, draft.time) for place in _stops(text, scope.clause, draft.place)]
    told = [
        replace(draft, place=place, time=time, parts=parts)
        for place, time in (legs or [(draft.place, draft.time)])
        for parts in _by_travellers(draft.parts)
    ]
    came = _came_from(text, scope.clause, found, draft)
    if came is None:
        return told
    before = replace(draft, place=came, time=None, duration=None, status=Status.HELD, anaphoric=True, complete=True)
    return [before, *told]


def _came_from(text: Text, clause: Clause, found: Found, draft: Draft) -> Linked | None:
    """The third state from which visitors come ("वह काबुल से यहां पहुंचे"): they were there on a visit before."""
    if draft.place is None or draft.status is Status.PLANNED or found.verb is None or not found.verb.finite:
        return None
    visitors = [p for p in draft.parts if p.role is Role.VISITOR]
    home = {p.side for p in visitors}
    if not visitors or None in home:
        return None
    for item in reversed(clause.items):
        place = item.mention
        if item.case == "ablative" and item.is_place and place is not None and item.first < found.end:
            return place if place.side not in (None, draft.place.side, *home) else None
    return None


def _travellers(text: Text, clause: Clause, found: Found, draft: Draft) -> tuple[Part, ...]:
    """The parts without states, which do not travel, and without the subject of a clause about somebody else's visit
    ("जयशंकर ने मोदी की यात्रा की तैयारी की")."""
    parts = [p for p in draft.parts if p.role is not Role.VISITOR or p.entity.type is not EntityType.STATE]
    side = draft.place.side if draft.place is not None else None
    if any(p.role is Role.VISITOR and p.side != side for p in parts):
        parts = [p for p in parts if p.role is not Role.VISITOR or p.side is None or p.side != side]
    here = {id(item.mention) for item in clause.items}
    own = [p for p in parts if p.role is Role.VISITOR and p.rule == "case: subject" and id(p.mention) in here]
    owners = _owners(clause, parts)
    if own and found.verb is not None:
        parts = [p for p in parts if p.role is not Role.VISITOR or p.rule != "case: genitive"]
    elif owners:
        parts = [p for p in parts if p.role is not Role.VISITOR or p.rule == "case: comitative" or id(p.mention) in owners]
    visitors = [p for p in parts if p.role is Role.VISITOR]
    if not visitors or _at_home(visitors, draft):
        meant = _meant(text, clause, found, draft)
        parts = [p for p in parts if not meant or p not in visitors] + meant
    return tuple(parts)


def _guests(text: Text, clause: Clause, found: Found, draft: Draft) -> Draft:
    """The visit that an invitation offers: who is invited travels, who invites receives; dated only right beside."""
    people = [item for item in clause.items if item.mention is not None and item.mention.type in PEOPLE]
    subject = [p for p in draft.parts if p.rule == "case: subject"]
    invited = [item.mention for item in people if item.case == "dative" and item.first < found.first]
    guests = [part for m in invited if m for part in parts_of(text, m, Role.VISITOR, "case: dative")]
    if guests:
        hosts = [replace(p, role=Role.HOST) for p in subject]
    else:
        guests = subject
        givers = [i.mention for i in people if i.case == "genitive" and found.last <= i.first < found.last + _NEAR]
        hosts = [part for m in givers if m for part in parts_of(text, m, Role.HOST, "case: genitive")]
    going = {p.entity.key for p in guests}
    beside = any(item.time is draft.time and 0 <= found.first - item.after <= _NEAR for item in clause.items)
    return replace(
        draft,
        parts=(*guests, *(p for p in hosts if p.entity.key not in going)),
        time=draft.time if beside else None,
    )


def _owners(clause: Clause, parts: Sequence[Part]) -> frozenset[int]:
    """The mentions whose visit it is: the last genitive, with the list that it ends."""
    owned = {id(p.mention) for p in parts if p.rule == "case: genitive" and p.role is Role.VISITOR and p.entity.type in PEOPLE}
    items = [item for item in clause.items if item.mention is not None]
    at = max((i for i, item in enumerate(items) if id(item.mention) in owned), default=None)
    if at is None:
        return frozenset()
    last = at
    while at and items[at - 1].joined:
        at -= 1
    return frozenset(id(item.mention) for item in items[at : last + 1])


def _at_home(visitors: Sequence[Part], draft: Draft) -> bool:
    """Whether a pronoun gives a visitor who is of the state "here" where the visit is told."""
    side = draft.place.side if draft.place is not None and draft.place.form is Form.DEICTIC else None
    return side is not None and all(p.mention.form is Form.PRONOUN and p.side == side for p in visitors)


def _meant(text: Text, clause: Clause, found: Found, draft: Draft) -> list[Part]:
    """Whom a pronoun that the link stage left open means as somebody who travels: the one person told before who acts
    for another side than the state that is visited."""
    side = draft.place.side if draft.place is not None else None
    pronoun = next((i for i in clause.items if i.first < found.end and i.mention and i.mention.form is Form.PRONOUN), None)
    if side is None or pronoun is None or pronoun.mention is None:
        return []
    told = [m for m in text.people if pronoun.first - _REACH <= m.first < pronoun.first]
    fitting = {m.entities[0].key: m for m in told if text.sides.get(m.entities[0].key) not in (None, side)}
    if len(fitting) != 1:
        return []
    person = next(iter(fitting.values()))
    own = text.sides.get(person.entities[0].key)
    mention = replace(
        pronoun.mention, entities=person.entities, side=own, rule="events: who can travel there", confidence=_DOUBTFUL
    )
    return [Part(person.entities[0], Role.VISITOR, mention, "case: subject", own)]


def _legs(clause: Clause, found: Found, draft: Draft) -> list[tuple[Linked | None, TimeExpression | None]]:
    """The places of a clause that each have a time of their own before them, with it ("8 से 11 तक अंगोला में और 11 से 13 तक
    बोत्सवाना में रहेंगी"); none where fewer than two states have."""
    items = [item for item in clause.items if item.first < found.end]
    own = next((item for item in items if item.mention is draft.place), None)
    if own is None or draft.place is None:
        return []
    legs: list[tuple[Linked | None, TimeExpression | None]] = []
    time = None
    for item in items:
        if item.time is not None and when_of(item.time):
            time = item.time
        elif item.is_place and item.case == own.case and item.mention is not None:
            if time is None:
                return []
            legs.append((item.mention, time))
            time = None
    sides = {place.side for place, _ in legs if place is not None}
    return legs if len(sides) == len(legs) > 1 and None not in sides else []


def _begins(clause: Clause, time: TimeExpression | None) -> bool:
    """Whether a time is when a journey begins, not all of it ("शनिवार से")."""
    return time is not None and any(item.time is time and item.case == "ablative" for item in clause.items if item.time)


def _stops(text: Text, clause: Clause, place: Linked | None) -> list[Linked]:
    """The places of the list that ends with `place`, if they lie in several states ("सिंगापुर और चीन जाएंगी")."""
    items = list(clause.items)
    at = next((i for i, item in enumerate(items) if item.mention is place), None)
    if place is None or at is None:
        return []
    stops = [place]
    while at and items[at - 1].joined and items[at - 1].is_place and items[at - 1].mention is not None:
        at -= 1
        before = items[at].mention
        assert before is not None
        stops.insert(0, before)
    sides = [stop.side for stop in stops]
    return stops if None not in sides and len(set(sides)) == len(sides) > 1 else []


def _by_travellers(parts: tuple[Part, ...]) -> list[tuple[Part, ...]]:
    """The parts once for each of several who are told to travel; together only those of one side of whom some go with others
    ("राष्ट्रपति विदेश मंत्री के साथ …")."""
    visitors = [p for p in parts if p.role is Role.VISITOR]
    if any(p.rule not in _SUBJECTS for p in visitors):
        sides = list(dict.fromkeys(p.side for p in visitors))
        groups = [[p for p in visitors if p.side == side] for side in sides] if None not in sides else [visitors]
    else:
        groups = [[p] for p in visitors]
    if len(groups) < 2:
        return [parts]
    return [tuple(p for p in parts if p.role is not Role.VISITOR or p in group) for group in groups]
