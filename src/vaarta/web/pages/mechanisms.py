"""Standing mechanisms: their sittings as a numbered line, with what does not fit."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from vaarta.model.entity import EntityType
from vaarta.model.errors import KnowledgeError
from vaarta.record.register import register
from vaarta.web.errors import NotThere
from vaarta.web.language import gettext as _
from vaarta.web.site import site_of
from vaarta.web.words import name

router = APIRouter(include_in_schema=False)


@router.get("/mechanisms")
def mechanisms(request: Request, q: str = "") -> HTMLResponse:
    """All mechanisms on file, by their parties; `q` narrows them by name."""
    site = site_of(request)
    base = site.knowledge
    wanted = q.casefold().strip()[:100]
    groups: dict[str, list[object]] = {}
    for entity in base.entities_of(EntityType.MECHANISM):
        if wanted and not any(wanted in given.casefold() for given in (entity.name, *entity.names.values(), *entity.aliases)):
            continue
        one = base.mechanism(entity.key)
        parties = [base.side_entity(side) for side in one.of]
        heading = " – ".join(name(party) for party in parties if party) if len(parties) <= 4 else _("many")
        groups.setdefault(heading, []).append(one)
    return site.page(request, "mechanisms.html", groups=sorted(groups.items()), q=q[:100])


@router.get("/mechanism/{key:path}")
def mechanism(request: Request, key: str) -> HTMLResponse:
    """One mechanism: knowledge and record together."""
    site = site_of(request)
    try:
        found = site.knowledge.mechanism(key)
    except KnowledgeError:
        raise NotThere(_("No mechanism is known by this name.")) from None
    sittings = site.record.sittings(found.entity.key)
    told = register(found, sittings, site.knowledge, site.today)
    marked: dict[int, list[str]] = {}
    for problem in told.problems:
        for ordinal in problem.ordinals:
            marked.setdefault(ordinal, []).append(problem.kind)
    return site.page(
        request,
        "mechanism.html",
        register=told,
        rows=told.rows[::-1],
        marked=marked,
        entries={entry.id: entry for entry in sittings},
        siblings=[site.knowledge.entity(one) for one in site.knowledge.siblings(found.entity.key)],
        feed="/timeline?mechanism=" + quote(found.entity.key),
    )
