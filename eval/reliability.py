"""Whether confidence means what it says: of events at 0.9, nine in ten should be right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


@dataclass(frozen=True, slots=True)
class Bin:
    """Events with a confidence from `low` up to the next bin's: how many, their mean confidence, the share that is right."""

    low: float
    count: int
    confidence: float
    precision: float


def bins(confidences: Sequence[tuple[float, bool]], edges: Sequence[float] = EDGES) -> tuple[Bin, ...]:
    """The bins that hold an event, in order.

    >>> bins([(0.9, True), (0.92, False), (0.55, True)])
    (Bin(low=0.5, count=1, confidence=0.55, precision=1.0), Bin(low=0.9, count=2, confidence=0.91, precision=0.5))
    """
    result = []
    for low, high in zip(edges, (*edges[1:], float("inf")), strict=True):
        inside = [(confidence, right) for confidence, right in confidences if low <= confidence < high]
        if inside:
            count = len(inside)
            mean, precision = sum(c for c, _ in inside) / count, sum(right for _, right in inside) / count
            result.append(Bin(low, count, round(mean, 4), round(precision, 4)))
    return tuple(result)


def calibration_error(confidences: Sequence[tuple[float, bool]]) -> float:
    """Expected calibration error: the mean distance between confidence and precision of the bins, weighted by their size.

    >>> calibration_error([(0.9, True), (0.9, False)])
    0.4
    """
    total = len(confidences)
    return round(sum(b.count * abs(b.confidence - b.precision) for b in bins(confidences)) / total, 4) if total else 0.0
