"""One open record, asked and added to from many threads at once, as a web server does."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

from tests.record.made import KNOWLEDGE, telling
from tests.record.store.reports import report, story
from vaarta import open_record
from vaarta.record.ask import Filter


def test_whoever_asks_while_others_add_sees_whole_articles(record_url: str) -> None:
    with open_record(record_url, knowledge=KNOWLEDGE) as record:
        list(record.add_all(story()))
        pairs = [
            report(*(telling(f"n{n}", "2025-12-09", when=f"2025-12-{n:02}", event=f"e{i}", at=i) for i in (1, 2)))
            for n in range(10, 22)
        ]

        def ask(_: int) -> bool:
            page = record.entries(Filter(start=date(2025, 12, 7), limit=100))
            refs = [ref for entry in page.entries for ref in entry.refs if ref.article.startswith("n")]
            told = record.told(page.entries[0].id) if page.entries else None
            return len(refs) % 2 == 0 and (told is not None or not page.entries)

        with ThreadPoolExecutor(8) as threads:
            adding = [threads.submit(record.add, one) for one in pairs]
            assert all(threads.map(ask, range(24)))
            assert all(future.result().entries for future in adding)
        assert record.counts()["articles"] == len(story()) + len(pairs)
        assert record.check() == ()
