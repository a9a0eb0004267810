"""Numerals: what a run of number words and digits amounts to."""

from __future__ import annotations

from collections.abc import Sequence

SMALLEST_SCALE = 100


def amount(numbers: Sequence[float], fraction: float = 0) -> float | None:
    """The number that `numbers`, in the order of the words, amount to, with `fraction` added; None if they do not.

    Smaller numbers add up, scales multiply what stands before them: 2, 1000, 25 is 2025; 20, 5 is 25. A fraction without a
    number counts from one (a quarter more than one).

    >>> amount([2, 1000, 25]), amount([1, 100, 5]), amount([4], .5), amount([], .25)
    (2025, 105, 4.5, 1.25)
    >>> amount([5, 6]) is None
    True
    """
    if not numbers:
        return 1 + fraction if fraction else None
    total, current, room = 0.0, 0.0, float("inf")
    for number in numbers:
        if number >= SMALLEST_SCALE and number in (100, 1000, 100_000, 1_000_000, 10_000_000, 1_000_000_000):
            current = (current or 1) * number
            if number > SMALLEST_SCALE:
                total, current = total + current, 0.0
            room = number
        elif number >= room or (current and not _fits(current, number)):
            return None
        else:
            current += number
            room = number if number < 10 or number % 10 else 10
    result = total + current + fraction
    return int(result) if result == int(result) else result


def _fits(current: float, number: float) -> bool:
    """Whether `number` can be added to `current`: units to tens, tens and units to hundreds."""
    step = 10 if current % 100 else 100
    return number < step and current % step == 0
