"""Which predicted event is which gold event, and what of it is right.

An event is *found* when kind matches, the who matches (mechanism for a session, at least half of the participants by F1
otherwise) and the dates do not contradict each other. It is *exact* when, besides, status, dates, participants with roles,
place, mechanism and ordinal are all right.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from eval.annotation import Event, GoldEvent, GoldParticipant, GoldQuote, Named, Participant, Quote, Sitting

SLOTS = ("status", "when", "place", "participants", "roles", "mechanism")


@lru_cache(maxsize=None)
def fold(name: str | None) -> str:
    """A name as it is compared: without case, accents and punctuation.

    Vowel signs are no letters to Python's regular expressions, so they go too: looser for names in Devanagari than it might be, and the same as in the
    shared scorer, whose figures ours must equal.

    >>> fold("Sergei  Lavróv"), fold("मोदी, न.")
    ('sergei lavrov', 'म द न')
    """
    if not name:
        return ""
    name = unicodedata.normalize("NFKD", name).casefold()
    name = "".join(char for char in name if not unicodedata.combining(char) or "\u0900" <= char <= "\u097f")
    return re.sub(r"[\W_]+", " ", name).strip()


def names_of(entity: Named | str | None) -> set[str]:
    """Every name (and the id) that an entity may be matched by, folded; a string lists alternatives divided by `|`."""
    if entity is None:
        return set()
    if isinstance(entity, str):
        return {fold(part) for part in entity.split("|")} - {""}
    found = {fold(entity.id), fold(entity.name)}
    for value in (entity.names or {}).values():
        found.update(fold(one) for one in (value if isinstance(value, list) else [value]))
    return (found | {fold(one) for one in entity.aliases or ()}) - {""}


def same(gold: str | None, predicted: Named | str | None) -> bool:
    """Whether both name one thing, or neither names any."""
    if gold is None or predicted is None:
        return gold is None and predicted is None
    return bool(names_of(gold) & names_of(predicted))


@lru_cache(maxsize=None)
def days_of(edtf: str | None) -> tuple[date, date] | None:
    """First and last day of an EDTF level-0/1 date or interval; None for none, or for one without any bound.

    >>> [str(day) for day in days_of("2025-02") or ()]
    ['2025-02-01', '2025-02-28']
    """
    if not edtf:
        return None
    parts = edtf.strip().rstrip("?~%").split("/")
    span = (_day(parts[0], last=False) or date.min, _day(parts[-1], last=True) or date.max)
    return span if span != (date.min, date.max) else None


def _day(text: str, *, last: bool) -> date | None:
    text = text.strip().rstrip("?~%").split("T")[0]
    if text in ("", ".."):
        return None
    bits = [int(bit) for bit in text.split("-") if bit.isdigit()]
    try:
        if len(bits) == 1:
            return date(bits[0], 12, 31) if last else date(bits[0], 1, 1)
        if len(bits) == 2:
            return date(bits[0], bits[1], calendar.monthrange(bits[0], bits[1])[1] if last else 1)
        return date(*bits[:3])
    except (ValueError, IndexError, TypeError):
        return None


def dates_conflict(left: str | None, right: str | None) -> bool:
    """Whether two dates share no day; an unknown one contradicts nothing."""
    a, b = days_of(left), days_of(right)
    return bool(a and b and (a[1] < b[0] or b[1] < a[0]))


def pair_people(gold: Sequence[GoldParticipant], predicted: Sequence[Participant]) -> list[tuple[GoldParticipant, Participant]]:
    """Gold participants, each with the first predicted one not yet taken that has a name in common."""
    pairs, left = [], list(predicted)
    for person in gold:
        for candidate in left:
            if same(person.name, candidate.entity or candidate.text):
                pairs.append((person, candidate))
                left.remove(candidate)
                break
    return pairs


def f1(hits: float, predicted: float, gold: float) -> float:
    """The harmonic mean of precision and recall; 1 where nothing was to be found and nothing was."""
    return 2 * hits / (predicted + gold) if predicted + gold else 1.0


def affinity(gold: GoldEvent, predicted: Event) -> float:
    """0 where the predicted event cannot be the gold one, else how well they agree, 1 to 5."""
    if gold.kind != predicted.kind or dates_conflict(gold.when, predicted.when):
        return 0.0
    people = f1(len(pair_people(gold.participants, predicted.participants)), len(predicted.participants), len(gold.participants))
    if gold.kind == "session":
        sitting = predicted.mechanism or Sitting()
        if not gold.mechanism or not same(gold.mechanism, sitting.entity):
            return 0.0
        if None not in (gold.ordinal, sitting.ordinal) and gold.ordinal != sitting.ordinal:
            return 0.0
    elif people < 0.5:
        return 0.0
    score = 1 + people
    score += days_of(gold.when) == days_of(predicted.when)
    score += same(gold.place, predicted.place)
    score += gold.status == predicted.status
    return score


def align(gold: Sequence[GoldEvent], predicted: Sequence[Event]) -> list[tuple[int, int]]:
    """Pairs of positions (gold, predicted), the best agreement first; no event stands in two pairs."""
    scored = [(affinity(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(predicted)]
    pairs: list[tuple[int, int]] = []
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    for value, i, j in sorted(scored, key=lambda row: (-row[0], row[1], row[2])):
        if value > 0 and i not in used_gold and j not in used_predicted:
            pairs.append((i, j))
            used_gold.add(i)
            used_predicted.add(j)
    return pairs


def judge(gold: GoldEvent, predicted: Event) -> dict[str, bool]:
    """Slot by slot (SLOTS), whether the predicted event says what the gold one says."""
    pairs = pair_people(gold.participants, predicted.participants)
    sitting = predicted.mechanism or Sitting()
    return {
        "status": gold.status == predicted.status,
        "when": days_of(gold.when) == days_of(predicted.when),
        "place": same(gold.place, predicted.place),
        "participants": len(pairs) == len(gold.participants) == len(predicted.participants),
        "roles": all(g.role == p.role for g, p in pairs),
        "mechanism": same(gold.mechanism, sitting.entity) and gold.ordinal == sitting.ordinal,
    }


def quote_hits(gold: Sequence[GoldQuote], predicted: Sequence[Quote], text: str) -> int:
    """Quotes whose speaker is right and whose span shares at least half of its union with the gold span."""
    hits, used = 0, set()
    for quote in gold:
        start = text.find(quote.starts)
        end = text.find(quote.ends, max(start, 0)) + len(quote.ends)
        for j, candidate in enumerate(predicted):
            if j in used or not same(quote.speaker, candidate.speaker):
                continue
            shared = min(end, candidate.end) - max(start, candidate.start)
            union = max(end, candidate.end) - min(start, candidate.start)
            if start >= 0 and union > 0 and shared / union >= 0.5:
                hits += 1
                used.add(j)
                break
    return hits
