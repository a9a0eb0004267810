"""What persons decided, as rows."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, insert, select

from vaarta.model.record import Decision
from vaarta.record.store import schema
from vaarta.record.store.codec import pack, parsed, text, unpack

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
