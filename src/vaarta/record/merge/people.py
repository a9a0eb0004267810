"""Who takes part in an entry: everybody whom its reports name, each once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from vaarta.knowledge.store import Knowledge
from vaarta.model.entity import EntityType
from vaarta.model.record import Ref
from vaarta.model.report import Participant, Role
from vaarta.record.merge.facts import Facts, side_of
from vaarta.record.merge.slots import weight
from vaarta.record.merge.who import Somebody, same_person, somebody

_SOLE = frozenset({Role.CHAIR, Role.CO_CHAIR, Role.HEAD_OF_DELEGATION})
"""Roles that one person fills for a side."""

Votes = Mapping[tuple[str, Role], int]


def participants_of(group: Sequence[Facts], knowledge: Knowledge) -> tuple[Participant, ...]:
    """Everybody whom the tellings name, in the order of the fullest. A state gives way to its people, somebody in two roles keeps the better
    supported, somebody spelled in two ways the better name, and of several in a role that one person fills for a side the best supported stays.
    """
    kept: dict[tuple[str, Role], Participant] = {}
    votes = Counter[tuple[str, Role]]()
    for facts in sorted(group, key=lambda f: (-len(f.people), -weight(f), f.telling.order)):
        for part in facts.telling.event.participants:
            kept.setdefault((part.entity.key, part.role), part)
            votes[part.entity.key, part.role] += weight(facts)
    people = {
        place: somebody(part.entity, side_of(part, knowledge))
        for place, part in kept.items()
        if part.entity.type is EntityType.PERSON
    }
    lost = _outvoted(list(kept), votes, group, knowledge) | _misspelled(people, votes)
    roles = _roles(list(kept), votes)
    named = {one.side for one in people.values()}
    return tuple(
        part
        for (key, role), part in kept.items()
        if (key, role) not in lost
        and roles[key] is role
        and not (part.entity.type in (EntityType.STATE, EntityType.GROUP) and side_of(part, knowledge) in named)
    )


def rivals(group: Sequence[Facts], knowledge: Knowledge) -> dict[tuple[Role, str], dict[str, list[Ref]]]:
    """For each role that one person fills for a side, and side: the people named in it with the refs that name them; only where
    no report names two of them together."""
    found: dict[tuple[Role, str], dict[str, list[Ref]]] = defaultdict(lambda: defaultdict(list))
    seen: dict[tuple[Role, str], list[Somebody]] = defaultdict(list)
    together: set[tuple[Role, str]] = set()
    for facts in group:
        here: set[tuple[Role, str]] = set()
        for part in facts.telling.event.participants:
            side = side_of(part, knowledge)
            if part.role not in _SOLE or side is None or part.entity.type is not EntityType.PERSON:
                continue
            where = (part.role, side)
            if where in here:
                together.add(where)
            here.add(where)
            one = somebody(part.entity, side)
            first = next((other for other in seen[where] if other.key == one.key or same_person(one, other)), one)
            seen[where].append(first)
            found[where][first.key].append(facts.ref)
    return {where: people for where, people in found.items() if len(people) > 1 and where not in together}


def _outvoted(
    places: Sequence[tuple[str, Role]], votes: Votes, group: Sequence[Facts], knowledge: Knowledge
) -> set[tuple[str, Role]]:
    lost: set[tuple[str, Role]] = set()
    order = {place: number for number, place in enumerate(places)}
    for (role, _), people in rivals(group, knowledge).items():
        first = min(people, key=lambda key: (-votes[key, role], order[key, role]))
        lost |= {(key, role) for key in people if key != first}
    return lost


def _misspelled(people: Mapping[tuple[str, Role], Somebody], votes: Votes) -> set[tuple[str, Role]]:
    """Those who stand there under a better name too: a known one, or one that more reports use."""

    def rank(place: tuple[str, Role]) -> tuple[bool, int, str]:
        return people[place].known, votes[place], people[place].key

    return {
        place
        for place, one in people.items()
        if one.side is not None
        and any(
            other.key != one.key and same_person(one, other) and rank(better) > rank(place) for better, other in people.items()
        )
    }


def _roles(places: Sequence[tuple[str, Role]], votes: Votes) -> dict[str, Role]:
    """The one role of each: that of a plain participant only where there is no other, else the best supported, the first in doubt."""
    roles: dict[str, Role] = {}
    for key, role in places:
        held = roles.setdefault(key, role)
        if held is Role.PARTICIPANT or (role is not Role.PARTICIPANT and votes[key, role] > votes[key, held]):
            roles[key] = role
    return roles
