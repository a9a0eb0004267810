"""Reports into the record: once each, the newest version of an article in the merge, all of it in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeVar

from sqlalchemy import BindParameter, Connection, RowMapping, Table, bindparam, delete, insert, or_, select, update

from vaarta.knowledge.store import Knowledge
from vaarta.model.article import Article
from vaarta.model.errors import RecordError
from vaarta.model.record import Ref, Telling, tellings
from vaarta.model.report import Report
from vaarta.record import merge as merging
from vaarta.record.store import schema
from vaarta.record.store.codec import entity_text
from vaarta.record.store.decisions import hand_on
from vaarta.record.store.deriving import Deriving, Memory
from vaarta.record.store.entities import Entities
from vaarta.record.store.rows import insert_rows
from vaarta.record.store.statements import bare, digest, entities_of, taken_apart
from vaarta.record.store.succession import alias_of, successors
from vaarta.record.store.tellings import AT_ONCE, Kept, by_article

ALIKE = 70
"""How much two texts under one id have in common (rapidfuzz, of 100), at least, if one is the other corrected."""
_COMPARED = 4000
"""Characters of a text that are compared."""

_a, _t = schema.article.c, schema.telling.c
_KEYS: BindParameter[list[Any]] = bindparam("keys", expanding=True)
_NOTHING: Mapping[Ref, Ref] = MappingProxyType({})
_SHORT = (_a.key, _a.id, _a.url, _a.text, _a.published, _a.publisher, _a.language, _a.title)


T = TypeVar("T")


class Outcome(StrEnum):
    """What became of a report that was added."""

    NEW = "new"
    SAME = "same"
    """The very same article is in already."""
    CORRECTED = "corrected"
    """A new version: the old one is kept, out of the merge."""
    OUTDATED = "outdated"
    """An old version of an article that is in already: kept, out of the merge."""
    REFUSED = "refused"
    """Not in: `Added.reason` says why."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a report: `article` its article's id, `entries` the ids of entries that are new, other or gone."""

    outcome: Outcome
    article: str
    entries: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _New:
    """A report to be written; `before` are the articles that it is another version of."""

    report: Report
    mark: bytes
    told: tuple[Telling, ...]
    before: list[RowMapping]


Hook = Callable[[Connection, int, Report], None]
"""Called with the transaction, the article's key and its report."""
Gone = Callable[[Connection, int], None]
"""Called with the transaction and the key of an article that is no longer in the merge."""


