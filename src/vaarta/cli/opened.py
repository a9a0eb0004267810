"""The record that a command works on, and what its words name in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from vaarta.cli.console import Progress, as_utf8, complain, quiet_end

if TYPE_CHECKING:
    from vaarta.model.entity import Entity, EntityType
    from vaarta.record.ask import Known
    from vaarta.record.store import Record

RecordUrl = Annotated[
    str | None,
    typer.Option(
        "--record",
        metavar="FILE|URL",
        help="The record: a file, sqlite:///FILE or postgresql://…; else what VAARTA_RECORD names, else vaarta.db in the user's data folder.",
        show_default=False,
    ),
]
_CHOICES = 8
"""How many things that a name may mean are listed."""


@contextmanager
def opened(record: str | None, *, create: bool = False) -> Iterator[Record]:
    """The record at `record`, open; what the user can mend ends the command with a message on standard error and exit code 1."""
    from vaarta.model.errors import VaartaError

    with quiet_end():
        as_utf8()
        try:
            from vaarta.record.store import open_record

            with Progress("Opening the record") as progress:
                found = open_record(record, create=create, progress=progress.count)
                progress.hide()
            with found:
                yield found
        except VaartaError as error:
            fail(str(error))


def fail(message: str) -> NoReturn:
    """End the command: `message` on standard error, exit code 1."""
    complain(message)
    raise typer.Exit(1) from None


def entity_named(record: Record, name: str, types: Sequence[EntityType], what: str) -> Entity:
    """The one entity of these types that `name`, in any language, an id or a side's code names.

    Of several, the one whose whole name it is counts, then the only one that the record speaks of; else the choices are listed on
    standard error and the command ends.
    """
    side = record.knowledge.side_entity(name)
    if side is not None and side.type in types:
        return side
    found = [known for known in record.entities(name) if known.entity.type in types]
    if not found:
        fail(f"no {what} is known by the name {name!r}; write it as the wire does, or give its id")
    if len(found) == 1:
        return found[0].entity
    for narrower in (
        [k for k in found if name == k.entity.key],
        [k for k in found if _is_whole(name, k.entity)],
        [k for k in found if k.entries],
    ):
        if len(narrower) == 1:
            others = [known for known in found if known != narrower[0]]
            complain(f"{name!r} is taken to be {_shown(narrower[0])}, not {_listed(others)}")
            return narrower[0].entity
    fail(f"{name!r} may be {_listed(found)}; give one by its id")


def takes_part() -> tuple[EntityType, ...]:
    """The types of what takes part in a happening."""
    from vaarta.model.entity import EntityType as T

    return (T.PERSON, T.ORGANISATION, T.MINISTRY, T.STATE, T.OFFICE, T.GROUP)


def side_named(record: Record, name: str) -> str:
    """The side, a state's code or a body's short id, that a code or a name names."""
    from vaarta.model.entity import EntityType

    for code in (name, name.upper(), name.lower()):
        if record.knowledge.side_entity(code) is not None:
            return code
    entity = entity_named(record, name, (EntityType.STATE, EntityType.ORGANISATION), "state or organisation")
    side = record.knowledge.side_of(entity.id) if entity.id else None
    return side or fail(f"{entity.name} is no side that the record could be asked for; give a state's code, as IN")


def pair_named(record: Record, pair: str) -> tuple[str, str]:
    """The two sides of `IN-RU`, or of two names with a hyphen, slash or comma between them."""
    for mark in ("-", "–", "/", ","):
        left, found, right = pair.partition(mark)
        if found and left.strip() and right.strip():
            return side_named(record, left.strip()), side_named(record, right.strip())
    return fail(f"{pair!r} is no pair of states; write it as IN-RU")


def _is_whole(name: str, entity: Entity) -> bool:
    return name.casefold() in {word.casefold() for word in (entity.name, *entity.names.values(), *entity.aliases)}


def _listed(found: Sequence[Known]) -> str:
    shown = [_shown(known) for known in found[:_CHOICES]]
    more = len(found) - len(shown)
    return ", ".join(shown) + (f" or {more} more" if more else "")


def _shown(known: Known) -> str:
    entity = known.entity
    entries = f", {known.entries} entr{'y' if known.entries == 1 else 'ies'}" if known.entries else ""
    return f"{entity.name} ({entity.type.value} {entity.key}{entries})"
