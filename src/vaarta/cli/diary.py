"""`vaarta diary`: what is on, day by day, for a desk or a calendar."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from vaarta.cli.formats import LanguageOption
from vaarta.cli.opened import RecordUrl, opened
from vaarta.cli.options import a_day, today

if TYPE_CHECKING:
    from vaarta.model.record import Entry, Source
    from vaarta.record.store import Record


class DiaryFormat(StrEnum):
    """What is printed."""

    WIRE = "wire"
    ICS = "ics"
    MD = "md"


def diary(
    *,
    day: Annotated[
        date | None,
        typer.Option(
            "--date",
            parser=a_day,
            metavar="YYYY-MM-DD",
            help="The day that the diary is for; today unless given.",
            show_default=False,
        ),
    ] = None,
    days: Annotated[int, typer.Option(min=1, metavar="N", help="So many days, the day itself among them.")] = 30,
    since: Annotated[
        date | None,
        typer.Option(
            parser=a_day,
            metavar="YYYY-MM-DD",
            help="Mark what was reported since then; since the day before unless given.",
            show_default=False,
        ),
    ] = None,
    record: RecordUrl = None,
    format_: Annotated[
        DiaryFormat,
        typer.Option(
            "--format", "-f", metavar="wire|ics|md", help="Plain text as the wires write it, an iCalendar file, or Markdown."
        ),
    ] = DiaryFormat.WIRE,
    language: LanguageOption = None,
) -> None:
    """Print the desk diary: CITY – who does what, by day.

    The calendar has the two months before as well; subscribed to, it updates its entries instead of doubling them.
    """
    from vaarta.exports.diary import FORGOTTEN, make_diary, markdown_diary, wire_diary
    from vaarta.packs.telling import REFERENCE

    on, told_in = day or today(), language or REFERENCE
    with opened(record) as found:
        entries = list(_on(found, on - FORGOTTEN, on + timedelta(days=days)))
        if format_ is DiaryFormat.ICS:
            from vaarta.exports.ical import ical

            sys.stdout.buffer.write(ical(entries, _sources(found, entries), language=told_in))
            return
        made = make_diary(entries, on, days=days, since=since, language=told_in)
        if format_ is DiaryFormat.MD:
            sys.stdout.write(markdown_diary(made, _sources(found, [line.entry for line in made.lines])))
        else:
            sys.stdout.write(wire_diary(made))


def _on(record: Record, start: date, end: date) -> Iterable[Entry]:
    from vaarta.cli.asking import first_of
    from vaarta.record.ask import Filter

    return first_of(record, Filter(start=start, end=end, newest_first=False), 0)


def _sources(record: Record, entries: Iterable[Entry]) -> dict[str, Source]:
    """The articles that tell `entries`, by id."""
    found: dict[str, Source] = {}
    for entry in entries:
        if any(ref.article not in found for ref in entry.refs):
            told = record.told(entry.id)
            found |= {telling.source.id: telling.source for telling in told.tellings} if told else {}
    return found
