"""An article of the record: its text as received, lit, with its events beside it."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from vaarta.web import articles
from vaarta.web.errors import NotThere
from vaarta.web.language import gettext as _
from vaarta.web.site import site_of

router = APIRouter(include_in_schema=False)


@router.get("/article/{article:path}")
def show(request: Request, article: str, part: int = 0) -> HTMLResponse:
    """One article; `part` is the number of the window, of a long one."""
    site = site_of(request)
    report = site.record.report(article)
    if report is None:
        raise NotThere(_("The record holds no such article."))
    view = articles.view(report, part=part, entries=site.record.entries_of(article))
    return site.page(request, "article.html", view=view)
