"""Words of saying, and the one who says: read backwards from where the words said begin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vaarta.model.entity import EntityType
from vaarta.packs.speech import Phrases, SpeechTables
from vaarta.packs.words import WordTables
from vaarta.reading.mentions import Form, Linked
from vaarta.reading.segment import Segments
from vaarta.reading.speech.unread import Unread

_STEPS = 10
_REACH = 90
SPEAKERS = frozenset(
    {
        EntityType.PERSON,
        EntityType.OFFICE,
        EntityType.STATE,
        EntityType.ORGANISATION,
        EntityType.MINISTRY,
        EntityType.GROUP,
    }
)
_BODIES = frozenset({EntityType.ORGANISATION, EntityType.MINISTRY})
_DOCUMENT_REACH = 7
_ADJUNCT = 4


@dataclass(frozen=True, slots=True)
class Head:
    """Tokens `first` to `last` (exclusive) say; `subject` tells how the one who says it stands."""

    first: int
    last: int
    subject: str
    passive: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """The mention that speaks, None where it was not read; its phrase ends at token `at`, the marker of its case."""

    mention: Linked | None
    at: int
    rule: str


class Scene:
    """One article's words, mentions and tables, with the look-ups that every rule needs."""

    def __init__(self, segments: Segments, mentions: Sequence[Linked], tables: SpeechTables, closed: WordTables) -> None:
        self.segments, self.keys, self.is_word = segments, segments.keys, segments.is_word
        self.tables, self.closed = tables, closed
        self.ending: Mapping[int, Linked] = {mention.last: mention for mention in mentions}
        self.starting: Mapping[int, Linked] = {mention.first: mention for mention in mentions}
        self.masked: dict[int, int] = {}
        """The closing end of long quoted words -> their first token; walks step over them."""
        genitive = {form[0] for form, case in closed.cases.items() if case == "genitive" and len(form) == 1}
        self.genitive = frozenset(genitive)
        self.markers = frozenset(form[0] for form in closed.cases)
        self.unread = Unread(segments, mentions, tables.callings, closed)

    def phrase_at(self, phrases: Phrases, last: int, low: int) -> tuple[int, str] | None:
        """The first token and the meaning of the longest of `phrases` that ends before token `last`."""
        for keys, value in phrases.get(self.keys[last - 1], ()):
            first = last - len(keys)
            if first >= low and self.keys[first:last] == keys:
                return first, value
        return None

    def acting_before(self, at: int) -> Linked | None:
        """The person who last stands in the ergative before token `at`; None where nobody does."""
        for end in sorted(self.ending, reverse=True):
            mention = self.ending[end]
            if end < at and mention.type is EntityType.PERSON and mention.entity and self.keys[end] in self.tables.ergative:
                return mention
        return None

    def step(self, i: int) -> int:
        """The token before `i`, over quoted words."""
        return self.masked.get(i, i) - 1


def find_head(scene: Scene, anchor: int, low: int) -> Head | None:
    """The word of saying whose words begin at `anchor`, if only light words and marks stand between them."""
    tables, keys = scene.tables, scene.keys
    between: list[str] = []
    i = anchor
    while i > low and len(between) < _STEPS:
        head = _head_ending(scene, i, low, between)
        if head:
            return head
        key = keys[i - 1]
        if key not in tables.lights and key not in tables.copulas and not (key in tables.openers and not any(between)):
            break
        between.append(key if scene.is_word[i - 1] else "")
        i -= 1
    return _pointing_ahead(scene, anchor, low)


def _head_ending(scene: Scene, last: int, low: int, between: list[str]) -> Head | None:
    tables, keys = scene.tables, scene.keys
    for form, subject in tables.heads.get(keys[last - 1], ()):
        first = last - len(form)
        if first < low or keys[first:last] != form:
            continue
        words = [word for word in between if word]
        if subject == "genitive":
            if not any(word in tables.copulas for word in words) or not _after_genitive(scene, first, low):
                continue
        elif subject == "noun" and not any(word in tables.lights and word not in tables.copulas for word in words):
            continue
        if first > low and keys[first - 1] in tables.negations:
            return None
        if subject != "genitive" and any(word in tables.completives for word in words):
            subject = "nominative"
        return Head(first, last, subject, any(word in tables.passives for word in words))
    return None


