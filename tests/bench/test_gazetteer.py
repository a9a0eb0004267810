from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bench.gazetteer import longest_of, match_automaton, match_dictionary

KEYS = st.lists(st.sampled_from("अ आ इ अआ आइ".split()), max_size=12)
PHRASES = st.sets(st.lists(st.sampled_from("अ आ इ अआ".split()), min_size=1, max_size=3).map(tuple), min_size=1, max_size=6)


def overlapping(text: str, phrases: list[str]) -> list[tuple[int, int, int]]:
    """What an automaton finds, in the plainest way."""
    found = []
    for number, phrase in enumerate(phrases):
        start = text.find(phrase)
        while start >= 0:
            found.append((number, start, start + len(phrase)))
            start = text.find(phrase, start + 1)
    return found


@given(KEYS, PHRASES)
def test_both_gazetteers_find_the_same_names(keys: list[str], phrases: set[tuple[str, ...]]) -> None:
    joined = sorted(map(" ".join, phrases))
    longest = {first: max(len(p) for p in phrases if p[0] == first) for first in {p[0] for p in phrases}}
    by_dictionary = match_dictionary(keys, dict.fromkeys(joined, 0), longest)
    assert by_dictionary == match_automaton(keys, lambda text: overlapping(text, joined))
    assert by_dictionary == longest_of(by_dictionary)
