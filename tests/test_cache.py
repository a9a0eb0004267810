from __future__ import annotations

import logging
from pathlib import Path

import pytest

from vaarta import cache


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "PREBUILT", tmp_path / "prebuilt")
    monkeypatch.setenv("VAARTA_CACHE", str(tmp_path / "user"))


def never() -> bytes:
    raise AssertionError("built again")


def test_what_was_compiled_is_kept_and_found_again() -> None:
    assert cache.compiled("pack-hi-words", "k1", lambda: b"one") == b"one"
    assert cache.compiled("pack-hi-words", "k1", never) == b"one"


def test_other_sources_are_compiled_anew_and_the_old_is_removed(tmp_path: Path) -> None:
    cache.compiled("pack-hi-words", "k1", lambda: b"one")
    cache.compiled("pack-hi-words", "k2", lambda: b"two")
    assert [path.name for path in (tmp_path / "user").iterdir()] == ["pack-hi-words-k2.bin"]


def test_a_name_that_begins_another_does_not_remove_it(tmp_path: Path) -> None:
    cache.compiled("pack-hi-words-more", "k1", lambda: b"more")
    cache.compiled("pack-hi-words", "k1", lambda: b"one")
    assert len(list((tmp_path / "user").iterdir())) == 2


def test_what_stands_beside_the_package_is_found_first(tmp_path: Path) -> None:
    cache.compiled("knowledge", "k1", lambda: b"ahead", into=tmp_path / "prebuilt")
    assert cache.compiled("knowledge", "k1", never) == b"ahead"


def test_a_folder_that_cannot_be_written_costs_time_and_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("VAARTA_CACHE", str(tmp_path / "file" / "below"))
    with caplog.at_level(logging.WARNING):
        assert cache.compiled("knowledge", "k1", lambda: b"built") == b"built"
    assert "could not be kept" in caplog.text


def test_the_digest_changes_with_bytes_names_and_shape(tmp_path: Path) -> None:
    a, b = tmp_path / "a.yaml", tmp_path / "b.yaml"
    a.write_text("x: 1")
    b.write_text("x: 1")
    first = cache.digest([a])
    assert first == cache.digest([a])
    assert len({first, cache.digest([b]), cache.digest([a, b]), cache.digest([b, a]), cache.digest([a], shape=b"other")}) == 5
    a.write_text("x: 2")
    assert cache.digest([a]) != first
