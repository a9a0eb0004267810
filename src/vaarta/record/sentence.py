"""An entry on one line, in the words of a language pack: the headline that lists, diaries, calendars and pages show."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from vaarta.model.edtf import OPEN, bounds
from vaarta.model.entity import Entity
from vaarta.model.errors import EdtfError
from vaarta.model.report import Kind, Participant, Role, Sitting, Status
from vaarta.packs.telling import REFERENCE, Dates, Joining, telling, telling_languages

__all__ = [
    "REFERENCE",
    "Happening",
    "date_told",
    "name_of",
    "names_told",
    "ordinal_told",
    "sentence",
    "telling_languages",
    "word",
]

MOST = 3
"""Names that a sentence gives before it counts the rest."""

_SLOT = re.compile(r"\{(\w+)(?::([^{}|]*)\|([^{}]*))?\}")
_MAYBE = re.compile(r"\[([^\[\]]*)\]")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")


class Happening(Protocol):
    """What a sentence tells: an entry of the record, or one event of a report."""

    @property
    def kind(self) -> Kind:
        """What it is."""

    @property
    def status(self) -> Status:
        """Where it stands."""

    @property
    def participants(self) -> tuple[Participant, ...]:
        """Who, each in a role."""

    @property
    def when(self) -> str | None:
        """An EDTF date."""

    @property
    def place(self) -> Entity | None:
        """Where."""

    @property
    def mechanism(self) -> Sitting | None:
        """The sitting that it is."""


def sentence(
    happening: Happening, language: str = REFERENCE, *, status: bool = False, dated: bool = True, placed: bool = True
) -> str:
    """What happened, on one line: "Narendra Modi and Vladimir Putin met in New Delhi on 5 December 2025".

    `status` puts the status behind it in brackets; without `dated` or `placed` the line leaves out what stands elsewhere. Names
    that have no form in `language` stand in Latin letters. PackError where no pack tells in `language`.
    """
    pack = telling(language)
    slots = _slots(happening, language)
    if not dated:
        slots["when"] = ("", 0)
    if not placed and happening.kind is not Kind.VISIT:
        slots["place"] = ("", 0)
    told = next(
        (line for pattern in pack.sentences[happening.kind][happening.status] if (line := _filled(pattern, slots)) is not None),
        word("kind", happening.kind, language),
    )
    told = told[:1].upper() + told[1:]
    return pack.marked.format(sentence=told, status=word("status", happening.status, language)) if status else told


def announcement(happening: Happening, announced: Sequence[Happening], language: str = REFERENCE) -> str:
    """An announcement with what it makes public: "Kremlin made an announcement: Vladimir Putin is to visit India in December 2025"."""
    told = "; ".join(sentence(one, language) for one in announced[:MOST])
    alone = sentence(happening, language, dated=False)
    return telling(language).announced.format(sentence=alone, told=told) if told else alone


def word(group: str, name: str, language: str = REFERENCE) -> str:
    """What `language` calls one of the record's own words: a status, kind, role, slot, change, relation or topic; the word itself
    where the pack has none.

    >>> word("role", "co_chair"), word("topic", "peace-process")
    ('co-chair', 'peace process')
    """
    return telling(language).words.get(group, {}).get(name, name)


def name_of(entity: Entity, language: str = REFERENCE) -> str:
    """The name of `entity` in `language`, its Latin one where it has none."""
    return entity.names.get(language, entity.name) if language != REFERENCE else entity.name


def names_told(names: Sequence[str], language: str = REFERENCE, *, most: int = MOST) -> str:
    """Names as they stand together in a sentence; those after the first `most` are counted, unless it is one alone.

    >>> names_told(["India"]), names_told(["India", "Russia"]), names_told(["A", "B", "C", "D", "E"])
    ('India', 'India and Russia', 'A, B, C and 2 more')
    """
    joining: Joining = telling(language).joining
    shown = list(names)
    if len(shown) > most + 1:
        shown = [*shown[:most], joining.rest.format(count=len(names) - most)]
    if len(shown) < 3:
        return joining.two.join(shown)
    return joining.more.join(shown[:-1]) + joining.last + shown[-1]


def ordinal_told(number: int, language: str = REFERENCE) -> str:
    """How `language` counts sittings.

    >>> ordinal_told(23), ordinal_told(112)
    ('23rd', '112th')
    """
    ordinals = telling(language).ordinals
    if number in ordinals.words:
        return ordinals.words[number]
    digits = str(number)
    ending = next((ordinals.endings[digits[-n:]] for n in (2, 1) if digits[-n:] in ordinals.endings), ordinals.ending)
    return digits + ending


def date_told(when: str | None, language: str = REFERENCE, *, within: bool = False) -> str:
    """An EDTF date as people write it; `within` as it stands in a sentence, with its preposition or postposition.

    >>> date_told("2025-12-04/2025-12-05"), date_told("2025-12", within=True), date_told("2025-11-30/2025-12-02")
    ('4–5 December 2025', 'in December 2025', '30 November – 2 December 2025')
    """
    pack = telling(language)
    if when is None:
        return "" if within else word("date", "undated", language)
    forms = pack.dated if within else pack.alone
    start, slash, end = when.partition("/")
    if not slash or start == end:
        return _point(start, forms, pack.months)
    alone = pack.alone
    if end in ("", OPEN):
        return forms.since.format(start=_point(start, alone, pack.months))
    if start in ("", OPEN):
        return forms.until.format(end=_point(end, alone, pack.months))
    first, last = _DAY.fullmatch(start), _DAY.fullmatch(end)
    if not first or not last:
        return forms.stretch.format(start=_point(start, alone, pack.months), end=_point(end, alone, pack.months))
    form = forms.years if first[1] != last[1] else forms.weeks if first[2] != last[2] else forms.days
    return form.format(
        first_day=int(first[3]),
        first_month=pack.months[int(first[2]) - 1],
        first_year=int(first[1]),
        day=int(last[3]),
        month=pack.months[int(last[2]) - 1],
        year=int(last[1]),
    )


def _point(point: str, forms: Dates, months: Sequence[str]) -> str:
    point = point.partition("T")[0].rstrip("?~%")
    day, month = _DAY.fullmatch(point), _MONTH.fullmatch(point)
    if day:
        return forms.day.format(day=int(day[3]), month=months[int(day[2]) - 1], year=int(day[1]))
    if month and int(month[2]) <= len(months):
        return forms.month.format(month=months[int(month[2]) - 1], year=int(month[1]))
    if point.isdigit():
        return forms.year.format(year=int(point))
    return forms.other.format(date=point)


def sitting_told(sitting: Sitting, language: str = REFERENCE) -> str:
    """A sitting as a sentence names it: "the 23rd India–Russia Annual Summit"."""
    pack, name = telling(language), name_of(sitting.entity, language)
    if sitting.ordinal is None:
        return pack.series.format(name=name)
    return pack.sitting.format(ordinal=ordinal_told(sitting.ordinal, language), name=name)


def first_day(when: str | None) -> date | None:
    """The day that an EDTF date begins on, the last one it has where its beginning is open; None where it is none."""
    try:
        first, last = bounds(when) if when else (None, None)
    except EdtfError:
        return None
    return first or last


def _slots(happening: Happening, language: str) -> dict[str, tuple[str, int]]:
    """What each slot of a pattern may be filled with, and how many that names; "" where nothing fills it."""

    def told(*roles: Role, but: Sequence[Role] = ()) -> tuple[str, int]:
        names = tuple(
            dict.fromkeys(
                _spoken(p.entity, language)
                for p in happening.participants
                if (not roles or p.role in roles) and p.role not in but
            )
        )
        return names_told(names, language), len(names)

    chairs = (Role.CHAIR, Role.CO_CHAIR)
    everyone = told()
    return {
        **{role.value: told(role) for role in Role},
        "all": everyone,
        "several": everyone if everyone[1] > 1 else ("", 0),
        "chairs": told(*chairs),
        "others": told(but=chairs),
        "sitting": (sitting_told(happening.mechanism, language), 1) if happening.mechanism else ("", 0),
        "place": (_spoken(happening.place, language), 1) if happening.place else ("", 0),
        "when": (date_told(happening.when, language, within=True), 1),
    }


def _spoken(entity: Entity, language: str) -> str:
    """The name of `entity` as a sentence has it: "the United States"."""
    name = name_of(entity, language)
    return telling(language).names.get(name, name)


def _filled(pattern: str, slots: Mapping[str, tuple[str, int]]) -> str | None:
    """The pattern with its slots filled; None where one outside brackets has no value."""
    kept = _MAYBE.sub(lambda match: "" if _lacks(match[1], slots) else match[1], pattern)
    return None if _lacks(kept, slots) else _SLOT.sub(lambda match: _value(match, slots), kept).strip()


def _lacks(pattern: str, slots: Mapping[str, tuple[str, int]]) -> bool:
    return any(not slots[match[1]][0] for match in _SLOT.finditer(pattern))


def _value(match: re.Match[str], slots: Mapping[str, tuple[str, int]]) -> str:
    value, count = slots[match[1]]
    return value if match[2] is None else match[2] if count == 1 else match[3]
