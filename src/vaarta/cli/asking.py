"""`vaarta entries`, `timeline`, `upcoming`, `changes` and `conflicts`: lists of entries."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from vaarta.cli.console import complain
from vaarta.cli.formats import Format, FormatOption, LanguageOption, print_found
from vaarta.cli.opened import RecordUrl, entity_named, opened, pair_named, side_named, takes_part
from vaarta.cli.options import a_kind, a_start, a_status, a_topic, an_end, today

if TYPE_CHECKING:
    from rich.text import Text

    from vaarta.model.record import Entry
    from vaarta.record.ask import Filter
    from vaarta.record.store import Record

_PAGE = 500
From = Annotated[
    date | None,
    typer.Option(
        "--from",
        parser=a_start,
        metavar="DAY",
        help="Only what is on this day or later: YYYY-MM-DD, a month or a year.",
        show_default=False,
    ),
]
To = Annotated[
    date | None,
    typer.Option(
        "--to",
        parser=an_end,
        metavar="DAY",
        help="Only what is on this day or before: YYYY-MM-DD, a month or a year.",
        show_default=False,
    ),
]
Limit = Annotated[int, typer.Option(min=0, metavar="N", help="At most so many entries; 0 for all.")]


def entries(
    *,
    record: RecordUrl = None,
    format_: FormatOption = Format.TABLE,
    language: LanguageOption = None,
) -> None:
    """Print every entry of the record; `--format jsonl` is the record format."""
    with opened(record) as found:
        show(found, found.all_entries(), format_, language)


def timeline(
    *,
    record: RecordUrl = None,
    who: Annotated[
        str | None, typer.Option(metavar="NAME", help="Somebody, or a body, that takes part.", show_default=False)
    ] = None,
    partner: Annotated[
        str | None,
        typer.Option("--with", metavar="NAME", help="Somebody, or a body, that takes part as well.", show_default=False),
    ] = None,
    state: Annotated[
        list[str] | None,
        typer.Option(
            metavar="STATE", help="A state or organisation that takes part, by code or name; may be repeated.", show_default=False
        ),
    ] = None,
    pair: Annotated[str | None, typer.Option(metavar="IN-RU", help="Two states that both take part.", show_default=False)] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            parser=a_kind, metavar="KIND", help="Only this kind of event, as visit; may be repeated.", show_default=False
        ),
    ] = None,
    topic: Annotated[
        list[str] | None,
        typer.Option(
            parser=a_topic,
            metavar="TOPIC",
            help="Only what was about this, as trade; may be repeated: any of them.",
            show_default=False,
        ),
    ] = None,
    mechanism: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only sittings of this standing mechanism.", show_default=False)
    ] = None,
    place: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only what is at this place, or within it.", show_default=False)
    ] = None,
    start: From = None,
    end: To = None,
    status: Annotated[
        list[str] | None,
        typer.Option(
            parser=a_status, metavar="STATUS", help="Only what stands so, as planned; may be repeated.", show_default=False
        ),
    ] = None,
    min_confidence: Annotated[
        float, typer.Option(min=0.0, max=1.0, help="Leave out entries that are less certain than this.")
    ] = 0.0,
    limit: Limit = 50,
    format_: FormatOption = Format.TABLE,
    language: LanguageOption = None,
) -> None:
    """Print who met whom, in order of time: the entries to which every condition applies.

    Of more than the limit the latest are printed.
    """
    from vaarta.model.entity import EntityType as T
    from vaarta.model.report import Kind, Status
    from vaarta.record.ask import Filter

    with opened(record) as found:
        people: list[str] = []
        sides = [side_named(found, name) for name in state or ()] + list(pair_named(found, pair) if pair is not None else ())
        for name in (who, partner):
            entity = entity_named(found, name, takes_part(), "person or body") if name is not None else None
            side = found.knowledge.side_of(entity.id) if entity and entity.id and entity.type is T.STATE else None
            if side:  # a state takes part by its people
                sides.append(side)
            elif entity:
                people.append(entity.key)
        wanted = Filter(
            who=people[0] if people else None,
            partner=people[1] if len(people) > 1 else None,
            states=tuple(dict.fromkeys(sides)),
            kinds=tuple(Kind(word) for word in kind or ()),
            statuses=tuple(Status(word) for word in status or ()),
            topics=tuple(topic or ()),
            mechanism=entity_named(found, mechanism, (T.MECHANISM,), "mechanism").key if mechanism is not None else None,
            place=entity_named(found, place, (T.PLACE, T.STATE), "place").key if place is not None else None,
            start=start,
            end=end,
            min_confidence=min_confidence,
        )
        show(found, _latest(found, wanted, limit), format_, language)


def upcoming(
    *,
    record: RecordUrl = None,
    start: From = None,
    end: To = None,
    limit: Limit = 50,
    format_: FormatOption = Format.TABLE,
    language: LanguageOption = None,
) -> None:
    """Print what is ahead, the nearest first: planned, put off to a later day, or under way; from today on unless `--from` is given.

    What has a month or a year and no day yet, or no date at all, comes last.
    """
    from vaarta.model.report import Status
    from vaarta.record.ask import Filter

    with opened(record) as found:
        wanted = Filter(
            statuses=(Status.PLANNED, Status.POSTPONED, Status.ONGOING), start=start or today(), end=end, newest_first=False
        )
        show(found, _nearest(found, wanted, start or today(), limit), format_, language)


def changes(
    *,
    record: RecordUrl = None,
    since: Annotated[
        date | None,
        typer.Option(
            parser=a_start, metavar="DAY", help="The first day of reports to look at; yesterday unless given.", show_default=False
        ),
    ] = None,
    until: Annotated[
        date | None, typer.Option(parser=an_end, metavar="DAY", help="The last day of reports to look at.", show_default=False)
    ] = None,
    format_: FormatOption = Format.TABLE,
    language: LanguageOption = None,
) -> None:
    """Print what the reports since a day changed: new entries, dates given or moved, what was held, put off or contradicted."""
    first = since or today() - timedelta(days=1)
    with opened(record) as found:

        def below(entry: Entry) -> Iterable[Text]:
            from vaarta.cli.entry_page import step_line

            return (
                step_line(step, language)
                for step in entry.history
                if first <= step.as_of and (until is None or step.as_of <= until)
            )

        show(found, found.changed(first, until), format_, language, below)


def conflicts(
    *,
    record: RecordUrl = None,
    start: From = None,
    end: To = None,
    limit: Limit = 50,
    format_: FormatOption = Format.TABLE,
    language: LanguageOption = None,
) -> None:
    """Print the entries whose reports contradict each other, each with what they say."""
    from vaarta.record.ask import Filter

    with opened(record) as found:

        def below(entry: Entry) -> Iterable[Text]:
            from vaarta.cli.entry_page import conflict_line

            return (conflict_line(conflict, language) for conflict in entry.conflicts)

        show(found, _latest(found, Filter(start=start, end=end, conflicting=True), limit), format_, language, below)


def show(
    record: Record,
    found: Iterable[Entry],
    format_: Format,
    language: str | None = None,
    below: Callable[[Entry], Iterable[Text]] | None = None,
) -> None:
    """Print entries as a list; `below` adds lines under each in a table."""
    from vaarta.cli.entry_lines import COLUMNS, entry_lines, entry_row
    from vaarta.model.entries import entry_to_dict
    from vaarta.packs.telling import REFERENCE

    print_found(
        found,
        format_,
        table=lambda entries, width: entry_lines(entries, width, language or REFERENCE, below, record.entry),
        to_dict=entry_to_dict,
        columns=COLUMNS,
        to_row=entry_row,
    )


def _latest(record: Record, wanted: Filter, limit: int) -> Iterator[Entry]:
    """The latest `limit` of the entries wanted, in order of time; all of them for 0."""
    if not limit:
        yield from first_of(record, replace(wanted, newest_first=False), 0)
        return
    found = list(first_of(record, replace(wanted, newest_first=True), limit + 1))
    if len(found) > limit:
        complain(f"only the latest {limit} are shown; --limit N shows more, 0 all")
    yield from reversed(found[:limit])


def _nearest(record: Record, wanted: Filter, on: date, limit: int) -> Iterator[Entry]:
    """The `limit` nearest of the entries wanted that are not over; all of them for 0."""
    from vaarta.record.ahead import is_over, nearness

    ahead = sorted((e for e in first_of(record, wanted, 0) if not is_over(e, on)), key=lambda e: nearness(e, on))
    if limit and len(ahead) > limit:
        complain(f"only the nearest {limit} are shown; --limit N shows more, 0 all")
    yield from ahead[: limit or None]


def first_of(record: Record, wanted: Filter, limit: int) -> Iterator[Entry]:
    """The first `limit` of the entries wanted, page by page; all of them for 0."""
    left = limit or sys.maxsize
    after = None
    while left > 0:
        page = record.entries(replace(wanted, limit=min(left, _PAGE), after=after))
        yield from page.entries
        left -= len(page.entries)
        after = page.after
        if after is None:
            return
