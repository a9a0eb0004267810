"""The record's own words as the pages say them: the packs' wording, in the reader's language."""

from __future__ import annotations

from functools import lru_cache

from vaarta.model.entity import Entity, EntityType
from vaarta.model.record import Verdict
from vaarta.model.report import Role
from vaarta.packs.loader import REFERENCE
from vaarta.record.sentence import Happening, name_of, sentence, word
from vaarta.web.language import current, pgettext
from vaarta.web.language import gettext as _
from vaarta.web.marked import plain


def kind_word(kind: str) -> str:
    """A kind of event as a noun."""
    return word("kind", kind, current.get())


def status_word(status: str) -> str:
    """Where an event stands."""
    return word("status", status, current.get())


def role_word(role: str) -> str:
    """What a participant does in an event; "" for one that just takes part."""
    return "" if role == Role.PARTICIPANT else word("role", role, current.get())


def relation_word(type: str) -> str:
    """How one event bears on another."""
    return word("relation", type, current.get())


def slot_word(slot: str) -> str:
    """What reports of one happening can say."""
    return word("slot", slot, current.get())


def change_word(change: str) -> str:
    """What a step of a happening's life brought."""
    return word("change", change, current.get())


def topic_word(topic: str) -> str:
    """A topic of the codebook, as readers say it."""
    return word("topic", topic, current.get()).replace("-", " ")


def told(happening: Happening, *, dated: bool = True, placed: bool = True) -> str:
    """What happened, on one line."""
    return plain(sentence(happening, current.get(), dated=dated, placed=placed), 300)


def type_word(type: EntityType | str) -> str:
    """What an entity is."""
    return {
        EntityType.PERSON: _("person"),
        EntityType.OFFICE: _("office"),
        EntityType.STATE: _("state"),
        EntityType.PLACE: _("place"),
        EntityType.ORGANISATION: _("organisation"),
        EntityType.MINISTRY: _("ministry"),
        EntityType.MECHANISM: _("mechanism"),
        EntityType.GROUP: _("group"),
    }[EntityType(type)]


def office(title: str | None, side: str | None) -> str:
    """An office by the title that the record gives it, in the reader's language where the knowledge base has that."""
    return plain(_office(title, side, current.get()), 120) if title else ""


@lru_cache(maxsize=4096)
def _office(title: str, side: str | None, language: str) -> str:
    from vaarta.knowledge import load

    if language == REFERENCE or side is None:
        return title
    base = load()
    for kind in base.offices(side):
        if base.office_title(side, kind) == title:
            return base.office_title(side, kind, language) or title
    return title


def verdict_word(verdict: Verdict | str) -> str:
    """What a person decided."""
    return {
        Verdict.SAME: _("the same happening"),
        Verdict.APART: _("two happenings"),
        Verdict.CORRECT: _("corrected"),
    }[Verdict(verdict)]


def note_word(kind: str) -> str:
    """What a mark in the margin is about; the mark's own name where the pages have no word for it."""
    return {
        "mechanism-organ": _("the body did not sit then"),
        "ordinal": _("the number does not fit"),
        "weekday": _("the weekday does not fit the date"),
        "office": _("the office does not fit the day"),
    }.get(kind, kind.replace("-", " "))


def problem_word(kind: str) -> str:
    """What does not fit in a row of sittings."""
    return {
        "gap": _("gap"),
        "two-dates": _("two dates"),
        "two-numbers": _("two numbers"),
        "wrong-number": _("wrong number"),
        "out-of-order": _("out of order"),
        "overdue": _("overdue"),
    }.get(kind, kind.replace("-", " "))


def cadence_word(cadence: str) -> str:
    """How often a mechanism sits."""
    return {
        "annual": _("annual"),
        "biennial": _("every two years"),
        "triennial": _("every three years"),
        "five-yearly": _("every five years"),
        "half-yearly": _("twice a year"),
        "quarterly": _("quarterly"),
        "monthly": _("monthly"),
        "three a year": _("three times a year"),
        "several a year": _("several times a year"),
        "continuous": _("continuous"),
        "irregular": _("irregular"),
    }.get(cadence, cadence)


def person_word(title: str) -> str:
    """Somebody whom a file names in English, in the reader's language where the knowledge base has that."""
    return plain(_person(title, current.get()), 120)


@lru_cache(maxsize=4096)
def _person(title: str, language: str) -> str:
    from vaarta.knowledge import load

    base = load()
    for sense in base.lookup(title, REFERENCE):
        if sense.type is EntityType.PERSON and not sense.ambiguous:
            return name_of(base.entity(sense.target), language)
    return title


def quote_word(kind: str) -> str:
    """How something was said."""
    return {
        "direct": pgettext("quote", "direct speech"),
        "indirect": pgettext("quote", "indirect speech"),
        "post": pgettext("quote", "post"),
        "statement": pgettext("quote", "statement"),
    }.get(kind, kind)


def way_word(way: str) -> str:
    """What counts as one account."""
    return {"article": _("by article"), "publisher": _("by publisher"), "side": _("by side")}.get(way, way)


def name(entity: Entity) -> str:
    """What the reader's language calls an entity; its Latin name where it has no other."""
    return plain(name_of(entity, current.get()), 160)


def other_name(entity: Entity) -> str:
    """A name in another script, to stand beside the first; "" where there is none."""
    shown = name(entity)
    for given in (entity.name, *entity.names.values()):
        if given != shown and not _same_script(given, shown):
            return plain(given, 160)
    return ""


def _same_script(a: str, b: str) -> bool:
    return a.isascii() == b.isascii()
