"""Records to test on: in SQLite, and on a PostgreSQL server that the tests start themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.record.postgres import NoServerError, Server, running

BACKENDS = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql))
"""Where a record can lie: what the contract suite runs on."""


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server for this session, one for each worker; without PostgreSQL the tests that need it are skipped."""
    pytest.importorskip("pg8000", reason="PostgreSQL is reached through pg8000, which is not installed")
    try:
        with running() as server:
            yield server
    except NoServerError as reason:
        pytest.skip(str(reason))


@pytest.fixture(params=BACKENDS)
def fresh_record(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], str]]:
    """Gives, each time that it is called, the URL of a record that nobody has used; once in SQLite, once on PostgreSQL."""
    if request.param == "sqlite":
        numbers = count(1)
        yield lambda: f"sqlite:///{tmp_path / f'record{next(numbers)}.db'}"
        return
    server: Server = request.getfixturevalue("postgres")
    given: list[str] = []

    def fresh() -> str:
        given.append(server.fresh())
        return given[-1]

    yield fresh
    for url in given:
        server.drop(url)


@pytest.fixture
def record_url(fresh_record: Callable[[], str]) -> str:
    """The URL of a record that nobody has used, in SQLite and on PostgreSQL."""
    return fresh_record()
