from __future__ import annotations

import pytest

from vaarta.packs import languages
from vaarta.packs.script import script
from vaarta.packs.words import words


@pytest.mark.parametrize("language", languages("words"))
def test_every_pack_has_a_script_and_closed_classes(language: str) -> None:
    assert script(language).letters
    table = words(language)
    assert table.cases
    assert table.longest_case == max(map(len, table.cases))


def test_a_marker_of_several_words_is_known_by_their_keys() -> None:
    cases = words("hi").cases
    assert cases[("के", "बीच")] == "between"
    assert cases[("से", "पहले")] == "before"
    assert cases[("से",)] == "ablative"


def test_postpositions_follow_in_hindi() -> None:
    assert words("hi").adpositions_follow


def test_the_first_word_of_every_marker_ends_a_name() -> None:
    table = words("hi")
    assert {form[0] for form in table.cases} <= table.closed
