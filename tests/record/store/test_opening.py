"""Opening a record: made, brought forward, refused; and derived anew where another version made it."""

from __future__ import annotations

import logging
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.record.made import KNOWLEDGE
from tests.record.store.reports import story
from vaarta import open_record
from vaarta.model.errors import RecordError
from vaarta.record.store import migrating, opening, rebuilding, schema
from vaarta.record.store.engine import connect, writing
from vaarta.record.store.engine import record_url as url_of


def filled(url: str) -> None:
    with open_record(url, knowledge=KNOWLEDGE) as record:
        list(record.add_all(story()))


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A version of Vaarta whose records have one column more."""
    folder = tmp_path / "migrations"
    shutil.copytree(migrating.FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "0002_mood.py").write_text(
        "import sqlalchemy as sa\nfrom alembic import op\n"
        "revision, down_revision, branch_labels, depends_on = '0002', '0001', None, None\n"
        "def upgrade():\n    op.add_column('article', sa.Column('mood', sa.Text()))\n"
    )
    monkeypatch.setattr(migrating, "FOLDER", folder)
    monkeypatch.setattr(schema, "REVISION", "0002")


def test_the_migrations_make_what_a_new_record_is_made_as(record_url: str) -> None:
    engine = connect(url_of(record_url))
    with writing(engine) as connection:
        migrating.run(connection)
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_object": lambda _, name, kind, *__: not str(name).startswith("search"), "compare_type": True},
        )
        assert compare_metadata(context, schema.metadata) == []
    engine.dispose()


def test_the_newest_migration_is_the_form_of_the_tables() -> None:
    assert max(migrating.FOLDER.glob("versions/[0-9]*.py")).name.startswith(schema.REVISION)


@pytest.mark.usefixtures("next_version")
def test_an_older_record_is_brought_forward(record_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as before:
        before.setattr(schema, "REVISION", "0001")
        filled(record_url)
    with open_record(record_url, create=False, knowledge=KNOWLEDGE) as record:
        assert record.counts()["articles"] == len(story())
        with record.reading() as connection:
            assert connection.execute(text("SELECT count(mood) FROM article")).scalar() == 0
            assert migrating.revision(connection) == "0002"


@pytest.mark.usefixtures("next_version")
def test_a_copy_of_a_file_is_kept_before_it_is_brought_forward(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "talks.db"
    with monkeypatch.context() as before:
        before.setattr(schema, "REVISION", "0001")
        filled(str(file))
    open_record(file, knowledge=KNOWLEDGE).close()
    copy = sqlite3.connect(tmp_path / "talks.db.backup-0001")
    assert copy.execute("SELECT count(*) FROM article").fetchone() == (len(story()),)
    assert copy.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
    copy.close()


def test_a_record_of_a_newer_version_is_refused(record_url: str) -> None:
    with open_record(record_url, knowledge=KNOWLEDGE) as record, record.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(RecordError, match=r"newer version of Vaarta.*upgrade Vaarta"):
        open_record(record_url)


def test_a_record_that_is_only_asked_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="there is no record"):
        open_record(tmp_path / "none.db", create=False)
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_record_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Sir, " * 200)
    with pytest.raises(RecordError, match=r"letter\.txt.*is it a record"):
        open_record(tmp_path / "letter.txt")
    with pytest.raises(RecordError, match="no place for a record"):
        open_record("mysql://somewhere/talks")


def test_entries_of_another_merge_are_derived_anew(record_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(record_url)
    told: list[tuple[int, int]] = []
    monkeypatch.setattr(rebuilding, "DERIVED_BY", "merge/next keys/next")
    with open_record(record_url, create=False, knowledge=KNOWLEDGE, progress=lambda done, of: told.append((done, of))) as record:
        assert told[-1][0] == told[-1][1] > 0
        assert record.check() == ()
    told.clear()
    open_record(record_url, knowledge=KNOWLEDGE, progress=lambda done, of: told.append((done, of))).close()
    assert told == []


def test_a_large_record_is_asked_as_it_stands(
    record_url: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    filled(record_url)
    monkeypatch.setattr(rebuilding, "DERIVED_BY", "merge/next keys/next")
    monkeypatch.setattr(opening, "SOON", 2)
    with caplog.at_level(logging.WARNING):
        open_record(record_url, create=False, knowledge=KNOWLEDGE).close()
    assert "record rebuild" in caplog.text


def test_opening_a_record_loads_no_migrations(tmp_path: Path) -> None:
    code = f"import sys, vaarta; vaarta.open_record({str(tmp_path / 'a.db')!r}).close(); print('alembic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == "False\n", done.stderr


def test_several_processes_may_make_one_record_at_once(tmp_path: Path) -> None:
    code = f"import vaarta; vaarta.open_record({str(tmp_path / 'a.db')!r}).close()"
    running = [subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, text=True) for _ in range(4)]
    assert [process.communicate()[1] for process in running] == [""] * 4
