"""What the knowledge base holds on a name, for a person in a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rich.text import Text

from vaarta.cli.layout import paragraph, shown
from vaarta.cli.table import day_shown, ordinal
from vaarta.knowledge import Holding, Knowledge, Sat, Sense
from vaarta.model.entity import Entity, EntityType
from vaarta.model.errors import KnowledgeError

_LABEL = 13
"""Columns of the labels on the left."""


def known_lines(base: Knowledge, name: str, *, width: int, on: date | None = None, of: str | None = None) -> Iterator[Text]:
    """One block for everything that `name` may stand for, in lines of `width` columns; nothing where it is not known.

    With `on`, offices, members and sittings are those of that day. `of` is the side whose office a title is.
    """
    for line in _known(base, name, on, of):
        lead = line[:_LABEL] if line.plain.startswith(" ") else Text()
        yield from paragraph(line[len(lead) :], width, lead, len(lead)) if line else [line]


def _known(base: Knowledge, name: str, on: date | None, of: str | None) -> Iterator[Text]:
    senses = base.lookup(name)
    ids = list(dict.fromkeys(sense.target for sense in senses if sense.target and _is_entity(base, sense.target)))
    if not ids and not senses:
        ids = [key for key in [_id_of(base, name)] if key]
    for key in ids:
        uses = sorted({sense.use.value for sense in senses if sense.target == key})
        yield from _entity(base, base.entity(key), uses, on)
    for sense in senses:
        if sense.target not in ids:
            yield from _title(base, sense, name, on, of)


def _id_of(base: Knowledge, key: str) -> str | None:
    """The id of the entity that `key`, an id, a state's code or a short id, names."""
    if _is_entity(base, key):
        return key
    side = base.side_entity(key)
    if side is not None:
        return side.id
    try:
        return base.mechanism(key).entity.id
    except KnowledgeError:
        return None


def _is_entity(base: Knowledge, key: str) -> bool:
    try:
        base.entity(key)
    except KnowledgeError:
        return False
    return True


def _entity(base: Knowledge, entity: Entity, uses: list[str], on: date | None) -> Iterator[Text]:
    key = entity.id or ""
    head = Text(shown(entity.name), style="bold")
    head.append(f"  {entity.type.value}  {key}", style="not bold")
    head.append(f"  as {', '.join(uses)}" if uses and uses != ["name"] else "", style="not bold dim")
    yield head
    if entity.aliases:
        yield _line("also", "; ".join(entity.aliases))
    for language, name in entity.names.items():
        if name != entity.name:
            yield _line(language, name)
    if entity.type is EntityType.PERSON:
        yield from _person(base, key, on)
    elif entity.type is EntityType.STATE:
        yield from _state(base, key, on)
    elif entity.type is EntityType.PLACE:
        place = base.place(key)
        yield _line(place.kind, base.state(place.state).entity.name if place.state else "of no one state")
    elif entity.type is EntityType.MECHANISM:
        yield from _mechanism(base, key, on)
    elif entity.type is EntityType.ORGANISATION:
        members = [side.name for code in base.members(key, on) if (side := base.side_entity(code))]
        if members:
            yield _line("members", ", ".join(members))
    yield Text()


def _person(base: Knowledge, key: str, on: date | None) -> Iterator[Text]:
    holdings = base.offices_of(key, on) if on else base.person(key).holdings
    for holding in holdings:
        yield _line("office", _held(holding))
    if on and not holdings:
        yield _line("office", f"none known on {on.isoformat()}")


def _held(holding: Holding) -> str:
    marks = [mark for mark, so in (("acting", holding.acting), ("disputed", holding.disputed)) if so]
    if holding.current:
        marks.append(f"in office as of {holding.as_of}")
    when = f"{holding.start or '?'}–{'' if holding.current else holding.end or '?'}"
    return f"{holding.title}, {when}" + (f" ({', '.join(marks)})" if marks else "")


def _state(base: Knowledge, key: str, on: date | None) -> Iterator[Text]:
    state = base.state(key)
    yield _line("code", state.code)
    if state.capitals:
        yield _line("capital", ", ".join(base.entity(capital).name for capital in state.capitals))
    if on is None:
        yield _line("offices", ", ".join(base.offices(state.code)) or "none on file")
        return
    for kind in base.offices(state.code):
        for holding in base.holders(state.code, kind, on):
            yield _line("office", f"{base.entity(holding.person).name}: {_held(holding)}")


def _mechanism(base: Knowledge, key: str, on: date | None) -> Iterator[Text]:
    mechanism = base.mechanism(key)
    parties = [side.name for party in mechanism.of if (side := base.side_entity(party))]
    yield _line("of", ", ".join(parties))
    yield _line("level", f"{mechanism.level}, {mechanism.cadence}")
    sittings = base.sittings_on(key, on) if on else mechanism.sittings
    for sitting in sittings:
        yield _line("sitting", _sat(base, sitting))
    if on and not sittings:
        yield _line("sitting", f"none on file on {on.isoformat()}")
    if mechanism.note:
        yield _line("note", mechanism.note)


def _sat(base: Knowledge, sitting: Sat) -> str:
    when = sitting.when or f"{sitting.start or ''}/{sitting.end or sitting.start or ''}"
    parts = [
        ordinal(sitting.ordinal) if sitting.ordinal is not None else "",
        day_shown(when) if when != "/" else "undated",
        base.entity(sitting.place).name if sitting.place else "by video" if sitting.virtual else "",
        sitting.status,
        ", ".join(sitting.chairs),
    ]
    return " · ".join(part for part in parts if part)


def _title(base: Knowledge, sense: Sense, name: str, on: date | None, of: str | None) -> Iterator[Text]:
    head = Text(shown(name), style="bold")
    head.append(f"  {sense.use.value}" + (f" of the office {sense.target}" if sense.target else ""), style="not bold")
    yield head
    side = of or sense.side
    if side and sense.target:
        kind = base.office_kind(sense.office or sense.target, side) or sense.target
        yield _line("in", f"{side}: {base.office_title(side, kind) or kind}")
        for holding in base.holders(side, kind, on) if on else ():
            yield _line("holder", f"{base.entity(holding.person).name}: {_held(holding)}")
    elif sense.target:
        yield _line("holder", "give --of CODE and --on YYYY-MM-DD")
    yield Text()


def _line(label: str, value: str) -> Text:
    text = Text(f"  {label}".ljust(_LABEL), style="dim")
    return text.append(shown(value), style="not dim")
