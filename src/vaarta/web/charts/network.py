"""Who meets whom: one in the middle, the others around, a line for every two that met."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vaarta.model.entity import Entity
from vaarta.record.ask import Known

WIDTH, HEIGHT = 860, 500


@dataclass(frozen=True, slots=True)
class Node:
    """One of the network: where it stands, how large it is; `anchor` is where its name begins, `dx` and `dy` how far off."""

    entity: Entity
    count: int
    x: float
    y: float
    r: float
    anchor: str
    dx: float


@dataclass(frozen=True, slots=True)
class Tie:
    """A line between two of the network, as thick as they met often."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float


@dataclass(frozen=True, slots=True)
class Network:
    """A network with its middle."""

    middle: Node
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]


def network(middle: Entity, partners: Sequence[Known], met: Mapping[tuple[str, str], int], most: int = 14) -> Network | None:
    """The network around `middle`; `met` says how often two of its partners met each other (keys in order). None where it has no partner."""
    shown = partners[:most]
    if not shown:
        return None
    largest = max(one.entries for one in shown)
    centre = (WIDTH / 2, HEIGHT / 2)
    nodes = []
    for at, one in enumerate(shown):
        angle = -math.pi / 2 + 2 * math.pi * at / len(shown)
        x, y = centre[0] + 240 * math.cos(angle), centre[1] + 195 * math.sin(angle)
        side = "middle" if abs(math.cos(angle)) < 0.12 else "start" if math.cos(angle) > 0 else "end"
        r = 5 + 9 * (one.entries / largest) ** 0.5
        dx = 0.0 if side == "middle" else (r + 6) * (1 if side == "start" else -1)
        nodes.append(Node(one.entity, one.entries, round(x, 1), round(y, 1), round(r, 1), side, round(dx, 1)))
    by_key = {node.entity.key: node for node in nodes}
    ties = [Tie(*centre, node.x, node.y, _width(node.count, largest)) for node in nodes]
    ties += [
        Tie(by_key[a].x, by_key[a].y, by_key[b].x, by_key[b].y, _width(count, largest))
        for (a, b), count in sorted(met.items())
        if a in by_key and b in by_key and count
    ]
    return Network(Node(middle, 0, *centre, 16, "middle", 0), tuple(nodes), tuple(ties))


def _width(count: int, largest: int) -> float:
    return round(0.8 + 4 * count / max(largest, 1), 1)
