"""The shape of the knowledge files: strict, an unknown key is an error with its line."""

from __future__ import annotations

from datetime import date

import msgspec
from msgspec import field

from vaarta.knowledge.compiled import Article
from vaarta.model.entity import EntityType

Form = str | dict[str, str]
"""One surface, or a paradigm: the name of a case to the form in that case; the first is the headword."""
Forms = dict[str, tuple[Form, ...]]
"""By language."""
Words = dict[str, tuple[str, ...]]
"""By language."""


class Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The base of every record of a knowledge file."""


class AmbiguousForm(Strict, frozen=True):
    """A form that means several things; see the head of names/states.yaml."""

    form: str
    as_: str = field(name="as", default="name")
    language: str | None = None
    readings: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    prefer: str | None = None
    forms: dict[str, str] = {}
    note: str = ""


class StateLanguage(Strict, frozen=True):
    """What one language calls a state."""

    names: tuple[Form, ...]
    adjective: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    ambiguous: tuple[AmbiguousForm, ...] = ()
    not_: tuple[str, ...] = field(name="not", default=())


class Capital(Strict, frozen=True):
    """A capital of a state; `ambiguous` lists surfaces that another place shares."""

    names: Forms
    ambiguous: Words = {}


class StateFile(Strict, frozen=True):
    """One state of names/states.yaml."""

    languages: dict[str, StateLanguage]
    capitals: tuple[Capital, ...] = ()
    metonyms: Words = {}


class PlaceFile(Strict, frozen=True):
    """One place of names/places.yaml."""

    names: Forms
    kind: str
    state: str | None = None
    in_: str | None = field(name="in", default=None)
    oblique: Words = {}
    ambiguous: tuple[AmbiguousForm, ...] = ()
    disputed: tuple[str, ...] = ()
    not_: tuple[str, ...] = field(name="not", default=())
    note: str = ""
    weak: bool = False


class TitleLanguage(Strict, frozen=True):
    """What one language calls an office."""

    singular: tuple[Form, ...]
    plural: tuple[str, ...] = ()
    short: tuple[str, ...] = ()


class TitleFile(Strict, frozen=True):
    """One office title of names/titles.yaml."""

    kind: str
    gender: str
    languages: dict[str, TitleLanguage]
    ambiguous: tuple[Words, ...] = ()
    not_: Words = field(name="not", default={})
    note: str = ""


class ModifierFile(Strict, frozen=True):
    """Words before a title that change what it says."""

    forms: Words
    effect: str = ""
    not_: tuple[str, ...] = field(name="not", default=())
    examples: tuple[str, ...] = ()


class WordsFile(Strict, frozen=True):
    """Forms with what they are not."""

    forms: Words
    not_: tuple[str, ...] = field(name="not", default=())


class Collective(Strict, frozen=True):
    """Several people named by office or rank."""

    id: str
    forms: Words


class Honorific(Strict, frozen=True):
    """A word of respect before or behind a name."""

    form: str
    gender: str
    variants: tuple[str, ...] = ()
    not_: tuple[str, ...] = field(name="not", default=())
    note: str = ""


class Honorifics(Strict, frozen=True):
    """The honorifics of one language."""

    before: tuple[Honorific, ...] = ()
    after: tuple[Honorific, ...] = ()
    not_: tuple[str, ...] = field(name="not", default=())


class ShortForm(Strict, frozen=True):
    """An abbreviated office."""

    language: str
    form: str
    kind: str
    variants: tuple[str, ...] = ()
    not_: tuple[str, ...] = field(name="not", default=())
    readings: tuple[str, ...] = ()
    modifier: str | None = None
    domestic: bool = False
    note: str = ""


class AmbiguousTitle(Strict, frozen=True):
    """A title that only the holder's state, or the context, decides."""

    form: str
    language: str
    by_state: dict[str, str] = {}
    readings: tuple[str, ...] = ()
    prefer: str | None = None
    otherwise: str = "abstain"


class TitlesFile(Strict, frozen=True):
    """names/titles.yaml."""

    source: str
    offices: dict[str, TitleFile]
    modifiers: dict[str, ModifierFile]
    counterpart: WordsFile
    collectives: tuple[Collective, ...]
    honorifics: dict[str, Honorifics]
    domains: Words
    short_forms: tuple[ShortForm, ...]
    ambiguous: tuple[AmbiguousTitle, ...]


class Holder(Strict, frozen=True):
    """One person in an office; see the head of each file in offices/."""

    names: Words
    from_: str | None = field(name="from", default=None)
    to: str | msgspec.UnsetType | None = msgspec.UNSET
    qid: str | None = None
    acting: bool = False
    disputed: bool = False


