"""Entries of the record as JSON, in the words of the record format (`docs/record.schema.json`): keys may be added, never renamed."""

from __future__ import annotations

import json

from vaarta.model.contract import Json, entity_to_dict
from vaarta.model.record import Conflict, Decision, Entry, EntryNote, Ref, Step
from vaarta.model.report import Participant


def entry_to_json(entry: Entry, *, indent: int | None = None) -> str:
    """One entry as JSON, on one line unless `indent` is given; the same entry always gives the same characters."""
    return json.dumps(entry_to_dict(entry), ensure_ascii=False, indent=indent)


def entry_to_dict(entry: Entry) -> Json:
    """One entry as plain dicts, lists, strings and numbers."""
    sitting = entry.mechanism
    return {
        "id": entry.id,
        "kind": entry.kind.value,
        "status": entry.status.value,
        "participants": [_participant(participant) for participant in entry.participants],
        "when": entry.when,
        "place": None if entry.place is None else entity_to_dict(entry.place),
        "mechanism": None if sitting is None else {"entity": entity_to_dict(sitting.entity), "ordinal": sitting.ordinal},
        "topics": list(entry.topics),
        "confidence": round(entry.confidence, 4),
        "reports": [_report(ref) for ref in entry.refs],
        "history": [_step(step) for step in entry.history],
        "conflicts": [_conflict(conflict) for conflict in entry.conflicts],
        "relations": [{"type": relation.type.value, "entry": relation.entry} for relation in entry.relations],
        "notes": [_note(note) for note in entry.notes],
        "maybe_same": [{"entry": maybe.entry, "score": round(maybe.score, 4)} for maybe in entry.maybe_same],
        "decided": [slot.value for slot in entry.decided],
        "decisions": list(entry.decisions),
    }


def decision_to_dict(decision: Decision) -> Json:
    """One decision of a person as plain dicts, lists, strings and numbers."""
    return {
        "number": decision.number,
        "verdict": decision.verdict.value,
        "left": [_report(ref) for ref in decision.left],
        "right": [_report(ref) for ref in decision.right],
        "slot": None if decision.slot is None else decision.slot.value,
        "value": decision.value,
        "because": decision.because,
        "by": decision.by,
        "at": decision.at,
    }


def _participant(participant: Participant) -> Json:
    return {
        "entity": entity_to_dict(participant.entity),
        "role": participant.role.value,
        "side": participant.side,
        "office": participant.office,
        "text": participant.text,
    }


def _report(ref: Ref) -> Json:
    return {"article": ref.article, "event": ref.event}


def _step(step: Step) -> Json:
    found: Json = {
        "status": step.status.value,
        "as_of": step.as_of.isoformat(),
        "when": step.when,
        "article": step.ref.article,
        "event": step.ref.event,
        "change": step.change.value,
        "said_by": "reporter" if step.said_by.by is None else entity_to_dict(step.said_by.by),
    }
    if step.said_by.channel is not None:
        found["channel"] = step.said_by.channel
    if step.evidence is not None:
        found["evidence"] = {"start": step.evidence.start, "end": step.evidence.end}
    return found


def _conflict(conflict: Conflict) -> Json:
    return {
        "slot": conflict.slot.value,
        "values": [
            {
                "value": reading.value,
                "articles": list(dict.fromkeys(ref.article for ref in reading.refs)),
                "reports": [_report(ref) for ref in reading.refs],
            }
            for reading in conflict.readings
        ],
    }


def _note(note: EntryNote) -> Json:
    found: Json = {"kind": note.kind, "message": note.message, "article": None if note.ref is None else note.ref.article}
    if note.ref is not None:
        found["event"] = note.ref.event
    found["evidence"] = [{"start": span.start, "end": span.end} for span in note.evidence]
    return found
