"""Phrases that name a person: state, modifiers, offices, honorifics and name, read from left to right."""

from __future__ import annotations

from dataclasses import dataclass

from vaarta.knowledge.types import Sense
from vaarta.packs.names import NameTables, name_tables
from vaarta.packs.reference import ReferenceTables, reference_tables
from vaarta.packs.vocabulary import ordinary_words
from vaarta.packs.words import WordTables, words
from vaarta.reading.candidates import Candidate, Shape
from vaarta.reading.lexicon import Lexicon, Piece, Readings
from vaarta.reading.segment import Segments

_LONGEST_NAME = 6
_OPEN, _CLOSE = "([", ")]"
_QUOTES = frozenset("'\"‘’“”`")
_BREAKS = frozenset("—–\n")
_GENERIC = frozenset({"leader", "diplomat", "adviser", "chair", "envoy", "member-of-parliament"})
"""Kinds of office that say too little to mean somebody without a state or a name."""


@dataclass(frozen=True, slots=True)
class _Sides:
    """States or bodies before an office; `after` is the piece behind them; `kind` is "adjective", "genitive" or "bare"."""

    codes: tuple[str, ...]
    after: int
    kind: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class _Offices:
    """Office words up to piece `after`."""

    titles: tuple[tuple[Sense, ...], ...]
    after: int
    plural: bool
    word: str
    portfolio: bool = False


