"""Facts to tables: who and what exists, under one id each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

import msgspec

from vaarta.knowledge.compiled import REFERENCE, BodyRow, EntityRow, PlaceRow, SeriesRow, StateRow
from vaarta.knowledge.phrases import headword, phrase_key
from vaarta.knowledge.read import Facts, english, slug
from vaarta.knowledge.schema import ENTITY_TYPES, Form, Forms, Holder, OfficeFile, PlaceFile, StateLanguage, Words
from vaarta.knowledge.types import Holding, Sat
from vaarta.model.entity import EntityType


@dataclass(slots=True)
class Tables:
    """Everything that exists, by entity id, while it is being put together."""

    entities: dict[str, EntityRow] = field(default_factory=dict)
    states: dict[str, StateRow] = field(default_factory=dict)
    places: dict[str, PlaceRow] = field(default_factory=dict)
    bodies: dict[str, BodyRow] = field(default_factory=dict)
    series: dict[str, SeriesRow] = field(default_factory=dict)
    holdings: list[Holding] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)
    """Of organisations that act as a state does: the code that is their side."""
    sides: dict[str, str] = field(default_factory=dict)
    """Of persons without a dated office."""
    titles: dict[str, dict[str, Words]] = field(default_factory=dict)
    """Side, kind, title by language."""
    person_forms: dict[str, dict[str, dict[str, None]]] = field(default_factory=dict)
    """Person, language, surfaces in order."""
    cities: list[str] = field(default_factory=list)
    """The ids of the drawn cities, in order."""
    place_forms: dict[str, list[PlaceFile]] = field(default_factory=dict)


def tables(facts: Facts) -> Tables:
    """Every entity of `facts` under its id: the Wikidata id where known, else Vaarta's own."""
    made = Tables()
    _states(facts, made)
    _places(facts, made)
    _capitals(facts, made)
    _within(facts, made)
    _cities(facts, made)
    _bodies(facts, made)
    _persons(facts, made)
    _series(facts, made)
    return made


def one_each(names: Mapping[str, Iterable[str | dict[str, str]]]) -> dict[str, str]:
    """The headword of each language."""
    return {language: headword(form) for language, forms in names.items() for form in list(forms)[:1]}


def add(made: Tables, key: str, names: Forms | Words, kind: EntityType) -> None:
    """Put an entity into the table, or the further English names of one that is there."""
    first, *rest = [headword(form) for form in names.get(REFERENCE, ())] or [key]
    row = made.entities.get(key)
    if row is None:
        made.entities[key] = EntityRow(first, kind, one_each(names), tuple(dict.fromkeys(rest)))
    else:
        row.aliases = tuple(dict.fromkeys(name for name in (*row.aliases, first, *rest) if name != row.name))
        row.names = one_each(names) | row.names


def _states(facts: Facts, made: Tables) -> None:
    for code, state in facts.states.items():
        key = facts.identifiers.states[code]
        names = {language: _with_preferred(code, words) for language, words in state.languages.items()}
        add(made, key, names, EntityType.STATE)
        adjective = state.languages[REFERENCE].adjective
        made.states[code] = StateRow(key, (), adjective[0] if adjective else None)


def _with_preferred(code: str, words: StateLanguage) -> tuple[Form, ...]:
    """A state's names, first the ambiguous one that means it where nothing speaks against it: Georgia, Jordan."""
    preferred = [d.forms or d.form for d in words.ambiguous if d.as_ == "name" and d.prefer == code and code in d.readings]
    return (*preferred[:1], *words.names)


def _places(facts: Facts, made: Tables) -> None:
    for place in facts.places:
        key = f"vaarta:place/{slug(english(place.names)[0])}"
        add(made, key, place.names, EntityType.PLACE)
        made.places[key] = PlaceRow(place.state, place.kind, None, place.disputed)
        made.place_forms.setdefault(key, []).append(place)


def _capitals(facts: Facts, made: Tables) -> None:
    """Capitals that names/places.yaml does not hold under one of their names and in the same state."""
    known = {
        (name, row.state): key
        for key, row in made.places.items()
        for name in (made.entities[key].name, *made.entities[key].aliases)
    }
    elsewhere = {facts_code: _members(facts, facts_code) for facts_code in facts.states}
    for code, state in facts.states.items():
        keys = []
        for names in (capital.names for capital in state.capitals):
            named = english(names)
            key = next((known[name, code] for name in named if (name, code) in known), None)
            if key is None:
                key = next((known[n, s] for n, s in known if n in named and s in elsewhere.get(code, ())), None)
            if key is None:
                key = f"vaarta:place/{slug(named[0])}"
                if key in made.places:
                    key = f"{key}-{code.casefold()}"
                made.places[key] = PlaceRow(code, "city", None, ())
            add(made, key, names, EntityType.PLACE)
            for name in named:
                known[name, code] = key
            keys.append(key)
        made.states[code] = msgspec.structs.replace(made.states[code], capitals=tuple(keys))


