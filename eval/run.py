"""Read the gold articles and measure: `python -m eval.run [--verbose] [--json] [--raise | --lower] [--gold DIR --glob PATTERN]`.

Every third article, in order of name, is for checking only: rules are never tuned on it, and its figures stand apart. Figures
of our own gold are compared with eval/floors.json; below a floor, or with other gold than the floors were measured on, the command fails.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.table import Table

from eval import annotation
from eval.annotation import GoldArticle, Report
from eval.floors import CEILINGS, breaches, figures_of, is_worse, read_floors, write_floors
from eval.reliability import bins, calibration_error
from eval.score import Rate, Score, score
from vaarta.model.article import Article
from vaarta.model.contract import report_to_dict
from vaarta.model.errors import VaartaError
from vaarta.model.readers import Readers
from vaarta.reading import read


def as_article(name: str, article: GoldArticle) -> Article:
    """An annotated article as the reader takes it."""
    return Article(
        id=name,
        text=article.text,
        language=article.language,
        published=date.fromisoformat(article.published) if article.published else None,
        publisher=article.publisher,
    )


def read_all(gold: Mapping[str, GoldArticle], readers: Readers = Readers.FRAMES) -> tuple[dict[str, Report], list[str]]:
    """The reports of all articles as `readers` tell them, by name, and a line for each article that could not be read."""
    reports, failures = {}, []
    for name, article in gold.items():
        try:
            report = read(as_article(name, article), readers=readers)
        except VaartaError as error:
            failures.append(f"{name}: {error}")
        except Exception as error:
            error.add_note(f"while reading {name}")
            raise
        else:
            reports[name] = annotation.as_report(report_to_dict(report))
    return reports, failures


def parts_of(gold: Mapping[str, GoldArticle], reports: Mapping[str, Report]) -> dict[str, Score]:
    """The score of the tuning part, of the checking part, and of all."""
    tuning, checking = annotation.split_parts(tuple(gold))
    names = {"tuning": tuning, "checking": checking, "all": tuple(gold)}
    return {part: score(annotation.pick(gold, chosen), annotation.pick(reports, chosen)) for part, chosen in names.items()}


def show(console: Console, parts: Mapping[str, Score], floors: Mapping[str, Mapping[str, float]]) -> None:
    """The figures as tables, for a person."""
    table = Table(title="Figures on gold (floor in brackets)", title_justify="left")
    table.add_column("")
    for part, result in parts.items():
        table.add_column(f"{part}\n{result.articles} articles", justify="right")
    measured = {part: figures_of(result) for part, result in parts.items()}
    for name in measured["all"]:
        table.add_row(name, *(_cell(name, measured[part][name], floors.get(part, {}).get(name)) for part in parts))
    console.print(table)
    console.print(_kinds(parts["all"]), _reliability(parts["all"]))
    everything = parts["all"]
    console.print(
        f"{everything.found.gold} events in gold, {everything.found.predicted} predicted, {everything.found.hits} found, "
        f"{everything.exact.hits} exact; {everything.empty_false} in the {everything.empty_articles} articles without events; "
        f"notes {everything.notes.hits} of {everything.notes.gold}, {everything.notes.predicted} predicted"
    )


def _cell(name: str, value: float, floor: float | None) -> str:
    pattern = "{:.0f}" if name in CEILINGS else "{:.3f}"
    if floor is None:
        return pattern.format(value)
    style = "red" if is_worse(name, value, floor) else "dim"
    return f"{pattern.format(value)} [{style}]({pattern.format(floor)})[/]"


def _kinds(result: Score) -> Table:
    table = Table("kind", "gold", "predicted", "precision", "recall", "F1", title="Events found, by kind", title_justify="left")
    for kind, rate in sorted(result.kinds.items(), key=lambda item: -item[1].gold):
        table.add_row(kind, str(rate.gold), str(rate.predicted), *_rate(rate))
    return table


def _rate(rate: Rate) -> tuple[str, str, str]:
    return f"{rate.precision:.3f}", f"{rate.recall:.3f}", f"{rate.f1:.3f}"


def _reliability(result: Score) -> Table:
    error = calibration_error(result.confidences)
    table = Table(
        "confidence from", "events", "mean", "right", title=f"Reliability (calibration error {error:.3f})", title_justify="left"
    )
    for one in bins(result.confidences):
        table.add_row(f"{one.low:.2f}", str(one.count), f"{one.confidence:.3f}", f"{one.precision:.3f}")
    return table


def judge_floors(parts: Mapping[str, Score], digest: str, options: argparse.Namespace) -> list[str]:
    """Compare with the floors, or rewrite them if asked; the lines say what is wrong, and none means that all is well."""
    measured = {part: figures_of(parts[part]) for part in ("tuning", "checking")}
    known, floors = read_floors(options.readers)
    if options.lower:
        write_floors(digest, measured, options.readers)
        return []
    problems = breaches(floors, measured)
    if known != digest:
        what = "there are no floors yet" if known is None else "the gold is not the one that the floors were measured on"
        problems.append(f"{what}: look at the figures, then --raise (or --lower, with the reason in the changelog)")
    if not options.raise_floors:
        return problems
    if breaches(floors, measured):
        return [*breaches(floors, measured), "nothing raised: a figure fell; --lower says that this is meant"]
    write_floors(digest, measured, options.readers)
    return []


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m eval.run", description=__doc__)
    parser.add_argument("--gold", type=Path, default=annotation.HINDI, help="a folder of annotated articles (default: our own)")
    parser.add_argument("--glob", default="*.json", help="which files of it (default: %(default)s)")
    parser.add_argument(
        "--readers", type=Readers, choices=tuple(Readers), default=Readers.FRAMES, help="who reads (default: %(default)s)"
    )
    parser.add_argument("--verbose", action="store_true", help="print every missed, spurious and inexact event")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--raise", dest="raise_floors", action="store_true", help="make the figures the floors; none may fall")
    change.add_argument("--lower", action="store_true", help="make the figures the floors, also where they fall")
    options = parser.parse_args(arguments)

    gold = annotation.read_gold(options.gold, options.glob)
    if not gold:
        parser.error(f"no file of {options.gold} fits {options.glob}")
    reports, failures = read_all(gold, options.readers)
    parts = parts_of(gold, reports)
    own = options.gold.resolve() == annotation.HINDI.resolve() and options.glob == "*.json"
    problems = judge_floors(parts, annotation.digest(options.gold), options) if own else []
    console = Console(stderr=options.json, width=None if sys.stdout.isatty() else 110)
    if options.verbose:
        for finding in parts["all"].findings:
            console.print(str(finding), markup=False, highlight=False, soft_wrap=True)
    if options.json:
        print(json.dumps({part: result.to_dict() for part, result in parts.items()}, indent=1))
    else:
        show(console, parts, read_floors(options.readers)[1] if own else {})
    for line in failures:
        console.print(f"not read: {line}", markup=False, style="red")
    for line in problems:
        console.print(line, markup=False, style="red")
    return 1 if problems or failures else 0


if __name__ == "__main__":
    sys.exit(main())
