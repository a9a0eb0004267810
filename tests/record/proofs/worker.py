"""A process that works on a record: `python -m tests.record.proofs.worker add URL FIRST LAST` or `… read URL`.

It says `ready` once the record is open and `done` at the end. What it cannot do ends it with a traceback.
"""

from __future__ import annotations

import sys
from itertools import islice

from bench.synthetic import World, reports
from vaarta import open_record
from vaarta.knowledge import load
from vaarta.model.report import Report
from vaarta.record.ask import Filter
from vaarta.record.store import Outcome, Record

SEED = 7
_TOGETHER = 6
"""Reports that are handed over at once, every other time; in between they come one by one."""


def some_reports(first: int, last: int) -> list[Report]:
    """The synthetic reports from `first` to `last`, exclusive: of few days, so that many tell of one happening."""
    return list(islice(reports(World(load(), SEED), SEED), first, last))


def add(record: Record, wanted: list[Report]) -> None:
    """Put reports in, one by one and several at once in turn."""
    at = 0
    while at < len(wanted):
        if at % 2:
            for added in record.add_all(wanted[at : at + _TOGETHER]):
                assert added.outcome in (Outcome.NEW, Outcome.SAME), added
            at += _TOGETHER
        else:
            record.add(wanted[at])
            at += 1


def read(record: Record) -> None:
    """Ask for everything until the standard input ends; what is found must fit together on each look."""
    import select

    looks = most = 0
    while not select.select([sys.stdin], [], [], 0)[0] or not looks:
        looks += 1
        page = record.entries(Filter(limit=20))
        for entry in page.entries[:3]:
            told = record.told(entry.id)  # it may be gone by now, but never half there
            assert told is None or {t.ref for t in told.tellings} == set(told.entry.refs)
        articles = record.counts()["articles"]
        assert articles >= most, "articles were lost"
        most = articles
        held = [ref for entry in record.all_entries() for ref in entry.refs]
        assert len(held) == len(set(held)), "a telling is in two entries"
        for hit in record.search("यात्रा", limit=5):
            assert record.report(hit.source.id) is not None
    sys.stdout.write(f"{looks} looks\n")


def main() -> None:
    """Do what the arguments say."""
    what, url, *span = sys.argv[1:]
    wanted = some_reports(*map(int, span)) if span else []
    with open_record(url) as record:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        if what == "add":
            add(record, wanted)
        else:
            read(record)
    sys.stdout.write("done\n")


if __name__ == "__main__":
    main()
