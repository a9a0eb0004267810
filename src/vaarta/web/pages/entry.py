"""An entry: the happening in one sentence, its life, every slot with its sentences, and what a person may decide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from vaarta.model.record import Decision, Entry, Reading, Slot, Source, Step
from vaarta.record.ask import Support, Told
from vaarta.record.diff import By, readout_diff
from vaarta.web.errors import NotThere, Refused
from vaarta.web.language import gettext as _
from vaarta.web.language import when_words
from vaarta.web.marked import plain
from vaarta.web.site import Site, site_of
from vaarta.web.words import name, status_word, topic_word

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that supports a value, in three parts, the words that say it in the middle; `support` says where it stands."""

    support: Support
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a slot as readers say it, with its sentences."""

    told: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A slot on which reports contradict each other: each value with its sentences, and as the record writes it."""

    slot: Slot
    sides: tuple[tuple[Reading, Value], ...]


@router.get("/entry/{id}")
def entry(request: Request, id: str, by: str = "article") -> HTMLResponse:
    """One entry, found by its id, by one it had before, or by the beginning of one."""
    site = site_of(request)
    told = found(site, id)
    it = told.entry
    named = [relation.entry for relation in it.relations] + [maybe.entry for maybe in it.maybe_same]
    others = {other: site.record.entry(other) for other in named}
    accounts = readout_diff(told, site.knowledge, By(by) if by in list(By) else By.ARTICLE)
    return site.page(
        request,
        "entry.html",
        entry=it,
        steps=[(step, source_of(told, step), sentence_of(told, step)) for step in it.history],
        slots=slots(told),
        contradictions=contradictions(told),
        relations=[(relation, others[relation.entry]) for relation in it.relations if others[relation.entry]],
        maybe=[(maybe, others[maybe.entry]) for maybe in it.maybe_same if others[maybe.entry]],
        sources=list({telling.source.id: telling.source for telling in told.tellings}.values()),
        tellings=told.tellings,
        decisions=decisions_on(site, it),
        diff=accounts if len(accounts.accounts) > 1 else None,
        by=by,
        ways=list(By),
        all_slots=list(Slot),
    )


def found(site: Site, id: str) -> Told:
    """The entry with this id. Raises NotThere."""
    told = site.record.told(id)
    if told is None:
        raise NotThere(_("The record holds no such entry."))
    return told


def decisions_on(site: Site, entry: Entry) -> list[Decision]:
    """The decisions that bear on an entry."""
    if not entry.decisions:
        return []
    return [decision for decision in site.record.decisions() if decision.number in entry.decisions]


def source_of(told: Told, step: Step) -> Source | None:
    """The article of a step."""
    return next((telling.source for telling in told.tellings if telling.ref == step.ref), None)


def sentence_of(told: Told, step: Step) -> Sentence | None:
    """The sentence behind a step: that of its status."""
    mine = [s for s in told.supports if s.source.id == step.ref.article and s.event == step.ref.event and s.slot is Slot.STATUS]
    return lit(mine[0]) if mine else None


def slots(told: Told) -> list[tuple[Slot, tuple[Value, ...]]]:
    """Each filled slot with its values, those of most sentences first, as they are supported."""
    found = []
    for slot in Slot:
        values: dict[str, list[Support]] = {}
        for support in told.supports:
            if support.slot is slot:
                values.setdefault(support.value, []).append(support)
        if values:
            ranked = sorted(values.items(), key=lambda pair: -len(pair[1]))
            found.append((slot, tuple(Value(said(slot, value, told), sentences(some)) for value, some in ranked)))
    return found


def contradictions(told: Told) -> list[Contradiction]:
    """The entry's conflicts, side by side."""
    result = []
    for conflict in told.entry.conflicts:
        sides = []
        for reading in conflict.readings:
            refs = set(reading.refs)
            behind = [
                s
                for s in told.supports
                if s.slot is conflict.slot and any(r.article == s.source.id and r.event == s.event for r in refs)
            ]
            exact = [s for s in behind if s.value == reading.value] or behind
            sides.append((reading, Value(said(conflict.slot, reading.value, told), sentences(exact))))
        result.append(Contradiction(conflict.slot, tuple(sides)))
    return result


def sentences(supports: Iterable[Support]) -> tuple[Sentence, ...]:
    """The sentences of some statements, each article's once."""
    once: dict[tuple[str, str], Sentence] = {}
    for support in supports:
        once.setdefault((support.source.id, support.sentence), lit(support))
    return tuple(once.values())


def lit(support: Support) -> Sentence:
    """The sentence of a statement, its words apart."""
    at = support.sentence.find(support.words) if support.words else -1
    if at < 0:
        return Sentence(support, support.sentence, "", "")
    end = at + len(support.words)
    return Sentence(support, support.sentence[:at], support.sentence[at:end], support.sentence[end:])


def said(slot: Slot, value: str, told: Told) -> str:
    """A value of a slot as readers say it."""
    if slot is Slot.WHEN:
        return when_words(value)
    if slot is Slot.STATUS:
        return status_word(value)
    if slot is Slot.TOPICS:
        return topic_word(value)
    for telling in told.tellings:
        event = telling.event
        known = [p.entity for p in event.participants] + ([event.place] if event.place else [])
        for entity in known:
            if value in (entity.name, entity.key):
                return name(entity)
        if event.mechanism and value.endswith(event.mechanism.entity.name):
            number, colon, _rest = value.partition(": ")
            return name(event.mechanism.entity) + (f", {number}" if colon and number.isdigit() else "")
    return plain(value, 160)


def slot_named(value: str) -> Slot:
    """The slot of a form. Raises Refused."""
    try:
        return Slot(value)
    except ValueError:
        raise Refused(422, _("“%s” is no slot.") % plain(value, 40)) from None
