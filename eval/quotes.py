"""How well the speech stage reads quotes: `python -m eval.quotes [--mentions linked|runs] [--misses PART] [FOLDER…]`.

A quote is right as in shared/tools/score.py: the speaker is the same and the spans overlap by at least half. Apart: the
spans alone, and kind and channel of the spans found. Every third article is for checking only and is reported apart.
FOLDER holds annotated articles; the Hindi gold where none is given. `runs` takes every run of open-class words for a
mention, so that spans can be measured without the names stage.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from eval.annotation import HINDI, Named
from eval.match import same
from vaarta.model.entity import Entity, EntityType
from vaarta.packs.speech import speech
from vaarta.packs.words import words
from vaarta.reading.mentions import Form, Linked
from vaarta.reading.segment import Segments, segment
from vaarta.reading.speech import QuoteDraft, extract_quotes

Mentions = Callable[[Segments, dict[str, Any]], Sequence[Linked]]


@dataclass(slots=True)
class Tally:
    """Counts over some articles."""

    articles: int = 0
    gold: int = 0
    predicted: int = 0
    right: int = 0
    spans: int = 0
    kinds: int = 0
    channels: int = 0
    seconds: float = 0.0
    misses: list[str] = field(default_factory=list)
    rules: dict[str, list[int]] = field(default_factory=dict)
    """By rule: spans found, spans read."""


def main() -> int:
    """Print the figures of the tuning part and of the checking part."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="*", default=[HINDI])
    parser.add_argument("--mentions", choices=["linked", "runs"], default="linked")
    parser.add_argument("--misses", choices=["tuning", "checking"], help="print what is missed and spurious there")
    args = parser.parse_args()
    mentions = _linked() if args.mentions == "linked" else open_runs
    for folder in args.folders:
        tallies = {"tuning": Tally(), "checking": Tally()}
        files = [path for path in sorted(folder.glob("*.json")) if path.stem.startswith("hi-") or path.stem == "seed"]
        for i, path in enumerate(files):
            _measure(tallies["checking" if i % 3 == 2 else "tuning"], path, mentions)
        for part, tally in tallies.items():
            if tally.articles:
                print(f"{folder.name}/{part:9} {_figures(tally)}")
        if args.misses:
            for rule, (hits, read) in sorted(tallies[args.misses].rules.items()):
                print(f"{rule:24} {hits:4} of {read:4} spans")
            print("\n".join(tallies[args.misses].misses))
    return 0


def _linked() -> Mentions:
    """The mentions that the names and link stages read, as the reader calls them."""
    from vaarta.knowledge import load
    from vaarta.reading.dateline import find_dateline
    from vaarta.reading.link import link
    from vaarta.reading.names import tag_names
    from vaarta.reading.times import tag_times

    knowledge = load()

    def mentions(segments: Segments, article: dict[str, Any]) -> Sequence[Linked]:
        published = date.fromisoformat(article["published"])
        dateline = find_dateline(segments, knowledge, published)
        times = tag_times(segments, (dateline and dateline.date) or published)
        candidates = tag_names(segments, knowledge)
        return link(segments, candidates, times, dateline, published, article.get("publisher"), knowledge)

    return mentions


