"""Fit the confidence model of a language on annotated articles: `python -m eval.fit_confidence GOLD [--glob 'hi-*.json'] [--folds DIR]`.

Given `--folds`, it is the model for both readers: DIR holds a learned reader for each block of articles that it was not trained
on (`fold-0` …, `make folds`), so that what it says of them is what it will say of articles that it has never seen.

A logistic regression with an L2 penalty over the traits of vaarta.reading.confidence; an event is right where the scorer
aligns it with an annotated one. Every third article is left out of the fit; the calibration error is printed for both parts.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import exp
from pathlib import Path

from eval import annotation
from eval.annotation import GoldArticle
from eval.match import align
from eval.reliability import calibration_error
from eval.run import as_article
from vaarta.model.contract import report_to_dict
from vaarta.model.readers import Readers
from vaarta.model.report import Event
from vaarta.packs.loader import DATA
from vaarta.reading import read

ROUNDS = 400
RATE = 0.5
PENALTY = 0.02
FEWEST = 8

Row = tuple[tuple[str, ...], bool]


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit on two thirds of the articles, print the calibration error of both parts, and write the model into the pack."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--glob", default="*.json")
    parser.add_argument("--language", default="hi")
    parser.add_argument("--folds", type=Path, help="learned readers, each with the articles that it has not seen")
    parser.add_argument("--lowest", type=float, default=0.0, help="confidence below which an event is left out (default: 0)")
    options = parser.parse_args(arguments)
    gold = annotation.read_gold(options.gold, options.glob)
    read_as = both_of(options.folds, tuple(gold)) if options.folds else lambda _: Readers.FRAMES
    known = {name: tuple(rows(name, article, read_as(name))) for name, article in gold.items()}
    path = DATA / options.language / ("confidence-both.yaml" if options.folds else "confidence.yaml")
    path.write_text(fitted(known, options.lowest), "utf-8")
    return 0


def both_of(folds: Path, names: Sequence[str]) -> Callable[[str], Readers]:
    """A function that has the learned reader of an article's fold read from now on."""
    count = len(list(folds.glob("fold-*")))
    place = {name: folds / f"fold-{fold_of(at, len(names), count)}" for at, name in enumerate(names)}

    def turn_to(name: str) -> Readers:
        os.environ["VAARTA_MODEL"] = str(place[name])
        return Readers.BOTH

    return turn_to


def fold_of(at: int, count: int, folds: int) -> int:
    """The fold in which article number `at` of `count` is left out: blocks of neighbours, which may tell one story.

    >>> [fold_of(at, 6, 3) for at in range(6)]
    [0, 0, 1, 1, 2, 2]
    """
    return at * folds // count


def fitted(known: Mapping[str, Sequence[Row]], lowest: float) -> str:
    """The model of two thirds of the articles, as the section of a pack; the calibration error of both parts is printed."""
    ours, left_out = annotation.split_parts(tuple(known))
    fit = [row for name in ours for row in known[name]]
    bias, weights = regress(fit)
    for part, data in (("fitted", fit), ("left out", [row for name in left_out for row in known[name]])):
        sure = [(probability(traits, bias, weights), right) for traits, right in data]
        print(f"{part}: {len(data)} events, calibration error {calibration_error(sure):.3f}")
    return render(bias, weights, len(fit), lowest)


def rows(name: str, article: GoldArticle, readers: Readers) -> Iterator[Row]:
    """The traits of every event that `readers` find in an article, and whether it is right."""
    report = read(as_article(name, article), min_confidence=0.0, readers=readers)
    right = {got for _, got in align(article.events, annotation.as_report(report_to_dict(report)).events)}
    for at, event in enumerate(report.events):
        yield traits_of(event), at in right


def traits_of(event: Event) -> tuple[str, ...]:
    """The traits that the report gives as the reason of an event's confidence."""
    return tuple(next(r.rule for r in event.reasons if r.slot == "confidence").split("; "))


def regress(data: Sequence[Row]) -> tuple[float, dict[str, float]]:
    """Bias and weights of a logistic regression; traits seen less than `FEWEST` times are left out."""
    seen = Counter(trait for traits, _ in data for trait in traits)
    weights = {trait: 0.0 for trait, count in seen.items() if count >= FEWEST}
    bias = 0.0
    for _ in range(ROUNDS):
        slope_bias = 0.0
        slopes = dict.fromkeys(weights, 0.0)
        for traits, right in data:
            miss = right - probability(traits, bias, weights)
            slope_bias += miss
            for trait in traits:
                if trait in slopes:
                    slopes[trait] += miss
        bias += RATE * slope_bias / len(data)
        for trait, slope in slopes.items():
            weights[trait] += RATE * (slope / len(data) - PENALTY * weights[trait] / 10)
    return bias, weights


def probability(traits: Sequence[str], bias: float, weights: dict[str, float]) -> float:
    """What the model makes of an event's traits."""
    return 1 / (1 + exp(-bias - sum(weights.get(trait, 0.0) for trait in traits)))


def render(bias: float, weights: dict[str, float], count: int, lowest: float = 0.0) -> str:
    """The model as a section of a pack."""
    lines = [
        "# How much each trait of an event speaks for its being right, in log-odds. Fitted, not written: python -m eval.fit_confidence",
        f"source: fitted on {count} events read from annotated articles",
        *([f"lowest: {lowest:g}"] if lowest else []),
        f"bias: {bias:.3f}",
        "weights:",
    ]
    lines += [f"  {trait}: {weight:.3f}" for trait, weight in sorted(weights.items())]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    raise SystemExit(main())
