"""Time expressions for a person in a terminal: value and type, with the words behind them, where every terminal agrees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from vaarta.cli.layout import GAP, columns, paragraph, shown
from vaarta.model.article import Article
from vaarta.model.report import TimeExpression

_HEADS = ("value", "type", "words")
_LEAST, _TYPE = 12, len("DURATION")


def expression_lines(article: Article, found: Sequence[TimeExpression], *, width: int, explain: bool = False) -> Iterator[Text]:
    """The lines for one text, none over `width` columns; `explain` adds which way each expression was read, and why."""
    head = Text(shown(article.id), style="bold")
    head.append(f"  {article.language} · counted from {article.published}", style="not bold")
    yield from paragraph(head, width, Text(), 0)
    yield Text()
    if not found:
        yield Text("no time expressions", style="dim")
        return
    first = max(_LEAST, *(columns(_value(time)) for time in found))
    yield _row(_HEADS, first, ("dim", "dim", "dim"))
    yield Text("─" * min(width, first + _TYPE + 2 * GAP + _LEAST), style="dim")
    for time in found:
        words = shown(time.span.of(article.text))
        lead = _row((_value(time), time.type, ""), first, ("bold", "", ""))
        lead.pad_right(first + _TYPE + 2 * GAP - len(lead.plain))
        yield from paragraph(Text(words), width, lead, len(lead.plain))
        if explain:
            yield from paragraph(Text(shown(_why(time)), style="dim"), width, Text("    = "), 6)


def _row(cells: Sequence[str], first: int, styles: Sequence[str]) -> Text:
    line = Text()
    for cell, room, style in zip(cells, (first, _TYPE, 0), styles, strict=True):
        line.append(cell, style=style)
        line.append(" " * max(room - columns(cell) + GAP, 0))
    line.rstrip()
    return line


def _value(time: TimeExpression) -> str:
    return f"{time.value} {time.mod}" if time.mod else time.value


def _why(time: TimeExpression) -> str:
    told = [f"not {time.other}" if time.other else "", time.reason or time.direction or ""]
    return "; ".join(part for part in told if part) or "only one reading"