def _after_genitive(scene: Scene, first: int, low: int) -> bool:
    """Whether somebody stands in the genitive before token `first`, pointing words and a short adjunct aside."""
    return _genitive_end(scene, first, low) is not None


def _genitive_end(scene: Scene, first: int, low: int) -> int | None:
    """Where the genitive ends that belongs to the word of saying at token `first`."""
    i = first
    while i > low and scene.keys[i - 1] in scene.tables.cataphora:
        i -= 1
    for end in range(i, max(low, i - _ADJUNCT), -1):
        mention = scene.ending.get(end)
        if scene.keys[end - 1] in scene.genitive and (end == i or end - 1 in scene.ending):
            return end
        if mention is not None and mention.form is Form.PRONOUN:
            return end
    return None


def _pointing_ahead(scene: Scene, anchor: int, low: int) -> Head | None:
    """A participle of saying that points ahead, anywhere in the clause: "यह कहते हुए … इनकार किया कि"."""
    for last in range(anchor - 1, max(low, anchor - 14), -1):
        found = scene.phrase_at(scene.tables.cataphoric_participles, last, low)
        if found and found[0] > low and scene.keys[found[0] - 1] in scene.tables.cataphora:
            return Head(found[0], last, "ergative")
    return None


def find_subject(scene: Scene, head: Head, low: int) -> Subject | None:
    """Who says `head`; None where the clause names no subject at all."""
    if head.subject == "genitive":
        return _genitive_subject(scene, head, low)
    if head.subject == "nominative":
        return _nominative_subject(scene, head, low) or _ergative_subject(scene, head.first, low)
    if head.passive:
        return _issuer(scene, head, low)
    hearsay = _hearsay(scene, head, low)
    return hearsay or _ergative_subject(scene, head.first, low)


def _ergative_subject(scene: Scene, before: int, low: int) -> Subject | None:
    keys, tables = scene.keys, scene.tables
    i = before - 1
    while i >= max(low, before - _REACH):
        key = keys[i]
        if key in tables.ergative:
            return speaker_before(scene, i, low)
        if key in tables.ergative_pronouns:
            return Subject(scene.ending.get(i + 1), i, "pronoun")
        if key in tables.relative_ergative:
            cut = i - 1 if i > low and not scene.is_word[i - 1] else i
            return Subject(scene.ending.get(cut), i, "relative")
        i = scene.step(i)
    return None


def speaker_before(scene: Scene, marker: int, low: int) -> Subject:
    """The mention that the case marker at token `marker` belongs to; over particles, brackets and a relative clause."""
    keys, i = scene.keys, marker
    while i > low and i not in scene.ending:
        if keys[i - 1] in scene.closed.emphatics or keys[i - 1] in "”’\"'":
            i -= 1
        elif keys[i - 1] == ")":
            while i > low and keys[i - 1] != "(":
                i -= 1
            i -= 1
        else:
            break
    if i > low and i not in scene.ending and keys[i - 1] in scene.closed.list_marks:
        i = next((k for k in range(i - 2, low, -1) if keys[k] in scene.closed.list_marks and k in scene.ending), i)
    mention = scene.ending.get(i)
    if mention is None or mention.form is Form.OFFICE:
        body = _mouthpiece(scene, marker, low)
        if body.mention:
            return body
        if mention is None or mention.entity is None:
            taken = scene.unread.speaker(i, low)
            if taken or mention is None:
                return Subject(taken, marker, "unread" if taken else body.rule)
    if mention.type not in SPEAKERS or mention.form is Form.ADJECTIVE:
        return Subject(None, marker, "no speaker")
    if mention.type is EntityType.STATE:
        mention = _first_of_list(scene, mention, low)
    return Subject(mention, marker, "named")


