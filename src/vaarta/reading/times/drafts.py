"""Drafts: typed, underspecified time expressions, as composition leaves them and the resolver takes them.

Units are year, half, quarter, month, fortnight, week, weekend, day, hour, minute, second, decade, century.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date by the calendar, with what the words give of it: "18 नवंबर", "पिछले साल", "अगले हफ्ते सोमवार", "2025 की तीसरी तिमाही".

    `shift` counts units from the one that holds the anchor: of `unit` where given, else of the weekday or month named.
    `nth` counts `inner` units within the date (-1 is the last); `season` is SP, SU, FA or WI; `mod` is START, MID or END.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    shift: int | None = None
    unit: str | None = None
    nth: int | None = None
    inner: str | None = None
    season: str | None = None
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class DayShift:
    """A day counted from the anchor: "आज" 0, "yesterday" -1; undirected where the word does not say which way ("कल")."""

    days: int
    directed: bool = True


@dataclass(frozen=True, slots=True)
class Offset:
    """A stretch of time counted back (`sense` -1) or on (+1) from the anchor, or from `base`: "दो दिन पहले", "in three weeks".

    A `hinged` one is so in a clause that looks ahead only; elsewhere it is counted from the last day told, or just a length
    ("they signed it in three weeks")."""

    count: float
    unit: str
    sense: int
    base: DayShift | None = None
    hinged: bool = False


@dataclass(frozen=True, slots=True)
class Era:
    """A decade or century, by its leading digits: "1990 के दशक" is 199, "20वीं सदी" 19."""

    digits: str
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Years:
    """A run of twelve months that is no calendar year: the Indian financial year 2024-25 begins in month 4 of 2024.

    `nth` counts `inner` units (quarters, halves) within it."""

    start: int | None
    first_month: int
    shift: int | None = None
    nth: int | None = None
    inner: str | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour, or a part of the day (MO, AF, EV, NI), of `day`; of the anchor day where that is None."""

    day: Day | None = None
    hour: int | None = None
    minute: int = 0
    part: str | None = None
    half: str | None = None
    """The part of day that turns a twelve-hour clock into the twenty-four-hour clock."""


@dataclass(frozen=True, slots=True)
class Length:
    """A stretch of time without a place in the calendar; a count of None is "several"."""

    amounts: tuple[tuple[float | None, str], ...]


@dataclass(frozen=True, slots=True)
class Recurring:
    """Something that comes back: every `count` `unit`s, or on a weekday."""

    count: float = 1
    unit: str | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that the words give outright: PAST_REF, P2Y, P1W."""

    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A time counted from the last day that the text spoke of: "उसी दिन", "अगले दिन", "इससे दो दिन पहले", "उसी शाम".

    `fallback` says what it is where the text spoke of no day: the anchor's own day counts ("anchor"), or nothing does.
    """

    count: float = 0
    unit: str = "day"
    part: str | None = None
    fallback: str | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """From `start` to `end`, both included."""

    start: Draft
    end: Draft


Day = Calendar | DayShift | Offset | Anaphor
Draft = Calendar | DayShift | Offset | Era | Years | Clock | Length | Recurring | Fixed | Anaphor | Range
