"""`/api/v1/`: entries, reports, entities, mechanisms, reading and searching, in the words of the record and report formats."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import JSONResponse, Response

from vaarta.model.contract import entity_to_dict, report_to_dict
from vaarta.model.entity import EntityType
from vaarta.model.entries import entry_to_dict
from vaarta.model.errors import KnowledgeError
from vaarta.record.ask import Support
from vaarta.record.register import Problem, Row, register
from vaarta.web.api.etag import answer
from vaarta.web.api.shapes import (
    Entities,
    Entries,
    EntryShape,
    Failure,
    Hits,
    Kinds,
    Many,
    Mechanisms,
    MechanismShape,
    Statuses,
    Text,
    ToRead,
)
from vaarta.web.errors import NotThere
from vaarta.web.filters import asked
from vaarta.web.language import gettext as _
from vaarta.web.pages.reading import read_given
from vaarta.web.site import site_of
from vaarta.web.words import told

_SAID: dict[int | str, dict[str, Any]] = {
    400: {"model": Failure, "description": "What was asked makes no sense; the message says why."},
    404: {"model": Failure, "description": "There is no such thing."},
    422: {"model": Failure, "description": "A parameter is not what it should be; the message says which."},
}
_SAME: dict[int | str, dict[str, Any]] = {304: {"description": "The reader has this very version (If-None-Match)."}}
router = APIRouter(prefix="/api/v1", tags=["record"], responses=_SAID)
_ID = Annotated[str, Path(max_length=400)]
_CURSOR = Annotated[str | None, Query(max_length=500, description="`next` of the page before.")]


@router.get("/entries", response_model=Entries, responses=_SAME)
def entries(
    request: Request,
    who: Text = None,
    with_: Annotated[str | None, Query(alias="with", max_length=200)] = None,
    state: Many = [],  # noqa: B006 - FastAPI copies it
    pair: Annotated[str | None, Query(max_length=40, examples=["IN-RU"])] = None,
    kind: Kinds = [],  # noqa: B006 - as above
    status: Statuses = [],  # noqa: B006 - as above
    topic: Many = [],  # noqa: B006 - as above
    mechanism: Text = None,
    place: Text = None,
    from_: Annotated[date | None, Query(alias="from")] = None,
    to: Annotated[date | None, Query()] = None,
    certain: Annotated[float | None, Query(ge=0, le=1, description="The least certainty.")] = None,
    conflicting: Annotated[str | None, Query(max_length=10, description="Anything: only entries with conflicts.")] = None,
    after: _CURSOR = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Response:
    """Entries that fit every parameter, newest first; the parameters are those of the timeline."""
    site = site_of(request)
    page = site.record.entries(asked(request.query_params, site.record, site.knowledge, limit=limit).wanted)
    return answer(request, {"entries": [entry_to_dict(entry) for entry in page.entries], "next": page.after})


@router.get("/entries/{id}", response_model=EntryShape, responses=_SAME)
def entry(request: Request, id: _ID) -> Response:
    """One entry with the statements behind it, found by its id, by one it had before, or by the beginning of one."""
    found = site_of(request).record.told(id)
    if found is None:
        raise NotThere(_("The record holds no such entry."))
    supports = [_support(support) for support in found.supports]
    return answer(request, {"entry": entry_to_dict(found.entry), "sentence": told(found.entry), "supports": supports})


@router.get("/reports/{article:path}", response_model=dict[str, Any], responses=_SAME)
def report(request: Request, article: _ID) -> Response:
    """The report on an article, by the report format."""
    found = site_of(request).record.report(article)
    if found is None:
        raise NotThere(_("The record holds no such article."))
    return answer(request, report_to_dict(found))


@router.get("/entities", response_model=Entities, responses=_SAME)
def entities(
    request: Request, name: Annotated[str, Query(min_length=1, max_length=200)], type: EntityType | None = None
) -> Response:
    """Everything that a name, in any script, may stand for; those of most entries first."""
    found = site_of(request).record.entities(name, type)[:50]
    return answer(request, {"entities": [{"entity": entity_to_dict(one.entity), "entries": one.entries} for one in found]})


@router.get("/mechanisms", response_model=Mechanisms, responses=_SAME)
def mechanisms(request: Request) -> Response:
    """The mechanisms on file."""
    base = site_of(request).knowledge
    found = [base.mechanism(entity.key) for entity in base.entities_of(EntityType.MECHANISM)]
    return answer(
        request,
        {
            "mechanisms": [
                {"mechanism": entity_to_dict(one.entity), "of": list(one.of), "sittings": len(one.sittings)} for one in found
            ]
        },
    )


@router.get("/mechanisms/{id:path}", response_model=MechanismShape, responses=_SAME)
def mechanism(request: Request, id: _ID) -> Response:
    """One mechanism's sittings, from knowledge and record together."""
    site = site_of(request)
    try:
        found = site.knowledge.mechanism(id)
    except KnowledgeError:
        raise NotThere(_("No mechanism is known by this name.")) from None
    made = register(found, site.record.sittings(found.entity.key), site.knowledge, site.today)
    return answer(
        request,
        {
            "mechanism": entity_to_dict(found.entity),
            "of": list(found.of),
            "cadence": found.cadence,
            "due": made.due.isoformat() if made.due else None,
            "sittings": [_row(row) for row in made.rows],
            "problems": [_problem(problem) for problem in made.problems],
        },
    )


