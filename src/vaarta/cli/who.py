"""`vaarta who`, `mechanism` and `search`: from a name, a series or words into the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from vaarta.cli.formats import Format, FormatOption, LanguageOption, print_csv, print_found, print_lines, print_one
from vaarta.cli.opened import RecordUrl, entity_named, opened, takes_part
from vaarta.cli.options import a_day, today

if TYPE_CHECKING:
    from rich.text import Text

    from vaarta.model.record import Entry
    from vaarta.record.ask import Hit
    from vaarta.record.store import Record

_LATEST = 20
"""Entries that `who` shows."""
_KNOWN = ("id", "name", "type", "entries")
_MET = 12
"""Partners that `who` shows."""


def who(
    *,
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name in any language and script, or an id.", show_default=False)],
    record: RecordUrl = None,
    format_: FormatOption = Format.TABLE,
    language: LanguageOption = None,
) -> None:
    """Print whom somebody met, and the latest that the record has of it; CSV has the partners."""
    from vaarta.cli.who_lines import who_lines
    from vaarta.model.contract import entity_to_dict
    from vaarta.model.entity import EntityType as T
    from vaarta.packs.telling import REFERENCE
    from vaarta.record.ask import Filter

    with opened(record) as found:
        entity = entity_named(found, name, takes_part(), "person or body")
        met = found.partners(entity.key)
        if format_ is Format.CSV:
            print_csv(_KNOWN, ((one.entity.id or "", one.entity.name, one.entity.type.value, one.entries) for one in met))
            return
        # A state takes part by its people as well: what it was a side of counts.
        side = found.knowledge.side_of(entity.id) if entity.type is T.STATE and entity.id else None
        wanted = Filter(states=(side,), limit=_LATEST) if side else Filter(who=entity.key, limit=_LATEST)
        latest = tuple(reversed(found.entries(wanted).entries))
        if format_ is Format.TABLE:
            from vaarta.cli.console import output_console

            print_lines(who_lines(entity, met[:_MET], latest, output_console().width, language or REFERENCE, found.entry))
            return
        from vaarta.model.entries import entry_to_dict

        whole = {
            "entity": entity_to_dict(entity),
            "partners": [{"entity": entity_to_dict(known.entity), "entries": known.entries} for known in met],
            "latest": [entry_to_dict(entry) for entry in latest],
        }
        print_one(whole, format_)


def mechanism(
    *,
    name: Annotated[str, typer.Argument(metavar="NAME", help="A standing mechanism by its name, or an id.", show_default=False)],
    on: Annotated[
        date | None,
        typer.Option(
            parser=a_day,
            metavar="YYYY-MM-DD",
            help="The day on which a sitting is overdue or not; today unless given.",
            show_default=False,
        ),
    ] = None,
    record: RecordUrl = None,
    format_: FormatOption = Format.TABLE,
    language: LanguageOption = None,
) -> None:
    """Print the register of a standing mechanism: its sittings from the knowledge base and the record together, and what does not fit."""
    from vaarta.cli.who_lines import REGISTER_COLUMNS, register_dict, register_lines, register_row
    from vaarta.model.entity import EntityType
    from vaarta.packs.telling import REFERENCE
    from vaarta.record.register import register

    with opened(record) as found:
        entity = entity_named(found, name, (EntityType.MECHANISM,), "mechanism")
        made = register(found.knowledge.mechanism(entity.key), found.sittings(entity.key), found.knowledge, on or today())
        if format_ is Format.TABLE:
            from vaarta.cli.console import output_console

            print_lines(register_lines(made, output_console().width, language or REFERENCE))
        elif format_ is Format.CSV:
            print_csv(REGISTER_COLUMNS, map(register_row, made.rows))
        else:
            print_one(register_dict(made), format_)


def search(
    *,
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS", help="Words of the articles, in any inflection and spelling.", show_default=False),
    ],
    record: RecordUrl = None,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="At most so many articles.")] = 20,
    format_: FormatOption = Format.TABLE,
    language: LanguageOption = None,
) -> None:
    """Print the articles in which all the words stand, the best first: the sentence that fits best, and the entries told there."""
    from vaarta.cli.who_lines import HIT_COLUMNS, hit_dict, hit_lines, hit_row
    from vaarta.packs.telling import REFERENCE

    with opened(record) as found:

        def lines(hits: Iterable[Hit], width: int) -> Iterator[Text]:
            return hit_lines(hits, _entries_of(found, hits), width, language or REFERENCE)

        hits = found.search(" ".join(words), limit=limit)
        print_found(hits, format_, table=lines, to_dict=hit_dict, columns=HIT_COLUMNS, to_row=hit_row)


def _entries_of(record: Record, hits: Iterable[Hit]) -> Mapping[str, Entry]:
    keys = dict.fromkeys(key for hit in hits for key in hit.entries)
    return {key: entry for key in keys if (entry := record.entry(key)) is not None}
