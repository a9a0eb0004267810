"""Who may do what, what a page may load, and what is said where something fails."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from lxml import html

from tests.web.hostile import ATTACKS, MARKER, STORY
from tests.web.live import Served
from vaarta.record.ask import Filter

OWN_SCRIPTS = {"/static/vendor/htmx.min.js", "/static/vaarta.js"}


def mark_of(client: httpx.Client) -> str:
    found = re.search(r'name="mark" value="(\w+)"', client.get("/read").text)
    assert found
    return found[1]


def test_no_page_may_load_or_run_anything_but_its_own(reader: httpx.Client) -> None:
    policy = reader.get("/timeline").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_every_answer_carries_the_policy(reader: httpx.Client) -> None:
    for path in ("/timeline", "/no-such-page", "/static/style.css", "/api/v1/entries", "/timeline?from=never"):
        assert "content-security-policy" in reader.get(path).headers, path


def test_the_templates_hold_no_script_or_style_of_their_own() -> None:
    for path in (Path(__file__).parents[2] / "src/vaarta/web/templates").glob("*.html"):
        text = path.read_text("utf-8")
        assert not re.search(r"\sstyle=|\son[a-z]+=|<style|<script(?! src=\"/static/)|\|\s*safe\b|javascript:", text), path.name


def test_articles_that_mean_harm_stay_words(hostile_server: Served) -> None:
    with httpx.Client(base_url=hostile_server.address, timeout=60) as client:
        record = hostile_server.record
        articles = {ref.article for entry in record.all_entries() for ref in entry.refs}
        assert len(articles) >= len(ATTACKS)
        paths = [f"/article/{quote(article, safe='')}" for article in articles]
        paths += [f"/entry/{entry.id}" for entry in record.entries(Filter(limit=5)).entries]
        paths += ["/timeline", "/search?q=%3Cscript%3Ealert(1)%3C/script%3E", "/timeline?who=%3Cscript%3E", "/search?q=Putin"]
        for path in paths:
            page = client.get(path)
            assert page.status_code in (200, 404), path
            tree = html.document_fromstring(page.text)
            assert {script.get("src") for script in tree.iter("script")} == OWN_SCRIPTS, path
            assert not [node.tag for node in tree.iter() for name in node.attrib if str(name).lower().startswith("on")], path
            assert not tree.xpath("//iframe | //object | //embed | //base | //img"), path
            assert not [
                link for link in tree.xpath("//@href | //@src | //@action") if link.strip().lower().startswith("javascript")
            ]
            assert f"<script>window.{MARKER}" not in page.text
            assert "\u202e" not in re.sub(r'value="[^"]*"', "", page.text), "only a hidden field names an article as it is"


def test_template_syntax_in_an_article_is_not_run(hostile_server: Served) -> None:
    (article,) = [
        ref.article for entry in hostile_server.record.all_entries() for ref in entry.refs if ref.article.startswith("template-")
    ][:1]
    page = httpx.get(f"{hostile_server.address}/article/{quote(article, safe='')}", timeout=60)
    assert "{{ 7 * 7 }}" in html.document_fromstring(page.text).text_content()


def test_five_megabytes_on_one_line_come_in_parts(hostile_server: Served) -> None:
    page = httpx.get(f"{hostile_server.address}/article/long-line", timeout=60)
    assert page.status_code == 200
    assert len(page.content) < 500_000
    assert 'rel="next"' in page.text


def test_a_form_that_is_not_ours_decides_nothing(own_server: Callable[..., Served]) -> None:
    server = own_server()
    entry = server.record.entries().entries[0]
    form = {"what": "correct", "a": entry.id, "slot": "status", "value": "held"}
    with httpx.Client(base_url=server.address, timeout=60) as client:
        assert client.post("/decide", data=form).status_code == 403
        assert client.post("/decide", data=form | {"mark": "0" * 64}).status_code == 403
        mark = mark_of(client)
        assert client.post("/decide", data=form | {"mark": mark}, headers={"sec-fetch-site": "cross-site"}).status_code == 403
        assert server.record.decisions() == ()
        assert client.post("/decide", data=form | {"mark": mark}).status_code == 303
        assert len(server.record.decisions()) == 1
        with httpx.Client(base_url=server.address, timeout=60) as other:
            other.get("/read")
            assert other.post("/decide", data=form | {"mark": mark}).status_code == 403


def test_over_the_network_only_the_token_decides_and_adds(own_server: Callable[..., Served]) -> None:
    server = own_server(host="0.0.0.0", token="open sesame")  # noqa: S104, S106 - what is tested; it listens on 127.0.0.1
    with httpx.Client(base_url=server.address, timeout=60) as client:
        mark = mark_of(client)
        assert client.get("/timeline").status_code == 200
        form = {"mark": mark, "text": STORY, "published": "2025-11-19", "keep": "yes"}
        assert client.post("/read", data=form, files={"file": ("", b"")}).status_code == 403
        asked = {"text": STORY, "published": "2025-11-19", "keep": True}
        assert client.post("/api/v1/read", json=asked).status_code == 403
        assert client.post("/token", data={"mark": mark, "token": "guess"}).status_code == 403
        assert client.post("/token", data={"mark": mark, "token": "open sesame"}).status_code == 303
        assert client.post("/read", data=form, files={"file": ("", b"")}).status_code == 303
        other = STORY.replace("मंगलवार", "बुधवार")
        bearer = {"authorization": "Bearer open sesame"}
        assert (
            httpx.post(f"{server.address}/api/v1/read", json=asked | {"text": other}, headers=bearer, timeout=60).status_code
            == 200
        )


def test_without_a_token_the_network_only_reads(own_server: Callable[..., Served]) -> None:
    server = own_server(host="0.0.0.0")  # noqa: S104 - what is tested; it listens on 127.0.0.1
    with httpx.Client(base_url=server.address, timeout=60) as client:
        mark = mark_of(client)
        assert client.post("/decide", data={"mark": mark, "what": "undo", "number": "1"}).status_code == 403
        assert client.post("/token", data={"mark": mark, "token": ""}).status_code == 403


def test_another_site_s_name_for_this_machine_is_not_answered(reader: httpx.Client) -> None:
    assert reader.get("/timeline", headers={"host": "evil.example"}).status_code == 421


def test_a_fault_shows_its_number_and_no_stack(own_server: Callable[..., Served], monkeypatch: pytest.MonkeyPatch) -> None:
    server = own_server()

    def broken(*_: object) -> None:
        raise RuntimeError("secret of the house")

    monkeypatch.setattr(type(server.record), "by_month", broken)
    for path in ("/timeline", "/pair/IN-US"):
        page = httpx.get(server.address + path, timeout=60)
        assert page.status_code == 500
        assert re.search(r"<code>[0-9a-f]{8}</code>", page.text)
        assert "secret" not in page.text
        assert "Traceback" not in page.text


def test_a_body_over_the_limit_is_refused_before_it_is_read(own_server: Callable[..., Served]) -> None:
    server = own_server(max_bytes=10_000)
    with httpx.Client(base_url=server.address, timeout=60) as client:
        form = {"mark": mark_of(client), "text": "क" * 5000, "published": "2025-11-19"}
        page = client.post("/read", data=form, files={"file": ("", b"")})
        assert page.status_code == 413
        assert "limit of 10 kB" in page.text
        assert client.post("/read", content=b"x" * 200_000).status_code == 413


def test_too_many_readings_have_to_wait(own_server: Callable[..., Served]) -> None:
    server = own_server(max_per_minute=2)
    asked = {"text": STORY, "published": "2025-11-19"}
    with httpx.Client(base_url=server.address, timeout=60) as client:
        answers = [client.post("/api/v1/read", json=asked) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert int(answers[-1].headers["retry-after"]) > 0


def test_an_address_can_be_shared_and_its_language_is_kept(reader: httpx.Client) -> None:
    assert '<html lang="hi">' in reader.get("/timeline?lang=hi").text
    assert '<html lang="hi">' in reader.get("/timeline").text
    assert '<html lang="en">' in reader.get("/timeline?lang=en").text


def test_files_outside_the_static_folder_are_not_served(reader: httpx.Client) -> None:
    for path in ("/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py"):
        assert reader.get(path).status_code == 404