class Phrases:
    """The phrases of one sentence."""

    def __init__(self, segments: Segments, pieces: list[Piece], sentence: int, lexicon: Lexicon) -> None:
        self.segments, self.pieces, self.sentence, self.lexicon = segments, pieces, sentence, lexicon
        self.tables: NameTables = name_tables(segments.language)
        self.closed: WordTables = words(segments.language)
        self.reference: ReferenceTables = reference_tables(segments.language)
        self.ordinary = ordinary_words(segments.language)
        self.genitives = frozenset(w[0] for w, case in self.closed.cases.items() if case == "genitive" and len(w) == 1)
        self.locatives = frozenset(w[0] for w, case in self.closed.cases.items() if case == "locative" and len(w) == 1)

    # --- one person, or several by office -------------------------------------------------------------------------

    def person_at(self, at: int) -> tuple[list[Candidate], int] | None:
        """The persons named by the phrase that begins at piece `at`, and the piece behind it; None where there is none."""
        start, receiving = at, None
        possessor = self.reference.pronouns.get(self._key(at))
        owned = possessor in ("possessive", "reflexive")
        if owned:
            at += 1
        else:
            possessor = None
            received = self._receiving(at)
            if received:
                receiving, at = received
        sides = self.sides_at(at)
        if sides:
            at = sides.after
            if possessor is None and self.reference.pronouns.get(self._key(at)) in ("possessive", "reflexive"):
                possessor, at = self.reference.pronouns[self._key(at)], at + 1
        former, at = self._modifiers(at)
        if sides is None and (inner := self.sides_at(at)) and inner.kind == "adjective" and at > start:
            sides, at = inner, inner.after
            more, at = self._modifiers(at)
            former = former or more
        counted = self.tables.counts.get(self._key(at))
        if counted and self._offices(at + 1):
            at += 1
        key = self._key(at)
        if key in self.reference.counterparts or key in self.reference.counterparts_plural:
            return self._counterpart(start, at, sides, possessor, plural=key in self.reference.counterparts_plural)
        if owned:
            return None
        offices = self._offices(at)
        if offices is None:
            return self._bare_name(start, at, sides, former)
        return self._with_office(start, offices, sides, former, receiving, counted if counted else None)

    def _with_office(
        self, start: int, offices: _Offices, sides: _Sides | None, former: bool, receiving: str | None, counted: int | None
    ) -> tuple[list[Candidate], int] | None:
        """A phrase with office words behind its state."""
        codes = sides.codes if sides else ()
        after = self.behind_brackets(offices.after)
        honoured, named_from = self._honorifics(after)
        name = self._name(named_from, titled=True)
        titles = offices.titles
        if offices.plural and name:
            return self._each_named(start, offices, codes, former, named_from)
        several = offices.plural or counted or (len(codes) > 1 and name is None) or (sides and sides.count)
        if several and not (name and not offices.plural and not counted):
            count = counted or (sides.count if sides else None)
            if count is None and len(codes) < 2 and all(t.target in _GENERIC for title in titles for t in title):
                return None
            if not codes and count is None and not counted:
                return None
            found = Candidate(
                self._first(start), self._last(offices.after), self.sentence, Shape.OFFICERS, sides=codes, titles=titles,
                word=offices.word, count=count, plural=True, former=former,
            )
            return [found], offices.after
        if name is None:
            if codes == () and not any(t.target not in _GENERIC or t.side for title in titles for t in title):
                return None
            single = [
                Candidate(
                    self._first(start), self._last(offices.after), self.sentence, Shape.PERSON, sides=codes[-1:], titles=(title,),
                    word=offices.word, former=former, receiving=receiving,
                )
                for title in (titles[:1] if len(titles) > 1 else titles or ((),))
            ]
            return single, offices.after
        first = self._first(start)
        if len(codes) > 1 and sides:
            first = self._first(self._last_side(start, sides))
        (name_first, name_last), persons, weak, end = name
        found = Candidate(
            first, self._last(end), self.sentence, Shape.PERSON, sides=codes[-1:], titles=titles, name=(name_first, name_last),
            persons=persons, weak=weak, word=offices.word, former=former, honoured=honoured, receiving=receiving,
        )
        return [found], end

    def _each_named(
        self, start: int, offices: _Offices, codes: tuple[str, ...], former: bool, at: int
    ) -> tuple[list[Candidate], int] | None:
        """ "राष्ट्रीय सुरक्षा सलाहकारों अजीत डोभाल और नसीर जंजुआ": one office, several names."""
        found: list[Candidate] = []
        begin = start
        while True:
            honoured, named_from = self._honorifics(at)
            name = self._name(named_from, titled=True)
            if name is None:
                break
            (first, last), persons, weak, end = name
            found.append(
                Candidate(
                    self._first(begin), self._last(end), self.sentence, Shape.PERSON, sides=codes if len(codes) == 1 else (),
                    titles=offices.titles, name=(first, last), persons=persons, weak=weak, word=offices.word, former=former, honoured=honoured,
                )
            )
            after = end
            if self._key(end) not in self.closed.coordinators and self._key(end) not in self.closed.list_marks:
                break
            at = begin = end + 1
            if begin >= len(self.pieces):
                break
        return (found, after) if found else None

    def _bare_name(self, start: int, at: int, sides: _Sides | None, former: bool) -> tuple[list[Candidate], int] | None:
        """A phrase without office words: a name, perhaps behind an honorific or a state."""
        if sides and sides.kind == "bare":
            return None
        honoured, named_from = self._honorifics(at)
        genitive = sides is not None and sides.kind == "genitive" and sides.count is None
        name = self._name(named_from, titled=honoured or genitive)
        if name is None:
            return None
        (first, last), persons, weak, end = name
        codes = sides.codes[-1:] if sides else ()
        if codes and not persons and not (genitive and self._stands_as_person(named_from, end)):
            return None
        if codes and weak and not self._ends_phrase(end):
            return None
        honoured = honoured or (genitive and not persons)
        begin = self._first(self._last_side(start, sides)) if sides and len(sides.codes) > 1 else self._first(start)
        found = Candidate(
            begin, self._last(end), self.sentence, Shape.PERSON, sides=codes, name=(first, last), persons=persons, weak=weak,
            former=former, honoured=honoured,
        )
        return [found], end

    def _stands_as_person(self, at: int, end: int) -> bool:
        """Whether an unknown name of two or more words does what persons do: acts, is met, or stands in a list."""
        if end - at < 2 or any(self.pieces[i].known.places for i in range(at, end)):
            return False
        key = self._key(end)
        return self.case_at(end) in ("ergative", "comitative", "ablative", "dative") or key in self.closed.list_marks or key in self.closed.coordinators

    def _ends_phrase(self, at: int) -> bool:
        """Whether a noun phrase may end before piece `at`: a closed word, a mark or the end stands there."""
        return at >= len(self.pieces) or self._key(at) in self.closed.closed or not self.is_word(at)

    def _counterpart(
        self, start: int, at: int, sides: _Sides | None, possessor: str | None, *, plural: bool
    ) -> tuple[list[Candidate], int] | None:
        """ "उनके रूसी समकक्ष सर्गेई लावरोव"."""
        if sides is None and possessor is None:
            return None
        codes = sides.codes if sides else ()
        honoured, named_from = self._honorifics(at + 1)
        name = None if plural else self._name(named_from, titled=True)
        (first, last), persons, weak, end = name or ((0, 0), (), False, at + 1)
        found = Candidate(
            self._first(start), self._last(end), self.sentence, Shape.COUNTERPART, sides=codes,
            name=(first, last) if name else None, persons=persons, weak=weak, word=self._key(at), plural=plural,
            honoured=honoured, possessor=possessor,
        )
        return [found], end

    # --- the parts -----------------------------------------------------------------------------------------------

    def sides_at(self, at: int) -> _Sides | None:
        """The states or bodies at piece `at` that an office may belong to: "रूसी", "भारत और चीन के", "नाटो", "दोनों देशों के"."""
        count = self.tables.counts.get(self._key(at))
        if count and self._key(at + 1) in self.tables.state_nouns and self._key(at + 2) in self.genitives:
            return _Sides((), at + 3, "genitive", count)
        codes: list[str] = []
        kind, here = "", at
        while here < len(self.pieces):
            known = self.pieces[here].known
            if known.adjectives and (not codes or kind == "adjective"):
                codes, kind = codes + [known.adjectives[0]], "adjective"
            elif known.sides and (not codes or kind == "bare"):
                codes, kind = codes + [known.sides[0]], "bare"
            elif known.doubtful_states and (kind == "bare" or not codes and (after := self._known(here + 1)) and (after.titles or after.sides)):
                codes, kind = codes + [known.doubtful_states[0]], "bare"
            else:
                break
            here = self.behind_brackets(here + 1)
            if self._key(here) in self.closed.coordinators or self._key(here) in self.closed.list_marks:
                following = self.pieces[here + 1].known if here + 1 < len(self.pieces) else None
                if following and (following.adjectives if kind == "adjective" else following.sides):
                    here += 1
                    continue
            elif kind == "bare" and here < len(self.pieces) and self.pieces[here].known.sides:
                continue
            break
        if not codes:
            return None
        if kind == "bare":
            if self._key(here) in self.tables.bodies_between and self._key(here + 1) in self.genitives:
                here += 1
            if self._key(here) in self.genitives:
                return _Sides(tuple(codes), here + 1, "genitive")
        return _Sides(tuple(codes), here, kind)

    def _receiving(self, at: int) -> tuple[str, int] | None:
        """ "भारत में" before "रूस के राजदूत": the receiving state and the piece behind."""
        known = self._known(at)
        if known is None or not known.sides or self._key(at + 1) not in self.locatives:
            return None
        sides = self.sides_at(at + 2)
        if sides is None:
            return None
        _, after = self._modifiers(sides.after)
        offices = self._offices(after)
        return (known.sides[0], at + 2) if offices and not offices.plural else None

    def _modifiers(self, at: int) -> tuple[bool, int]:
        """Words such as "नए", "कार्यवाहक", "पूर्व" before an office: whether one says that it is past, and the piece behind."""
        former = False
        while (known := self._known(at)) and known.modifier and not known.titles:
            former = former or known.modifier == "former"
            at += 1
        return former, at

    def _offices(self, at: int) -> _Offices | None:
        """Office words at piece `at`, one office or several held by one person."""
        one = self._office(at)
        if one is None:
            return None
        titles, after, plural = [one.titles[0]] if one.titles else [], one.after, one.plural
        titles = list(one.titles)
        while not plural and self._key(self.behind_brackets(after)) in self.tables.titles_joined_by:
            joined = self.behind_brackets(after) + 1
            _, joined = self._modifiers(joined)
            other = self._office(joined)
            if other is None or other.plural or any(t.side for title in other.titles for t in title):
                break
            honoured, named_from = self._honorifics(self.behind_brackets(other.after))
            if self._name(named_from, titled=True) is None:
                break
            titles, after = titles + list(other.titles), other.after
        return _Offices(tuple(titles), after, plural, one.word, one.portfolio)

    def _office(self, at: int) -> _Offices | None:
        """One office: a known title, or portfolios with their head ("वाणिज्य एवं उद्योग मंत्री")."""
        known = self._known(at)
        if known and known.titles:
            plural = any(t.plural for t in known.titles)
            return _Offices((known.titles,), at + 1, plural, self.pieces[at].key)
        portfolios, here = [], at
        while here < len(self.pieces):
            size = next(
                (n for n in range(self.tables.longest_portfolio, 0, -1) if self._phrase(here, n) in self.tables.portfolios), 0
            )
            if not size:
                head = self.pieces[here].key.split(" ")
                if portfolios and len(head) > 1:
                    ends = self._portfolio_end(self.pieces[here])
                    if ends:
                        return self._joined(portfolios + [ends[0]], ends[1], here + 1)
                break
            portfolios.append(self._phrase(here, size))
            here += size
            if self._key(here) in self.tables.titles_joined_by or self._key(here) in self.closed.list_marks:
                here += 1
        if portfolios and here < len(self.pieces):
            word = self.pieces[here].key
            singular = self.tables.plurals.get(word, word)
            if singular in self.tables.portfolio_heads:
                return self._joined(portfolios, word, here + 1)
        if known and known.collective and (singular := self._singular(self.pieces[at].key)):
            titles = self.lexicon.readings(singular).titles
            if titles:
                return _Offices((titles,), at + 1, True, self.pieces[at].key)
        return None

    def _portfolio_end(self, piece: Piece) -> tuple[str, str] | None:
        """The last portfolio and the head of a title such as "उद्योग मंत्री" behind other portfolios."""
        body, _, head = piece.key.rpartition(" ")
        singular = self.tables.plurals.get(head, head)
        if singular in self.tables.portfolio_heads and body in self.tables.portfolios:
            return body, head
        return None

    def _joined(self, portfolios: list[str], head: str, after: int) -> _Offices:
        """The office (or, in the plural, the offices) of several portfolios."""
        singular = self.tables.plurals.get(head, head)
        titles = [t for p in portfolios if (t := self.lexicon.readings(f"{p} {singular}").titles)]
        return _Offices(tuple(titles), after, singular != head, f"{portfolios[0]} {singular}", True)

    def _singular(self, phrase: str) -> str | None:
        """ "विदेश मंत्रियों" → "विदेश मंत्री"."""
        body, _, head = phrase.rpartition(" ")
        single = self.tables.plurals.get(head)
        return (f"{body} {single}" if body else single) if single else None

    def behind_brackets(self, at: int) -> int:
        """The piece behind a short bracket at `at` ("(एनएसए)", "(यूएई)"), or `at`."""
        if self._key(at) and self._key(at) in _OPEN:
            for here in range(at + 2, min(at + 5, len(self.pieces))):
                if self._key(here) and self._key(here) in _CLOSE:
                    return here + 1
        return at

    def _honorifics(self, at: int) -> tuple[bool, int]:
        """Honorifics before a name, and the piece behind them."""
        start = at
        while (known := self._known(at)) and known.honorific == "before" and not known.persons:
            at += 1
        return at > start, at

    def _name(self, at: int, *, titled: bool) -> tuple[tuple[int, int], tuple[str, ...], bool, int] | None:
        """A name at piece `at`: its tokens, whom it may mean, whether it needs support, and the piece behind.

        Behind an office or honorific (`titled`) a run of words that are nothing else is a name, though unknown.
        """
        known = self._known(at)
        end = self._run(at) if titled else at
        if self._key(at) in self.closed.closed or self._key(at) in self.tables.not_names:
            return None
        everyday = self._key(at) in self.ordinary
        if known and known.persons and (titled or not ((known.weak or everyday) and " " not in self._key(at))):
            piece = self.pieces[at]
            if not titled or end <= at + 1 or " " in piece.key:
                after = self._by_name(at)
                return (piece.first, self._last(after)), known.persons, known.weak, self._behind_name(after)
        if not titled or end == at:
            return None
        first, last = self.pieces[at].first, self.pieces[end - 1].last
        whole = self.lexicon.readings(" ".join(p.key for p in self.pieces[at:end]))
        return (first, last), whole.persons, whole.weak, self._behind_name(end)

    def _by_name(self, at: int) -> int:
        """The piece behind a known name and its pet name in quotation marks ("पुष्प कमल दहल 'प्रचंड'")."""
        persons = self.pieces[at].known.persons
        if self._key(at + 1) in _QUOTES and self._key(at + 3) in _QUOTES:
            other = self._known(at + 2)
            if other and set(other.persons) & set(persons):
                return at + 4
        return at + 1

    def _behind_name(self, at: int) -> int:
        known = self._known(at)
        return at + 1 if known and known.honorific == "after" and self._key(at) not in self.closed.closed else at

    def _run(self, at: int) -> int:
        """The end of the run of words from piece `at` that may be an unknown name; `at` itself where there is none."""
        here, tables = at, self.tables
        while here < len(self.pieces) and here - at < _LONGEST_NAME:
            piece, known = self.pieces[here], self.pieces[here].known
            key = piece.key
            if not self.segments.is_word[piece.first] or key[0].isdecimal():
                break
            if here > at and (self._broken(here) or self._pair(here)):
                break
            particle = (key in tables.name_particles and here > at) or self._is_initial(at, here)
            if not particle and (key in self.closed.closed or key in tables.not_names or key in tables.counts):
                break
            if not particle and not known.persons and (key in self.ordinary or self._is_other(piece)):
                break
            here += 1
        while here > at and self.pieces[here - 1].key in tables.name_particles and here - 1 > at and (
            self.pieces[here - 1].key in self.closed.closed
        ):
            here -= 1
        if here > at and all(len(p.key) < 2 for p in self.pieces[at:here]):
            return at
        return here

    def _is_initial(self, at: int, here: int) -> bool:
        """Whether piece `here` of a name begun at `at` is an initial: one that is also a case marker needs another beside it."""
        key = self._key(here)
        if key not in self.tables.initials or here + 1 >= len(self.pieces) or not self._may_be_name(here + 1):
            return False
        beside = here > at and self._key(here - 1) in self.tables.initials
        return key not in self.closed.closed or beside or (here == at and self._key(here + 1) in self.tables.initials)

    def _may_be_name(self, at: int) -> bool:
        """Whether an initial may stand before piece `at`."""
        key, known = self._key(at), self.pieces[at].known
        if key in self.tables.initials:
            return at + 1 < len(self.pieces) and self._may_be_name(at + 1)
        free = key not in self.closed.closed and key not in self.ordinary and key not in self.tables.not_names
        return self.is_word(at) and not key[0].isdecimal() and (bool(known.persons) or (free and not self._is_other(self.pieces[at])))

    def _is_other(self, piece: Piece) -> bool:
        """Whether a piece is something else than a name."""
        known = piece.known
        return bool(
            known.states or known.adjectives or known.titles or known.ministries or known.bodies or known.mechanisms
            or known.loose or known.collective or known.modifier or known.counterpart or known.blocked or known.peoples
            or (known.places and not known.doubtful_place) or known.honorific
        )

    def _broken(self, at: int) -> bool:
        """Whether a dash or a wide gap stands before piece `at`."""
        gap = self.segments.text[self.segments.ends[self.pieces[at - 1].last - 1] : self.segments.starts[self.pieces[at].first]]
        return any(mark in _BREAKS for mark in gap) or gap.strip(" ") == "-" and gap != "-"

    def _pair(self, at: int) -> bool:
        """Whether piece `at` and the one before it are two persons, not the parts of one name."""
        one, other = self.pieces[at - 1], self.pieces[at]
        gap = self.segments.text[self.segments.ends[one.last - 1] : self.segments.starts[other.first]]
        surnames = not one.known.weak and not other.known.weak and one.known.surname and other.known.surname
        apart = bool(one.known.persons and other.known.persons) and not set(one.known.persons) & set(other.known.persons)
        return apart and ("-" in gap or surnames)

    def _last_side(self, start: int, sides: _Sides) -> int:
        """The piece of the last of several states."""
        for here in range(sides.after - 1, start - 1, -1):
            if self.pieces[here].known.sides or self.pieces[here].known.adjectives:
                return here
        return start

    def case_at(self, at: int) -> str | None:
        """The case of the postposition at piece `at`."""
        for size in range(self.closed.longest_case, 0, -1):
            case = self.closed.cases.get(tuple(p.key for p in self.pieces[at : at + size]))
            if case:
                return case
        return None

    def is_word(self, at: int) -> bool:
        """Whether piece `at` is a word, not a mark."""
        return self.segments.is_word[self.pieces[at].first]

    def _phrase(self, at: int, size: int) -> str:
        return " ".join(p.key for p in self.pieces[at : at + size]) if at + size <= len(self.pieces) else ""

    def _key(self, at: int) -> str:
        return self.pieces[at].key if at < len(self.pieces) else ""

    def _known(self, at: int) -> Readings | None:
        return self.pieces[at].known if at < len(self.pieces) else None

    def _first(self, at: int) -> int:
        return self.pieces[at].first

    def _last(self, at: int) -> int:
        return self.pieces[at - 1].last

