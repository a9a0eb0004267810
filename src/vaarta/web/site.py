"""What the pages of one server share: its settings, its templates, the open record, the workshop, who may do what."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from vaarta import __version__
from vaarta.web import language, words
from vaarta.web.limits import Rate
from vaarta.web.marked import plain, visible
from vaarta.web.security import Guard
from vaarta.web.settings import Settings
from vaarta.web.workshop import Workshop

if TYPE_CHECKING:
    from vaarta.knowledge import Knowledge
    from vaarta.record.store import Record

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

    @property
    def record(self) -> Record:
        """The open record; it may be asked from several threads at once."""
        if self._record is None:
            with self._opening:
                if self._record is None:
                    import vaarta

                    self._record = vaarta.open_record(self.settings.record)
        return self._record

    @property
    def knowledge(self) -> Knowledge:
        """Who and what exists."""
        from vaarta.knowledge import load

        return load()

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


def with_parameter(request: Request, name: str, value: str | None) -> str:
    """The address of this very page with one parameter changed."""
    pairs = [(key, held) for key, held in request.query_params.multi_items() if key not in (name, "after")]
    if value is not None:
        pairs.append((name, value))
    return f"{request.url.path}?{urlencode(pairs)}" if pairs else request.url.path


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
    found.filters |= {"listed": language.listed}
    found.globals |= {name.removesuffix("_word"): getattr(words, name) for name in vars(words) if name.endswith("_word")}
    found.globals |= {"name": words.name, "other_name": words.other_name, "told": words.told, "address": address}
    return found
