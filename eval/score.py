"""Score reports against gold: `python -m eval.score GOLD_DIR PREDICTIONS.jsonl [--verbose] [--json]`.

Precision, recall and F1 are micro-averaged over all articles. An article without a report counts as one with no event.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from eval.annotation import Event, GoldArticle, GoldEvent, Report, Sitting, read_gold, read_predictions
from eval.match import SLOTS, align, f1, judge, quote_hits


@dataclass(frozen=True, slots=True)
class Rate:
    """Precision, recall and F1, from counts."""

    hits: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        """The share of what was predicted that is right; 0 where nothing was."""
        return round(self.hits / self.predicted, 4) if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of gold that was found; 0 where there is none."""
        return round(self.hits / self.gold, 4) if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return round(f1(self.hits, self.predicted, self.gold), 4)

    def to_dict(self) -> dict[str, float]:
        """The three figures by name."""
        return {"precision": self.precision, "recall": self.recall, "f1": self.f1}


@dataclass(frozen=True, slots=True)
class Finding:
    """One event that is missed, spurious or inexact, for people: `wrong` names the slots of an inexact one."""

    article: str
    what: str
    gold: GoldEvent | None
    got: Event | None
    wrong: tuple[str, ...] = ()

    def __str__(self) -> str:
        if self.gold and self.got:
            return f"{self.article}: inexact ({', '.join(self.wrong)}): gold {brief(self.gold)} | got {brief(self.got)}"
        event = self.gold or self.got
        return f"{self.article}: {self.what}: {brief(event) if event else '-'}"


