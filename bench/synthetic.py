"""Synthetic reports for the record: as many as one likes, the same for the same seed, as the wire would give them.

Days go by from 1986 on, the same number of occasions on each. An occasion is a day or two on which two states deal with each other: a visit,
talks, calls, a session of a mechanism that they have, an agreement. One to five articles of several agencies tell it, before and after:
what is planned first is held later, put off or called off; accounts differ in detail (the day or the month, the city or the state, all who
took part or some), and a few contradict each other. States are chosen by Zipf's law, so that some pairs fill pages and most are rare.
Office-holders and capitals are those that the knowledge holds; others have made-up names. Texts are Hindi sentences of the length of a
wire story, with a span for everything that is said.
"""

from __future__ import annotations

import hashlib
import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from vaarta.knowledge.store import Knowledge
from vaarta.model.article import Article
from vaarta.model.entity import Entity, EntityType
from vaarta.model.errors import KnowledgeError
from vaarta.model.report import (
    Event,
    Evidence,
    Kind,
    Mention,
    Participant,
    Quote,
    Reason,
    Relation,
    RelationType,
    Report,
    Role,
    Sitting,
    Status,
    TimeExpression,
)
from vaarta.model.span import Span

FIRST_DAY = date(1986, 1, 1)
OCCASIONS = 14
"""Occasions of a day: the world's, as agencies tell of them."""
_GREAT = ["US", "CN", "RU", "IN", "GB", "FR", "DE", "JP", "SA", "AE", "TR", "IR", "PK", "UA", "IL", "BR", "ZA", "AU", "CA", "ID"]
"""The states most told of, in this order; the others follow."""
_STEEP = 0.8
"""The exponent of Zipf's law."""
_PEOPLE = 8
_OFFICES = [
    "head-of-state",
    "head-of-government",
    "foreign-minister",
    "defence-minister",
    "finance-minister",
    "commerce-minister",
]
_AGENCIES = ["IANS", "PTI", "ANI", "UNI", "BBC", "TASS", "Xinhua", "AFP"]
_TOPICS = [
    "trade", "energy", "defence", "security", "space", "technology", "health", "agriculture", "education", "culture", "climate",
    "connectivity", "investment", "nuclear", "peace-process", "regional-issues",
]  # fmt: skip
_SYLLABLES = [("क", "ka"), ("रा", "ra"), ("मि", "mi"), ("लो", "lo"), ("ने", "ne"), ("सा", "sa"), ("तु", "tu"), ("वि", "vi"), ("डा", "da"), ("बे", "be"), ("गो", "go"), ("शी", "shi"), ("जा", "ja"), ("पे", "pe"), ("नू", "nu"), ("हा", "ha")]  # fmt: skip
_CODES = {Kind.AGREEMENT: "057", Kind.CALL: "041", Kind.VISIT: "042"}
_FACT = {
    Kind.MEETING: "{a} ने {when}{place} में {b} से {trigger} की।",
    Kind.CALL: "{a} ने {when} को {b} से {trigger} की।",
    Kind.VISIT: "{a} {when}{place} की {trigger} पर हैं।",
    Kind.SESSION: "{when}{place} में {mechanism} की {trigger} हुई।",
    Kind.AGREEMENT: "{a} और {b} ने {when}{place} में {trigger} पर हस्ताक्षर किए।",
}
_TRIGGER = {Kind.MEETING: "मुलाकात", Kind.CALL: "बातचीत", Kind.VISIT: "यात्रा", Kind.SESSION: "बैठक", Kind.AGREEMENT: "समझौते"}
_FILLING = (
    "विदेश मंत्रालय ने एक बयान में कहा कि दोनों पक्षों ने द्विपक्षीय संबंधों के सभी पहलुओं की समीक्षा की और आगे के कदमों पर विचार किया।",
    "अधिकारियों के मुताबिक दोनों देशों के बीच व्यापार पिछले साल की तुलना में बढ़ा है और इसे और आगे ले जाने की गुंजाइश है।",
    "सूत्रों ने बताया कि वार्ता सौहार्दपूर्ण माहौल में हुई और कई मुद्दों पर सहमति बनी, हालांकि कुछ विषयों पर चर्चा जारी रहेगी।",
    "दोनों नेताओं ने क्षेत्रीय और वैश्विक चुनौतियों पर भी विचार साझा किए तथा बहुपक्षीय मंचों पर सहयोग बढ़ाने की बात कही।",
    "इस मौके पर ऊर्जा, कृषि, शिक्षा और प्रौद्योगिकी के क्षेत्र में साझेदारी को मजबूत करने के लिए एक कार्ययोजना भी तैयार की गई।",
    "प्रवक्ता ने साप्ताहिक ब्रीफिंग में पत्रकारों के सवालों का जवाब देते हुए कहा कि तारीखों की घोषणा उचित समय पर की जाएगी।",
    "विश्लेषकों का मानना है कि यह घटनाक्रम ऐसे समय में हुआ है जब पूरे क्षेत्र में सुरक्षा की स्थिति तेजी से बदल रही है।",
)
_MONTHS = "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर".split()
_QUOTE = "{a} ने कहा, “हमारे संबंध समय की कसौटी पर खरे उतरे हैं और हम इन्हें नई ऊंचाइयों तक ले जाने के लिए प्रतिबद्ध हैं।”"
_LENGTH = 2000
"""Characters that an article has at least: what the seed has."""


