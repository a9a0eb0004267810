"""A person, a state, an organisation, a place: what is known, whom it meets, where it travels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from vaarta.knowledge import Holding, Knowledge
from vaarta.model.entity import Entity, EntityType
from vaarta.model.record import Entry
from vaarta.model.report import Kind, Role, Status
from vaarta.record.ask import Filter, Known
from vaarta.web.charts.activity import activity
from vaarta.web.charts.network import network
from vaarta.web.charts.offices import terms
from vaarta.web.charts.world import outlines, world_map
from vaarta.web.errors import NotThere
from vaarta.web.filters import coming
from vaarta.web.language import gettext as _
from vaarta.web.site import Site, address, site_of

router = APIRouter(include_in_schema=False)

LATEST, LOOKED_AT, PARTNERS = 25, 400, 20
_ACTORS = (EntityType.PERSON, EntityType.ORGANISATION, EntityType.STATE, EntityType.MINISTRY, EntityType.GROUP)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the knowledge base says: offices held, or holders of leading offices; members, mechanisms, what holds a place."""

    holdings: tuple[Holding, ...] = ()
    holders: tuple[tuple[Entity, Holding], ...] = ()
    members: tuple[str, ...] = ()
    mechanisms: tuple[Entity, ...] = ()
    within: tuple[Entity, ...] = ()
    side: str | None = None


@router.get("/map/world.svg")
def ground() -> Response:
    """The ground of every map."""
    return Response(outlines(), media_type="image/svg+xml", headers={"cache-control": "public, max-age=86400"})


@router.get("/about/{key:path}")
def about(request: Request, key: str) -> Response:
    """Whom or what `key` names."""
    site = site_of(request)
    entity = entity_of(site, key)
    if entity.type is EntityType.MECHANISM:
        return RedirectResponse(address(f"/mechanism/{key}", {}), 307)
    wanted, facts = wanted_of(entity, site.knowledge), facts_of(entity, site.knowledge, site.today)
    entries = site.record.entries(replace(wanted, limit=LOOKED_AT)).entries
    partners = (
        site.record.partners(entity.key)[:PARTNERS] if entity.type in _ACTORS and entity.type is not EntityType.STATE else ()
    )
    counts = site.by_month(wanted)
    return site.page(
        request,
        "about.html",
        entity=entity,
        facts=facts,
        offices=terms(facts.holdings, site.today),
        total=sum(counts.values()),
        activity=activity(counts),
        coming=coming(site.record, wanted, site.today, 6),
        entries=entries[:LATEST],
        partners=partners,
        sides=list(site.record.sides_with(facts.side).items())[:PARTNERS]
        if facts.side and entity.type is EntityType.STATE
        else [],
        network=network(entity, partners, met(entries, partners)),
        map=world_map(travels(entity, entries, facts), site.knowledge),
        parameters=parameters_of(entity, facts),
        known=site.knowledge.knows(entity.key),
    )


def entity_of(site: Site, key: str) -> Entity:
    """The entity with this key, of the knowledge base or of the record. Raises NotThere."""
    if site.knowledge.knows(key):
        return site.knowledge.entity(key)
    side = site.knowledge.side_entity(key)
    if side is not None:
        return side
    for known in site.record.entities(key.partition(":")[2] or key):
        if known.entity.key == key:
            return known.entity
    raise NotThere(_("The record knows nobody and nothing of this name."))


def wanted_of(entity: Entity, knowledge: Knowledge) -> Filter:
    """The entries that an entity's page is about."""
    if entity.type is EntityType.STATE and (side := knowledge.side_of(entity.key)):
        return Filter(states=(side,))
    if entity.type is EntityType.PLACE:
        return Filter(place=entity.key)
    return Filter(who=entity.key)


def parameters_of(entity: Entity, facts: Facts) -> dict[str, object]:
    """The same, as an address says it."""
    if entity.type is EntityType.STATE and facts.side:
        return {"state": facts.side}
    return {"place" if entity.type is EntityType.PLACE else "who": entity.key}


def facts_of(entity: Entity, knowledge: Knowledge, today: date) -> Facts:
    """What the knowledge base holds on an entity."""
    key = entity.key
    if not knowledge.knows(key):
        return Facts()
    if entity.type is EntityType.PERSON:
        return Facts(holdings=tuple(reversed(knowledge.person(key).holdings)))
    if entity.type is EntityType.PLACE:
        place = knowledge.place(key)
        around = [knowledge.entity(place.within)] if place.within else []
        around += [knowledge.state(place.state).entity] if place.state else []
        return Facts(within=tuple(around))
    side = knowledge.side_of(key)
    if side is None or entity.type is EntityType.MINISTRY:
        return Facts(side=side)
    holders = {
        (holding.person, holding.title): (knowledge.entity(holding.person), holding)
        for kind in knowledge.offices(side)
        for holding in knowledge.holders(side, kind, today)
    }
    members = knowledge.members(key, today) if knowledge.is_body(key) else ()
    mechanisms = tuple(one for one in knowledge.entities_of(EntityType.MECHANISM) if side in knowledge.mechanism(one.key).of)
    return Facts((), tuple(holders.values())[:12], members, mechanisms, (), side)


def travels(entity: Entity, entries: Sequence[Entry], facts: Facts) -> list[tuple[Entity, int]]:
    """Where a person or a state's people went on visits, and how often; for a state, not within itself."""
    found: Counter[str] = Counter()
    places: dict[str, Entity] = {}
    for entry in entries:
        if (
            entry.kind is not Kind.VISIT
            or entry.place is None
            or entry.status in (Status.CANCELLED, Status.DENIED, Status.POSTPONED)
        ):
            continue
        went = [p for p in entry.participants if p.role in (Role.VISITOR, Role.HEAD_OF_DELEGATION, Role.PARTICIPANT)]
        if any(p.entity.key == entity.key or (facts.side and p.side == facts.side) for p in went):
            places[entry.place.key] = entry.place
            found[entry.place.key] += 1
    return [(places[key], count) for key, count in found.most_common()]


def met(entries: Sequence[Entry], partners: Sequence[Known]) -> dict[tuple[str, str], int]:
    """How often two of the partners stood in one entry, of those looked at."""
    shown = {known.entity.key for known in partners}
    found: Counter[tuple[str, str]] = Counter()
    for entry in entries:
        keys = sorted({p.entity.key for p in entry.participants} & shown)
        found.update(combinations(keys, 2))
    return dict(found)
