"""Reading: an article becomes a report, one stage a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vaarta.reading.reader import read

__all__ = ["read"]


def __getattr__(name: str) -> Any:
    """Load the reader when it is first asked for: a stage alone does not need all the others."""
    if name == "read":
        from vaarta.reading.reader import read

        return read
    raise AttributeError(name)
