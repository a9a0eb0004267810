"""Measure the learned reader: `python -m eval.learned [--gold DIR] [--part PART] [--speed]`.

On the checking part of the training gold (every third Hindi article, never trained on) and on our own gold: what it finds alone,
what of it the frames miss, and how right the frames' events are that it has seen too, or has not.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from unittest.mock import patch

from rich.console import Console
from rich.table import Table

from eval import annotation
from eval.annotation import GoldArticle, Report
from eval.match import align
from eval.run import as_article, read_all
from eval.score import score
from vaarta.model.report import TimeExpression
from vaarta.reading import events
from vaarta.reading.clauses import Parsed
from vaarta.reading.events import Draft
from vaarta.reading.learned import Proposal, additions, available, learned_drafts, propose, supported, unseen
from vaarta.reading.mentions import Linked
from vaarta.reading.reader import read
from vaarta.reading.segment import Segments

EXTRACT = "vaarta.reading.reader.extract_events"
PROPOSE = "vaarta.reading.learned.drafts.propose"
THRESHOLDS = (0.5, 0.7, 0.9)
PARTS = ("tuning", "checking")


class Variant:
    """A reading in which the event stage is another: the learned reader alone from chance `minimum` on, or the frames with what
    it adds (`beside`; `briefly` if it reads only sentences in which no frame tells anything) or only what it has seen too
    (`only_supported`)."""

    def __init__(self, minimum: float, *, beside: bool = False, briefly: bool = False, only_supported: bool = False) -> None:
        self.minimum, self.beside, self.briefly, self.only_supported = minimum, beside, briefly, only_supported

    def __call__(self, segments: Segments, parsed: Sequence[Parsed], sides: Mapping[str, str]) -> tuple[Draft, ...]:
        """The drafts of one article."""
        framed = events.extract_events(segments, parsed, sides) if self.beside or self.only_supported else ()
        among = unseen(framed, parsed) if self.briefly else None
        learned = learned_drafts(segments, parsed, sides, minimum=self.minimum, among=among)
        if not self.beside and not self.only_supported:
            return learned
        if self.only_supported:
            return tuple(d for d in framed if supported(d, learned))
        return tuple(sorted((*framed, *additions(framed, learned)), key=lambda d: d.order))


class Once:
    """`propose`, run once a text: the variants differ in what they make of it."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, frozenset[int] | None], tuple[Proposal, ...]] = {}

    def __call__(
        self,
        segments: Segments,
        mentions: Sequence[Linked],
        times: Sequence[TimeExpression],
        *,
        among: Collection[int] | None = None,
    ) -> tuple[Proposal, ...]:
        """The proposals for one article."""
        key = segments.text, None if among is None else frozenset(among)
        if key not in self.known:
            self.known[key] = propose(segments, mentions, times, among=among)
        return self.known[key]


def reports_of(gold: Mapping[str, GoldArticle], variant: Variant | None, once: Once) -> dict[str, Report]:
    """The reports of all articles by the frames (None) or a variant; an article that cannot be read is left out."""
    if variant is None:
        return read_all(gold)[0]
    with patch(EXTRACT, variant), patch(PROPOSE, once):
        return read_all(gold)[0]


def newly_found(gold: Mapping[str, GoldArticle], frames: Mapping[str, Report], other: Mapping[str, Report]) -> tuple[int, int]:
    """Of the gold events that the frames miss: how many `other` finds, and how many there are."""
    found = missed = 0
    for name, article in gold.items():
        seen = {i for i, _ in align(article.events, frames[name].events)} if name in frames else set()
        also = {i for i, _ in align(article.events, other[name].events)} if name in other else set()
        missed += len(article.events) - len(seen)
        found += len(also - seen)
    return found, missed


def support(
    gold: Mapping[str, GoldArticle], frames: Mapping[str, Report], learned: Mapping[str, Report]
) -> dict[bool, list[bool]]:
    """Of the frames' events, by whether the learned reader has one of that kind in the same piece of text: which are right."""
    out: dict[bool, list[bool]] = {True: [], False: []}
    for name, article in gold.items():
        if name not in frames:
            continue
        right = {j for _, j in align(article.events, frames[name].events)}
        told = learned[name].events if name in learned else ()
        for j, event in enumerate(frames[name].events):
            pieces = [(p, q) for p in event.evidence for other in told if other.kind == event.kind for q in other.evidence]
            out[any(p.start < q.end and q.start < p.end for p, q in pieces)].append(j in right)
    return out


