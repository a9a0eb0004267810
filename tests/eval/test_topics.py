"""The table of topics: each topic's counts, and all."""

from __future__ import annotations

from eval.topics import table


def test_each_topic_is_counted_over_the_pairs_and_all_come_last() -> None:
    rows = [(frozenset({"trade", "energy"}), frozenset({"trade"})), (frozenset({"trade"}), frozenset({"trade", "law"}))]
    lines = list(table(rows))
    assert [line.split()[0] for line in lines] == ["trade", "energy", "law", "all"]
    assert lines[0].endswith("gold    2 read    2 right    2 P 1.00 R 1.00")
    assert lines[-1].endswith("gold    3 read    3 right    2 P 0.67 R 0.67")
