"""Whom a pronoun may mean: the persons told before it, each with what speaks for and against him."""

from __future__ import annotations

import math

from vaarta.packs.reference import reference_tables
from vaarta.reading.candidates import Candidate
from vaarta.reading.clauses import clause_around
from vaarta.reading.mentions import Form
from vaarta.reading.story import Actor, Story, Told

REACH = 5
"""Sentences back that a pronoun reaches."""
_ACTING = ("ergative", "subject")
_HEADS = frozenset({"head-of-state", "head-of-government"})


def subject_case(told: Told) -> str:
    """The case of a mention, "subject" for one without a postposition."""
    return told.case or "subject"


def is_spokesperson(actor: Actor) -> bool:
    """Whether somebody speaks for others by office ("foreign-ministry-spokesperson")."""
    return (actor.office or "").endswith("spokesperson")


def antecedents(candidate: Candidate, story: Story) -> list[tuple[Actor, dict[str, float]]]:
    """The persons whom the pronoun `candidate` may mean, with their features; the pack weighs these.

    Left out is who is named later in the same sentence, and (for a pronoun that is no subject) who acts in its own clause,
    or in the one before it where an object's clause goes on with the same subject.
    """
    here = candidate.sentence
    clause, end, opener = clause_around(story.segments, story.segments.sentences[here], candidate.first)
    near = [t for t in story.told if here - t.sentence <= REACH and t.first < candidate.first]
    if not near:
        return []
    barred = {key for first, key in story.upcoming.get(here, ()) if first > candidate.first}
    if candidate.word != "subject":
        acting = [t for t in near if t.sentence == here and subject_case(t) in _ACTING]
        own = [t for t in acting if t.first >= clause]
        shared = candidate.word == "object" and opener == "main" and not own and not barred
        barred |= {t.actor.entity.key for t in (acting if shared else own)}
    beside = _beside(candidate, story, clause, end)
    last: dict[str, Told] = {}
    counts: dict[str, int] = {}
    for told in story.told:
        counts[told.actor.entity.key] = counts.get(told.actor.entity.key, 0) + 1
    for told in near:
        last[told.actor.entity.key] = told
    order = sorted(last.values(), key=lambda t: -t.first)
    lead = _lead(near, here)
    early = candidate.first - story.segments.sentences[here].first <= 4
    most = math.log1p(max(counts.values()))
    found = []
    for rank, told in enumerate(order):
        key = told.actor.entity.key
        if key in barred:
            continue
        case = subject_case(told)
        leads = lead is not None and lead.actor.entity.key == key
        same = told.sentence == here
        features = {
            f"distance {min(here - told.sentence, 3)}": 1.0,
            f"case {case if case in ('ergative', 'subject', 'genitive', 'dative', 'comitative', 'ablative', 'between') else 'other'}": 1.0,
            f"rank {min(rank, 2)}": 1.0,
            "count": math.log1p(counts[key]) / most,
            "lead": float(leads),
            "lead of an early pronoun": float(leads and early),
            "first told": float(story.told[0].actor.entity.key == key),
            "pronoun before": float(told.form is Form.PRONOUN),
            "same clause": float(same and told.first >= clause),
            "acts before in the sentence": float(same and told.first < clause and case in _ACTING),
            "of the side of another in the clause": float(
                told.actor.side is not None and any(side == told.actor.side for other, side in beside if other != key)
            ),
            "same paragraph": float(story.paragraph(told.sentence) == story.paragraph(here)),
            "home": float(told.actor.side is not None and told.actor.side == story.home),
            "head": float(told.actor.office in _HEADS),
            "in collective": float(told.form is Form.COLLECTIVE),
            "spokesperson": float(is_spokesperson(told.actor)),
        }
        found.append((told.actor, {name: value for name, value in features.items() if value}))
    return found


def _beside(candidate: Candidate, story: Story, first: int, last: int) -> list[tuple[str, str]]:
    """(id, side) of the persons named in the pronoun's own clause, those behind the pronoun included: who meets whom is seldom
    of one side with him."""
    told = [
        (t.actor.entity.key, t.actor.side)
        for t in story.told
        if t.sentence == candidate.sentence and first <= t.first < candidate.first and t.form is not Form.PRONOUN
    ]
    ahead = [key for at, key in story.upcoming.get(candidate.sentence, ()) if candidate.first < at < last]
    sides = [(key, side) for key in ahead if story.base for side in story.knowledge.sides_of(key, story.base)]
    return [(key, side) for key, side in told if side] + sides


def _lead(near: list[Told], here: int) -> Told | None:
    """Who acts first in the nearest sentence before this one that somebody acts in."""
    for sentence in range(here - 1, here - 1 - REACH, -1):
        acting = [t for t in near if t.sentence == sentence and subject_case(t) in _ACTING]
        if acting:
            ergative = [t for t in acting if t.case == "ergative"]
            return (ergative or acting)[0]
    return None


def clause_start(candidate: Candidate, story: Story) -> int:
    """The token at which the clause around a candidate begins: behind the last conjunction that opens what is said."""
    quoting = reference_tables(story.segments.language).quoting
    first = story.segments.sentences[candidate.sentence].first
    for i in range(candidate.first - 1, first, -1):
        if story.segments.keys[i] in quoting or story.segments.keys[i] in ";:":
            return i + 1
    return first
