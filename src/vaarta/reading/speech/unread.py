"""Who speaks where no mention was read: a name unknown to the knowledge base, or a noun that takes up who was told before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from vaarta.model.entity import Entity, EntityType
from vaarta.packs.transliteration import transliteration
from vaarta.packs.vocabulary import impersonal_words
from vaarta.packs.words import WordTables
from vaarta.reading.mentions import Form, Linked
from vaarta.reading.segment import Segments
from vaarta.reading.transliterate import transliterate

_LONGEST = 4
_TAKEN_UP = frozenset({EntityType.PERSON, EntityType.ORGANISATION, EntityType.MINISTRY})
_POINTING = frozenset({Form.PRONOUN, Form.COLLECTIVE, Form.GROUP, Form.ADJECTIVE})


class Unread:
    """The names and nouns of one text that stand where a speaker stands, though no stage before read them."""

    def __init__(self, segments: Segments, mentions: Sequence[Linked], callings: frozenset[str], closed: WordTables) -> None:
        self.segments, self.mentions, self.callings, self.closed = segments, mentions, callings, closed
        self._ordinary = impersonal_words(segments.language)
        self._known_words = transliteration(segments.language).words
        self._names: dict[tuple[int, int], Linked] = {}

    def speaker(self, end: int, low: int) -> Linked | None:
        """Who is meant by the words that end before token `end` and begin at `low` or later; None where nobody is."""
        return self.named(end, low) or self._taken_up(end - 1, low)

    def named(self, end: int, low: int) -> Linked | None:
        """Who is meant by an unknown name that ends before token `end`; None where no name does."""
        first = self._run_before(end, low)
        if first == end or all(self.segments.keys[i] in self._ordinary for i in range(first, end)):
            return None
        told = self._told(first, end)
        if told:
            return told
        begun = self._ending.get(first)
        if begun is not None and begun.last - begun.first == 1 and begun.first >= low:
            whole = self._person(begun.first, end)
            return begun if _same_words(begun.entity, whole.entity) else whole
        told_whole = self._in_full(first, end) if end - first == 1 else (first, end)
        return self._person(*told_whole) if told_whole else None

    @cached_property
    def _read(self) -> frozenset[int]:
        return frozenset(i for mention in self.mentions for i in range(mention.first, mention.last))

    @cached_property
    def _ending(self) -> dict[int, Linked]:
        return {m.last: m for m in self.mentions if m.type is EntityType.PERSON and m.form is Form.NAME}

    def _run_before(self, end: int, low: int) -> int:
        """Where the run of words before `end` begins that may be a name and nothing else; `end` where there is none."""
        first = end
        while first > low and end - first < _LONGEST and self._may_name(first - 1):
            first -= 1
        return first

    def _may_name(self, i: int) -> bool:
        key = self.segments.keys[i]
        free = self.segments.is_word[i] and i not in self._read and not key[0].isdecimal()
        free = free and key not in self.closed.closed and key not in self.callings
        return free and (key not in self._ordinary or key in self._known_words)

    def _told(self, first: int, end: int) -> Linked | None:
        """The mention before token `first` that holds all the words of a name."""
        keys = frozenset(self.segments.keys[first:end])
        for told in reversed(self.mentions):
            if told.last <= first and told.type is EntityType.PERSON and told.entity and told.form not in _POINTING:
                if keys <= frozenset(self.segments.keys[told.first : told.last]):
                    return told
        return None

    def _in_full(self, first: int, end: int) -> tuple[int, int] | None:
        """The longest run of words told before that holds the single word at `first`."""
        keys, best = self.segments.keys, None
        for i in range(first - 1, -1, -1):
            if keys[i] != keys[first] or i in self._read:
                continue
            begin, last = self._run_before(i + 1, 0), i + 1
            while last < first and last - begin < _LONGEST and self._may_name(last):
                last += 1
            if last - begin > 1:
                best = (begin, last)
                break
        return best

    def _person(self, first: int, last: int) -> Linked:
        known = self._names.get((first, last))
        if known is None:
            named, language = self.segments.words(first, last), self.segments.language
            entity = Entity(None, transliterate(named, language), EntityType.PERSON, {language: named})
            span = self.segments.span(first, last)
            known = Linked(first, last, span, Form.NAME, EntityType.PERSON, (entity,), "speech: unknown name", confidence=0.6)
            self._names[first, last] = known
        return known

    def _taken_up(self, noun: int, low: int) -> Linked | None:
        """Who was told last in a phrase with the noun at token `noun`, which stands here without a modifier."""
        keys = self.segments.keys
        if noun < low or not self.segments.is_word[noun] or keys[noun] in self.closed.closed:
            return None
        if noun > low and not self._begins_phrase(noun):
            return None
        for told in reversed(self.mentions):
            if told.last <= noun and told.type in _TAKEN_UP and told.entity and told.form not in _POINTING:
                if keys[noun] in keys[told.first : told.last]:
                    return told
        return None

    def _begins_phrase(self, noun: int) -> bool:
        """Whether a noun phrase begins at token `noun`: what stands before it does not modify it."""
        before = noun - 1
        genitive = {form[0] for form, case in self.closed.cases.items() if case == "genitive" and len(form) == 1}
        if not self.segments.is_word[before]:
            return True
        return self.segments.keys[before] in self.closed.closed and self.segments.keys[before] not in genitive


def _same_words(one: Entity | None, other: Entity | None) -> bool:
    """Whether two names are the same words in whatever order: some peoples' surnames come first."""
    return one is not None and other is not None and sorted(one.name.split()) == sorted(other.name.split())
