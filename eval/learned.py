"""What each reader gives: `python -m eval.learned [--speed]`.

Our own gold, which the learned reader has not been trained on, read by the frames alone, by both, by the learned reader alone, and by both
with one of the things that the second reader does left out. `--speed` measures what it costs instead.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from eval import annotation
from eval.ablations import row
from eval.annotation import GoldArticle
from eval.match import align
from eval.reliability import calibration_error
from eval.run import as_article, parts_of
from eval.score import Score
from vaarta.model.contract import report_to_dict
from vaarta.model.readers import Readers
from vaarta.reading import read
from vaarta.reading.learned import available, learned_drafts

BOTH = "vaarta.reading.learned.both"
FILLED = "vaarta.reading.learned.drafts._filled"


def _nothing(*_: object) -> tuple[()]:
    return ()


def _as_it_was(first: Any, *_: object) -> Any:
    return first


def _everything(_: object, __: object, parsed: Sequence[Any]) -> frozenset[int]:
    return frozenset(sentence.index for sentence in parsed)


@contextmanager
def variant(off: Mapping[str, Any]) -> Iterator[None]:
    """Reading with what `off` names replaced, by its full path."""
    if not off:
        yield
        return
    (path, stand_in), *others = off.items()
    with patch(path, stand_in), variant(dict(others)):
        yield


VARIANTS: Mapping[str, tuple[Readers, float | None, Mapping[str, Any]]] = {
    "frames": (Readers.FRAMES, None, {}),
    "both": (Readers.BOTH, None, {}),
    "both, on every sentence": (Readers.BOTH, None, {f"{BOTH}.worth_reading": _everything}),
    "both, nothing left out for low confidence": (Readers.BOTH, 0.0, {}),
    "both, without events that it alone sees": (Readers.BOTH, None, {f"{BOTH}.additions": _nothing}),
    "both, without the slots that it fills": (Readers.BOTH, None, {FILLED: _as_it_was}),
    "learned alone": (
        Readers.FRAMES,
        None,
        {"vaarta.reading.reader.extract_events": lambda *given: learned_drafts(*given, minimum=0.5)},
    ),
}


def measure(gold: Mapping[str, GoldArticle], name: str) -> tuple[dict[str, Score], list[tuple[str, bool]]]:
    """The scores of a variant, and for each event which reader saw it and whether it is right."""
    readers, bar, off = VARIANTS[name]
    reports, seen = {}, []
    with variant(off):
        for key, article in gold.items():
            told = read(as_article(key, article), readers=readers, min_confidence=bar)
            reports[key] = annotation.as_report(report_to_dict(told))
            right = {j for _, j in align(article.events, reports[key].events)}
            rules = [next((r.rule for r in event.reasons if r.slot == "reader"), "frames") for event in told.events]
            seen += [(rule.rsplit(", ", 1)[0], j in right) for j, rule in enumerate(rules)]
    return parts_of(gold, reports), seen


def speed(gold: Mapping[str, GoldArticle]) -> None:
    """Articles a second of processor time, on one thread."""
    articles = [as_article(name, article) for name, article in gold.items()]
    for readers in Readers:
        read(articles[0], readers=readers)
        begun = time.process_time()
        for article in articles:
            read(article, readers=readers)
        print(f"{readers}: {len(articles) / (time.process_time() - begun):.1f} articles/s")


def main(arguments: Sequence[str] | None = None) -> int:
    """The command: a table in Markdown for each part, and how right the events are by who saw them."""
    parser = argparse.ArgumentParser(prog="python -m eval.learned", description=__doc__)
    parser.add_argument("--speed", action="store_true", help="measure speed instead")
    options = parser.parse_args(arguments)
    if not available():
        parser.error("the learned reader is not installed: pip install 'vaarta[model]'")
    gold = annotation.read_gold(annotation.HINDI)
    if options.speed:
        speed(gold)
        return 0
    found = {name: measure(gold, name) for name in VARIANTS}
    for part in ("tuning", "checking"):
        print(f"\n| {part} | P | R | found F1 | exact F1 | when | place | people | topics | calibration error |\n|{'---|' * 10}")
        for name, (parts, _) in found.items():
            print(f"| {name} | {row(parts[part])} | {calibration_error(parts[part].confidences):.3f} |")
    _, seen = found["both, nothing left out for low confidence"]
    for who in sorted({who for who, _ in seen}):
        right = [ok for by, ok in seen if by == who]
        print(f"{who}: {len(right)} events, right {sum(right) / len(right):.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
