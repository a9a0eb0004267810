"""Floors: figures that a change may raise and not lower, kept with the digest of the gold that they were measured on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from eval.score import Score
from vaarta.model.readers import Readers

FILES = {Readers.FRAMES: Path(__file__).with_name("floors.json"), Readers.BOTH: Path(__file__).with_name("floors-both.json")}
CEILINGS = frozenset({"empty_false"})
"""Figures of which less is better."""

Figures = Mapping[str, float]


def figures_of(score: Score) -> dict[str, float]:
    """The figures of a score that have a floor, by name."""
    return {
        "found.precision": score.found.precision,
        "found.recall": score.found.recall,
        "exact.precision": score.exact.precision,
        "exact.recall": score.exact.recall,
        **{f"slot.{slot}": value for slot, value in score.slots.items()},
        "topics.f1": score.topics.f1,
        "quotes.precision": score.quotes.precision,
        "quotes.recall": score.quotes.recall,
        "relations.precision": score.relations.precision,
        "relations.recall": score.relations.recall,
        "evidence.inside": score.evidence_inside,
        "evidence.right": score.evidence_right,
        "empty_false": score.empty_false,
    }


def is_worse(name: str, value: float, floor: float) -> bool:
    """Whether `value` is on the wrong side of its floor.

    >>> is_worse("found.recall", 0.5, 0.6), is_worse("empty_false", 1, 2)
    (True, False)
    """
    return value > floor if name in CEILINGS else value < floor


def read_floors(readers: Readers = Readers.FRAMES, path: Path | None = None) -> tuple[str | None, dict[str, dict[str, float]]]:
    """The digest of the gold and, for each part, its floors; (None, {}) where there is no file yet."""
    path = path or FILES[readers]
    if not path.is_file():
        return None, {}
    data = json.loads(path.read_text("utf-8"))
    return data["gold"], data["floors"]


def breaches(floors: Mapping[str, Figures], measured: Mapping[str, Figures]) -> list[str]:
    """One line for each figure below its floor; a figure without a floor has nothing to be below of.

    >>> breaches({"tuning": {"found.recall": 0.6}}, {"tuning": {"found.recall": 0.55}})
    ['tuning: found.recall is 0.5500, its floor 0.6000']
    """
    return [
        f"{part}: {name} is {measured[part][name]:.4f}, its floor {floor:.4f}"
        for part, figures in floors.items()
        for name, floor in figures.items()
        if is_worse(name, measured[part][name], floor)
    ]


def write_floors(
    digest: str, measured: Mapping[str, Figures], readers: Readers = Readers.FRAMES, path: Path | None = None
) -> None:
    """Make what was measured the floors."""
    path = path or FILES[readers]
    path.write_text(json.dumps({"gold": digest, "floors": measured}, indent=1) + "\n", "utf-8")
