"""What a server is started with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

LOCAL = frozenset({"127.0.0.1", "::1", "localhost"})
"""The names of this machine."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`record` is the record's address, None for the default one; `host` and `port` where the server listens; `token` what lets
    a reader of another machine decide and add, None for nobody.

    The rest are the limits of *Try it*: bytes of one article, seconds for one reading, readings of one address in a minute, and
    how many may wait at once. `today` is the day that the pages count from, None for the clock's.
    """

    record: str | None = None
    host: str = "127.0.0.1"
    port: int = 8000
    token: str | None = None
    max_bytes: int = 300_000
    max_seconds: float = 20.0
    max_per_minute: int = 20
    max_waiting: int = 4
    today: date | None = None

    @property
    def local(self) -> bool:
        """Whether only this machine can reach the server."""
        return self.host in LOCAL
