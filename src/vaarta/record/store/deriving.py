"""Entries kept in step with their tellings: what a change touches is merged anew, and nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, delete, insert, select

from vaarta.knowledge.store import Knowledge
from vaarta.model.record import Decision, Entry, Ref, Telling
from vaarta.record import merge as merging
from vaarta.record.store import schema
from vaarta.record.store.codec import pack, parsed, text, unpack
from vaarta.record.store.decisions import standing, touching
from vaarta.record.store.entities import Entities
from vaarta.record.store.keys import TOLD, days_of, keys_of, long, told_on
from vaarta.record.store.rows import insert_rows
from vaarta.record.store.statements import entities_of_entry
from vaarta.record.store.tellings import AT_ONCE, Kept, Where, by_component, by_key, located, place, where

_KEYS: BindParameter[list[Any]] = bindparam("keys", expanding=True)
_BLOCKED = select(schema.block.c.telling, schema.block.c.key).where(schema.block.c.key.in_(_KEYS))
_OLD = select(schema.entry.c.key, schema.entry.c.id, schema.entry.c.data).where(schema.entry.c.key.in_(_KEYS))
_NOTHING: Mapping[Ref, Ref] = MappingProxyType({})

Memory = dict[tuple[int, int], merging.Facts]
"""What the merge compares, by the keys of telling and article. Neither is ever given twice to tellings that were committed."""


class Deriving:
    """One transaction's work on the entries."""

    def __init__(
        self,
        connection: Connection,
        entities: Entities,
        knowledge: Knowledge,
        memory: Memory | None = None,
        facts: Memory | None = None,
    ) -> None:
        self.connection, self.entities, self.knowledge = connection, entities, knowledge
        self.numbers: dict[str, int] = {}
        """Entities to be remembered once all this is committed."""
        self._memory: Memory = {} if memory is None else memory
        self._facts: Memory = {} if facts is None else facts  # to be remembered once all this is committed

    def neighbours(self, tellings: Sequence[Telling], but: Iterable[int]) -> set[int]:
        """The components that any of `tellings` belongs to, by the tellings already kept; those with keys `but` aside."""
        told = [merging.facts_of(telling, self.knowledge) for telling in tellings]
        by_block: dict[str, list[int]] = {}
        for number, telling in enumerate(tellings):
            for block in set(merging.block_keys(telling, self.knowledge).sought):
                by_block.setdefault(block, []).append(number)
        found = self._blocked(by_block)
        for key in but:
            found.pop(key, None)
        components: set[int] = set()
        for at, other in self._facts_at(found):
            if at.component in components:
                continue
            near = {number for block in found[at.key] for number in by_block[block]}
            if any(self._akin(told[number], other) for number in near):
                components.add(at.component)
        return components

    def linked_to(self, telling: Telling, key: int) -> list[int]:
        """The keys below `key` of the tellings that `telling` is linked with."""
        one = merging.facts_of(telling, self.knowledge)
        found = self._blocked(set(merging.block_keys(telling, self.knowledge).sought))
        return [at.key for at, other in self._facts_at(at for at in found if at < key) if self._akin(one, other)]

    def _akin(self, one: merging.Facts, other: merging.Facts) -> bool:
        return merging.akin(one, other, self.knowledge)

    def _facts_at(self, keys: Iterable[int]) -> Iterator[tuple[Where, merging.Facts]]:
        """What the merge compares of the tellings with these keys; worked out once as long as it is remembered."""
        there = where(self.connection, keys)
        known, memory = self._facts, self._memory
        missing = [at.key for at in there if (at.key, at.article) not in known and (at.key, at.article) not in memory]
        for kept in by_key(self.connection, self.entities, missing):
            known[kept.key, kept.article] = merging.facts_of(kept.telling, self.knowledge)
        for at in there:
            yield at, known.get((at.key, at.article)) or memory[at.key, at.article]

    def _blocked(self, sought: Iterable[str]) -> dict[int, set[str]]:
        """The tellings kept under any of these blocks, and under which."""
        keys = sorted(sought)
        found: dict[int, set[str]] = {}
        for at in range(0, len(keys), AT_ONCE):
            for telling, key in self.connection.execute(_BLOCKED, {"keys": keys[at : at + AT_ONCE]}):
                found.setdefault(telling, set()).add(key)
        return found

    def refresh(
        self,
        components: Iterable[int],
        loose: Iterable[int] = (),
        gone: Iterable[int] = (),
        follows: Mapping[Ref, Ref] = _NOTHING,
    ) -> dict[str, frozenset[str]]:
        """Merge anew the tellings of `components` and the `loose` ones, which belong to none yet. `gone` are entries that lost tellings to
        a correction, by which others follow on them. Returns the ids of entries that are new, other or gone, each with the articles
        that tell, or told, it."""
        affected = {kept.key: kept for kept in by_component(self.connection, self.entities, components)}
        affected |= {kept.key: kept for kept in by_key(self.connection, self.entities, set(loose) - affected.keys())}
        merged = self.merged(affected)
        by_ref = {kept.ref: kept for kept in affected.values()}
        old = {kept.entry for kept in affected.values() if kept.entry} | set(gone)
        changed = self._replace(old, merged.entries, by_ref, follows)
        self._place(merged, by_ref)
        return changed

    def merged(self, affected: dict[int, Kept]) -> merging.Merged:
        """The merge of the affected tellings, by key, which grow by those that decisions tie them to."""
        decisions = self._decided(affected)
        return merging.merge([kept.telling for kept in affected.values()], decisions, knowledge=self.knowledge)

    def _decided(self, affected: dict[int, Kept]) -> tuple[Decision, ...]:
        """The decisions about the affected tellings; whatever else these are about is affected too."""
        known: set[str] = set()
        while True:
            articles = {kept.telling.source.id for kept in affected.values()} - known
            known |= articles
            decisions = standing(self.connection, touching(self.connection, known))
            refs = {kept.ref for kept in affected.values()}
            mine = [d for d in decisions if refs & {*d.left, *d.right}]
            wanted = {ref for d in mine for ref in (*d.left, *d.right)} - refs
            more = self._located(wanted) - affected.keys() if wanted else set()
            if not more:
                return tuple(mine)
            components = {kept.component for kept in by_key(self.connection, self.entities, more)}
            affected |= {kept.key: kept for kept in by_component(self.connection, self.entities, components)}

    def _located(self, refs: set[Ref]) -> set[int]:
        return set(located(self.connection, refs).values())

    def _replace(
        self, old: set[int], entries: Sequence[Entry], by_ref: Mapping[Ref, Kept], follows: Mapping[Ref, Ref]
    ) -> dict[str, frozenset[str]]:
        """Put `entries` in the place of the `old` ones."""
        before: dict[int, tuple[str, str]] = {}
        keys = sorted(old)
        for at in range(0, len(keys), AT_ONCE):
            for key, id_, data in self.connection.execute(_OLD, {"keys": keys[at : at + AT_ONCE]}):
                before[key] = (id_, data)
        numbers, fresh = self.entities.written(self.connection, (e for entry in entries for e in entities_of_entry(entry)))
        self.numbers |= fresh
        rows: dict[int, tuple[dict[str, Any], Entry]] = {}
        changed: dict[str, frozenset[str]] = {}
        for entry in entries:
            row = row_of(entry, numbers)
            if before.get(row["key"]) != (entry.id, row["data"]):
                rows[row["key"]] = (row, entry)
                changed[entry.id] = frozenset(ref.article for ref in entry.refs)
        stay = {key_of(entry.id) for entry in entries}
        gone = before.keys() - stay
        self._delete((gone | rows.keys()) & before.keys())
        insert_rows(self.connection, schema.entry, [row for row, _ in rows.values()])
        found = [r for row, entry in rows.values() for r in key_rows(entry, by_ref, self.knowledge)]
        insert_rows(self.connection, schema.entry_key, found)
        first = {before[key][0]: [Ref(**ref) for ref in parsed(before[key][1])["refs"]] for key in gone}
        changed |= {id_: frozenset(ref.article for ref in refs) for id_, refs in first.items()}
        leads = {
            id_: next((by_ref[r].key for ref in refs if (r := follows.get(ref, ref)) in by_ref), None)
            for id_, refs in first.items()
        }
        self._name(leads, {entry.id for _, entry in rows.values()})
        return changed

    def _delete(self, keys: Iterable[int]) -> None:
        wanted = sorted(keys)
        for at in range(0, len(wanted), AT_ONCE):
            some = {"keys": wanted[at : at + AT_ONCE]}
            self.connection.execute(delete(schema.entry_key).where(schema.entry_key.c.entry.in_(_KEYS)), some)
            self.connection.execute(delete(schema.entry).where(schema.entry.c.key.in_(_KEYS)), some)

    def _name(self, leads: Mapping[str, int | None], made: set[str]) -> None:
        """Ids of entries that are gone lead to the telling that came first in them; ids that are back lead to nothing else."""
        rows = [{"id": id_, "telling": key} for id_, key in leads.items() if key is not None]
        again = sorted(made | leads.keys())
        for at in range(0, len(again), AT_ONCE):
            self.connection.execute(delete(schema.alias).where(schema.alias.c.id.in_(_KEYS)), {"keys": again[at : at + AT_ONCE]})
        if rows:
            self.connection.execute(insert(schema.alias), rows)

    def _place(self, merged: merging.Merged, by_ref: Mapping[Ref, Kept]) -> None:
        """Write down the entry and the component of each telling, where they are other than before."""
        entry_of = {ref: key_of(entry.id) for entry in merged.entries for ref in entry.refs}
        rows = []
        for refs in merged.components:
            component = min(by_ref[ref].key for ref in refs)
            for ref in refs:
                kept = by_ref[ref]
                if (kept.component, kept.entry) != (component, entry_of[ref]):
                    rows.append({"at": kept.key, "component": component, "entry": entry_of[ref]})
        place(self.connection, rows)


