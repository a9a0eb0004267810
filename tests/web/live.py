"""A server over a record of samples, for tests and for pictures of the pages."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import uvicorn

from vaarta.model.article import Article
from vaarta.model.report import Report
from vaarta.reading import read
from vaarta.record.store import Record, open_record
from vaarta.sources import Failure, read_inputs
from vaarta.web import Settings, create_app
from vaarta.web.site import Site

ROOT = Path(__file__).parents[2]
TODAY = date(2018, 9, 4)
"""Two days before the talks that the samples of 2018 tell of, so that something is ahead."""


@dataclass(frozen=True, slots=True)
class Served:
    """A running server: its address, and what its pages share."""

    address: str
    site: Site

    @property
    def record(self) -> Record:
        """The record behind it."""
        return self.site.record


def fill(file: Path, articles: Iterable[Article | Report]) -> Path:
    """A record of these articles, read here where they are not yet."""
    with open_record(file) as record:
        for added in record.add_all(one if isinstance(one, Report) else read(one) for one in articles):
            assert not added.reason, added.reason
    return file


def samples() -> Iterator[Article]:
    """The project's own sample articles, and some of the gold ones."""
    from eval.annotation import HINDI, read_gold

    for found in read_inputs([str(ROOT / "samples")]):
        assert not isinstance(found, Failure)
        yield found
    for name, gold in list(read_gold(HINDI).items())[:24]:
        yield Article(name, gold.text, gold.language, date.fromisoformat(gold.published or "2025-01-01"), gold.publisher)


@contextmanager
def served(record: Path | str, **settings: object) -> Iterator[Served]:
    """A server over `record`, on a port that is free, until the end of the block."""
    given = replace(Settings(record=str(record), today=TODAY, max_per_minute=1000, max_seconds=60.0), **settings)  # type: ignore[arg-type]
    app = create_app(given)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="critical", lifespan="on"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 30
    while not server.started:
        assert time.monotonic() < until, "the server did not start"
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield Served(f"http://127.0.0.1:{port}", app.state.site)
    finally:
        server.should_exit = True
        thread.join(10)
