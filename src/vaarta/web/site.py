"""What the pages of one server share: its settings, its templates, the open record, the workshop, who may do what."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from vaarta import __version__
from vaarta.record.sentence import first_day
from vaarta.web import language, words
from vaarta.web.levels import level_word
from vaarta.web.limits import Rate
from vaarta.web.marked import inline, plain, visible
from vaarta.web.security import Guard
from vaarta.web.settings import Settings
from vaarta.web.workshop import Workshop

if TYPE_CHECKING:
    from vaarta.knowledge import Knowledge
    from vaarta.model.record import Entry
    from vaarta.record.ask import Filter
    from vaarta.record.store import Record
    from vaarta.web.filters import Asked

_FRESH, _KEPT = 10.0, 200
"""Seconds for which a count by month holds, and how many are kept."""
_TEMPLATES = Path(__file__).parent / "templates"


class Site:
    """One server's shared parts. The record is opened when it is first asked for, once, and closed with the site."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.guard = Guard(settings)
        self.rate = Rate(settings.max_per_minute, 60)
        self.workshop = Workshop(settings.max_seconds, settings.max_waiting)
        self._templates = _environment()
        self._record: Record | None = None
        self._opening = threading.Lock()
        self._months: dict[Filter, tuple[float, dict[date, int]]] = {}

    @property
    def record(self) -> Record:
        """The open record; it may be asked from several threads at once."""
        return self._record or self.open()

    def open(self) -> Record:
        """Open the record, or make it where there is none. Raises RecordError where it cannot be."""
        with self._opening:
            if self._record is None:
                from vaarta.record.store import open_record

                self._record = open_record(self.settings.record)
            return self._record

    def warm(self) -> None:
        """Load what every page needs, so that the first reader need not wait for it."""
        for name in ("timeline.html", "entry.html", "article.html"):
            self._templates.get_template(name)
        for spoken in language.spoken():
            language.catalogue(spoken)
        self.workshop.warm()

    def by_month(self, wanted: Filter) -> dict[date, int]:
        """How many of the entries that are wanted, on whatever day, begin in each month; as of some seconds ago."""
        key = replace(wanted, start=None, end=None, after=None, limit=0)
        now = time.monotonic()
        kept = self._months.get(key)
        if kept is None or now - kept[0] > _FRESH:
            if len(self._months) >= _KEPT:
                self._months.clear()
            kept = self._months[key] = (now, self.record.by_month(key))
        return kept[1]

    @property
    def knowledge(self) -> Knowledge:
        """Who and what exists."""
        from vaarta.knowledge import load

        return load()

    @property
    def today(self) -> date:
        """The day that pages count from."""
        return self.settings.today or datetime.now().astimezone().date()

    def close(self) -> None:
        """Let go of everything."""
        self.workshop.close()
        if self._record is not None:
            self._record.close()

    def page(self, request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
        """A page in the reader's language."""
        return HTMLResponse(self.written(request, template, **values), status)

    def written(self, request: Request, template: str, **values: Any) -> str:
        """What `template` says to this reader."""
        spoken = request.state.language
        language.current.set(spoken)
        return self._templates.get_template(template).render(
            language=spoken,
            languages=[(name, _own_name(name), with_parameter(request, "lang", name)) for name in language.spoken()],
            path=request.url.path,
            may_decide=self.guard.may_decide(request),
            takes_tokens=self.guard.takes_tokens,
            mark=self.guard.mark(request),
            version=__version__,
            **values,
        )


def site_of(request: Request) -> Site:
    """The site that a request came to."""
    found: Site = request.app.state.site
    return found


def address(path: str, values: Mapping[str, Any]) -> str:
    """A path with parameters; those that are empty are left out."""
    pairs = [(name, value) for name, value in values.items() if value not in (None, "", (), [])]
    return f"{path}?{urlencode(pairs, doseq=True)}" if pairs else path


def outward(url: str | None) -> str:
    """The address of a source, written so that it can be nothing but an address; "" where it is none of the web's.

    >>> outward("https://example.org/a b"), outward("javascript:alert(1)")
    ('https://example.org/a%20b', '')
    """
    if not url or not url.lower().startswith(("https://", "http://")):
        return ""
    return quote(url, safe=":/?#[]@!$&()*+,;=%-._~")


def with_parameter(request: Request, name: str, value: str | None) -> str:
    """The address of this very page with one parameter changed."""
    pairs = [(key, held) for key, held in request.query_params.multi_items() if key not in (name, "after")]
    if value is not None:
        pairs.append((name, value))
    path = quote(request.url.path, safe="/%:@~!$&'()*+,;=-._")
    return f"{path}?{urlencode(pairs)}" if pairs else path


def without(asked: Asked, key: str, value: str) -> str:
    """The address of the timeline with one value of one filter taken away."""
    left = tuple(held for held in asked.of(key) if held != value)
    return address("/timeline", asked.parameters(**{key: left}))


def _by_month(entries: Iterable[Entry]) -> list[tuple[str, list[Entry]]]:
    """Entries in the order given, under the name of the month that they stand in."""

    def month(entry: Entry) -> str:
        day = first_day(entry.when) or entry.last_told
        return language.month_words(day) if date.min.year < day.year < date.max.year else ""

    return [(words_, list(some)) for words_, some in groupby(entries, month)]


def ranges(numbers: Iterable[int]) -> str:
    """Numbers in short.

    >>> ranges([2, 3, 4, 17])
    '2–4, 17'
    """
    found: list[list[int]] = []
    for number in sorted(numbers):
        if found and found[-1][1] == number - 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in found)


def _side_name(side: str) -> str:
    from vaarta.knowledge import load

    entity = load().side_entity(side)
    return words.name(entity) if entity else plain(side, 40)


def _pair_name(pair: str) -> str:
    """A pair of sides in words: "India – Russia"."""
    return " – ".join(_side_name(side) for side in pair.split("-", 1))


def _own_name(code: str) -> str:
    from babel import Locale

    return str(Locale.parse(code).get_display_name(code)).capitalize()


def _environment() -> Environment:
    found = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"],
        auto_reload=False,
    )
    found.install_gettext_callables(  # type: ignore[attr-defined] # added by the extension
        language.gettext,
        language.ngettext,
        newstyle=True,
        pgettext=language.pgettext,
        npgettext=language.npgettext,
    )
    found.filters |= {"plain": plain, "visible": visible, "day": language.day_words, "when": language.when_words}
    found.filters |= {"listed": language.listed, "month": language.month_words, "by_month": _by_month, "without": without}
    found.filters |= {"weekday": language.weekday_words, "inline": inline, "outward": outward, "ranges": ranges}
    found.globals |= {name.removesuffix("_word"): getattr(words, name) for name in vars(words) if name.endswith("_word")}
    found.globals |= {"level": level_word, "problem_kind": words.problem_word}
    found.globals |= {"pair_name": _pair_name, "side_name": _side_name}
    found.globals |= {
        "office": words.office,
        "name": words.name,
        "other_name": words.other_name,
        "told": words.told,
        "address": address,
    }
    return found
