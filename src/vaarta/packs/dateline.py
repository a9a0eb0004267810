"""The dateline section of a pack: how a story says where and when it was filed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import msgspec

from vaarta.packs.loader import section
from vaarta.packs.script import folder


class DatelineWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`packs/data/LANGUAGE/dateline.yaml`."""

    source: str
    headers: tuple[str, ...]
    """Words that a machine put before the story, each with an ISO date behind it."""
    months: tuple[tuple[str, ...], ...]
    """The names of the twelve months, January first."""
    numbers: tuple[tuple[str, ...], ...]
    """Number words of the days 1 to 31."""
    agencies: tuple[str, ...]
    bureaus: tuple[str, ...]
    """Words that end the name of a desk standing before the place."""
    end_marks: str
    """Marks that end a dateline which has no date and no agency."""


@dataclass(frozen=True, slots=True)
class DatelineTables:
    """A dateline section by look-up key."""

    headers: frozenset[str]
    months: dict[str, int]
    numbers: dict[str, int]
    agencies: frozenset[str]
    bureaus: frozenset[str]
    end_marks: frozenset[str]


@lru_cache(maxsize=None)
def dateline_tables(language: str) -> DatelineTables:
    """The dateline words of `language`, by look-up key."""
    data, fold = section(language, "dateline", DatelineWords), folder(language)
    return DatelineTables(
        headers=frozenset(map(fold.key, data.headers)),
        months={fold.key(form): n for n, forms in enumerate(data.months, 1) for form in forms},
        numbers={fold.key(form): n for n, forms in enumerate(data.numbers, 1) for form in forms},
        agencies=frozenset(fold.key(form) for form in data.agencies),
        bureaus=frozenset(map(fold.key, data.bureaus)),
        end_marks=frozenset(data.end_marks),
    )
