"""A map without a tile server: Natural Earth's outlines, drawn once, and points on them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from vaarta.knowledge import Knowledge
from vaarta.model.entity import Entity, EntityType
from vaarta.model.errors import KnowledgeError

_OUTLINES = Path(__file__).parents[1] / "static" / "vendor" / "countries-110m.json"
_PLACES = Path(__file__).parent / "places.json"
WIDTH, HEIGHT = 1000.0, 400.0
_TOP, _BOTTOM = 84.0, -60.0
_CLOSEST = 150.0
"""The narrowest stretch of the map that is shown, of its 1000 units."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the map, how often, and how large its mark is."""

    entity: Entity
    count: int
    x: float
    y: float
    r: float


@dataclass(frozen=True, slots=True)
class Map:
    """The stretch of the map that holds the points (x, y, width, height), and the points; those that cannot be placed apart."""

    view: tuple[float, float, float, float]
    points: tuple[Point, ...]
    unplaced: tuple[Entity, ...]

    @property
    def scale(self) -> float:
        """Units of the drawing for one unit of a mark, so that marks are as large whatever the stretch."""
        return self.view[2] / WIDTH


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Where a place stands on the drawing, by plain longitude and latitude.

    >>> project(84, -180), project(0, 0)
    ((0.0, 0.0), (500.0, 233.33))
    """
    x = (longitude + 180) / 360 * WIDTH
    y = (_TOP - latitude) / (_TOP - _BOTTOM) * HEIGHT
    return round(x, 2), round(y, 2)


def where(entity: Entity, knowledge: Knowledge) -> tuple[float, float] | None:
    """Latitude and longitude of a place, else of what holds it, at last of its state's capital; None where none is known."""
    places: Mapping[str, list[float]] = _drawn()["places"]
    at: str | None = entity.key
    seen: set[str] = set()
    while at is not None and at not in seen:
        seen.add(at)
        if at in places:
            return places[at][0], places[at][1]
        try:
            if entity.type is EntityType.STATE or knowledge.is_state(at):
                return next(((places[c][0], places[c][1]) for c in knowledge.state(at).capitals if c in places), None)
            place = knowledge.place(at)
        except KnowledgeError:
            return None
        at = place.within or place.state
    return None


def world_map(counts: Iterable[tuple[Entity, int]], knowledge: Knowledge) -> Map | None:
    """The map of some places with how often each; None where there are none."""
    points: dict[tuple[float, float], Point] = {}
    unplaced: list[Entity] = []
    for entity, count in counts:
        found = where(entity, knowledge)
        if found is None:
            unplaced.append(entity)
            continue
        x, y = project(*found)
        before = points.get((x, y))
        total = count + (before.count if before else 0)
        points[x, y] = Point(before.entity if before else entity, total, x, y, round(4 + 2.6 * total**0.5, 1))
    if not points:
        return None
    ranked = tuple(sorted(points.values(), key=lambda point: -point.count))
    return Map(_view(ranked), ranked, tuple(unplaced))


@lru_cache(maxsize=1)
def outlines() -> str:
    """The map's ground as an SVG drawing: every state's outline, in one neutral colour that suits light and dark."""
    paths = "".join(f'<path d="{_path(rings)}"/>' for rings in _states().values())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}">'
        '<g fill="#8a8f94" fill-opacity="0.28" stroke="#8a8f94" stroke-opacity="0.7" stroke-width="0.4" stroke-linejoin="round">'
        f"{paths}</g></svg>"
    )


def _view(points: Sequence[Point]) -> tuple[float, float, float, float]:
    left, right = min(p.x for p in points) - 40, max(p.x for p in points) + 40
    top, bottom = min(p.y for p in points) - 30, max(p.y for p in points) + 30
    width = min(WIDTH, max(right - left, (bottom - top) * WIDTH / HEIGHT, _CLOSEST))
    height = width * HEIGHT / WIDTH
    x = min(max((left + right - width) / 2, 0), WIDTH - width)
    y = min(max((top + bottom - height) / 2, 0), HEIGHT - height)
    return round(x, 1), round(y, 1), round(width, 1), round(height, 1)


def _path(rings: Sequence[Sequence[tuple[float, float]]]) -> str:
    return "".join("M" + "L".join(f"{x:g},{y:g}" for x, y in ring) + "Z" for ring in rings)


@lru_cache(maxsize=1)
def _states() -> dict[str, list[list[tuple[float, float]]]]:
    """Each state's rings on the drawing, by its numeric code or its name; TopoJSON's shared arcs put together."""
    data = json.loads(_OUTLINES.read_text("utf-8"))
    (sx, sy), (tx, ty) = data["transform"]["scale"], data["transform"]["translate"]
    arcs: list[list[tuple[float, float]]] = []
    for arc in data["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((y * sy + ty, x * sx + tx))
        arcs.append(points)

    def rings(numbers: Sequence[int]) -> Iterator[list[tuple[float, float]]]:
        corners: list[tuple[float, float]] = []
        for number in numbers:
            arc = arcs[number] if number >= 0 else arcs[~number][::-1]
            corners += arc[1:] if corners else arc
        whole = _unwrapped(corners)
        east, west = max(longitude for _, longitude in whole), min(longitude for _, longitude in whole)
        for turn in (0, *((-360,) if east > 180 else ()), *((360,) if west < -180 else ())):
            yield [project(latitude, longitude + turn) for latitude, longitude in whole]

    states: dict[str, list[list[tuple[float, float]]]] = {}
    for shape in data["objects"]["countries"]["geometries"]:
        if shape["properties"]["name"] == "Antarctica":
            continue
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        states[str(shape.get("id") or shape["properties"]["name"])] = [
            ring for polygon in polygons for part in polygon for ring in rings(part)
        ]
    return states


def _unwrapped(corners: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """A ring whose longitudes run on past 180 degrees instead of jumping to the other end of the map."""
    found: list[tuple[float, float]] = []
    turn = 0
    for latitude, longitude in corners:
        if found and abs(longitude + turn - found[-1][1]) > 180:
            turn += 360 if longitude + turn < found[-1][1] else -360
        found.append((latitude, longitude + turn))
    return found


@lru_cache(maxsize=1)
def _drawn() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_PLACES.read_text("utf-8"))
    return found
