"""`vaarta entry` and `vaarta diff`: one happening, with everything that its reports say."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from vaarta.cli.formats import Format, FormatOption, LanguageOption, print_csv, print_lines, print_one
from vaarta.cli.opened import RecordUrl, fail, opened

if TYPE_CHECKING:
    from vaarta.model.record import Decision, Entry
    from vaarta.record.ask import Support, Told
    from vaarta.record.store import Record


class Account(StrEnum):
    """What counts as one account of a happening."""

    ARTICLE = "article"
    PUBLISHER = "publisher"
    SIDE = "side"


EntryId = Annotated[
    str, typer.Argument(metavar="ENTRY", help="An entry's id, or its first 6 characters or more.", show_default=False)
]


def entry(
    *,
    id: EntryId,
    record: RecordUrl = None,
    format_: FormatOption = Format.TABLE,
    language: LanguageOption = None,
) -> None:
    """Print one entry: every slot with every sentence that supports it, its life, conflicts, notes, and what a person decided.

    JSON has the entry as the record format has it, with its `supports`; CSV has one statement a line.
    """
    from vaarta.cli.console import output_console
    from vaarta.cli.entry_page import page_lines
    from vaarta.model.entries import entry_to_dict
    from vaarta.packs.telling import REFERENCE

    with opened(record) as found:
        told = told_of(found, id)
        if format_ is Format.TABLE:
            others = _others(found, told.entry)
            lines = page_lines(told, output_console().width, language or REFERENCE, others, _decisions(found, told.entry))
            print_lines(lines)
        elif format_ is Format.CSV:
            print_csv(_COLUMNS, (tuple(_support(support).values()) for support in told.supports))
        else:
            whole = {**entry_to_dict(told.entry), "supports": [_support(support) for support in told.supports]}
            print_one(whole, format_)


_COLUMNS = ("slot", "value", "article", "event", "publisher", "published", "start", "end", "words", "sentence")


def told_of(record: Record, id: str) -> Told:
    """The entry with this id and everything behind it; the command ends where there is none."""
    return record.told(id) or fail(f"the record holds no entry {id!r}; `vaarta entries` and `vaarta timeline` list their ids")


def _others(record: Record, entry: Entry) -> dict[str, Entry]:
    """The entries that this one bears on or may be the same as, by the ids that it gives them."""
    keys = [*(relation.entry for relation in entry.relations), *(maybe.entry for maybe in entry.maybe_same)]
    found = {key: record.entry(key) for key in dict.fromkeys(keys)}
    return {key: other for key, other in found.items() if other is not None}


def _decisions(record: Record, entry: Entry) -> list[Decision]:
    if not entry.decisions:
        return []
    return [decision for decision in record.decisions() if decision.number in entry.decisions]


def _support(support: Support) -> dict[str, object]:
    source, span = support.source, support.span
    return {
        "slot": support.slot.value,
        "value": support.value,
        "article": source.id,
        "event": support.event,
        "publisher": source.publisher,
        "published": source.published.isoformat(),
        "start": span.start if span else None,
        "end": span.end if span else None,
        "words": support.words,
        "sentence": support.sentence,
    }


def diff(
    *,
    id: EntryId,
    by: Annotated[
        Account,
        typer.Option(
            metavar="article|publisher|side",
            help="What counts as one account: an article, a publisher, or a side: its officials and its press.",
        ),
    ] = Account.ARTICLE,
    record: RecordUrl = None,
    format_: FormatOption = Format.TABLE,
    language: LanguageOption = None,
) -> None:
    """Print what each account of one happening says, adds, leaves out and contradicts, side by side, with its sentences."""
    from vaarta.cli.console import output_console
    from vaarta.cli.diff_lines import COLUMNS, diff_dict, diff_lines, diff_rows
    from vaarta.packs.telling import REFERENCE
    from vaarta.record.diff import By, readout_diff

    with opened(record) as found:
        made = readout_diff(told_of(found, id), found.knowledge, By(by.value))
        if format_ is Format.TABLE:
            print_lines(diff_lines(made, output_console().width, language or REFERENCE))
        elif format_ is Format.CSV:
            print_csv(COLUMNS, diff_rows(made))
        else:
            print_one(diff_dict(made), format_)
