"""Reports into the record: once each, the newest version of an article in the merge, all of it in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import Connection, RowMapping, delete, insert, or_, select, update

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
from vaarta.record.store.statements import bare, digest, entities_of, taken_apart
from vaarta.record.store.succession import alias_of, successors
from vaarta.record.store.tellings import Kept, by_article

ALIKE = 50
"""How much two texts under one id have in common (rapidfuzz, of 100), at least, if one is the other corrected."""
_COMPARED = 4000
"""Characters of a text that are compared."""

_a, _t = schema.article.c, schema.telling.c
_SHORT = (_a.key, _a.id, _a.url, _a.text, _a.published, _a.publisher, _a.language, _a.title)


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

    def add(self, report: Report) -> Added:
        """Put `report` in. Raises RecordError, with nothing written, where it cannot be."""
        article = report.article
        told = _tellings(report)
        mark = digest(article)
        if self.connection.execute(select(_a.key).where(_a.digest == mark)).first():
            return Added(Outcome.SAME, article.id)
        before = self._versions(article)
        assert article.published is not None
        newest = all(row["published"] <= article.published.isoformat() for row in before)
        key = self._write(report, mark)
        if not newest:
            standing = max(before, key=lambda row: (row["published"], row["key"]))
            self.connection.execute(update(schema.article).where(_a.key == key).values(superseded_by=standing["key"]))
            return Added(Outcome.OUTDATED, article.id)
        deriving = Deriving(self.connection, self.entities, self.knowledge, self._memory, self.facts)
        mine = self._write_tellings(key, report, told)
        components: set[int] = set()
        gone: set[int] = set()
        follows: dict[Ref, Ref] = {}
        if before:
            out = self._out([row["key"] for row in before], key)
            components, gone = {one.component for one in out}, {one.entry for one in out}
            follows = self._lead_on(out, told, mine)
        components |= deriving.neighbours(told, mine)
        changed = deriving.refresh(components, mine, gone, follows)
        self.numbers |= deriving.numbers
        for hook in self._added:
            hook(self.connection, key, report)
        return Added(Outcome.CORRECTED if before else Outcome.NEW, article.id, changed)

    def _versions(self, article: Article) -> list[RowMapping]:
        """The articles in the merge that `article` is another version of."""
        same = [_a.id == article.id] + ([_a.url == article.url] if article.url else [])
        question = select(*_SHORT).where(or_(*same), _a.superseded_by.is_(None))
        found = list(self.connection.execute(question).mappings())
        for row in found:
            if row["url"] is not None and row["url"] == article.url:
                continue
            if not _alike(row["text"], article.text):
                raise RecordError(
                    f"{article.origin or article.id}: the record holds another article with the id {article.id!r}, of "
                    f"{row['published']}, whose text has little in common; give each its own id or url"
                )
        return found

    def _write(self, report: Report, mark: bytes) -> int:
        article = report.article
        assert article.published is not None
        numbers, fresh = self.entities.written(self.connection, entities_of(report))
        self.numbers |= fresh
        statements, rest = taken_apart(report, lambda entity: numbers[entity_text(entity)])
        row = {
            "id": article.id, "digest": mark, "url": article.url, "published": article.published.isoformat(),
            "publisher": article.publisher, "language": article.language, "title": article.title, "origin": article.origin,
            "text": article.text, "report": rest, "added_at": datetime.now(UTC).isoformat(timespec="seconds"),
        }  # fmt: skip
        key: int = self.connection.execute(insert(schema.article).returning(_a.key), row).scalar_one()
        if statements:
            rows = [{"article": key, **statement._asdict()} for statement in statements]
            self.connection.execute(insert(schema.statement), rows)
        return key

    def _write_tellings(self, article: int, report: Report, told: tuple[Telling, ...]) -> list[int]:
        """The keys of the new tellings, in order; no entry holds them yet."""
        keys: list[int] = []
        for number, telling in enumerate(told):
            row = {"article": article, "number": number, "event": telling.event.id, "component": 0, "entry": 0}
            keys.append(self.connection.execute(insert(schema.telling).returning(_t.key), row).scalar_one())
        blocks = [
            {"key": block, "telling": key}
            for key, telling in zip(keys, told, strict=True)
            for block in sorted(set(merging.block_keys(telling, self.knowledge).kept))
        ]
        if blocks:
            self.connection.execute(insert(schema.block), blocks)
        by_event = {telling.event.id: key for key, telling in zip(keys, told, strict=True)}
        relations = {
            (by_event[r.source], r.type.value, by_event[r.target])
            for r in report.relations
            if r.source in by_event and r.target in by_event
        }
        if relations:
            rows = [{"source": source, "type": type_, "target": target} for source, type_, target in sorted(relations)]
            self.connection.execute(insert(schema.relation), rows)
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
    return tuple(bare(telling) for telling in tellings(report))


def _alike(a: str, b: str) -> bool:
    """Whether one text may be the other, corrected."""
    from rapidfuzz import fuzz

    return a == b or fuzz.ratio(a[:_COMPARED], b[:_COMPARED]) >= ALIKE
