"""The pages, one file for each kind."""

from __future__ import annotations

from fastapi import APIRouter


def routers() -> tuple[APIRouter, ...]:
    """The routes of every page."""
    from vaarta.web.pages import article, deciding, entry, reading, timeline

    return (timeline.router, entry.router, deciding.router, article.router, reading.router)
