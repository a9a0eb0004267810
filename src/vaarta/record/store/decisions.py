"""What persons decided, as rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, bindparam, insert, select

from vaarta.model.record import Decision, Ref
from vaarta.record.store import schema
from vaarta.record.store.codec import pack, parsed, text, unpack
from vaarta.record.store.succession import followed, led
from vaarta.record.store.tellings import located

_AT_ONCE = 400
_d, _r = schema.decision.c, schema.decision_ref.c
_TOUCHING = (
    select(_d.number, _d.data)
    .select_from(schema.decision.join(schema.decision_ref, _r.decision == _d.number))
    .where(_r.article.in_(bindparam("articles", expanding=True)), _d.undone.is_(False))
    .distinct()
)


def touching(connection: Connection, articles: Iterable[str]) -> tuple[Decision, ...]:
    """The decisions in force that name a telling of any of these articles, in order."""
    wanted = sorted(articles)
    found: dict[int, Decision] = {}
    for at in range(0, len(wanted), _AT_ONCE):
        for number, data in connection.execute(_TOUCHING, {"articles": wanted[at : at + _AT_ONCE]}):
            found[number] = _decision(data)
    return tuple(found[number] for number in sorted(found))


def standing(connection: Connection, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Decisions about the tellings that are in the merge now: what was corrected is followed on."""
    found = tuple(decisions)
    refs = {ref for decision in found for ref in (*decision.left, *decision.right)}
    lost = refs - located(connection, refs).keys() if refs else refs
    by = led(connection, lost) if lost else {}
    return tuple(followed(decision, by) for decision in found) if by else found


def hand_on(connection: Connection, moved: Mapping[Ref, Ref]) -> None:
    """Let the decisions about some tellings be found by those that go on in their place."""
    both = select(_r.decision, _r.article, _r.event).where(_r.article.in_(sorted({r.article for r in (*moved, *moved.values())})))
    there = {(decision, Ref(article, event)) for decision, article, event in connection.execute(both)}
    new = {(decision, moved[ref]) for decision, ref in there if ref in moved} - there
    if new:
        rows = [{"article": ref.article, "event": ref.event, "decision": decision} for decision, ref in sorted(new)]
        connection.execute(insert(schema.decision_ref), rows)


def all_decisions(connection: Connection, *, undone: bool = False) -> tuple[Decision, ...]:
    """All decisions in force, or those undone, in order."""
    rows = connection.execute(select(_d.data).where(_d.undone.is_(undone)).order_by(_d.number))
    return tuple(_decision(data) for (data,) in rows)


def write(connection: Connection, decision: Decision) -> None:
    """Keep a decision."""
    packed = text(pack(decision, lambda _: 0))
    connection.execute(insert(schema.decision), {"number": decision.number, "data": packed, "undone": False})
    refs = sorted({*decision.left, *decision.right})
    connection.execute(
        insert(schema.decision_ref),
        [{"article": ref.article, "event": ref.event, "decision": decision.number} for ref in refs],
    )


def _decision(data: str) -> Decision:
    def nothing(_: int) -> None:
        raise AssertionError("a decision names no entity")

    return unpack(Decision, parsed(data), nothing)  # type: ignore[arg-type]
