"""The pages, one file for each kind."""

from __future__ import annotations

from fastapi import APIRouter


def routers() -> tuple[APIRouter, ...]:
    """The routes of every page, of the feeds and of the API."""
    from vaarta.web import feeds
    from vaarta.web.api import v1
    from vaarta.web.pages import about, article, deciding, entry, lists, mechanisms, pair, reading, timeline

    return (
        timeline.router, entry.router, deciding.router, lists.router, about.router, mechanisms.router, pair.router, article.router, reading.router,
        feeds.router, v1.router,
    )  # fmt: skip
