"""Records for the commands that ask one: the samples' reports, set down by hand."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import vaarta.reading
from tests.cli import talks
from tests.cli.commands import SAMPLES, run
from vaarta.record.store import open_record


@pytest.fixture(scope="session")
def _read_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("record") / "samples.db"
    with pytest.MonkeyPatch.context() as patched:
        patched.setitem(vars(vaarta.reading), "read", talks.read)
        done = run("add", "--record", path, SAMPLES)
    assert done.exit_code == 0, done.output
    with open_record(path):
        pass
    return path


@pytest.fixture
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read in this test is what `talks` sets down."""
    monkeypatch.setitem(vars(vaarta.reading), "read", talks.read)


@pytest.fixture
def record(_read_record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record of the sample articles, named by VAARTA_RECORD, that the test may change."""
    path = tmp_path / "r.db"
    for file in _read_record.parent.glob("samples.db*"):
        shutil.copy(file, tmp_path / file.name.replace("samples.db", "r.db"))
    monkeypatch.setenv("VAARTA_RECORD", str(path))
    monkeypatch.setenv("COLUMNS", "100")
    return path
