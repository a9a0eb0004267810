"""*Try it*: paste an article or drop a file, and read what it tells; nothing is kept unless that is asked for."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from vaarta.model.report import Report
from vaarta.web import articles
from vaarta.web.errors import Refused
from vaarta.web.language import gettext as _
from vaarta.web.site import Site, site_of
from vaarta.web.workshop import Pasted

router = APIRouter(include_in_schema=False)


@router.get("/read")
def ask(request: Request) -> HTMLResponse:
    """The empty form."""
    site = site_of(request)
    return site.page(
        request,
        "reading.html",
        view=None,
        given={"text": "", "published": "", "publisher": ""},
        complaint=None,
        limit=site.settings.max_bytes,
    )


@router.post("/read")
def read(
    request: Request,
    mark: Annotated[str, Form()] = "",
    text: Annotated[str, Form()] = "",
    file: Annotated[UploadFile | None, File()] = None,
    published: Annotated[str, Form()] = "",
    publisher: Annotated[str, Form()] = "",
    keep: Annotated[str, Form()] = "",
) -> Response:
    """Read what was pasted or dropped; with `keep`, put it into the record."""
    site = site_of(request)
    site.guard.must_be_ours(request, mark)
    data = (file.file.read() if file is not None else b"") or text.encode("utf-8", "surrogatepass")
    given = {"text": data.decode("utf-8", "replace"), "published": published, "publisher": publisher}
    try:
        if keep:
            site.guard.must_decide(request)
        report = read_given(site, request, data, published, publisher)
    except Refused as refused:
        given["text"] = given["text"][: site.settings.max_bytes]
        page = site.page(
            request,
            "reading.html",
            status=refused.status,
            view=None,
            given=given,
            complaint=refused.message,
            limit=site.settings.max_bytes,
        )
        if refused.wait is not None:
            page.headers["retry-after"] = str(refused.wait)
        return page
    if keep:
        added = site.record.add(report)
        return RedirectResponse(articles.article_address(added.article) + "?added=" + str(added.outcome), 303)
    view = articles.view(report)
    return site.page(request, "reading.html", view=view, given=given, complaint=None, limit=site.settings.max_bytes)


def read_given(
    site: Site,
    request: Request,
    data: bytes,
    published: str = "",
    publisher: str = "",
    language: str | None = None,
    url: str | None = None,
) -> Report:
    """The report on bytes that somebody sent. Raises Refused where they are none, too many, come too often, or cannot be read."""
    limit = site.settings.max_bytes
    if not data.strip():
        raise Refused(422, _("There is no text; paste an article or choose a file."))
    if len(data) > limit:
        raise Refused(
            413, _("This is over the limit of %d kB for one article here; `vaarta read` takes larger ones.") % (limit // 1000)
        )
    wait = site.rate.wait(request.client.host if request.client else "")
    if wait:
        raise Refused(429, _("That was a lot of reading; try again in %d seconds.") % wait, wait=wait)
    name = "pasted-" + hashlib.sha256(data).hexdigest()[:12]
    return site.workshop.read(Pasted(data, name, _day(published), language or None, publisher.strip()[:200] or None, url))


def _day(given: str) -> date | None:
    if not given.strip():
        return None
    try:
        return date.fromisoformat(given.strip())
    except ValueError:
        raise Refused(422, _("“%s” is no day; write it as YYYY-MM-DD.") % given.strip()[:40]) from None
