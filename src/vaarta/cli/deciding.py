"""`vaarta same`, `apart`, `correct`, `undo` and `decisions`: a person's word, which outlives every merge and can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from vaarta.cli.formats import Format, FormatOption, LanguageOption, print_found, print_lines
from vaarta.cli.opened import RecordUrl, entity_named, opened

if TYPE_CHECKING:
    from rich.text import Text

    from vaarta.model.record import Decision, Slot
    from vaarta.record.store import Record

Thing = Annotated[
    str, typer.Argument(metavar="A", help="An entry's id, or one report of it as ARTICLE#EVENT.", show_default=False)
]
Other = Annotated[
    str, typer.Argument(metavar="B", help="The other: an entry's id, or one report of it as ARTICLE#EVENT.", show_default=False)
]
Because = Annotated[str, typer.Option(metavar="TEXT", help="Why; kept with the decision.")]
By = Annotated[str, typer.Option(metavar="NAME", help="Who decides; kept with the decision.")]


def same(*, a: Thing, b: Other, record: RecordUrl = None, because: Because = "", by: By = "") -> None:
    """Decide that two entries, or reports, are one happening."""
    with opened(record) as found:
        decision = found.same(a, b, because=because, by=by)
        _confirm(found, decision)


def apart(*, a: Thing, b: Other, record: RecordUrl = None, because: Because = "", by: By = "") -> None:
    """Decide that two entries, or reports, are not one happening; a report and its own entry: it is none of the others."""
    with opened(record) as found:
        decision = found.apart(a, b, because=because, by=by)
        _confirm(found, decision)


def correct(
    *,
    entry: Annotated[str, typer.Argument(metavar="ENTRY", help="The entry's id.", show_default=False)],
    values: Annotated[
        list[str],
        typer.Argument(
            metavar="SLOT=VALUE…",
            help="status, when (YYYY-MM-DD or another EDTF date), place, mechanism (NAME#NUMBER), topics (commas between); nothing after = empties it.",
            show_default=False,
        ),
    ],
    because: Annotated[str, typer.Option(metavar="TEXT", help="Why; kept with the decision.", show_default=False)],
    by: By = "",
    record: RecordUrl = None,
) -> None:
    """Decide what is right in a slot of an entry, whatever its reports say."""
    from vaarta.model.record import Slot

    wanted: list[tuple[Slot, str]] = []
    for given in values:
        name, mark, value = given.partition("=")
        slot = next((slot for slot in Slot if slot.value == name.strip()), None)
        if not mark or slot is None:
            raise typer.BadParameter(f"{given!r} is no SLOT=VALUE; slots are {', '.join(slot.value for slot in Slot)}")
        wanted.append((slot, value.strip()))
    with opened(record) as found:
        checked = [(slot, _checked(found, slot, value)) for slot, value in wanted]
        made = [found.correct(entry, slot, value, because=because, by=by) for slot, value in checked]
        _confirm(found, *made)


def undo(
    *,
    number: Annotated[
        int | None, typer.Argument(metavar="N", help="The decision's number; the latest unless given.", show_default=False)
    ] = None,
    record: RecordUrl = None,
) -> None:
    """Take a decision back: as if it had never been made."""
    with opened(record) as found:
        decision = found.undo(number)
        typer.echo(f"undone: decision {decision.number}, {decision.verdict.value}")
        _show(found, decision)


def decisions(
    *,
    undone: Annotated[bool, typer.Option("--undone", help="Those that were taken back, instead of those in force.")] = False,
    record: RecordUrl = None,
    format_: FormatOption = Format.TABLE,
    language: LanguageOption = None,
) -> None:
    """Print what people decided."""
    from vaarta.model.entries import decision_to_dict
    from vaarta.packs.telling import REFERENCE

    with opened(record) as found:

        def lines(made: Iterable[Decision], width: int) -> Iterator[Text]:
            from rich.text import Text

            from vaarta.cli.entry_page import decision_line
            from vaarta.cli.layout import paragraph, styled

            empty = True
            for decision in made:
                empty = False
                yield from paragraph(decision_line(decision, language or REFERENCE), width, Text(), 4)
                about = " / ".join(
                    ", ".join(f"{r.article}#{r.event}" for r in refs) for refs in (decision.left, decision.right) if refs
                )
                yield from paragraph(styled(about, "dim"), width, Text("    "), 4)
            if empty:
                yield styled("no decisions", "dim")

        print_found(
            found.decisions(undone=undone),
            format_,
            table=lines,
            to_dict=decision_to_dict,
            columns=("number", "verdict", "left", "right", "slot", "value", "because", "by", "at"),
            to_row=lambda d: (
                d.number, d.verdict.value, "; ".join(f"{r.article}#{r.event}" for r in d.left),
                "; ".join(f"{r.article}#{r.event}" for r in d.right), d.slot.value if d.slot else "", d.value or "", d.because, d.by, d.at,
            ),
        )  # fmt: skip


def _checked(record: Record, slot: Slot, value: str) -> str:
    """`value` as a correction keeps it: names become ids, so that they stay who they are. RecordError where it is no value of `slot`."""
    from vaarta.cli.options import a_topic
    from vaarta.model.entity import EntityType
    from vaarta.model.record import Slot
    from vaarta.record.merge.corrections import checked_value

    if slot is Slot.PLACE and value:
        value = entity_named(record, value, (EntityType.PLACE, EntityType.STATE), "place").key
    elif slot is Slot.MECHANISM and value:
        name, mark, number = value.partition("#")
        value = entity_named(record, name.strip(), (EntityType.MECHANISM,), "mechanism").key + mark + number
    elif slot is Slot.TOPICS and value:
        value = ",".join(a_topic(topic.strip()) for topic in value.split(","))
    return checked_value(slot, value, record.knowledge)


def _confirm(record: Record, *made: Decision) -> None:
    """Say what was decided, and what the entries are now."""
    for decision in made:
        typer.echo(f"decision {decision.number}: {decision.verdict.value}; `vaarta undo {decision.number}` takes it back")
    _show(record, made[-1])


def _show(record: Record, decision: Decision) -> None:
    from vaarta.cli.console import output_console
    from vaarta.cli.entry_lines import entry_lines

    touched = record.holding((*decision.left, *decision.right))
    print_lines(entry_lines(touched, output_console().width, other=record.entry))
