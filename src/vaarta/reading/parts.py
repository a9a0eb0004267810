"""The parts of a phrase that names a person: states, modifiers, offices, honorifics and names."""

from __future__ import annotations

from dataclasses import dataclass

from vaarta.knowledge.types import Sense
from vaarta.packs.names import NameTables, name_tables
from vaarta.packs.reference import ReferenceTables, reference_tables
from vaarta.packs.vocabulary import impersonal_words, ordinary_words
from vaarta.packs.words import WordTables, words
from vaarta.reading.lexicon import NOTHING, Lexicon, Piece, Readings
from vaarta.reading.segment import Segments

_MOST_SIDES = 30
"""States or bodies in a row that one office may be of; a longer row is a list, or noise."""
_LONGEST_NAME = 6
_OPEN, _CLOSE = "([", ")]"
_QUOTES = frozenset("'\"‘’“”`")
_BREAKS = frozenset("—–\n")


@dataclass(frozen=True, slots=True)
class Sides:
    """States or bodies before an office; `after` is the piece behind them; `kind` is "adjective", "genitive" or "bare"."""

    codes: tuple[str, ...]
    after: int
    kind: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Offices:
    """Office words up to piece `after`."""

    titles: tuple[tuple[Sense, ...], ...]
    after: int
    plural: bool
    word: str
    portfolio: bool = False


