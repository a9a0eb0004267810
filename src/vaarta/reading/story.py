"""What a story has told so far: who was named with which office, who acts in each sentence, which places and mechanisms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from vaarta.knowledge.store import Knowledge
from vaarta.model.article import Dateline
from vaarta.model.entity import Entity, EntityType
from vaarta.model.report import TimeExpression
from vaarta.packs.names import NameTables, name_tables
from vaarta.packs.words import WordTables, words
from vaarta.reading.candidates import Candidate
from vaarta.reading.clauses import case_after
from vaarta.reading.mentions import Form, Linked
from vaarta.reading.segment import Segments

_BACKGROUND_DAYS = 45


@dataclass(frozen=True, slots=True)
class Actor:
    """A person as the text knows him: the entity, the side that he acts for, his offices, and the keys of his name's words."""

    entity: Entity
    side: str | None
    office: str | None
    keys: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Told:
    """One mention of an actor: where, and in which case ("subject" for one that acts without a case of its own)."""

    actor: Actor
    sentence: int
    first: int
    case: str | None
    form: Form


@dataclass(frozen=True, slots=True)
class Scene:
    """A place or state named: where, in which case, and which kind of place ("state" for a state)."""

    place: Entity
    side: str | None
    sentence: int
    first: int
    case: str | None
    kind: str


@dataclass(slots=True)
class Story:
    """The state of reading one article. Everything is appended to as the reader moves on; nothing is taken back."""

    segments: Segments
    knowledge: Knowledge
    times: Sequence[TimeExpression]
    dateline: Dateline | None
    published: date | None
    home: str | None
    """The state whose eyes the publisher sees with."""
    actors: dict[str, Actor] = field(default_factory=dict)
    by_office: dict[str, Actor] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    states: list[tuple[int, str]] = field(default_factory=list)
    """(sentence, code) of every state told, and of every actor's side."""
    named_states: list[tuple[int, str]] = field(default_factory=list)
    joined_states: list[tuple[int, int, tuple[str, ...]]] = field(default_factory=list)
    """(sentence, token behind, codes) of states told in one list ("भारत और जापान"), or of one told alone."""
    scenes: list[Scene] = field(default_factory=list)
    """Every place and state named, as somewhere to be."""
    sides_in: dict[int, dict[str, None]] = field(default_factory=dict)
    """The sides that each sentence tells of, those still ahead included."""
    bodies: list[tuple[int, str]] = field(default_factory=list)
    """(sentence, side) of every organisation told."""
    mechanisms: list[tuple[int, Linked]] = field(default_factory=list)
    upcoming: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    """By sentence, (token, id) of the known persons whom it names."""
    title_sides: dict[str, str] = field(default_factory=dict)
    """The state that the text last gave for an office."""

    @property
    def base(self) -> date | None:
        """The day that the story was filed, or else published."""
        return (self.dateline.date if self.dateline else None) or self.published

    @property
    def tables(self) -> NameTables:
        """The names section of the text's language."""
        return name_tables(self.segments.language)

    @property
    def closed(self) -> WordTables:
        """The closed classes of the text's language."""
        return words(self.segments.language)

    def day(self, sentence: int, token: int) -> date | None:
        """The day that the clause around `token` tells of, if it is clearly in the past; else the day of the story."""
        span = self.segments.sentences[sentence].span
        base, at = self.base, self.segments.starts[token]
        best: tuple[int, date] | None = None
        for time in self.times:
            if time.span.start < span.start or time.span.end > span.end or time.type not in ("DATE", "TIME"):
                continue
            found = _first_day(time.value)
            if found is None or (base and (base - found).days < _BACKGROUND_DAYS):
                continue
            distance = abs(time.span.start - at)
            if best is None or distance < best[0]:
                best = (distance, found)
        return best[1] if best else base

    def paragraph(self, sentence: int) -> int:
        """The number of a sentence's paragraph."""
        return self.segments.sentences[sentence].paragraph

    def sides_near(self, sentence: int) -> tuple[str, ...]:
        """The sides told of in a sentence and the two before it."""
        return tuple(dict.fromkeys(side for n in range(sentence, sentence - 3, -1) for side in self.sides_in.get(n, ())))

    def case_behind(self, token: int) -> str | None:
        """The case of the postposition that begins at `token`, particles left out; None where there is none."""
        return case_after(self.segments, token, self.closed)[0]

    def tell(self, mention: Linked, sentence: int, keys: frozenset[str] = frozenset()) -> None:
        """Take in one resolved mention."""
        case = self.case_behind(mention.last)
        for entity in mention.entities:
            if mention.type is EntityType.PERSON:
                known = self.actors.get(entity.key)
                side = (mention.side if len(mention.entities) == 1 else None) or (known.side if known else None)
                office = mention.office or (known.office if known else None)
                actor = Actor(entity, side, office, keys | (known.keys if known else frozenset()))
                self.actors[entity.key] = actor
                if mention.office and mention.form in (Form.NAME, Form.OFFICE):
                    self.by_office[mention.office] = actor
                    if mention.side:
                        self.title_sides[mention.office] = mention.side
                self.told.append(Told(actor, sentence, mention.first, case, mention.form))
                if side:
                    self.states.append((sentence, side))
            elif mention.type is EntityType.STATE:
                code = self.knowledge.side_of(entity.id or "")
                if code and mention.form is not Form.ADJECTIVE:
                    self.named_states.append((sentence, code))
                    self._join(sentence, mention, code)
                if code:
                    self.states.append((sentence, code))
                if code and mention.form is Form.NAME:
                    self.scenes.append(Scene(entity, code, sentence, mention.first, case, "state"))
            elif mention.type is EntityType.PLACE and mention.form is not Form.DEICTIC:
                kind = self.knowledge.place(entity.id).kind if entity.id else "city"
                self.scenes.append(Scene(entity, mention.side, sentence, mention.first, case, kind))
            elif mention.type is EntityType.ORGANISATION and mention.side:
                self.bodies.append((sentence, mention.side))
            elif mention.type is EntityType.MECHANISM:
                self.mechanisms.append((sentence, mention))

    def _join(self, sentence: int, mention: Linked, code: str) -> None:
        """Put a state to the list that goes on with it."""
        before = self.joined_states[-1] if self.joined_states else None
        joined = before is not None and before[0] == sentence and before[1] == mention.first - 1
        if before is not None and joined and self.segments.keys[before[1]] in self.closed.coordinators | self.closed.list_marks:
            self.joined_states[-1] = (sentence, mention.last, (*before[2], code))
        else:
            self.joined_states.append((sentence, mention.last, (code,)))


