"""What other programs subscribe to: a calendar, and a feed of changes; filtered by the parameters of the timeline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from html import escape
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import Response

from vaarta.model.record import Entry, Source
from vaarta.web.api.etag import tagged
from vaarta.web.filters import asked
from vaarta.web.language import gettext as _
from vaarta.web.marked import plain
from vaarta.web.site import site_of
from vaarta.web.words import change_word, status_word, told

router = APIRouter(include_in_schema=False)

CALENDAR, FEED = 1500, 60
_BACK = timedelta(days=400)


@router.get("/calendar.ics")
def calendar(request: Request) -> Response:
    """The entries that fit, a year back and all that is ahead, as a calendar to subscribe to."""
    from vaarta.exports.ical import ical

    site = site_of(request)
    wanted = asked(request.query_params, site.record, site.knowledge, limit=CALENDAR).wanted
    wanted = replace(wanted, dated=True, start=wanted.start or site.today - _BACK, after=None)
    entries = site.record.entries(wanted).entries
    sources = site.record.sources({ref.article for entry in entries for ref in entry.refs})
    body = ical(entries, sources, language=request.state.language)
    return tagged(request, body, "text/calendar; charset=utf-8", {"content-disposition": 'inline; filename="vaarta.ics"'})


@router.get("/feed.atom")
def feed(request: Request) -> Response:
    """The entries that fit of which something new was told last, as Atom."""
    site = site_of(request)
    wanted = asked(request.query_params, site.record, site.knowledge, limit=4 * FEED).wanted
    entries = sorted(site.record.entries(replace(wanted, after=None)).entries, key=lambda e: (e.last_told, e.id), reverse=True)[
        :FEED
    ]
    sources = site.record.sources({entry.history[-1].ref.article for entry in entries})
    base = f"{request.url.scheme}://{request.headers.get('host', 'localhost')}"
    lines = list(_lines(entries, sources, base, request.url.query))
    return tagged(request, "\n".join(lines).encode(), "application/atom+xml; charset=utf-8")


def _lines(entries: list[Entry], sources: dict[str, Source], base: str, query: str) -> Iterator[str]:
    newest = max((entry.last_told for entry in entries), default=None)
    here = f"{base}/feed.atom" + (f"?{query}" if query else "")
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield '<feed xmlns="http://www.w3.org/2005/Atom">'
    yield f"<title>{escape(_('Vaarta: what is new in the record'))}</title>"
    yield f"<id>{escape(here)}</id>"
    yield f'<link rel="self" href="{escape(here)}"/><link href="{escape(base)}/timeline"/>'
    yield f"<updated>{newest.isoformat() if newest else '1970-01-01'}T00:00:00Z</updated>"
    yield "<author><name>Vaarta</name></author>"
    for entry in entries:
        step = entry.history[-1]
        source = sources.get(step.ref.article)
        by = plain((source.publisher if source else None) or step.ref.article, 80)
        words = f"{status_word(step.status)}, {change_word(step.change)} ({by})"
        at = f"{base}/entry/{quote(entry.id)}"
        yield "<entry>"
        yield f"<title>{escape(told(entry))}</title><id>{escape(at)}</id>"
        yield f'<link href="{escape(at)}"/><updated>{entry.last_told.isoformat()}T00:00:00Z</updated>'
        yield f"<summary>{escape(words)}</summary>"
        yield "</entry>"
    yield "</feed>"
