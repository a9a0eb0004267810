"""The record format: what other programs read of entries."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.record.life import ENTRIES, MEETING, NEXT
from vaarta.model.entity import EntityType
from vaarta.model.entries import decision_to_dict, entry_to_dict, entry_to_json
from vaarta.model.record import Change, Decision, Ref, Slot, Verdict
from vaarta.model.report import Kind, RelationType, Role, Status

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "record.schema.json").read_text("utf-8"))


@pytest.fixture
def found() -> Any:
    return json.loads(entry_to_json(MEETING))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("at", range(len(ENTRIES)))
def test_every_entry_validates(at: int) -> None:
    jsonschema.validate(json.loads(entry_to_json(ENTRIES[at])), SCHEMA)


def test_the_schema_knows_every_word() -> None:
    definitions = SCHEMA["$defs"]
    words = {
        "kind": (SCHEMA["properties"]["kind"], Kind),
        "status": (SCHEMA["properties"]["status"], Status),
        "step": (definitions["step"]["properties"]["change"], Change),
        "slot": (definitions["slot"], Slot),
        "role": (definitions["participant"]["properties"]["role"], Role),
        "relation": (definitions["relation"]["properties"]["type"], RelationType),
        "entity": (definitions["entity"]["properties"]["type"], EntityType),
    }
    for at, enum in words.values():
        assert at["enum"] == [member.value for member in enum]


def test_the_keys_are_those_of_the_contract_in_its_order(found: Any) -> None:
    contract = (
        "id kind status participants when place mechanism topics confidence reports history conflicts relations notes".split()
    )
    assert list(found)[: len(contract)] == contract
    assert {"article", "event"} == set(found["reports"][0])
    assert {"status", "as_of", "when", "article"} <= set(found["history"][0])
    assert {"value", "articles"} <= set(found["conflicts"][0]["values"][0])
    assert found["relations"] == [{"type": "during", "entry": "ffee00112233aabb"}]
    assert {"kind", "message", "article"} <= set(found["notes"][0])


def test_reports_and_history_are_oldest_first(found: Any) -> None:
    assert [report["article"] for report in found["reports"]] == ["plan-1", "date-2", "moved-3", "held-4", "held-5"]
    assert [(step["status"], step["when"], step["change"]) for step in found["history"]] == [
        ("planned", "2025-12", "first"),
        ("planned", "2025-12-04", "dated"),
        ("planned", "2025-12-05", "moved"),
        ("held", "2025-12-05", "status"),
    ]
    assert found["history"][0]["said_by"]["name"] == "Vladimir Putin"
    assert found["history"][1]["said_by"] == "reporter"


def test_a_conflict_names_the_articles_of_each_value(found: Any) -> None:
    values = [{"value": value["value"], "articles": value["articles"]} for value in found["conflicts"][0]["values"]]
    assert found["conflicts"][0]["slot"] == "when"
    assert values == [{"value": "2025-12-05", "articles": ["held-4"]}, {"value": "2025-12-06", "articles": ["held-5"]}]


def test_a_note_of_the_record_itself_has_no_article(found: Any) -> None:
    assert [note["article"] for note in found["notes"]] == ["held-5", None]


def test_a_slot_that_nobody_fills_is_null() -> None:
    assert entry_to_dict(NEXT)["mechanism"] == {
        "entity": {"id": "vaarta:mechanism/india-russia-annual-summit", "name": "India–Russia Annual Summit",
                   "names": {"hi": "भारत-रूस वार्षिक शिखर सम्मेलन"}, "type": "mechanism"},
        "ordinal": 24,
    }  # fmt: skip
    assert entry_to_dict(MEETING)["mechanism"] is None


def test_one_entry_is_one_line_and_always_the_same() -> None:
    assert "\n" not in entry_to_json(MEETING)
    assert entry_to_json(MEETING) == entry_to_json(MEETING)


def test_a_decision_says_what_it_is_about() -> None:
    decision = Decision(3, Verdict.CORRECT, (Ref("a", "e"),), slot=Slot.PLACE, value="Q649", because="the readout", by="desk")
    assert decision_to_dict(decision) == {
        "number": 3, "verdict": "correct", "left": [{"article": "a", "event": "e"}], "right": [],
        "slot": "place", "value": "Q649", "because": "the readout", "by": "desk", "at": "",
    }  # fmt: skip