@dataclass(frozen=True, slots=True)
class Score:
    """All figures of one set of articles."""

    articles: int
    missing: int
    found: Rate
    exact: Rate
    slots: Mapping[str, float]
    """Of the events found, the share whose slot is right."""
    kinds: Mapping[str, Rate]
    """Events found, by kind."""
    topics: Rate
    quotes: Rate
    relations: Rate
    notes: Rate
    evidence_valid: float
    """The share of evidence spans that run forward from 0."""
    evidence_inside: float
    """The share that, besides, lie inside the text."""
    evidence_right: float
    """Of the events found, the share with a piece of evidence that overlaps the gold one."""
    empty_articles: int
    empty_false: int
    """Events predicted in articles that have none."""
    confidences: tuple[tuple[float, bool], ...] = ()
    """Of each predicted event, the confidence and whether it was found in gold."""
    findings: tuple[Finding, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """The figures under the names that the shared scorer gives them, and our own beside."""
        return {
            "articles": self.articles,
            "articles_missing": self.missing,
            "gold_events": self.found.gold,
            "predicted_events": self.found.predicted,
            "found": self.found.to_dict(),
            "exact": self.exact.to_dict(),
            "slots_of_found": dict(sorted(self.slots.items())),
            "topics": self.topics.to_dict(),
            "quotes": self.quotes.to_dict(),
            "evidence_valid": self.evidence_valid,
            "evidence_inside": self.evidence_inside,
            "evidence_right": self.evidence_right,
            "relations": self.relations.to_dict(),
            "notes": self.notes.to_dict(),
            "kinds": {kind: rate.to_dict() for kind, rate in sorted(self.kinds.items())},
            "empty_articles": self.empty_articles,
            "empty_false": self.empty_false,
        }


@dataclass(slots=True)
class _Tally:
    count: Counter[str] = field(default_factory=Counter)
    confidences: list[tuple[float, bool]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def rate(self, name: str) -> Rate:
        return Rate(self.count[f"{name}.hit"], self.count[f"{name}.predicted"], self.count[f"{name}.gold"])

    def add(self, name: str, hits: int, predicted: int, gold: int) -> None:
        self.count.update({f"{name}.hit": hits, f"{name}.predicted": predicted, f"{name}.gold": gold})

    def share(self, name: str, of: str) -> float:
        return round(self.count[name] / self.count[of], 4) if self.count[of] else 0.0


def score(gold: Mapping[str, GoldArticle], reports: Mapping[str, Report]) -> Score:
    """Every figure over the articles of `gold`, with the report of the same name."""
    tally = _Tally()
    for name, article in gold.items():
        report = reports.get(name)
        tally.count["missing"] += report is None
        _score_article(tally, name, article, report or Report())
    kinds = sorted({key.split(".")[1] for key in tally.count if key.startswith("kind.")})
    return Score(
        articles=len(gold),
        missing=tally.count["missing"],
        found=tally.rate("found"),
        exact=tally.rate("exact"),
        slots={slot: tally.share(f"slot.{slot}", "found.hit") for slot in SLOTS},
        kinds={kind: tally.rate(f"kind.{kind}") for kind in kinds},
        topics=tally.rate("topics"),
        quotes=tally.rate("quotes"),
        relations=tally.rate("relations"),
        notes=tally.rate("notes"),
        evidence_valid=tally.share("spans.valid", "spans"),
        evidence_inside=tally.share("spans.inside", "spans"),
        evidence_right=tally.share("evidence.right", "found.hit"),
        empty_articles=tally.count["empty"],
        empty_false=tally.count["empty.false"],
        confidences=tuple(tally.confidences),
        findings=tuple(tally.findings),
    )


def _score_article(tally: _Tally, name: str, article: GoldArticle, report: Report) -> None:
    events, gold = report.events, article.events
    pairs = align(gold, events)
    tally.add("found", len(pairs), len(events), len(gold))
    tally.add("exact", 0, len(events), len(gold))
    tally.count.update(f"kind.{event.kind}.gold" for event in gold)
    tally.count.update(f"kind.{event.kind}.predicted" for event in events)
    for i, j in pairs:
        _score_pair(tally, name, article, gold[i], events[j])
    missed = set(range(len(gold))) - {i for i, _ in pairs}
    spurious = set(range(len(events))) - {j for _, j in pairs}
    tally.findings.extend(Finding(name, "missed", gold[i], None) for i in sorted(missed))
    tally.findings.extend(Finding(name, "spurious", None, events[j]) for j in sorted(spurious))
    tally.confidences.extend((1.0 if e.confidence is None else e.confidence, j not in spurious) for j, e in enumerate(events))
    if not gold:
        tally.count.update({"empty": 1, "empty.false": len(events)})
    _score_spans(tally, article, report)
    text = report.article.get("text")
    hits = quote_hits(article.quotes, report.quotes, text if isinstance(text, str) and text else article.text)
    tally.add("quotes", hits, len(report.quotes), len(article.quotes))
    _score_relations(tally, article, report, pairs)
    wanted, have = Counter(n.kind for n in article.notes), Counter(n.kind for n in report.notes)
    tally.add("notes", (wanted & have).total(), have.total(), wanted.total())


def _score_pair(tally: _Tally, name: str, article: GoldArticle, gold: GoldEvent, got: Event) -> None:
    verdict = judge(gold, got)
    tally.count.update(f"slot.{slot}" for slot, right in verdict.items() if right)
    tally.count["exact.hit"] += all(verdict.values())
    tally.count[f"kind.{gold.kind}.hit"] += 1
    want, have = set(gold.topics), set(got.topics)
    tally.add("topics", len(want & have), len(have), len(want))
    start = article.text.find(gold.evidence)
    end = start + len(gold.evidence)
    tally.count["evidence.right"] += any(piece.start < end and start < piece.end for piece in got.evidence)
    if not all(verdict.values()):
        tally.findings.append(Finding(name, "inexact", gold, got, tuple(slot for slot, right in verdict.items() if not right)))


def _score_spans(tally: _Tally, article: GoldArticle, report: Report) -> None:
    for event in report.events:
        tally.count["spans"] += len(event.evidence) or 1  # an event without evidence counts as one broken span
        for piece in event.evidence:
            valid = 0 <= piece.start < piece.end
            tally.count["spans.valid"] += valid
            tally.count["spans.inside"] += valid and piece.end <= len(article.text)


def _score_relations(tally: _Tally, article: GoldArticle, report: Report, pairs: list[tuple[int, int]]) -> None:
    gold_of = {report.events[j].id: i for i, j in pairs}
    wanted = set(article.relations)
    have = {(gold_of.get(r.source, -1), r.type, gold_of.get(r.target, -1)) for r in report.relations}
    tally.add("relations", len(wanted & have), len(report.relations), len(wanted))


def brief(event: GoldEvent | Event) -> str:
    """An event in one line: kind, status, who, when, where, mechanism."""
    if isinstance(event, GoldEvent):
        people = [(p.name, p.role) for p in event.participants]
        place, mechanism, ordinal = event.place, event.mechanism, event.ordinal
    else:
        people = [((p.entity.name if p.entity else None) or p.text or "?", p.role) for p in event.participants]
        place = event.place.name if event.place else None
        sitting = event.mechanism or Sitting()
        mechanism, ordinal = (sitting.entity.name if sitting.entity else None), sitting.ordinal
    who = "+".join(name.split("|")[0] + ("" if role == "participant" else f"[{role}]") for name, role in people)
    line = f"{event.kind}/{event.status} {who or '-'} when={event.when} place={(place or '-').split('|')[0]}"
    return line + (f" mechanism={mechanism.split('|')[0]}#{ordinal}" if mechanism else "")


def main(arguments: list[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m eval.score", description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("predictions", type=Path)
    parser.add_argument("--verbose", action="store_true", help="print every missed, spurious and inexact event")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args(arguments)
    result = score(read_gold(options.gold), read_predictions(options.predictions))
    if options.verbose:
        print(*result.findings, sep="\n")
    if options.json:
        print(json.dumps(result.to_dict(), indent=1))
    else:
        for key, value in result.to_dict().items():
            print(f"{key:18} {value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