class Adding:
    """One transaction's additions."""

    def __init__(
        self,
        connection: Connection,
        entities: Entities,
        knowledge: Knowledge,
        added: Iterable[Hook] = (),
        gone: Iterable[Gone] = (),
        memory: Memory | None = None,
    ) -> None:
        self.connection, self.entities, self.knowledge = connection, entities, knowledge
        self.numbers: dict[str, int] = {}
        """Entities to be remembered once all this is committed."""
        self.facts: Memory = {}
        """Facts to be remembered then."""
        self._added, self._gone = tuple(added), tuple(gone)
        self._memory = memory

    def add(self, reports: Iterable[Report]) -> list[Added]:
        """Put reports in, as if one after the other; those that cannot be are refused, with nothing of them written.

        New articles that follow one another are written, compared and merged together, which costs a good deal less.
        """
        found: list[Added] = []
        waiting: list[Report] = []
        names: set[tuple[str, str]] = set()
        for report in reports:
            article = report.article
            mine = {("id", article.id)} | ({("url", article.url)} if article.url else set())
            if mine & names:
                found += self._together(waiting)
                waiting, names = [], set()
            waiting.append(report)
            names |= mine
        return found + self._together(waiting)

    def _together(self, reports: Sequence[Report]) -> list[Added]:
        """Put in reports of which no two are of one article."""
        marks = [digest(report.article) for report in reports]
        known = self._known(marks)
        versions = self._versions([report.article for report in reports])
        found: list[Added | None] = [None] * len(reports)
        new: list[tuple[int, _New]] = []
        for number, (report, mark, before) in enumerate(zip(reports, marks, versions, strict=True)):
            article = report.article
            if mark in known:
                found[number] = Added(Outcome.SAME, article.id)
                continue
            try:
                one = _New(report, mark, _tellings(report), before)
                _check(article, before)
            except RecordError as error:
                found[number] = Added(Outcome.REFUSED, article.id, reason=str(error))
            else:
                new.append((number, one))
        first = [(number, one) for number, one in new if not one.before]
        for (number, _), added in zip(first, self._add_new([one for _, one in first]), strict=True):
            found[number] = added
        for number, one in new:
            if one.before:
                found[number] = self._add_version(one)
        return [added for added in found if added is not None]

    def _known(self, marks: Sequence[bytes]) -> set[bytes]:
        """Which of these digests the record has."""
        question = select(_a.digest).where(_a.digest.in_(_KEYS))
        return {bytes(row.digest) for some in _some(marks) for row in self.connection.execute(question, {"keys": some})}

    def _versions(self, articles: Sequence[Article]) -> list[list[RowMapping]]:
        """For each of these, the articles in the merge that it is, or claims to be, another version of."""
        found: dict[int, RowMapping] = {}
        for column, names in ((_a.id, [a.id for a in articles]), (_a.url, [a.url for a in articles if a.url])):
            question = select(*_SHORT).where(column.in_(_KEYS), _a.superseded_by.is_(None))
            for some in _some(names):
                found |= {row["key"]: row for row in self.connection.execute(question, {"keys": some}).mappings()}
        return [
            [row for row in found.values() if row["id"] == a.id or (a.url is not None and row["url"] == a.url)] for a in articles
        ]

    def _add_new(self, new: Sequence[_New]) -> list[Added]:
        """Put in articles that the record has no version of."""
        if not new:
            return []
        keys = self._write(new)
        mine = self._write_tellings(list(zip(keys, new, strict=True)))
        changed = self._merge(new, mine)
        for key, one in zip(keys, new, strict=True):
            self._call(key, one.report)
        by_article = _shared_out(changed, [one.report.article.id for one in new])
        return [Added(Outcome.NEW, id_, tuple(sorted(entries))) for id_, entries in by_article.items()]

    def _add_version(self, one: _New) -> Added:
        """Put in another version of an article."""
        article = one.report.article
        assert article.published is not None
        (key,) = self._write([one])
        if any(row["published"] > article.published.isoformat() for row in one.before):
            standing = max(one.before, key=lambda row: (row["published"], row["key"]))
            self.connection.execute(update(schema.article).where(_a.key == key).values(superseded_by=standing["key"]))
            return Added(Outcome.OUTDATED, article.id)
        mine = self._write_tellings([(key, one)])
        out = self._out([row["key"] for row in one.before], key)
        follows = self._lead_on(out, one.told, mine)
        changed = self._merge([one], mine, {kept.component for kept in out}, {kept.entry for kept in out}, follows)
        self._call(key, one.report)
        return Added(Outcome.CORRECTED, article.id, tuple(sorted(changed)))

    def _merge(
        self,
        new: Sequence[_New],
        mine: Sequence[int],
        components: Set[int] = frozenset(),
        gone: Set[int] = frozenset(),
        follows: Mapping[Ref, Ref] = _NOTHING,
    ) -> dict[str, frozenset[str]]:
        """Merge what was written, with what it may be one with."""
        deriving = Deriving(self.connection, self.entities, self.knowledge, self._memory, self.facts)
        near = deriving.neighbours([telling for one in new for telling in one.told], mine)
        changed = deriving.refresh(components | near, mine, gone, follows)
        self.numbers |= deriving.numbers
        return changed

    def _call(self, key: int, report: Report) -> None:
        for hook in self._added:
            hook(self.connection, key, report)

    def _write(self, new: Sequence[_New]) -> list[int]:
        """Write articles and their statements; the keys of the articles, in order."""
        numbers, unknown = self.entities.written(self.connection, (e for one in new for e in entities_of(one.report)))
        self.numbers |= unknown
        now = datetime.now(UTC).isoformat(timespec="seconds")
        rows: list[dict[str, Any]] = []
        said = []
        for one in new:
            article = one.report.article
            statements, rest = taken_apart(one.report, lambda entity: numbers[entity_text(entity)])
            said.append(statements)
            assert article.published is not None
            row = {
                "id": article.id, "digest": one.mark, "url": article.url, "published": article.published.isoformat(),
                "publisher": article.publisher, "language": article.language, "title": article.title, "origin": article.origin,
                "text": article.text, "report": rest, "added_at": now,
            }  # fmt: skip
            rows.append(row)
        keys = _inserted(self.connection, schema.article, rows)
        rows = [{"article": key, **one._asdict()} for key, statements in zip(keys, said, strict=True) for one in statements]
        insert_rows(self.connection, schema.statement, rows)
        return keys

    def _write_tellings(self, new: Sequence[tuple[int, _New]]) -> list[int]:
        """The keys of the new tellings, in order; no entry holds them yet."""
        rows: list[dict[str, Any]] = [
            {"article": article, "number": number, "event": telling.event.id, "component": 0, "entry": 0}
            for article, one in new
            for number, telling in enumerate(one.told)
        ]
        keys = _inserted(self.connection, schema.telling, rows)
        told = [telling for _, one in new for telling in one.told]
        for row, telling in zip(rows, told, strict=True):
            self.entities.keep(row["article"], row["number"], telling)
        blocks = [
            {"key": block, "telling": key}
            for key, telling in zip(keys, told, strict=True)
            for block in sorted(set(merging.block_keys(telling, self.knowledge).kept))
        ]
        insert_rows(self.connection, schema.block, blocks)
        relations = sorted(_relations([one for _, one in new], keys))
        rows = [{"source": source, "type": type_, "target": target} for source, type_, target in relations]
        insert_rows(self.connection, schema.relation, rows)
        return keys

    def _out(self, articles: list[int], by: int) -> tuple[Kept, ...]:
        """Take articles out of the merge, superseded `by` another; the tellings that they had in it."""
        connection = self.connection
        out = by_article(connection, self.entities, articles)
        keys = [one.key for one in out]
        connection.execute(update(schema.article).where(_a.key.in_(articles)).values(superseded_by=by))
        connection.execute(delete(schema.block).where(schema.block.c.telling.in_(keys)))
        relations = or_(schema.relation.c.source.in_(keys), schema.relation.c.target.in_(keys))
        connection.execute(delete(schema.relation).where(relations))
        connection.execute(delete(schema.telling).where(_t.key.in_(keys)))
        for article in articles:
            for hook in self._gone:
                hook(connection, article)
        return out

    def _lead_on(self, out: Sequence[Kept], told: Sequence[Telling], mine: Sequence[int]) -> dict[Ref, Ref]:
        """Let whatever named a telling that is out name its successor."""
        follows = successors([one.telling for one in out], told)
        keys = {telling.ref: key for telling, key in zip(told, mine, strict=True)}
        alias = schema.alias
        for one in out:
            where = alias.c.telling == one.key
            if one.ref in follows:
                self.connection.execute(update(alias).where(where).values(telling=keys[follows[one.ref]]))
            else:
                self.connection.execute(delete(alias).where(where))
        moved = {old: new for old, new in follows.items() if old != new}
        if moved:
            self.connection.execute(delete(alias).where(alias.c.id.in_([alias_of(old) for old in moved])))
            self.connection.execute(insert(alias), [{"id": alias_of(old), "telling": keys[new]} for old, new in moved.items()])
            hand_on(self.connection, moved)
        return follows