class OfficeFile(Strict, frozen=True):
    """One office of one side."""

    title: Words
    holders: tuple[Holder, ...]
    multiple: bool = False
    as_of: str | None = None


class OfficesFile(Strict, frozen=True):
    """One file of offices/: side, kind of office, office."""

    source: str
    as_of: str
    sides: dict[str, dict[str, OfficeFile]]


class PersonFile(Strict, frozen=True):
    """A person without a dated office here: an envoy, an official, a former holder."""

    names: Words
    side: str | None = None
    qid: str | None = None
    note: str = ""


class PersonsFile(Strict, frozen=True):
    """persons.yaml: people known by name, and further names of those who stand in offices/."""

    source: str
    surname_first: tuple[str, ...]
    """States whose people's names begin with the surname."""
    persons: tuple[PersonFile, ...]


class Member(Strict, frozen=True):
    """A member since a date."""

    id: str
    since: str


class OrganisationFile(Strict, frozen=True):
    """One body of organisations.yaml."""

    id: str
    type: str
    names: Words
    of: str | None = None
    state: str | None = None
    members: tuple[str | Member, ...] = ()
    qid: str | None = None
    portfolio: str | None = None
    note: str = ""


class SittingFile(Strict, frozen=True):
    """One sitting of a mechanism."""

    ordinal: int | None = None
    from_: date | None = field(name="from", default=None)
    to: date | None = None
    when: str | None = None
    place: str | None = None
    state: str | None = None
    status: str = "held"
    special: bool = False
    virtual: bool = False
    chair: str | None = None
    co_chairs: tuple[str, ...] = ()
    alt_ordinals: tuple[int, ...] = ()
    general_debate: tuple[date, ...] = ()
    source: str = ""
    note: str = ""


class MechanismFile(Strict, frozen=True):
    """One standing mechanism of mechanisms.yaml."""

    id: str
    of: str | tuple[str, ...]
    level: str
    names: Words
    numbered: bool
    loose: Words = {}
    cadence: str = ""
    source: str = ""
    note: str = ""
    qid: str | None = None
    sittings: tuple[SittingFile, ...] = ()


class IdentifiersFile(Strict, frozen=True):
    """identifiers.yaml: Wikidata ids of states."""

    source: str
    as_of: str
    states: dict[str, str]


class MinistryPattern(Strict, frozen=True):
    """A kind of ministry: the words for it, and the pattern of a full name with its state."""

    names: Words
    full: Words


class MinistriesFile(Strict, frozen=True):
    """ministries.yaml: what a ministry is called by its portfolio, the kind of office that heads it."""

    source: str
    article: dict[str, Article]
    portfolios: dict[str, MinistryPattern]


class KindsFile(Strict, frozen=True):
    """kinds.yaml: which narrower kinds of office a general one may stand for."""

    source: str
    narrower: dict[str, tuple[str, ...]]


class Paradigm(Strict, frozen=True):
    """Replace an ending by each of several."""

    ends: str
    forms: tuple[str, ...]


class ParadigmsFile(Strict, frozen=True):
    """paradigms.yaml: how a language declines what the other files leave to rule."""

    source: str
    adjective: dict[str, tuple[Paradigm, ...]]
    given: dict[str, tuple[Paradigm, ...]]
    surname: dict[str, tuple[Paradigm, ...]]


class WeakFile(Strict, frozen=True):
    """weak.yaml: forms that are also everyday words, by language."""

    source: str
    words: Words


class VariantsFile(Strict, frozen=True):
    """variants.yaml: words that the name of a mechanism or organisation may have in each other's stead, by language."""

    source: str
    words: dict[str, tuple[tuple[str, ...], ...]]


class DrawnState(Strict, frozen=True):
    """Further names of states, drawn from a public data set."""

    source: str
    names: dict[str, Words]


class DrawnCity(Strict, frozen=True):
    """One city, drawn from a public data set."""

    en: tuple[str, ...]
    state: str
    names: Words = {}


class DrawnCities(Strict, frozen=True):
    """Cities, drawn from a public data set."""

    source: str
    cities: tuple[DrawnCity, ...]


ENTITY_TYPES: dict[str, EntityType] = {
    "organisation": EntityType.ORGANISATION,
    "organ": EntityType.ORGANISATION,
    "agency": EntityType.ORGANISATION,
    "think-tank": EntityType.ORGANISATION,
    "ministry": EntityType.MINISTRY,
}
