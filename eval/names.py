"""How well the names and link stages read the mentions of the training gold: right, wrong, abstained, by form.

    python -m eval.names GOLD [--misses FORM] [--check] [--limit N]

A gold mention is a participant's, place's or mechanism's own words, looked for inside its evidence; it is right if a Linked
over them holds the gold name among its entities' names. Every third article is the checking part.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from eval.annotation import Named
from eval.match import same
from vaarta.knowledge import Knowledge, load
from vaarta.model.entity import Entity, EntityType
from vaarta.reading.dateline import find_dateline
from vaarta.reading.link import link
from vaarta.reading.mentions import Linked
from vaarta.reading.names import tag_names
from vaarta.reading.segment import segment
from vaarta.reading.times import tag_times


def gold_mentions(article: dict[str, Any]) -> Iterator[tuple[str, str, str, int, int, str]]:
    """(slot, gold name, words, start, end, evidence) of every mention with words of its own."""
    text = article["text"]
    for event in article["events"]:
        start = text.find(event["evidence"])
        if start < 0:
            continue
        trigger = start + max(0, event["evidence"].find(event.get("trigger") or "\0"))
        slots = [("person", p["name"], p.get("text")) for p in event["participants"]]
        slots += [
            ("place", event["place"], event.get("place_text")),
            ("mechanism", event["mechanism"], event.get("mechanism_text")),
        ]
        for slot, name, words in slots:
            if not name or not words:
                continue
            places = [
                start + m.start()
                for m in re.finditer(r"(?<![\w\u0900-\u097f])" + re.escape(words) + r"(?![\w\u0900-\u097f])", event["evidence"])
            ]
            places = places or [start + m.start() for m in re.finditer(re.escape(words), event["evidence"])]
            if places:
                at = min(places, key=lambda p: abs(p - trigger))
                yield slot, name, words, at, at + len(words), event["evidence"]


def named(entity: Entity) -> Named:
    """An entity as the scorer compares it."""
    return Named(entity.id, entity.name, dict(entity.names), entity.aliases)


def seat(entity: Entity, knowledge: Knowledge) -> Entity | None:
    """The city of a building, which stands for it (codebook section 6)."""
    if entity.type is not EntityType.PLACE or entity.id is None:
        return None
    within = knowledge.place(entity.id).within
    return knowledge.entity(within) if within else None


def form_of(slot: str, words: str, name: str, found: Linked | None) -> str:
    """The form under which a gold mention is counted."""
    if slot != "person":
        return slot
    if found is not None:
        return (
            found.form.value
            if found.type.value == "person" or found.form.value in ("collective", "pronoun", "group")
            else "state or body"
        )
    return "unread"


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="a folder of training gold")
    parser.add_argument("--misses", help="print the misses of this form (or 'all')")
    parser.add_argument("--check", action="store_true", help="misses of the checking part, too")
    parser.add_argument("--no-times", dest="times", action="store_false", help="leave the times stage out")
    parser.add_argument("--limit", type=int, default=60)
    args = parser.parse_args()
    knowledge = load()
    figures: dict[tuple[bool, str], Counter[str]] = defaultdict(Counter)
    shown, spent, tokens = 0, 0.0, 0
    paths = sorted(args.gold.glob("hi-*.json"))
    for number, path in enumerate(paths):
        article = json.loads(path.read_text("utf-8"))
        checking = number % 3 == 2
        published = date.fromisoformat(article["published"])
        segments = segment(article["text"], "hi")
        dateline = find_dateline(segments, knowledge, published)
        times = tag_times(segments, (dateline.date if dateline else None) or published) if args.times else ()
        begin = time.perf_counter()
        linked = link(segments, tag_names(segments, knowledge), times, dateline, published, article["publisher"], knowledge)
        spent += time.perf_counter() - begin
        tokens += len(segments.keys)
        for slot, name, words, start, end, evidence in gold_mentions(article):
            over = [m for m in linked if m.span.start < end and start < m.span.end]
            right = next((m for m in over if any(same(name, named(e)) for e in m.entities)), None)
            found = right or max(over, key=lambda m: min(end, m.span.end) - max(start, m.span.start), default=None)
            form = form_of(slot, words, name, found)
            if slot == "place" and found and found.entity and (city := seat(found.entity, knowledge)) and same(name, named(city)):
                right = found
            verdict = "right" if right else "abstained" if found is None or not found.entities else "wrong"
            if verdict == "wrong" and found and found.entity and found.entity.id is None and found.form.value == "name":
                verdict = "unheld"
            for key in (form, "person: all") if slot == "person" else (form,):
                figures[checking, key][verdict] += 1
            if (
                args.misses
                and not right
                and args.misses in (form, slot, "all", verdict)
                and checking == args.check
                and shown < args.limit
            ):
                shown += 1
                got = f"{[e.name for e in found.entities]} {found.rule}" if found else "nothing"
                print(f"{path.stem} {form} {verdict}: gold {name.split('|')[0]!r} {words!r} got {got}\n    {evidence[:240]}")
    for checking in (False, True):
        print("checking part" if checking else "working part")
        for (part, form), row in sorted(figures.items()):
            if part == checking:
                total = sum(row.values())
                print(
                    f"  {form:14} {total:5}  right {row['right'] / total:.3f}  wrong {row['wrong'] / total:.3f}  abstained {row['abstained'] / total:.3f}  unheld {row['unheld'] / total:.3f}"
                )
    print(f"names and link: {1000 * spent / len(paths):.2f} ms an article of {tokens / len(paths):.0f} tokens")
    return 0


if __name__ == "__main__":
    sys.exit(main())