def _tellings(report: Report) -> tuple[Telling, ...]:
    article = report.article
    if article.published is None:
        raise RecordError(
            f"{article.origin or article.id}: an article without a day of publication cannot be in a record; give it one"
        )
    if "\0" in article.text or not _encodes(article.text):
        raise RecordError(f"{article.origin or article.id}: its text holds characters that are none (NUL, or half of a pair)")
    return tuple(bare(telling) for telling in tellings(report))


def _encodes(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _check(article: Article, before: Sequence[RowMapping]) -> None:
    """Raises RecordError where `article` has the id of another, of which it is no version."""
    for row in before:
        if row["url"] is not None and row["url"] == article.url:
            continue
        if not _alike(row["text"], article.text):
            raise RecordError(
                f"{article.origin or article.id}: the record holds another article with the id {article.id!r}, of "
                f"{row['published']}, whose text has little in common; give each its own id or url"
            )


def _some(keys: Sequence[T]) -> Iterator[Sequence[T]]:
    """Keys, as many at a time as one question takes."""
    return (keys[at : at + AT_ONCE] for at in range(0, len(keys), AT_ONCE))


def _inserted(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> list[int]:
    """The keys of new rows, in the order of `rows`."""
    if not rows:
        return []
    question = insert(table).returning(table.c.key, sort_by_parameter_order=True)
    return list(connection.execute(question, rows).scalars())


def _relations(new: Sequence[_New], keys: Sequence[int]) -> set[tuple[int, str, int]]:
    """How the tellings with these keys bear on each other."""
    found: set[tuple[int, str, int]] = set()
    at = 0
    for one in new:
        by_event = {telling.event.id: key for telling, key in zip(one.told, keys[at:], strict=False)}
        at += len(one.told)
        found |= {
            (by_event[r.source], r.type.value, by_event[r.target])
            for r in one.report.relations
            if r.source in by_event and r.target in by_event
        }
    return found


def _shared_out(changed: Mapping[str, frozenset[str]], articles: Sequence[str]) -> dict[str, set[str]]:
    """Entries by the articles that changed them: those that they are told in, else, having come near them only, the last of all."""
    found: dict[str, set[str]] = {article: set() for article in articles}
    for entry, told in changed.items():
        for article in told & found.keys() or articles[-1:]:
            found[article].add(entry)
    return found


def _alike(a: str, b: str) -> bool:
    """Whether one text may be the other, corrected."""
    from rapidfuzz import fuzz

    return a == b or fuzz.ratio(a[:_COMPARED], b[:_COMPARED]) >= ALIKE
