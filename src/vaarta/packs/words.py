"""The words section of a pack: the closed classes that every stage needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from vaarta.packs.loader import section
from vaarta.packs.script import folder


class CaseMarker(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The postpositions (or prepositions, or case endings) of one case; the case's name is the same in every language."""

    case: str
    forms: tuple[str, ...]
    note: str = ""


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`packs/data/LANGUAGE/words.yaml`."""

    source: str
    adpositions: str
    """"after" the noun phrase or "before" it."""
    cases: tuple[CaseMarker, ...]
    fused: tuple[CaseMarker, ...]
    """Pronouns that hold their case within them."""
    fused_stem: str
    """The word that a fused genitive stands for before the rest of a longer adposition (उनके साथ = … के साथ)."""
    coordinators: tuple[str, ...]
    """Words that join noun phrases of one list."""
    list_marks: str
    """Punctuation that joins noun phrases of one list."""
    list_words: tuple[str, ...]
    """Further words that may stand between the members of a list (और मेजबान …, और फिर …)."""
    emphatics: tuple[str, ...]
    """Particles that stand between a noun phrase and its adposition, or behind it, without changing its role."""
    subordinators: tuple[str, ...]
    """Words that open a dependent clause."""
    complementizers: tuple[str, ...]
    """Those of them that open what is said, thought or known."""
    clause_joiners: tuple[str, ...]
    """Words that open a new main clause."""
    function_words: tuple[str, ...]
    """Further words that are never part of a name."""
    negations: tuple[str, ...]
    adverbs: tuple[str, ...] = ()
    """Phrases that look like a noun in a case and are none ("अलग से", "फिर से")."""
    delegations: tuple[str, ...] = ()
    """Plural nouns behind states in the genitive that stand for those states ("रूस और यूक्रेन के प्रतिनिधिमंडलों के बीच")."""


@dataclass(frozen=True, slots=True)
class WordTables:
    """A words section by look-up key. `cases` maps the keys of a marker's words to its case, longest marker first at
    `longest_case` words; the others are sets of keys."""

    adpositions_follow: bool
    cases: dict[tuple[str, ...], str]
    longest_case: int
    genitives: frozenset[str]
    """The markers of the genitive that are one word."""
    locatives: frozenset[str]
    """Those of the locative."""
    orders: dict[str, str]
    """The last words of two-word markers of what is before or after, by their case: they stand apart around an amount of time."""
    fused: dict[str, str]
    fused_stem: str
    coordinators: frozenset[str]
    list_marks: frozenset[str]
    list_words: frozenset[str]
    emphatics: frozenset[str]
    subordinators: frozenset[str]
    complementizers: frozenset[str]
    clause_joiners: frozenset[str]
    closed: frozenset[str]
    """All of these and the function words: words that end a name."""
    negations: frozenset[str]
    delegations: frozenset[str]
    adverbs: frozenset[tuple[str, ...]]


@lru_cache(maxsize=None)
def words(language: str) -> WordTables:
    """The closed classes of `language`, by look-up key."""
    data, fold = section(language, "words", Words), folder(language)

    def keys(forms: Iterable[str]) -> frozenset[str]:
        return frozenset(map(fold.key, forms))

    cases = {tuple(fold.key(w) for w in form.split()): marker.case for marker in data.cases for form in marker.forms}
    closed = keys(data.coordinators + data.emphatics + data.subordinators + data.clause_joiners + data.function_words)
    return WordTables(
        adpositions_follow=data.adpositions == "after",
        cases=cases,
        longest_case=max(map(len, cases)),
        genitives=frozenset(form[0] for form, case in cases.items() if case == "genitive" and len(form) == 1),
        locatives=frozenset(form[0] for form, case in cases.items() if case == "locative" and len(form) == 1),
        orders={form[-1]: case for form, case in cases.items() if case in ("after", "before") and len(form) == 2},
        fused={fold.key(form): marker.case for marker in data.fused for form in marker.forms},
        fused_stem=fold.key(data.fused_stem),
        coordinators=keys(data.coordinators),
        list_marks=frozenset(data.list_marks),
        list_words=keys(data.list_words),
        emphatics=keys(data.emphatics),
        subordinators=keys(data.subordinators),
        complementizers=keys(data.complementizers),
        clause_joiners=keys(data.clause_joiners),
        closed=closed | keys(data.negations) | frozenset(form[0] for form in cases),
        negations=keys(data.negations),
        delegations=keys(data.delegations),
        adverbs=frozenset(tuple(fold.key(word) for word in phrase.split()) for phrase in data.adverbs),
    )
