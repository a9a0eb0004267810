"""Fit the weights of pronoun antecedents on the working part of the training gold, and print them as YAML for the pack.

    python -m eval.fit_reference GOLD [--decay D]

Each gold mention that is a pronoun is one choice among the persons told before it; the weights maximise the likelihood of
the right choices (softmax, L2), one set a role. The checking part (every third article) is only measured.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from eval.match import same
from eval.names import gold_mentions, named
from vaarta.knowledge import load
from vaarta.reading import reference
from vaarta.reading.antecedents import antecedents
from vaarta.reading.candidates import Candidate
from vaarta.reading.dateline import find_dateline
from vaarta.reading.link import link
from vaarta.reading.names import tag_names
from vaarta.reading.segment import segment
from vaarta.reading.story import Actor, Story
from vaarta.reading.times import tag_times

Choice = tuple[str, list[dict[str, float]], int]
Reader = Callable[[Candidate, Story], tuple[Actor | None, float, str]]


def choices(paths: list[Path]) -> tuple[list[Choice], list[Choice]]:
    """The choices of the working and the checking part; pronouns with a gold answer are told as that answer."""
    knowledge, original = load(), reference.read_pronoun
    parts: tuple[list[Choice], list[Choice]] = ([], [])
    for number, path in enumerate(paths):
        article: dict[str, Any] = json.loads(path.read_text("utf-8"))
        segments = segment(article["text"], "hi")
        published = date.fromisoformat(article["published"])
        dateline = find_dateline(segments, knowledge, published)
        times = tag_times(segments, (dateline.date if dateline else None) or published)
        gold = [m for m in gold_mentions(article) if m[0] == "person"]
        reference.read_pronoun = partial(_read, gold=gold, part=parts[number % 3 == 2], original=original)
        try:
            link(segments, tag_names(segments, knowledge), times, dateline, published, article["publisher"], knowledge)
        finally:
            reference.read_pronoun = original
    return parts


def _read(
    candidate: Candidate, story: Story, *, gold: list[tuple[str, str, str, int, int, str]], part: list[Choice], original: Reader
) -> tuple[Actor | None, float, str]:
    """The gold answer of a pronoun, noted as a choice; the reader's own where the gold has none among those told."""
    start, end = story.segments.starts[candidate.first], story.segments.ends[candidate.last - 1]
    names = {name for _, name, _, a, b, _ in gold if a <= start and end <= b and b - a <= end - start + 4}
    rows = antecedents(candidate, story)
    right = [i for i, (actor, _) in enumerate(rows) if any(same(n, named(actor.entity)) for n in names)]
    if names:
        part.append((candidate.word, [features for _, features in rows], right[0] if len(right) == 1 else -1))
    return (rows[right[0]][0], 1.0, "gold") if len(right) == 1 else original(candidate, story)


def fit(data: list[Choice], steps: int = 400, rate: float = 0.3, decay: float = 0.004) -> dict[str, float]:
    """The weights that make the right choices likely."""
    weights: dict[str, float] = {}
    usable = [(rows, right) for _, rows, right in data if right >= 0 and len(rows) > 1]
    for _ in range(steps):
        gradient: dict[str, float] = {}
        for rows, right in usable:
            scores = [sum(weights.get(n, 0.0) * v for n, v in row.items()) for row in rows]
            top = max(scores)
            total = sum(math.exp(s - top) for s in scores)
            for i, row in enumerate(rows):
                error = (i == right) - math.exp(scores[i] - top) / total
                for name, value in row.items():
                    gradient[name] = gradient.get(name, 0.0) + error * value
        for name, value in gradient.items():
            weights[name] = weights.get(name, 0.0) + rate * (value / max(1, len(usable)) - decay * weights.get(name, 0.0))
    return weights


def accuracy(data: list[Choice], weights: dict[str, float]) -> float:
    """The share of choices that the weights make right."""
    right = 0
    for _, rows, answer in data:
        scores = [sum(weights.get(n, 0.0) * v for n, v in row.items()) for row in rows]
        right += bool(scores) and answer == max(range(len(scores)), key=scores.__getitem__)
    return right / len(data) if data else 0.0


def main() -> int:
    """Print the weights and how well they choose."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--decay", type=float, default=0.05, help="L2; 0.05 is best in four folds of the working part")
    parser.add_argument("gold", type=Path, help="a folder of training gold")
    args = parser.parse_args()
    working, checking = choices(sorted(args.gold.glob("hi-*.json")))
    fitted: dict[str, dict[str, float]] = {}
    for role in ("subject", "object", "possessive"):
        here, there = ([c for c in part if c[0] == role] for part in (working, checking))
        weights = fit(here, steps=1500, rate=1.0, decay=args.decay)
        for name, weight in weights.items():
            if abs(weight) >= 0.05:
                fitted.setdefault(name, {})[role] = weight
        sys.stderr.write(
            f"{role}: {len(here)} working {accuracy(here, weights):.3f}, {len(there)} checking {accuracy(there, weights):.3f}\n"
        )
    for name, by_role in sorted(fitted.items()):
        sys.stdout.write(f"  {name}: {{{', '.join(f'{role}: {weight:.2f}' for role, weight in by_role.items())}}}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
