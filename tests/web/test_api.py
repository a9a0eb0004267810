from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import jsonschema
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.core.result import Ok

from tests.web.hostile import STORY
from tests.web.live import Served

ROOT = Path(__file__).parents[2]


def schema(name: str) -> Any:
    return json.loads((ROOT / "docs" / f"{name}.schema.json").read_text("utf-8"))


def test_entries_are_in_the_record_s_format_and_a_page_follows_the_other(reader: httpx.Client) -> None:
    seen: list[str] = []
    after = None
    while True:
        page = reader.get("/api/v1/entries", params={"limit": 50} | ({"after": after} if after else {})).json()
        for entry in page["entries"][::10]:
            jsonschema.validate(entry, schema("record"))
        seen += [entry["id"] for entry in page["entries"]]
        after = page["next"]
        if after is None:
            break
    assert len(seen) == len(set(seen)) > 60


def test_a_report_is_in_the_report_s_format(reader: httpx.Client) -> None:
    entry = reader.get("/api/v1/entries", params={"limit": 1}).json()["entries"][0]
    report = reader.get(f"/api/v1/reports/{entry['reports'][0]['article']}").json()
    jsonschema.validate(report, schema("report"))


def test_reading_stores_nothing_unless_asked(own_server: Callable[..., Served]) -> None:
    server = own_server()
    before = server.record.counts()["articles"]
    asked = {"text": STORY, "published": "2025-11-19", "publisher": "IANS"}
    report = httpx.post(f"{server.address}/api/v1/read", json=asked, timeout=60).json()
    jsonschema.validate(report, schema("report"))
    assert server.record.counts()["articles"] == before
    httpx.post(f"{server.address}/api/v1/read", json=asked | {"keep": True}, timeout=60).raise_for_status()
    assert server.record.counts()["articles"] == before + 1


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/entries",
        "/api/v1/entries?pair=IN-US",
        "/api/v1/mechanisms",
        "/api/v1/search?q=Swaraj",
        "/calendar.ics",
        "/feed.atom",
    ],
)
def test_who_has_this_version_is_not_sent_it_again(reader: httpx.Client, path: str) -> None:
    first = reader.get(path)
    assert first.status_code == 200
    again = reader.get(path, headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert not again.content


def test_the_same_name_in_both_scripts_finds_the_same(reader: httpx.Client) -> None:
    found = [
        {one["entity"]["id"] for one in reader.get("/api/v1/entities", params={"name": name}).json()["entities"]}
        for name in ("जयशंकर", "Jaishankar")
    ]
    assert found[0] & found[1]
    hits = [
        {hit["article"] for hit in reader.get("/api/v1/search", params={"q": q}).json()["hits"]} for q in ("जयशंकर", "Jaishankar")
    ]
    assert hits[0]
    assert hits[0] == hits[1]


def test_the_calendar_and_the_feed_can_be_parsed_and_are_filtered(reader: httpx.Client) -> None:
    from icalendar import Calendar
    from lxml import etree

    whole, some = (
        Calendar.from_ical(reader.get(path).content)
        for path in ("/calendar.ics?from=2010-01-01", "/calendar.ics?pair=IN-US&from=2010-01-01")
    )
    assert len(whole.walk("VEVENT")) > len(some.walk("VEVENT")) > 0
    feed = etree.fromstring(reader.get("/feed.atom").content)
    assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) > 5


def test_what_makes_no_sense_is_said_in_words(reader: httpx.Client) -> None:
    for path, status in (
        ("/api/v1/entries?from=2025-13-40", 422), ("/api/v1/entries?kind=party", 422), ("/api/v1/entries?pair=XX-YY", 404),
        ("/api/v1/entries?after=nowhere", 400), ("/api/v1/entries/000000", 404), ("/api/v1/nothing", 404),
        ("/api/v1/entries?from=2025-01-02&to=2025-01-01", 422), ("/api/v1/mechanisms/none", 404),
    ):  # fmt: skip
        answer = reader.get(path)
        assert answer.status_code == status, path
        assert answer.json()["error"]["message"], path


def test_the_document_gives_examples(reader: httpx.Client) -> None:
    document = reader.get("/api/v1/openapi.json").json()
    assert set(document["paths"]) >= {
        "/api/v1/entries", "/api/v1/entries/{id}", "/api/v1/reports/{article}", "/api/v1/entities", "/api/v1/mechanisms",
        "/api/v1/mechanisms/{id}", "/api/v1/search", "/api/v1/read",
    }  # fmt: skip
    assert document["components"]["schemas"]["Entries"]["examples"]
    assert document["components"]["schemas"]["ToRead"]["examples"]


def test_no_question_makes_the_server_fail(server: Served) -> None:
    document = schemathesis.openapi.from_url(f"{server.address}/api/v1/openapi.json")
    asked = 0
    for found in document.get_all_operations():
        assert isinstance(found, Ok)
        operation = found.ok()

        @given(case=operation.as_strategy())
        @settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck), database=None)
        def ask(case: Any) -> None:
            nonlocal asked
            answer = case.call(timeout=60)
            asked += 1
            assert answer.status_code < 500, f"{case.method} {case.path}: {answer.text[:200]}"

        ask()
    assert asked >= 40
