"""Which happenings are facts of the diplomatic record: two sides, another state, enough people."""

from __future__ import annotations

from collections.abc import Sequence

from vaarta.model.entity import EntityType
from vaarta.model.report import Kind, Role, Status
from vaarta.reading.clauses import PEOPLE
from vaarta.reading.discourse.announced import announced
from vaarta.reading.discourse.happening import Happening

_TWO_SIDED = (Kind.MEETING, Kind.CALL)


def select(happenings: Sequence[Happening], home: str | None) -> list[Happening]:
    """Those happenings that the codebook codes: no domestic ones, no visit at home, nobody alone.

    `home` is the publisher's own state: somebody of unknown side is taken to be of it where nothing speaks for another.
    """
    coded = [h for h in happenings if _coded(h, home)]
    return [h for h in coded if not h.refers or announced(coded, h) is not None]


def _coded(happening: Happening, home: str | None) -> bool:
    if happening.kind in _TWO_SIDED:
        return len(happening.parts) >= 2 and _crosses(happening, home)
    if happening.kind is Kind.VISIT:
        return _travels(happening) and _abroad(happening, home)
    if happening.kind is Kind.SESSION:
        return happening.mechanism is not None
    if happening.kind is Kind.AGREEMENT:
        bodies = (EntityType.ORGANISATION, EntityType.GROUP)
        two = len(happening.parts) >= 2 and len(happening.sides) != 1
        return two or any(part.entity.type in bodies for part in happening.parts)
    if happening.kind is Kind.MESSAGE:
        roles = {p.role for p in happening.parts}
        if roles == {Role.RECIPIENT}:
            return all(p.entity.type in (EntityType.PERSON, EntityType.STATE) for p in happening.parts)
        return Role.SENDER in roles and Role.RECIPIENT in roles and _crosses(happening, home)
    return bool(happening.parts)


def _travels(happening: Happening) -> bool:
    """Whether people travel, not an office."""
    return any(p.role is Role.VISITOR and p.entity.type in PEOPLE for p in happening.parts)


def _crosses(happening: Happening, home: str | None) -> bool:
    """Whether more than one side takes part, as far as known."""
    if len(happening.sides) >= 2:
        return True
    if all(part.entity.type is EntityType.GROUP and part.side is None for part in happening.parts):
        return False
    place = happening.place
    abroad = place is not None and place.side is not None and place.side not in (happening.sides or {home})
    if None not in [part.side for part in happening.parts]:
        return abroad
    foreign = bool(happening.sides) and home not in happening.sides
    groups = any(part.entity.type is EntityType.GROUP for part in happening.parts)
    return abroad or (foreign and not groups)


def _abroad(happening: Happening, home: str | None) -> bool:
    """Whether the destination is not the visitors' own state; those who are at home there do not visit."""
    place = happening.place
    if place is None:
        return happening.status in (Status.CANCELLED, Status.POSTPONED)
    if place.side is None:
        return True
    happening.parts = [p for p in happening.parts if p.role is not Role.VISITOR or (p.side or home) != place.side]
    return bool(happening.visitors())