def key_rows(entry: Entry, by_ref: Mapping[Ref, Kept], knowledge: Knowledge) -> list[dict[str, Any]]:
    """What `entry` can be found by, as rows."""
    days = days_of(entry)
    at = {"entry": key_of(entry.id), "first": days.first, "last": days.last}
    found = [{**at, "key": key if days.short else long(key)} for key in sorted(keys_of(entry, knowledge))]
    refs = {ref for conflict in entry.conflicts for reading in conflict.readings for ref in reading.refs}
    told = told_on(entry, [by_ref[ref].telling.source.published for ref in refs if ref in by_ref])
    return found + [{"entry": at["entry"], "first": day, "last": day, "key": TOLD} for day in sorted(told)]


def key_of(id_: str) -> int:
    """The key of an entry: 60 bits made of its id, so that entries of one day stand in the same order in every record."""
    return int(hashlib.sha256(id_.encode()).hexdigest()[:15], 16)


def row_of(entry: Entry, numbers: Mapping[str, int]) -> dict[str, Any]:
    """The row of an entry; its entities by their `numbers`."""
    from vaarta.record.store.codec import entity_text

    days = days_of(entry)
    packed = pack(entry, lambda entity: numbers[entity_text(entity)])
    return {
        "key": key_of(entry.id), "id": entry.id, "kind": entry.kind.value, "status": entry.status.value, "dated": days.dated,
        "first": days.first, "last": days.last, "told": entry.last_told.toordinal(), "confidence": entry.confidence,
        "data": text(packed),
    }  # fmt: skip


def entry_of(data: str, named: object) -> Entry:
    """The entry of a row's data."""
    return unpack(Entry, parsed(data), named)  # type: ignore[arg-type]
