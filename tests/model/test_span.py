from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaarta.model.span import Span

TEXT = "मंगलवार को मास्को में"


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, 50))
    return Span(start, draw(st.integers(start + 1, 60)))


def test_a_span_gives_back_its_words_with_every_vowel_sign() -> None:
    assert Span(11, 17).of(TEXT) == "मास्को"


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2)])
def test_a_span_that_is_empty_or_runs_backward_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="runs forward"):
        Span(start, end)


@given(spans(), spans())
def test_overlap_is_mutual_and_covering_implies_it(a: Span, b: Span) -> None:
    assert a.overlaps(b) == b.overlaps(a)
    if a.covers(b):
        assert a.overlaps(b)
    assert a.overlaps(b) == bool(set(range(a.start, a.end)) & set(range(b.start, b.end)))


@given(spans(), spans())
def test_the_span_over_two_covers_both_and_starts_and_ends_with_them(a: Span, b: Span) -> None:
    both = a.to(b)
    assert both.covers(a)
    assert both.covers(b)
    assert both == b.to(a)
    assert {both.start, both.end} <= {a.start, b.start, a.end, b.end}


def test_touching_spans_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
