"""Reading what strangers paste, in a process of its own: a text that takes too long ends that process, not the server."""

from __future__ import annotations

import contextlib
import copyreg
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from multiprocessing.connection import Connection
from types import MappingProxyType
from typing import Any

from vaarta.model.article import Article
from vaarta.model.errors import MissingDateError, SourceError
from vaarta.model.report import Report
from vaarta.web.errors import Refused
from vaarta.web.language import gettext as _

logger = logging.getLogger(__name__)
_PATIENCE = 120.0
"""Seconds that the process may take to load what it reads with."""


def _sealed(mapping: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(mapping)


def _opened(mapping: MappingProxyType[Any, Any]) -> tuple[Callable[..., MappingProxyType[Any, Any]], tuple[Any, ...]]:
    return _sealed, (dict(mapping),)


copyreg.pickle(MappingProxyType, _opened)


@dataclass(frozen=True, slots=True)
class Pasted:
    """What somebody pasted or dropped; `published`, `language` and `publisher` fill gaps, as on the command line."""

    data: bytes
    id: str
    published: date | None = None
    language: str | None = None
    publisher: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class _Failed:
    dateless: bool
    message: str


class Workshop:
    """One process that reads, started when first needed; `waiting` readings at most stand in line."""

    def __init__(self, seconds: float, waiting: int) -> None:
        self._seconds = seconds
        self._line = threading.BoundedSemaphore(waiting)
        self._turn = threading.Lock()
        self._closed = False
        self._process: subprocess.Popen[bytes] | None = None
        self._to: Connection[Pasted, None] | None = None
        self._from: Connection[None, Report | _Failed | None] | None = None

    def read(self, pasted: Pasted) -> Report:
        """The report on what was pasted. Raises Refused where it cannot be read, takes too long, or too many wait."""
        if not self._line.acquire(blocking=False):
            raise Refused(503, _("Too many articles are waiting to be read; try again in a moment."), wait=5)
        try:
            with self._turn:
                found = self._ask(pasted)
        finally:
            self._line.release()
        if isinstance(found, Report):
            return found
        if found.dateless:
            raise Refused(422, _("The article does not say when it was published; give the day, “today” is never guessed."))
        raise Refused(422, found.message)

    def warm(self) -> None:
        """Start the process, so that the first reader need not wait for it."""
        with self._turn, contextlib.suppress(OSError, EOFError):
            self._started()

    def close(self) -> None:
        """End the process, and start none any more; whoever waits for it is told that it ended."""
        self._closed = True
        process = self._process
        if process is not None:
            process.kill()
        with self._turn:
            self._ended()

    def _ask(self, pasted: Pasted) -> Report | _Failed:
        try:
            to, back = self._started()
            to.send(pasted)
            if back.poll(self._seconds) and (found := back.recv()) is not None:
                return found
        except (OSError, EOFError):
            logger.warning("the reading process ended by itself")
            self._ended()
            raise Refused(422, _("This text could not be read; if it is an article, please report it.")) from None
        self._ended()
        raise Refused(422, _("Reading this text took longer than %d seconds and was stopped.") % self._seconds)

    def _started(self) -> tuple[Connection[Pasted, None], Connection[None, Report | _Failed | None]]:
        """The ends of the process's pipes; raises OSError or EOFError where it cannot be had."""
        if self._process is not None and self._process.poll() is None and self._to is not None and self._from is not None:
            return self._to, self._from
        self._ended()
        if self._closed:
            raise EOFError
        program = f"import sys; sys.path[:] = {sys.path!r}; from vaarta.web.workshop import work; work()"
        call = [sys.executable, "-c", program]
        self._process = process = subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 - our own program
        assert process.stdin is not None
        assert process.stdout is not None
        self._to = Connection(os.dup(process.stdin.fileno()), readable=False)
        self._from = Connection(os.dup(process.stdout.fileno()), writable=False)
        process.stdin.close()
        process.stdout.close()
        if not self._from.poll(_PATIENCE):
            raise EOFError
        self._from.recv()
        return self._to, self._from

    def _ended(self) -> None:
        """End the process, if there is one. Only for whose turn it is."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
        for pipe in (self._to, self._from):
            if pipe is not None:
                pipe.close()
        self._to = self._from = None


def work() -> None:
    """Read what comes on standard input until it closes: what the process of a workshop does."""
    from vaarta.knowledge import load

    asked: Connection[None, Pasted] = Connection(os.dup(0), writable=False)
    told: Connection[Report | _Failed | None, None] = Connection(os.dup(1), readable=False)
    os.dup2(2, 1)  # what a library prints must not get between the reports
    load()
    told.send(None)  # what is loaded before the first text does not count against its time
    with contextlib.suppress(EOFError, KeyboardInterrupt, OSError):
        while True:
            told.send(_read(asked.recv()))


def _read(pasted: Pasted) -> Report | _Failed:
    from vaarta.reading import read

    try:
        return read(_article(pasted))
    except MissingDateError as error:
        return _Failed(True, str(error))
    except SourceError as error:
        return _Failed(False, str(error))


def _article(pasted: Pasted) -> Article:
    from vaarta.sources.decode import decode
    from vaarta.sources.given import Given
    from vaarta.sources.page import looks_like_html, page_article
    from vaarta.sources.text import text_article

    given = Given(pasted.published, pasted.language, pasted.publisher)
    if looks_like_html(pasted.data[:4096].decode("utf-8", "replace")):
        return page_article(pasted.data, article_id=pasted.id, origin=pasted.id, given=given)
    return text_article(decode(pasted.data, pasted.id), article_id=pasted.id, origin=pasted.id, given=given)
