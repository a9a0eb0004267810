"""Entries as lines of a list: one a happening, with its id, its date, where it stands, and what happened."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from rich.text import Text

from vaarta.cli.layout import GAP, columns, paragraph, row, shown, styled
from vaarta.cli.table import STATUS_STYLES, day_shown
from vaarta.model.record import Entry
from vaarta.model.report import RelationType
from vaarta.record.sentence import REFERENCE, announcement, sentence, word

SHORT = 8
"""Characters of an id that a list shows; the record takes any unique beginning of six."""
HEADS = ("entry", "date", "status", "what")
COLUMNS = (
    "id", "when", "status", "kind", "who", "sides", "place", "mechanism", "ordinal", "topics", "reports", "first_told", "last_told",
    "conflicts", "confidence", "sentence",
)  # fmt: skip
_BETWEEN = "; "
_PEEKED = 200
"""Entries that are looked at before the first is printed, to know how wide the columns must be."""


@dataclass(frozen=True, slots=True)
class Widths:
    """How wide the columns of a list are."""

    date: int = 10
    status: int = 9

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> Widths:
        """What fits all of `entries`."""
        return cls(
            max(map(columns, [HEADS[1], *(day_shown(entry.when) for entry in entries)])),
            max(map(len, [HEADS[2], *(entry.status.value for entry in entries)])),
        )

    @property
    def lead(self) -> int:
        """The columns before what happened."""
        return SHORT + self.date + self.status + 3 * GAP


def entry_lines(
    entries: Iterable[Entry],
    width: int,
    language: str = REFERENCE,
    below: Callable[[Entry], Iterable[Text]] | None = None,
    other: Callable[[str], Entry | None] | None = None,
) -> Iterator[Text]:
    """A head and a line for each entry, none over `width` columns; `below` gives lines that follow an entry, set in under it, and
    `other` an entry by its id, so that announcements say what they announce."""
    coming = iter(entries)
    first = list(islice(coming, _PEEKED))
    if not first:
        yield styled("no entries", "dim")
        return
    widths = Widths.of(first)
    yield from row([[head] for head in HEADS], [SHORT, widths.date, widths.status, width - widths.lead], ["dim"] * len(HEADS))
    yield styled("─" * width, "dim")
    for entry in chain(first, coming):
        yield from entry_line(entry, width, widths, language, other)
        for line in below(entry) if below else ():
            yield from paragraph(line, width, Text(" " * widths.lead), widths.lead + 2)


def entry_line(
    entry: Entry, width: int, widths: Widths, language: str = REFERENCE, other: Callable[[str], Entry | None] | None = None
) -> Iterator[Text]:
    """One entry. What happened stands last, since terminals do not agree how wide its letters are."""
    date, status = day_shown(entry.when), entry.status.value
    lead = styled(entry.id[:SHORT].ljust(SHORT + GAP), "dim")
    lead.append(date + " " * max(widths.date + GAP - columns(date), 1), style="bold")
    lead.append(status.ljust(widths.status + GAP), style=STATUS_STYLES[status])
    announced = [r.entry for r in entry.relations if r.type is RelationType.ANNOUNCES] if other else []
    targets = [target for key in announced if other and (target := other(key))]
    what = Text(shown(announcement(entry, targets, language)))
    articles = len({ref.article for ref in entry.refs})
    if articles > 1:
        what.append(f"  {reports_told(articles, language)}", style="dim")
    if entry.conflicts:
        what.append(f"  !\u00a0{', '.join(conflict.slot.value for conflict in entry.conflicts)}", style="yellow")
    if entry.decisions:
        what.append(f"  {word('page', 'decided', language)}", style="cyan")
    return paragraph(what, width, lead, widths.lead)


def reports_told(count: int, language: str = REFERENCE) -> str:
    """How many reports, in words that no line breaks between: "5 reports"."""
    return word("page", "report" if count == 1 else "reports", language).format(count=count).replace(" ", "\u00a0")


def entry_row(entry: Entry) -> Sequence[object]:
    """The cells of an entry under COLUMNS; several values have semicolons between them."""
    sitting = entry.mechanism
    sides = dict.fromkeys(participant.side for participant in entry.participants if participant.side)
    return (
        entry.id,
        entry.when or "",
        entry.status.value,
        entry.kind.value,
        _BETWEEN.join(participant.entity.name for participant in entry.participants),
        _BETWEEN.join(sides),
        entry.place.name if entry.place else "",
        sitting.entity.name if sitting else "",
        "" if sitting is None or sitting.ordinal is None else sitting.ordinal,
        _BETWEEN.join(entry.topics),
        _BETWEEN.join(dict.fromkeys(ref.article for ref in entry.refs)),
        entry.first_told.isoformat(),
        entry.last_told.isoformat(),
        _BETWEEN.join(conflict.slot.value for conflict in entry.conflicts),
        round(entry.confidence, 4),
        sentence(entry),
    )
