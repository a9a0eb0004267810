"""From pairs to happenings: the surest pairs first, never against a contradiction, and apart where it is in doubt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from vaarta.knowledge.store import Knowledge
from vaarta.model.record import Decision, Ref, Verdict
from vaarta.record.merge.agreement import DOUBTFUL, SURE, agreement
from vaarta.record.merge.facts import Facts

_MARGIN = 0.6
"""Log odds by which the best of several places for a telling must beat the next."""

Pair = tuple[Ref, Ref]
Ties = Mapping[Pair, Verdict]


class Clusters:
    """Groups of tellings, and the log odds between any two groups: of their best pair, None where some pair cannot be. `sittings` are
    the numbers that tellings give."""

    def __init__(self, refs: Sequence[Ref], odds: Mapping[Pair, float | None], sittings: Mapping[Ref, int]) -> None:
        self._group = {ref: number for number, ref in enumerate(refs)}
        self._sittings = {number: {sittings[ref]} if ref in sittings else set() for ref, number in self._group.items()}
        self.members = {number: [ref] for ref, number in self._group.items()}
        self._odds: dict[int, dict[int, float | None]] = {number: {} for number in self.members}
        for (a, b), value in odds.items():
            self._odds[self._group[a]][self._group[b]] = self._odds[self._group[b]][self._group[a]] = value

    def of(self, ref: Ref) -> int:
        """The number of the group that holds `ref`."""
        return self._group[ref]

    def between(self, one: int, other: int) -> float | None:
        """The log odds that two groups are one happening."""
        return self._odds[one][other]

    def numbered_apart(self, one: int, other: int) -> bool:
        """Whether both groups are numbered, and have no number in common."""
        return bool(self._sittings[one] and self._sittings[other]) and self._sittings[one].isdisjoint(self._sittings[other])

    def rivals(self, one: int, other: int, least: float) -> bool:
        """Whether `one` fits a third group with at least these log odds that cannot be one with `other`."""
        there = self._odds[other]
        return any(
            odds is not None and odds >= least and third != other and (there[third] is None or self.numbered_apart(other, third))
            for third, odds in self._odds[one].items()
        )

    def join(self, one: int, other: int) -> None:
        """Make one group of two."""
        for ref in self.members[other]:
            self._group[ref] = one
        self.members[one] += self.members.pop(other)
        self._sittings[one] |= self._sittings.pop(other)
        gone = self._odds.pop(other)
        for third, odds in gone.items():
            if third == one:
                del self._odds[one][other]
                continue
            del self._odds[third][other]
            mine = self._odds[one][third]
            both = None if odds is None or mine is None else max(odds, mine)
            self._odds[one][third] = self._odds[third][one] = both

    def maybe_same(self) -> Iterator[tuple[int, int, float]]:
        """The groups that may be one happening, with their log odds."""
        for one, other in combinations(sorted(self.members), 2):
            odds = self._odds[one][other]
            if odds is not None and odds >= DOUBTFUL:
                yield one, other, odds


def cluster(found: Sequence[Facts], ties: Ties, knowledge: Knowledge) -> Clusters:
    """The tellings of one component put together into happenings; the same for every order of `found`."""
    by_ref = {facts.ref: facts for facts in found}
    refs = sorted(by_ref)
    odds = {(a, b): agreement(by_ref[a], by_ref[b], knowledge) for a, b in combinations(refs, 2)}
    here = {pair: verdict for pair, verdict in ties.items() if pair in odds}
    tied = _tied(refs, here)
    odds |= {(a, b): max(SURE, value or SURE) for (a, b), value in odds.items() if tied[a] == tied[b]}
    odds |= dict(_lenient(odds, tied))
    odds |= {pair: None for pair, verdict in here.items() if verdict is Verdict.APART}
    numbers = {facts.ref: facts.ordinal for facts in found if facts.ordinal is not None}
    clusters = Clusters(refs, odds, numbers)
    for a, b in sorted(odds):
        if tied[a] == tied[b] and clusters.of(a) != clusters.of(b):
            clusters.join(clusters.of(a), clusters.of(b))
    for value, a, b in sorted((-value, *pair) for pair, value in odds.items() if value is not None and value >= SURE):
        one, other = clusters.of(a), clusters.of(b)
        if one == other or (best := clusters.between(one, other)) is None:
            continue
        # Two numbers for one day are a slip of one report; otherwise no third report makes one sitting of two numbers.
        if clusters.numbered_apart(one, other) and not (a in numbers and b in numbers):
            continue
        least = max(SURE, -value - _MARGIN)
        if best >= SURE and not clusters.rivals(one, other, least) and not clusters.rivals(other, one, least):
            clusters.join(one, other)
    return clusters


def _lenient(odds: Mapping[Pair, float | None], tied: Mapping[Ref, Ref]) -> Iterator[tuple[Pair, float]]:
    """Odds for what cannot be one with some, but can with others, of those that a person tied: they contradict each other anyway."""
    best: dict[Pair, float] = {}
    for (a, b), value in odds.items():
        if value is not None and tied[a] != tied[b]:
            groups = _pair(tied[a], tied[b])
            best[groups] = max(value, best.get(groups, value))
    for (a, b), value in odds.items():
        if value is None and a.article != b.article and (found := best.get(_pair(tied[a], tied[b]))) is not None:
            yield (a, b), found


def _pair(a: Ref, b: Ref) -> Pair:
    return (a, b) if a < b else (b, a)


def ties_of(decisions: Sequence[Decision]) -> dict[Pair, Verdict]:
    """What persons decided about pairs of tellings, the latest decision last; of two about one pair the later holds."""
    ties: dict[Pair, Verdict] = {}
    for decision in sorted(decisions, key=lambda decision: decision.number):
        if decision.verdict is Verdict.SAME:
            pairs = list(combinations(sorted({*decision.left, *decision.right}), 2))
        elif decision.verdict is Verdict.APART:
            pairs = [_pair(a, b) for a in decision.left for b in decision.right if a != b]
        else:
            continue
        for pair in pairs:
            ties.pop(pair, None)
            ties[pair] = decision.verdict
    return ties


def _tied(refs: Sequence[Ref], ties: Ties) -> dict[Ref, Ref]:
    """For each telling the first of those that a person tied to it. The latest ties go first, and none unites what a person parted."""
    groups = {ref: {ref} for ref in refs}
    apart = [pair for pair, verdict in ties.items() if verdict is Verdict.APART]
    for (a, b), verdict in reversed(list(ties.items())):
        one, other = groups[a], groups[b]
        if verdict is not Verdict.SAME or one is other:
            continue
        if any((x in one and y in other) or (x in other and y in one) for x, y in apart):
            continue
        one |= other
        for ref in other:
            groups[ref] = one
    return {ref: min(group) for ref, group in groups.items()}
