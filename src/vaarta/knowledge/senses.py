"""From the tables to phrases: every name, title and word of a language with what it may mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from msgspec.structs import replace

from vaarta.knowledge.compiled import REFERENCE
from vaarta.knowledge.lexicon import Lexicon, declined
from vaarta.knowledge.phrases import headword, phrase_key, phrase_words, spelled
from vaarta.knowledge.read import Facts
from vaarta.knowledge.schema import AmbiguousForm, Capital, Honorific, Paradigm, StateFile, StateLanguage, Words
from vaarta.knowledge.tables import Tables
from vaarta.knowledge.types import Sense, Use
from vaarta.model.entity import EntityType

_ACRONYM = re.compile(r"[A-Z][A-Z0-9&+-]*[A-Z0-9]")
_MOST_VARIANTS = 64
_SHORTEST = 3
"""Code points of a surname that is derived and not listed."""


def senses(language: str, facts: Facts, made: Tables) -> dict[str, tuple[Sense, ...]]:
    """Every phrase of `language`."""
    lex = Lexicon(language, facts, made)
    _titles(lex)
    _ministries(lex)
    _states(lex)
    _places(lex)
    _persons(lex)
    _bodies(lex)
    _series(lex)
    _words(lex)
    _cities(lex)
    return lex.finish()


def _states(lex: Lexicon) -> None:
    facts, language = lex.facts, lex.language
    for code, state in facts.states.items():
        key = lex.made.states[code].id
        whole = Sense(Use.NAME, key, lex.made.entities[key].type, side=code)
        if language in state.languages:
            _state(lex, whole, state.languages[language])
        for capital, place in zip(state.capitals, lex.made.states[code].capitals, strict=True):
            _capital(lex, capital, place)
        for form in state.metonyms.get(language, ()):
            for surface in _declined_metonym(form, state, language):
                lex.add(surface, replace(whole, use=Use.METONYM))
    for code, names in facts.drawn_states.names.items():
        key = lex.made.states[code].id
        for form in names.get(language, ()):
            if phrase_key(form, language) not in lex.senses:
                lex.add(form, Sense(Use.NAME, key, lex.made.entities[key].type, side=code))


def _state(lex: Lexicon, whole: Sense, words: StateLanguage) -> None:
    doubtful = {phrase_key(doubt.form, lex.language) for doubt in words.ambiguous}
    adjectives = lex.facts.paradigms.adjective.get(lex.language, ())
    for form in words.names:
        for surface in spelled(form):
            lex.add(surface, whole)
    for use, forms in ((Use.ADJECTIVE, words.adjective), (Use.PEOPLE, words.people)):
        for lemma in forms:
            for surface in declined(lemma, adjectives if use is Use.ADJECTIVE else ()):
                if phrase_key(surface, lex.language) not in doubtful:
                    lex.add(surface, replace(whole, use=use, plural=use is Use.PEOPLE))
    for doubt in words.ambiguous:
        _doubtful_state(lex, doubt, adjectives)
    lex.block(words.not_)


def _declined_metonym(form: str, state: StateFile, language: str) -> tuple[str, ...]:
    """A metonym in every case where the language declines the capital that it is."""
    names = [spelled(name) for capital in state.capitals for name in capital.names.get(language, ())]
    return next((surfaces for surfaces in names if surfaces[0] == form), (form,))


def _capital(lex: Lexicon, capital: Capital, place: str) -> None:
    doubtful = {phrase_key(form, lex.language) for form in capital.ambiguous.get(lex.language, ())}
    state = lex.made.places[place].state
    for form in capital.names.get(lex.language, ()):
        for surface in spelled(form):
            doubt = phrase_key(spelled(form)[0], lex.language) in doubtful
            lex.add(surface, Sense(Use.NAME, place, EntityType.PLACE, side=state, ambiguous=doubt, prefer=doubt))


def _doubtful_state(lex: Lexicon, doubt: AmbiguousForm, adjectives: tuple[Paradigm, ...]) -> None:
    use = {"name": Use.NAME, "adjective": Use.ADJECTIVE, "people": Use.PEOPLE}[doubt.as_]
    surfaces = set(spelled(doubt.forms)) | {doubt.form} if doubt.forms else set(declined(doubt.form, adjectives))
    for code in doubt.readings:
        key = lex.made.states[code].id
        for surface in sorted(surfaces):
            lex.add(
                surface,
                Sense(use, key, lex.made.entities[key].type, code, ambiguous=True, prefer=doubt.prefer == code),
            )


def _places(lex: Lexicon) -> None:
    language = lex.language
    for key, entries in lex.made.place_forms.items():
        for place in entries:
            sense = Sense(Use.NAME, key, EntityType.PLACE, side=place.state, weak=place.weak)
            for form in place.names.get(language, ()):
                for surface in spelled(form):
                    lex.add(surface, sense)
            for surface in place.oblique.get(language, ()):
                lex.add(surface, sense)
            for doubt in place.ambiguous:
                if doubt.language == language:
                    lex.add(doubt.form, replace(sense, ambiguous=True, prefer=doubt.prefer is not None, weak=not doubt.prefer))
            lex.block(place.not_)


def _cities(lex: Lexicon) -> None:
    """Drawn cities, under the names that nothing else has; an unchecked name needs a locative."""
    for key, city in zip(lex.made.cities, lex.facts.drawn_cities.cities, strict=True):
        for surface in (*city.names.get(lex.language, ()), *(city.en if lex.language == REFERENCE else ())):
            if phrase_key(surface, lex.language) not in lex.senses:
                lex.add(surface, Sense(Use.NAME, key, EntityType.PLACE, side=city.state, weak=True))


def _persons(lex: Lexicon) -> None:
    language = lex.language
    given, surname = (getattr(lex.facts.paradigms, part).get(language, ()) for part in ("given", "surname"))
    first = {h.person: h.side in lex.facts.persons.surname_first for h in lex.made.holdings}
    first |= {person: side in lex.facts.persons.surname_first for person, side in lex.made.sides.items()}
    derived: Counter[str] = Counter()
    last: dict[str, list[str]] = {}
    for person, spoken in lex.made.person_forms.items():
        forms = list(spoken.get(language, {}))
        full = [form for form in forms if len(phrase_words(form, language)) > 1]
        for form in forms:
            single = form not in full
            use = Use.SURNAME if single and full else Use.NAME
            for surface in _person_surfaces(form, given, surname):
                lex.add(surface, Sense(use, person, EntityType.PERSON))
        ends = _surnames(full, surname_first=first.get(person, False)) - set(forms)
        for end in ends:
            derived[phrase_key(end, language)] += 1
            last.setdefault(end, []).append(person)
    for end, persons in last.items():
        if phrase_key(end, language) in lex.ordinary or len(end) < _SHORTEST or any(map(str.isdigit, end)):
            continue
        weak = derived[phrase_key(end, language)] > 1 or len(phrase_words(end, language)) != 1
        for person in dict.fromkeys(persons):
            for surface in declined(end, surname):
                lex.add(surface, Sense(Use.SURNAME, person, EntityType.PERSON, weak=weak))


def _surnames(full: list[str], *, surname_first: bool) -> set[str]:
    """The surnames in full names; of names that begin with it, the given name too where it is one word."""
    if not surname_first:
        return {form.split()[-1] for form in full}
    return {form.split()[0] for form in full} | {form.split()[1] for form in full if len(form.split()) == 2}


def _person_surfaces(form: str, given: tuple[Paradigm, ...], surname: tuple[Paradigm, ...]) -> tuple[str, ...]:
    """A name as it stands, and in each case where the language declines names: every part by its own paradigm."""
    if not surname:
        return (form,)
    *before, last = form.split()
    ends = declined(last, surname)
    if not before:
        return ends
    firsts = declined(before[0], given)
    middle = " ".join(before[1:])
    whole = [form]
    for i in range(1, max(len(ends), len(firsts))):
        parts = (firsts[min(i, len(firsts) - 1)], middle, ends[min(i, len(ends) - 1)])
        whole.append(" ".join(part for part in parts if part))
    return tuple(dict.fromkeys(whole))


def _bodies(lex: Lexicon) -> None:
    generic = {key for key, senses in lex.senses.items() if any(s.use is Use.MINISTRY for s in senses)}
    for body in lex.facts.organisations:
        key = body.qid or f"vaarta:organisation/{body.id}"
        side = body.state or lex.made.codes.get(body.id, body.id)
        sense = Sense(Use.NAME, key, lex.made.entities[key].type, side=side)
        for form in (*body.names.get(lex.language, ()), *acronyms(body.names)):
            if phrase_key(form, lex.language) not in generic:
                lex.add(form, sense)


def _series(lex: Lexicon) -> None:
    for entry in lex.facts.mechanisms:
        key = entry.qid or f"vaarta:mechanism/{entry.id}"
        loose = {phrase_key(form, lex.language) for form in entry.loose.get(lex.language, ())}
        for form in entry.loose.get(lex.language, ()):
            lex.add(form, Sense(Use.LOOSE, key, EntityType.MECHANISM))
        for form in (*entry.names.get(lex.language, ()), *acronyms(entry.names)):
            lex.add(form, Sense(Use.NAME, key, EntityType.MECHANISM))
        for form in _variants(lex, entry.names.get(lex.language, ()), entry.of):
            if phrase_key(form, lex.language) not in loose:
                lex.add_new(form, Sense(Use.NAME, key, EntityType.MECHANISM))
        for form in _variants(lex, entry.loose.get(lex.language, ()), ()):
            lex.add_new(form, Sense(Use.LOOSE, key, EntityType.MECHANISM))


def acronyms(names: Words) -> Iterator[str]:
    """English names of capitals and figures, which other scripts take over as they are.

    >>> list(acronyms({"en": ("Group of Twenty", "G20", "IRIGC-TEC")}))
    ['G20', 'IRIGC-TEC']
    """
    for name in names.get(REFERENCE, ()):
        if _ACRONYM.fullmatch(name):
            yield name


def _variants(lex: Lexicon, forms: tuple[str, ...], of: str | tuple[str, ...]) -> dict[str, None]:
    """Names with other words of like meaning (variants.yaml), and with the two parties in the other order."""
    found = dict.fromkeys(forms)
    parties = [_party_names(lex, party) for party in of] if not isinstance(of, str) else []
    if len(parties) == 2:
        for form in forms:
            for one in parties[0]:
                for other in parties[1]:
                    for first, second in ((one, other), (other, one)):
                        for mark in "-–":
                            if form.startswith(f"{first}{mark}{second} "):
                                found[f"{second}-{first}{form[len(first) + len(second) + 1 :]}"] = None
    for group in lex.facts.variants.words.get(lex.language, ()):
        for form in tuple(found):
            for word in group:
                whole = f" {form.replace('-', ' - ')} ".replace(" - ", "-")
                if f" {word} " in whole or f"-{word} " in whole or f" {word}-" in whole:
                    for other in group:
                        found[whole.replace(word, other).strip()] = None
                    break
        if len(found) > _MOST_VARIANTS:
            break
    return found


def _party_names(lex: Lexicon, party: str) -> tuple[str, ...]:
    if party in lex.facts.states:
        words = lex.facts.states[party].languages.get(lex.language)
        return tuple(headword(form) for form in words.names) if words else ()
    return next((body.names.get(lex.language, ()) for body in lex.facts.organisations if body.id == party), ())


def _titles(lex: Lexicon) -> None:
    language, titles = lex.language, lex.facts.titles
    doubtful = {phrase_key(a.form, language): a.prefer for a in titles.ambiguous if a.language == language}
    for office, title in titles.offices.items():
        words = title.languages.get(language)
        gender = None if title.gender == "common" else title.gender
        entries: list[tuple[str, bool]] = []
        if words is not None:
            entries += [(surface, False) for form in (*words.singular, *words.short) for surface in spelled(form)]
            entries += [(form, True) for form in words.plural]
        entries += [(form, False) for doubt in title.ambiguous for form in doubt.get(language, ())]
        for surface, plural in entries:
            doubt_ = phrase_key(surface, language) in doubtful
            prefer = doubt_ and doubtful[phrase_key(surface, language)] == title.kind
            lex.add(
                surface,
                Sense(Use.TITLE, title.kind, plural=plural, gender=gender, office=office, ambiguous=doubt_, prefer=prefer),
            )
        lex.block(title.not_.get(language, ()))
    for short in titles.short_forms:
        if short.language == language and short.kind in {title.kind for title in titles.offices.values()}:
            for surface in (short.form, *short.variants):
                lex.add(surface, Sense(Use.TITLE, short.kind))
        if short.language == language:
            lex.block(short.not_)
    _own_titles(lex)


def _own_titles(lex: Lexicon) -> None:
    """Titles that only some sides use; the words then give the side, or the kind alone where several use them."""
    own: dict[str, dict[str, set[str]]] = {}
    for side, kinds in lex.made.titles.items():
        for kind, title in kinds.items():
            for form in title.get(lex.language, ()):
                own.setdefault(form, {}).setdefault(kind, set()).add(side)
    generic = set(lex.senses)
    for form, by_kind in own.items():
        if phrase_key(form, lex.language) not in generic:
            for kind, sides in by_kind.items():
                lex.add(form, Sense(Use.TITLE, kind, side=next(iter(sides)) if len(sides) == 1 else None))


def _ministries(lex: Lexicon) -> None:
    for portfolio, pattern in lex.facts.ministries.portfolios.items():
        for form in pattern.names.get(lex.language, ()):
            lex.add(form, Sense(Use.MINISTRY, portfolio, EntityType.MINISTRY))


def _words(lex: Lexicon) -> None:
    language, titles = lex.language, lex.facts.titles
    for name, modifier in titles.modifiers.items():
        for form in modifier.forms.get(language, ()):
            lex.add(form, Sense(Use.MODIFIER, name))
        lex.block(modifier.not_)
    for form in titles.counterpart.forms.get(language, ()):
        lex.add(form, Sense(Use.COUNTERPART, ""))
    lex.block(titles.counterpart.not_)
    for collective in titles.collectives:
        for form in collective.forms.get(language, ()):
            lex.add(form, Sense(Use.COLLECTIVE, collective.id, plural=True))
    honorifics = titles.honorifics.get(language)
    if honorifics is not None:
        _honorifics(lex, honorifics.before, "before")
        _honorifics(lex, honorifics.after, "after")
        lex.block(honorifics.not_)


def _honorifics(lex: Lexicon, entries: tuple[Honorific, ...], position: str) -> None:
    for entry in entries:
        gender = None if entry.gender == "common" else entry.gender
        for form in (entry.form, *entry.variants):
            lex.add(form, Sense(Use.HONORIFIC, "", gender=gender, position=position))
        lex.block(entry.not_)
