"""How well entries match gold entries: B-cubed over events, and status, date, life and contradictions of whole entries.

The same figures as the shared scorer gives: B-cubed precision and recall over the gold events that were found; the slots over gold
entries whose found events all landed in one entry.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from eval.match import days_of, f1
from eval.stories.story import GoldEntry, Story
from vaarta.model.record import Entry, Ref

Place = tuple[str, int]
"""A gold event: its article, and its position in it."""


@dataclass(slots=True)
class StoryScore:
    """Sums over stories. `slots` are [right, of]; `conflicts` [right, predicted, gold]."""

    events: int = 0
    found: int = 0
    precision: float = 0.0
    recall: float = 0.0
    slots: dict[str, list[int]] = field(default_factory=lambda: {"status": [0, 0], "when": [0, 0], "history": [0, 0]})
    conflicts: list[int] = field(default_factory=lambda: [0, 0, 0])
    findings: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """The figures by name."""
        found = max(1, self.found)
        right, predicted, gold = self.conflicts
        return {
            "found": self.found / max(1, self.events),
            "merge.precision": self.precision / found,
            "merge.recall": self.recall / found,
            **{f"entry.{slot}": good / max(1, of) for slot, (good, of) in self.slots.items()},
            "conflicts.f1": f1(right, predicted, gold),
        }


def add_story(score: StoryScore, story: Story, entries: Sequence[Entry], ref_of: Mapping[Place, Ref]) -> None:
    """Add a story to `score`. `ref_of` gives, for the gold events that were found, the telling that was aligned with each."""
    entry_of = {ref: number for number, entry in enumerate(entries) for ref in entry.refs}
    placed = {place: entry_of[ref] for place, ref in ref_of.items() if ref in entry_of}
    gold_of = {member: number for number, entry in enumerate(story.entries) for member in entry.members}
    score.events += len(gold_of)
    keys = [key for key in gold_of if key in placed]
    score.found += len(keys)
    together = Counter((gold_of[key], placed[key]) for key in keys)
    golds, predicted = Counter(gold_of[key] for key in keys), Counter(placed[key] for key in keys)
    for key in keys:
        both = together[gold_of[key], placed[key]]
        score.precision += both / predicted[placed[key]]
        score.recall += both / golds[gold_of[key]]
    for gold in story.entries:
        _add_entry(score, story.name, gold, {placed[m] for m in gold.members if m in placed}, entries)


def _add_entry(score: StoryScore, story: str, gold: GoldEntry, numbers: Iterable[int], entries: Sequence[Entry]) -> None:
    where = sorted(numbers)
    if len(where) != 1:
        score.conflicts[2] += len(gold.conflicts)
        if where:
            score.findings.append(f"{story}: split over {len(where)} entries: {list(gold.members)}")
        return
    entry = entries[where[0]]
    life: list[str] = []
    for step in entry.history:
        if not life or life[-1] != step.status:
            life.append(step.status.value)
    got = {"status": entry.status.value, "when": entry.when, "history": tuple(life)}
    right = {
        "status": got["status"] == gold.status,
        "when": days_of(entry.when) == days_of(gold.when),
        "history": got["history"] == gold.history,
    }
    for slot, good in right.items():
        score.slots[slot][0] += good
        score.slots[slot][1] += 1
        if not good:
            score.findings.append(f"{story}: {slot}: gold {getattr(gold, slot)}, got {got[slot]}: {list(gold.members)}")
    have, want = {conflict.slot.value for conflict in entry.conflicts}, set(gold.conflicts)
    score.conflicts[0] += len(have & want)
    score.conflicts[1] += len(have)
    score.conflicts[2] += len(want)
    if have != want:
        score.findings.append(f"{story}: conflicts: gold {sorted(want)}, got {sorted(have)}: {list(gold.members)}")
