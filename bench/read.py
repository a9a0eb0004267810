"""Speed and memory of reading: `python -m bench.read [--check]`.

Throughput is one core's, warm, the median of several rounds, over the sample article and the gold articles. Beside it, in the same run and
on the same texts, stands spaCy's tokenizer for Hindi alone: what a pipeline costs before it has read anything. The start of the whole
process and its peak memory are measured from outside. `--check` fails where a figure is over its budget.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vaarta.model.article import Article
from vaarta.model.readers import Readers
from vaarta.reading import read
from vaarta.reading.learned import available

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "samples" / "tokyo-2024-03-08.txt"
GOLD = ROOT / "eval" / "gold" / "hi"
VAARTA = Path(sys.executable).with_name("vaarta")


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, and what it may be: at least or at most `budget`, if there is one."""

    name: str
    value: float
    unit: str
    budget: float | None = None
    at_least: bool = False

    @property
    def within(self) -> bool:
        """Whether the figure keeps its budget."""
        if self.budget is None:
            return True
        return self.value >= self.budget if self.at_least else self.value <= self.budget

    def __str__(self) -> str:
        bound = "" if self.budget is None else f"   ({'at least' if self.at_least else 'at most'} {self.budget:g})"
        return f"{self.name:52}{self.value:>10.2f} {self.unit}{bound}{'' if self.within else '  OVER'}"


def median_seconds(function: Callable[[], object], rounds: int) -> float:
    """The median time of a call, after one to warm up."""
    function()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        function()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def gold_articles() -> list[Article]:
    """The gold articles, to be read."""
    articles = []
    for path in sorted(GOLD.glob("*.json")):
        data = json.loads(path.read_text("utf-8"))
        articles.append(
            Article(id=path.stem, text=data["text"], language=data["language"], published=date.fromisoformat(data["published"]))
        )
    return articles


def throughput(rounds: int) -> list[Figure]:
    """Articles a second, and the same for spaCy's Hindi tokenizer alone."""
    sample = Article(id="sample", text=SAMPLE.read_text("utf-8"), language="hi", published=date(2024, 3, 9))
    gold = gold_articles()
    characters = sum(len(article.text) for article in gold) // len(gold)
    on_sample = 1 / median_seconds(lambda: read(sample, readers=Readers.FRAMES), rounds * 5)
    on_gold = len(gold) / median_seconds(lambda: [read(article, readers=Readers.FRAMES) for article in gold], rounds)
    figures = [
        Figure(f"read, the sample ({len(sample.text)} characters)", on_sample, "articles/s", 60, at_least=True),
        Figure(f"read, gold ({characters} characters on average)", on_gold, "articles/s"),
    ]
    if available():
        both = 1 / median_seconds(lambda: read(sample, readers=Readers.BOTH), rounds * 3)
        both_gold = len(gold) / median_seconds(
            lambda: [read(article, readers=Readers.BOTH) for article in gold], max(rounds // 3, 1)
        )
        figures += [
            Figure("with the learned reader, the sample", both, "articles/s", 12, at_least=True),
            Figure("with the learned reader, gold", both_gold, "articles/s"),
        ]
    try:
        import spacy
    except ImportError:
        print("spaCy is not installed: no comparison (make bench installs it)", file=sys.stderr)
        return figures
    tokenize = spacy.blank("hi").make_doc
    peer = 1 / median_seconds(lambda: tokenize(sample.text), rounds * 5)
    return [
        *figures,
        Figure("spaCy's blank Hindi tokenizer alone, the sample", peer, "articles/s"),
        Figure("reading takes, of the time of that tokenizer", peer / on_sample, "times"),
    ]


LAUNCHER = """
import os, sys, time
null = os.open(os.devnull, os.O_WRONLY)
start = time.perf_counter()
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, null, 1)])
_, status, usage = os.wait4(pid, 0)
print(time.perf_counter() - start, usage.ru_maxrss, status)
"""


def run(arguments: Sequence[str]) -> tuple[float, float]:
    """Seconds and peak memory in MB of one process, by its own resource usage; its output is thrown away.

    A bare interpreter starts it: Linux counts the memory of the starting process as the peak of the started one.
    """
    call = [sys.executable, "-I", "-S", "-c", LAUNCHER, *arguments]
    seconds, peak, status = subprocess.run(call, capture_output=True, text=True, check=True).stdout.split()
    if status != "0":
        raise SystemExit(f"{' '.join(arguments)} failed")
    return float(seconds), int(peak) / (1024 if sys.platform != "darwin" else 1024**2)


def processes(rounds: int) -> list[Figure]:
    """Whole processes: how long they take from cold, and how much memory at most."""
    version = [run([str(VAARTA), "--version"])[0] for _ in range(rounds)]
    reads = [run([str(VAARTA), "read", "--readers", "frames", str(SAMPLE)]) for _ in range(rounds)]
    figures = [
        Figure("vaarta --version, whole process", statistics.median(version), "s", 0.3),
        Figure("vaarta read of the sample, whole process", statistics.median(t for t, _ in reads), "s", 1.5),
        Figure("vaarta read of the sample, peak memory", max(memory for _, memory in reads), "MB", 250),
    ]
    if available():
        both = [run([str(VAARTA), "read", "--readers", "both", str(SAMPLE)]) for _ in range(rounds)]
        figures += [
            Figure("with the learned reader, whole process", statistics.median(t for t, _ in both), "s"),
            Figure("with the learned reader, peak memory", max(memory for _, memory in both), "MB"),
        ]
    return figures


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m bench.read", description=__doc__)
    parser.add_argument("--rounds", type=int, default=9, help="rounds of each measurement (default: %(default)s)")
    parser.add_argument("--check", action="store_true", help="fail where a figure is over its budget")
    options = parser.parse_args(arguments)
    figures = [*throughput(options.rounds), *processes(options.rounds)]
    print(*figures, sep="\n")
    return 1 if options.check and not all(figure.within for figure in figures) else 0


if __name__ == "__main__":
    sys.exit(main())
