"""Read the knowledge files and check that they agree with each other."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from vaarta.knowledge.compiled import DATA
from vaarta.knowledge.compiled import REFERENCE as REFERENCE  # noqa: PLC0414 - the reader takes it from here
from vaarta.knowledge.phrases import headword
from vaarta.knowledge.schema import (
    DrawnCities,
    DrawnState,
    Forms,
    IdentifiersFile,
    KindsFile,
    MechanismFile,
    MinistriesFile,
    OfficesFile,
    OrganisationFile,
    ParadigmsFile,
    PersonsFile,
    PlaceFile,
    StateFile,
    TitlesFile,
    VariantsFile,
    WeakFile,
)
from vaarta.model.errors import KnowledgeError
from vaarta.packs.loader import read_yaml


@dataclass(frozen=True, slots=True)
class Facts:
    """Every knowledge file, checked."""

    states: dict[str, StateFile]
    places: tuple[PlaceFile, ...]
    titles: TitlesFile
    offices: dict[str, OfficesFile]
    persons: PersonsFile
    organisations: tuple[OrganisationFile, ...]
    mechanisms: tuple[MechanismFile, ...]
    identifiers: IdentifiersFile
    ministries: MinistriesFile
    kinds: KindsFile
    paradigms: ParadigmsFile
    weak: WeakFile
    variants: VariantsFile
    drawn_states: DrawnState
    drawn_cities: DrawnCities


def read_facts(root: Path = DATA) -> Facts:
    """Every knowledge file under `root`; KnowledgeError names file and line of what breaks its schema, or the entry that
    refers to something that no file holds."""
    error = KnowledgeError
    facts = Facts(
        states=read_yaml(root / "names/states.yaml", dict[str, StateFile], error),
        places=read_yaml(root / "names/places.yaml", tuple[PlaceFile, ...], error),
        titles=read_yaml(root / "names/titles.yaml", TitlesFile, error),
        offices={path.stem: read_yaml(path, OfficesFile, error) for path in sorted((root / "offices").glob("*.yaml"))},
        persons=read_yaml(root / "persons.yaml", PersonsFile, error),
        organisations=read_yaml(root / "organisations.yaml", tuple[OrganisationFile, ...], error),
        mechanisms=read_yaml(root / "mechanisms.yaml", tuple[MechanismFile, ...], error),
        identifiers=read_yaml(root / "identifiers.yaml", IdentifiersFile, error),
        ministries=read_yaml(root / "ministries.yaml", MinistriesFile, error),
        kinds=read_yaml(root / "kinds.yaml", KindsFile, error),
        paradigms=read_yaml(root / "paradigms.yaml", ParadigmsFile, error),
        weak=read_yaml(root / "weak.yaml", WeakFile, error),
        variants=read_yaml(root / "variants.yaml", VariantsFile, error),
        drawn_states=read_yaml(root / "drawn/cldr.yaml", DrawnState, error),
        drawn_cities=read_yaml(root / "drawn/cities.yaml", DrawnCities, error),
    )
    problems = list(_problems(facts))
    if problems:
        shown = "; ".join(problems[:8])
        raise error(f"{root}: {len(problems)} references lead nowhere: {shown}: correct the entry or add what it names")
    return facts


def slug(name: str) -> str:
    """An ASCII id of an English name.

    >>> slug("Évian-les-Bains"), slug("S. Jaishankar")
    ('evian-les-bains', 's-jaishankar')
    """
    for letter, plain in (("ı", "i"), ("ł", "l"), ("Ł", "L"), ("ø", "o"), ("đ", "d"), ("ß", "ss"), ("æ", "ae")):
        name = name.replace(letter, plain)
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def english(names: Forms) -> tuple[str, ...]:
    """The headwords in the language that names an entity."""
    return tuple(headword(form) for form in names.get(REFERENCE, ()))


def place_names(facts: Facts) -> set[str]:
    """The English name of every place and capital, every alternative counted."""
    named = {name for place in facts.places for name in english(place.names)}
    return named | {name for state in facts.states.values() for c in state.capitals for name in english(c.names)}


def _problems(facts: Facts) -> Iterator[str]:
    known = {body.id for body in facts.organisations} | set(facts.states)
    yield from _twice("organisations.yaml", [body.id for body in facts.organisations])
    yield from _twice("mechanisms.yaml", [mechanism.id for mechanism in facts.mechanisms])
    yield from _state_problems(facts)
    yield from _place_problems(facts)
    yield from _body_problems(facts, known)
    yield from _twice(
        "offices/", [f"{side} {kind}" for f in facts.offices.values() for side in f.sides for kind in f.sides[side]]
    )
    for file, offices in facts.offices.items():
        for side in set(offices.sides) - known:
            yield f"offices/{file}.yaml: no state or organisation {side}"
    for person in facts.persons.persons:
        if person.side and person.side not in known:
            yield f"persons.yaml: {person.names[REFERENCE][0]}: no state or organisation {person.side}"
    for mechanism in facts.mechanisms:
        yield from _mechanism_problems(facts, mechanism, known)


def _twice(file: str, keys: list[str]) -> Iterator[str]:
    for key, count in Counter(keys).items():
        if count > 1:
            yield f"{file}: {key} stands {count} times"


def _state_problems(facts: Facts) -> Iterator[str]:
    for code in set(facts.states) - set(facts.identifiers.states):
        yield f"identifiers.yaml: no id for {code}"
    for code, state in facts.states.items():
        for language, words in state.languages.items():
            for form in words.ambiguous:
                for reading in {*form.readings, form.prefer or code} - set(facts.states):
                    yield f"names/states.yaml: {code}.{language}: no state {reading} (of {form.form})"


def _place_problems(facts: Facts) -> Iterator[str]:
    named = place_names(facts)
    for place in facts.places:
        name = english(place.names)[0]
        if place.state and place.state not in facts.states:
            yield f"names/places.yaml: {name}: no state {place.state}"
        if place.in_ and place.in_ not in named:
            yield f"names/places.yaml: {name}: no place {place.in_} to be in"


def _body_problems(facts: Facts, known: set[str]) -> Iterator[str]:
    for body in facts.organisations:
        if body.of and body.of not in known:
            yield f"organisations.yaml: {body.id}: of {body.of}, which no file holds"
        if body.state and body.state not in facts.states:
            yield f"organisations.yaml: {body.id}: no state {body.state}"
        for member in body.members:
            code = member if isinstance(member, str) else member.id
            if code not in known:
                yield f"organisations.yaml: {body.id}: no member {code}"


def _mechanism_problems(facts: Facts, mechanism: MechanismFile, known: set[str]) -> Iterator[str]:
    of = (mechanism.of,) if isinstance(mechanism.of, str) else mechanism.of
    places = place_names(facts)
    for party in set(of) - known:
        yield f"mechanisms.yaml: {mechanism.id}: no party {party}"
    for sitting in mechanism.sittings:
        where = f"mechanisms.yaml: {mechanism.id} {sitting.ordinal or sitting.from_ or sitting.when}"
        if sitting.place and sitting.place not in places:
            yield f"{where}: no place {sitting.place}"
        if sitting.state and sitting.state not in facts.states:
            yield f"{where}: no state {sitting.state}"
        if sitting.from_ and sitting.to and sitting.to < sitting.from_:
            yield f"{where}: ends before it starts"
