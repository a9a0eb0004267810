"""Every statement behind an entry, with its words and the sentence that they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vaarta.model.article import Article
from vaarta.model.record import Slot, Source
from vaarta.model.report import Event, Report
from vaarta.model.span import Span
from vaarta.packs.loader import languages
from vaarta.reading.segment import segment
from vaarta.record.ask import Support

_SLOTS: Mapping[Slot, tuple[str, ...]] = {
    Slot.STATUS: ("status",),
    Slot.WHEN: ("when",),
    Slot.PLACE: ("place",),
    Slot.MECHANISM: ("mechanism", "ordinal"),
    Slot.TOPICS: ("topics", "topic"),
}
"""The slots that a reader's reasons name."""


def supports_of(report: Report, event: Event, source: Source) -> Iterator[Support]:
    """What `report` says of `event`, slot by slot."""
    text = report.article.text

    def said(slot: Slot, value: str, span: Span | None) -> Support:
        sentence = (
            _evidence(event, span) or _sentence(report.article, span) or (event.evidence[0].span if event.evidence else None)
        )
        return Support(
            slot, value, source, event.id, span, span.of(text) if span else "", sentence.of(text).strip() if sentence else ""
        )

    def words(slot: Slot) -> Span | None:
        return next((r.span for name in _SLOTS[slot] for r in event.reasons if r.slot == name and r.span is not None), None)

    trigger = event.evidence[0].trigger if event.evidence else None
    yield said(Slot.STATUS, event.status.value, words(Slot.STATUS) or trigger)
    for participant in event.participants:
        yield said(Slot.PARTICIPANTS, participant.entity.name, participant.span)
    if event.when is not None:
        yield said(Slot.WHEN, event.when, words(Slot.WHEN))
    if event.place is not None:
        yield said(Slot.PLACE, event.place.name, words(Slot.PLACE))
    if event.mechanism is not None:
        number = f"{event.mechanism.ordinal}: " if event.mechanism.ordinal is not None else ""
        yield said(Slot.MECHANISM, number + event.mechanism.entity.name, words(Slot.MECHANISM) or trigger)
    for topic in event.topics:
        named = [r.span for r in event.reasons if r.slot in _SLOTS[Slot.TOPICS] and topic in r.rule and r.span is not None]
        yield said(Slot.TOPICS, topic, named[0] if named else None)


def _evidence(event: Event, span: Span | None) -> Span | None:
    """The smallest piece of evidence that holds `span`; the first where there is none to hold."""
    pieces = [piece.span for piece in event.evidence if span is None or piece.span.covers(span)]
    return (min(pieces, key=lambda piece: piece.end - piece.start) if span else pieces[0]) if pieces else None


def _sentence(article: Article, span: Span | None) -> Span | None:
    """The sentence that holds `span`, where a pack knows how the article's language ends one."""
    if span is None or article.language not in languages():
        return None
    sentences = segment(article.text, article.language).sentences
    return next((sentence.span for sentence in sentences if sentence.span.covers(span)), None)
