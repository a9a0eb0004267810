from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from vaarta.model.report import Kind
from vaarta.reading.learned import labels
from vaarta.reading.learned.windows import END, START, pack

_SIZES = st.lists(st.integers(1, 4), min_size=1, max_size=60)


@given(_SIZES, st.data())
def test_every_token_is_one_window_s_own_and_no_window_is_too_long(sizes: list[int], data: st.DataObject) -> None:
    pieces = [tuple(range(5, 5 + size)) for size in sizes]
    cuts = sorted(data.draw(st.sets(st.integers(1, len(sizes)))) | {len(sizes)})
    sentences = list(zip([0, *cuts[:-1]], cuts, strict=True))
    windows = pack(pieces, sentences, limit=16, context=5)
    assert Counter(t for w in windows for t in w.tokens if t >= w.own) == Counter(range(len(sizes)))
    for window in windows:
        assert len(window.ids) <= 16
        assert (window.ids[0], window.ids[-1]) == (START, END)
        assert all(window.ids[at] == 5 for at in window.at)


def test_a_sentence_begins_a_window_with_the_one_before_it_for_context() -> None:
    windows = pack([(5,)] * 9, [(0, 3), (3, 6), (6, 9)], limit=8, context=3)
    assert [(w.tokens, w.own) for w in windows] == [((0, 1, 2, 3, 4, 5), 0), ((3, 4, 5, 6, 7, 8), 6)]


def test_sentences_left_out_leave_no_trace() -> None:
    (window,) = pack([(5,)] * 9, [(0, 3), (6, 9)])
    assert window.tokens == (0, 1, 2, 6, 7, 8)


def test_labels_of_kinds_do_not_overlap() -> None:
    told = [f(k) for k in range(len(labels.KINDS)) for f in (labels.begins, labels.goes_on)]
    assert sorted([labels.OUTSIDE, *told]) == list(range(labels.TRIGGER_LABELS))


def test_every_kind_has_roles_and_every_role_a_kind() -> None:
    assert set(labels.ROLES_OF) == set(Kind)
    assert {role for roles in labels.ROLES_OF.values() for role in roles} == set(labels.ROLES)


def test_distances_grow_with_the_distance() -> None:
    buckets = [labels.distance(100, at) for at in range(201)]
    assert buckets == sorted(buckets)
    assert set(buckets) == set(range(labels.DISTANCES))