def _measure(tally: Tally, path: Path, mentions: Mentions) -> None:
    article = json.loads(path.read_text("utf-8"))
    text = article["text"]
    segments = segment(text, article["language"])
    linked = mentions(segments, article)
    begun = time.perf_counter()
    drafts = extract_quotes(segments, linked)
    tally.seconds += time.perf_counter() - begun
    gold = article.get("quotes") or []
    tally.articles += 1
    tally.gold += len(gold)
    tally.predicted += len(drafts)
    tally.right += len(list(pairs(gold, drafts, text, speakers=True)))
    matched = list(pairs(gold, drafts, text, speakers=False))
    tally.spans += len(matched)
    for quote, draft in matched:
        tally.kinds += quote["kind"] == draft.kind
        tally.channels += quote["channel"] == draft.channel
        if quote["kind"] != draft.kind or quote["channel"] != draft.channel:
            tally.misses.append(
                f"{path.stem} SLOT {quote['kind']}/{quote['channel']} got {draft.kind}/{draft.channel} "
                f"{draft.rule}: {text[max(0, draft.span.start - 60) : draft.span.start + 40]!r}"
            )
    for quote in gold:
        if not any(quote is one for one, _ in matched):
            start = text.find(quote["starts"])
            tally.misses.append(
                f"{path.stem} MISSED {quote['kind']} {quote['speaker'].split('|')[0]}: "
                f"{text[max(0, start - 90) : start]!r} >> {quote['starts']} … {quote['ends']}"
            )
    for draft in drafts:
        hit = any(draft is one for _, one in matched)
        counts = tally.rules.setdefault(draft.rule, [0, 0])
        counts[0] += hit
        counts[1] += 1
        if not hit:
            tally.misses.append(
                f"{path.stem} SPURIOUS {draft.rule} {draft.entity.name if draft.entity else None}: "
                f"{text[max(0, draft.span.start - 70) : draft.span.start]!r} >> {draft.span.of(text)[:120]}"
            )


def pairs(
    gold: Iterable[dict[str, Any]], drafts: Sequence[QuoteDraft], text: str, *, speakers: bool
) -> Iterable[tuple[dict[str, Any], QuoteDraft]]:
    """Gold quotes with the drafts that read them."""
    used: set[int] = set()
    for quote in gold:
        start = text.find(quote["starts"])
        end = text.find(quote["ends"], max(start, 0)) + len(quote["ends"])
        for j, draft in enumerate(drafts):
            if j in used or (speakers and not same(quote["speaker"], _named(draft))):
                continue
            shared = min(end, draft.span.end) - max(start, draft.span.start)
            if start >= 0 and shared / (max(end, draft.span.end) - min(start, draft.span.start)) >= 0.5:
                used.add(j)
                yield quote, draft
                break


def _named(draft: QuoteDraft) -> Named | None:
    entity = draft.entity
    return Named(entity.id, entity.name, dict(entity.names), entity.aliases) if entity else None


def open_runs(segments: Segments, article: dict[str, Any]) -> Sequence[Linked]:
    """Every run of open-class words as a person of that name, every personal pronoun as a person."""
    tables, closed = speech(segments.language), words(segments.language)
    pronouns = tables.ergative_pronouns | {"उनका", "उनके", "उनकी", "वे", "वह"}
    stop = closed.closed | tables.lights | tables.copulas | frozenset(tables.heads)
    found, first = [], None
    for i, key in enumerate((*segments.keys, "")):
        inside = i < len(segments.keys) and segments.is_word[i] and key not in stop
        if inside and first is None:
            first = i
        elif not inside and first is not None:
            found.append(_run(segments, first, i, unnamed=segments.keys[i - 1] in tables.unnamed))
            first = None
        if key in pronouns:
            found.append(_run(segments, i, i + 1, form=Form.PRONOUN))
    return found


def _run(segments: Segments, first: int, last: int, *, unnamed: bool = False, form: Form = Form.NAME) -> Linked:
    entity = Entity(None, segments.words(first, last), EntityType.PERSON)
    return Linked(
        first,
        last,
        segments.span(first, last),
        form,
        EntityType.GROUP if unnamed else EntityType.PERSON,
        () if unnamed else (entity,),
        "run",
    )


def _figures(tally: Tally) -> str:
    def rates(hit: int) -> str:
        return (
            f"P {hit / max(1, tally.predicted):.3f} R {hit / max(1, tally.gold):.3f} "
            f"F1 {2 * hit / max(1, tally.predicted + tally.gold):.3f}"
        )

    return (
        f"{tally.articles} articles, {tally.gold} quotes, {tally.predicted} read | quotes {rates(tally.right)} | "
        f"spans {rates(tally.spans)} | kind {tally.kinds / max(1, tally.spans):.3f} "
        f"channel {tally.channels / max(1, tally.spans):.3f} | {1000 * tally.seconds / max(1, tally.articles):.2f} ms an article"
    )


if __name__ == "__main__":
    sys.exit(main())
