"""Who may do what, and what a page may load: nothing but its own."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from urllib.parse import urlsplit

from fastapi import Request
from fastapi.responses import Response

from vaarta.web.errors import Refused
from vaarta.web.language import gettext as _
from vaarta.web.settings import LOCAL, Settings

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
SESSION, TOKEN = "vaarta-session", "vaarta-token"
_YEAR = 365 * 24 * 3600


class Guard:
    """Knows who may decide and add, and which forms are our own."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._secret = secrets.token_bytes(32)

    def known_host(self, host: str) -> bool:
        """Whether a request's Host is one that this server answers to: a page of another site must not reach a server that
        listens on this machine alone by a name that it points here."""
        if not self._settings.local:
            return True
        name = urlsplit(f"//{host}").hostname
        return name in LOCAL

    def may_decide(self, request: Request) -> bool:
        """Whether the reader may decide and add: on this machine, or with the token."""
        if self._settings.local and self._from_here(request):
            return True
        given = request.cookies.get(TOKEN) or request.headers.get("authorization", "").removeprefix("Bearer ")
        return self.is_token(given)

    def is_token(self, given: str) -> bool:
        """Whether `given` is the token that the server was started with."""
        token = self._settings.token
        return bool(token) and hmac.compare_digest(given.encode(), (token or "").encode())

    @property
    def takes_tokens(self) -> bool:
        """Whether there is a token to give."""
        return self._settings.token is not None

    def must_decide(self, request: Request) -> None:
        """Raises Refused where the reader may not decide."""
        if not self.may_decide(request):
            if self.takes_tokens:
                raise Refused(403, _("Deciding and adding need the token of this server; give it first."))
            raise Refused(403, _("Over the network this record can only be read; start the server with --token to allow more."))

    def mark(self, request: Request) -> str:
        """What a form of this reader must bring back."""
        return self._mark(request.state.session)

    def must_be_ours(self, request: Request, mark: str) -> None:
        """Raises Refused where a form was not written by a page of this server for this reader."""
        sent = request.cookies.get(SESSION, "")
        site = request.headers.get("sec-fetch-site", "same-origin")
        if not sent or site not in ("same-origin", "none") or not hmac.compare_digest(self._mark(sent), mark):
            raise Refused(403, _("This form is too old, or was not written by this server; load the page again and repeat."))

    def greet(self, request: Request) -> None:
        """Give the reader a session to which forms are bound."""
        known = request.cookies.get(SESSION, "")
        request.state.session = known or secrets.token_urlsafe(18)
        request.state.new_session = not known

    @staticmethod
    def remember(request: Request, response: Response) -> None:
        """Set the session's cookie on the first answer that a reader gets."""
        if getattr(request.state, "new_session", False):
            response.set_cookie(SESSION, request.state.session, httponly=True, samesite="strict", max_age=_YEAR)

    def _mark(self, session: str) -> str:
        return hmac.new(self._secret, session.encode(), hashlib.sha256).hexdigest()

    @staticmethod
    def _from_here(request: Request) -> bool:
        client = request.client.host if request.client else ""
        return client in LOCAL and "x-forwarded-for" not in request.headers
