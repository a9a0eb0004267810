"""Every page in a real browser: no complaint of the browser, nothing loaded from elsewhere, nothing that axe finds serious."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.web.hostile import MARKER
from tests.web.live import Served
from vaarta.record.ask import Filter

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PAGES = (
    "/timeline", "/timeline?pair=IN-US", "/timeline?who=Q1058", "/upcoming", "/entry/{entry}", "/article/{article}", "/about/Q1058", "/about/US",
    "/about/vaarta:place/new-delhi", "/mechanisms", "/mechanism/india-us-2plus2", "/pair/IN-US", "/changes?since=2018-06-01", "/conflicts",
    "/diary?date=2018-09-01", "/search?q=Swaraj", "/search", "/decisions", "/token", "/read", "/about-this", "/no-such-page",
)  # fmt: skip
SIZES = ((1280, 900), (360, 740))


def filled(page: str, server: Served) -> str:
    """The path of a page, with an entry that has a conflict and an article of the record."""
    entry = next(iter(server.record.entries(Filter(conflicting=True)).entries), None) or server.record.entries().entries[0]
    return page.format(entry=entry.id, article=entry.refs[0].article)


@contextmanager
def looking(browser: Browser, server: Served, **options: object) -> Iterator[tuple[Page, list[str]]]:
    """A page of a new reader, and what the browser complains of: errors of console and scripts, requests to elsewhere."""
    context = browser.new_context(base_url=server.address, **options)  # type: ignore[arg-type]
    page, complaints = context.new_page(), []
    page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(server.address) else complaints.append(request.url))
    yield page, complaints
    context.close()


def test_the_timeline_opens_filters_and_leads_to_its_sentences(browser: Browser, server: Served) -> None:
    with looking(browser, server, viewport={"width": 1280, "height": 900}) as (page, complaints):
        page.goto("/timeline")
        page.click("summary:has-text('Filter')")
        page.check("input[name=kind][value=session]")
        page.wait_for_url("**kind=session**")
        page.wait_for_selector(".chip")
        assert page.locator(".listed .kind").all_inner_texts()
        assert set(page.locator(".listed .kind").all_inner_texts()) == {"session"}
        page.click(".listed .entry a.stop >> nth=0")
        page.click("#said ~ .slots details[open] a >> nth=0")
        assert page.locator(".text").inner_text().strip()
        assert complaints == []


def test_a_hint_says_what_a_lit_word_means_and_escape_hides_it(browser: Browser, server: Served) -> None:
    with looking(browser, server) as (page, complaints):
        page.goto(filled("/article/{article}", server))
        mark = page.locator("a.mark.person").first
        mark.focus()
        hint = page.locator(f"#{mark.get_attribute('aria-describedby')}")
        assert hint.is_visible()
        page.keyboard.press("Escape")
        assert not hint.is_visible()
        trigger = page.locator("a.mark.trigger").first
        trigger.click()
        assert page.url.split("#")[1].startswith("event-")
        assert complaints == []


@pytest.mark.browser
@pytest.mark.parametrize("language", ["en", "hi"])
@pytest.mark.parametrize("page_", PAGES)
def test_no_page_makes_the_browser_complain_or_overflows(browser: Browser, server: Served, page_: str, language: str) -> None:
    for width, height in SIZES:
        with looking(browser, server, viewport={"width": width, "height": height}, locale=language) as (page, complaints):
            page.goto(filled(page_, server))
            assert page.locator("html").get_attribute("lang") == language
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert [c for c in complaints if "404" not in c or "no-such" not in page_] == []


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page_", PAGES)
def test_axe_finds_nothing_serious(browser: Browser, server: Served, axe: str, page_: str, scheme: str) -> None:
    with looking(browser, server, viewport={"width": 1280, "height": 900}, color_scheme=scheme, bypass_csp=True) as (page, _):
        page.goto(filled(page_, server))
        page.add_script_tag(content=axe)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        serious = [v for v in found["violations"] if v["impact"] in ("serious", "critical")]
        assert [(v["id"], [node["html"][:160] for node in v["nodes"][:3]]) for v in serious] == []


@pytest.mark.browser
def test_a_phone_reads_an_article_without_axe_complaining(browser: Browser, server: Served, axe: str) -> None:
    with looking(browser, server, viewport={"width": 360, "height": 740}, bypass_csp=True, locale="hi") as (page, _):
        for path in ("/timeline", "/article/{article}", "/entry/{entry}"):
            page.goto(filled(path, server))
            page.add_script_tag(content=axe)
            found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
            assert [v["id"] for v in found["violations"] if v["impact"] in ("serious", "critical")] == []


@pytest.mark.browser
def test_every_page_can_be_read_without_javascript(browser: Browser, server: Served) -> None:
    with looking(browser, server, java_script_enabled=False) as (page, complaints):
        for path in PAGES[:-1]:
            page.goto(filled(path, server))
            assert page.locator("h1").inner_text().strip()
        page.goto("/timeline")
        page.click("summary:has-text('Filter')")
        page.fill("input[name=who]", "Sushma Swaraj")
        page.click(".sieve button")
        assert "Sushma+Swaraj" in page.url
        assert page.locator(".listed .entry").count() > 0
        page.click(".activity a >> nth=0")
        assert "from=" in page.url
        assert complaints == []


@pytest.mark.browser
def test_the_keyboard_reaches_and_opens_entries(browser: Browser, server: Served) -> None:
    with looking(browser, server) as (page, complaints):
        page.goto("/timeline")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        page.keyboard.press("j")
        page.keyboard.press("j")
        page.keyboard.press("Enter")
        page.wait_for_url("**/entry/**")
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == "find"
        page.keyboard.type("जयशंकर")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search**")
        assert complaints == []


@pytest.mark.browser
def test_dragging_over_the_chart_filters(browser: Browser, server: Served) -> None:
    with looking(browser, server, viewport={"width": 1280, "height": 900}) as (page, complaints):
        page.goto("/timeline")
        bars = page.locator(".activity [data-first]")
        first, last = bars.nth(0), bars.nth(bars.count() - 1)
        wanted = first.get_attribute("data-first"), last.get_attribute("data-last")
        a, b = first.bounding_box(), last.bounding_box()
        assert a is not None
        assert b is not None
        page.mouse.move(a["x"] + 2, a["y"] + 40)
        page.mouse.down()
        page.mouse.move(b["x"] + 2, b["y"] + 40, steps=6)
        page.mouse.up()
        page.wait_for_url("**from=**")
        assert f"from={wanted[0]}" in page.url
        assert f"to={wanted[1]}" in page.url
        assert complaints == []


@pytest.mark.browser
def test_deciding_and_undoing_in_hindi(browser: Browser, own_server: Callable[..., Served]) -> None:
    server = own_server()
    with looking(browser, server, locale="hi") as (page, complaints):
        page.goto(filled("/entry/{entry}", server))
        before = page.locator(".sides .card").count()
        assert before >= 2
        page.click(".sides .card >> nth=0 >> button")
        assert page.locator("#decided").is_visible()
        assert page.locator(".sides .card").count() < before
        page.click("#decided ~ ul button")
        assert page.locator("#decided").count() == 0
        assert page.locator(".sides .card").count() == before
        assert server.record.decisions() == ()
        assert complaints == []


@pytest.mark.browser
def test_trying_an_article_keeps_it_only_when_asked(browser: Browser, own_server: Callable[..., Served]) -> None:
    from tests.web.hostile import STORY

    server = own_server()
    before = server.record.counts()["articles"]
    with looking(browser, server) as (page, complaints):
        page.goto("/read")
        page.fill("#text", STORY)
        page.click("#paste button")
        assert "give the day" in page.locator("[role=alert]").inner_text()
        complaints.clear()  # the browser notes the 422
        assert page.locator("#text").input_value().strip() == STORY
        page.fill("#published", "2025-11-19")
        page.click("#paste button")
        assert page.locator("#event-1").is_visible()
        assert server.record.counts()["articles"] == before
        page.click(".keep button")
        page.wait_for_url("**/article/**")
        assert server.record.counts()["articles"] == before + 1
        assert complaints == []


@pytest.mark.browser
def test_articles_that_mean_harm_do_nothing_on_any_page(browser: Browser, hostile_server: Served) -> None:
    record = hostile_server.record
    articles = sorted({ref.article for entry in record.all_entries() for ref in entry.refs})
    assert len(articles) > 8
    from urllib.parse import quote

    paths = [f"/article/{quote(article, safe='')}" for article in articles]
    paths += [f"/entry/{entry.id}" for entry in list(record.all_entries())[:12]]
    paths += [
        "/timeline",
        "/changes?since=2025-01-01&until=2026-01-01",
        "/search?q=Putin",
        "/conflicts",
        "/diary?date=2025-11-18",
        "/pair/IN-RU",
    ]
    with looking(browser, hostile_server) as (page, complaints):
        for path in paths:
            page.goto(path)
            page.hover("h1")
            assert page.evaluate(f"typeof window.{MARKER}") == "undefined", path
            assert page.locator("main script, main img, main iframe, main [onerror], main [onload], main [style]").count() == 0, (
                path
            )
            assert page.locator("a[href^='javascript' i]").count() == 0, path
            assert page.evaluate("document.documentElement.scrollWidth") <= 1280, path
        assert complaints == []
