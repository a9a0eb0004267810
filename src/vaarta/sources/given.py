"""What the caller says of articles that do not say it themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Given:
    """Defaults for a whole run: each fills a gap of an article and never overrides what the article carries."""

    published: date | None = None
    language: str | None = None
    publisher: str | None = None
