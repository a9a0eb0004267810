"""A person's word about an entry: it fills the slot, and the entry says that a person filled it."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from vaarta.knowledge.store import Knowledge
from vaarta.model.edtf import is_edtf
from vaarta.model.entity import Entity, EntityType
from vaarta.model.errors import RecordError
from vaarta.model.record import Decision, Entry, Ref, Slot, Verdict
from vaarta.model.report import Sitting, Status


def corrected(entry: Entry, decisions: Sequence[Decision], present: Set[Ref], knowledge: Knowledge) -> Entry:
    """`entry` with what persons decided about it, in the order of their decisions. `present` are the tellings that are still in the record:
    a correction belongs to the entry that holds the first of its own that is."""
    refs = set(entry.refs)
    for decision in sorted(decisions, key=lambda decision: decision.number):
        if decision.verdict is not Verdict.CORRECT:
            if refs & {*decision.left, *decision.right}:
                entry = replace(entry, decisions=(*entry.decisions, decision.number))
        elif decision.slot is not None and next((ref for ref in decision.left if ref in present), None) in refs:
            entry = _filled(entry, decision.slot, decision.value or "", knowledge)
            entry = replace(
                entry,
                decided=tuple(dict.fromkeys((*entry.decided, decision.slot))),
                decisions=(*entry.decisions, decision.number),
                conflicts=tuple(conflict for conflict in entry.conflicts if conflict.slot is not decision.slot),
            )
    return entry


def checked_value(slot: Slot, value: str, knowledge: Knowledge) -> str:
    """`value` as a correction may store it; RecordError, saying what would do, where the slot cannot hold it."""
    if slot is Slot.STATUS:
        if value not in {status.value for status in Status}:
            raise RecordError(f"{value!r} is no status: give one of {', '.join(status.value for status in Status)}")
    elif slot is Slot.WHEN:
        if value and not is_edtf(value):
            raise RecordError(f"{value!r} is no date: write YYYY, YYYY-MM, YYYY-MM-DD or START/END")
    elif slot is Slot.MECHANISM:
        key, _, number = value.partition("#")
        if key and not knowledge.knows(key):
            raise RecordError(f"{key!r} is no mechanism: give its id, and #NUMBER for the sitting's number")
        if number and not number.isdigit():
            raise RecordError(f"{number!r} is no number of a sitting")
    elif slot is Slot.PARTICIPANTS:
        raise RecordError("participants cannot be corrected yet; correct status, when, place, mechanism or topics")
    return value


def _filled(entry: Entry, slot: Slot, value: str, knowledge: Knowledge) -> Entry:
    if slot is Slot.STATUS:
        return replace(entry, status=Status(value))
    if slot is Slot.WHEN:
        return replace(entry, when=value or None)
    if slot is Slot.PLACE:
        return replace(entry, place=_place(value, knowledge) if value else None)
    if slot is Slot.MECHANISM:
        key, _, number = value.partition("#")
        return replace(entry, mechanism=Sitting(knowledge.entity(key), int(number) if number else None) if key else None)
    if slot is Slot.TOPICS:
        return replace(entry, topics=tuple(topic.strip() for topic in value.split(",") if topic.strip()))
    return entry


def _place(value: str, knowledge: Knowledge) -> Entity:
    """The place with this id, or one that is known by its name alone."""
    return knowledge.entity(value) if knowledge.knows(value) else Entity(None, value, EntityType.PLACE)
