"""Limits: how large a request may be, how often one address may ask."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_ADDRESSES = 10_000


class TooLarge(Exception):  # noqa: N818 - it is caught by name where it is raised
    """A body that goes past the limit."""


class BodyLimit:
    """Refuses bodies over a size before they are taken in."""

    def __init__(self, app: App, limit: int) -> None:
        self._app, self._limit = app, limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, its body counted."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        stated = dict(scope["headers"]).get(b"content-length", b"0")
        if not stated.isdigit() or int(stated) > self._limit:
            await refuse(send)
            return
        taken, started = 0, False

        async def counted() -> MutableMapping[str, Any]:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._limit:
                raise TooLarge
            return message

        async def sent(message: MutableMapping[str, Any]) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, counted, sent)
        except TooLarge:
            if not started:
                await refuse(send)


async def refuse(send: Send) -> None:
    """Answer that the body is too large, in the words of a program; pages check sizes themselves before they send."""
    body = b'{"error": {"status": 413, "message": "the request is over the limit of this server"}}'
    head = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode()), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": 413, "headers": head})
    await send({"type": "http.response.body", "body": body})


class Rate:
    """How often each address may ask: `times` in `seconds`, by a bucket that fills up again evenly.

    >>> rate = Rate(times=2, seconds=60)
    >>> [rate.wait("a") > 0 for _ in range(3)], rate.wait("b")
    ([False, False, True], 0)
    """

    def __init__(self, times: int, seconds: float) -> None:
        self._times, self._pace = times, times / seconds
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, address: str) -> int:
        """0, and one asking counted; else the seconds until this address may ask again."""
        with self._lock:
            now = time.monotonic()
            left, since = self._left.pop(address, (float(self._times), now))
            left = min(self._times, left + (now - since) * self._pace)
            may = left >= 1
            self._left[address] = (left - may, now)
            while len(self._left) > _ADDRESSES:
                self._left.popitem(last=False)
            return 0 if may else max(1, round((1 - left) / self._pace))
