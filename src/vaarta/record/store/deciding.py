"""Decisions made and undone: written down with the tellings they are about, then whatever they touch is merged anew."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, func, select, update

from vaarta.knowledge.store import Knowledge
from vaarta.model.errors import RecordError
from vaarta.model.record import Decision, Ref, Slot, Verdict
from vaarta.record.merge.corrections import checked_value
from vaarta.record.store import schema
from vaarta.record.store.asking import entry_key
from vaarta.record.store.decisions import all_decisions, standing, write
from vaarta.record.store.deriving import Deriving
from vaarta.record.store.entities import Entities
from vaarta.record.store.succession import led
from vaarta.record.store.tellings import by_entry, by_key, located

_d = schema.decision.c


class Deciding:
    """One transaction's decision: why, by whom and when."""

    def __init__(
        self, connection: Connection, entities: Entities, knowledge: Knowledge, because: str = "", by: str = "", at: str = ""
    ) -> None:
        self.connection, self.entities, self.knowledge = connection, entities, knowledge
        self._because, self._by, self._at = because, by, at

    def same(self, a: str, b: str) -> Decision:
        """`a` and `b` are one happening."""
        left, right = self._refs(a), self._refs(b)
        if set(left) & set(right):
            raise RecordError(f"{a} and {b} are one entry already")
        return self._made(Verdict.SAME, left, right)

    def apart(self, a: str, b: str) -> Decision:
        """`a` and `b` are two happenings."""
        left, right = self._refs(a), self._refs(b)
        if "#" in b and "#" not in a:
            left, right = right, left
        others = tuple(ref for ref in right if ref not in left)
        if not others:
            raise RecordError(f"{a} and {b} are the same tellings: to split an entry, give one of its tellings as ARTICLE#EVENT")
        return self._made(Verdict.APART, left, others)

    def correct(self, entry: str, slot: Slot, value: str) -> Decision:
        """`slot` of `entry` is `value`."""
        return self._made(Verdict.CORRECT, self._refs(entry), (), slot, checked_value(slot, value, self.knowledge))

    def undo(self, number: int | None) -> Decision:
        """Take back decision `number`, by default the latest in force."""
        standing = {decision.number: decision for decision in all_decisions(self.connection)}
        if not standing:
            raise RecordError("there is no decision to undo")
        wanted = max(standing) if number is None else number
        if wanted not in standing:
            raise RecordError(f"no decision {wanted} is in force; those are {', '.join(map(str, standing))}")
        self.connection.execute(update(schema.decision).where(_d.number == wanted).values(undone=True))
        self._merged(standing[wanted])
        return standing[wanted]

    def _refs(self, named: str) -> tuple[Ref, ...]:
        """The tellings that `named` means: those of an entry, or one by ARTICLE#EVENT."""
        article, mark, event = named.rpartition("#")
        if mark:
            ref = Ref(article, event)
            for found in (ref, *led(self.connection, [ref]).values()):
                if located(self.connection, [found]):
                    return (found,)
            raise RecordError(f"the record holds no telling {named}: `vaarta entry ID` lists them as ARTICLE#EVENT")
        key = entry_key(self.connection, named)
        if key is None:
            raise RecordError(f"the record holds no entry {named}")
        kept = by_entry(self.connection, self.entities, [key])
        return tuple(one.ref for one in sorted(kept, key=lambda one: one.telling.order))

    def _made(
        self, verdict: Verdict, left: tuple[Ref, ...], right: tuple[Ref, ...], slot: Slot | None = None, value: str | None = None
    ) -> Decision:
        number = (self.connection.execute(select(func.max(_d.number))).scalar() or 0) + 1
        decision = Decision(number, verdict, left, right, slot, value, self._because, self._by, self._at)
        write(self.connection, decision)
        self._merged(decision)
        return decision

    def _merged(self, decision: Decision) -> None:
        """Merge anew whatever `decision` is about."""
        (now,) = standing(self.connection, [decision])
        keys: Sequence[int] = list(located(self.connection, [*now.left, *now.right]).values())
        components = {kept.component for kept in by_key(self.connection, self.entities, keys)}
        Deriving(self.connection, self.entities, self.knowledge).refresh(components)
