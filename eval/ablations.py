"""What each step of reading is worth: `python -m eval.ablations`.

The gold is read once as it is and once for each step with that step off: its functions are replaced for the duration by ones that find
nothing, or that leave everything as it was. What falls is what the step gives; a step that others can stand in for falls little.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

from eval import annotation
from eval.annotation import GoldArticle
from eval.run import parts_of, read_all
from eval.score import Score
from vaarta.model.entity import EntityType
from vaarta.model.report import Status
from vaarta.reading.discourse.happening import begin
from vaarta.reading.times.direction import Direction

Off = dict[str, Any]  # what stands in for what, by its path within `vaarta`


def says(value: object) -> Callable[..., Any]:
    """A function that says `value`, whatever it is asked."""
    return lambda *_, **__: value


def as_it_was(first: Any, *_: object) -> Any:
    """What was given first."""
    return first


def each_its_own(drafts: Sequence[Any], _anchor: object) -> list[Any]:
    """Every telling that can stand alone as an event of its own."""
    return [begin(draft) for draft in drafts if not draft.again and (not draft.anaphoric or draft.complete)]


_PRONOUNS: Off = {"reading.reference.read_pronoun": says((None, 0.3, "off"))}
_TOGETHER: Off = {
    "reading.reference.read_counted": says(((), EntityType.PERSON, "off")),
    "reading.reference.last_actors": says(()),
    "reading.reference.last_states": says(()),
}
_COUNTERPARTS: Off = {"reading.link._subject_office": says(None), "reading.reference.read_leader": says(None)}
_SHORT: Off = {"reading.reference.read_place": says((None, None)), "reading.series.read_sitting": says(None)}
_PLACES: Off = {"reading.reader.set_places": says(None)}

STEPS: Mapping[str, Off] = {
    "dateline": {"reading.reader.find_dateline": says(None)},
    "times: the day told before": {"reading.times.discourse.Discourse.hear": says(None)},
    "times: which way a clause looks": {"reading.times.direction.Compass.direction": says(Direction(future=False, reason="off"))},
    "names: spelt nearly as known": {"reading.people._alike": says(None)},
    "names: those, and new persons": {"reading.people._unknown": says(None)},
    "knowledge: who holds an office named": {"reading.people.holder": says(None)},
    "knowledge: what persons held on the day": {"knowledge.store.Knowledge.offices_of": says(())},
    "reference: pronouns": _PRONOUNS,
    'reference: "both leaders"': _TOGETHER,
    "reference: counterparts, a state's leader": _COUNTERPARTS,
    'reference: "here", "the summit"': _SHORT,
    "reference: all four": _PRONOUNS | _TOGETHER | _COUNTERPARTS | _SHORT,
    "clauses: where a sentence is cut": {"reading.clauses._cuts": lambda _, first, *__: [(first, "main")]},
    "events: status": {f"reading.events.{room}.status_of": says(Status.HELD) for room in ("extract", "sessions")},
    "discourse: what is told twice": {"reading.reader.merge_drafts": each_its_own, "reading.reader.one_occasion": as_it_was},
    "discourse: texts of one occasion": {"reading.reader.one_occasion": as_it_was},
    "discourse: who greets and signs": {f"reading.reader.complete_{it}": says(None) for it in ("messages", "agreements")},
    "discourse: the day of the telling": {"reading.discourse.inherit._set_in_scene": says(None)},
    "discourse: the place of the telling": _PLACES,
    "discourse: day and place of what is beside": {"reading.discourse.inherit._take_over": says(None)},
    "discourse: these three, and the days of visits": {"reading.reader.inherit": says(None)} | _PLACES,
    "discourse: what is no diplomacy": {"reading.reader.select": as_it_was},
    "topics: of the sentences after": {"reading.topics._REACH": 0},
}


@contextmanager
def without(off: Off) -> Iterator[None]:
    """Reading with what `off` names replaced. Raises AttributeError where there is no such thing to replace."""
    with ExitStack() as stack:
        for path, stand_in in off.items():
            stack.enter_context(patch(f"vaarta.{path}", stand_in))
        yield


def measure(gold: Mapping[str, GoldArticle], off: Off) -> dict[str, Score]:
    """The scores of the parts of `gold`, read without `off`. Raises RuntimeError where an article cannot be read so."""
    with without(off):
        reports, failures = read_all(gold)
    if failures:
        raise RuntimeError("; ".join(failures))
    return parts_of(gold, reports)


def row(score: Score) -> str:
    """Precision, recall and F1 of events found, F1 of exact ones, the slots of those found, and F1 of topics."""
    slots = (score.slots[slot] for slot in ("when", "place", "participants"))
    rates = (score.found.precision, score.found.recall, score.found.f1, score.exact.f1, *slots, score.topics.f1)
    return " | ".join(f"{rate:.3f}" for rate in rates)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command: two tables in Markdown, of the checking part and of all."""
    argparse.ArgumentParser(prog="python -m eval.ablations", description=__doc__).parse_args(arguments)
    gold = annotation.read_gold(annotation.HINDI)
    rows = [(name, measure(gold, off)) for name, off in {"nothing": {}, **STEPS}.items()]
    for part in ("checking", "all"):
        print(
            f"\n| off ({part}) | P | R | found F1 | exact F1 | when | place | people | topics |\n|---|---|---|---|---|---|---|---|---|"
        )
        for name, parts in rows:
            print(f"| {name} | {row(parts[part])} |")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
