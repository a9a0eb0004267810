"""The README's picture of a terminal: `python -m tests.cli.picture` writes `docs/picture.svg` and the README's excerpt anew."""

from __future__ import annotations

import io
import re
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console

from vaarta.cli.table import report_lines
from vaarta.model.article import Article
from vaarta.model.report import Report
from vaarta.reading import read
from vaarta.sources import wire_header

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "tokyo-2024-03-08.txt"
PICTURE = ROOT / "docs" / "picture.svg"
COLUMNS, ROWS = 100, 48
README = ROOT / "README.md"
EXCERPT = re.compile(r"(?<=<!-- excerpt -->\n```text\n).*?(?=```\n)", re.S)
SHOWN = "2024-03-07 "
"""The event that the excerpt shows, by its day: mechanism, topics, relation, quote and note."""
_PIECE = re.compile(r'<text class="(?P<style>vaarta-r\d+)" x="(?P<x>[^"]*)" y="(?P<y>[^"]*)"[^>]*>(?P<words>[^<]*)</text>')
_INDIC = re.compile("[\u0900-\u097f]")
_FONTS = re.compile(r"@font-face \{\{.*?\}\}\s*", re.S)


def report() -> Report:
    """The sample's report."""
    text = SAMPLE.read_text("utf-8")
    published, _ = wire_header(text, SAMPLE.name)
    return read(Article(SAMPLE.stem, text, published=published))


def picture() -> str:
    """The first lines of the sample's report in a terminal of 100 columns, as SVG that fetches nothing."""
    console = Console(
        record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="truecolor", legacy_windows=False
    )
    lines = list(report_lines(report(), width=COLUMNS))
    last = max(at for at, line in enumerate(lines[:ROWS]) if not line.plain)
    for line in lines[:last]:
        console.print(line, no_wrap=True, overflow="ignore", crop=False)
    svg = console.export_svg(
        title=f"vaarta read {SAMPLE.relative_to(ROOT)}", code_format=_FONTS.sub("", CONSOLE_SVG_FORMAT), unique_id="vaarta"
    )
    return "\n".join(_flowing(line) if _INDIC.search(line) else line for line in svg.splitlines()) + "\n"


def _flowing(line: str) -> str:
    """The pieces of one row, those from the first in Devanagari on in one flow: its letters are no cells wide, so that what
    follows would stand upon it."""
    rows: dict[str, list[re.Match[str]]] = {}
    for piece in _PIECE.finditer(line):
        rows.setdefault(piece["y"], []).append(piece)
    for pieces in rows.values():
        first = next((at for at, piece in enumerate(pieces) if _INDIC.search(piece["words"])), None)
        if first is None:
            continue
        opening, *rest = pieces[first:]
        flow = "".join(f'<tspan class="{piece["style"]}">{piece["words"]}</tspan>' for piece in pieces[first:])
        line = line.replace(opening[0], f'<text x="{opening["x"]}" y="{opening["y"]}">{flow}</text>')
        for piece in rest:
            line = line.replace(piece[0], "", 1)
    return line


def excerpt() -> str:
    """The head of the sample's report, and one of its events, as they are printed into a pipe."""
    lines = [line.plain for line in report_lines(report(), width=COLUMNS, marked=True)]
    first = next(at for at, line in enumerate(lines) if line.startswith(SHOWN))
    head = next(at for at, line in enumerate(lines) if line.startswith("─")) + 1
    return "\n".join([*lines[:head], *lines[first : lines.index("", first)], ""])


if __name__ == "__main__":
    README.write_text(EXCERPT.sub(lambda _: excerpt(), README.read_text("utf-8"), count=1), "utf-8")
    PICTURE.write_text(picture(), "utf-8")
