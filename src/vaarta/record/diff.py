"""The readout diff: what each account of one happening says, adds, leaves out and contradicts, slot by slot, with its sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from vaarta.knowledge.store import Knowledge
from vaarta.model.entity import EntityType
from vaarta.model.errors import KnowledgeError
from vaarta.model.record import Entry, Ref, Slot, Source, Telling
from vaarta.record.ask import Support, Told

_MANY = frozenset({Slot.PARTICIPANTS, Slot.TOPICS})
"""Slots that hold several values, so that saying one is not saying another away."""


class By(StrEnum):
    """What counts as one account: an article, all articles of a publisher, or all that one side says."""

    ARTICLE = "article"
    PUBLISHER = "publisher"
    SIDE = "side"


@dataclass(frozen=True, slots=True)
class Account:
    """Who tells: `key` is an article's id, a publisher's name or a side; `name` what people call it."""

    key: str
    name: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One account on one slot. `says` are its values, oldest first; `adds` those that no other account has; `leaves_out` those that
    another has; `contradicts` those of others that cannot be true beside its own; `supports` its sentences."""

    says: tuple[str, ...] = ()
    adds: tuple[str, ...] = ()
    leaves_out: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()
    supports: tuple[Support, ...] = ()


@dataclass(frozen=True, slots=True)
class DiffRow:
    """One slot: what all accounts share, and a cell for each account, in their order."""

    slot: Slot
    shared: tuple[str, ...]
    cells: tuple[Cell, ...]

    @property
    def agreed(self) -> bool:
        """Whether all accounts say just the same."""
        return all(set(cell.says) == set(self.shared) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Diff:
    """The accounts of one happening side by side; slots that none fills are left out."""

    entry: Entry
    accounts: tuple[Account, ...]
    rows: tuple[DiffRow, ...]


def readout_diff(told: Told, knowledge: Knowledge, by: By = By.ARTICLE) -> Diff:
    """What the accounts of `told` share, add, leave out and contradict; accounts in the order of their first report.

    A side's account is what it is quoted for (a ministry, an official), and else what the press of its state says; what belongs to
    no side known is an account of its own publisher.
    """
    of = {telling.ref: _account(telling, knowledge, by) for telling in told.tellings}
    accounts: dict[str, Account] = {}
    for telling in sorted(told.tellings, key=lambda t: t.order):
        key, name = of[telling.ref]
        known = accounts.get(key, Account(key, name, ()))
        sources = known.sources if telling.source in known.sources else (*known.sources, telling.source)
        accounts[key] = Account(key, name, sources)
    found = []
    for slot in Slot:
        supports = [support for support in told.supports if support.slot is slot]
        if supports:
            found.append(_row(slot, tuple(accounts), supports, {ref: key for ref, (key, _) in of.items()}, told.entry))
    return Diff(told.entry, tuple(accounts.values()), tuple(found))


def _row(slot: Slot, keys: Sequence[str], supports: Sequence[Support], of: Mapping[Ref, str], entry: Entry) -> DiffRow:
    mine: dict[str, list[Support]] = {key: [] for key in keys}
    for support in sorted(supports, key=lambda s: (s.source.published, s.source.id)):
        key = of.get(Ref(support.source.id, support.event))
        if key is not None:
            mine[key].append(support)
    says = {key: _distinct(support.value for support in found) for key, found in mine.items()}
    everything = _distinct(value for values in says.values() for value in values)
    shared = tuple(value for value in everything if all(value in values for values in says.values()))
    against = _contradicted(slot, entry, of)
    cells = []
    for key in keys:
        others = {value for other, values in says.items() if other != key for value in values}
        missing = () if slot not in _MANY and says[key] else tuple(v for v in everything if v in others and v not in says[key])
        contradicts = tuple(value for value in against.get(key, ()) if value not in says[key])
        adds = tuple(value for value in says[key] if value not in others) if len(keys) > 1 else ()
        cells.append(
            Cell(says[key], adds, tuple(v for v in missing if v not in contradicts), contradicts, _first_of_each(mine[key]))
        )
    return DiffRow(slot, shared, tuple(cells))


def _contradicted(slot: Slot, entry: Entry, of: Mapping[Ref, str]) -> dict[str, tuple[str, ...]]:
    """For each account in a conflict on `slot`: the values of the others in it."""
    found: dict[str, tuple[str, ...]] = {}
    for conflict in entry.conflicts:
        if conflict.slot is slot:
            for reading in conflict.readings:
                others = tuple(other.value for other in conflict.readings if other.value != reading.value)
                for key in {of[ref] for ref in reading.refs if ref in of}:
                    found[key] = _distinct((*found.get(key, ()), *others))
    return found


def _account(telling: Telling, knowledge: Knowledge, by: By) -> tuple[str, str]:
    source = telling.source
    if by is By.ARTICLE:
        return source.id, f"{source.publisher} {source.published.isoformat()}" if source.publisher else source.id
    if by is By.SIDE:
        side = _side(telling, knowledge)
        entity = knowledge.side_entity(side) if side else None
        if side and entity:
            return side, entity.name
    return source.publisher or source.id, source.publisher or source.id


def _side(telling: Telling, knowledge: Knowledge) -> str | None:
    """The side that a telling speaks for: of who is quoted for it, else of the publisher's state; None where neither is known."""
    speaker = telling.event.attribution.by
    if speaker is not None and speaker.id is not None:
        told = next((p.side for p in telling.event.participants if p.entity.key == speaker.key and p.side), None)
        if told:
            return told
        try:
            if speaker.type is EntityType.PERSON:
                return next(iter(knowledge.sides_of(speaker.id, telling.source.published)), None)
            return knowledge.side_of(speaker.id)
        except KnowledgeError:
            return None
    return publisher_state(telling.source)


def publisher_state(source: Source) -> str | None:
    """The state whose eyes a publisher sees with, as far as some pack says."""
    from vaarta.packs import languages
    from vaarta.packs.names import name_tables

    if source.publisher is None:
        return None
    folded = source.publisher.casefold()
    packs = [language for language in (source.language, *languages("names")) if language in languages("names")]
    return next((state for pack in packs for name, state in name_tables(pack).publishers if name in folded), None)


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _first_of_each(supports: Sequence[Support]) -> tuple[Support, ...]:
    """One support for each value and article: the first."""
    found: dict[tuple[str, str], Support] = {}
    for support in supports:
        found.setdefault((support.value, support.source.id), support)
    return tuple(found.values())
