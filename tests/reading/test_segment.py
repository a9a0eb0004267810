from __future__ import annotations

import unicodedata
from typing import Literal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vaarta.reading.segment import LONGEST, segment

WORDS = ["मुलाक़ात", "मुलाक\u093cात", "क्\u200dष", "नरेन्\u200cद्र", "हूं", "एस", "डॉ", "श्री", "23वें", "2+2", "S", "रूस", "की", "१८", "3.5"]
MARKS = ["।", "॥", ".", "?", "!", ",", ":", "“", "”", "‘", "’", "''", '"', "«", "»", "(", ")", "–", "-", "…"]
SPACES = [" ", " ", " ", "\n", "\r\n", "\u00a0", "\u2028", "\u2029", "\t"]
PIECES = st.sampled_from([*WORDS, *MARKS, *SPACES])
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=80))


def sentences(text: str) -> list[str]:
    return [sentence.span.of(text) for sentence in segment(text, "hi").sentences]


def tokens(text: str) -> list[str]:
    pieces = segment(text, "hi")
    return [text[start:end] for start, end in zip(pieces.starts, pieces.ends, strict=True)]


@given(TEXTS)
@example("\u200d")
@example("\ufeffरूस")
@example("ि")
@example("\x1c\x85")
def test_every_character_that_is_not_space_lies_in_exactly_one_token(text: str) -> None:
    pieces = segment(text, "hi")
    owners = [0] * len(text)
    for start, end in zip(pieces.starts, pieces.ends, strict=True):
        assert start < end
        for offset in range(start, end):
            owners[offset] += 1
    for char, count in zip(text, owners, strict=True):
        assert count == (0 if char.isspace() else 1), f"U+{ord(char):04X} lies in {count} tokens"


@given(TEXTS)
def test_tokens_and_their_tables_run_in_step_and_in_order(text: str) -> None:
    pieces = segment(text, "hi")
    assert len(pieces.starts) == len(pieces.ends) == len(pieces.keys) == len(pieces.is_word)
    assert all(end <= start for end, start in zip(pieces.ends, pieces.starts[1:], strict=False))


@given(TEXTS)
def test_sentences_are_in_order_and_hold_every_token_once(text: str) -> None:
    pieces = segment(text, "hi")
    expected = 0
    paragraph = 0
    for sentence in pieces.sentences:
        assert sentence.first == expected
        assert sentence.first < sentence.last
        assert sentence.span == pieces.span(sentence.first, sentence.last)
        assert sentence.paragraph in (paragraph, paragraph + 1)
        expected, paragraph = sentence.last, sentence.paragraph
    assert expected == len(pieces.starts)


@given(TEXTS)
def test_a_line_break_always_ends_a_sentence(text: str) -> None:
    for sentence in sentences(text):
        assert not set(sentence) & set("\n\r\u2028\u2029")


@given(TEXTS, st.data())
def test_look_ups_by_offset_and_span_agree_with_the_tables(text: str, data: st.DataObject) -> None:
    pieces = segment(text, "hi")
    if not pieces.starts:
        return
    first = data.draw(st.integers(0, len(pieces.starts) - 1))
    last = data.draw(st.integers(first + 1, len(pieces.starts)))
    assert pieces.tokens_in(pieces.span(first, last)) == (first, last)
    assert pieces.words(first, last) == pieces.span(first, last).of(text)
    sentence = pieces.sentences[pieces.sentence_at(pieces.starts[first])]
    assert sentence.first <= first < sentence.last


def test_the_gold_articles_and_the_sample_are_cut_without_loss(gold_texts: dict[str, str]) -> None:
    for text in gold_texts.values():
        assert "".join(tokens(text)) == "".join(text.split())


@pytest.mark.parametrize("encoding", ["NFC", "NFD"])
def test_both_encodings_of_nukta_have_one_key_and_keep_their_own_text(encoding: Literal["NFC", "NFD"]) -> None:
    text = unicodedata.normalize(encoding, "मुलाक़ात की")
    pieces = segment(text, "hi")
    assert pieces.keys[0] == "मुलाकात"
    assert pieces.words(0, 1) == text.split()[0]


def test_ddha_and_dda_keep_their_nukta_in_the_key() -> None:
    assert segment("लड़ाई", "hi").keys != segment("लडाई", "hi").keys


@pytest.mark.parametrize("joiner", ["\u200c", "\u200d"])
def test_joiners_stay_in_the_text_and_leave_the_key(joiner: str) -> None:
    text = f"नरेन्{joiner}द्र मोदी"
    pieces = segment(text, "hi")
    assert pieces.words(0, 1) == f"नरेन्{joiner}द्र"
    assert pieces.keys[0] == segment("नरेन्द्र", "hi").keys[0]


def test_vowel_signs_are_part_of_their_word() -> None:
    assert tokens("में की हूं दिल्ली") == ["में", "की", "हूं", "दिल्ली"]


@pytest.mark.parametrize("text", ["गए। वे", "गए. वे", "गए? वे", "गए! वे", "गए॥ वे", "गए | वे"])
def test_each_mark_of_the_script_ends_a_sentence(text: str) -> None:
    assert len(sentences(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "एस. जयशंकर पहुंचे।",
        "डॉ. एस. जयशंकर दिल्ली पहुंचे।",
        "प्रो. शर्मा ने कहा।",
        "S. Jaishankar आए।",
        "व्यापार 3.5 अरब डॉलर का है।",
        "यू.ए.ई. के मंत्री आए।",
    ],
)
def test_an_abbreviation_or_a_number_ends_no_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("opening", "closing"), [("“", "”"), ("‘", "’"), ("«", "»"), ('"', '"'), ("'", "'"), ("''", "''"), ("(", ")")]
)
def test_a_closing_mark_belongs_to_the_sentence_that_it_closes(opening: str, closing: str) -> None:
    text = f"उन्होंने कहा, {opening}हम मिले।{closing} वे लौट गए।"
    assert sentences(text) == [f"उन्होंने कहा, {opening}हम मिले।{closing}", "वे लौट गए।"]


def test_a_danda_without_space_behind_it_still_ends_the_sentence() -> None:
    assert sentences("वे आए।वे गए।") == ["वे आए।", "वे गए।"]


def test_windows_line_ends_make_one_paragraph_break() -> None:
    assert [s.paragraph for s in segment("पहला\r\nदूसरा\r\n\r\nतीसरा", "hi").sentences] == [0, 1, 2]


def test_an_empty_text_has_no_pieces() -> None:
    pieces = segment(" \n ", "hi")
    assert pieces.starts == ()
    assert pieces.sentences == ()


def test_what_runs_on_without_an_end_is_cut_and_loses_nothing() -> None:
    text = "भारत और रूस " * 500
    segments = segment(text, "hi")
    assert all(sentence.last - sentence.first <= LONGEST for sentence in segments.sentences)
    assert [s.first for s in segments.sentences[1:]] == [s.last for s in segments.sentences[:-1]]
    assert segments.sentences[-1].last == len(segments.starts) == 1500
    assert {sentence.paragraph for sentence in segments.sentences} == {0}