def _first_day(value: str) -> date | None:
    """The first day of an EDTF value, or None where it is no calendar date."""
    parts = value.split("/", maxsplit=1)[0].split("T", maxsplit=1)[0].split("-")
    if not 1 <= len(parts) <= 3 or not all(p.isdecimal() for p in parts) or len(parts[0]) != 4:
        return None
    try:
        return date(int(parts[0]), int(parts[1]) if len(parts) > 1 else 7, int(parts[2]) if len(parts) > 2 else 1)
    except ValueError:
        return None


def made(
    candidate: Candidate,
    story: Story,
    form: Form,
    kind: EntityType,
    entities: tuple[Entity, ...],
    rule: str,
    *,
    side: str | None = None,
    office: str | None = None,
    ordinal: int | None = None,
    plural: bool = False,
    confidence: float = 0.95,
) -> Linked:
    """The mention of a candidate; a rule of a pack is named with the pack's language."""
    first, last, language = candidate.first, candidate.last, story.segments.language
    if rule.startswith(("names", "reference")):
        rule = f"{language}/{rule}"
    return Linked(
        first,
        last,
        story.segments.span(first, last),
        form,
        kind,
        entities,
        rule,
        side=side,
        office=office,
        ordinal=ordinal,
        plural=plural,
        former=candidate.former,
        confidence=confidence,
    )
