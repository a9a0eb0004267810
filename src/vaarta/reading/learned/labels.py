"""The labels of the learned reader, and the order in which its outputs give them."""

from __future__ import annotations

from bisect import bisect_right

from vaarta.model.report import Kind, Role, Status

KINDS: tuple[Kind, ...] = tuple(Kind)
STATUSES: tuple[Status, ...] = tuple(Status)
ROLES: tuple[Role, ...] = tuple(Role)
ROLES_OF: dict[Kind, tuple[Role, ...]] = {
    Kind.MEETING: (Role.PARTICIPANT,),
    Kind.CALL: (Role.PARTICIPANT,),
    Kind.VISIT: (Role.VISITOR, Role.HOST),
    Kind.SESSION: (Role.PARTICIPANT, Role.CHAIR, Role.CO_CHAIR, Role.HEAD_OF_DELEGATION),
    Kind.AGREEMENT: (Role.SIGNATORY,),
    Kind.MESSAGE: (Role.SENDER, Role.BEARER, Role.RECIPIENT),
    Kind.ANNOUNCEMENT: (Role.SPEAKER,),
}
"""The roles that each kind has (codebook section 1)."""
PLACE, WHEN, MECHANISM = "place", "when", "mechanism"
SLOTS: tuple[str, ...] = (*ROLES, PLACE, WHEN, MECHANISM)
"""What a mention or a time can be to a trigger: a role of the codebook, or one of three further slots."""

OUTSIDE = 0
"""The trigger label of a token that names no event; `begins` and `goes_on` give the others."""
TRIGGER_LABELS = 1 + 2 * len(KINDS)
SLOT_SIZE = 24
"""The length of the vectors whose product scores a slot."""
_STEPS = (-60, -30, -15, -8, -4, -2, 0, 2, 4, 8, 15, 30, 60)
DISTANCES = len(_STEPS) + 1


def begins(kind: int) -> int:
    """The label of a trigger's first token, of kind number `kind`."""
    return 1 + 2 * kind


def goes_on(kind: int) -> int:
    """The label of a trigger's further tokens."""
    return 2 + 2 * kind


def distance(trigger: int, mention: int) -> int:
    """The bucket of how far the token `mention` stands before or behind the token `trigger`.

    >>> distance(10, 10), distance(10, 9), distance(100, 0)
    (7, 6, 0)
    """
    return bisect_right(_STEPS, mention - trigger)


def to_dict() -> dict[str, list[str]]:
    """The labels by head, as the model's own file keeps them: a model with others is not of this program."""
    return {"kinds": [str(k) for k in KINDS], "statuses": [str(s) for s in STATUSES], "slots": [str(s) for s in SLOTS]}
