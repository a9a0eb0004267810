"""People, registers and search hits for a person in a terminal, and their flat forms for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from rich.text import Text

from vaarta.cli.entry_lines import SHORT, entry_lines
from vaarta.cli.layout import GAP, columns, even, paragraph, row, shares, shown, styled
from vaarta.cli.table import STATUS_STYLES, day_shown, ordinal
from vaarta.model.contract import entity_to_dict
from vaarta.model.entity import Entity
from vaarta.model.record import Entry
from vaarta.record.ask import Hit, Known
from vaarta.record.register import Register, Row
from vaarta.record.sentence import REFERENCE, name_of, sentence

REGISTER_COLUMNS = ("ordinal", "when", "status", "place", "chairs", "special", "knowledge", "entries")
HIT_COLUMNS = ("article", "publisher", "published", "url", "score", "sentence", "entries")
_TOLD = 3
"""Entries that are shown under an article that was found."""
_HEADS = ("no.", "date", "status", "where", "chairs", "known from")


def who_lines(
    entity: Entity,
    met: Sequence[Known],
    latest: Sequence[Entry],
    width: int,
    language: str = REFERENCE,
    other: Callable[[str], Entry | None] | None = None,
) -> Iterator[Text]:
    """Somebody: whom they met, most often first, and the latest entries; `other` gives an entry by its id."""
    head = styled(shown(name_of(entity, language)), "bold")
    head.append(f"  {entity.type.value}  {entity.key}", style="dim")
    yield from paragraph(head, width, Text(), 0)
    if met:
        names = styled("with: ", "dim")
        for number, known in enumerate(met):
            names.append(f"{', ' if number else ''}{shown(name_of(known.entity, language))}")
            names.append(f" {known.entries}", style="dim")
        yield from paragraph(names, width, Text(), 6)
    yield Text()
    yield from entry_lines(latest, width, language, other=other)


def register_lines(register: Register, width: int, language: str = REFERENCE) -> Iterator[Text]:
    """A mechanism's sittings in a table, and below it what does not fit."""
    mechanism = register.mechanism
    head = styled(shown(name_of(mechanism.entity, language)), "bold")
    head.append(f"  {' – '.join(mechanism.of)} · {mechanism.level} · {mechanism.cadence}", style="dim")
    yield from paragraph(head, width, Text(), 0)
    yield Text()
    cells = [_register_cells(one) for one in register.rows]
    wants = [max([columns(head), *(columns(entry) for line in cells for entry in line[at])]) for at, head in enumerate(_HEADS)]
    widths = [*wants[:3], *shares(wants[3:], width - sum(wants[:3]) - GAP * (len(_HEADS) - 1))]
    if cells:
        yield from row([[head] for head in _HEADS], widths, ["dim"] * len(_HEADS))
        yield styled("─" * min(width, sum(widths) + GAP * (len(widths) - 1)), "dim")
    else:
        yield styled("no sittings", "dim")
    for one, line in zip(register.rows, cells, strict=True):
        styles = ["bold", "bold", STATUS_STYLES.get(one.status, ""), "", "", "dim"]
        yield from row(line, widths, styles)
    for number, problem in enumerate(register.problems):
        if number == 0:
            yield Text()
        told = styled("doubtful: " if problem.kind.value not in ("gap", "overdue") else f"{problem.kind.value}: ", "bold yellow")
        told.append(shown(problem.message))
        told.append(f"  {', '.join(key[:SHORT] for key in problem.entries)}" if problem.entries else "", style="dim")
        yield from paragraph(told, width, styled("! ", "yellow"), 2)


def _register_cells(one: Row) -> list[list[str]]:
    place = shown(one.place.name) if one.place else "by video" if one.known and one.known.virtual else ""
    known = ["knowledge base"] if one.known else []
    return [
        [ordinal(one.ordinal) if one.ordinal is not None else "special" if one.special else "–"],
        [day_shown(one.when)],
        [one.status],
        [place] if place and even(place) else [],
        [shown(name) for name in one.chairs if even(name)],
        [*known, *(key[:SHORT] for key in one.entries)],
    ]


def register_row(one: Row) -> Sequence[object]:
    """The cells of a sitting under REGISTER_COLUMNS."""
    return (
        "" if one.ordinal is None else one.ordinal,
        one.when or "",
        one.status,
        one.place.name if one.place else "",
        "; ".join(one.chairs),
        "yes" if one.special else "",
        "yes" if one.known else "",
        "; ".join(one.entries),
    )


def register_dict(register: Register) -> dict[str, object]:
    """A register as plain dicts, lists, strings and numbers."""
    mechanism = register.mechanism
    return {
        "mechanism": entity_to_dict(mechanism.entity),
        "of": list(mechanism.of),
        "level": mechanism.level,
        "cadence": mechanism.cadence,
        "numbered": mechanism.numbered,
        "on": register.on.isoformat(),
        "overdue_from": register.due.isoformat() if register.due else None,
        "sittings": [
            {
                "ordinal": one.ordinal,
                "when": one.when,
                "status": one.status,
                "place": entity_to_dict(one.place) if one.place else None,
                "chairs": list(one.chairs),
                "special": one.special,
                "knowledge": one.known is not None,
                "entries": list(one.entries),
            }
            for one in register.rows
        ],
        "problems": [
            {"kind": p.kind.value, "message": p.message, "ordinals": list(p.ordinals), "entries": list(p.entries)}
            for p in register.problems
        ],
    }


def hit_lines(hits: Iterable[Hit], entries: Mapping[str, Entry], width: int, language: str = REFERENCE) -> Iterator[Text]:
    """Each article that was found: its best sentence with the words, and the entries that it tells."""
    empty = True
    for hit in hits:
        if not empty:
            yield Text()
        empty = False
        source = hit.source
        head = styled(shown(source.publisher or source.id), "bold")
        head.append(f" · {source.published.isoformat()}", style="bold")
        head.append(f"  {shown(source.title)}" if source.title else "", style="italic")
        head.append(f"  {shown(source.id)}" if source.publisher else "", style="dim")
        yield from paragraph(head, width, Text(), 0)
        words = Text(shown(hit.sentence))
        for span in hit.found:
            words.stylize("bold underline", span.start, span.end)
        yield from paragraph(words, width, styled("  │ ", "dim"), 4)
        told = [key for key in hit.entries if key in entries]
        for key in told[:_TOLD]:
            line = Text(shown(sentence(entries[key], language, status=True)))
            yield from paragraph(line.append(f"  {key[:SHORT]}", style="dim"), width, styled("  → ", "dim"), 4)
        if len(told) > _TOLD:
            yield styled(f"  → and {len(told) - _TOLD} more", "dim")
    if empty:
        yield styled("nothing found", "dim")


def hit_dict(hit: Hit) -> dict[str, object]:
    """A hit as plain dicts, lists, strings and numbers; offsets are into `sentence`."""
    source = hit.source
    return {
        "article": source.id,
        "publisher": source.publisher,
        "published": source.published.isoformat(),
        "url": source.url,
        "title": source.title,
        "score": round(hit.score, 4),
        "sentence": hit.sentence,
        "found": [{"start": span.start, "end": span.end} for span in hit.found],
        "entries": list(hit.entries),
    }


def hit_row(hit: Hit) -> Sequence[object]:
    """The cells of a hit under HIT_COLUMNS."""
    source = hit.source
    return (
        source.id, source.publisher or "", source.published.isoformat(), source.url or "", round(hit.score, 4), hit.sentence,
        "; ".join(hit.entries),
    )  # fmt: skip
