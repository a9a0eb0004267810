"""Topics: what the text says was, or is to be, discussed, reviewed, signed or announced in an event."""

from __future__ import annotations

from collections.abc import Sequence

from vaarta.model.report import Kind, Reason
from vaarta.packs.topics import TopicTables, topics
from vaarta.packs.words import WordTables, words
from vaarta.reading.clauses import Clause, Parsed, case_after
from vaarta.reading.discourse import Happening
from vaarta.reading.events import Draft
from vaarta.reading.segment import Segments

_TALKS = (Kind.MEETING, Kind.CALL, Kind.SESSION, Kind.AGREEMENT)
_REACH = 2
"""How many sentences on a text still goes on about the talks told last."""
_ABOUT = frozenset({"adessive", "topical"})


def give_topics(segments: Segments, parsed: Sequence[Parsed], happenings: Sequence[Happening]) -> None:
    """Add to each happening the topics that its own clauses, and those that go on about it, name.

    A clause gives topics where it speaks of discussing or signing, where it follows the trigger of a text signed in one
    sentence ("…, जिनमें …"), or where the sentence that tells talks says what one side told the other. It goes on about what was
    told at most two sentences before.
    """
    tables, closed = topics(segments.language), words(segments.language)
    told = _told(happenings)
    recent: list[tuple[int, Happening]] = []
    for sentence in parsed:
        tells = _has(segments, sentence.sentence.first, sentence.sentence.last, tables.telling)
        signed = False
        for clause in sentence.clauses:
            start, end = segments.starts[clause.first], segments.ends[clause.last - 1]
            inside = [(draft, h) for draft, h in told if start <= draft.trigger.start < end]
            here = [h for draft, h in inside if not draft.presupposed] or [h for _, h in inside]
            if here:
                signed = here[-1].kind is Kind.AGREEMENT
            recent = [(at, h) for at, h in recent if sentence.index - at <= _REACH] + [(sentence.index, h) for h in here]
            if not recent:
                continue
            speaks = signed or (tells and recent[-1][0] == sentence.index)
            if not speaks and not _has(segments, clause.first, clause.last, tables.discussing):
                continue
            for topic, token in _topics_of(segments, clause, tables, closed):
                reason = Reason("topics", f"{segments.language}/topics: {topic}", segments.span(token, token + 1))
                for happening in _owners(clause, token, here, [h for _, h in recent]):
                    if topic not in happening.topics:
                        happening.topics.append(topic)
                        happening.reasons.append(reason)


def _told(happenings: Sequence[Happening]) -> list[tuple[Draft, Happening]]:
    """Every telling of talks and texts, in text order."""
    told = [(draft, h) for h in happenings if h.kind in _TALKS for draft in h.drafts]
    return sorted(told, key=lambda one: one[0].trigger.start)


def _owners(clause: Clause, token: int, here: Sequence[Happening], recent: Sequence[Happening]) -> Sequence[Happening]:
    """The happenings at which what token `token` names was discussed.

    Of several told in the clause or shortly before, those whose own participant is the last that the clause names before the
    token; else those told in the clause (a signing before talks), else the last told.
    """
    among = here or recent
    common = frozenset.intersection(*(h.entities for h in among))
    for item in reversed(clause.items):
        if item.first < token and item.mention is not None:
            keys = {entity.key for entity in item.mention.entities}
            own = [h for h in among if keys & (h.entities - common)]
            if own:
                return own
    return [h for h in here if h.kind is Kind.AGREEMENT] or here or recent[-1:]


def _has(segments: Segments, first: int, last: int, listed: frozenset[str]) -> bool:
    return any(key in listed for key in segments.keys[first:last])


def _topics_of(segments: Segments, clause: Clause, tables: TopicTables, closed: WordTables) -> list[tuple[str, int]]:
    """The topics that `clause` names, in order, with their tokens: by words outside its mentions, or by what is spoken of."""
    inside = {i for item in clause.items if item.mention and item.mention.entities for i in range(item.first, item.last)}
    out: dict[str, int] = {}
    i = clause.first
    while i < clause.last:
        found = _spoken_of(segments, i, inside, tables, closed)
        if found is None and i not in inside:
            found = _topic_at(segments, i, tables)
        if found is None:
            i += 1
            continue
        names, length = found
        for topic in names:
            out.setdefault(topic, i)
        i += length
    return list(out.items())


def _spoken_of(
    segments: Segments, i: int, inside: set[int], tables: TopicTables, closed: WordTables
) -> tuple[tuple[str, ...], int] | None:
    """The topics that a place or body named at token `i` stands for where the text speaks of it: its case is that of what is
    discussed, a word of its affairs follows, or it stands bare in a list; never where it is part of a longer name."""
    keys, joins = segments.keys, closed.list_marks | closed.coordinators
    for phrase, names in tables.named.get(keys[i], ()):
        end = i + len(phrase)
        if keys[i:end] != phrase or (i - 1 in inside and i in inside) or (end in inside and end - 1 in inside):
            continue
        case, after = case_after(segments, end, closed)
        following = keys[after] if after < len(keys) else ""
        if case in _ABOUT or (case in (None, "genitive") and following in tables.affairs):
            return names, len(phrase)
        if case is None and following in joins and i > 0 and keys[i - 1] in joins:
            return names, len(phrase)
    return None


def _topic_at(segments: Segments, i: int, tables: TopicTables) -> tuple[tuple[str, ...], int] | None:
    """The topics that the words at token `i` name (none: a phrase that is no topic), and how many tokens they are."""
    key = segments.keys[i]
    for phrase, names in tables.phrases.get(key, ()):
        if segments.keys[i : i + len(phrase)] == phrase:
            return names, len(phrase)
    for stem, topic in tables.stems.get(key[:2], ()):
        if key.startswith(stem):
            return (topic,), 1
    return None