@router.get("/search", response_model=Hits, responses=_SAME)
def search(
    request: Request,
    q: Annotated[str, Query(min_length=1, max_length=200)],
    after: _CURSOR = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> Response:
    """Articles that have all the words, in any inflected or variant spelling, best first."""
    hits = site_of(request).record.search(q, limit, after)
    return answer(
        request,
        {
            "hits": [
                {
                    "article": hit.source.id,
                    "published": hit.source.published.isoformat(),
                    "publisher": hit.source.publisher,
                    "title": hit.source.title,
                    "sentence": hit.sentence,
                    "found": [{"start": span.start, "end": span.end} for span in hit.found],
                    "entries": list(hit.entries),
                    "score": round(hit.score, 4),
                }
                for hit in hits
            ],
            "next": hits[-1].after if len(hits) == limit else None,
        },
    )


@router.post(
    "/read",
    response_model=dict[str, Any],
    responses={
        403: {"model": Failure, "description": "`keep` over the network without the token."},
        413: {"model": Failure, "description": "The text is over the limit."},
        429: {"model": Failure, "description": "Too many readings; Retry-After says when to ask again."},
        503: {"model": Failure, "description": "Too many articles are waiting."},
    },
)
def read(request: Request, article: ToRead) -> Response:
    """Read one article to its report; nothing is kept unless `keep` says so."""
    site = site_of(request)
    if article.keep:
        site.guard.must_decide(request)
    found = read_given(
        site, request, article.text.encode("utf-8", "surrogatepass"), article.published, article.publisher, article.language
    )
    if article.keep:
        site.record.add(found)
    return JSONResponse(report_to_dict(found))


def _support(support: Support) -> dict[str, Any]:
    return {
        "slot": support.slot.value,
        "value": support.value,
        "article": support.source.id,
        "event": support.event,
        "span": {"start": support.span.start, "end": support.span.end} if support.span else None,
        "words": support.words,
        "sentence": support.sentence,
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "ordinal": row.ordinal,
        "when": row.when,
        "place": entity_to_dict(row.place) if row.place else None,
        "chairs": list(row.chairs),
        "status": row.status,
        "special": row.special,
        "known": row.known is not None,
        "entries": list(row.entries),
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "kind": problem.kind.value,
        "message": problem.message,
        "ordinals": list(problem.ordinals),
        "entries": list(problem.entries),
    }