@dataclass(frozen=True, slots=True)
class Country:
    """A state with its capital and those who speak for it."""

    code: str
    state: Entity
    capital: Entity
    people: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened, or was to: all that the accounts of it draw on."""

    kind: Kind
    first: date
    last: date
    participants: tuple[Participant, ...]
    host: Country
    visitor: Country
    topics: tuple[str, ...]
    sitting: Sitting | None = None


@dataclass(slots=True)
class _Text:
    """A text as it is written, and where in it what stands."""

    parts: list[str] = field(default_factory=list)
    length: int = 0

    def put(self, words: str) -> Span:
        span = Span(self.length, self.length + len(words))
        self.parts.append(words)
        self.length += len(words)
        return span


class World:
    """Everybody who may appear, as the knowledge has them on one day; `seed` makes up the rest."""

    def __init__(self, knowledge: Knowledge, seed: int = 1) -> None:
        drawn = random.Random(f"world {seed}")
        codes = [*_GREAT, *(code for code in sorted(_codes(knowledge)) if code not in _GREAT)]
        self._knowledge = knowledge
        self._countries = [country for code in codes if (country := _country(code, knowledge, drawn))]
        self._shares = list(itertools.accumulate((rank + 1) ** -_STEEP for rank in range(len(self._countries))))

    def pair(self, drawn: random.Random) -> tuple[Country, Country]:
        """Two states, each by its share."""
        one, other = drawn.choices(self._countries, cum_weights=self._shares, k=2)
        while other is one:
            (other,) = drawn.choices(self._countries, cum_weights=self._shares)
        return one, other

    def mechanism(self, one: Country, other: Country, drawn: random.Random) -> Entity | None:
        """A mechanism that the two have."""
        found = self._knowledge.mechanisms_of(frozenset((one.code, other.code)))
        return self._knowledge.entity(drawn.choice(found)) if found else None


def _codes(knowledge: Knowledge) -> Iterator[str]:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return (a + b for a in letters for b in letters if knowledge.is_state(a + b))


def _country(code: str, knowledge: Knowledge, drawn: random.Random) -> Country | None:
    try:
        state = knowledge.state(code)
        capital = knowledge.entity(state.capitals[0])
    except (KnowledgeError, IndexError):
        return None
    known = dict.fromkeys(h.person for kind in _OFFICES for h in knowledge.holders(code, kind, date(2025, 1, 1)))
    people = [knowledge.entity(person) for person in known]
    while len(people) < _PEOPLE:
        first, last = ([drawn.choice(_SYLLABLES) for _ in range(length)] for length in (2, 3))
        hindi = " ".join("".join(s[0] for s in word) for word in (first, last))
        latin = " ".join("".join(s[1] for s in word).capitalize() for word in (first, last))
        people.append(Entity(None, latin, EntityType.PERSON, {"hi": hindi}))
    return Country(code, state.entity, capital, tuple(people))


def days(world: World, seed: int = 1, *, first: int = 0, count: int, occasions: int = OCCASIONS) -> Iterator[Report]:
    """The reports of `count` days, from the day number `first` on."""
    until = FIRST_DAY + timedelta(first + count)
    stream = reports(world, seed, occasions=occasions, from_day=first)
    return itertools.takewhile(lambda report: (report.article.published or until) < until, stream)


def reports(world: World, seed: int = 1, *, occasions: int = OCCASIONS, from_day: int = 0) -> Iterator[Report]:
    """Reports in the order in which they are published, without end. Each day's depend on the seed and the days around it alone, so that
    the stream can be taken up at any day."""
    waiting: dict[int, list[tuple[int, list[Happening], int]]] = {}
    number = itertools.count()
    for ahead in itertools.count(from_day - 40):
        day_seed = random.Random(f"{seed} {ahead}")
        for _ in range(occasions):
            told, on = _occasion(world, FIRST_DAY + timedelta(ahead), day_seed)
            for day in on:
                waiting.setdefault(ahead + day, []).append((next(number), told, day_seed.getrandbits(60)))
        due = ahead - 30
        for _, told, own in sorted(waiting.pop(due, ()), key=lambda one: one[0]):
            if due >= from_day:
                yield _report(told, FIRST_DAY + timedelta(due), random.Random(own))


def _occasion(world: World, day: date, drawn: random.Random) -> tuple[list[Happening], list[int]]:
    """What happens, and on which days from the first on it is told."""
    one, other = world.pair(drawn)
    visitor, host = (one, other) if drawn.random() < 0.5 else (other, one)
    guest = drawn.choices(visitor.people, weights=range(_PEOPLE + 2, _PEOPLE + 2 - len(visitor.people), -1))[0]
    last = day + timedelta(drawn.choice([0, 0, 1, 2]))
    found = [
        Happening(Kind.VISIT, day, last, (Participant(guest, Role.VISITOR, visitor.code),), host, visitor, ()),
        *(_talks(guest, visitor, host, drawn, day, last) for _ in range(drawn.choice([2, 3, 3, 4, 5]))),
    ]
    if (mechanism := world.mechanism(one, other, drawn)) and drawn.random() < 0.3:
        chairs = (Participant(guest, Role.CO_CHAIR, visitor.code), Participant(host.people[0], Role.CO_CHAIR, host.code))
        ordinal = drawn.choice([None, 2 * (day.year - FIRST_DAY.year) + (day.month > 6) + 1])
        found.append(Happening(Kind.SESSION, last, last, chairs, host, visitor, _some_topics(drawn), Sitting(mechanism, ordinal)))
    if drawn.random() < 0.4:
        parties = (Participant(visitor.state, Role.SIGNATORY, visitor.code), Participant(host.state, Role.SIGNATORY, host.code))
        found.append(Happening(Kind.AGREEMENT, last, last, parties, host, visitor, _some_topics(drawn)))
    days = [drawn.choice([0, 1, 2]) for _ in range(drawn.choice([1, 1, 1, 1, 2]))]
    if drawn.random() < 0.25:
        days.append(-drawn.randint(2, 30))
    if drawn.random() < 0.1:
        days.append(drawn.randint(5, 30))
    return found, days


def _talks(guest: Entity, visitor: Country, host: Country, drawn: random.Random, day: date, last: date) -> Happening:
    partner = drawn.choice(host.people)
    people = (Participant(guest, Role.PARTICIPANT, visitor.code), Participant(partner, Role.PARTICIPANT, host.code))
    on = drawn.choice([day, last])
    kind = Kind.CALL if drawn.random() < 0.15 else Kind.MEETING
    return Happening(kind, on, on, people, host, visitor, _some_topics(drawn))


def _some_topics(drawn: random.Random) -> tuple[str, ...]:
    return tuple(sorted(drawn.sample(_TOPICS, drawn.choice([0, 1, 1, 2, 3]))))


def _report(told: Sequence[Happening], published: date, drawn: random.Random) -> Report:
    """One agency's account, on that day, of some of what happens."""
    key = hashlib.sha256(f"{published} {drawn.getrandbits(80)}".encode()).hexdigest()[:14]
    text = _Text()
    host = told[0].host
    mentions = [_mention(text, host.capital)]
    text.put(f", {_day(published)} (एजेंसी)। ")
    events: list[Event] = []
    times: list[TimeExpression] = []
    some = [one for one in told if drawn.random() < 0.85] or [told[0]]
    put_off = drawn.choice([Status.POSTPONED, Status.CANCELLED]) if drawn.random() < 0.02 else None
    for position, happening in enumerate(some):
        event, named, when = _event(happening, published, f"{key}{position:02x}", text, drawn, put_off)
        events.append(event)
        mentions += named
        times += when
        text.put("\n" if drawn.random() < 0.3 else " ")
        text.put(drawn.choice(_FILLING) + " ")
    quotes = []
    for event in [event for event in events if event.participants][: drawn.choice([1, 1, 2])]:
        speaker = event.participants[0].entity
        quotes.append(Quote(text.put(_QUOTE.format(a=_hindi(speaker))), speaker, "direct", None, event.when, event.id))
        text.put(" ")
    while text.length < _LENGTH:
        text.put(drawn.choice(_FILLING) + ("\n" if drawn.random() < 0.4 else " "))
    visit = next((event for event in events if event.kind is Kind.VISIT), None)
    during = () if visit is None else tuple(Relation(e.id, RelationType.DURING, visit.id) for e in events if e is not visit)
    return Report(
        Article(
            f"syn-{key}", "".join(text.parts), "hi", published, drawn.choice(_AGENCIES), f"https://news.example/{key}",
            f"{_hindi(told[0].participants[0].entity)} की {_hindi(host.state)} यात्रा",
        ),
        mentions=tuple(mentions),
        times=tuple(times),
        events=tuple(events),
        quotes=tuple(quotes),
        relations=during,
        made_by={"packs": {"hi": "0.1.0"}, "knowledge": "synthetic"},
    )  # fmt: skip