def _first_of_list(scene: Scene, mention: Linked, low: int) -> Linked:
    while mention.first > low and (
        scene.keys[mention.first - 1] in scene.closed.coordinators or scene.keys[mention.first - 1] in scene.closed.list_marks
    ):
        before = scene.ending.get(mention.first - 1)
        if before is None or before.type is not mention.type:
            break
        mention = before
    return mention


def _mouthpiece(scene: Scene, marker: int, low: int) -> Subject:
    """A body through a nameless spokesman: "विदेश मंत्रालय के एक प्रवक्ता ने"."""
    keys, tables, i = scene.keys, scene.tables, marker
    if i - 2 > low and keys[i - 1] in tables.mouthpieces:
        i -= 1
        while i > low and keys[i - 1] in tables.mouthpiece_adjectives:
            i -= 1
        mention = scene.ending.get(i - 1) if keys[i - 1] in scene.genitive else None
        nameless = marker not in scene.ending or i < marker - 1
        if mention and mention.type in _BODIES and nameless:
            return Subject(mention, marker, "mouthpiece")
    return Subject(None, marker, "unnamed")


def _nominative_subject(scene: Scene, head: Head, low: int) -> Subject | None:
    i = head.first
    while i > max(low, head.first - 24):
        mention = scene.ending.get(i)
        if mention and mention.type in SPEAKERS and mention.form is not Form.ADJECTIVE:
            follower = i
            while follower < head.first and scene.keys[follower] in scene.closed.emphatics:
                follower += 1
            if scene.keys[follower] not in scene.markers:
                return Subject(mention, i, "nominative")
            i = mention.first
            continue
        if i == head.first and mention is None:
            named = scene.unread.named(i, low)
            if named:
                return Subject(named, i, "unread")
        if scene.keys[i - 1] in scene.tables.unnamed or scene.keys[i - 1] in scene.tables.mouthpieces:
            return Subject(None, i - 1, "unnamed")
        i = scene.step(i - 1) + 1
    return None


def _genitive_subject(scene: Scene, head: Head, low: int) -> Subject | None:
    end = _genitive_end(scene, head.first, low)
    return None if end is None else possessor(scene, end, low)


def possessor(scene: Scene, before: int, low: int) -> Subject | None:
    """Whoever stands in the genitive right before token `before`: "मोदी के", "उनका"; None where no genitive does."""
    mention = scene.ending.get(before)
    if mention is not None and mention.form is Form.PRONOUN and before > low:
        return Subject(mention, before - 1, "genitive pronoun")
    if before > low and scene.keys[before - 1] in scene.genitive:
        return speaker_before(scene, before - 1, low)
    return None


def _hearsay(scene: Scene, head: Head, low: int) -> Subject | None:
    """The one whose words another carries: "शी के हवाले से कहा"."""
    for last in range(head.first, max(low, head.first - 10), -1):
        found = scene.phrase_at(scene.tables.hearsay, last, low)
        if found:
            subject = speaker_before(scene, found[0], low)
            return Subject(subject.mention, found[0], "hearsay")
    return None


def _issuer(scene: Scene, head: Head, low: int) -> Subject | None:
    """Whose document says it: "मंत्रालय की ओर से जारी बयान में कहा गया"."""
    hearsay = _hearsay(scene, head, low)
    if hearsay:
        return hearsay
    keys, tables = scene.keys, scene.tables
    for document in range(head.first - 1, max(low, head.first - 12) - 1, -1):
        if keys[document] not in tables.documents:
            continue
        for last in range(document, max(low, document - _DOCUMENT_REACH), -1):
            found = scene.phrase_at(tables.issuing, last, low)
            if found and found[0] in scene.ending:
                return Subject(speaker_before(scene, found[0], low).mention, found[0], "issuer")
        return Subject(None, document, "document")
    for last in range(head.first, max(low, head.first - _DOCUMENT_REACH), -1):
        found = scene.phrase_at(tables.agentive, last, low)
        if found:
            return speaker_before(scene, found[0], low)
    return None
