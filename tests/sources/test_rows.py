"""Parquet: an article a row, the bad ones beside the good."""

from __future__ import annotations

import io
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from vaarta.model.article import Article
from vaarta.sources import Failure, read_inputs

pa = pytest.importorskip("pyarrow", reason="Parquet is read by the extra `parquet`, which is not installed")

TEXT = "मास्को, 18 नवंबर (आईएएनएस)। विदेश मंत्री एस जयशंकर ने पुतिन से मुलाकात की।"


def write(path: Path, rows_a_group: int = 1000, **columns: object) -> Path:
    import pyarrow.parquet as pq

    pq.write_table(pa.table(columns), path, row_group_size=rows_a_group)
    return path


def read(path: Path | str, **options: object) -> list[Article | Failure]:
    return list(read_inputs([str(path)], **options))  # type: ignore[arg-type]


def articles(path: Path, **options: object) -> list[Article]:
    found = read(path, **options)
    assert all(isinstance(item, Article) for item in found), found
    return [item for item in found if isinstance(item, Article)]


def failures(path: Path, **options: object) -> list[str]:
    return [item.message for item in read(path, **options) if isinstance(item, Failure)]


def test_each_row_is_an_article_with_what_its_columns_say(tmp_path: Path) -> None:
    path = write(
        tmp_path / "wire.parquet",
        id=["a", None, "c"],
        url=["https://example.org/a", None, None],
        published=["2025-11-19", None, "2025-11-20T09:00:00Z"],
        language=["hi", None, None],
        publisher=["IANS", None, " "],
        title=["शीर्षक", None, None],
        text=[TEXT, TEXT, "The ministers met in Delhi."],
        more=[[1], [2], [3]],
    )
    first, second, third = articles(path, publisher="PTI", published=date(2020, 1, 1))
    assert first == Article(
        "a", TEXT, "hi", date(2025, 11, 19), "IANS", "https://example.org/a", "शीर्षक", f"{path}:1"
    )  # fmt: skip
    assert (second.id, second.language, second.published, second.publisher) == ("wire:2", "hi", date(2020, 1, 1), "PTI")
    assert (third.language, third.published, third.publisher, third.text) == (
        "en",
        date(2025, 11, 20),
        "PTI",
        "The ministers met in Delhi.",
    )


def test_only_the_text_must_be_there(tmp_path: Path) -> None:
    (article,) = articles(write(tmp_path / "a.parquet", text=[TEXT]))
    assert (article.id, article.text, article.published, article.url) == ("a:1", TEXT, None, None)
    assert 'no column "text" (there are: body, id)' in failures(write(tmp_path / "b.parquet", id=["x"], body=[TEXT]))[0]
    assert "no rows" in failures(write(tmp_path / "c.parquet", text=pa.array([], pa.string())))[0]


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (date(2025, 11, 19), date(2025, 11, 19)),
        (datetime(2025, 11, 19, 23, 30), date(2025, 11, 19)),  # noqa: DTZ001 - a moment without a zone is what is tested
        (datetime(2025, 11, 19, 23, 30, tzinfo=UTC), date(2025, 11, 19)),
        (datetime(2025, 11, 20, 1, 30, tzinfo=timezone(timedelta(hours=5, minutes=30))), date(2025, 11, 20)),
    ],
    ids=str,
)
def test_a_day_may_be_a_day_or_a_moment_in_its_own_zone(tmp_path: Path, value: object, day: date) -> None:
    (article,) = articles(write(tmp_path / "a.parquet", text=[TEXT], published=[value]))
    assert article.published == day


def test_a_moment_in_nanoseconds_has_its_day(tmp_path: Path) -> None:
    moments = pa.array([1_763_510_400_000_000_001], pa.timestamp("ns"))
    (article,) = articles(write(tmp_path / "a.parquet", text=[TEXT], published=moments))
    assert article.published == date(2025, 11, 19)


