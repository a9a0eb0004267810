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
    anchored: bool = False
    """Whether these are texts to find times in: a JSON object gives its day under `anchor` and its language under `lang`, and a
    day given for all beats the wire's header, which says when a story was sent out, not when it was filed."""

    @property
    def day_key(self) -> str:
        """The key of a JSON object's day."""
        return "anchor" if self.anchored else "published"

    @property
    def language_key(self) -> str:
        """The key of a JSON object's language."""
        return "lang" if self.anchored else "language"
