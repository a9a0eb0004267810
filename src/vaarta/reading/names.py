"""Third stage: phrases that name or point at people, states, places, bodies and mechanisms, not yet read as anybody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from vaarta.knowledge.store import Knowledge
from vaarta.packs.names import name_tables
from vaarta.packs.reference import reference_tables
from vaarta.packs.vocabulary import ordinary_words
from vaarta.packs.words import words
from vaarta.reading.candidates import Candidate, Shape
from vaarta.reading.groups import find_groups
from vaarta.reading.lexicon import NOTHING, Piece, lexicon
from vaarta.reading.mechanisms import find_mechanisms
from vaarta.reading.phrases import Phrases
from vaarta.reading.segment import Segments
from vaarta.reading.series_index import mechanism_index


def tag_names(segments: Segments, knowledge: Knowledge) -> tuple[Candidate, ...]:
    """Every phrase of `segments` that may mention something, in text order, none overlapping another.

    Each is the longest phrase that the grammar of the pack allows: a state, modifiers, an office, honorifics and a name are
    one candidate. Words of a person named in full elsewhere in the text are candidates too.
    """
    found: list[Candidate] = []
    loose: list[tuple[int, Piece]] = []
    for number in range(len(segments.sentences)):
        for item in _sentence(segments, number, knowledge):
            if isinstance(item, Candidate):
                found.append(item)
            else:
                loose.append((number, item))
    found.extend(_by_part_of_name(segments, found, loose))
    return tuple(sorted(found, key=lambda c: c.first))


def _sentence(segments: Segments, number: int, knowledge: Knowledge) -> Iterator[Candidate | Piece]:
    """The candidates of one sentence, and the single words that none of them takes."""
    lex, sentence = lexicon(knowledge, segments.language), segments.sentences[number]
    pieces = lex.pieces(segments, sentence)
    phrases = Phrases(segments, pieces, number, lex)
    index = mechanism_index(knowledge, segments.language)
    mechanisms: dict[int, Candidate] = {}
    alone = any(not index.by_body.isdisjoint(piece.known.parties) for piece in pieces if piece.known.parties)
    if alone or not index.heads.isdisjoint(segments.keys[sentence.first : sentence.last]):
        mechanisms = {c.first: c for c in find_mechanisms(segments, number, pieces, knowledge)}
    groups = {c.first: c for c in find_groups(phrases)}
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        mechanism = mechanisms.get(piece.first)
        if mechanism and mechanism.shape is Shape.MECHANISM:
            yield mechanism
            at = _behind(pieces, at, mechanism.last)
            continue
        persons = phrases.person_at(at)
        if persons and persons[0][0].first == piece.first:
            candidates, after = persons
            cut = next(
                (m for m in mechanisms.values() if m.shape is Shape.MECHANISM and piece.first < m.first < pieces[after - 1].last),
                None,
            )
            if cut is None:
                if not _of_nobody(phrases, at, after, candidates):
                    yield from candidates
                at = after
                continue
        group = groups.get(piece.first)
        if group:
            yield group
            at = _behind(pieces, at, group.last)
            continue
        other = _other(phrases, at)
        if other:
            yield other
            at = _behind(pieces, at, other.last)
            continue
        if mechanism:
            yield mechanism
            at = _behind(pieces, at, mechanism.last)
            continue
        if piece.known is NOTHING or piece.known.persons:
            yield piece
        at += 1


def _of_nobody(phrases: Phrases, at: int, after: int, candidates: list[Candidate]) -> bool:
    """Whether an indefinite word before an office without a name says that no particular holder is meant, or a verb behind it
    that somebody comes to it ("प्रधानमंत्री बनने के बाद"); the office is pieces `at` to `after`."""
    if any(c.name for c in candidates):
        return False
    before = at > 0 and phrases.key(at - 1) in phrases.tables.indefinite
    return before or (after < len(phrases.pieces) and phrases.key(after) in phrases.tables.becoming)


def _behind(pieces: list[Piece], at: int, token: int) -> int:
    """The piece that begins at or behind `token`; at least the next one."""
    here = at + 1
    while here < len(pieces) and pieces[here].first < token:
        here += 1
    return here


def _other(phrases: Phrases, at: int) -> Candidate | None:
    """A phrase at piece `at` that names no person."""
    pieces, tables = phrases.pieces, phrases.tables
    piece, key = pieces[at], pieces[at].key
    if piece.known is NOTHING and key not in tables.openers and key not in phrases.reference.pronouns:
        return None

    def made(shape: Shape, last: int = piece.last, **more: object) -> Candidate:
        return replace(Candidate(piece.first, last, phrases.sentence, shape, word=key), **more)  # type: ignore[arg-type]

    reference = reference_tables(phrases.segments.language)
    role = reference.pronouns.get(key)
    if role:
        following = pieces[at + 1].key if at + 1 < len(pieces) else ""
        if role == "reflexive" or (role == "subject" and following in reference.things_after):
            return None
        return made(Shape.PRONOUN, word=role)
    if key in tables.counts:
        return _counted(phrases, at)
    if key in tables.here:
        return made(Shape.HERE)
    if key in tables.there:
        return made(Shape.THERE)
    if key in tables.where:
        return made(Shape.WHERE)
    sides = phrases.sides_at(at)
    after = sides.after if sides else at
    if after < len(pieces):
        if pieces[after].key in tables.capital_words:
            return made(Shape.CAPITAL, pieces[after].last, sides=sides.codes[-1:] if sides else ())
        ministries = pieces[after].known.ministries
        if ministries and (not sides or len(sides.codes) == 1):
            codes = sides.codes if sides else tuple(m.side for m in ministries[:1] if m.side)
            return made(Shape.MINISTRY, pieces[after].last, sides=codes, targets=tuple(m.target for m in ministries))
    known = piece.known
    if known.states:
        last = _abbreviated(phrases, at)
        return made(Shape.STATE, last, targets=known.states, sides=known.states)
    if known.adjectives or known.peoples:
        return made(
            Shape.ADJECTIVE,
            sides=known.adjectives or known.peoples,
            targets=known.adjectives or known.peoples,
            plural=not known.adjectives,
        )
    if known.bodies and (not known.everyday_body or phrases.case_at(at + 1) == "attributive"):
        return made(Shape.BODY, _abbreviated(phrases, at), targets=known.bodies)
    if known.places:
        return made(Shape.PLACE, targets=known.places, weak=known.doubtful_place, sides=known.metonyms[:1])
    if known.metonyms:
        return made(Shape.PLACE, sides=known.metonyms[:1])
    return None


def _abbreviated(phrases: Phrases, at: int) -> int:
    """The token behind a name and its abbreviation in brackets."""
    after = phrases.behind_brackets(at + 1)
    return phrases.pieces[after - 1].last


def _counted(phrases: Phrases, at: int) -> Candidate | None:
    """ "दोनों नेताओं", "तीनों देशों", "दोनों" at piece `at`."""
    pieces, tables = phrases.pieces, phrases.tables
    closed = words(phrases.segments.language)
    here = at + 1
    while here < len(pieces) and (pieces[here].known.adjectives or pieces[here].key in tables.member_nouns):
        here += 1
    sides = tuple(code for p in pieces[at + 1 : here] for code in p.known.adjectives[:1])
    key = pieces[here].key if here < len(pieces) else ""
    head = key.rpartition(" ")[2]
    candidate = Candidate(
        pieces[at].first,
        pieces[at].last,
        phrases.sentence,
        Shape.COUNTED,
        word=key,
        count=tables.counts[pieces[at].key],
        plural=True,
        sides=sides,
    )
    if key and (head in tables.person_nouns or head in tables.state_nouns):
        titles = pieces[here].known.titles
        return replace(candidate, last=pieces[here].last, titles=(titles,) if titles else (), word=key)
    if here > at + 1 or (key and key not in closed.closed and key in ordinary_words(phrases.segments.language) and False):
        return None
    return replace(candidate, word="")


def _by_part_of_name(segments: Segments, found: list[Candidate], loose: list[tuple[int, Piece]]) -> Iterator[Candidate]:
    """Single words that are part of a name given in full elsewhere in the text."""
    ordinary, closed = ordinary_words(segments.language), words(segments.language).closed
    particles = name_tables(segments.language).name_particles
    parts: dict[str, Candidate] = {}
    for c in found:
        if c.name and c.shape in (Shape.PERSON, Shape.COUNTERPART):
            for i in range(*c.name):
                key = segments.keys[i]
                if len(key) > 1 and key not in ordinary and key not in closed and key not in particles and segments.is_word[i]:
                    if key not in parts or not parts[key].persons or i == c.name[1] - 1:
                        parts[key] = c
    for number, piece in loose:
        if piece.key in closed:
            continue
        source = parts.get(piece.key)
        if piece.known.persons:
            yield Candidate(
                piece.first,
                piece.last,
                number,
                Shape.PERSON,
                name=(piece.first, piece.last),
                persons=piece.known.persons,
                weak=True,
            )
        elif source and segments.is_word[piece.first]:
            yield Candidate(
                piece.first, piece.last, number, Shape.PERSON, name=(piece.first, piece.last), persons=source.persons, weak=True
            )
