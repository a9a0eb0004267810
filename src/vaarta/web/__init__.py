"""The record in a browser, and as JSON over HTTP; needs the extra `vaarta[web]`, which this package alone imports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vaarta.web.app import create_app
    from vaarta.web.settings import Settings

__all__ = ["Settings", "create_app"]


def __getattr__(name: str) -> Any:
    """Load the server when it is first asked for: the package imports without the extra."""
    if name == "create_app":
        from vaarta.web.app import create_app

        return create_app
    if name == "Settings":
        from vaarta.web.settings import Settings

        return Settings
    raise AttributeError(name)
