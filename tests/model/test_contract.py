"""The report format: what other programs read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.cli.example import example_report
from vaarta.model.article import Article
from vaarta.model.contract import report_to_dict, report_to_json
from vaarta.model.entity import EntityType
from vaarta.model.report import Kind, RelationType, Report, Role, Status

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "report.schema.json").read_text(encoding="utf-8"))


@pytest.fixture
def found() -> Any:
    return report_to_dict(example_report())


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("explain", [False, True])
def test_a_report_with_everything_in_it_validates(*, explain: bool) -> None:
    jsonschema.validate(json.loads(report_to_json(example_report(), explain=explain)), SCHEMA)


def test_a_report_with_nothing_in_it_validates() -> None:
    jsonschema.validate(report_to_dict(Report(Article("empty", "text"))), SCHEMA)


@pytest.mark.parametrize(("at", "enum"), [("kind", Kind), ("status", Status)])
def test_the_schema_knows_every_word_of_an_event(at: str, enum: type[Kind | Status]) -> None:
    assert SCHEMA["$defs"]["event"]["properties"][at]["enum"] == [word.value for word in enum]


def test_the_schema_knows_every_role_relation_and_type() -> None:
    definitions = SCHEMA["$defs"]
    assert definitions["participant"]["properties"]["role"]["enum"] == [word.value for word in Role]
    assert definitions["relation"]["properties"]["type"]["enum"] == [word.value for word in RelationType]
    assert definitions["entity"]["properties"]["type"]["enum"] == [word.value for word in EntityType]


def test_the_top_level_keys_are_those_of_the_contract(found: Any) -> None:
    assert list(found) == ["article", "mentions", "times", "events", "quotes", "relations", "notes", "vaarta"]
    assert list(found["vaarta"]) == ["version", "packs", "knowledge"]


def test_who_says_so_is_the_reporter_or_an_entity_with_its_channel(found: Any) -> None:
    assert found["events"][0]["attribution"] == {"by": "reporter"}
    assert found["events"][1]["attribution"]["by"]["name"] == "S. Jaishankar"
    assert found["events"][1]["attribution"]["channel"] == "X"


def test_aliases_stand_only_where_there_are_any(found: Any) -> None:
    jaishankar, putin = (participant["entity"] for participant in found["events"][2]["participants"])
    assert jaishankar["aliases"] == ["Subrahmanyam Jaishankar"]
    assert "aliases" not in putin


def test_a_participant_has_the_words_of_the_text(found: Any) -> None:
    text = found["article"]["text"]
    putin = found["events"][2]["participants"][1]
    assert putin["text"] == text[putin["start"] : putin["end"]] == "रूसी राष्ट्रपति व्लादिमीर पुतिन"


def test_a_relation_goes_from_one_event_to_another(found: Any) -> None:
    assert found["relations"] == [{"from": "e-putin", "type": "prepares", "to": "e-summit"}]


def test_reasons_are_there_only_when_asked_for(found: Any) -> None:
    assert all("reasons" not in event for event in found["events"])
    explained: Any = report_to_dict(example_report(), explain=True)
    assert explained["events"][2]["reasons"][1] == {
        "slot": "when",
        "rule": "hi/times/weekday",
        "start": example_report().times[0].span.start,
        "end": example_report().times[0].span.end,
        "text": "मंगलवार",
    }


def test_one_report_is_one_line_in_its_own_script_and_always_the_same() -> None:
    line = report_to_json(example_report())
    assert "\n" not in line
    assert "मुलाकात" in line
    assert line == report_to_json(example_report())
