"""A wire that never was: reports of happenings between real states and their office holders of the day, as many a day as wanted.

A happening is told by one to four outlets: announced some days ahead in one of two cases, reported on the day, now and then looked back on, put
off or told without a date. Who meets whom is drawn by rank, flatter than by the law of Zipf: the busiest pair has some hundred happenings a year. The same seed gives the same reports.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from vaarta.knowledge.store import Knowledge, load
from vaarta.model.article import Article
from vaarta.model.entity import Entity, EntityType
from vaarta.model.report import (
    Event,
    Evidence,
    Kind,
    Mention,
    Participant,
    Relation,
    RelationType,
    Report,
    Role,
    Sitting,
    Status,
)
from vaarta.model.span import Span

OUTLETS = ("IANS", "Bhasha", "Varta", "BBC Hindi", "DW Hindi", "Jagran")
TOPICS = ("trade", "energy", "defence", "security", "technology", "culture", "climate", "connectivity")
SENTENCE = "विदेश मंत्री ने मंगलवार को राजधानी में अपने समकक्ष से मुलाकात की और दोनों देशों के संबंधों पर विस्तार से चर्चा की। "
FILLER = "दोनों पक्षों ने व्यापार, निवेश, ऊर्जा और लोगों के बीच आदान-प्रदान सहित द्विपक्षीय साझेदारी के सभी पहलुओं की समीक्षा की। "
_KINDS = {Kind.MEETING: 50, Kind.VISIT: 15, Kind.CALL: 12, Kind.SESSION: 8, Kind.AGREEMENT: 10, Kind.ANNOUNCEMENT: 5}
_OFFICES = ("head-of-government", "head-of-state", "foreign-minister", "defence-minister", "trade-minister")
_AHEAD = 21
_BEHIND = 40


@dataclass(frozen=True, slots=True)
class _Happening:
    number: int
    kind: Kind
    day: date
    sides: tuple[str, str]
    who: tuple[Participant, ...]
    place: Entity
    topics: tuple[str, ...]
    sitting: Sitting | None


class Wire:
    """Reports in the order of their days; `texts` is how many sentences an article has."""

    def __init__(self, seed: int = 1, *, a_day: int = 160, sentences: int = 12, knowledge: Knowledge | None = None) -> None:
        self._random = random.Random(seed)
        self._knowledge = knowledge or load()
        self._a_day, self._sentences = a_day, sentences
        states = [code for code in sorted(self._states()) if self._knowledge.state(code).capitals]
        order = random.Random(7)
        order.shuffle(states)
        self._sides = ["IN", *(code for code in states if code != "IN")]
        self._weights = [1 / (rank + 10) for rank in range(len(self._sides))]
        self._number = 0

    def _states(self) -> Iterator[str]:
        return (code for code in self._knowledge._states)

    def reports(self, start: date, days: int) -> Iterator[Report]:
        """Every report from `start` on, for so many days."""
        told: dict[date, list[tuple[_Happening, str, Status, str | None]]] = defaultdict(list)
        for offset in range(-_BEHIND, days + _AHEAD):
            day = start + timedelta(days=offset)
            for _ in range(self._a_day):
                happening = self._happening(day)
                for published, outlet, status, when in self._tellings(happening):
                    told[published].append((happening, outlet, status, when))
            ready = start + timedelta(days=offset - _AHEAD)
            if ready >= start:
                yield from self._articles(ready, told.pop(ready, []))

    def _happening(self, day: date) -> _Happening:
        draw = self._random
        self._number += 1
        a, b = draw.choices(self._sides, self._weights, k=2)
        while a == b:
            b = draw.choice(self._sides)
        kind = draw.choices(list(_KINDS), list(_KINDS.values()))[0]
        office = draw.choice(_OFFICES)
        role = {Kind.VISIT: Role.VISITOR, Kind.AGREEMENT: Role.SIGNATORY, Kind.ANNOUNCEMENT: Role.SPEAKER}.get(
            kind, Role.PARTICIPANT
        )
        who = [self._holder(a, office, day, role)]
        if kind not in (Kind.VISIT, Kind.ANNOUNCEMENT):
            who.append(self._holder(b, office, day, role))
        capital = self._knowledge.state(b if kind is Kind.VISIT else draw.choice((a, b))).capitals[0]
        sitting = None
        if kind is Kind.SESSION:
            series = self._knowledge.mechanisms_of(frozenset((a, b)))
            name = f"{a}–{b} Joint Commission"
            entity = self._knowledge.entity(series[0]) if series else Entity(None, name, EntityType.MECHANISM)
            sitting = Sitting(entity, draw.choice((None, 1 + (day.toordinal() // 180) % 40)))
        return _Happening(
            self._number, kind, day, (a, b), tuple(who), self._knowledge.entity(capital),
            tuple(sorted(draw.sample(TOPICS, draw.randint(0, 3)))), sitting,
        )  # fmt: skip

    def _holder(self, side: str, office: str, day: date, role: Role) -> Participant:
        known = self._knowledge.holders(side, office, day)
        person = (
            self._knowledge.entity(known[0].person)
            if known
            else Entity(None, f"{office} {side} {day.year // 4}", EntityType.PERSON)
        )
        return Participant(person, role, side, office, Span(0, 12), SENTENCE[:12])

    def _tellings(self, it: _Happening) -> Iterator[tuple[date, str, Status, str | None]]:
        draw, day = self._random, it.day.isoformat()
        outlets = draw.sample(OUTLETS, 4)
        if draw.random() < 0.5:
            ahead = it.day - timedelta(days=draw.randint(1, _AHEAD))
            yield ahead, outlets[0], Status.PLANNED, draw.choice((day, day, day[:7], None))
        if draw.random() < 0.05:
            yield it.day - timedelta(days=1), outlets[1], Status.POSTPONED, day
            return
        for outlet in outlets[: draw.choice((1, 1, 1, 2, 3))]:
            yield it.day + timedelta(days=draw.randint(0, 1)), outlet, Status.HELD, day if draw.random() < 0.85 else None
        if draw.random() < 0.1:
            yield it.day + timedelta(days=draw.randint(10, _BEHIND)), outlets[3], Status.HELD, draw.choice((day, day[:7]))

    def _articles(self, day: date, told: Sequence[tuple[_Happening, str, Status, str | None]]) -> Iterator[Report]:
        """What is told that day, several happenings of an outlet to an article."""
        by_outlet: dict[str, list[tuple[_Happening, Status, str | None]]] = defaultdict(list)
        for happening, outlet, status, when in sorted(told, key=lambda row: (row[1], row[0].sides, row[0].number)):
            by_outlet[outlet].append((happening, status, when))
        for outlet, rows in by_outlet.items():
            at = 0
            while at < len(rows):
                size = self._random.randint(2, 6)
                yield self._report(day, outlet, at, rows[at : at + size])
                at += size

    def _report(self, day: date, outlet: str, at: int, rows: Sequence[tuple[_Happening, Status, str | None]]) -> Report:
        article = f"{outlet.split(maxsplit=1)[0].lower()}-{day.isoformat()}-{at}"
        filling = [FILLER] * max(0, self._sentences - len(rows))
        text = "".join([SENTENCE] * len(rows) + filling) + article
        events = []
        for position, (it, status, when) in enumerate(rows):
            start = position * len(SENTENCE)
            sentence = Span(start, start + len(SENTENCE) - 1)
            events.append(
                Event(
                    f"{article}-{it.number}", it.kind, status, it.who, (Evidence(sentence, Span(start + 20, start + 30)),),
                    when, it.place if self._random.random() < 0.7 else None, it.sitting, it.topics,
                    confidence=0.9, codes={"plover": "CONSULT", "cameo": "040"},
                )
            )  # fmt: skip
        relations = (
            (Relation(events[1].id, RelationType.DURING, events[0].id),) if events[0].kind is Kind.VISIT and events[1:] else ()
        )
        mentions = tuple(Mention(Span(0, 12), part.entity) for event in events for part in event.participants)
        return Report(
            Article(article, text, "hi", day, outlet, f"https://{outlet.split(maxsplit=1)[0].lower()}.example/{article}", FILLER[:60]),
            mentions=mentions, events=tuple(events), relations=relations, made_by={"packs": {"hi": "0.1.0"}},
        )  # fmt: skip
