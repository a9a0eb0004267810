"""The server: pages and API over one record."""

from __future__ import annotations

import logging
import secrets
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles

from vaarta import __version__
from vaarta.model.errors import VaartaError
from vaarta.web import language
from vaarta.web.errors import NotThere, Refused
from vaarta.web.limits import BodyLimit
from vaarta.web.pages import routers
from vaarta.web.security import HEADERS
from vaarta.web.settings import Settings
from vaarta.web.site import Site, site_of

logger = logging.getLogger(__name__)

API = "/api/"
_LANGUAGE = "vaarta-language"
_STATIC = Path(__file__).parent / "static"
_YEAR = 365 * 24 * 3600
_WARMING = 2.0
"""Seconds after which what later pages need is loaded: not before the first page is out."""
_FORM_ROOM = 3
"""A form's bytes for each byte of an article: letters other than ASCII are written as three signs a byte."""


def create_app(settings: Settings | None = None) -> FastAPI:
    """The server for `settings`, ready to be run; the record is opened with the first page that needs it."""
    settings = settings or Settings()

    @asynccontextmanager
    async def living(app: FastAPI) -> AsyncIterator[None]:
        warming = threading.Timer(_WARMING, site.warm)
        warming.daemon = True
        warming.start()
        yield
        warming.cancel()
        site.close()

    site = Site(settings)
    app = FastAPI(
        title="Vaarta",
        version=__version__,
        summary="The record of the talks: who met whom, when, where, on what, and who says so.",
        description="Entries as in `docs/record.schema.json`, reports as in `docs/report.schema.json`. Lists are paged by cursor: `next` "
        "holds what `after` is to be in the next request. Answers carry an ETag.",
        lifespan=living,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
    )
    app.state.site = site
    for router in routers():
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=_STATIC), name="static")
    app.middleware("http")(_served)
    app.add_middleware(BodyLimit, limit=settings.max_bytes * _FORM_ROOM + 20_000)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(404, _missing)
    app.add_exception_handler(405, _missing)
    return app


async def _served(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Around every answer: whom it is for, in which language, what it may load, and what is said where it fails."""
    site = site_of(request)
    if not site.guard.known_host(request.headers.get("host", "")):
        return Response("This server answers only to its own name; open it as http://localhost.\n", 421, HEADERS)
    asked = request.query_params.get("lang", "")
    known = asked if asked in language.spoken() else request.cookies.get(_LANGUAGE, "")
    request.state.language = (
        known if known in language.spoken() else language.preferred(request.headers.get("accept-language", ""))
    )
    language.current.set(request.state.language)
    site.guard.greet(request)
    try:
        response = await call_next(request)
    except VaartaError as error:
        response = _told(request, error)
    except Exception:
        number = secrets.token_hex(4)
        logger.exception("fault %s at %s %s", number, request.method, request.url.path)
        response = _failure(
            request, 500, language.gettext("Something went wrong here; it is noted under the number below."), number
        )
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.url.path.startswith("/static/"):
        response.headers["cache-control"] = "public, max-age=86400"
    else:
        response.headers.setdefault("cache-control", "private, no-cache")
        response.headers["vary"] = "Cookie, Accept-Language"
        if not request.url.path.startswith(API):
            site.guard.remember(request, response)
            if asked in language.spoken():
                response.set_cookie(_LANGUAGE, asked, max_age=_YEAR, httponly=True, samesite="lax")
    return response


def _told(request: Request, error: VaartaError) -> Response:
    status = error.status if isinstance(error, Refused) else 400
    response = _failure(request, status, str(error))
    if isinstance(error, Refused) and error.wait is not None:
        response.headers["retry-after"] = str(error.wait)
    return response


def _failure(request: Request, status: int, message: str, number: str | None = None) -> Response:
    if request.url.path.startswith(API):
        told: dict[str, object] = {"status": status, "message": message}
        return JSONResponse({"error": told | ({"id": number} if number else {})}, status)
    return site_of(request).page(request, "failure.html", status=status, message=message, number=number, code=status)


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    told = "; ".join(f"{'.'.join(str(part) for part in one['loc'][1:])}: {one['msg']}" for one in error.errors()[:5])
    return _failure(request, 422, told)


async def _missing(request: Request, error: Exception) -> Response:
    status = getattr(error, "status_code", 404)
    if status == 405:
        response = _failure(request, 405, language.gettext("That cannot be done here."))
        response.headers.update(getattr(error, "headers", None) or {})
        return response
    return _told(request, NotThere(language.gettext("There is no such page.")))
