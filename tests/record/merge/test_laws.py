"""What holds for any tellings: order, components, blocks, decisions."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.record.made import KNOWLEDGE, groups, merged, telling, the_commission
from vaarta.model.record import Decision, Ref, Telling, Verdict
from vaarta.model.report import Kind, Status
from vaarta.record.merge import block_keys, linked, merge

PEOPLE = (
    ("Narendra Modi", "Vladimir Putin"),
    ("S. Jaishankar", "Sergey Lavrov"),
    ("India", "Russia"),
    ("Narendra Modi", "Xi Jinping"),
)
DAYS = (
    None,
    "2025-07-10",
    "2025-07-11",
    "2025-07-10/2025-07-12",
    "2025-07",
    "2025",
    "2025-07-30",
    "2025-08-20",
    "2025-07-09/..",
    "2026-01-05",
)


@st.composite
def some_tellings(draw: st.DrawFn) -> list[Telling]:
    """A handful of tellings that lie close enough to be mistaken for each other."""
    found = []
    for number in range(draw(st.integers(2, 9))):
        published = date(2025, 7, 1) + timedelta(days=draw(st.integers(0, 60)))
        kind = draw(st.sampled_from([Kind.MEETING, Kind.VISIT, Kind.SESSION]))
        who = draw(st.sampled_from(PEOPLE))
        found.append(
            telling(
                f"a{draw(st.integers(0, 5))}",
                published.isoformat(),
                who[:1] if kind is Kind.VISIT else who,
                draw(st.sampled_from(DAYS)),
                kind=kind,
                status=draw(st.sampled_from(list(Status))),
                place=draw(st.sampled_from([None, "Moscow", "Russia", "New Delhi"])),
                mechanism=the_commission() if kind is Kind.SESSION else None,
                ordinal=draw(st.sampled_from([None, 22, 23])) if kind is Kind.SESSION else None,
                event=f"e{number}",
                at=number * 30,
            )
        )
    # An article has one day.
    days = {t.source.id: t.source for t in found}
    return [Telling(days[t.source.id], t.event) for t in found]


@settings(max_examples=60, deadline=None)
@given(some_tellings(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_makes_no_difference(found: list[Telling], order: random.Random) -> None:
    shuffled = list(found)
    order.shuffle(shuffled)
    assert merged(*shuffled) == merged(*found)


@settings(max_examples=60, deadline=None)
@given(some_tellings())
def test_each_component_alone_gives_the_same_entries(found: list[Telling]) -> None:
    whole = merged(*found)
    by_ref = {t.ref: t for t in found}
    apart = [entry for refs in whole.components for entry in merge([by_ref[ref] for ref in refs], knowledge=KNOWLEDGE).entries]
    assert sorted(apart, key=lambda e: e.id) == sorted(whole.entries, key=lambda e: e.id)
    assert sorted(ref for refs in whole.components for ref in refs) == sorted(by_ref)


@settings(max_examples=100, deadline=None)
@given(some_tellings())
def test_whatever_can_be_linked_meets_in_a_block(found: list[Telling]) -> None:
    for a in found:
        for b in found:
            if a is not b and linked(a, b, KNOWLEDGE):
                assert set(block_keys(a, KNOWLEDGE).sought) & set(block_keys(b, KNOWLEDGE).kept), (a, b)


@settings(max_examples=40, deadline=None)
@given(some_tellings(), st.data())
def test_no_decision_joins_what_a_later_one_parts(found: list[Telling], data: st.DataObject) -> None:
    refs = [t.ref for t in found]
    pick: st.SearchStrategy[Sequence[Ref]] = st.lists(st.sampled_from(refs), min_size=1, max_size=2, unique=True)
    same = Decision(1, Verdict.SAME, tuple(data.draw(pick)), tuple(data.draw(pick)))
    one, other = data.draw(pick), data.draw(pick)
    other = [ref for ref in other if ref not in one]
    apart = Decision(2, Verdict.APART, tuple(one), tuple(other))
    for group in groups(merged(*found, decisions=[same, apart])):
        assert not (set(one) & group and set(other) & group)
