"""Tag the sentences of this folder and measure: `python -m eval.times.run [--json] [--verbose] [--raise | --lower] [--set FILE]`.

Prints relaxed span F1 and value F1 for each language and half, and fails below the floors in `floors.json`. `--verbose` prints
what is wrong in the tuning halves (that of the checking halves is not looked at while rules are written). `ms_hi_spec`, the
Microsoft Recognizers-Text specification (MIT licence), follows other conventions: it has spans only, and no floor.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from eval.times.score import Score, score
from eval.times.sets import FOLDER, OWN, Sentence, digest, halves, read_set
from vaarta.model.report import TimeExpression
from vaarta.reading.times import tag_text

FLOORS = FOLDER / "floors.json"
FLOORED = ("relaxed_f1", "value_f1")
FOREIGN = FOLDER / "ms_hi_spec.jsonl"


@dataclass(frozen=True, slots=True)
class Tagged:
    """One expression of ours, as the scorer takes it."""

    start: int
    end: int
    type: str
    value: str


def predicted(expression: TimeExpression) -> Tagged:
    """`expression` as the scorer takes it."""
    return Tagged(expression.span.start, expression.span.end, expression.type, expression.value)


def measure(sentences: Iterable[Sentence]) -> Score:
    """The score of our tagger on `sentences`."""
    return score((one, [predicted(x) for x in tag_text(one.text, one.anchor, one.lang)]) for one in sentences)


def measure_all() -> dict[str, Score]:
    """The scores of our own sets, by name and half."""
    parts = ((name, half, part) for name in OWN for half, part in halves(read_set(FOLDER / f"{name}.jsonl")).items())
    return {f"{name} {half}": measure(part) for name, half, part in parts}


def breaches(floors: Mapping[str, Mapping[str, float]], measured: Mapping[str, Score]) -> list[str]:
    """One line for each figure below its floor."""
    return [
        f"{part}: {name} is {measured[part].to_dict()[name]:.4f}, its floor {floor:.4f}"
        for part, figures in floors.items()
        for name, floor in figures.items()
        if measured[part].to_dict()[name] < floor
    ]


def judge(measured: Mapping[str, Score], options: argparse.Namespace) -> list[str]:
    """Compare with the floors, or rewrite them if asked; the lines say what is wrong."""
    sets = digest(FOLDER / f"{name}.jsonl" for name in OWN)
    known = json.loads(FLOORS.read_text("utf-8")) if FLOORS.is_file() else {"sets": None, "floors": {}}
    problems = breaches(known["floors"], measured)
    if options.lower or (options.raise_floors and not problems):
        floors = {part: {name: result.to_dict()[name] for name in FLOORED} for part, result in measured.items()}
        FLOORS.write_text(json.dumps({"sets": sets, "floors": floors}, indent=1) + "\n", "utf-8")
        return []
    if known["sets"] != sets:
        problems.append("the sets are not those that the floors were measured on: look at the figures, then --raise or --lower")
    return problems


def show(console: Console, measured: Mapping[str, Score]) -> None:
    """The figures as a table, for a person."""
    table = Table(title="Times", title_justify="left")
    for title in ("set and half", "sentences", "expressions", "relaxed F1", "strict F1", "value F1"):
        table.add_column(title, justify="left" if title == "set and half" else "right")
    for part, result in measured.items():
        figures = result.to_dict()
        rates = [f"{figures[name]:.3f}" for name in ("relaxed_f1", "strict_f1", "value_f1")]
        if part == FOREIGN.stem:
            rates[2] = "-"
        table.add_row(part, f"{result.sentences}", f"{result.gold}", *rates)
    console.print(table)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m eval.times.run", description=__doc__)
    parser.add_argument("--set", type=Path, help="another file in the same format, measured without floors")
    parser.add_argument("--verbose", action="store_true", help="print what is wrong in the tuning halves")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--raise", dest="raise_floors", action="store_true", help="make the figures the floors; none may fall")
    change.add_argument("--lower", action="store_true", help="make the figures the floors, also where they fall")
    options = parser.parse_args(arguments)

    if options.set is not None:
        measured, problems = {options.set.stem: measure(read_set(options.set))}, []
    else:
        measured = measure_all()
        problems = judge(measured, options)
        measured |= {FOREIGN.stem: measure(read_set(FOREIGN))}
    console = Console(stderr=options.json, width=None if sys.stdout.isatty() else 110)
    if options.json:
        print(json.dumps({part: result.to_dict() for part, result in measured.items()}, indent=1))
    else:
        show(console, measured)
    if options.verbose:
        shown = (one for part, result in measured.items() if not part.endswith(" check") for one in result.findings)
        for finding in shown:
            console.print(str(finding), markup=False, highlight=False, soft_wrap=True)
    for line in problems:
        console.print(line, markup=False, style="red")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
