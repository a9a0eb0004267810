"""Failures: inputs that could not be read, kept beside those that could."""

from __future__ import annotations

from dataclasses import dataclass

from vaarta.model.errors import VaartaError


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that gave no article. `origin` is the file, or `file:line`; `message` says where, what, and what to do."""

    origin: str
    message: str

    @classmethod
    def of(cls, origin: str, error: VaartaError) -> Failure:
        """The failure that `error` tells of."""
        return cls(origin, str(error))
