"""Triggers: the words of a clause that name an event, and what their verb says of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from vaarta.model.entity import EntityType
from vaarta.model.report import Kind, Status
from vaarta.packs.frames import Cues, Frame, FrameTables, Trigger
from vaarta.packs.words import WordTables
from vaarta.reading.clauses import Clause, Item, Parsed, case_after
from vaarta.reading.mentions import Form, Linked
from vaarta.reading.segment import Segments
from vaarta.reading.verbs import VerbGroup

_NOMINAL = frozenset({"oblique", "infinitive"})
_AT_WHICH = frozenset({"after", "adessive"})
"""Cases of an infinitive that say that it has happened ("पहुंचने के बाद", "पहुंचने पर")."""
_CIRCUMSTANCES = frozenset({"during", "after", "before"})
"""Cases of a noun that is only named beside what the clause tells ("महासभा से इतर मुलाकात रद्द कर दी")."""
_OBJECT = "dative"
_REACH = 120
_DOUBTFUL = 0.75
_OFFER = 7
"""How many tokens behind the visit the noun of inviting may stand ("भारत आने का प्रधानमंत्री मोदी का निमंत्रण")."""
_OWNING = frozenset({None, "genitive", "between"})
_MODIFYING = frozenset({"participle", "prospective", "participle_ongoing"})
_HYPHENS = frozenset("-–‑")


@dataclass(frozen=True, slots=True)
class Found:
    """A trigger in its clause: tokens `first` to `last`; `verb` is the verb that makes it a statement (None: only named),
    `case` the case of a noun that is only named, `modifier` the verb group of the participle before it; `determined` where it
    refers back, `planned` where words make it something to come, `again` where it is one more of what was told."""

    kind: Kind
    frame: Frame
    first: int
    last: int
    verb: VerbGroup | None
    case: str | None
    modifier: VerbGroup | None
    determined: bool
    planned: bool
    through: str | None = None
    again: bool = False

    @property
    def end(self) -> int:
        """The token behind the trigger and its verb."""
        return max(self.last, self.verb.last if self.verb else 0)


class Text:
    """The words of one article as the event stage looks at them: keys with hyphens left out, phrase look-ups."""

    __slots__ = ("_joined", "closed", "cues", "frames", "people", "segments", "sides")

    def __init__(
        self,
        segments: Segments,
        closed: WordTables,
        cues: Cues,
        frames: FrameTables,
        sides: Mapping[str, str],
        people: Sequence[Linked] = (),
    ) -> None:
        self.segments, self.closed, self.cues, self.frames = segments, closed, cues, frames
        self.sides, self.people = sides, people
        self._joined: dict[tuple[int, int], str] = {}

    def partner(self, open_mention: Linked, known: Iterable[str | None]) -> Linked | None:
        """Whom a mention that the link stage left open means, beside people of the `known` sides: the person told last who
        acts for another side, not further back than a paragraph or so."""
        own = set(known) - {None}
        if not own:
            return None
        for person in reversed(self.people):
            if person.first >= open_mention.first:
                continue
            if open_mention.first - person.first > _REACH:
                break
            side = self.sides.get(person.entities[0].key)
            if side is not None and side not in own:
                return replace(
                    open_mention, entities=person.entities, side=side, rule="events: of the other side", confidence=_DOUBTFUL
                )
        return None

    def sides_of(self, items: Iterable[Item]) -> list[str | None]:
        """The sides of the entities that `items` mention."""
        return [self.sides.get(e.key) for item in items if item.mention for e in item.mention.entities]

    def has(self, phrases: Sequence[str], first: int, last: int) -> bool:
        """Whether one of `phrases` (keys joined by spaces) stands in tokens `first` to `last` (exclusive)."""
        if not phrases or first >= last:
            return False
        text = self._joined.get((first, last))
        if text is None:
            text = " " + " ".join([key for key in self.segments.keys[first:last] if key not in _HYPHENS]) + " "
            self._joined[first, last] = text
        for phrase in phrases:  # noqa: SIM110  any(…) costs a generator, and this is the most called line of the reader
            if phrase in text and f" {phrase} " in text:
                return True
        return False

    def accepted(self, last: int) -> bool:
        """Whether an invitation stands behind token `last`, and the sentence says that it was accepted."""
        if not self.has(self.cues.invitations, last, min(last + _OFFER, len(self.segments.keys))):
            return False
        end = self.segments.sentences[self.segments.sentence_at(self.segments.starts[last - 1])].last
        keys, refused = self.segments.keys, self.closed.negations
        return any(keys[i] in self.cues.accepted and refused.isdisjoint(keys[max(last, i - 2) : i + 3]) for i in range(last, end))

    def match(self, key: tuple[str, ...], at: int, last: int) -> int:
        """The token behind the phrase `key` if it stands at token `at`, else 0; hyphens between words do not count."""
        keys = self.segments.keys
        for i, word in enumerate(key):
            while i and at < last and keys[at] in _HYPHENS:
                at += 1
            if at >= last or keys[at] != word:
                return 0
            at += 1
        return at


def find_triggers(text: Text, clause: Clause) -> tuple[Found, ...]:
    """The triggers of `clause` in order; of two that overlap the longer, of two kinds the one whose words stand by."""
    found: list[Found] = []
    covered = {i for item in clause.items if not _refers(item) for i in range(item.first, item.after)}
    i = clause.first
    while i < clause.last:
        if i in covered:
            i += 1
            continue
        best = max(_nominal(text, clause, i), key=_rank, default=None)
        if best is not None:
            if found and _same_talks(found[-1], best, text):
                best = _whole(found.pop(), best)
            found.append(best)
            i = best.last
        else:
            i += 1
    taken = {g.verb.first for g in found if g.verb and g.through is None}
    for group in clause.verbs:
        if group.first not in taken:
            best = max(_verbal(text, clause, group), key=_rank, default=None)
            if best is not None:
                found.append(best)
    return tuple(sorted(found, key=lambda f: f.first))


def _same_talks(owner: Found, head: Found, text: Text) -> bool:
    """Whether two nouns of one frame, the first in the genitive of the second, name one event ("चौथे दौर की वार्ता")."""
    return (
        owner.frame is head.frame
        and owner.case == "genitive"
        and head.first == case_after(text.segments, owner.last, text.closed)[1]
    )


def _whole(owner: Found, head: Found) -> Found:
    """The trigger that `head` is with the noun that it owns."""
    return replace(
        head,
        first=owner.first,
        modifier=owner.modifier or head.modifier,
        determined=owner.determined or head.determined,
        planned=owner.planned or head.planned,
        again=owner.again or head.again,
    )


def _refers(item: Item) -> bool:
    """Whether this is a short mention of a mechanism ("बैठक"), which may as well name talks of its own."""
    return item.mention is not None and item.mention.type is EntityType.MECHANISM and item.mention.form is Form.OFFICE


def _rank(found: Found) -> tuple[int, bool, bool, float]:
    return (found.last - found.first, bool(found.frame.with_words), found.verb is not None, found.frame.weight)


def _nominal(text: Text, clause: Clause, i: int) -> Iterator[Found]:
    for trigger in text.frames.nouns.get(text.segments.keys[i], ()):
        last = text.match(trigger.key, i, clause.last)
        if last and _allowed(text, trigger, clause, i, last):
            yield _in_context(text, clause, trigger, i, last)


def _verbal(text: Text, clause: Clause, group: VerbGroup) -> Iterator[Found]:
    if group.aspect in _NOMINAL:
        case, _ = case_after(text.segments, group.last, text.closed)
        if case in _AT_WHICH:
            group = replace(group, aspect=case)
        elif _of_infinitive(text, clause, group) is None:
            return
    for trigger in text.frames.verbs.get(group.root, ()):
        if trigger.frame.only and group.aspect not in trigger.frame.only:
            continue
        if _allowed(text, trigger, clause, group.first, group.last):
            yield Found(trigger.kind, trigger.frame, group.first, group.last, group, None, None, False, False)


def _allowed(text: Text, trigger: Trigger, clause: Clause, first: int, last: int) -> bool:
    """Whether the words around a trigger let it be what its frame says."""
    if trigger.with_words and not text.has(trigger.with_words, clause.first, clause.last):
        return False
    if text.has(trigger.without_words, clause.first, clause.last):
        return False
    preceding = " " + " ".join(text.segments.keys[max(clause.first, first - 3) : first])
    if any(preceding.endswith(" " + phrase) for phrase in trigger.not_before):
        return False
    following = " ".join(text.segments.keys[last : last + 3]) + " "
    return not any(following.startswith(phrase + " ") for phrase in trigger.not_after)


def _in_context(text: Text, clause: Clause, trigger: Trigger, first: int, last: int) -> Found:
    """The noun trigger at tokens `first` to `last` with its verb or case, and what stands before it."""
    case, after = case_after(text.segments, last, text.closed)
    if case == "genitive":
        case = _so_long_after(text, clause, after) or case
    through = case if case in trigger.frame.through else None
    behind = last
    while behind < clause.last and text.segments.keys[behind] in text.closed.emphatics:
        behind += 1
    verb = next((g for g in clause.verbs if g.first in (last, behind)), None)
    if verb is None and (case is None or through):
        verb = next((g for g in clause.verbs if g.first >= (after if through else last)), None)
    if verb is not None and verb.aspect in trigger.frame.through_only and not through:
        verb = None
    if verb is not None and trigger.light and trigger.light.isdisjoint(verb.roots):
        if not _status_near(text, last, verb):
            verb = None
    modifier, determined, planned = modifiers(text, clause, first)
    case = None if verb else case
    again = text.has(text.cues.again, max(clause.first, first - 3), first)
    planned = planned or (case == "genitive" and text.has(text.cues.planned_after, last, last + 4))
    planned = planned or (case == "genitive" and trigger.kind is Kind.VISIT and text.accepted(last))
    return Found(trigger.kind, trigger.frame, first, last, verb, case, modifier, determined, planned, through, again)


def _so_long_after(text: Text, clause: Clause, token: int) -> str | None:
    """The case of what is before or after, where an amount of time parts its marker ("यात्रा के दो दिन बाद")."""
    amount = next((item for item in clause.items if item.time is not None and item.first == token), None)
    keys = text.segments.keys
    if amount is None or amount.time is None or amount.time.type != "DURATION" or amount.last >= clause.last:
        return None
    return text.closed.orders.get(keys[amount.last])


def _status_near(text: Text, last: int, verb: VerbGroup) -> bool:
    """Whether a word of status between noun and verb, or the verb itself, makes the two a statement (बैठक रद्द कर दी गई)."""
    return any(text.has(w.words, last, verb.first) or not set(w.verbs).isdisjoint(verb.roots) for w in text.cues.status_words)


def modifiers(text: Text, clause: Clause, first: int) -> tuple[VerbGroup | None, bool, bool]:
    """The participle, the determiner and the word of planning right before a noun at token `first`."""
    keys = text.segments.keys
    determined = planned = False
    timed = {i for item in clause.items if item.time for i in range(item.first, item.last)}
    at = _before_owners(text, clause, first)
    for _ in range(5):
        group = next((g for g in clause.verbs if g.last == at), None)
        if group is not None and not group.finite:
            return group, determined, planned
        at -= 1
        if at < clause.first or keys[at] in text.closed.list_marks or at in timed:
            break
        if keys[at] in text.cues.determiners:
            determined = True
        elif keys[at] in text.cues.planned_before:
            planned = True
        elif (keys[at],) in text.closed.cases or keys[at] in text.closed.coordinators:
            break
    return None, determined, planned


def _before_owners(text: Text, clause: Clause, first: int) -> int:
    """The token behind a participle that stands before the people or places of the noun at token `first`
    ("दिसंबर में हुई पुतिन की भारत यात्रा"); `first` where none does."""
    at = first
    for item in reversed(clause.items):
        if item.mention is None or item.after > at or at - item.after > 1:
            continue
        if item.case not in _OWNING:
            break
        at = item.first
    return at if at < first and any(g.last == at and g.aspect in _MODIFYING for g in clause.verbs) else first


def status_of(text: Text, clause: Clause, found: Found) -> Status | None:
    """The status that the clause gives the event, None where it codes nothing."""
    cues, frame = text.cues, found.frame
    if text.has(cues.nothing, clause.first, found.first) and not found.planned:
        return None
    if found.case == "genitive" and found.planned and unplanned(clause):
        return None
    if found.planned and found.case == "genitive":
        return Status.PLANNED
    for words in cues.status_words:
        if text.has(words.not_with, clause.first, clause.last):
            continue
        if _tells(text, clause, found, words.words, words.verbs):
            return Status.DENIED if words.status is Status.PLANNED and found.verb and found.verb.negated else words.status
    verb = found.verb
    if verb is not None:
        if verb.negated:
            return None if frame.affirmative else cues.negated.get(verb.aspect)
        if verb.aspect in _NOMINAL:
            return _of_infinitive(text, clause, verb)
        return frame.aspects.get(verb.aspect) or cues.aspects.get(verb.aspect)
    if found.modifier is not None:
        return cues.aspects.get(found.modifier.aspect)
    return Status.PLANNED if found.planned else None


def unplanned(clause: Clause) -> bool:
    """Whether the clause ends in a negated verb, so that a plan that it names is none ("यात्रा की कोई योजना नहीं है")."""
    return clause.verb is not None and clause.verb.negated


def to_come(text: Text, clause: Clause) -> bool:
    """Whether the clause's verb speaks of what is to come."""
    return clause.verb is not None and text.cues.aspects.get(clause.verb.aspect) is Status.PLANNED


