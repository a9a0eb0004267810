"""Which telling of a corrected article goes on where one of the old version was: ids and decisions follow it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import BindParameter, Connection, bindparam, select

from vaarta.model.record import Decision, Ref, Telling
from vaarta.record.store import schema

_AT_ONCE = 400
_KEYS: BindParameter[list[str]] = bindparam("keys", expanding=True)
_t, _a = schema.telling.c, schema.article.c
_LED = (
    select(schema.alias.c.id, _a.id.label("article"), _t.event)
    .select_from(schema.alias.join(schema.telling, _t.key == schema.alias.c.telling).join(schema.article, _a.key == _t.article))
    .where(schema.alias.c.id.in_(_KEYS))
)


def successors(old: Sequence[Telling], new: Sequence[Telling]) -> dict[Ref, Ref]:
    """For each telling of an old version the one of the new that tells the same, where there is one: of one kind, and alike in who,
    when, where and in which series."""
    pairs = sorted(
        ((_likeness(one, other), one.ref, other.ref) for one in old for other in new if one.event.kind is other.event.kind),
        key=lambda row: (-row[0], row[1], row[2]),
    )
    found: dict[Ref, Ref] = {}
    for likeness, one, other in pairs:
        if likeness > 0 and one not in found and other not in found.values():
            found[one] = other
    return found


def _likeness(one: Telling, other: Telling) -> float:
    a, b = one.event, other.event
    who, whom = ({part.entity.key for part in event.participants} for event in (a, b))
    shared = 2 * len(who & whom) / len(who | whom) if who | whom else 0.0
    same_series = a.mechanism is not None and b.mechanism is not None and a.mechanism.entity.key == b.mechanism.entity.key
    if not shared and not same_series:
        return 0.0
    same_place = a.place is not None and b.place is not None and a.place.key == b.place.key
    return shared + same_series + (a.when == b.when) + 0.5 * same_place + 0.25 * (a.status is b.status)


def alias_of(ref: Ref) -> str:
    """The alias under which a telling that was superseded leads to its successor."""
    return f"{ref.article}#{ref.event}"


def led(connection: Connection, refs: Iterable[Ref]) -> dict[Ref, Ref]:
    """Those of `refs` that were superseded, with the tellings that go on in their place."""
    wanted = {alias_of(ref): ref for ref in refs}
    keys = sorted(wanted)
    found: dict[Ref, Ref] = {}
    for at in range(0, len(keys), _AT_ONCE):
        for id_, article, event in connection.execute(_LED, {"keys": keys[at : at + _AT_ONCE]}):
            found[wanted[id_]] = Ref(article, event)
    return found


def followed(decision: Decision, by: Mapping[Ref, Ref]) -> Decision:
    """`decision` about the tellings that go on in the place of those it was made about."""
    left, right = (tuple(dict.fromkeys(by.get(ref, ref) for ref in refs)) for refs in (decision.left, decision.right))
    return decision if (left, right) == (decision.left, decision.right) else replace(decision, left=left, right=right)