def _event(
    happening: Happening, published: date, key: str, text: _Text, drawn: random.Random, put_off: Status | None
) -> tuple[Event, list[Mention], list[TimeExpression]]:
    """A happening as an account of that day has it, its sentence put into `text`."""
    status = Status.HELD if happening.last < published else Status.ONGOING if happening.first < published else Status.PLANNED
    if status is Status.ONGOING or (happening.first == published and drawn.random() < 0.8):
        status = Status.HELD if happening.kind is not Kind.VISIT else Status.ONGOING
    if status is Status.PLANNED and put_off is not None:
        status = put_off
    when = _when(happening, status, drawn)
    places = [happening.host.capital, happening.host.state, None, happening.visitor.capital]
    place = drawn.choices(places, weights=[78, 12, 7, 3])[0]
    present = happening.participants
    if happening.kind is Kind.SESSION and drawn.random() < 0.3:
        present = present[: drawn.choice([0, 1])]
    mentions: list[Mention] = []
    times: list[TimeExpression] = []
    participants: list[Participant] = []
    start = text.length
    trigger = Span(start, start + 1)
    for part in _cut(_FACT[happening.kind]):
        if part in ("{a}", "{b}"):
            who = happening.participants[part == "{b}"]
            mention = _mention(text, who.entity)
            mentions.append(mention)
            if who in present:
                participants.append(
                    Participant(who.entity, who.role, who.side, None, mention.span, mention.span.of("".join(text.parts)))
                )
        elif part == "{when}":
            if when:
                times.append(TimeExpression(text.put(_day(happening.first)), "DATE", when))
                text.put(" को ")
        elif part == "{place}":
            mentions.append(_mention(text, place or happening.host.state))
        elif part == "{mechanism}":
            assert happening.sitting is not None
            mentions.append(_mention(text, happening.sitting.entity))
        elif part == "{trigger}":
            trigger = text.put(_TRIGGER[happening.kind])
        else:
            text.put(part)
    if happening.kind is Kind.SESSION:
        participants = [Participant(who.entity, who.role, who.side) for who in present]
    event = Event(
        key,
        happening.kind,
        status,
        tuple(participants),
        (Evidence(Span(start, text.length), trigger),),
        when,
        place,
        happening.sitting,
        tuple(topic for topic in happening.topics if drawn.random() < 0.8),
        confidence=round(0.6 + 0.39 * drawn.random(), 4),
        codes={"plover": "AGREE" if happening.kind is Kind.AGREEMENT else "CONSULT", "cameo": _CODES.get(happening.kind, "040")},
        reasons=tuple(
            Reason(slot, f"hi/frames/{happening.kind}: {happening.kind}-noun, case: {case}; hi/names: name", span)
            for slot, case, span in [
                ("kind", "bare", trigger),
                ("status", "perfective", trigger),
                *((who.role.value, "subject", who.span) for who in participants),
                ("when", "locative", times[0].span if times else None),
                ("place", "locative", mentions[-1].span if place else None),
            ]
        ),
    )
    return event, mentions, times


def _when(happening: Happening, status: Status, drawn: random.Random) -> str | None:
    """The date as one account gives it: nearly always the day, sometimes a month, none, or another day."""
    first, last = happening.first, happening.last
    lot = drawn.random()
    if lot < 0.04:
        return None
    if lot < (0.2 if status is Status.PLANNED else 0.06):
        return f"{first:%Y-%m}"
    if lot > 0.98:
        first, last = first + timedelta(1), last + timedelta(1)
    return first.isoformat() if first == last else f"{first}/{last}"


def _cut(pattern: str) -> Iterator[str]:
    """A pattern as its slots and what stands between them."""
    while pattern:
        before, brace, rest = pattern.partition("{")
        if before:
            yield before
        if not brace:
            return
        slot, _, pattern = rest.partition("}")
        yield "{" + slot + "}"


def _mention(text: _Text, entity: Entity) -> Mention:
    return Mention(text.put(_hindi(entity)), entity)


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]}"


def _hindi(entity: Entity) -> str:
    return entity.names.get("hi", entity.name)
