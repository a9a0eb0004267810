"""What each stage of reading costs: `python -m bench.stages [--gold DIR --glob PATTERN] [--rounds N]`.

Milliseconds an article, on one core, warm, the median of several rounds over all articles. Only what the reader itself calls is
timed, so that no stage counts twice; what it does between the stages is the rest.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from unittest.mock import patch

from eval import annotation
from eval.run import as_article
from vaarta.model.article import Article
from vaarta.reading import reader

STAGES = {
    "segment": ("segment",),
    "dateline": ("find_dateline",),
    "times": ("tag_times",),
    "names": ("tag_names",),
    "link": ("link",),
    "clauses, verbs": ("parse",),
    "events": ("extract_events",),
    "speech": ("extract_quotes",),
    "discourse": (
        *("merge_drafts", "complete_messages", "complete_agreements", "end_visits", "inherit", "Scene"),
        *("one_occasion", "set_places", "select", "relate"),
    ),
    "topics": ("give_topics",),
    "notes": ("pencil_notes",),
    "events of the report": ("build_events",),
}
"""The functions of each stage, by their name in the reader."""


def timed(function: Callable[..., Any], stage: str, spent: Counter[str]) -> Callable[..., Any]:
    """`function`, with the nanoseconds that it takes added to `spent`."""

    def call(*given: Any, **named: Any) -> Any:
        start = time.perf_counter_ns()
        try:
            return function(*given, **named)
        finally:
            spent[stage] += time.perf_counter_ns() - start

    return call


def spent_on(articles: Sequence[Article]) -> Counter[str]:
    """The nanoseconds that each stage takes to read `articles` once, and the rest of the whole."""
    spent: Counter[str] = Counter()
    with ExitStack() as stack:
        for stage, names in STAGES.items():
            for name in names:
                stack.enter_context(patch.object(reader, name, timed(getattr(reader, name), stage, spent)))
        start = time.perf_counter_ns()
        for article in articles:
            reader.read(article)
        whole = time.perf_counter_ns() - start
    spent["(the rest)"] = whole - spent.total()
    return spent


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m bench.stages", description=__doc__)
    parser.add_argument("--gold", type=Path, default=annotation.HINDI, help="a folder of annotated articles (default: our own)")
    parser.add_argument("--glob", default="*.json", help="which files of it (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=7, help="rounds of the measurement (default: %(default)s)")
    options = parser.parse_args(arguments)
    articles = [as_article(name, one) for name, one in annotation.read_gold(options.gold, options.glob).items()]
    spent_on(articles)
    rounds = [spent_on(articles) for _ in range(options.rounds)]
    each = {stage: statistics.median(spent[stage] for spent in rounds) / 1e6 / len(articles) for stage in (*STAGES, "(the rest)")}
    whole = sum(each.values())
    print("| stage | ms an article | share |\n|---|---|---|")
    for stage, cost in (*each.items(), ("all", whole)):
        print(f"| {stage} | {cost:.2f} | {cost / whole:.0%} |")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
