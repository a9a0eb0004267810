"""Topics per topic: `python -m eval.topics GOLD [--glob 'hi-*.json']` prints, over the events that the scorer aligns, how often
each topic is annotated, read and both, with its precision and recall, most annotated first."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from eval import annotation
from eval.annotation import GoldArticle
from eval.match import align
from eval.run import as_article
from vaarta.model.contract import report_to_dict
from vaarta.model.readers import Readers
from vaarta.reading import read

Pair = tuple[frozenset[str], frozenset[str]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the articles and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--glob", default="*.json")
    options = parser.parse_args(arguments)
    gold = annotation.read_gold(options.gold, options.glob)
    print("\n".join(table(pair for name in gold for pair in pairs(name, gold[name]))))
    return 0


def pairs(name: str, article: GoldArticle) -> Iterator[Pair]:
    """The annotated and the read topics of every aligned pair of events of one article."""
    report = annotation.as_report(report_to_dict(read(as_article(name, article), readers=Readers.FRAMES)))
    for want, got in align(article.events, report.events):
        yield frozenset(article.events[want].topics), frozenset(report.events[got].topics)


def table(rows: Iterable[Pair]) -> Iterator[str]:
    """One line for each topic, and one for all."""
    annotated: Counter[str] = Counter()
    given: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for want, got in rows:
        annotated.update(want)
        given.update(got)
        right.update(want & got)
    for topic in sorted(annotated | given, key=lambda t: (-annotated[t], t)):
        yield _line(topic, annotated[topic], given[topic], right[topic])
    yield _line("all", annotated.total(), given.total(), right.total())


def _line(name: str, annotated: int, given: int, right: int) -> str:
    precision, recall = right / given if given else 0.0, right / annotated if annotated else 0.0
    return f"{name:20} gold {annotated:4} read {given:4} right {right:4} P {precision:.2f} R {recall:.2f}"


if __name__ == "__main__":
    raise SystemExit(main())
