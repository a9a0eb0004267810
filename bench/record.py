"""The cost of a record: `python -m bench.record [--entries N] [--folder DIR] [--check]`.

Adding one article to a record of some 10,000 entries and to one of N (a million in the figures that are published), each opened anew: the median
over the articles of the next days, in the time of this process, which other programs on the machine do not stretch. A timeline of one
pair of states over a year of the large record, by the clock. And the disk that an article of the size of the sample takes, index and all.
Records that are there already in DIR are used again.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from bench.many import A_DAY, base, grow, some_reports
from bench.read import SAMPLE, Figure
from bench.synthetic import FIRST_DAY, World, days
from vaarta import open_record
from vaarta.knowledge import load
from vaarta.model.article import Article
from vaarta.reading import read
from vaarta.record.ask import Filter

SAMPLES = 40
"""Articles of the size of the sample, to weigh them."""


def last_day(file: Path) -> date:
    """The day of the newest article."""
    connection = sqlite3.connect(file)
    (found,) = connection.execute("SELECT max(published) FROM article").fetchone()
    connection.close()
    return date.fromisoformat(found)


def adding(file: Path, articles: int) -> float:
    """The median milliseconds that one article of the days after the last takes."""
    first = (last_day(file) - FIRST_DAY).days + 1
    times = []
    with open_record(file, create=False) as record:
        seed = record.counts()["articles"]  # other articles each time, also where a record is used again
        for report in days(World(load()), seed, first=first, count=20, occasions=A_DAY):
            start = time.process_time()
            record.add(report)
            times.append(1000 * (time.process_time() - start))
            if len(times) == articles + 20:
                break
    return statistics.median(times[20:])  # the first ones load what is loaded once


def timeline(file: Path) -> float:
    """The milliseconds of the first page of a pair's year, asked for five times in a record opened anew."""
    end = FIRST_DAY + (last_day(file) - FIRST_DAY) / 2
    times = []
    for back in range(5):
        last = end - timedelta(days=30 * back)
        with open_record(file, create=False) as record:
            start = time.perf_counter()
            page = record.entries(Filter(states=("IN", "RU"), start=last - timedelta(days=365), end=last))
            times.append(1000 * (time.perf_counter() - start))
            if not page.entries:
                raise SystemExit("bench.record: nothing between IN and RU in a year; the reports are wrong")
    return statistics.median(times)


def weight(folder: Path) -> float:
    """The kilobytes of disk that an article of the sample's size takes."""
    file = folder / "weight.db"
    text = SAMPLE.read_text("utf-8")
    with open_record(file) as record:
        for number in range(SAMPLES):
            day = date(2000, 1, 1) + timedelta(days=97 * number)
            record.add(
                read(Article(f"sample-{number}", f"{text}\n{number}", "hi", day, "Bhasha", f"https://example.org/{number}"))
            )
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    connection.close()
    return file.stat().st_size / SAMPLES / 1000


def figures(folder: Path, entries: int, articles: int) -> list[Figure]:
    """Everything that is measured."""
    small, large = folder / "small.db", folder / f"large-{entries}.db"
    reports = [] if small.exists() and large.exists() else some_reports()
    if not small.exists():
        base(small, reports)
    if not large.exists():
        shutil.copy(small, large)
        grow(large, reports, entries)
    with open_record(small, create=False) as record:
        held = record.counts()
    one, many = adding(small, articles), adding(large, articles)
    return [
        Figure(f"add to {held['entries']:,} entries", one, "ms CPU"),
        Figure(f"add to {entries:,} entries", many, "ms CPU"),
        Figure("  ratio", many / one, "", 2),
        Figure(f"a year of one pair of {entries:,} entries", timeline(large), "ms", 200),
        Figure("disk for an article of the sample's size", weight(folder), "kB", 60),
    ]


def main() -> None:
    """Print the figures; exit 1 with `--check` where one is over its budget."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="vaarta-bench-") as temporary:
        found = figures(given.folder or Path(temporary), given.entries, given.articles)
    for figure in found:
        print(figure)
    if given.check and not all(figure.within for figure in found):
        sys.exit(1)


if __name__ == "__main__":
    main()
