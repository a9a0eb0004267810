"""Times of many short texts: a line of JSON each, in and out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from vaarta.model.errors import MissingDateError, SourceError
from vaarta.model.report import TimeExpression
from vaarta.reading.times.tagger import tag_text

Json = dict[str, object]


class Line(msgspec.Struct, frozen=True):
    """One line: a text, the day that its times are resolved against, its language. Further fields are left alone."""

    text: str
    anchor: date | None = None
    lang: str | None = None


def tag_lines(
    lines: Iterable[bytes | str], *, language: str, anchor: date | None = None, explain: bool = False, origin: str = "-"
) -> Iterator[Json]:
    """`{"expressions": [{start, end, type, value, …}]}` for each line `{text, anchor, lang}`, in the same order.

    `language` and `anchor` stand for what a line leaves out. Raises SourceError naming `origin` and line for a broken line, and
    MissingDateError where neither line nor call gives an anchor. Empty lines are skipped.

    >>> line = '{"text": "वे कल आएंगे।", "anchor": "2025-11-18"}'
    >>> list(tag_lines([line], language="hi"))
    [{'expressions': [{'start': 3, 'end': 5, 'type': 'DATE', 'value': '2025-11-19'}]}]
    """
    decoder = msgspec.json.Decoder(Line)
    for number, raw in enumerate(lines, 1):
        if not raw.strip():
            continue
        try:
            line = decoder.decode(raw)
        except msgspec.DecodeError as problem:
            raise SourceError(f"{origin}:{number}: {problem}; a line is {{text, anchor, lang}}") from None
        day = line.anchor or anchor
        if day is None:
            raise MissingDateError(
                f"{origin}:{number}: no anchor, neither in the line nor given: add one to resolve its times against"
            )
        found = tag_text(line.text, day, line.lang or language)
        yield {"expressions": [expression_to_dict(one, explain=explain) for one in found]}


def expression_to_dict(expression: TimeExpression, *, explain: bool = False) -> Json:
    """One expression as JSON; `explain` adds which way it was read, the reading ruled out, and why."""
    result: Json = {
        "start": expression.span.start,
        "end": expression.span.end,
        "type": expression.type,
        "value": expression.value,
    }
    if expression.mod:
        result["mod"] = expression.mod
    if explain:
        result |= {"direction": expression.direction, "other": expression.other, "reason": expression.reason}
    return result
