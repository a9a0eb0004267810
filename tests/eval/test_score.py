from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from eval.annotation import HINDI, GoldArticle, as_report, read_gold, split_parts
from eval.match import align, dates_conflict, days_of, judge, same
from eval.score import brief, main, score

SHARED = Path(__file__).parents[3] / "shared"


def garbled(seed: int) -> list[dict[str, Any]]:
    """Reports that are the gold with something lost, changed or doubled here and there."""
    pick = random.Random(seed)  # noqa: S311 - no secret
    reports: list[dict[str, Any]] = []
    for path in sorted(HINDI.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        events = []
        for number, event in enumerate(gold["events"]):
            if pick.random() < 0.2:
                continue
            changed: dict[str, Any] = {
                "id": str(number),
                "kind": event["kind"],
                "status": event["status"] if pick.random() < 0.8 else "held",
                "when": event["when"] if pick.random() < 0.8 else None,
                "participants": [
                    {
                        "entity": {"id": None, "name": one["name"].split("|")[-1]},
                        "role": one["role"] if pick.random() < 0.9 else "host",
                    }
                    for one in event["participants"]
                    if pick.random() < 0.85
                ],
                "place": {"name": event["place"].split("|")[0]} if event["place"] else None,
                "mechanism": {"entity": {"name": event["mechanism"].split("|")[0]}, "ordinal": event["ordinal"]}
                if event["mechanism"]
                else None,
                "topics": [topic for topic in event["topics"] if pick.random() < 0.7],
                "evidence": pick.choice([[{"start": 1, "end": 5}], [{"start": 1, "end": 5}], [], [{"start": 5, "end": 3}]]),
                "confidence": 0.9,
            }
            events.append(changed)
            if pick.random() < 0.1:
                events.append({**changed, "id": f"{number} again"})
        quotes = []
        for quote in gold["quotes"]:
            start = gold["text"].find(quote["starts"])
            end = gold["text"].find(quote["ends"], start) + len(quote["ends"])
            if pick.random() < 0.8:
                quotes.append(
                    {"speaker": {"name": quote["speaker"].split("|")[0]}, "start": start + pick.randint(0, 40), "end": end}
                )
        if pick.random() < 0.95:
            reports.append({"article": {"id": path.stem, "text": gold["text"]}, "events": events, "quotes": quotes})
    return reports


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_figures_are_those_of_the_shared_scorer(seed: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shared = SHARED / "tools" / "score.py"
    if not shared.is_file():
        pytest.skip("the shared scorer does not stand beside this checkout")
    predictions = tmp_path / "predictions.jsonl"
    predictions.write_text("\n".join(json.dumps(report) for report in garbled(seed)), "utf-8")
    theirs = subprocess.run([sys.executable, shared, HINDI, predictions, "--json"], capture_output=True, check=True).stdout
    assert main([str(HINDI), str(predictions), "--json"]) == 0
    ours = json.loads(capsys.readouterr().out)
    for name, value in json.loads(theirs).items():
        assert ours[name] == value, name


def test_gold_against_itself_is_perfect() -> None:
    gold = read_gold(HINDI)
    reports = {}
    for name, article in gold.items():
        data = json.loads((HINDI / f"{name}.json").read_text("utf-8"))
        events = []
        for number, event in enumerate(data["events"]):
            start = article.text.find(event["evidence"])
            events.append(
                {
                    **event,
                    "id": str(number),
                    "participants": [{"entity": {"name": one["name"]}, "role": one["role"]} for one in event["participants"]],
                    "place": event["place"] and {"name": event["place"].split("|")[0]},
                    "mechanism": event["mechanism"]
                    and {"entity": {"name": event["mechanism"].split("|")[0]}, "ordinal": event["ordinal"]},
                    "evidence": [{"start": start, "end": start + len(event["evidence"])}],
                }
            )
            for one, person in zip(events[-1]["participants"], event["participants"], strict=True):
                one["entity"]["name"] = person["name"].split("|")[0]
        relations = [{"from": str(a), "type": kind, "to": str(b)} for a, kind, b in data["relations"]]
        reports[name] = as_report({"article": {"id": name}, "events": events, "relations": relations, "notes": data["notes"]})
    result = score(gold, reports)
    assert result.found.f1 == result.exact.f1 == result.topics.f1 == result.relations.f1 == result.notes.f1 == 1
    assert set(result.slots.values()) == {1.0}
    assert result.evidence_inside == result.evidence_right == 1
    assert not result.findings


def test_an_article_without_a_report_counts_as_one_without_events() -> None:
    gold = read_gold(HINDI, "hi-001.json")
    result = score(gold, {})
    assert result.missing == 1
    assert result.found.recall == 0
    assert result.exact.f1 == 0


def test_events_in_an_article_without_any_are_counted_apart() -> None:
    report = as_report({"article": {"id": "x"}, "events": [{"kind": "meeting", "participants": [], "evidence": []}]})
    result = score({"x": GoldArticle(text="कुछ नहीं")}, {"x": report})
    assert (result.empty_articles, result.empty_false) == (1, 1)
    assert result.evidence_valid == 0


def test_evidence_past_the_end_of_the_text_is_not_inside() -> None:
    report = as_report({"article": {"id": "x"}, "events": [{"kind": "visit", "evidence": [{"start": 0, "end": 99}]}]})
    result = score({"x": GoldArticle(text="कम")}, {"x": report})
    assert (result.evidence_valid, result.evidence_inside) == (1, 0)


@pytest.mark.parametrize(
    ("left", "right", "conflict"),
    [
        ("2025-11-18", "2025-11-18", False),
        ("2025-11-18", "2025-11", False),
        ("2025-11-18", "2025-12", True),
        ("2025-11-17/2025-11-18", "2025-11-18/..", False),
        (None, "2025", False),
        ("2024-11-19/..", "2024-11-18", True),
    ],
)
def test_dates_conflict_only_where_they_share_no_day(left: str | None, right: str | None, conflict: bool) -> None:  # noqa: FBT001
    assert dates_conflict(left, right) is conflict
    assert dates_conflict(right, left) is conflict


@pytest.mark.parametrize("broken", ["", "..", "yesterday", "2025-13-40"])
def test_a_string_that_is_no_date_bounds_nothing(broken: str) -> None:
    assert days_of(broken) is None


def test_any_of_the_alternatives_names_the_thing() -> None:
    assert same("New Delhi|Delhi", "delhi")
    assert not same("New Delhi|Delhi", "Mumbai")
    assert same(None, None)
    assert not same("Delhi", None)


def test_every_third_article_is_for_checking() -> None:
    tuning, checking = split_parts(tuple(read_gold(HINDI)))
    assert checking[:3] == ("hi-003", "hi-006", "hi-009")
    assert not set(tuning) & set(checking)
    assert len(tuning) + len(checking) == len(list(HINDI.glob("*.json")))


def test_one_event_is_matched_once_and_the_best_first() -> None:
    article = read_gold(HINDI, "hi-001.json")["hi-001"]
    event = {"kind": "meeting", "participants": [{"entity": {"name": "Narendra Modi"}}, {"entity": {"name": "Xi Jinping"}}]}
    better = {**event, "status": "planned", "when": "2025-08-31/2025-09-01", "place": {"name": "Tianjin"}}
    report = as_report({"article": {}, "events": [event, better]})
    pairs = align(article.events, report.events)
    whole = next((i, j) for i, j in pairs if j == 1)
    assert article.events[whole[0]].place == "Tianjin"
    assert all(judge(article.events[whole[0]], report.events[1]).values())
    assert len({i for i, _ in pairs}) == len(pairs)
    assert "Modi" in brief(report.events[0])
