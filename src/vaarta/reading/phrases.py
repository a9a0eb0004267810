"""Phrases that name a person: state, modifiers, offices, honorifics and name, read from left to right."""

from __future__ import annotations

from vaarta.reading.candidates import Candidate, Shape
from vaarta.reading.lexicon import NOTHING
from vaarta.reading.parts import Offices, Parts, Sides

_GENERIC = frozenset({"leader", "diplomat", "adviser", "chair", "envoy", "member-of-parliament"})
"""Kinds of office that say too little to mean somebody without a state or a name."""


class Phrases(Parts):
    """The phrases of one sentence."""

    def person_at(self, at: int) -> tuple[list[Candidate], int] | None:
        """The persons named by the phrase that begins at piece `at`, and the piece behind it; None where there is none."""
        if not self._opens(at):
            return None
        start, receiving = at, None
        possessor = self.reference.pronouns.get(self.key(at))
        owned = possessor in ("possessive", "reflexive")
        if owned:
            at += 1
        else:
            possessor = None
            received = self.receiving_at(at)
            if received:
                receiving, at = received
        sides = self.sides_at(at)
        if sides:
            at = sides.after
            if possessor is None and self.reference.pronouns.get(self.key(at)) in ("possessive", "reflexive"):
                possessor, at = self.reference.pronouns[self.key(at)], at + 1
        former, at = self.modifiers_at(at)
        if sides is None and (inner := self.sides_at(at)) and inner.kind == "adjective" and at > start:
            sides, at = inner, inner.after
            more, at = self.modifiers_at(at)
            former = former or more
        counted = self.tables.counts.get(self.key(at))
        if counted and self.offices_at(at + 1):
            at += 1
        key = self.key(at)
        if key in self.reference.counterparts or key in self.reference.counterparts_plural:
            return self._counterpart(start, at, sides, possessor, plural=key in self.reference.counterparts_plural)
        if owned:
            return None
        offices = self.offices_at(at)
        if offices is None:
            return self._bare_name(start, at, sides, former=former)
        return self._with_office(start, offices, sides, receiving, counted or None, former=former)

    def _opens(self, at: int) -> bool:
        """Whether a phrase can begin with piece `at`: a word that is known, or one that the pack lists."""
        piece = self.pieces[at]
        if at and piece.known.modifier and (self.key(at - 1), piece.key) in self.closed.cases:
            return False
        return piece.known is not NOTHING or piece.key in self.tables.openers or piece.key in self.reference.pronouns

    def _with_office(
        self, start: int, offices: Offices, sides: Sides | None, receiving: str | None, counted: int | None, *, former: bool
    ) -> tuple[list[Candidate], int] | None:
        """A phrase with office words behind its state."""
        codes = sides.codes if sides else ()
        after = self.behind_brackets(offices.after)
        honoured, named_from = self.honorifics_at(after)
        name = self.name_at(named_from, titled=True)
        titles = offices.titles
        if offices.plural and name:
            return self._each_named(start, offices, codes, named_from, former=former)
        several = offices.plural or counted or (len(codes) > 1 and name is None) or (sides and sides.count)
        if several and not (name and not offices.plural and not counted):
            count = counted or (sides.count if sides else None)
            if count is None and len(codes) < 2 and all(t.target in _GENERIC for title in titles for t in title):
                return None
            if not codes and count is None and not counted:
                return None
            found = Candidate(
                self.first(start),
                self.last(offices.after),
                self.sentence,
                Shape.OFFICERS,
                sides=codes,
                titles=titles,
                word=offices.word,
                count=count,
                plural=True,
                former=former,
            )
            return [found], offices.after
        if name is None:
            if codes == () and not any(t.target not in _GENERIC or t.side for title in titles for t in title):
                return None
            single = [
                Candidate(
                    self.first(start),
                    self.last(offices.after),
                    self.sentence,
                    Shape.PERSON,
                    sides=codes[-1:],
                    titles=(title,),
                    word=offices.word,
                    former=former,
                    receiving=receiving,
                )
                for title in (titles[:1] if len(titles) > 1 else titles or ((),))
            ]
            return single, offices.after
        first = self.first(start)
        if len(codes) > 1 and sides:
            first = self.first(self.last_side(start, sides))
        (name_first, name_last), persons, weak, end = name
        found = Candidate(
            first,
            self.last(end),
            self.sentence,
            Shape.PERSON,
            sides=codes[-1:],
            titles=titles,
            name=(name_first, name_last),
            persons=persons,
            weak=weak,
            word=offices.word,
            former=former,
            honoured=honoured,
            receiving=receiving,
        )
        return [found], end

    def _each_named(
        self, start: int, offices: Offices, codes: tuple[str, ...], at: int, *, former: bool
    ) -> tuple[list[Candidate], int] | None:
        """ "राष्ट्रीय सुरक्षा सलाहकारों अजीत डोभाल और नसीर जंजुआ": one office, several names."""
        found: list[Candidate] = []
        begin = start
        while True:
            honoured, named_from = self.honorifics_at(at)
            name = self.name_at(named_from, titled=True)
            if name is None:
                break
            (first, last), persons, weak, end = name
            found.append(
                Candidate(
                    self.first(begin),
                    self.last(end),
                    self.sentence,
                    Shape.PERSON,
                    sides=codes if len(codes) == 1 else (),
                    titles=offices.titles,
                    name=(first, last),
                    persons=persons,
                    weak=weak,
                    word=offices.word,
                    former=former,
                    honoured=honoured,
                )
            )
            after = end
            if self.key(end) not in self.closed.coordinators and self.key(end) not in self.closed.list_marks:
                break
            at = begin = end + 1
            if begin >= len(self.pieces):
                break
        return (found, after) if found else None

    def _bare_name(self, start: int, at: int, sides: Sides | None, *, former: bool) -> tuple[list[Candidate], int] | None:
        """A phrase without office words: a name, perhaps behind an honorific or a state."""
        if sides and sides.kind == "bare":
            return None
        honoured, named_from = self.honorifics_at(at)
        genitive = sides is not None and sides.kind == "genitive" and sides.count is None
        name = self.name_at(named_from, titled=honoured or genitive)
        if name is None:
            return None
        (first, last), persons, weak, end = name
        codes = sides.codes[-1:] if sides else ()
        if codes and not persons and not (genitive and self._stands_as_person(named_from, end)):
            return None
        if codes and weak and not self._ends_phrase(end):
            return None
        honoured = honoured or (genitive and not persons)
        begin = self.first(self.last_side(start, sides)) if sides and len(sides.codes) > 1 else self.first(start)
        found = Candidate(
            begin,
            self.last(end),
            self.sentence,
            Shape.PERSON,
            sides=codes,
            name=(first, last),
            persons=persons,
            weak=weak,
            former=former,
            honoured=honoured,
        )
        return [found], end

    def _stands_as_person(self, at: int, end: int) -> bool:
        """Whether an unknown name of two or more words does what persons do: acts, is met, or stands in a list."""
        if end - at < 2 or any(self.pieces[i].known.places for i in range(at, end)):
            return False
        key = self.key(end)
        return (
            self.case_at(end) in ("ergative", "comitative", "ablative", "dative")
            or key in self.closed.list_marks
            or key in self.closed.coordinators
        )

    def _ends_phrase(self, at: int) -> bool:
        """Whether a noun phrase may end before piece `at`: a closed word, a mark or the end stands there."""
        return at >= len(self.pieces) or self.key(at) in self.closed.closed or not self.is_word(at)

    def _counterpart(
        self, start: int, at: int, sides: Sides | None, possessor: str | None, *, plural: bool
    ) -> tuple[list[Candidate], int] | None:
        """ "उनके रूसी समकक्ष सर्गेई लावरोव"."""
        if sides is None and possessor is None:
            return None
        codes = sides.codes if sides else ()
        honoured, named_from = self.honorifics_at(at + 1)
        name = None if plural else self.name_at(named_from, titled=True)
        (first, last), persons, weak, end = name or ((0, 0), (), False, at + 1)
        found = Candidate(
            self.first(start),
            self.last(end),
            self.sentence,
            Shape.COUNTERPART,
            sides=codes,
            name=(first, last) if name else None,
            persons=persons,
            weak=weak,
            word=self.key(at),
            plural=plural,
            honoured=honoured,
            possessor=possessor,
        )
        return [found], end
