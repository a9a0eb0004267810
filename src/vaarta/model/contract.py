"""Reports as JSON, in the words of the report format (`docs/report.schema.json`): what scoring, exports and other programs read.

Keys may be added, never renamed. Offsets are half-open code points of `article.text`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from vaarta import __version__
from vaarta.model.article import Article, Dateline
from vaarta.model.entity import Entity
from vaarta.model.report import Attribution, Event, Note, Participant, Quote, Reason, Report, TimeExpression
from vaarta.model.span import Span

Json = dict[str, object]


def report_to_json(report: Report, *, explain: bool = False, indent: int | None = None) -> str:
    """One report as JSON, on one line unless `indent` is given; the same report always gives the same characters."""
    return json.dumps(report_to_dict(report, explain=explain), ensure_ascii=False, indent=indent)


def report_to_dict(report: Report, *, explain: bool = False) -> Json:
    """One report as plain dicts, lists, strings and numbers. `explain` adds to each event and quote its `reasons`: for every
    slot the rule and the words that filled it."""
    text = report.article.text
    return {
        "article": _article(report.article, report.dateline),
        "mentions": [{**_span(mention.span), **_typed(mention.entity)} for mention in report.mentions],
        "times": [_time(time, explain) for time in report.times],
        "events": [_event(event, text, explain) for event in report.events],
        "quotes": [_quote(quote, text, explain) for quote in report.quotes],
        "relations": [{"from": r.source, "type": r.type.value, "to": r.target} for r in report.relations],
        "notes": [_note(note) for note in report.notes],
        "vaarta": {"version": __version__, **_plain_mapping(report.made_by)},
    }


def times_to_json(times: Sequence[TimeExpression], text: str, *, explain: bool = False, indent: int | None = None) -> str:
    """The time expressions of `text` as one JSON object, each with its words; `explain` adds direction, the reading that it ruled
    out, and the reason.

    >>> times_to_json([TimeExpression(Span(0, 7), "DATE", "2025-11-18")], "मंगलवार")
    '{"expressions": [{"start": 0, "end": 7, "type": "DATE", "value": "2025-11-18", "text": "मंगलवार"}]}'
    """
    found = [{**_time(time, explain), "text": time.span.of(text)} for time in times]
    return json.dumps({"expressions": found}, ensure_ascii=False, indent=indent)


def entity_to_dict(entity: Entity) -> Json:
    """One entity; `aliases` only where it has any."""
    found: Json = {"id": entity.id, "name": entity.name, "names": dict(entity.names), "type": entity.type.value}
    if entity.aliases:
        found["aliases"] = list(entity.aliases)
    return found


def _article(article: Article, dateline: Dateline | None) -> Json:
    return {
        "id": article.id,
        "text": article.text,
        "language": article.language,
        "publisher": article.publisher,
        "url": article.url,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "dateline": None if dateline is None else _dateline(dateline),
    }


def _dateline(dateline: Dateline) -> Json:
    found: Json = {
        "place": _maybe(dateline.place),
        "date": dateline.date.isoformat() if dateline.date else None,
        **_span(dateline.span),
    }
    if dateline.agency:
        found["agency"] = dateline.agency
    return found


def _typed(entity: Entity) -> Json:
    return {"type": entity.type.value, "entity": entity_to_dict(entity)}


def _time(time: TimeExpression, explain: bool) -> Json:  # noqa: FBT001 - private, passed on as it came
    found: Json = {**_span(time.span), "type": time.type, "value": time.value}
    if time.mod:
        found["mod"] = time.mod
    if explain:
        found |= {"direction": time.direction, "other": time.other, "reason": time.reason}
    return found


def _event(event: Event, text: str, explain: bool) -> Json:  # noqa: FBT001 - as above
    sitting = event.mechanism
    found: Json = {
        "id": event.id,
        "kind": event.kind.value,
        "status": event.status.value,
        "participants": [_participant(participant, text) for participant in event.participants],
        "when": event.when,
        "place": _maybe(event.place),
        "mechanism": None if sitting is None else {"entity": entity_to_dict(sitting.entity), "ordinal": sitting.ordinal},
        "topics": list(event.topics),
        "attribution": _attribution(event.attribution),
        "evidence": [{**_span(piece.span), "trigger": _span(piece.trigger)} for piece in event.evidence],
        "confidence": round(event.confidence, 4),
        "codes": dict(event.codes),
    }
    if explain:
        found["reasons"] = _reasons(event.reasons, text)
    return found


def _participant(participant: Participant, text: str) -> Json:
    words = participant.text
    if words is None and participant.span is not None:
        words = participant.span.of(text)
    found: Json = {
        "entity": entity_to_dict(participant.entity),
        "role": participant.role.value,
        "side": participant.side,
        "office": participant.office,
        "text": words,
    }
    if participant.span is not None:
        found |= _span(participant.span)
    return found


def _attribution(attribution: Attribution) -> Json:
    found: Json = {"by": "reporter" if attribution.by is None else entity_to_dict(attribution.by)}
    if attribution.channel is not None:
        found["channel"] = attribution.channel
    return found


def _quote(quote: Quote, text: str, explain: bool) -> Json:  # noqa: FBT001 - as above
    found: Json = {
        "speaker": _maybe(quote.speaker),
        "kind": quote.kind,
        "channel": quote.channel,
        "when": quote.when,
        **_span(quote.span),
        "event": quote.event,
    }
    if explain:
        found["reasons"] = _reasons(quote.reasons, text)
    return found


def _note(note: Note) -> Json:
    return {
        "kind": note.kind,
        "message": note.message,
        "event": note.event,
        "evidence": [_span(span) for span in note.evidence],
    }


def _reasons(reasons: Sequence[Reason], text: str) -> list[Json]:
    return [
        {"slot": reason.slot, "rule": reason.rule}
        | ({} if reason.span is None else {**_span(reason.span), "text": reason.span.of(text)})
        for reason in reasons
    ]


def _span(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _maybe(entity: Entity | None) -> Json | None:
    return None if entity is None else entity_to_dict(entity)


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return _plain_mapping(value)
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value


def _plain_mapping(mapping: Mapping[str, object]) -> Json:
    return {key: _plain(value) for key, value in mapping.items()}
