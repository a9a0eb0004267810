"""Topics: what the text says was, or is to be, discussed, reviewed, signed or announced in an event."""

from __future__ import annotations

from collections.abc import Sequence

from vaarta.model.report import Kind, Reason
from vaarta.packs.topics import TopicTables, topics
from vaarta.packs.words import WordTables, words
from vaarta.reading.clauses import Clause, Parsed
from vaarta.reading.discourse import Happening
from vaarta.reading.segment import Segments

_TALKS = (Kind.MEETING, Kind.CALL, Kind.SESSION, Kind.AGREEMENT)


def give_topics(segments: Segments, parsed: Sequence[Parsed], happenings: Sequence[Happening]) -> None:
    """Add to each happening the topics that its own clauses, and those that go on about it, name.

    A clause goes on about the last talks told when it speaks of discussing and tells no happening of its own.
    """
    tables, closed = topics(segments.language), words(segments.language)
    by_trigger = [(piece.trigger.start, h) for h in happenings for piece in h.evidence if h.kind in _TALKS]
    by_trigger.sort(key=lambda pair: pair[0])
    focus: Happening | None = None
    told_in = -10
    for sentence in parsed:
        for clause in sentence.clauses:
            start, end = segments.starts[clause.first], segments.ends[clause.last - 1]
            here = [h for at, h in by_trigger if start <= at < end]
            if here:
                focus, told_in = here[-1], sentence.index
            if focus is None or sentence.index - told_in > 2 or not _discusses(segments, clause, tables):
                continue
            for topic, token in _topics_of(segments, clause, tables, closed):
                texts = [h for h in here if h.kind is Kind.AGREEMENT]
                for happening in texts or here or [focus]:
                    if topic not in happening.topics:
                        happening.topics.append(topic)
                        rule = f"{segments.language}/topics: {topic}"
                        happening.reasons.append(Reason("topics", rule, segments.span(token, token + 1)))


def _discusses(segments: Segments, clause: Clause, tables: TopicTables) -> bool:
    return any(key in tables.discussing for key in segments.keys[clause.first : clause.last])


def _topics_of(segments: Segments, clause: Clause, tables: TopicTables, closed: WordTables) -> list[tuple[str, int]]:
    """The topics that words of `clause` outside its mentions name, in order, with their tokens."""
    inside = {i for item in clause.items if item.mention and item.mention.entities for i in range(item.first, item.last)}
    out: dict[str, int] = {}
    i = clause.first
    while i < clause.last:
        found = None if i in inside else _topic_at(segments, i, tables)
        if found is None:
            i += 1
            continue
        topic, length = found
        if topic:
            out.setdefault(topic, i)
        i += length
    return list(out.items())


def _topic_at(segments: Segments, i: int, tables: TopicTables) -> tuple[str, int] | None:
    """The topic that the words at token `i` name ("": none), and how many tokens they are."""
    key = segments.keys[i]
    for phrase, topic in tables.phrases.get(key, ()):
        if segments.keys[i : i + len(phrase)] == phrase:
            return topic, len(phrase)
    for stem, topic in tables.stems.get(key[:2], ()):
        if key.startswith(stem):
            return topic, 1
    return None
