"""The record at size: `python -m bench.record [--entries N] [--file FILE] [--check]`.

Two records are filled with synthetic reports (`bench.synthetic`), one of 10,000 entries and one of a million (or N). Measured are the median
cost of adding one more article to each, one at a time; the time of a page of a pair's timeline and of other questions; and the disk that an
article takes, of the synthetic ones and of real ones as the reader reads them. `--file` keeps the large record, and goes on filling one
that is not full yet. `--check` fails where a figure is over its budget.
"""

from __future__ import annotations

import argparse
import itertools
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from bench.read import SAMPLE, Figure, gold_articles, median_seconds
from bench.synthetic import World, reports
from vaarta.knowledge import load
from vaarta.model.article import Article
from vaarta.model.report import Kind, Report, Status
from vaarta.reading import read
from vaarta.record.ask import Filter
from vaarta.record.store import Record, open_record

SMALL = 10_000
LARGE = 1_000_000
SINGLES = 200
"""Articles that are added one at a time."""
_STEP = 5_000
"""Articles between two looks at how many entries there are."""


def fill(record: Record, stream: Iterator[Report], entries: int) -> float:
    """Put reports in until the record has so many entries; the seconds that it took."""
    start = time.perf_counter()
    while (had := record.counts()["entries"]) < entries:
        articles = record.counts()["articles"] or 1
        step = min(_STEP, max(50, int((entries - had) * articles / max(had, 1)))) if had else 200
        for _ in record.add_all(itertools.islice(stream, step)):
            pass
        said = f"{record.counts()['entries']:,} entries, {time.perf_counter() - start:,.0f} s"
        print(said, file=sys.stderr, end="\r" if sys.stderr.isatty() else "\n", flush=True)
    return time.perf_counter() - start


def adding(record: Record, stream: Iterator[Report]) -> float:
    """The median milliseconds of adding one article."""
    some = list(itertools.islice(stream, SINGLES))
    for report in some[:10]:
        record.add(report)
    times = []
    for report in some[10:]:
        start = time.perf_counter()
        record.add(report)
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def stream_of(record: Record, seed: int = 1) -> Iterator[Report]:
    """The reports behind those that the record has."""
    return itertools.islice(reports(World(load(), seed), seed), record.counts()["articles"], None)


def questions(record: Record) -> list[Figure]:
    """How long questions take."""
    (newest,) = record.entries(Filter(limit=1)).entries
    last = newest.last_told
    middle = date(1986, 1, 1) + (last - date(1986, 1, 1)) / 2
    year = {"start": middle, "end": middle + timedelta(days=365)}
    pair = Filter(states=("IN", "RU"), **year)  # type: ignore[arg-type]
    asked: list[tuple[str, Callable[[], object], float | None]] = [
        ("timeline of a pair, a year, first page", lambda: record.entries(pair), 200.0),
        ("timeline of a rare pair, all years", lambda: record.entries(Filter(states=("IS", "FJ"))), None),
        ("planned meetings of a state", lambda: record.entries(_planned("IN")), None),
        ("changed on a day", lambda: list(record.changed(middle, middle)), None),
        ("one entry with all its statements", lambda: record.told(newest.id), None),
        ("search: a name and a word", lambda: record.search("Lavrov मुलाकात"), None),
        ("search: two rare words", lambda: record.search("आइसलैंड फिजी"), None),
    ]
    return [Figure(name, median_seconds(ask, 9) * 1000, "ms", budget) for name, ask, budget in asked]


def _planned(state: str) -> Filter:
    return Filter(states=(state,), kinds=(Kind.MEETING,), statuses=(Status.PLANNED,), newest_first=False)


def disk_of_real_articles(folder: Path) -> float:
    """Kilobytes that one article of the sample's size takes, as the reader reads it: the sample, told by as many outlets as there are gold
    articles, beside the gold articles themselves."""
    sample = Article("sample", SAMPLE.read_text("utf-8"), "hi", date(2024, 3, 9))
    path = folder / "real.db"
    with open_record(path) as record:
        known = list(map(read, gold_articles()))
        for _ in record.add_all(known):
            pass
        before = _size(record, path)
        copies = [Article(f"sample-{n}", sample.text, "hi", date(2000 + n % 25, 3, 9), f"{n}") for n in range(len(known))]
        for _ in record.add_all(map(read, copies)):
            pass
        return (_size(record, path) - before) / len(copies) / 1000


def _size(record: Record, path: Path) -> int:
    """The bytes of a record, whatever waited to be put into its file."""
    with record._engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    return path.stat().st_size


def main() -> None:
    """Fill, measure, print; with --check, fail over a budget."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--entries", type=int, default=LARGE)
    options.add_argument("--file", type=Path)
    options.add_argument("--check", action="store_true")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with open_record(folder / "small.db") as small:
            stream = stream_of(small)
            fill(small, stream, SMALL)
            added_small = adding(small, stream)
        path = given.file or folder / "large.db"
        with open_record(path) as large:
            stream = stream_of(large)
            had = large.counts()["articles"]
            seconds = fill(large, stream, given.entries)
            counts = large.counts()
            added_large = adding(large, stream)
            figures = [
                Figure(
                    "articles filled in a second", (counts["articles"] - had) / seconds if counts["articles"] > had else 0.0, "/s"
                ),
                Figure(f"adding one article to {SMALL:,} entries", added_small, "ms"),
                Figure(f"adding one article to {counts['entries']:,} entries", added_large, "ms"),
                Figure("ratio of the two", added_large / added_small, "times", 2.0),
                *questions(large),
                Figure("disk per synthetic article", _size(large, path) / large.counts()["articles"] / 1000, "kB", 60.0),
                Figure("disk per article like the sample, as read", disk_of_real_articles(folder), "kB", 60.0),
            ]
    print(", ".join(f"{count:,} {what}" for what, count in counts.items()))
    for figure in figures:
        print(figure)
    if given.check and not all(figure.within for figure in figures):
        sys.exit(1)


if __name__ == "__main__":
    main()
