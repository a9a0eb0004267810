"""Vaarta reads newswire about diplomacy and keeps the record of the talks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vaarta.record.store import open_record

__version__ = "0.1.0"
__all__ = ["__version__", "open_record"]


def __getattr__(name: str) -> Any:
    """Load the record's database when it is first asked for: reading needs none."""
    if name == "open_record":
        from vaarta.record.store import open_record

        return open_record
    raise AttributeError(name)