def put_off(text: Text, sentence: Parsed) -> Status | None:
    """The status that a sentence gives what was to happen, somewhere after saying so ("was to be in April, but was put off")."""
    roots = {root for clause in sentence.clauses for verb in clause.verbs for root in verb.roots}
    for words in text.cues.status_words:
        if words.status in (Status.POSTPONED, Status.CANCELLED):
            if text.has(words.words, sentence.sentence.first, sentence.sentence.last) or not roots.isdisjoint(words.verbs):
                return words.status
    return None


def _of_infinitive(text: Text, clause: Clause, verb: VerbGroup) -> Status | None:
    """What an infinitive says of its event: planned before a programme or a plan, held before "after", else nothing."""
    if unplanned(clause):
        return None
    if text.has(text.cues.planned_after, verb.last, min(verb.last + 4, clause.last)):
        return Status.PLANNED
    case, _ = case_after(text.segments, verb.last, text.closed)
    if case == "genitive" and text.accepted(verb.last):
        return Status.PLANNED
    return text.cues.aspects.get(case) if case else None


def _tells(text: Text, clause: Clause, found: Found, words: tuple[str, ...], roots: tuple[str, ...]) -> bool:
    """Whether status words stand between the trigger and the end of its clause, or modify it from before."""
    until = found.verb.last if found.verb else clause.last
    if found.case not in _CIRCUMSTANCES and text.has(words, found.last, until):
        return True
    verb = found.verb or (clause.verb if found.case == _OBJECT else None)
    if verb is not None and any(root in verb.roots for root in roots):
        return True
    if found.modifier is not None:
        near = found.modifier
        return text.has(words, max(clause.first, near.first - 1), found.first) or any(r in near.roots for r in roots)
    return text.has(words, max(clause.first, found.first - 2), found.first)
