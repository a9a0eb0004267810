"""Whose voice a sentence is in: words run on without marks as long as the speaker's own voice does."""

from __future__ import annotations

from collections.abc import Sequence

from vaarta.reading.speech.marks import Unit
from vaarta.reading.speech.saying import Scene

_FARTHEST = 12


def run_on(scene: Scene, first: int, last: int, following: Sequence[Unit], taken: frozenset[int]) -> tuple[int, bool]:
    """Where the words that begin at token `first` and whose first sentence ends at `last` really end, and whether they
    are in the speaker's own voice.

    They go on over sentences that speak in the first person or leave out the subject of an active verb, without a verb of
    saying (a unit whose first token is in `taken`), and only if there is a first person somewhere among them.
    """
    tables = scene.tables
    own = any(key in tables.first_person_strong for key in scene.keys[first:last])
    near = own or any(key in tables.first_person for key in scene.keys[first:last])
    end, bare = last, last
    for unit in following[:_FARTHEST]:
        if unit.first in taken or unit.regions or _narrates(scene, unit):
            break
        keys = scene.keys[unit.first : unit.last]
        if any(key in tables.first_person for key in keys):
            own, end = True, unit.last
        elif not _subjectless(scene, unit):
            break
        bare = unit.last
        if own:
            end = bare
    return (end if own else last), own or (near and end > last)


def _narrates(scene: Scene, unit: Unit) -> bool:
    return any(
        scene.keys[i : i + len(phrase)] == phrase
        for phrase in scene.tables.narrator
        for i in range(unit.first, min(unit.first + 3, unit.last))
    )


def _subjectless(scene: Scene, unit: Unit) -> bool:
    """Whether the unit is an active clause in the past tense without anybody in the ergative."""
    tables, last = scene.tables, unit.last
    while last > unit.first and (not scene.is_word[last - 1] or scene.keys[last - 1] in tables.auxiliaries):
        last -= 1
    if last == unit.first or scene.keys[last - 1] not in tables.dropped_subject:
        return False
    return not any(
        key in tables.ergative or key in tables.ergative_pronouns or key in tables.relative_ergative
        for key in scene.keys[unit.first : last]
    )
