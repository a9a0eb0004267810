"""`vaarta entry` and `vaarta diff`: one happening, with everything that its reports say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from vaarta.cli.formats import Format, FormatOption, LanguageOption, print_found, print_lines, print_object
from vaarta.cli.opened import RecordUrl, fail, opened

if TYPE_CHECKING:
    from vaarta.model.record import Decision, Entry
    from vaarta.record.ask import Support, Told
    from vaarta.record.store import Record

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
    from vaarta.cli.entry_page import page_lines
    from vaarta.cli.formats import output_console
    from vaarta.model.entries import entry_to_dict
    from vaarta.packs.telling import REFERENCE

    with opened(record) as found:
        told = told_of(found, id)
        if format_ is Format.TABLE:
            others = _others(found, told.entry)
            lines = page_lines(told, output_console().width, language or REFERENCE, others, _decisions(found, told.entry))
            print_lines(lines)
        elif format_ is Format.CSV:
            print_found(told.supports, format_, table=lambda *_: (), to_dict=_support, columns=_COLUMNS, to_row=lambda s: tuple(_support(s).values()))
        else:
            whole = {**entry_to_dict(told.entry), "supports": [_support(support) for support in told.supports]}
            print_found([whole], format_, table=lambda *_: (), to_dict=dict, columns=(), to_row=lambda _: ()) if format_ is Format.JSONL else print_object(whole)


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
