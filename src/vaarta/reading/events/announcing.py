"""Announcements: which of the events of its sentence an announcement makes public, and when it goes back to one told before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vaarta.model.entity import EntityType
from vaarta.model.report import Kind, Status
from vaarta.reading.clauses import Clause, Parsed
from vaarta.reading.events.draft import Draft
from vaarta.reading.events.triggers import Found, Text

_NEAR = 8
"""How many tokens before the word of announcing its object may stand in its own clause."""
_OPENS = frozenset(",:-–—“‘\"'")
"""Marks between a word of saying and a quotation."""
_ADDRESSED = frozenset({"dative", "ablative"})
_ADDRESSEES = frozenset({EntityType.PERSON, EntityType.STATE})
_OFF = frozenset({Status.POSTPONED, Status.CANCELLED})


def refers_back(text: Text, found: Found, clause: Clause, sentence: Parsed, triggers: Sequence[Found]) -> bool:
    """Whether the words before `found` say that what was told before is made public: words that refer to it ("मंत्रालय ने
    इसकी घोषणा की"), or another of the clause's `triggers` that only names it ("यात्रा की घोषणा")."""
    named = any(t.case == "genitive" and 0 < found.first - t.first <= _NEAR for t in triggers)
    if not found.frame.goes_back or not (named or text.has(text.cues.told_before, clause.first, found.first)):
        return False
    after = next((c for c in sentence.clauses if c.first >= clause.last), None)
    points_ahead = after is not None and after.opener == "complement" and (found.verb is None or found.verb.finite)
    return not points_ahead


def with_object(text: Text, draft: Draft, told: Sequence[Draft], sentence: Parsed) -> Draft | None:
    """`draft`, unless it is an announcement that has nothing to announce: no event of its sentence, which are `told`, and
    none told before. It goes back only where its own sentence has no event for it, and of itself where it speaks of new dates."""
    if draft.kind is not Kind.ANNOUNCEMENT:
        return draft
    at = next(i for i, c in enumerate(sentence.clauses) if c.first <= draft.order < c.last)
    if text.frames.by_name[draft.frame].only_stated and _told_in_private(sentence.clauses[at]):
        return None
    if _announces(text, draft, told, sentence.clauses, at):
        return replace(draft, refers=draft.refers and all(d.anaphoric for d in told if d.kind is not Kind.ANNOUNCEMENT))
    if text.has(text.cues.new_dates, sentence.sentence.first, sentence.sentence.last):
        return replace(draft, refers=True)
    return draft if draft.refers else None


def _announces(text: Text, draft: Draft, told: Sequence[Draft], clauses: Sequence[Clause], at: int) -> bool:
    """Whether one of the events `told` in its sentence is what an announcement in clause `at` makes public: one that another clause states,
    or the object right before the word of announcing."""
    frame = text.frames.by_name[draft.frame]
    return any(
        other.kind is not Kind.ANNOUNCEMENT
        and other.status in frame.announces
        and (other.stated or other.status in _OFF or not frame.only_stated)
        and _is_object(text, draft, other, clauses, at)
        for other in told
    )


def _is_object(text: Text, draft: Draft, other: Draft, clauses: Sequence[Clause], at: int) -> bool:
    """Whether `other` stands where the announcement in clause `at` of `clauses` has its object: in what follows it, where
    that is a complement or a quotation; else right before it, or in an earlier clause that it is set behind."""
    own, behind = clauses[at], clauses[at + 1] if at + 1 < len(clauses) else None
    if other.order >= own.last:
        assert behind is not None
        return behind.opener != "main" or bool(_OPENS & set(text.segments.keys[behind.first - 1 : behind.first + 1]))
    if behind is not None and behind.opener == "complement":
        return False
    return other.order < own.first or abs(draft.order - other.order) <= _NEAR


def _told_in_private(clause: Clause) -> bool:
    """Whether something is said to a person or a state, not made public."""
    return any(i.case in _ADDRESSED and i.mention and i.mention.type in _ADDRESSEES for i in clause.items)
