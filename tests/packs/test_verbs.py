"""The verbs section: every form is spelt out, and every name that a reading uses exists."""

from __future__ import annotations

from collections import Counter

import pytest

from vaarta.packs import languages
from vaarta.packs.frames import cues
from vaarta.packs.loader import section
from vaarta.packs.script import folder
from vaarta.packs.verbs import Verbs, verbs


@pytest.mark.parametrize(
    ("word", "root", "form"),
    [
        ("मिले", "मिल", "perfective"),
        ("मिलेंगे", "मिल", "future"),
        ("गए", "जा", "perfective"),
        ("की", "कर", "perfective"),
        ("पहुँचे", "पहुंच", "perfective"),
        ("जायेंगे", "जा", "future"),
    ],
)
def test_a_form_knows_its_root_and_name(word: str, root: str, form: str) -> None:
    fold = folder("hi")
    assert (fold.key(root), form) in verbs("hi").forms[fold.key(word)]


def test_an_irregular_form_replaces_the_regular_one() -> None:
    fold = folder("hi")
    assert not any(root == fold.key("जा") for root, _ in verbs("hi").forms.get(fold.key("जाए"), ()) if _ == "perfective")


@pytest.mark.parametrize("language", languages("verbs"))
def test_readings_name_forms_and_tenses_that_exist(language: str) -> None:
    data = section(language, "verbs", Verbs)
    forms = {ending.form for ending in data.endings} | {form for verb in data.verbs for form in verb.irregular}
    tenses = {auxiliary.tense for auxiliary in data.auxiliaries}
    for reading in data.readings:
        assert set(reading.form) | set(reading.main) <= forms, reading.aspect
        assert set(reading.auxiliaries) <= tenses, reading.aspect


@pytest.mark.parametrize("language", languages("verbs"))
def test_no_verb_stands_twice(language: str) -> None:
    roots = Counter(verb.root for verb in section(language, "verbs", Verbs).verbs)
    assert [root for root, count in roots.items() if count > 1] == []


@pytest.mark.parametrize("language", languages("cues"))
def test_status_is_given_to_aspects_that_a_verb_can_have(language: str) -> None:
    aspects = {reading.aspect for reading in section(language, "verbs", Verbs).readings}
    made = {"participle", "after"}  # by the place of the verb, not by a reading
    assert set(cues(language).aspects) | set(cues(language).negated) <= aspects | made
