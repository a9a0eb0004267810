"""The merge itself: components of linked tellings, each cut into happenings, each happening an entry."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from vaarta.knowledge.store import Knowledge
from vaarta.model.record import Decision, Entry, EntryNote, MaybeSame, Ref, Telling
from vaarta.record.merge.agreement import DOUBTFUL, agreement, chance
from vaarta.record.merge.blocks import block_keys
from vaarta.record.merge.cluster import Clusters, Ties, cluster, ties_of
from vaarta.record.merge.conflicts import conflicts
from vaarta.record.merge.corrections import corrected
from vaarta.record.merge.facts import Facts, facts_of
from vaarta.record.merge.life import in_order, life
from vaarta.record.merge.people import participants_of
from vaarta.record.merge.slots import (
    confidence_of,
    mechanism_of,
    place_values,
    telling_of,
    topics_of,
    when_of,
)

VERSION = "merge/4"
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
    return akin(facts_of(a, knowledge), facts_of(b, knowledge), knowledge)


def akin(a: Facts, b: Facts, knowledge: Knowledge) -> bool:
    """`linked`, for tellings whose facts are known already."""
    odds = agreement(a, b, knowledge)
    return odds is not None and odds >= DOUBTFUL


def merge(tellings: Iterable[Telling], decisions: Sequence[Decision] = (), *, knowledge: Knowledge) -> Merged:
    """The entries of `tellings`, oldest first. Given all tellings of some components, whole, and the decisions about them, it gives
    the same entries as given the whole record; the order of `tellings` and of `decisions` makes no difference."""
    found = [facts_of(telling, knowledge) for telling in sorted(tellings, key=lambda telling: telling.order)]
    ties = ties_of(decisions)
    entries: list[Entry] = []
    components: list[tuple[Ref, ...]] = []
    for component in _components(found, decisions, knowledge):
        components.append(tuple(facts.ref for facts in component))
        entries += _entries(component, ties, decisions, knowledge)
    entries.sort(key=lambda entry: (entry.first_told, entry.id))
    return Merged(tuple(entries), tuple(components))


def _components(found: Sequence[Facts], decisions: Sequence[Decision], knowledge: Knowledge) -> Iterator[list[Facts]]:
    """The tellings in components: those that are linked, or that a person's word is about, directly or through others."""
    place = {facts.ref: number for number, facts in enumerate(found)}
    root = list(range(len(found)))

    def top(number: int) -> int:
        while root[number] != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    kept: dict[str, list[int]] = defaultdict(list)
    blocks = [block_keys(facts.telling, knowledge) for facts in found]
    for number, block in enumerate(blocks):
        for key in block.kept:
            kept[key].append(number)
    for number, block in enumerate(blocks):
        for other in sorted({other for key in block.sought for other in kept.get(key, ())}):
            if top(other) == top(number):
                continue
            odds = agreement(found[number], found[other], knowledge)
            if odds is not None and odds >= DOUBTFUL:
                root[max(top(other), top(number))] = min(top(other), top(number))
    for decision in decisions:
        here = [place[ref] for ref in (*decision.left, *decision.right) if ref in place]
        for number in here[1:]:
            one, other = top(here[0]), top(number)
            root[max(one, other)] = min(one, other)
    groups: dict[int, list[Facts]] = defaultdict(list)
    for number, facts in enumerate(found):
        groups[top(number)].append(facts)
    yield from groups.values()


def _entries(component: Sequence[Facts], ties: Ties, decisions: Sequence[Decision], knowledge: Knowledge) -> list[Entry]:
    clusters = cluster(component, ties, knowledge)
    by_ref = {facts.ref: facts for facts in component}
    entries = {
        number: _entry([by_ref[ref] for ref in refs], decisions, by_ref.keys(), knowledge)
        for number, refs in sorted(clusters.members.items())
    }
    links = _links(clusters, entries)
    return [
        replace(entry, maybe_same=tuple(sorted(links[number], key=lambda m: (-m.score, m.entry))))
        for number, entry in entries.items()
    ]


def _links(clusters: Clusters, entries: dict[int, Entry]) -> dict[int, list[MaybeSame]]:
    links: dict[int, list[MaybeSame]] = defaultdict(list)
    for one, other, odds in clusters.maybe_same():
        score = round(chance(odds), 3)
        links[one].append(MaybeSame(entries[other].id, score))
        links[other].append(MaybeSame(entries[one].id, score))
    return links


def _entry(group: Sequence[Facts], decisions: Sequence[Decision], present: Set[Ref], knowledge: Knowledge) -> Entry:
    ordered = in_order(group)
    steps = life(ordered)
    status = steps[-1].status
    speaking = telling_of(ordered, status)
    places = place_values(speaking, knowledge) or place_values(ordered, knowledge)
    refs = tuple(facts.ref for facts in sorted(group, key=lambda facts: facts.telling.order))
    entry = Entry(
        id=_id(refs[0]),
        kind=group[0].kind,
        status=status,
        participants=participants_of(ordered, knowledge),
        refs=refs,
        when=when_of(ordered, speaking),
        place=places[0][0] if places else None,
        mechanism=mechanism_of(ordered),
        topics=topics_of(ordered),
        confidence=confidence_of(ordered),
        history=steps,
        conflicts=conflicts(ordered, knowledge),
        notes=tuple(
            EntryNote(note.kind, note.message, facts.ref, note.evidence) for facts in ordered for note in facts.telling.notes
        ),
    )
    return corrected(entry, decisions, present, knowledge)


def _id(first: Ref) -> str:
    """The id of the entry whose oldest telling this is."""
    facts = json.dumps(["entry/1", first.article, first.event], ensure_ascii=False)
    return hashlib.sha256(facts.encode()).hexdigest()[:16]