def test_a_bad_row_fails_in_its_place_and_the_others_are_read(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.parquet",
        text=pa.array([TEXT, None, " \n", TEXT * 90, TEXT, TEXT], pa.string()),
        published=["2025-11-19", None, None, None, "tomorrow", "2025-11-20"],
    )
    found = read(path, limit=5000)
    says = [None, 'no "text"', "empty", "over the limit", "tomorrow", None]
    for row, (item, words) in enumerate(zip(found, says, strict=True), 1):
        if words is None:
            assert isinstance(item, Article)
        else:
            assert isinstance(item, Failure)
            assert item.origin == f"{path}:{row}"
            assert words in item.message


def test_text_as_bytes_is_utf_8_or_a_failure(tmp_path: Path) -> None:
    path = write(tmp_path / "a.parquet", text=pa.array([TEXT.encode(), b"\xff\xfe\x01", TEXT.encode()], pa.binary()))
    good, bad, last = read(path)
    assert isinstance(good, Article)
    assert good.text == TEXT
    assert isinstance(bad, Failure)
    assert 'the field "text" cannot be read' in bad.message
    assert isinstance(last, Article)


def test_columns_may_be_dictionaries_and_large_and_ids_numbers(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.parquet",
        id=[7, 8],
        publisher=pa.array(["IANS", "IANS"]).dictionary_encode(),
        text=pa.array([TEXT, TEXT], pa.large_string()),
    )
    assert [(article.id, article.publisher) for article in articles(path)] == [("7", "IANS"), ("8", "IANS")]


def test_a_field_of_the_wrong_kind_is_told_of(tmp_path: Path) -> None:
    assert failures(write(tmp_path / "a.parquet", text=[TEXT], title=[["a"]])) == [
        f'{tmp_path / "a.parquet"}:1: "title" is list, not a string; give it as one'
    ]


def test_what_is_no_parquet_is_told_of(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    for data in (b"", TEXT.encode(), b"PAR1" + b"\0" * 40 + b"PAR1", write(path, text=[TEXT]).read_bytes()[:-9]):
        path.write_bytes(data)
        (message,) = failures(path)
        assert message.startswith(f"{path}: no Parquet file, or a broken one (")


def test_a_file_broken_in_the_middle_gives_the_rows_before(tmp_path: Path) -> None:
    path = write(tmp_path / "a.parquet", rows_a_group=300, text=[f"{n} {TEXT}" for n in range(600)])
    data = bytearray(path.read_bytes())
    start = data.index(b"PAR1", 1) if b"PAR1" in data[1:-4] else len(data) * 6 // 10
    data[start : start + 2000] = b"\xff" * 2000
    path.write_bytes(bytes(data))
    *before, last = read(path)
    assert before
    assert all(isinstance(item, Article) for item in before)
    assert isinstance(last, Failure)
    assert "the rest of its rows is lost" in last.message or "cannot be read" in last.message


def test_a_folder_and_standard_input_give_rows_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.parquet", text=[TEXT])
    assert [article.id for article in articles(tmp_path)] == ["a:1"]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(path.read_bytes())))
    assert [item.id for item in read_inputs(["-"]) if isinstance(item, Article)] == ["stdin:1"]


def test_without_pyarrow_the_message_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.parquet", text=[TEXT])
    for name in [name for name in sys.modules if name.split(".")[0] == "pyarrow"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert failures(path) == [f"{path}: Parquet needs pyarrow; install it with: pip install 'vaarta[parquet]'"]


def test_rows_are_read_some_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pyarrow.parquet as pq

    path, asked = write(tmp_path / "a.parquet", text=[TEXT] * 2000), []
    whole = pq.ParquetFile.iter_batches

    def counted(*args: object, **options: object) -> object:
        for batch in whole(*args, **options):
            asked.append(batch.num_rows)
            yield batch

    monkeypatch.setattr(pq.ParquetFile, "iter_batches", counted)
    found = read_inputs([str(path)])
    next(found)
    assert sum(asked) < 1000
    assert len(list(found)) == 1999
