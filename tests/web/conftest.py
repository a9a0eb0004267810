"""What the tests of the pages share: a record of samples, and a server over it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from tests.web.hostile import endless, hostile
from tests.web.live import Served, fill, samples, served


@pytest.fixture(scope="session")
def sample_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the samples, which nobody changes."""
    return fill(tmp_path_factory.mktemp("record") / "samples.db", samples())


@pytest.fixture(scope="session")
def server(sample_record: Path) -> Iterator[Served]:
    """A server over the samples, for readers."""
    with served(sample_record) as found:
        yield found


@pytest.fixture
def own_server(sample_record: Path, tmp_path: Path) -> Iterator[Callable[..., Served]]:
    """Servers of this test's own, each over a copy of the samples, for those who decide and add."""
    from contextlib import ExitStack

    with ExitStack() as stack:

        def start(**settings: object) -> Served:
            copy = Path(shutil.copy(sample_record, tmp_path / "own.db"))
            return stack.enter_context(served(copy, **settings))

        yield start


@pytest.fixture(scope="session")
def hostile_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server over a record of articles that mean harm."""
    file = fill(tmp_path_factory.mktemp("hostile") / "hostile.db", [*hostile(), endless()])
    with served(file) as found:
        yield found


@pytest.fixture
def reader(server: Served) -> Iterator[httpx.Client]:
    """Somebody who reads the samples."""
    with httpx.Client(base_url=server.address, timeout=60) as client:
        yield client
