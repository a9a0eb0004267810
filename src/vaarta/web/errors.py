"""What a page or a program is told when something cannot be done."""

from __future__ import annotations

from vaarta.model.errors import VaartaError


class Refused(VaartaError):  # noqa: N818 - it is an answer, not a fault
    """A request that is answered by its `status` and a message, not by what it asked for.

    `wait` are the seconds after which the same request may be made again.
    """

    def __init__(self, status: int, message: str, *, wait: int | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.wait = wait


class NotThere(Refused):
    """What was asked for is not in the record."""

    def __init__(self, message: str) -> None:
        super().__init__(404, message)