def _members(facts: Facts, code: str) -> set[str]:
    """The states in which the seat of a union may lie: its members."""
    for body in facts.organisations:
        if body.qid == facts.identifiers.states[code]:
            return {member if isinstance(member, str) else member.id for member in body.members}
    return set()


def _within(facts: Facts, made: Tables) -> None:
    named: dict[tuple[str, str | None], str] = {}
    for key, row in made.places.items():
        for name in (made.entities[key].name, *made.entities[key].aliases):
            named.setdefault((name, row.state), key)
            named.setdefault((name, None), key)
    for place in facts.places:
        if place.in_:
            key = f"vaarta:place/{slug(english(place.names)[0])}"
            within = named.get((place.in_, place.state)) or named[place.in_, None]
            made.places[key] = msgspec.structs.replace(made.places[key], within=within)


def _cities(facts: Facts, made: Tables) -> None:
    for city in facts.drawn_cities.cities:
        key = f"vaarta:place/{slug(city.en[0])}"
        if key in made.places:
            key = f"{key}-{city.state.casefold()}"
        add(made, key, {REFERENCE: city.en, **city.names}, EntityType.PLACE)
        made.places[key] = PlaceRow(city.state, "city", None, ())
        made.cities.append(key)


def _bodies(facts: Facts, made: Tables) -> None:
    codes = {row.id: code for code, row in made.states.items()}
    for body in facts.organisations:
        key = body.qid or f"vaarta:organisation/{body.id}"
        add(made, key, body.names, ENTITY_TYPES[body.type])
        if key in codes:
            made.entities[key].type = EntityType.ORGANISATION
            made.codes[body.id] = codes[key]
        members = tuple((m, None) if isinstance(m, str) else (m.id, m.since) for m in body.members)
        made.bodies[key] = BodyRow(body.id, body.type, body.of, body.state, members, body.portfolio)


def person_ids(facts: Facts) -> dict[str, str]:
    """Each person's id by the English name that identifies them across files."""
    found: dict[str, str | None] = {}
    for names, qid in _people(facts):
        found[names[REFERENCE][0]] = found.get(names[REFERENCE][0]) or qid
    return {name: qid or f"vaarta:person/{slug(name)}" for name, qid in found.items()}


def _people(facts: Facts) -> Iterable[tuple[Words, str | None]]:
    for file in facts.offices.values():
        for offices in file.sides.values():
            for office in offices.values():
                for holder in office.holders:
                    yield holder.names, holder.qid
    for person in facts.persons.persons:
        yield person.names, person.qid


def _persons(facts: Facts, made: Tables) -> None:
    ids = person_ids(facts)
    for file in facts.offices.values():
        for side, offices in file.sides.items():
            for kind, office in offices.items():
                made.titles.setdefault(side, {})[kind] = office.title
                for holder in office.holders:
                    key = ids[holder.names[REFERENCE][0]]
                    _name(made, key, holder.names)
                    made.holdings.append(_holding(key, side, kind, office, holder, office.as_of or file.as_of))
    for person in facts.persons.persons:
        key = ids[person.names[REFERENCE][0]]
        _name(made, key, person.names)
        if person.side:
            made.sides[key] = person.side


def _name(made: Tables, key: str, names: Words) -> None:
    add(made, key, names, EntityType.PERSON)
    forms = made.person_forms.setdefault(key, {})
    for language, surfaces in names.items():
        forms.setdefault(language, {}).update(dict.fromkeys(surfaces))


def _holding(key: str, side: str, kind: str, office: OfficeFile, holder: Holder, as_of: str) -> Holding:
    title = (office.title.get(REFERENCE) or (kind,))[0]
    end = holder.to if isinstance(holder.to, str) else None
    return Holding(
        key, side, kind, title, holder.from_, end, holder.to is None, as_of, holder.acting, holder.disputed, office.multiple
    )


def _series(facts: Facts, made: Tables) -> None:
    named = {
        (phrase_key(name, REFERENCE), made.places[key].state): key
        for key in made.places
        for name in (made.entities[key].name, *made.entities[key].aliases)
    }
    anywhere = {name: key for (name, _), key in reversed(named.items())}
    for series in facts.mechanisms:
        key = series.qid or f"vaarta:mechanism/{series.id}"
        add(made, key, series.names, EntityType.MECHANISM)
        sittings = []
        for s in series.sittings:
            name = phrase_key(s.place, REFERENCE) if s.place else None
            place = (named.get((name, s.state)) or anywhere[name]) if name else None
            chairs = (*s.co_chairs, *([s.chair] if s.chair else []))
            sittings.append(
                Sat(
                    s.ordinal, _iso(s.from_), _iso(s.to or s.from_), s.when, place, s.state, s.status, s.special, s.virtual,
                    s.alt_ordinals, chairs, s.source,
                )
            )  # fmt: skip
        of = (series.of,) if isinstance(series.of, str) else series.of
        made.series[key] = SeriesRow(
            series.id, tuple(made.codes.get(party, party) for party in of), series.level, series.numbered,
            series.cadence, dict(series.loose), tuple(sittings), series.source, series.note,
        )  # fmt: skip


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
