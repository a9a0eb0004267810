"""What is ahead, what changed, what contradicts itself, the diary, and searching."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from vaarta.model.errors import RecordError
from vaarta.model.record import Entry
from vaarta.model.report import Status
from vaarta.record.ask import Filter, Hit, Known
from vaarta.web.errors import Refused
from vaarta.web.filters import asked, coming, told_filter
from vaarta.web.language import gettext as _
from vaarta.web.marked import plain
from vaarta.web.site import Site, site_of

router = APIRouter(include_in_schema=False)

PAGE, MOST, HITS, DIARY = 60, 400, 20, 30


@router.get("/upcoming")
def upcoming(request: Request) -> HTMLResponse:
    """All that is planned or going on, soonest first."""
    site = site_of(request)
    found = asked(request.query_params, site.record, site.knowledge)
    entries = coming(site.record, found.wanted, site.today, MOST)
    narrowed = told_filter(found, site.knowledge)
    return site.page(request, "upcoming.html", asked=found, told_filter=narrowed, entries=entries)


@router.get("/changes")
def changes(request: Request, since: str = "", until: str = "") -> HTMLResponse:
    """What was told that is new since a day, the latest first."""
    site = site_of(request)
    last = _day(until) or site.today
    first = _day(since) or _latest(site, last)
    found = site.record.latest_changed(first, last, MOST)
    rows = [(entry, [step for step in entry.history if first <= step.as_of <= last]) for entry in found]
    sources = site.record.sources({step.ref.article for _entry, steps in rows for step in steps})
    return site.page(request, "changes.html", since=first, until=last, rows=rows, sources=sources, most=MOST)


@router.get("/conflicts")
def conflicts(request: Request) -> HTMLResponse:
    """The entries whose reports contradict each other."""
    site = site_of(request)
    found = asked(request.query_params, site.record, site.knowledge)
    page = site.record.entries(replace(found.wanted, conflicting=True, limit=PAGE))
    return site.page(request, "conflicts.html", asked=found, entries=page.entries, after=page.after)


@router.get("/diary")
def diary(request: Request, date: str = "", days: int = DIARY) -> HTMLResponse:
    """The desk diary of a day, to be printed."""
    from vaarta.exports.diary import make_diary

    site = site_of(request)
    on = _day(date) or site.today
    days = min(max(days, 1), 366)
    made = make_diary(diary_entries(site, request, on, days), on, days=days, language=request.state.language)
    return site.page(request, "diary.html", diary=made, days=days, before=on - timedelta(days=1), next=on + timedelta(days=1))


def diary_entries(site: Site, request: Request, on: date, days: int) -> list[Entry]:
    """The entries that a diary may hold: those of its days, and what is open."""
    wanted = asked(request.query_params, site.record, site.knowledge).wanted
    span = replace(
        wanted, start=on - timedelta(days=60), end=on + timedelta(days=days), newest_first=False, limit=2 * MOST, after=None
    )
    found = {entry.id: entry for entry in site.record.entries(span).entries}
    return list(found.values())


@router.get("/search")
def search(request: Request, q: str = "") -> HTMLResponse:
    """People, states, bodies and articles by words, in any script."""
    site = site_of(request)
    words = plain(q, 200)
    known: tuple[Known, ...] = ()
    hits: tuple[Hit, ...] = ()
    complaint = None
    if words:
        known = site.record.entities(words)[:12]
        try:
            hits = site.record.search(words, HITS)
        except RecordError as error:
            complaint = None if known else str(error)
    entries = {id_: entry for hit in hits for id_ in hit.entries[:3] if (entry := site.record.entry(id_))}
    return site.page(request, "search.html", query=words, known=known, hits=hits, entries=entries, complaint=complaint)


@router.get("/about-this")
def about_this(request: Request) -> HTMLResponse:
    """What this is, its keys, and how much the record holds."""
    site = site_of(request)
    return site.page(request, "about_this.html", counts=site.record.counts())


def _latest(site: Site, until: date) -> date:
    """A week before the last day that anything was told on, so that the page opens on something."""
    newest = site.record.entries(Filter(end=until, limit=30, statuses=tuple(Status))).entries
    return max((entry.last_told for entry in newest), default=until) - timedelta(days=7)


def _day(given: str) -> date | None:
    if not given.strip():
        return None
    try:
        return date.fromisoformat(given.strip())
    except ValueError:
        raise Refused(422, _("“%s” is no day; write it as YYYY-MM-DD.") % plain(given, 40)) from None