class Parts:
    """One sentence, piece by piece; every method reads one part of a phrase from a given piece on."""

    def __init__(self, segments: Segments, pieces: list[Piece], sentence: int, lexicon: Lexicon) -> None:
        self.segments, self.pieces, self.sentence, self.lexicon = segments, pieces, sentence, lexicon
        self.tables: NameTables = name_tables(segments.language)
        self.closed: WordTables = words(segments.language)
        self.reference: ReferenceTables = reference_tables(segments.language)
        self.ordinary = ordinary_words(segments.language)
        self.impersonal = impersonal_words(segments.language)

    # --- the parts -----------------------------------------------------------------------------------------------

    def sides_at(self, at: int) -> Sides | None:
        """The states or bodies at piece `at` that an office may belong to: "रूसी", "भारत और चीन के", "नाटो", "दोनों देशों के"."""
        if at >= len(self.pieces):
            return None
        known = self.pieces[at].known
        count = self.tables.counts.get(self.pieces[at].key)
        if known is NOTHING and not count:
            return None
        if count and self.key(at + 1) in self.tables.state_nouns and self.key(at + 2) in self.closed.genitives:
            return Sides((), at + 3, "genitive", count)
        codes: list[str] = []
        kind, here = "", at
        while here < len(self.pieces) and len(codes) < _MOST_SIDES:
            known = self.pieces[here].known
            if known.adjectives and (not codes or kind == "adjective"):
                codes, kind = [*codes, known.adjectives[0]], "adjective"
            elif known.sides and (not codes or kind == "bare"):
                codes, kind = [*codes, known.sides[0]], "bare"
            elif known.doubtful_states and (
                kind == "bare" or (not codes and (after := self.known(here + 1)) and (after.titles or after.sides))
            ):
                codes, kind = [*codes, known.doubtful_states[0]], "bare"
            else:
                break
            here = self.behind_brackets(here + 1)
            if self.key(here) in self.closed.coordinators or self.key(here) in self.closed.list_marks:
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
            if self.key(here) in self.tables.bodies_between and self.key(here + 1) in self.closed.genitives:
                here += 1
            if self.key(here) in self.closed.genitives:
                return Sides(tuple(codes), here + 1, "genitive")
        return Sides(tuple(codes), here, kind)

    def receiving_at(self, at: int) -> tuple[str, int] | None:
        """ "भारत में" before "रूस के राजदूत": the receiving state and the piece behind."""
        known = self.known(at)
        if known is None or not known.sides or self.key(at + 1) not in self.closed.locatives:
            return None
        sides = self.sides_at(at + 2)
        if sides is None:
            return None
        _, after = self.modifiers_at(sides.after)
        offices = self.offices_at(after)
        return (known.sides[0], at + 2) if offices and not offices.plural else None

    def modifiers_at(self, at: int) -> tuple[bool, int]:
        """Words such as "नए", "कार्यवाहक", "पूर्व" before an office: whether one says that it is past, and the piece behind."""
        former = False
        while (known := self.known(at)) and known.modifier and not known.titles:
            former = former or known.modifier == "former"
            at += 1
        return former, at

    def offices_at(self, at: int) -> Offices | None:
        """Office words at piece `at`, one office or several held by one person."""
        one = self.office_at(at)
        if one is None:
            return None
        titles, after, plural = [one.titles[0]] if one.titles else [], one.after, one.plural
        titles = list(one.titles)
        while not plural and self.key(self.behind_brackets(after)) in self.tables.titles_joined_by:
            joined = self.behind_brackets(after) + 1
            _, joined = self.modifiers_at(joined)
            other = self.office_at(joined)
            if other is None or other.plural or any(t.side for title in other.titles for t in title):
                break
            _, named_from = self.honorifics_at(self.behind_brackets(other.after))
            if self.name_at(named_from, titled=True) is None:
                break
            titles, after = titles + list(other.titles), other.after
        return Offices(tuple(titles), after, plural, one.word, one.portfolio)

    def office_at(self, at: int) -> Offices | None:
        """One office: a known title, or portfolios with their head ("वाणिज्य एवं उद्योग मंत्री")."""
        known = self.known(at)
        if known and known.titles:
            plural = any(t.plural for t in known.titles)
            return Offices((known.titles,), at + 1, plural, self.pieces[at].key)
        portfolios: list[str] = []
        here = at if self.key(at) in self.tables.portfolio_openers else len(self.pieces)
        while here < len(self.pieces):
            size = next(
                (n for n in range(self.tables.longest_portfolio, 0, -1) if self.phrase(here, n) in self.tables.portfolios), 0
            )
            if not size:
                head = self.pieces[here].key.split(" ")
                if portfolios and len(head) > 1:
                    ends = self._portfolio_end(self.pieces[here])
                    if ends:
                        return self._joined([*portfolios, ends[0]], ends[1], here + 1)
                break
            portfolios.append(self.phrase(here, size))
            here += size
            if self.key(here) in self.tables.titles_joined_by or self.key(here) in self.closed.list_marks:
                here += 1
        if portfolios and here < len(self.pieces):
            word = self.pieces[here].key
            singular = self.tables.plurals.get(word, word)
            if singular in self.tables.portfolio_heads:
                return self._joined(portfolios, word, here + 1)
        single = self._singular(self.pieces[at].key) if known and known.collective else None
        if single:
            titles = self.lexicon.readings(single).titles
            if titles:
                return Offices((titles,), at + 1, True, self.pieces[at].key)
        return None

    def _portfolio_end(self, piece: Piece) -> tuple[str, str] | None:
        """The last portfolio and the head of a title such as "उद्योग मंत्री" behind other portfolios."""
        body, _, head = piece.key.rpartition(" ")
        singular = self.tables.plurals.get(head, head)
        if singular in self.tables.portfolio_heads and body in self.tables.portfolios:
            return body, head
        return None

    def _joined(self, portfolios: list[str], head: str, after: int) -> Offices:
        """The office (or, in the plural, the offices) of several portfolios."""
        singular = self.tables.plurals.get(head, head)
        titles = [t for p in portfolios if (t := self.lexicon.readings(f"{p} {singular}").titles)]
        return Offices(tuple(titles), after, singular != head, f"{portfolios[0]} {singular}", True)

    def _singular(self, phrase: str) -> str | None:
        """ "विदेश मंत्रियों" → "विदेश मंत्री"."""
        body, _, head = phrase.rpartition(" ")
        single = self.tables.plurals.get(head)
        return (f"{body} {single}" if body else single) if single else None

    def behind_brackets(self, at: int) -> int:
        """The piece behind a short bracket at `at` ("(एनएसए)", "(यूएई)"), or `at`."""
        if self.key(at) and self.key(at) in _OPEN:
            for here in range(at + 2, min(at + 5, len(self.pieces))):
                if self.key(here) and self.key(here) in _CLOSE:
                    return here + 1
        return at

    def honorifics_at(self, at: int) -> tuple[bool, int]:
        """Honorifics before a name, and the piece behind them."""
        start = at
        while (known := self.known(at)) and known.honorific == "before" and not known.persons:
            at += 1
        return at > start, at

    def name_at(self, at: int, *, titled: bool) -> tuple[tuple[int, int], tuple[str, ...], bool, int] | None:
        """A name at piece `at`: its tokens, whom it may mean, whether it needs support, and the piece behind.

        Behind an office or honorific (`titled`) a run of words that are nothing else is a name, though unknown.
        """
        known = self.known(at)
        end = self._run(at) if titled else at
        if self.key(at) in self.closed.closed or self.key(at) in self.tables.not_names:
            return None
        everyday = self.key(at) in self.ordinary
        if known and known.persons and (titled or not ((known.weak or everyday) and " " not in self.key(at))):
            piece = self.pieces[at]
            if not titled or end <= at + 1 or " " in piece.key:
                after = self._by_name(at)
                return (piece.first, self.last(after)), known.persons, known.weak, self._behind_name(after)
        if not titled or end == at:
            return None
        first, last = self.pieces[at].first, self.pieces[end - 1].last
        whole = self.lexicon.readings(" ".join(p.key for p in self.pieces[at:end]))
        return (first, last), whole.persons, whole.weak, self._behind_name(end)

    def _by_name(self, at: int) -> int:
        """The piece behind a known name and its pet name in quotation marks ("पुष्प कमल दहल 'प्रचंड'")."""
        persons = self.pieces[at].known.persons
        if self.key(at + 1) in _QUOTES and self.key(at + 3) in _QUOTES:
            other = self.known(at + 2)
            if other and set(other.persons) & set(persons):
                return at + 4
        return at + 1

    def _behind_name(self, at: int) -> int:
        known = self.known(at)
        return at + 1 if known and known.honorific == "after" and self.key(at) not in self.closed.closed else at

    def _run(self, at: int) -> int:
        """The end of the run of words from piece `at` that may be an unknown name; `at` itself where there is none."""
        here, tables, joints = at, self.tables, 0
        while here < len(self.pieces) and here - at - joints < _LONGEST_NAME:
            piece, known = self.pieces[here], self.pieces[here].known
            key = piece.key
            if not self.segments.is_word[piece.first] or key[0].isdecimal():
                break
            if here > at and (self._broken(here) or self._pair(here)):
                break
            particle = (key in tables.name_particles and here > at) or self._is_initial(at, here)
            if not particle and (key in self.closed.closed or key in tables.not_names or key in tables.counts):
                break
            if not particle and not known.persons and (key in self.impersonal or self._is_other(piece)):
                break
            joints += particle
            here += 1
        while (
            here > at
            and self.pieces[here - 1].key in tables.name_particles
            and here - 1 > at
            and (self.pieces[here - 1].key in self.closed.closed)
        ):
            here -= 1
        if here > at and all(len(p.key) < 2 for p in self.pieces[at:here]):
            return at
        return here

    def _is_initial(self, at: int, here: int) -> bool:
        """Whether piece `here` of a name begun at `at` is an initial: one that is also a case marker needs another beside it."""
        key = self.key(here)
        if key not in self.tables.initials or here + 1 >= len(self.pieces) or not self._may_be_name(here + 1):
            return False
        beside = here > at and self.key(here - 1) in self.tables.initials
        return key not in self.closed.closed or beside or (here == at and self.key(here + 1) in self.tables.initials)

    def _may_be_name(self, at: int) -> bool:
        """Whether an initial may stand before piece `at`."""
        key, known = self.key(at), self.pieces[at].known
        if key in self.tables.initials:
            return at + 1 < len(self.pieces) and self._may_be_name(at + 1)
        free = key not in self.closed.closed and key not in self.impersonal and key not in self.tables.not_names
        return (
            self.is_word(at)
            and not key[0].isdecimal()
            and (bool(known.persons) or (free and not self._is_other(self.pieces[at])))
        )

    def _is_other(self, piece: Piece) -> bool:
        """Whether a piece is something else than a name."""
        known = piece.known
        return bool(
            known.states
            or known.adjectives
            or known.titles
            or known.ministries
            or known.bodies
            or known.mechanisms
            or known.loose
            or known.collective
            or known.modifier
            or known.counterpart
            or known.blocked
            or known.peoples
            or (known.places and not known.doubtful_place)
            or known.honorific
        )

    def _broken(self, at: int) -> bool:
        """Whether a dash or a wide gap stands before piece `at`."""
        gap = self.segments.text[self.segments.ends[self.pieces[at - 1].last - 1] : self.segments.starts[self.pieces[at].first]]
        return any(mark in _BREAKS for mark in gap) or (gap.strip(" ") == "-" and gap != "-")

    def _pair(self, at: int) -> bool:
        """Whether piece `at` and the one before it are two persons, not the parts of one name."""
        one, other = self.pieces[at - 1], self.pieces[at]
        gap = self.segments.text[self.segments.ends[one.last - 1] : self.segments.starts[other.first]]
        surnames = not one.known.weak and not other.known.weak and one.known.surname and other.known.surname
        apart = bool(one.known.persons and other.known.persons) and not set(one.known.persons) & set(other.known.persons)
        return apart and ("-" in gap or surnames)

    def last_side(self, start: int, sides: Sides) -> int:
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

    def phrase(self, at: int, size: int) -> str:
        """The phrase key of `size` pieces from `at` on, or nothing where there are fewer."""
        return " ".join(p.key for p in self.pieces[at : at + size]) if at + size <= len(self.pieces) else ""

    def key(self, at: int) -> str:
        """The key of piece `at`, or nothing behind the end."""
        return self.pieces[at].key if at < len(self.pieces) else ""

    def known(self, at: int) -> Readings | None:
        """What piece `at` may mean; None behind the end."""
        return self.pieces[at].known if at < len(self.pieces) else None

    def first(self, at: int) -> int:
        """The first token of piece `at`."""
        return self.pieces[at].first

    def last(self, at: int) -> int:
        """The token behind the last one of the piece before `at`."""
        return self.pieces[at - 1].last
