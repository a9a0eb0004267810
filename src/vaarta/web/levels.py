"""On which level states meet: that of a standing mechanism, else of the highest office that somebody there held on the day."""

from __future__ import annotations

from enum import IntEnum

from vaarta.knowledge import Knowledge
from vaarta.model.entity import EntityType
from vaarta.model.errors import KnowledgeError
from vaarta.model.record import Entry
from vaarta.record.sentence import first_day
from vaarta.web.language import gettext as _


class Level(IntEnum):
    """The levels, highest first."""

    LEADERS = 1
    FOREIGN_MINISTERS = 2
    DEFENCE_MINISTERS = 3
    MINISTERS = 4
    OFFICIALS = 5


_LEADERS = frozenset(
    {"head-of-state", "head-of-government", "king", "queen", "emperor", "emir", "sultan", "ruler", "pope", "vice-president",
     "crown-prince", "supreme-leader", "president", "prime-minister", "chancellor"}
)  # fmt: skip
_OF_MECHANISM = {
    "head-of-state": Level.LEADERS,
    "head-of-government": Level.LEADERS,
    "foreign-minister": Level.FOREIGN_MINISTERS,
    "defence-minister": Level.DEFENCE_MINISTERS,
    "minister": Level.MINISTERS,
}


def level_word(level: Level) -> str:
    """What a level is called."""
    return {
        Level.LEADERS: _("leaders"),
        Level.FOREIGN_MINISTERS: _("foreign ministers"),
        Level.DEFENCE_MINISTERS: _("defence ministers"),
        Level.MINISTERS: _("other ministers"),
        Level.OFFICIALS: _("officials"),
    }[level]


def level_of(entry: Entry, knowledge: Knowledge) -> Level:
    """The level of an entry."""
    if entry.mechanism is not None and entry.mechanism.entity.id is not None:
        try:
            return _OF_MECHANISM.get(knowledge.mechanism(entry.mechanism.entity.id).level, Level.OFFICIALS)
        except KnowledgeError:
            pass
    day = first_day(entry.when) or entry.last_told
    found = Level.OFFICIALS
    for participant in entry.participants:
        entity = participant.entity
        if entity.type is EntityType.PERSON and entity.id is not None:
            for holding in knowledge.offices_of(entity.id, day):
                found = min(found, _of_office(holding.kind))
    return found


def _of_office(kind: str) -> Level:
    if kind in _LEADERS:
        return Level.LEADERS
    if kind == "foreign-minister":
        return Level.FOREIGN_MINISTERS
    if kind == "defence-minister":
        return Level.DEFENCE_MINISTERS
    return Level.MINISTERS if kind.endswith("-minister") else Level.OFFICIALS
