"""Full-text search: articles by their words in any inflected or variant spelling, and by every name of whom they speak of."""

from __future__ import annotations

from vaarta.record.search.index import Match, clear, create, find, index, unindex
from vaarta.record.search.query import Phrase, Query, parse
from vaarta.record.search.shown import shown
from vaarta.record.search.terms import VERSION, Terms, terms

__all__ = [
    "VERSION",
    "Match",
    "Phrase",
    "Query",
    "Terms",
    "clear",
    "create",
    "find",
    "index",
    "parse",
    "shown",
    "terms",
    "unindex",
]
