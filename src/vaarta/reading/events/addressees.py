"""To whom a message goes that names no recipient of its own: the people of a state, or the state of somebody mourned."""

from __future__ import annotations

from vaarta.model.entity import EntityType
from vaarta.model.report import Role
from vaarta.reading.clauses import Clause, Item, case_after
from vaarta.reading.events.draft import Part
from vaarta.reading.events.triggers import Found, Text

MOURNED = "case: mourned"
"""The rule of a recipient who is dead: the message goes to the state."""
_STANDS_BY = 2


def addressed(text: Text, found: Found, clause: Clause) -> tuple[Item, str] | None:
    """The mention in `clause` that a message goes to, and the rule: a state whose people or government stand in the case of
    the recipient ("जापान के लोगों को"), else whoever's death the clause speaks of ("आबे के निधन पर शोक जताया")."""
    owners = [item for item in clause.items if item.is_party and item.case == "genitive" and item.mention is not None]
    for item in owners:
        assert item.mention is not None
        keys = text.segments.keys[item.after : item.after + 1]
        if item.mention.type is EntityType.STATE and keys and keys[0] in text.cues.peoples:
            case, _ = case_after(text.segments, item.after + 1, text.closed)
            if case is not None and found.frame.roles.get(case) is Role.RECIPIENT:
                return item, f"case: {case}"
    for item in owners:
        if text.has(text.cues.deaths, item.after, item.after + _STANDS_BY):
            return item, MOURNED
    return None


def passed_on(part: Part) -> bool:
    """Whether a recipient stands for a state that is not named."""
    return part.rule == MOURNED
