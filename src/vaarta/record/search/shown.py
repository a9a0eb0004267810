"""What a hit shows: the sentence of the article that has most of what was sought, and where it stands in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from vaarta.model.report import Report
from vaarta.model.span import Span
from vaarta.packs.loader import REFERENCE, languages
from vaarta.reading.segment import segment
from vaarta.record.search.query import Query
from vaarta.record.search.terms import names_of, sounds_of
from vaarta.record.search.words import words


def shown(report: Report, query: Query) -> tuple[Span, tuple[Span, ...]]:
    """The sentence that has most of what was sought, the first of several, and the words found in it, as offsets into the sentence.

    A mention counts for every name of what it mentions. Where no sentence has any of it, it is the first.
    """
    article = report.article
    language = article.language if article.language in languages() else REFERENCE
    sentences = [sentence.span for sentence in segment(article.text, language or REFERENCE).sentences]
    if not sentences:
        return Span(0, max(1, len(article.text))), ()
    starts = [span.start for span in sentences]
    found: dict[int, list[tuple[Span, frozenset[str]]]] = {}
    for span, terms in _found(report, query):
        at = max(0, bisect_right(starts, span.start) - 1)
        if sentences[at].covers(span):
            found.setdefault(at, []).append((span, terms))
    best = max(found, key=lambda at: (len(frozenset().union(*(terms for _, terms in found[at]))), -at), default=0)
    sentence = sentences[best]
    spans = _joined([span for span, _ in found.get(best, ())])
    return sentence, tuple(Span(span.start - sentence.start, span.end - sentence.start) for span in spans)


def _found(report: Report, query: Query) -> list[tuple[Span, frozenset[str]]]:
    """Every place where something sought stands, and what of it."""
    stems, sounds = query.stems, query.sounds
    sounding = {phrase.sound: phrase.stems[0] for phrase in query.wanted if phrase.sound}
    found = [(word.span, frozenset((word.stem,))) for word in words(report.article.text) if word.stem in stems]
    starts = [span.start for span, _ in found]
    more: list[tuple[Span, frozenset[str]]] = []
    for mention in report.mentions:
        named = set(stems.intersection(stem for name in names_of(mention.entity) for stem in name))
        named |= {sounding[sound] for sound in sounds.intersection(sounds_of(mention.entity))}
        inside = found[bisect_left(starts, mention.span.start) : bisect_left(starts, mention.span.end)]
        named -= {stem for _, stood in inside for stem in stood}  # what stands there in so many words is shown as it stands
        if named:
            more.append((mention.span, frozenset(named)))
    return found + more


def _joined(spans: list[Span]) -> list[Span]:
    """Spans in order, those that overlap made one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and joined[-1].overlaps(span):
            joined[-1] = joined[-1].to(span)
        else:
            joined.append(span)
    return joined