def show(console: Console, title: str, gold: Mapping[str, GoldArticle]) -> None:
    """All figures on one set of articles."""
    once = Once()
    frames = reports_of(gold, None, once)
    table = Table(title=f"{title}: {len(gold)} articles", title_justify="left")
    for column in (
        "",
        "precision",
        "recall",
        "F1",
        "exact F1",
        "status",
        "when",
        "place",
        "people",
        "in empty",
        "of what frames miss",
    ):
        table.add_column(column, justify="left" if not column else "right")
    variants: dict[str, Variant | None] = {"frames": None}
    variants |= {f"learned alone ≥ {t}": Variant(t) for t in THRESHOLDS}
    variants |= {f"frames and learned ≥ {t}": Variant(t, beside=True) for t in THRESHOLDS}
    variants["the same ≥ 0.7, briefly"] = Variant(0.7, beside=True, briefly=True)
    variants["frames where learned ≥ 0.3"] = Variant(0.3, only_supported=True)
    alone: Mapping[str, Report] = {}
    for name, variant in variants.items():
        reports = frames if variant is None else reports_of(gold, variant, once)
        alone = reports if name == "learned alone ≥ 0.5" else alone
        result = score(gold, reports)
        found, missed = newly_found(gold, frames, reports)
        slots = [f"{result.slots[s]:.3f}" for s in ("status", "when", "place", "participants")]
        table.add_row(
            name,
            f"{result.found.precision:.3f}",
            f"{result.found.recall:.3f}",
            f"{result.found.f1:.3f}",
            f"{result.exact.f1:.3f}",
            *slots,
            f"{result.empty_false}/{result.empty_articles}",
            f"{found}/{missed}",
        )
    console.print(table)
    for seen, right in support(gold, frames, alone).items():
        share = sum(right) / len(right) if right else 0.0
        console.print(
            f"frames' events that the learned reader {'supports' if seen else 'does not support'}: {len(right)}, right {share:.3f}"
        )


def speed(console: Console, gold: Mapping[str, GoldArticle]) -> None:
    """Articles a second on one thread, by the frames and with the model beside."""
    articles = [as_article(name, article) for name, article in gold.items()]
    for name, variant in (
        ("frames", None),
        ("with the model", Variant(0.7, beside=True)),
        ("briefly", Variant(0.7, beside=True, briefly=True)),
    ):
        with patch(EXTRACT, variant or events.extract_events):
            read(articles[0])
            begun = time.process_time()
            for article in articles:
                read(article)
            console.print(f"{name}: {len(articles) / (time.process_time() - begun):.1f} articles/s of processor time")


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m eval.learned", description=__doc__)
    parser.add_argument("--gold", type=Path, help="the gold that it was trained on, for its checking part")
    parser.add_argument("--part", choices=(*PARTS, "trained"), action="append", help="measure these parts alone")
    parser.add_argument("--speed", action="store_true", help="measure speed alone")
    options = parser.parse_args(arguments)
    if not available():
        parser.error("the learned reader is not installed: pip install vaarta[model], and `make train` or VAARTA_MODEL")
    console = Console(width=None if sys.stdout.isatty() else 150)
    own = annotation.read_gold(annotation.HINDI)
    if options.speed:
        speed(console, own)
        return 0
    wanted = options.part or (*PARTS, "trained")
    if options.gold and "trained" in wanted:
        everything = annotation.read_gold(options.gold, "hi-*.json")
        show(
            console,
            "Checking part of the training gold",
            annotation.pick(everything, annotation.split_parts(tuple(everything))[1]),
        )
    for part, names in zip(PARTS, annotation.split_parts(tuple(own)), strict=True):
        if part in wanted:
            show(console, f"Our own gold, {part} part", annotation.pick(own, names))
    return 0


if __name__ == "__main__":
    sys.exit(main())
