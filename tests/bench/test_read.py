from __future__ import annotations

import sys

import pytest

from bench.read import Figure, run


def test_a_figure_keeps_its_budget_on_its_own_side() -> None:
    assert Figure("start", 0.2, "s", 0.3).within
    assert not Figure("start", 0.4, "s", 0.3).within
    assert Figure("throughput", 80, "articles/s", 60, at_least=True).within
    assert not Figure("throughput", 40, "articles/s", 60, at_least=True).within
    assert "OVER" in str(Figure("start", 0.4, "s", 0.3))
    assert Figure("no budget", 1, "s").within


def test_time_and_memory_are_those_of_the_process() -> None:
    small, large = run([sys.executable, "-c", "0"]), run([sys.executable, "-c", "x = bytearray(b'1') * 80_000_000"])
    assert 60 < large[1] - small[1] < 120
    assert small[0] > 0


def test_a_process_that_fails_is_not_measured() -> None:
    with pytest.raises(SystemExit, match="failed"):
        run([sys.executable, "-c", "raise SystemExit(3)"])
