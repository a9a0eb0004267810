"""Which entries a page shows, as its address says: the parameters of timeline, calendar, feed and API are the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from fastapi.datastructures import QueryParams

from vaarta.model.entity import Entity, EntityType
from vaarta.model.report import Kind, Status
from vaarta.record.ahead import is_over, nearness
from vaarta.record.ask import Filter
from vaarta.web.errors import Refused
from vaarta.web.language import day_words
from vaarta.web.language import gettext as _
from vaarta.web.marked import plain
from vaarta.web.words import name

if TYPE_CHECKING:
    from vaarta.knowledge import Knowledge
    from vaarta.model.record import Entry
    from vaarta.record.store import Record

NAMES = ("who", "with", "state", "kind", "status", "topic", "mechanism", "place", "from", "to", "pair", "certain", "conflicting")
"""The parameters that say what is wanted, `after` aside."""
_MANY = ("state", "kind", "status", "topic")
_MOST, _LOOKED_AT = 20, 40
_OPEN = (Status.PLANNED, Status.POSTPONED, Status.ONGOING)
E = TypeVar("E", Kind, Status)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for: `given` the parameters as they came, `wanted` the filter that they mean, `entities` whom they name."""

    given: Mapping[str, tuple[str, ...]]
    wanted: Filter
    entities: Mapping[str, Entity]

    @property
    def empty(self) -> bool:
        """Whether everything is wanted."""
        return not self.given

    def parameters(self, **changed: object) -> dict[str, object]:
        """The parameters for an address of the same, or with some of them changed; None takes one out."""
        found: dict[str, object] = {key: values if key in _MANY else values[0] for key, values in self.given.items()}
        found |= changed
        return {key: value for key, value in found.items() if value not in (None, "", ())}

    def one(self, key: str) -> str:
        """The value of a parameter, "" where it is not given."""
        return self.given[key][0] if key in self.given else ""

    def of(self, key: str) -> tuple[str, ...]:
        """All values of a parameter."""
        return self.given.get(key, ())


def asked(query: QueryParams, record: Record, knowledge: Knowledge, *, limit: int = 50) -> Asked:
    """What the parameters of an address ask for. Raises Refused, in words, where one makes no sense."""
    given = {key: tuple(v.strip()[:200] for v in query.getlist(key)[:_MOST] if v.strip()) for key in NAMES}
    given = {key: values for key, values in given.items() if values}
    entities: dict[str, Entity] = {}
    for key, types in (
        ("who", (EntityType.PERSON, EntityType.ORGANISATION, EntityType.STATE, EntityType.MINISTRY, EntityType.GROUP)),
        ("with", (EntityType.PERSON, EntityType.ORGANISATION, EntityType.STATE, EntityType.MINISTRY, EntityType.GROUP)),
        ("mechanism", (EntityType.MECHANISM,)),
        ("place", (EntityType.PLACE, EntityType.STATE)),
    ):
        if key in given:
            entities[key] = _entity(record, knowledge, given[key][0], types)
    sides = [side for value in given.get("state", ()) for side in [_side(knowledge, value)]]
    if "pair" in given:
        sides += [_side(knowledge, part) for part in given["pair"][0].replace("–", "-").split("-", 1) if part.strip()]
    start, end = _day(given, "from"), _day(given, "to")
    if start and end and start > end:
        raise Refused(422, _("The first day lies after the last one."))
    return Asked(
        given,
        Filter(
            who=entities["who"].key if "who" in entities else None,
            partner=entities["with"].key if "with" in entities else None,
            states=tuple(dict.fromkeys(sides)),
            kinds=tuple(_chosen(Kind, given.get("kind", ()))),
            statuses=tuple(_chosen(Status, given.get("status", ()))),
            topics=given.get("topic", ()),
            mechanism=entities["mechanism"].key if "mechanism" in entities else None,
            place=entities["place"].key if "place" in entities else None,
            start=start,
            end=end,
            min_confidence=_share(given),
            conflicting="conflicting" in given,
            limit=limit,
            after=query.get("after") or None,
        ),
        entities,
    )


