"""The merge itself: components of linked tellings, each cut into happenings, each happening an entry."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vaarta.knowledge.store import Knowledge
from vaarta.model.record import Change, Decision, Entry, Ref, Step, Telling

VERSION = "merge/0"
"""Changes with anything that can change an entry; a record derived by another version is derived anew."""


@dataclass(frozen=True, slots=True)
class Merged:
    """Entries, and the components that they were cut from: no telling outside a component has a bearing on its entries.

    Each entry's tellings lie in one component. `Entry.relations` are left empty: they point out of the component, and are looked up from
    `Telling.relations` when an entry is read.
    """

    entries: tuple[Entry, ...]
    components: tuple[tuple[Ref, ...], ...]


def linked(a: Telling, b: Telling, knowledge: Knowledge) -> bool:
    """Whether `a` and `b` belong into one component: they may be one happening."""
    return a.event.kind == b.event.kind and a.event.when is not None and a.event.when == b.event.when


def merge(tellings: Iterable[Telling], decisions: Sequence[Decision] = (), *, knowledge: Knowledge) -> Merged:
    """The entries of `tellings`. Given all tellings of some components, whole, and the decisions about them, it gives the same entries as
    given the whole record."""
    found = sorted(tellings, key=lambda telling: telling.order)
    entries = tuple(_entry(telling) for telling in found)
    return Merged(entries, tuple((telling.ref,) for telling in found))


def _entry(telling: Telling) -> Entry:
    event, source = telling.event, telling.source
    facts = json.dumps(["entry/1", telling.ref.article, telling.ref.event], ensure_ascii=False)
    return Entry(
        hashlib.sha256(facts.encode()).hexdigest()[:16],
        event.kind,
        event.status,
        event.participants,
        (telling.ref,),
        event.when,
        event.place,
        event.mechanism,
        event.topics,
        event.confidence,
        (Step(event.status, source.published, event.when, telling.ref, Change.FIRST, event.attribution),),
    )
