"""The server that the tests start themselves."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.record import postgres as own
from tests.record.postgres import NoServerError, Server, running


def answer(url: str, statement: str) -> object:
    import pg8000.native

    where, _, name = url.removeprefix("postgresql://vaarta@").partition("/")
    host, _, port = where.partition(":")
    with pg8000.native.Connection("vaarta", host=host, port=int(port), database=name) as connection:
        return connection.run(statement)


@pytest.mark.postgresql
def test_each_database_is_fresh_and_speaks_utf_8(postgres: Server) -> None:
    first, second = postgres.fresh(), postgres.fresh()
    assert first != second
    answer(first, "CREATE TABLE a (b text)")
    assert answer(second, "SELECT count(*) FROM pg_tables WHERE tablename = 'a'") == [[0]]
    assert answer(first, "SHOW server_encoding") == [["UTF8"]]
    postgres.drop(first)
    postgres.drop(second)


def test_a_machine_without_a_server_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(Path, "glob", lambda *_: iter(()))
    with pytest.raises(NoServerError, match="apt-get install postgresql"), running():
        pass


def test_a_server_that_does_not_start_says_why(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "initdb"
    program.write_text("#!/bin/sh\necho no room >&2\nexit 1\n")
    program.chmod(0o755)
    tmp_path.chmod(0o755)
    monkeypatch.setattr(own, "_programs", lambda: tmp_path)
    monkeypatch.setattr(own, "_account", own.Account)
    with pytest.raises(NoServerError, match="initdb failed: no room"), running():
        pass
