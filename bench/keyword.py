"""What one gets without Vaarta, scored beside it: `python -m bench.keyword`. The figures stand in docs/comparison.md.

The baseline is an afternoon's script: a sentence with a trigger word is an event of that word's kind; the names of our own knowledge base that
stand in it, looked up as plain strings, are who, where and which series; dateparser's first date is when; a verb in the future means planned.
In its favour: a name that several share counts as each of them, states stand in where a sentence names fewer than two
persons, and the same event told in two sentences is one.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from eval import annotation
from eval.annotation import Event, GoldArticle, Named, Participant, Piece, Report, Sitting
from eval.match import SLOTS
from eval.run import parts_of, read_all
from vaarta.knowledge import Knowledge, load
from vaarta.knowledge.phrases import phrase_key
from vaarta.knowledge.types import Use
from vaarta.model.entity import EntityType
from vaarta.reading.segment import Segments, Sentence, segment

TRIGGERS = {
    "call": ("फोन", "टेलीफोन", "दूरभाष"),
    "agreement": ("समझौता", "समझौते", "समझौतों", "करार", "हस्ताक्षर", "घोषणापत्र"),
    "message": ("बधाई", "शुभकामनाएं", "शोक", "संवेदना", "पत्र", "निमंत्रण"),
    "session": ("सम्मेलन", "शिखर", "आयोग", "परिषद"),
    "visit": ("यात्रा", "दौरा", "दौरे", "पहुंचे", "पहुंचीं", "रवाना"),
    "meeting": ("मुलाकात", "मुलाक़ात", "बैठक", "वार्ता", "बातचीत", "मिले"),
    "announcement": ("घोषणा", "ऐलान"),
}
"""Of each kind its words; the first kind that has a word in the sentence counts."""
FUTURE = ("ेगा", "ेगी", "ेंगे", "ेंगी", "एगा", "एगी", "एंगे", "एंगी")
ROLES = {"visit": "visitor", "agreement": "signatory", "message": "sender", "announcement": "speaker"}
STRINGS = frozenset({Use.NAME, Use.SURNAME, Use.ADJECTIVE})

WhenOf = Callable[[str, date | None], str | None]


@dataclass(frozen=True, slots=True)
class Found:
    """A name as it stands, and everything of one type that is called so."""

    type: EntityType
    entity: Named


def names_in(segments: Segments, sentence: Sentence, knowledge: Knowledge) -> Iterator[Found]:
    """The names of a sentence from left to right, the longest first; nothing is decided between those who share one."""
    gazetteer = knowledge.gazetteer(segments.language)
    keys = segments.keys[sentence.first : sentence.last]
    at = 0
    while at < len(keys):
        for length in range(min(gazetteer.longest.get(keys[at], 0), len(keys) - at), 0, -1):
            senses = [s for s in gazetteer.phrases.get(" ".join(keys[at : at + length]), ()) if s.use in STRINGS and s.target]
            if senses:
                entities = [knowledge.entity(sense.target) for sense in senses if knowledge.knows(sense.target)]
                alike = [one for one in entities if one.type is entities[0].type]
                if alike:
                    names = tuple(name for one in alike for name in (one.name, *one.aliases))
                    yield Found(alike[0].type, Named(name=names[0], aliases=names))
                at += length
                break
        else:
            at += 1


def event_of(segments: Segments, sentence: Sentence, knowledge: Knowledge, when: Callable[[str], str | None]) -> Event | None:
    """The event of a sentence with a trigger word; None for any other."""
    keys = segments.keys[sentence.first : sentence.last]
    kind = next(
        (kind for kind, words in TRIGGERS.items() if any(phrase_key(word, segments.language) in keys for word in words)), None
    )
    if kind is None:
        return None
    words = [segments.words(at, at + 1) for at in range(sentence.first, sentence.last)]
    found = list(names_in(segments, sentence, knowledge))
    who = [one.entity for one in found if one.type is EntityType.PERSON]
    if len(who) < 2:
        who += [one.entity for one in found if one.type is EntityType.STATE]
    series = next((one.entity for one in found if one.type is EntityType.MECHANISM), None)
    return Event(
        kind=kind,
        status="planned" if any(word.endswith(FUTURE) for word in words) else "held",
        participants=tuple(Participant(entity=one, role=ROLES.get(kind, "participant")) for one in dict.fromkeys(who)),
        when=when(segments.text[sentence.span.start : sentence.span.end]),
        place=next((one.entity for one in found if one.type is EntityType.PLACE), None),
        mechanism=Sitting(entity=series) if series else None,
        evidence=(Piece(sentence.span.start, sentence.span.end),),
    )


def read_keywords(name: str, article: GoldArticle, knowledge: Knowledge, when_of: WhenOf) -> Report:
    """The baseline's report of one article."""
    segments = segment(article.text, article.language)
    anchor = date.fromisoformat(article.published) if article.published else None
    events: dict[object, Event] = {}
    for sentence in segments.sentences:
        event = event_of(segments, sentence, knowledge, lambda text: when_of(text, anchor))
        if event and (event.participants or event.mechanism):
            who = frozenset(one.entity.name for one in event.participants if one.entity)
            events.setdefault((event.kind, who), event)
    return Report(article={"id": name}, events=tuple(events.values()))


def dated_by_dateparser(language: str = "hi") -> WhenOf:
    """The first date that dateparser's search finds in a sentence, told the language and the day of publication."""
    search: Any = importlib.import_module("dateparser.search")

    def when_of(text: str, anchor: date | None) -> str | None:
        settings = {"RETURN_AS_TIMEZONE_AWARE": False, "PREFER_DATES_FROM": "past"}
        base = {"RELATIVE_BASE": datetime.combine(anchor, datetime.min.time())} if anchor else {}
        found = search.search_dates(text, languages=[language], settings={**settings, **base})
        return found[0][1].date().isoformat() if found else None

    return when_of


def read_baseline(gold: Mapping[str, GoldArticle]) -> dict[str, Report]:
    """The baseline's reports of all articles."""
    knowledge, when_of = load(), dated_by_dateparser()
    return {name: read_keywords(name, article, knowledge, when_of) for name, article in gold.items()}


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    argparse.ArgumentParser(prog="python -m bench.keyword", description=__doc__).parse_args(arguments)
    gold = annotation.read_gold(annotation.HINDI)
    print(f"{'part':10}{'system':10}{'P':>7}{'R':>7}{'F1':>7}{'exact':>7}" + "".join(f"{slot:>14}" for slot in SLOTS))
    for system, read in (("keywords", read_baseline), ("Vaarta", lambda gold: read_all(gold)[0])):
        parts = parts_of(gold, read(gold))
        for part in ("checking", "all"):
            one = parts[part]
            rates = (one.found.precision, one.found.recall, one.found.f1, one.exact.f1)
            slots = "".join(f"{one.slots[slot]:>14.3f}" for slot in SLOTS)
            print(f"{part:10}{system:10}{''.join(f'{rate:>7.3f}' for rate in rates)}{slots}")
        print(
            f"{'':10}{system:10}{parts['all'].empty_false:>7} events in the {parts['all'].empty_articles} articles that have none"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
