"""The timeline: what happened and what is ahead, filtered by its address."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from vaarta.model.report import Kind, Status
from vaarta.packs.telling import telling
from vaarta.web.charts.activity import activity
from vaarta.web.charts.bands import bands
from vaarta.web.filters import asked, coming, told_filter
from vaarta.web.site import site_of
from vaarta.web.words import name

router = APIRouter(include_in_schema=False)

PAGE, AHEAD = 40, 8


@router.get("/")
def home() -> RedirectResponse:
    """The record opens on its timeline."""
    return RedirectResponse("/timeline", 307)


@router.get("/timeline")
def timeline(request: Request) -> HTMLResponse:
    """What is wanted, newest first; what is ahead stands apart on the first page."""
    site = site_of(request)
    record, knowledge = site.record, site.knowledge
    found = asked(request.query_params, record, knowledge, limit=PAGE)
    ahead = coming(record, found.wanted, site.today, AHEAD + 1) if found.wanted.after is None else []
    apart = {entry.id for entry in ahead[:AHEAD]}
    page = record.entries(found.wanted)
    by_people = request.query_params.get("bands") == "people"
    counts = site.by_month(found.wanted)
    return site.page(
        request,
        "timeline.html",
        asked=found,
        told_filter=told_filter(found, knowledge),
        entries=[entry for entry in page.entries if entry.id not in apart],
        after=page.after,
        coming=ahead[:AHEAD],
        more_coming=len(ahead) > AHEAD,
        activity=activity(counts, found.wanted.start, found.wanted.end),
        total=sum((record.by_month(found.wanted) if found.wanted.start or found.wanted.end else counts).values()),
        bands=bands(page.entries, people=by_people),
        by_people=by_people,
        names={p.entity.key: name(p.entity) for entry in page.entries for p in entry.participants},
        choices=choices(),
        today=site.today,
    )


def choices() -> dict[str, list[str]]:
    """The words that filters choose from."""
    from vaarta.web.language import current

    topics = telling(current.get()).words["topic"]
    return {
        "kind": [kind.value for kind in Kind],
        "status": [status.value for status in Status],
        "topic": sorted(topics, key=topics.__getitem__),
    }