def coming(record: Record, wanted: Filter, today: date, most: int) -> list[Entry]:
    """Of what is wanted, what is ahead of `today`, the nearest first; what has a month or a year and no day comes last.

    No more than the first few hundred in order of their days are looked at.
    """
    start = max(wanted.start, today) if wanted.start else today
    statuses = tuple(status for status in wanted.statuses if status in _OPEN) if wanted.statuses else _OPEN
    if not statuses or (wanted.end and wanted.end < start):
        return []
    looked = max(most + 1, _LOOKED_AT)
    ahead = replace(wanted, statuses=statuses, start=start, dated=True, newest_first=False, limit=looked, after=None)
    found = [entry for entry in record.entries(ahead).entries if not is_over(entry, start)]
    return sorted(found, key=lambda entry: nearness(entry, start))[:most]


def _entity(record: Record, knowledge: Knowledge, value: str, types: Iterable[EntityType]) -> Entity:
    if knowledge.knows(value):
        return knowledge.entity(value)
    known = record.entities(value)
    fitting = [one.entity for one in known if one.entity.type in types]
    exact = [entity for entity in fitting if entity.key == value]
    if exact or fitting:
        return (exact or fitting)[0]
    side = knowledge.side_entity(value.upper()) or knowledge.side_entity(value)
    if side is not None and side.type in types:
        return side
    raise Refused(404, _("Nobody and nothing is known by the name “%s”.") % plain(value, 80))


def _side(knowledge: Knowledge, value: str) -> str:
    value = value.strip()
    for code in (value, value.upper(), value.lower()):
        if knowledge.side_entity(code) is not None:
            return code
    for sense in knowledge.lookup(value):
        if sense.type in (EntityType.STATE, EntityType.ORGANISATION):
            side = knowledge.side_of(sense.target)
            if side:
                return side
    raise Refused(404, _("“%s” is no state; write its name or its code of two letters.") % plain(value, 80))


def _day(given: Mapping[str, tuple[str, ...]], key: str) -> date | None:
    if key not in given:
        return None
    try:
        if len(given[key][0]) != len("YYYY-MM-DD"):
            raise ValueError(given[key][0])  # noqa: TRY301 - the short forms of ISO 8601 would pass otherwise
        return date.fromisoformat(given[key][0])
    except ValueError:
        raise Refused(422, _("“%s” is no day; write it as YYYY-MM-DD.") % plain(given[key][0], 40)) from None


def _chosen(words: type[E], values: Iterable[str]) -> Iterable[E]:
    for value in values:
        try:
            yield words(value)
        except ValueError:
            raise Refused(422, _("“%s” is not one of: %s.") % (plain(value, 40), ", ".join(words))) from None


def _share(given: Mapping[str, tuple[str, ...]]) -> float:
    try:
        share = float(given.get("certain", ("0",))[0])
    except ValueError:
        share = -1
    if not 0 <= share <= 1:
        raise Refused(422, _("Certainty is a number from 0 to 1."))
    return share


def told_filter(found: Asked, knowledge: Knowledge) -> list[tuple[str, str, str]]:
    """Each parameter that narrows the page: its name, its value, and how people say it."""
    from vaarta.web.words import kind_word, status_word, topic_word

    say = {"kind": kind_word, "status": status_word, "topic": topic_word}
    told: list[tuple[str, str, str]] = []
    for key, values in found.given.items():
        for value in values:
            entity = found.entities.get(key)
            words = name(entity) if entity else say[key](value) if key in say else value
            if key in ("from", "to"):
                words = (_("from %s") if key == "from" else _("until %s")) % day_words(date.fromisoformat(value))
            if key == "conflicting":
                words = _("only where reports contradict each other")
            if key == "state":
                side = knowledge.side_entity(_side(knowledge, value))
                words = name(side) if side else value
            told.append((key, value, words))
    return told
