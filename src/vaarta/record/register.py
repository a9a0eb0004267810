"""The register of a mechanism: its sittings from the knowledge base and the record together, and what does not fit.

What is missing from both is missing from what we know: a gap says that no sitting with that number is known, not that none was held.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from vaarta.knowledge.store import Knowledge
from vaarta.knowledge.types import Mechanism, Sat
from vaarta.model.edtf import bounds, conflict, days, interval
from vaarta.model.entity import Entity
from vaarta.model.errors import EdtfError
from vaarta.model.record import Entry
from vaarta.model.report import Role, Status

_ROUNDS = {
    "monthly": 31, "quarterly": 92, "three a year": 122, "half-yearly": 183, "annual": 365, "biennial": 730, "triennial": 1096,
    "five-yearly": 1826,
}  # fmt: skip
"""Days from one sitting to the next, for the cadences that promise one."""
_GRACE = 0.5
"""How much of a round a sitting may be late before it is called overdue: annual meetings move by some months every year."""
_LOOSE = 62
"""Days over which a date is too vague to say which sitting it is."""
_TAKEN_PLACE = frozenset({"held", "ongoing"})


class ProblemKind(StrEnum):
    """What can be wrong with a row of sittings."""

    GAP = "gap"
    TWO_DATES = "two-dates"
    TWO_NUMBERS = "two-numbers"
    WRONG_NUMBER = "wrong-number"
    OUT_OF_ORDER = "out-of-order"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Problem:
    """What does not fit, in a sentence; `ordinals` are the numbers concerned, `entries` the ids of the record's entries."""

    kind: ProblemKind
    message: str
    ordinals: tuple[int, ...] = ()
    entries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One sitting. `known` is what the knowledge base has of it, None where only the record has; `entries` the record's ids, () where
    only the knowledge base has it. Where both say, the knowledge base's figures stand, the record's where they are the only ones."""

    ordinal: int | None
    when: str | None
    place: Entity | None
    chairs: tuple[str, ...]
    status: str
    known: Sat | None = None
    entries: tuple[str, ...] = ()
    special: bool = False


@dataclass(frozen=True, slots=True)
class Register:
    """A mechanism's sittings in order of time, the undated last, with its problems. `due` is the day from which on `on` or later the next
    sitting counts as overdue; None where its cadence promises none."""

    mechanism: Mechanism
    on: date
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    due: date | None = None


def register(mechanism: Mechanism, entries: Iterable[Entry], knowledge: Knowledge, on: date) -> Register:
    """The register of `mechanism` as of the day `on`, from its sittings on file and the record's `entries` of it."""
    own = sorted(
        (e for e in entries if e.mechanism is not None and e.mechanism.entity.id == mechanism.entity.id),
        key=lambda e: (e.when or "9999", e.id),
    )
    rows = [_known_row(sat, knowledge) for sat in mechanism.sittings]
    problems: list[Problem] = []
    for entry in own:
        at = _match(entry, rows)
        if at is None:
            problems += _against(entry, rows, mechanism)
            rows.append(_own_row(entry))
        else:
            problems += _misnumbered(entry, rows[at], mechanism)
            rows[at] = _with(rows[at], entry)
    rows.sort(key=_order)
    if mechanism.numbered:
        problems += [*_out_of_order(rows), *_gaps(rows)]
    due = _due(rows, mechanism.cadence)
    problems += _overdue(rows, mechanism, due, on)
    return Register(mechanism, on, tuple(rows), tuple(problems), due)


def _known_row(sat: Sat, knowledge: Knowledge) -> Row:
    when = sat.when
    if sat.start:
        when = interval(date.fromisoformat(sat.start), date.fromisoformat(sat.end or sat.start))
    place = (
        knowledge.entity(sat.place) if sat.place else knowledge.side_entity(sat.state) if sat.state and not sat.virtual else None
    )
    return Row(sat.ordinal, when, place, sat.chairs, sat.status, sat, special=sat.special)


def _own_row(entry: Entry) -> Row:
    assert entry.mechanism is not None
    return Row(entry.mechanism.ordinal, entry.when, entry.place, _chairs(entry), entry.status.value, None, (entry.id,))


def _chairs(entry: Entry) -> tuple[str, ...]:
    return tuple(p.entity.name for p in entry.participants if p.role in (Role.CHAIR, Role.CO_CHAIR))


def _with(row: Row, entry: Entry) -> Row:
    """The row with what an entry adds: a plan of the knowledge base that the record saw held counts as held, on the record's day."""
    news = row.status == "planned" and entry.status is not Status.PLANNED
    finer = row.when is None or (entry.when is not None and (days(entry.when) or 9999) < (days(row.when) or 9999))
    return replace(
        row,
        ordinal=row.ordinal if row.ordinal is not None else entry.mechanism.ordinal if entry.mechanism else None,
        when=entry.when if entry.when and (news or finer) else row.when,
        place=row.place or entry.place,
        chairs=row.chairs or _chairs(entry),
        status=entry.status.value if news else row.status,
        entries=(*row.entries, entry.id),
    )


