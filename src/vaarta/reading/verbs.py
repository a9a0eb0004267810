"""Verb groups: which words of a sentence are its verbs, what tense and mood they give, and whether they end a clause."""

from __future__ import annotations

from dataclasses import dataclass

from vaarta.packs.verbs import VerbTables, verbs
from vaarta.packs.words import WordTables, words
from vaarta.reading.segment import Segments


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Tokens `first` to `last` (exclusive) are one verb with its auxiliaries.

    `root` is the key of the verb that carries the meaning, `roots` all of them; `aspect` a name of the pack's readings;
    `finite` groups end a clause.
    """

    first: int
    last: int
    root: str
    roots: tuple[str, ...]
    aspect: str
    finite: bool
    negated: bool


def find_verbs(segments: Segments, first: int, last: int) -> tuple[VerbGroup, ...]:
    """The verb groups among tokens `first` to `last` (exclusive) of one sentence, in order."""
    tables, closed = verbs(segments.language), words(segments.language)
    keys = segments.keys
    groups: list[VerbGroup] = []
    i = first
    while i < last:
        key = keys[i]
        if (key in tables.forms and _is_verb(keys, i, last, tables, closed)) or (
            key in tables.auxiliaries and key not in tables.forms
        ):
            group = _group(keys, i, first, last, tables, closed)
            groups.append(group)
            i = group.last
        else:
            i += 1
    return tuple(groups)


def _is_verb(keys: tuple[str, ...], i: int, last: int, tables: VerbTables, closed: WordTables) -> bool:
    """Whether the verb form at token i is a verb here, and not the other word that is written alike."""
    if i and (keys[i - 1], keys[i]) in closed.cases:
        return False
    if keys[i] not in tables.homographs:
        return True
    following = i + 1
    while following < last and keys[following] in tables.inside:
        following += 1
    if following >= last:
        return True
    key = keys[following]
    if key in tables.auxiliaries or key in tables.conjunctive:
        return True
    if any(root in tables.light and form != "root" for root, form in tables.forms.get(key, ())):
        return True
    if all(form == "root" for _, form in tables.forms[keys[i]]):
        return False
    return not keys[following][:1].isalnum() or key in closed.clause_joiners or key in closed.subordinators


def _group(keys: tuple[str, ...], start: int, first: int, last: int, tables: VerbTables, closed: WordTables) -> VerbGroup:
    forms: list[tuple[str, str]] = []
    auxiliaries: set[str] = set()
    negated = start > first and keys[start - 1] in closed.negations
    i, end = start, start
    while i < last:
        key = keys[i]
        if key in tables.inside:
            following = next((key for key in keys[i + 1 : last] if key not in tables.inside), None)
            if following is not None and _continues(following, tables, forms):
                negated |= key in closed.negations
                i += 1
                continue
            break
        if key in tables.auxiliaries and (forms or key not in tables.forms):
            auxiliaries.add(tables.auxiliaries[key])
        elif key in tables.forms and (not forms or (_continues(key, tables, forms) and _is_verb(keys, i, last, tables, closed))):
            forms.append(_best_form(tables.forms[key], forms, tables))
        elif not (key in tables.conjunctive and forms and forms[-1][1] == "root"):
            break
        i += 1
        end = i
    if end < last and keys[end] in closed.negations and not forms:
        negated = True
    roots = tuple(root for root, _ in forms)
    aspect, finite = _read(forms, auxiliaries, tables)
    if finite and aspect == "perfective" and _modifies(keys, end, last, closed):
        aspect, finite = "participle", False
    return VerbGroup(start, end, roots[0] if roots else tables.copula, roots or (tables.copula,), aspect, finite, negated)


def _continues(key: str, tables: VerbTables, forms: list[tuple[str, str]]) -> bool:
    """Whether a word goes on with the verb group whose verbs so far are `forms`; nothing does behind a conjunctive."""
    if key in tables.auxiliaries:
        return True
    if not forms or forms[-1][1] == "conjunctive":
        return False
    return any(root in tables.light for root, _ in tables.forms.get(key, ()))


def _best_form(readings: tuple[tuple[str, str], ...], forms: list[tuple[str, str]], tables: VerbTables) -> tuple[str, str]:
    """The reading of an ambiguous form that fits its place: a light verb behind another verb, else the first."""
    if forms:
        for root, form in readings:
            if root in tables.light:
                return root, form
    return readings[0]


def _read(forms: list[tuple[str, str]], auxiliaries: set[str], tables: VerbTables) -> tuple[str, bool]:
    main = forms[0][1] if forms else ""
    last = forms[-1][1] if forms else ""
    all_forms = {form for _, form in forms}
    for reading in tables.readings:
        if (
            auxiliaries.issuperset(reading.auxiliaries)
            and (not reading.form or last in reading.form or (len(reading.auxiliaries) and all_forms & set(reading.form)))
            and (not reading.main or (main in reading.main and not auxiliaries))
        ):
            return reading.aspect, reading.finite
    return "none", False


def _modifies(keys: tuple[str, ...], end: int, last: int, closed: WordTables) -> bool:
    """Whether a bare perfective before token `end` goes with the noun after it rather than ending its clause."""
    if end >= last:
        return False
    key = keys[end]
    return key[:1].isalnum() and key not in closed.clause_joiners and key not in closed.subordinators
