from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vaarta.model.span import Span
from vaarta.web.marked import Mark, inline, pieces, plain, visible, window_at, windows

TEXT = "भारत के विदेश मंत्री एस. जयशंकर ने मास्को में कहा।"
spans = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 20)).map(
    lambda pair: Span(pair[0], min(pair[0] + pair[1], len(TEXT)))
)
marks = st.lists(st.builds(Mark, spans, st.sampled_from(["person", "time", "trigger"]), broad=st.booleans()), max_size=8)


@given(marks)
def test_the_pieces_joined_are_the_text_as_received(some: list[Mark]) -> None:
    assert "".join(piece.text for piece in pieces(TEXT, some)) == TEXT


@given(marks)
def test_every_mark_lies_over_its_own_words_and_no_others(some: list[Mark]) -> None:
    found = list(pieces(TEXT, some))
    for mark in some:
        covered = "".join(piece.text for piece in found if mark in (piece.broad if mark.broad else piece.lit))
        assert covered == mark.span.of(TEXT)


@given(marks, spans)
def test_a_window_shows_its_own_part_alone(some: list[Mark], window: Span) -> None:
    assert "".join(piece.text for piece in pieces(TEXT, some, window)) == window.of(TEXT)


def test_a_broad_mark_begins_once_and_ends_once() -> None:
    found = list(pieces(TEXT, [Mark(Span(0, 30), "quote", broad=True), Mark(Span(5, 10), "person")]))
    assert sum(len(piece.begins) for piece in found) == sum(len(piece.ends) for piece in found) == 1


def test_a_piece_leads_to_the_event_that_it_names_before_whom_it_names() -> None:
    (piece,) = pieces(
        "मुलाकात", [Mark(Span(0, 7), "person", href="/about/x"), Mark(Span(0, 7), "trigger", href="#event-1", event="e")]
    )
    assert piece.href == "#event-1"


def test_what_would_steer_the_page_is_named_instead() -> None:
    assert list(visible("क\u202eख\u200b\u200b")) == [("क", ""), ("", "U+202E"), ("ख", ""), ("", "U+200B ×2")]


def test_joiners_of_devanagari_stay() -> None:
    assert list(visible("क्\u200dष क्\u200cष")) == [("क्\u200dष क्\u200cष", "")]


@given(st.text(max_size=60))
def test_a_plain_line_steers_nothing(text: str) -> None:
    for shown in (plain(text), inline(text)):
        assert not any(unsafe in shown for unsafe in "\u202e\u2066\u2028\n\r\x1b\u200b\u0085")


def test_a_long_text_is_shown_in_parts_that_miss_nothing() -> None:
    text = ("भारत और रूस\n" * 4000) + "x" * 30_000
    parts = windows(text, 5000)
    assert "".join(part.of(text) for part in parts) == text
    assert all(part.end - part.start <= 5000 for part in parts)
    assert window_at(parts, parts[2].start) == 2
    assert window_at(parts, len(text) + 5) == len(parts) - 1
