"""A record, open: what `vaarta.open_record` gives."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cached_property
from types import TracebackType
from typing import TypeVar

from sqlalchemy import Connection, Engine, select
from sqlalchemy.engine import URL

from vaarta.knowledge.store import Knowledge
from vaarta.model.article import Article
from vaarta.model.errors import RecordError
from vaarta.model.record import Decision, Entry, Ref, Slot, Source
from vaarta.model.report import Report
from vaarta.record.ask import Filter, Hit, Known, Page, Support, Told
from vaarta.record.search import index, unindex
from vaarta.record.store import asking, checking, counting, deciding, decisions, finding, known, rebuilding, schema, searching
from vaarta.record.store.adding import Added, Adding, Gone, Hook, Outcome
from vaarta.record.store.deriving import Memory
from vaarta.record.store.engine import reading, told_plainly, writing
from vaarta.record.store.entities import Entities
from vaarta.record.store.supports import supports_of
from vaarta.record.store.tellings import by_entry, by_key, located

BATCH = 256
"""Reports of one transaction, at most."""
PACE = 0.4
"""Seconds after which reports that are waited for are committed."""
REMEMBERED = 20_000
"""Tellings whose facts are kept in mind for the next article; some 60 MB."""
T = TypeVar("T")


class Record:
    """A record that is open; closed by `close()` or at the end of a `with`.

    It may be used from several threads. Every method that asks sees the record as it stands at that moment, and every one that
    writes is one transaction: all of it is kept, or nothing. Each raises RecordError where the record cannot be reached.
    """

    def __init__(self, engine: Engine, url: URL, knowledge: Knowledge | None = None) -> None:
        self._engine, self.url = engine, url
        self._given = knowledge
        self._entities = Entities()
        self._memory: Memory = {}
        self.added: list[Hook] = [index]
        self.gone: list[Gone] = [unindex]

    @cached_property
    def knowledge(self) -> Knowledge:
        """What the record knows of the world; loaded when it is first needed."""
        from vaarta.knowledge import load

        return self._given or load()

    def __enter__(self) -> Record:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Give back what the record holds open."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection on a snapshot."""
        with told_plainly(self.url), reading(self._engine) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection on a transaction."""
        try:
            with told_plainly(self.url), writing(self._engine) as connection:
                yield connection
        except BaseException:
            self._entities.forget()
            raise

    # --- adding -----------------------------------------------------------------------------------------------------

    def add(self, report: Report) -> Added:
        """Put one report in, all of it or nothing. RecordError where it cannot be."""
        (added,) = self._added([report])
        if added.outcome is Outcome.REFUSED:
            raise RecordError(added.reason)
        return added

    def add_all(self, reports: Iterable[Report]) -> Iterator[Added]:
        """Put reports in, several to a transaction; what is yielded is in for good. Those that cannot be come back refused, with the
        reason. Reports are waited for outside of any transaction."""
        waiting: list[Report] = []
        since = time.monotonic()
        for report in reports:
            waiting.append(report)
            if len(waiting) >= BATCH or time.monotonic() - since > PACE:
                yield from self._added(waiting)
                waiting, since = [], time.monotonic()
        if waiting:
            yield from self._added(waiting)

    def _added(self, reports: list[Report]) -> list[Added]:
        with self.writing() as connection:
            adding = Adding(connection, self._entities, self.knowledge, self.added, self.gone, self._memory)
            found = adding.add(reports)
        self._entities.remember(adding.numbers)
        if len(self._memory) > REMEMBERED:
            self._memory = {}
        self._memory.update(adding.facts)
        return found

    def knows(self, article: Article) -> bool:
        """Whether the very same article is in already, so that it need not be read again."""
        a = schema.article.c
        given: dict[str, str | None] = {
            "text": article.text,
            "url": article.url,
            "title": article.title,
            "publisher": article.publisher,
        }
        given |= {"language": article.language, "published": article.published.isoformat() if article.published else None}
        with self.reading() as connection:
            rows = connection.execute(select(*(a[name] for name in given)).where(a.id == article.id)).mappings()
            return any(all(value is None or row[name] == value for name, value in given.items()) for row in rows)

    # --- asking -----------------------------------------------------------------------------------------------------

    def entries(self, wanted: Filter | None = None) -> Page:
        """One page of the entries that are wanted, all of them by default."""
        with self.reading() as connection:
            rows, after = finding.found(connection, wanted or Filter())
            return Page(asking.entries(connection, self._entities, [(key, data) for _, key, data in rows]), after)

    def all_entries(self) -> Iterator[Entry]:
        """Every entry, on one snapshot, in an order that is the same in every record of the same entries."""
        with self.reading() as connection:
            yield from asking.every(connection, self._entities)

    def entry(self, id: str) -> Entry | None:
        """The entry with this id, with one that it had before, or the only one whose id begins with these 6 or more characters."""
        with self.reading() as connection:
            key = asking.entry_key(connection, id)
            return None if key is None else next(iter(asking.by_keys(connection, self._entities, [key])), None)

    def holding(self, refs: Iterable[Ref]) -> tuple[Entry, ...]:
        """The entries that hold these tellings; those that are not in the record are passed over."""
        with self.reading() as connection:
            keys = located(connection, refs).values()
            entries = dict.fromkeys(kept.entry for kept in by_key(connection, self._entities, keys))
            return asking.by_keys(connection, self._entities, list(entries))

    def told(self, id: str) -> Told | None:
        """An entry, found as `entry` does, with its tellings and every statement behind it."""
        with self.reading() as connection:
            key = asking.entry_key(connection, id)
            if key is None:
                return None
            (entry,) = asking.by_keys(connection, self._entities, [key])
            kept = sorted(by_entry(connection, self._entities, [key]), key=lambda one: one.telling.order)
            reports = {one.article: asking.report(connection, self._entities, one.article) for one in kept}
        supports: list[Support] = []
        for one in kept:
            whole = next(event for event in reports[one.article].events if event.id == one.telling.event.id)
            supports += supports_of(reports[one.article], whole, one.telling.source)
        return Told(entry, tuple(one.telling for one in kept), tuple(supports))

    def report(self, article: str) -> Report | None:
        """The whole report of an article, as it was added; of several versions the one in the merge, else the last."""
        with self.reading() as connection:
            key = asking.article_key(connection, article)
            return None if key is None else asking.report(connection, self._entities, key)

    def changed(self, since: date, until: date | None = None) -> Iterator[Entry]:
        """The entries of which something new or contradictory was told from `since` to `until`, the latest last."""
        with self.reading() as connection:
            for some in asking.chunks(asking.told_between(connection, since, until)):
                yield from asking.by_keys(connection, self._entities, some)

    def entities(self, name: str, type: str | None = None) -> tuple[Known, ...]:
        """People, states and bodies of the record and of the knowledge base by any name, in any script; those of most entries first."""
        with self.reading() as connection:
            return known.named(connection, self._entities, self.knowledge, name, type)

    def partners(self, key: str) -> tuple[Known, ...]:
        """Whom an entity took part in entries with, most often first."""
        with self.reading() as connection:
            return known.partners(connection, self._entities, key)

    def sittings(self, mechanism: str) -> tuple[Entry, ...]:
        """The entries that are sittings of a mechanism, earliest first."""
        found: list[Entry] = []
        page = Page((), None)
        while True:
            page = self.entries(Filter(mechanism=mechanism, newest_first=False, limit=500, after=page.after))
            found += page.entries
            if page.after is None:
                return tuple(found)

    def by_month(self, wanted: Filter | None = None) -> dict[date, int]:
        """How many of the entries that are wanted begin in each month, by its first day."""
        with self.reading() as connection:
            return counting.by_month(connection, wanted or Filter())

    def sides_with(self, side: str) -> dict[str, int]:
        """With which sides a side (a state's code, an organisation's id) took part in entries, most often first."""
        with self.reading() as connection:
            return counting.sides_with(connection, side)

    def latest_changed(self, since: date, until: date | None = None, most: int = 400) -> tuple[Entry, ...]:
        """As `changed`, the latest first, and no more than so many."""
        with self.reading() as connection:
            keys = asking.told_between(connection, since, until)[-most:]
            return asking.by_keys(connection, self._entities, keys[::-1])

    def entries_of(self, article: str) -> dict[str, str]:
        """The ids of the entries that an article's events went into, by the events' ids."""
        with self.reading() as connection:
            return counting.entries_of(connection, article)

    def sources(self, articles: Iterable[str]) -> dict[str, Source]:
        """What is known of articles, by their ids."""
        with self.reading() as connection:
            return counting.sources(connection, articles)

    def search(self, words: str, limit: int = 20, after: str | None = None) -> tuple[Hit, ...]:
        """The articles that have all of `words`, best first, in any inflected or variant spelling, names in any language; "a phrase"
        as it stands, and none with a -word. `after` is that of the last hit of the page before."""
        with self.reading() as connection:
            return searching.search(connection, self._entities, words, limit, after)

    def counts(self) -> dict[str, int]:
        """How much there is of everything: articles, superseded ones, tellings, entries, conflicting ones, decisions."""
        with self.reading() as connection:
            return asking.counts(connection)

    # --- keeping it sound -------------------------------------------------------------------------------------------

    def check(self) -> tuple[str, ...]:
        """What is wrong with the record, in words; empty where it is sound."""
        with self.reading() as connection:
            return (*checking.problems(connection, self._entities, self.knowledge), *searching.check(connection))

    def rebuild(self, progress: rebuilding.Progress | None = None) -> None:
        """Derive all entries anew from the statements, and the search's index from the reports; ids that entries had still lead
        to them."""
        with self.writing() as connection:
            numbers = rebuilding.rebuild(connection, self._entities, self.knowledge, progress)
            searching.reindex(connection, self._entities)
        self._entities.remember(numbers)

    # --- deciding ---------------------------------------------------------------------------------------------------

    def same(self, a: str, b: str, *, because: str = "", by: str = "") -> Decision:
        """Decide that two entries, or tellings (ARTICLE#EVENT), are one happening."""
        return self._decide(lambda it: it.same(a, b), because, by)

    def apart(self, a: str, b: str, *, because: str = "", by: str = "") -> Decision:
        """Decide that two entries, or tellings (ARTICLE#EVENT), are not one happening. A telling and the entry that holds it: the
        telling is none of the others."""
        return self._decide(lambda it: it.apart(a, b), because, by)

    def correct(self, entry: str, slot: Slot, value: str, *, because: str = "", by: str = "") -> Decision:
        """Decide that `slot` of an entry is `value`; "" for none."""
        return self._decide(lambda it: it.correct(entry, slot, value), because, by)

    def undo(self, number: int | None = None) -> Decision:
        """Take back a decision, the latest by default: as if it had never been made."""
        with self.writing() as connection:
            return deciding.Deciding(connection, self._entities, self.knowledge).undo(number)

    def decisions(self, *, undone: bool = False) -> tuple[Decision, ...]:
        """The decisions in force, or those undone, in order."""
        with self.reading() as connection:
            return decisions.all_decisions(connection, undone=undone)

    def _decide(self, decide: Callable[[deciding.Deciding], Decision], because: str, by: str) -> Decision:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self.writing() as connection:
            return decide(deciding.Deciding(connection, self._entities, self.knowledge, because, by, now))
