"""Two states: how often they meet, on which level, about what, when last and when next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from vaarta.knowledge import Knowledge
from vaarta.model.record import Entry
from vaarta.model.report import Kind, Status
from vaarta.record.ask import Filter
from vaarta.record.sentence import first_day
from vaarta.web.charts.activity import activity
from vaarta.web.errors import NotThere
from vaarta.web.filters import coming
from vaarta.web.language import gettext as _
from vaarta.web.levels import Level, level_of
from vaarta.web.site import site_of

router = APIRouter(include_in_schema=False)

LOOKED_AT, LATEST = 600, 15
_MEETINGS = (Kind.MEETING, Kind.CALL, Kind.VISIT, Kind.SESSION)


@dataclass(frozen=True, slots=True)
class Row:
    """One level: how many entries, the last and the next one."""

    level: Level
    count: int
    last: Entry | None
    next: Entry | None


@router.get("/pair/{pair}")
def show(request: Request, pair: str) -> HTMLResponse:
    """The pair, as IN-RU."""
    site = site_of(request)
    sides = pair.upper().split("-", 1)
    if len(sides) != 2 or sides[0] == sides[1] or not all(site.knowledge.side_entity(side) for side in sides):
        raise NotThere(_("Give a pair of states by their codes, as IN-RU."))
    wanted = Filter(states=(sides[0], sides[1]))
    record = site.record
    past = record.entries(replace(wanted, end=site.today, limit=LOOKED_AT)).entries
    ahead = coming(record, wanted, site.today, 40)
    counts = site.by_month(wanted)
    return site.page(
        request,
        "pair.html",
        sides=[site.knowledge.side_entity(side) for side in sides],
        pair="-".join(sides),
        activity=activity(counts),
        total=sum(counts.values()),
        kinds=[
            (kind, bars)
            for kind in _MEETINGS
            if (bars := activity(site.by_month(replace(wanted, kinds=(kind,))), *_span(counts)))
        ],
        rows=rows(past, ahead, site.knowledge),
        topics=topics(past),
        coming=ahead[:8],
        entries=past[:LATEST],
        mechanisms=[site.knowledge.entity(key) for key in site.knowledge.mechanisms_of(frozenset(sides))],
    )


def rows(past: Sequence[Entry], ahead: Sequence[Entry], knowledge: Knowledge) -> list[Row]:
    """Each level on which there was or will be something: the last that took place, the next that is planned."""
    before = [(level_of(entry, knowledge), entry) for entry in past if entry.kind in _MEETINGS]
    after = [(level_of(entry, knowledge), entry) for entry in ahead if entry.kind in _MEETINGS]
    found = []
    for level in Level:
        held = [entry for at, entry in before if at is level and entry.status is Status.HELD]
        planned = [entry for at, entry in after if at is level]
        if held or planned:
            found.append(Row(level, len(held), held[0] if held else None, planned[0] if planned else None))
    return found


def topics(entries: Sequence[Entry], most: int = 10) -> tuple[list[int], list[tuple[str, list[int]]]]:
    """The years looked at, and the most frequent topics with how many entries a year."""
    by_year: Counter[tuple[str, int]] = Counter()
    total: Counter[str] = Counter()
    for entry in entries:
        day = first_day(entry.when) or entry.last_told
        for topic in entry.topics:
            by_year[topic, day.year] += 1
            total[topic] += 1
    years = sorted({year for _topic, year in by_year})[-8:]
    return years, [(topic, [by_year[topic, year] for year in years]) for topic, _count in total.most_common(most)]


def _span(counts: dict[date, int]) -> tuple[date | None, date | None]:
    return (min(counts), max(counts)) if counts else (None, None)
