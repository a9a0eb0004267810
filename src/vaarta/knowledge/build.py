"""Compile the knowledge files into one file that loads in milliseconds: `python -m vaarta.knowledge.build`."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from vaarta import cache
from vaarta.knowledge.compiled import DATA, REFERENCE, Compiled, Ministries, Offices, Phrases, version
from vaarta.knowledge.phrases import phrase_key, spelled
from vaarta.knowledge.read import Facts, read_facts
from vaarta.knowledge.senses import senses
from vaarta.knowledge.tables import Tables, tables
from vaarta.knowledge.types import Sense
from vaarta.packs.loader import languages


def compile_facts(facts: Facts) -> bytes:
    """The compiled file of `facts`."""
    made = tables(facts)
    spoken = sorted({language for state in facts.states.values() for language in state.languages} | set(languages()))
    compiled = Compiled(
        entities=_packed(made.entities),
        states=_packed(made.states),
        places=_packed(made.places),
        bodies=_packed(made.bodies),
        series=_packed(made.series),
        offices=_packed(_offices(facts, made)),
        ministries=_packed(
            Ministries({k: dict(p.full) for k, p in facts.ministries.portfolios.items()}, dict(facts.ministries.article))
        ),
        phrases={language: _packed(_phrases(senses(language, facts, made))) for language in spoken},
    )
    return msgspec.msgpack.encode(compiled)


def _phrases(found: dict[str, tuple[Sense, ...]]) -> Phrases:
    places: dict[tuple[Sense, ...], int] = {}
    longest: dict[str, int] = {}
    for phrase in found:
        first, count = phrase.partition(" ")[0], phrase.count(" ") + 1
        longest[first] = max(longest.get(first, 0), count)
    phrases = {phrase: places.setdefault(group, len(places)) for phrase, group in found.items()}
    return Phrases(phrases, tuple(places), longest)


def _packed(part: object) -> msgspec.Raw:
    return msgspec.Raw(msgspec.msgpack.encode(part))


def build(into: Path | None = None) -> Path:
    """Compile the knowledge into `into`, beside the package unless told otherwise; the file written."""
    folder, key = into or cache.PREBUILT, version()
    written = folder / f"knowledge-{key}.bin"
    data = cache.compiled("knowledge", key, lambda: compile_facts(read_facts(DATA)), into=folder)
    if not written.is_file():  # it was found elsewhere
        folder.mkdir(parents=True, exist_ok=True)
        written.write_bytes(data)
    return written


def _offices(facts: Facts, made: Tables) -> Offices:
    titles = facts.titles
    forms_of = {
        office: {phrase_key(form, language) for language, form in _title_forms(facts, office)} for office in titles.offices
    }
    kinds: dict[str, dict[str, str]] = {}
    for doubt in titles.ambiguous:
        for side, kind in doubt.by_state.items():
            if kind not in {t.kind for t in titles.offices.values()} | set(made.titles.get(side, {})):
                continue
            key = phrase_key(doubt.form, doubt.language)
            kinds.setdefault(side, {})[key] = kind
            for office, forms in forms_of.items():
                if key in forms and titles.offices[office].kind != kind:
                    kinds[side].setdefault(office, kind)
    for side, own in made.titles.items():
        table = kinds.setdefault(side, {})
        mine = {phrase_key(f, lang): k for k, t in reversed(own.items()) for lang, fs in t.items() for f in reversed(fs)}
        table.update(mine)
        for office, title in titles.offices.items():
            if title.kind not in own:
                found = next(
                    (mine[phrase_key(f, lang)] for lang, f in _title_forms(facts, office) if phrase_key(f, lang) in mine), None
                )
                if found:
                    table[office] = found
    generic: dict[str, str] = {}
    for office, title in titles.offices.items():
        for form in forms_of[office]:
            generic.setdefault(form, title.kind)
    words = {t.kind: tuple(str(f) for f in t.languages[REFERENCE].singular) for t in reversed(titles.offices.values())}
    return Offices(made.holdings, {s: {k: dict(t) for k, t in o.items()} for s, o in made.titles.items()}, kinds, words,
                   generic, dict(facts.kinds.narrower), made.sides)  # fmt: skip


def _title_forms(facts: Facts, office: str) -> list[tuple[str, str]]:
    title = facts.titles.offices[office]
    return [(language, s) for language, w in title.languages.items() for f in (*w.singular, *w.short) for s in spelled(f)]


if __name__ == "__main__":
    written = build()
    sys.stdout.write(f"{written.name}: {written.stat().st_size:,} bytes\n")