def _match(entry: Entry, rows: Sequence[Row]) -> int | None:
    """The row that an entry is a report of: the same number on a day that fits, else a day that fits."""
    assert entry.mechanism is not None
    ordinal = entry.mechanism.ordinal
    fitting = [at for at, row in enumerate(rows) if _same_time(entry.when, row.when)]
    if ordinal is not None:
        numbers = [at for at, row in enumerate(rows) if ordinal in _numbers(row)]
        here = [
            at for at in numbers if at in fitting or entry.when is None or rows[at].when is None or _still_open(rows[at], entry)
        ]
        if here:
            return here[0]
    sharp = [at for at in fitting if entry.when and rows[at].when and _sharp(entry.when) and _sharp(rows[at].when or "")]
    if ordinal is None and not sharp and len(fitting) == 1:
        return fitting[0]  # "in 2019", and one sitting is known of that year
    return sharp[0] if sharp else None


def _still_open(row: Row, entry: Entry) -> bool:
    """Whether the row was only a plan, or the entry is one that did not come to pass on its day: another day is then no contradiction."""
    return row.status in ("planned", "postponed") or entry.status in (Status.POSTPONED, Status.CANCELLED, Status.DENIED)


def _numbers(row: Row) -> tuple[int, ...]:
    return (() if row.ordinal is None else (row.ordinal,)) + (row.known.alt_ordinals if row.known else ())


def _same_time(a: str | None, b: str | None) -> bool:
    try:
        return a is not None and b is not None and not conflict(a, b)
    except EdtfError:
        return False


def _sharp(when: str) -> bool:
    return (days(when) or _LOOSE + 1) <= _LOOSE


def _misnumbered(entry: Entry, row: Row, mechanism: Mechanism) -> Iterator[Problem]:
    """The entry's number is not that of the sitting of its day."""
    assert entry.mechanism is not None
    ordinal, numbers = entry.mechanism.ordinal, _numbers(row)
    if not mechanism.numbered or ordinal is None or not numbers or ordinal in numbers:
        return
    whose = "the knowledge base" if row.known else "another entry"
    kind = ProblemKind.WRONG_NUMBER if row.known else ProblemKind.TWO_NUMBERS
    yield Problem(
        kind,
        f"the record calls the sitting of {entry.when} number {ordinal}; {whose} counts it as {numbers[0]}",
        (ordinal, numbers[0]),
        (entry.id, *row.entries),
    )


def _against(entry: Entry, rows: Sequence[Row], mechanism: Mechanism) -> Iterator[Problem]:
    """The entry's number was given to a sitting of another day."""
    assert entry.mechanism is not None
    ordinal = entry.mechanism.ordinal
    if not mechanism.numbered or ordinal is None or entry.when is None:
        return
    for row in rows:
        if ordinal in _numbers(row) and row.when is not None:
            whose = "the knowledge base" if row.known else "another entry"
            yield Problem(
                ProblemKind.TWO_DATES,
                f"the record dates number {ordinal} {entry.when}; {whose} has it {'on' if _sharp(row.when) else 'in'} {row.when}",
                (ordinal,),
                (entry.id, *row.entries),
            )


def _out_of_order(rows: Sequence[Row]) -> Iterator[Problem]:
    """A sitting that was held before one with a smaller number."""
    held = [row for row in rows if row.ordinal is not None and row.when and row.status in _TAKEN_PLACE and not row.special]
    for before, after in pairwise(held):
        assert before.ordinal is not None
        assert after.ordinal is not None
        if before.ordinal > after.ordinal and conflict(before.when or "", after.when or "") and (before.entries or after.entries):
            yield Problem(
                ProblemKind.OUT_OF_ORDER,
                f"number {before.ordinal} ({before.when}) stands before number {after.ordinal} ({after.when})",
                (before.ordinal, after.ordinal),
                (*before.entries, *after.entries),
            )


def _gaps(rows: Sequence[Row]) -> Iterator[Problem]:
    """Numbers between the first and the last that no sitting known has."""
    known = {number for row in rows if not row.special for number in _numbers(row)}
    missing = [number for number in range(min(known, default=0), max(known, default=0)) if number not in known]
    for first, last in _runs(missing):
        told = f"number {first}" if first == last else f"numbers {first} to {last}"
        yield Problem(ProblemKind.GAP, f"no sitting is known with {told}", tuple(range(first, last + 1)))


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = None
    for at, number in enumerate(numbers):
        start = number if start is None else start
        if at + 1 == len(numbers) or numbers[at + 1] != number + 1:
            yield start, number
            start = None


def _due(rows: Sequence[Row], cadence: str) -> date | None:
    """The day from which the next sitting is overdue: half a round after it should have come."""
    round_ = _ROUNDS.get(cadence)
    held = [last for row in rows if row.status in _TAKEN_PLACE and row.when and (last := bounds(row.when)[1])]
    if round_ is None or not held:
        return None
    return max(held) + timedelta(days=int(round_ * (1 + _GRACE)))


def _overdue(rows: Sequence[Row], mechanism: Mechanism, due: date | None, on: date) -> Iterator[Problem]:
    if due is None or on < due:
        return
    ahead = [row for row in rows if row.status == "planned" and row.when and (bounds(row.when)[1] or date.max) >= on]
    if ahead:
        return
    held = [row for row in rows if row.status in _TAKEN_PLACE and row.when]
    last = max(held, key=lambda row: bounds(row.when or "")[1] or date.min)
    yield Problem(
        ProblemKind.OVERDUE,
        f"{mechanism.cadence}, last held {last.when}; overdue since {due.isoformat()}, and none is announced",
        () if last.ordinal is None else (last.ordinal,),
        last.entries,
    )


def _order(row: Row) -> tuple[date, int]:
    first, last = bounds(row.when) if row.when else (None, None)
    return first or last or date.max, row.ordinal or 0
