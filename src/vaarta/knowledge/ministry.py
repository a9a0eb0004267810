"""Ministries that no file holds: their names built from the state and the portfolio."""

from __future__ import annotations

from types import MappingProxyType

from vaarta.knowledge.compiled import REFERENCE, Article, Ministries
from vaarta.knowledge.types import State
from vaarta.model.entity import Entity, EntityType

_PREFIX = "vaarta:ministry/"


def ministry_id(state: str, portfolio: str) -> str:
    """Vaarta's own id of a state's ministry.

    >>> ministry_id("RU", "foreign-minister")
    'vaarta:ministry/ru/foreign-minister'
    """
    return f"{_PREFIX}{state.casefold()}/{portfolio}"


def parse_ministry_id(key: str) -> tuple[str, str] | None:
    """State and portfolio of such an id; None for any other id."""
    state, _, portfolio = key.removeprefix(_PREFIX).partition("/")
    return (state.upper(), portfolio) if key.startswith(_PREFIX) and portfolio else None


def ministry_entity(
    key: str, code: str, portfolio: str, state: State, ministries: Ministries, known: Entity | None = None
) -> Entity:
    """The ministry with every full English name that the patterns give; the names on record go first where it is known."""
    names: dict[str, str] = {}
    english: list[str] = []
    for language, patterns in ministries.full.get(portfolio, {}).items():
        called = (state.entity.name, *state.entity.aliases) if language == REFERENCE else state.entity.names.get(language)
        for name in (called,) if isinstance(called, str) else called or ():
            article = ministries.article.get(language)
            of = f"the {name}" if article is not None and _takes_article(name, code, article) else name
            for pattern in patterns:
                if "{adjective}" in pattern and not state.adjective:
                    continue
                full = pattern.format(state=name, of=of, adjective=state.adjective)
                names.setdefault(language, full)
                if language == REFERENCE:
                    english.append(full)
    english = list(dict.fromkeys(english))
    if known is not None:
        aliases = dict.fromkeys(name for name in (*known.aliases, *english) if name != known.name)
        return Entity(key, known.name, EntityType.MINISTRY, MappingProxyType(names | dict(known.names)), tuple(aliases))
    return Entity(key, english[0], EntityType.MINISTRY, MappingProxyType(names), tuple(english[1:]))


def _takes_article(name: str, code: str, article: Article) -> bool:
    """Whether a name stands with an article: a full style ("Republic of …") does in every state, a short one in some."""
    words = set(name.split())
    if words & set(article.never):
        return False
    return bool(words & set(article.words)) or (code in article.states and " " not in name)
