"""Relative clauses about an event: what they say of the one told right before them ("बैठक के लिए पहुंचे हैं, जो मंगलवार को होगी")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vaarta.model.report import Kind, Reason, Status
from vaarta.packs.verbs import verbs
from vaarta.reading.clauses import Clause
from vaarta.reading.events.draft import Draft
from vaarta.reading.events.roles import Scope
from vaarta.reading.events.triggers import Text
from vaarta.reading.mentions import Form
from vaarta.reading.times import when_of

_TOLD_OF = (Kind.SESSION, Kind.MEETING, Kind.CALL)
"""What such a clause can be about, the likeliest first."""
_IN = "locative"
_OPEN = frozenset({Status.HELD, Status.PLANNED, Status.ONGOING})
_NO_DAY = frozenset({"before", "after", "ablative", "terminative"})


def told_on(text: Text, scope: Scope, told: Sequence[Draft]) -> list[Draft]:
    """`told`, the drafts of a sentence so far, where the clause of `scope` goes on about the last sitting or talks of the clause
    before it and says when they take place: that is then their day and their status, not what the clause before says of others."""
    clause, out = scope.clause, list(told)
    status = _takes_place(text, clause)
    if status is None or not scope.earlier:
        return out
    head = scope.earlier[0]
    at = next((i for kind in _TOLD_OF for i in reversed(range(len(out))) if _named(out[i], kind, head)), None)
    days = [item for item in clause.items if item.time and when_of(item.time) and item.case not in _NO_DAY]
    if at is None:
        return out
    draft = out[at]
    places = [i for i in clause.items if i.is_place and i.mention and (i.case == _IN or i.mention.form is Form.DEICTIC)]
    later = draft.time is not None and draft.time.span.start > text.segments.starts[clause.first]
    if days and days[0].time is not None and not later:
        draft = replace(
            draft,
            time=days[0].time,
            reasons=(
                *(r for r in draft.reasons if r.slot != "when"),
                Reason("when", "events: the day in the relative clause", days[0].time.span),
            ),
        )
    if draft.place is None and places:
        draft = replace(draft, place=places[-1].mention)
    if draft.status in _OPEN and not later:
        draft = replace(draft, status=status, stated=True, presupposed=False)
    out[at] = draft
    return out


def _takes_place(text: Text, clause: Clause) -> Status | None:
    """The status that a relative clause gives what it is about, or what it points at ("जहां यह 18 नवंबर को होगा"), by a verb of
    taking place; None where it says something else."""
    verb = clause.verb
    if verb is None or verb.negated:
        return None
    keys = text.segments.keys
    about = clause.opener == "relative" and text.closed.fused.get(keys[clause.first]) == "subject"
    if not about and not _where_this(text, clause):
        return None
    if verbs(text.segments.language).copula not in verb.roots or any(item.is_party for item in clause.items):
        return None
    status = text.cues.aspects.get(verb.aspect)
    return status if status in (Status.HELD, Status.PLANNED) else None


def _where_this(text: Text, clause: Clause) -> bool:
    """Whether a clause begins with where and points back ("जहां यह …")."""
    item = clause.items[0] if clause.items else None
    if item is None or item.first != clause.first or item.mention is None or item.mention.form is not Form.DEICTIC:
        return False
    return item.last < clause.last and text.segments.keys[item.last] in text.cues.determiners


def _named(draft: Draft, kind: Kind, head: Clause) -> bool:
    return draft.kind is kind and head.first <= draft.order < head.last
