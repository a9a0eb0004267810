"""Merge the gold stories and measure: `python -m eval.stories.run [--verbose] [--gold DIR] [--raise | --lower]`.

Twice: with the reports that the program reads from the articles, and with the gold events in their place (`merge alone`), which
shows what the merge does with a reader without faults. Articles in languages whose events no pack reads are left out of the first.
Every third story, by name, is for checking only. Figures of our own gold are compared with eval/stories/floors.json.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from eval.annotation import GoldArticle, as_report, digest, split_parts
from eval.floors import breaches, read_floors, write_floors
from eval.match import align
from eval.run import as_article
from eval.stories.oracle import gold_tellings
from eval.stories.score import Place, StoryScore, add_story
from eval.stories.story import STORIES, Story, read_stories
from vaarta.knowledge.store import load
from vaarta.model.contract import report_to_dict
from vaarta.model.readers import Readers
from vaarta.model.record import Ref, Telling, tellings
from vaarta.packs import languages
from vaarta.reading import read
from vaarta.record.merge import merge

FLOORS = Path(__file__).with_name("floors.json")
Tell = Callable[[str, GoldArticle], tuple[tuple[Telling, ...], dict[Place, Ref]]]


def as_read(name: str, article: GoldArticle) -> tuple[tuple[Telling, ...], dict[Place, Ref]]:
    """What the program tells of an article, and which telling is which gold event."""
    if article.language not in languages("cues"):
        return (), {}
    report = read(as_article(name, article), readers=Readers.FRAMES)
    predicted = as_report(report_to_dict(report)).events
    pairs = align(article.events, predicted)
    return tellings(report), {(name, gold): Ref(name, str(predicted[found].id)) for gold, found in pairs}


def as_annotated(name: str, article: GoldArticle) -> tuple[tuple[Telling, ...], dict[Place, Ref]]:
    """What a reader without faults would tell of it."""
    told = gold_tellings(name, article, load())
    return told, {(name, position): telling.ref for position, telling in enumerate(told)}


def measure(stories: Sequence[Story], tell: Tell) -> StoryScore:
    """The score of `stories`, each merged alone."""
    score = StoryScore()
    for story in stories:
        told: list[Telling] = []
        refs: dict[Place, Ref] = {}
        for name, article in story.articles.items():
            more, where = tell(name, article)
            told += more
            refs |= where
        add_story(score, story, merge(told, knowledge=load()).entries, refs)
    return score


def measure_all(stories: Sequence[Story]) -> dict[str, StoryScore]:
    """The scores of both ways and both parts."""
    _, checking = split_parts([story.name for story in stories])
    parts = {
        "tuning": [story for story in stories if story.name not in checking],
        "checking": [story for story in stories if story.name in checking],
    }
    return {
        f"{part}, {way}": measure(chosen, tell)
        for way, tell in (("as read", as_read), ("merge alone", as_annotated))
        for part, chosen in parts.items()
    }


def digest_of(folder: Path) -> str:
    """What the floors were measured on."""
    return digest(folder, "*/*.json")


def show(console: Console, measured: dict[str, StoryScore]) -> None:
    """The figures as a table, for a person."""
    table = Table(title="Merging on gold stories", title_justify="left")
    table.add_column("")
    for part, score in measured.items():
        table.add_column(f"{part}\n{score.events} events", justify="right")
    figures = {part: score.figures() for part, score in measured.items()}
    for name in next(iter(figures.values())):
        table.add_row(name, *(f"{figures[part][name]:.3f}" for part in measured))
    console.print(table)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m eval.stories.run", description=__doc__)
    parser.add_argument("--gold", type=Path, default=STORIES, help="a folder of stories (default: our own)")
    parser.add_argument("--verbose", action="store_true", help="print what is wrong, but for the checking part")
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--raise", dest="raise_floors", action="store_true", help="make the figures the floors; none may fall")
    change.add_argument("--lower", action="store_true", help="make the figures the floors, also where they fall")
    options = parser.parse_args(arguments)
    measured = measure_all(read_stories(options.gold))
    console = Console(width=None if sys.stdout.isatty() else 110)
    if options.verbose:
        for part, score in measured.items():
            for finding in score.findings if part.startswith("tuning") else ():
                console.print(f"{part}: {finding}", markup=False, highlight=False, soft_wrap=True)
    show(console, measured)
    problems = _judge(measured, options) if options.gold.resolve() == STORIES.resolve() else []
    for line in problems:
        console.print(line, markup=False, style="red")
    return 1 if problems else 0


def _judge(measured: dict[str, StoryScore], options: argparse.Namespace) -> list[str]:
    figures = {part: {name: round(value, 4) for name, value in score.figures().items()} for part, score in measured.items()}
    digest = digest_of(options.gold)
    known, floors = read_floors(path=FLOORS)
    problems = [] if options.lower else breaches(floors, figures)
    if options.lower or (options.raise_floors and not problems):
        write_floors(digest, figures, path=FLOORS)
        return []
    if known != digest:
        problems.append(
            "the stories are not those that the floors were measured on: look at the figures, then --raise or --lower"
        )
    return problems


if __name__ == "__main__":
    sys.exit(main())
