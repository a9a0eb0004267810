"""The knowledge base in use: look-up by name, and as of a date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property, lru_cache
from types import MappingProxyType

import msgspec

from vaarta import cache
from vaarta.knowledge import compiled
from vaarta.knowledge.compiled import REFERENCE, BodyRow
from vaarta.knowledge.dates import held, last_day, sat_between
from vaarta.knowledge.ministry import ministry_entity, ministry_id, parse_ministry_id
from vaarta.knowledge.phrases import phrase_key
from vaarta.knowledge.types import (
    Gazetteer,
    Holding,
    Mechanism,
    Organisation,
    Person,
    Place,
    Sat,
    Sense,
    State,
)
from vaarta.model.entity import Entity, EntityType
from vaarta.model.errors import KnowledgeError


@lru_cache(maxsize=1)
def load() -> Knowledge:
    """The knowledge base that ships with Vaarta, shared; compiled on first use if it is not there yet."""
    version = compiled.version()
    data = cache.compiled("knowledge", version, _compile)
    return Knowledge(data, version)


def _compile() -> bytes:
    from vaarta.knowledge.build import compile_facts
    from vaarta.knowledge.read import read_facts

    return compile_facts(read_facts())


class Knowledge:
    """Who and what exists, by id, by name and as of a date.

    Entities are named by their id; states also by their ISO 3166-1 code, organisations and mechanisms also by the last part
    of Vaarta's own id (`sco`, `irigc-tec`). A *side* is a state's code or an organisation's short id.
    """

    def __init__(self, data: bytes, version: str) -> None:
        self.version = version
        self._parts = msgspec.msgpack.decode(data, type=compiled.Compiled)
        self._gazetteers: dict[str, Gazetteer] = {}
        self._made: dict[str, Entity] = {}

    # --- entities -------------------------------------------------------------------------------------------------

    def entity(self, key: str) -> Entity:
        """The entity with this id; KnowledgeError if there is none."""
        known = self._made.get(key)
        if known is None:
            row, body = self._entities.get(key), self._bodies.get(key)
            if row is not None:
                known = Entity(key, row.name, row.type, MappingProxyType(row.names), row.aliases)
            if row is None or (body is not None and body.portfolio):
                known = self._built(key, body, known)
            if known is None:
                raise KnowledgeError(f"the knowledge base holds no entity {key!r}: look one up by its name")
            self._made[key] = known
        return known

    def _built(self, key: str, body: BodyRow | None, known: Entity | None) -> Entity | None:
        """A ministry with its built names; as it is where the state or the portfolio gives none."""
        code, portfolio = (body.state, body.portfolio) if body else parse_ministry_id(key) or (None, None)
        if code is None or portfolio is None or code not in self._states or portfolio not in self._ministries.full:
            return known
        return ministry_entity(key, code, portfolio, self.state(code), self._ministries, known)

    def knows(self, key: str) -> bool:
        """Whether there is an entity with this id."""
        return key in self._entities or parse_ministry_id(key) is not None

    def entities_of(self, type: EntityType) -> tuple[Entity, ...]:
        """Every entity of a type, by their ids."""
        return tuple(self.entity(key) for key, row in sorted(self._entities.items()) if row.type is type)

    def is_body(self, key: str) -> bool:
        """Whether an id or short id is an organisation, organ, ministry, agency or think-tank on file."""
        return key in self._bodies or key in self._body_ids

    def state(self, code: str) -> State:
        """The state with this ISO 3166-1 code or id."""
        code = self._code_of.get(code, code)
        if code not in self._states:
            raise KnowledgeError(f"no state {code!r}: give an ISO 3166-1 alpha-2 code in capitals")
        row = self._states[code]
        return State(self.entity(row.id), code, row.capitals, row.adjective)

    def is_state(self, side: str) -> bool:
        """Whether a side, or an entity id, is a state (the European Union acts as one)."""
        return side in self._states or side in self._code_of

    def side_entity(self, side: str) -> Entity | None:
        """The state or organisation behind a side, None for an unknown one."""
        if side in self._states:
            return self.entity(self._states[side].id)
        key = self._body_ids.get(side)
        return self.entity(key) if key else None

    def side_of(self, key: str) -> str | None:
        """The side that an entity belongs to or is: a state's code, an organisation's short id; a place's state; None for a
        person (see offices_of) and a mechanism."""
        if key in self._code_of:
            return self._code_of[key]
        if key in self._places:
            return self._places[key].state
        if key in self._bodies:
            return self._bodies[key].state or self._bodies[key].slug
        parsed = parse_ministry_id(key)
        return parsed[0] if parsed else None

    def place(self, key: str) -> Place:
        """The place with this id."""
        if key not in self._places:
            raise KnowledgeError(f"no place {key!r}: look one up by its name")
        row = self._places[key]
        return Place(self.entity(key), row.state, row.kind, row.within, row.disputed)

    def place_within(self, inner: str, outer: str) -> bool:
        """Whether the place `inner` is `outer` or lies in it; `outer` may be a place's id, a state's id or a state's code."""
        outer = self._states[outer].id if outer in self._states else outer
        seen: set[str] = set()
        at: str | None = inner
        while at is not None and at not in seen:
            if at == outer:
                return True
            seen.add(at)
            row = self._places.get(at)
            if row is not None and row.state and outer == self._states[row.state].id:
                return True
            at = row.within if row is not None else None
        return False

    def organisation(self, key: str) -> Organisation:
        """The organisation, organ, ministry, agency or think-tank with this id or short id."""
        key = self._body_ids.get(key, key)
        if key not in self._bodies:
            raise KnowledgeError(f"no organisation {key!r}: look one up by its name")
        row = self._bodies[key]
        return Organisation(self.entity(key), row.slug, row.kind, row.of, row.state, row.membership, row.portfolio)

    def members(self, key: str, on: date | None = None) -> tuple[str, ...]:
        """The sides that are members of an organisation on that day, as far as dates of entry are known; today's by default."""
        membership = self.organisation(key).membership
        return tuple(side for side, since in membership if since is None or on is None or last_day(since) <= on)

    def ministry(self, state: str, kind: str = "foreign-minister") -> Entity | None:
        """The ministry (or leader's office) that the holder of an office of `kind` heads in a state; None where there is no
        such kind of ministry. One that no file holds gets a built name and Vaarta's own id."""
        state = self._code_of.get(state, state)
        known = self._portfolios.get((state, kind))
        if known:
            return self.entity(known)
        if state not in self._states or kind not in self._ministries.full:
            return None
        return self.entity(ministry_id(state, kind))

    # --- names ----------------------------------------------------------------------------------------------------

    def gazetteer(self, language: str) -> Gazetteer:
        """Every phrase of a language with its senses."""
        known = self._gazetteers.get(language)
        if known is None:
            if language not in self._parts.phrases:
                raise KnowledgeError(f"no names in {language!r}: languages with names are {', '.join(self._parts.phrases)}")
            part = msgspec.msgpack.decode(self._parts.phrases[language], type=compiled.Phrases)
            phrases = {phrase: part.senses[i] for phrase, i in part.phrases.items()}
            known = self._gazetteers[language] = Gazetteer(language, MappingProxyType(phrases), MappingProxyType(part.longest))
        return known

    def senses(self, text: str, language: str) -> tuple[Sense, ...]:
        """The senses of a phrase as written; empty for an unknown one."""
        return self.gazetteer(language).phrases.get(phrase_key(text, language), ())

    def lookup(self, name: str, language: str | None = None) -> tuple[Sense, ...]:
        """What a name may stand for, in the given language or in any: entities first, then titles."""
        found: dict[tuple[str, str], Sense] = {}
        for spoken in (language,) if language else tuple(self._parts.phrases):
            for sense in self.senses(name, spoken):
                found.setdefault((sense.use, sense.target), sense)
        return tuple(found.values())

    # --- offices --------------------------------------------------------------------------------------------------

    def person(self, key: str) -> Person:
        """The person with this id, with every office on file, earliest first."""
        entity = self.entity(key)
        if entity.type is not EntityType.PERSON:
            raise KnowledgeError(f"{entity.name} ({key}) is a {entity.type}, not a person")
        return Person(entity, self._by_person.get(key, ()), self._offices.sides.get(key))

    def offices_of(self, person: str, on: date, until: date | None = None) -> tuple[Holding, ...]:
        """The offices that a person certainly held on a day, or on some day of an interval."""
        return tuple(h for h in self._by_person.get(person, ()) if held(h, on, until or on))

    def sides_of(self, person: str, on: date) -> tuple[str, ...]:
        """The sides that a person acts for on a day: those of the offices held then, else of all offices on file."""
        now = self.offices_of(person, on) or self._by_person.get(person, ())
        sides = dict.fromkeys(holding.side for holding in now)
        own = self._offices.sides.get(person)
        return tuple(sides) or ((own,) if own else ())

    def office_kind(self, title: str, side: str, language: str | None = None) -> str | None:
        """The kind of office that a title, as written or as an entry of names/titles.yaml, or a kind, means in a state.

        >>> from vaarta.knowledge import load
        >>> [load().office_kind("विदेश सचिव", side) for side in ("IN", "GB", "US")]
        ['foreign-secretary', 'foreign-minister', 'foreign-minister']
        """
        own = self._offices.kinds.get(side, {})
        if title in self._offices.titles.get(side, {}):
            return title
        if title in own:
            return own[title]
        for spoken in (language,) if language else tuple(self._parts.phrases):
            key = phrase_key(title, spoken)
            if key in own:
                return own[key]
            if key in self._offices.forms:
                return self._offices.forms[key]
        return title if title in self._kinds else None

    def holders(self, side: str, kind: str, on: date, until: date | None = None) -> tuple[Holding, ...]:
        """Who certainly held an office of a side on a day, or on some day of an interval; latest first.

        `kind` is a kind, an entry of names/titles.yaml or a title as written. Two at once are a hand-over, or an office with
        several holders (`shared`). Empty where nobody is known to have held it then.
        """
        resolved = self.office_kind(kind, side)
        if resolved is None:
            return ()
        offices = self._offices.titles.get(side, {})
        kinds = [resolved] if resolved in offices else [k for k in self._offices.narrower.get(resolved, ()) if k in offices]
        found = [h for k in kinds for h in self._by_office.get((side, k), ()) if held(h, on, until or on)]
        return tuple(sorted(found, key=lambda h: h.start or "", reverse=True))

    def offices(self, side: str) -> tuple[str, ...]:
        """The kinds of office on file for a side."""
        return tuple(self._offices.titles.get(side, {}))

    def office_title(self, side: str, kind: str, language: str = REFERENCE) -> str | None:
        """The full title of a side's office: "President of Russia"; built from the kind where no file holds it; None for an
        unknown side or kind."""
        resolved = self.office_kind(kind, side) or kind
        titles = self._offices.titles.get(side, {}).get(resolved, {}).get(language, ())
        if titles:
            return titles[0]
        entity, words = self.side_entity(side), self._offices.words.get(resolved, ())
        if entity is None or not words or language != REFERENCE:
            return None
        word = words[0]
        return f"{word[:1].upper()}{word[1:]} of {entity.name}"

    # --- mechanisms -----------------------------------------------------------------------------------------------

    def mechanism(self, key: str) -> Mechanism:
        """The mechanism with this id or short id, with its sittings on file."""
        key = self._series_ids.get(key, key)
        if key not in self._series:
            raise KnowledgeError(f"no mechanism {key!r}: look one up by its name")
        row = self._series[key]
        return Mechanism(
            self.entity(key), row.slug, row.of, row.level, row.numbered, row.cadence, MappingProxyType(row.loose),
            row.sittings, row.source, row.note,
        )  # fmt: skip

    def mechanisms_of(self, parties: frozenset[str]) -> tuple[str, ...]:
        """The ids of the mechanisms whose parties are exactly these sides."""
        return self._by_parties.get(parties, ())

    def sittings_on(self, key: str, start: date, end: date | None = None) -> tuple[Sat, ...]:
        """The sittings of a mechanism whose dates meet the days from `start` to `end`."""
        return tuple(s for s in self.mechanism(key).sittings if sat_between(s, start, end or start))

    def siblings(self, key: str) -> tuple[str, ...]:
        """The other mechanisms of the same parties, or of the same organisation and its organs."""
        key = self._series_ids.get(key, key)
        parties = frozenset(self._root(party) for party in self.mechanism(key).of)
        return tuple(other for other in self._by_root.get(parties, ()) if other != key)

    def _root(self, party: str) -> str:
        while party in self._body_ids and (of := self._bodies[self._body_ids[party]].of):
            party = of
        return party

    # --- tables, each unpacked when first asked for -----------------------------------------------------------------

    @cached_property
    def _entities(self) -> compiled.Entities:
        return msgspec.msgpack.decode(self._parts.entities, type=compiled.Entities)

    @cached_property
    def _states(self) -> compiled.States:
        return msgspec.msgpack.decode(self._parts.states, type=compiled.States)

    @cached_property
    def _places(self) -> compiled.Places:
        return msgspec.msgpack.decode(self._parts.places, type=compiled.Places)

    @cached_property
    def _bodies(self) -> compiled.Bodies:
        return msgspec.msgpack.decode(self._parts.bodies, type=compiled.Bodies)

    @cached_property
    def _series(self) -> compiled.Series:
        return msgspec.msgpack.decode(self._parts.series, type=compiled.Series)

    @cached_property
    def _offices(self) -> compiled.Offices:
        return msgspec.msgpack.decode(self._parts.offices, type=compiled.Offices)

    @cached_property
    def _ministries(self) -> compiled.Ministries:
        return msgspec.msgpack.decode(self._parts.ministries, type=compiled.Ministries)

    @cached_property
    def _code_of(self) -> Mapping[str, str]:
        return {row.id: code for code, row in self._states.items()}

    @cached_property
    def _body_ids(self) -> Mapping[str, str]:
        return {row.slug: key for key, row in self._bodies.items()}

    @cached_property
    def _series_ids(self) -> Mapping[str, str]:
        return {row.slug: key for key, row in self._series.items()}

    @cached_property
    def _portfolios(self) -> Mapping[tuple[str, str], str]:
        return {(r.state, r.portfolio): key for key, r in self._bodies.items() if r.state and r.portfolio}

    @cached_property
    def _kinds(self) -> frozenset[str]:
        return frozenset(self._offices.words) | {k for kinds in self._offices.titles.values() for k in kinds}

    @cached_property
    def _by_person(self) -> Mapping[str, tuple[Holding, ...]]:
        found: dict[str, dict[tuple[str, str, str | None], Holding]] = {}
        for holding in self._offices.holdings:
            found.setdefault(holding.person, {}).setdefault((holding.side, holding.title, holding.start), holding)
        return {key: tuple(sorted(hs.values(), key=lambda h: h.start or "")) for key, hs in found.items()}

    @cached_property
    def _by_office(self) -> Mapping[tuple[str, str], tuple[Holding, ...]]:
        found: dict[tuple[str, str], list[Holding]] = {}
        for holding in self._offices.holdings:
            found.setdefault((holding.side, holding.kind), []).append(holding)
        return {key: tuple(holdings) for key, holdings in found.items()}

    @cached_property
    def _by_parties(self) -> Mapping[frozenset[str], tuple[str, ...]]:
        found: dict[frozenset[str], list[str]] = {}
        for key, row in self._series.items():
            found.setdefault(frozenset(row.of), []).append(key)
        return {parties: tuple(keys) for parties, keys in found.items()}

    @cached_property
    def _by_root(self) -> Mapping[frozenset[str], tuple[str, ...]]:
        found: dict[frozenset[str], list[str]] = {}
        for key, row in self._series.items():
            found.setdefault(frozenset(self._root(party) for party in row.of), []).append(key)
        return {parties: tuple(keys) for parties, keys in found.items()}
