"""What a person decides, from forms: same, apart, correct, undo; and the token that lets readers of other machines do it."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from vaarta.web.errors import Refused
from vaarta.web.language import gettext as _
from vaarta.web.pages.entry import slot_named
from vaarta.web.security import TOKEN
from vaarta.web.site import site_of

router = APIRouter(include_in_schema=False)


@router.post("/decide")
def decide(
    request: Request,
    mark: Annotated[str, Form()] = "",
    what: Annotated[str, Form()] = "",
    a: Annotated[str, Form(max_length=400)] = "",
    b: Annotated[str, Form(max_length=400)] = "",
    slot: Annotated[str, Form()] = "",
    value: Annotated[str, Form(max_length=400)] = "",
    because: Annotated[str, Form(max_length=1000)] = "",
    number: Annotated[int | None, Form()] = None,
) -> Response:
    """Take a decision, and go back to the entry that it is about."""
    site = site_of(request)
    site.guard.must_be_ours(request, mark)
    site.guard.must_decide(request)
    record = site.record
    because = because.strip()
    if what == "same":
        record.same(a, b, because=because)
    elif what == "apart":
        record.apart(a, b, because=because)
    elif what == "correct":
        record.correct(a, slot_named(slot), value.strip(), because=because)
    elif what == "undo" and number is not None:
        record.undo(number)
    else:
        raise Refused(422, _("That is no decision."))
    at = a.partition("#")[0] if record.entry(a) is None else a
    return RedirectResponse(f"/entry/{quote(at, safe='')}" if record.entry(at) else "/decisions", 303)


@router.get("/decisions")
def decisions(request: Request) -> HTMLResponse:
    """All decisions, those undone as well."""
    site = site_of(request)
    return site.page(
        request, "decisions.html", standing=site.record.decisions()[::-1], undone=site.record.decisions(undone=True)[::-1]
    )


@router.get("/token")
def ask(request: Request) -> HTMLResponse:
    """Where a reader gives the token."""
    return site_of(request).page(request, "token.html", complaint=None)


@router.post("/token")
def give(request: Request, mark: Annotated[str, Form()] = "", token: Annotated[str, Form(max_length=400)] = "") -> Response:
    """Remember the token, where it is the right one."""
    site = site_of(request)
    site.guard.must_be_ours(request, mark)
    wait = site.rate.wait("token " + (request.client.host if request.client else ""))
    if wait:
        raise Refused(429, _("That was a lot of tokens; try again in %d seconds.") % wait, wait=wait)
    if not site.guard.is_token(token):
        return site.page(request, "token.html", status=403, complaint=_("This is not the token of this server."))
    response = RedirectResponse("/timeline", 303)
    response.set_cookie(TOKEN, token, httponly=True, samesite="strict", secure=request.url.scheme == "https")
    return response
