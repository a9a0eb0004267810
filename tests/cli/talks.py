"""What the sample articles of 2018 report, set down by hand: tests of commands do not wait for the reader, nor change with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from vaarta.knowledge import load
from vaarta.model.article import Article
from vaarta.model.entity import Entity
from vaarta.model.readers import Readers
from vaarta.model.report import Event, Evidence, Kind, Participant, Reason, Report, Role, Sitting, Status
from vaarta.model.span import Span

SAMPLES = Path(__file__).parents[2] / "samples" / "delhi-2018"
SERIES = "india-us-2plus2"
_SIDES = {
    "Mike Pompeo": "US",
    "Jim Mattis": "US",
    "Sushma Swaraj": "IN",
    "Narendra Modi": "IN",
    "India": "IN",
    "United States": "US",
}


@lru_cache(maxsize=None)
def entity(name: str) -> Entity:
    """The one entity that the knowledge base knows by this name."""
    base = load()
    found = {sense.target: base.entity(sense.target) for sense in base.lookup(name) if base.knows(sense.target)}
    return next(entity for entity in found.values() if entity.name == name)


def span(text: str, words: str) -> Span:
    """Where `words` first stand in the text."""
    at = text.index(words)
    return Span(at, at + len(words))


def event(
    text: str,
    key: str,
    kind: Kind,
    status: Status,
    trigger: str,
    when: str | None,
    place: str | None = None,
    who: tuple[str, ...] = (),
    role: Role = Role.PARTICIPANT,
    ordinal: int | None = None,
    topics: tuple[str, ...] = (),
) -> Event:
    """An event whose evidence is the sentence that holds `trigger`."""
    at = span(text, trigger)
    start, end = text.rfind("।", 0, at.start) + 1, text.index("।", at.end) + 1
    start += len(text[start:]) - len(text[start:].lstrip())
    return Event(
        id=key,
        kind=kind,
        status=status,
        participants=tuple(Participant(entity(name), role, _SIDES[name], text=name) for name in who),
        evidence=(Evidence(Span(start, end), at),),
        when=when,
        place=entity(place) if place else None,
        mechanism=Sitting(load().mechanism(SERIES).entity, ordinal) if kind is Kind.SESSION else None,
        topics=topics,
        confidence=0.9,
        reasons=(Reason("status", "by hand", at),),
    )


def read(article: Article, *, min_confidence: float | None = None, readers: Readers | None = None) -> Report:
    """The report of one of the samples; none of an article that is not one."""
    text, held, planned = article.text, Status.HELD, Status.PLANNED
    pair = ("Mike Pompeo", "Sushma Swaraj")
    told: dict[str, Callable[[], tuple[Event, ...]]] = {
        "1-announced": lambda: (
            event(text, "dialogue", Kind.SESSION, planned, "2+2 वार्ता", "2018-07-06", "Washington", ordinal=1, topics=("defence",)),
        ),
        "2-put-off": lambda: (
            event(text, "dialogue", Kind.SESSION, Status.POSTPONED, "2+2 वार्ता टल", "2018-07-06", "Washington", ordinal=1),
            event(text, "call", Kind.CALL, held, "फोन पर बात", "2018-06-27", who=pair),
        ),
        "3-new-date": lambda: (
            event(text, "dialogue", Kind.SESSION, planned, "2+2 वार्ता", "2018-09-06", "New Delhi", ordinal=1),
            event(text, "visit", Kind.VISIT, planned, "पहुंचेंगे", "2018-09-05", "New Delhi", ("Mike Pompeo", "Jim Mattis"), Role.VISITOR),
        ),
        "4-held": lambda: (
            event(text, "dialogue", Kind.SESSION, held, "2+2 वार्ता", "2018-09-06", "New Delhi", ordinal=1),
            event(
                text, "signing", Kind.AGREEMENT, held, "हस्ताक्षर किए", "2018-09-06", "New Delhi", ("India", "United States"),
                Role.SIGNATORY, topics=("security",),
            ),
            event(text, "meeting", Kind.MEETING, held, "मुलाकात की", "2018-09-06", None, ("Mike Pompeo", "Jim Mattis", "Narendra Modi")),
            event(text, "next", Kind.SESSION, planned, "अगली वार्ता", "2019", "United States"),
        ),
        "5-another-paper": lambda: (
            event(text, "dialogue", Kind.SESSION, held, "2+2 वार्ता", "2018-09-05", "New Delhi", ordinal=1, topics=("energy",)),
        ),
    }  # fmt: skip
    events = told[article.id]() if article.id in told else ()
    if article.published is None:
        from vaarta.model.errors import MissingDateError

        raise MissingDateError(f"{article.origin}: no date; give it with --published YYYY-MM-DD")
    return Report(article, events=tuple(found for found in events if found.confidence >= (min_confidence or 0.0)))
