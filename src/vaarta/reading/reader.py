"""The reader: from an article to its report, one stage after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from vaarta import __version__
from vaarta.knowledge import Knowledge, load
from vaarta.model.article import Article, Dateline
from vaarta.model.entity import EntityType
from vaarta.model.errors import LanguageError, MissingDateError
from vaarta.model.readers import Readers
from vaarta.model.report import Event, Mention, Quote, Relation, Report, TimeExpression
from vaarta.packs import languages
from vaarta.packs.frames import cues
from vaarta.reading.build import build_events
from vaarta.reading.clauses import parse
from vaarta.reading.confidence import model_of
from vaarta.reading.dateline import find_dateline, story_start
from vaarta.reading.discourse import (
    Happening,
    Scene,
    complete_agreements,
    complete_messages,
    end_visits,
    inherit,
    merge_drafts,
    one_occasion,
    place_visits,
    relate,
    select,
    set_places,
)
from vaarta.reading.events import extract_events
from vaarta.reading.learned import beside, chosen, model_digest
from vaarta.reading.link import home_state, link
from vaarta.reading.mentions import Form, Linked
from vaarta.reading.names import tag_names
from vaarta.reading.notes import pencil_notes
from vaarta.reading.segment import Segments, segment
from vaarta.reading.speech import QuoteDraft, extract_quotes
from vaarta.reading.times import tag_times, when_of
from vaarta.reading.topics import give_topics
from vaarta.sources.language import detect_language

_HOME_OFFICES = frozenset({"chief-minister", "governor", "leader-of-opposition", "member-of-parliament", "party-leader"})
_LAST_SECTION = "cues"
"""A pack that has this section reads events; one without may read times alone."""
_UNREPORTED = (Form.PRONOUN, Form.DEICTIC)


def read(
    article: Article, *, min_confidence: float | None = None, knowledge: Knowledge | None = None, readers: Readers | None = None
) -> Report:
    """Read one article to its report: mentions, times, events, quotes, relations and notes, each with its words.

    Events below `min_confidence` are left out, and with them what refers to them. `knowledge` defaults to the shipped base,
    `readers` to both where the learned one is installed, `min_confidence` to what suits them: with both, what they are not
    sure enough of is left out. Raises ModelError where the learned reader is asked for and not installed,
     LanguageError where no pack reads the article's language, MissingDateError where neither the article nor its
    dateline says on which day it was written.
    """
    knowledge, readers = knowledge or load(), chosen(readers)
    language = _language_of(article)
    segments = segment(article.text, language)
    dateline = find_dateline(segments, knowledge, article.published)
    anchor = _anchor(article, dateline)
    article = replace(article, language=language, published=article.published or anchor)
    times = tag_times(segments, anchor)
    candidates = tag_names(segments, knowledge)
    mentions = link(segments, candidates, times, dateline, article.published, article.publisher, knowledge)
    happenings = _happenings(article, segments, mentions, times, dateline, anchor, knowledge, readers)
    built = {id(h): event for h, event in zip(happenings, build_events(happenings, article, knowledge, readers), strict=True)}
    lowest = model_of(language, readers).lowest if min_confidence is None else min_confidence
    kept = [h for h in happenings if built[id(h)].confidence >= lowest]
    events = tuple(sorted((built[id(h)] for h in kept), key=lambda e: e.evidence[0].trigger))
    relations = tuple(
        Relation(built[id(a)].id, kind, built[id(b)].id) for a, kind, b in relate(kept, segments, cues(language), knowledge)
    )
    quotes = tuple(_quote(draft, segments, times, events) for draft in extract_quotes(segments, mentions, times))
    return Report(
        article=article,
        dateline=dateline,
        mentions=_mentions(mentions),
        times=times,
        events=events,
        quotes=quotes,
        relations=relations,
        notes=pencil_notes(events, mentions, times, knowledge, anchor),
        made_by={
            "version": __version__,
            "packs": {language: __version__},
            "knowledge": knowledge.version,
            **_learned(readers),
        },
    )


def _learned(readers: Readers) -> dict[str, str]:
    """The learned reader, where it has read too, by the digest of its model."""
    return {"learned": model_digest()} if readers is Readers.BOTH else {}


def _language_of(article: Article) -> str:
    language = article.language or detect_language(article.text)
    if language in languages(_LAST_SECTION):
        return language
    raise LanguageError(
        f"{article.origin or article.id}: no pack reads {'this language' if language is None else repr(language)};"
        f" say which with --language (events are read in: {', '.join(languages(_LAST_SECTION))})"
    )


def _anchor(article: Article, dateline: Dateline | None) -> date:
    anchor = (dateline.date if dateline else None) or article.published
    if anchor is None:
        raise MissingDateError(
            f"{article.origin or article.id}: the article does not say when it was published: no header date, and no"
            " dateline with a year; give the day with --published YYYY-MM-DD"
        )
    return anchor


def _happenings(
    article: Article,
    segments: Segments,
    mentions: Sequence[Linked],
    times: Sequence[TimeExpression],
    dateline: Dateline | None,
    anchor: date,
    knowledge: Knowledge,
    readers: Readers,
) -> list[Happening]:
    """What the article tells, merged, dated and placed, as the codebook codes it."""
    begin = story_start(segments, dateline)
    body = [m for m in mentions if m.first >= begin or dateline is None]
    parsed = parse(segments, body, times, begin)
    home = home_state(article.publisher, segments.language)
    sides = _sides(mentions, knowledge, home, anchor)
    drafts = extract_events(segments, parsed, sides)
    if readers is Readers.BOTH:
        drafts = beside(drafts, segments, parsed, sides)
    happenings = merge_drafts(drafts, anchor)
    complete_messages(happenings, knowledge)
    complete_agreements(happenings, knowledge)
    end_visits(happenings, parsed, segments, cues(segments.language))
    inherit(happenings, anchor, Scene(parsed, anchor))
    happenings = one_occasion(happenings)
    set_places(happenings, parsed, dateline, knowledge, anchor)
    place_visits(happenings, knowledge)
    give_topics(segments, parsed, happenings)
    return select(happenings, home)


def _sides(mentions: Sequence[Linked], knowledge: Knowledge, home: str | None, anchor: date) -> dict[str, str]:
    """The state or organisation that each entity of the article acts for, by the entity's key.

    Holders of offices within a state, where the text does not say which, are of the publisher's own (`home`).
    """
    sides: dict[str, str] = {}
    for mention in mentions:
        for entity in mention.entities:
            side = mention.side if len(mention.entities) == 1 else None
            if side is None and entity.type is EntityType.STATE and entity.id:
                side = knowledge.side_of(entity.id)
            if side is None and mention.form is Form.COLLECTIVE and entity.type is EntityType.PERSON and entity.id:
                side = next(iter(knowledge.sides_of(entity.id, anchor)), None)
            if side is None and home and mention.office in _HOME_OFFICES:
                side = home
            if side is not None:
                sides.setdefault(entity.key, side)
    return sides


def _mentions(mentions: Sequence[Linked]) -> tuple[Mention, ...]:
    return tuple(Mention(m.span, e) for m in mentions if m.form not in _UNREPORTED for e in m.entities)


def _quote(draft: QuoteDraft, segments: Segments, times: Sequence[TimeExpression], events: Sequence[Event]) -> Quote:
    when = None
    if draft.when is not None:
        span = segments.span(*draft.when)
        when = next((when_of(time) for time in times if time.span.overlaps(span)), None)
    return Quote(draft.span, draft.entity, draft.kind, draft.channel, when, _said_at(draft, events), draft.reasons)


def _said_at(draft: QuoteDraft, events: Sequence[Event]) -> str | None:
    """The event that a quote was said at or about: the one told inside its words, else the last one of the speaker's."""
    inside = [e for e in events if any(draft.span.overlaps(piece.trigger) for piece in e.evidence)]
    if inside:
        return inside[0].id
    speaker = draft.entity.key if draft.entity else None
    own = [
        e
        for e in events
        if e.evidence[0].trigger.start < draft.span.start and any(p.entity.key == speaker for p in e.participants)
    ]
    return own[-1].id if own else None
