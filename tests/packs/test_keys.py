from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaarta.packs.script import folder

HINDI = st.text(st.characters(min_codepoint=0x900, max_codepoint=0x97F) | st.sampled_from("\u200c\u200dAbс"), max_size=12)


@pytest.mark.parametrize(
    "spellings",
    [
        ("मुलाक़ात", "मुलाकात", "मुलाक\u093cात"),
        ("पहुँचे", "पहुंचे"),
        ("नवम्बर", "नवंबर"),
        ("नरेन्द्र", "नरेंद्र", "नरेन्\u200dद्र"),
        ("गये", "गए"),
        ("नयी", "नई"),
        ("जायेंगे", "जाएंगे"),
        ("१८", "18"),
        ("PUTIN", "Putin"),
    ],
)
def test_spellings_of_one_word_share_a_key(spellings: tuple[str, ...]) -> None:
    assert len({folder("hi").key(word) for word in spellings}) == 1


@pytest.mark.parametrize("words", [("में", "म"), ("की", "का"), ("दिल", "दिल्ली"), ("लड़ाई", "लडाई"), ("यमन", "एमन"), ("रूस", "रूसी")])
def test_different_words_keep_different_keys(words: tuple[str, str]) -> None:
    assert folder("hi").key(words[0]) != folder("hi").key(words[1])


@given(HINDI)
def test_a_key_does_not_depend_on_the_encoding_of_the_word(word: str) -> None:
    fold = folder("hi")
    assert fold.key(unicodedata.normalize("NFD", word)) == fold.key(unicodedata.normalize("NFC", word))


@given(HINDI)
def test_vowel_signs_are_never_dropped(word: str) -> None:
    signs = {c for c in unicodedata.normalize("NFC", word) if unicodedata.category(c) == "Mc"}
    assert signs <= set(folder("hi").key(word)) | set("ाी")  # ायें and यी may end as ाएं and ई


@given(st.lists(HINDI, max_size=4))
def test_the_key_of_a_phrase_is_its_words_keys(words: list[str]) -> None:
    fold = folder("hi")
    assert fold.phrase(words) == " ".join(map(fold.key, words))
