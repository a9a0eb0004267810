"""Every filter, set by hand in a real browser; and lists that go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.browser.test_pages import looking
from tests.web.live import Served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

TYPED = {
    "who": "सुषमा स्वराज",
    "with": "Mike Pompeo",
    "state": "रूस",
    "pair": "IN-US",
    "mechanism": "India–US 2+2 Ministerial Dialogue",
    "place": "नई दिल्ली",
    "from": "2018-07-01",
    "to": "2018-07-01",
}
TICKED = {"kind": "visit", "status": "planned", "topic": "trade", "conflicting": "yes"}


@pytest.mark.parametrize("name", TYPED)
def test_a_filter_that_is_typed_narrows_the_page_and_lives_in_its_address(browser: Browser, server: Served, name: str) -> None:
    value = TYPED[name]
    with looking(browser, server, viewport={"width": 1280, "height": 900}) as (page, complaints):
        page.goto("/timeline")
        page.click("summary:has-text('Filter')")
        page.fill(f"input[name={name}]", value)
        page.locator(f"input[name={name}]").blur()
        page.wait_for_selector(".chip")
        assert f"{name}=" in page.url
        assert page.locator("#results .entry").count() > 0
        shown = page.locator("#results .entry").count()
        page.reload()
        assert page.locator("#results .entry").count() == shown
        page.click(".chip")
        assert f"{name}=" not in page.url
        assert complaints == []


@pytest.mark.parametrize("name", TICKED)
def test_a_filter_that_is_ticked_narrows_the_page(browser: Browser, server: Served, name: str) -> None:
    with looking(browser, server, viewport={"width": 1280, "height": 900}) as (page, complaints):
        page.goto("/timeline")
        page.click("summary:has-text('Filter')")
        if name == "topic":
            page.click("summary:has-text('Topics')")
        page.check(f"input[name={name}][value={TICKED[name]}]")
        page.wait_for_selector(".chip")
        assert f"{name}={TICKED[name]}" in page.url
        assert page.locator("#results .entry").count() > 0
        if name == "status":
            assert set(page.locator("#results .entry .status").all_inner_texts()) == {"planned"}
        page.go_back()
        page.wait_for_selector(".chip", state="detached")
        assert complaints == []


def test_more_goes_on_where_the_page_ended(browser: Browser, server: Served) -> None:
    with looking(browser, server, viewport={"width": 1280, "height": 900}) as (page, complaints):
        page.goto("/timeline")
        first = page.locator(".listed .entry a.stop").evaluate_all("all => all.map(one => one.getAttribute('href'))")
        page.click(".more a")
        page.locator(".listed .entry").nth(len(first)).wait_for()
        all_ = page.locator(".listed .entry a.stop").evaluate_all("all => all.map(one => one.getAttribute('href'))")
        assert all_[: len(first)] == first
        assert len(all_) == len(set(all_))
        assert complaints == []


def test_bands_are_by_states_or_by_people(browser: Browser, server: Served) -> None:
    with looking(browser, server, viewport={"width": 1280, "height": 900}) as (page, complaints):
        page.goto("/timeline")
        page.click("text=by people")
        assert page.locator(".bands a[href^='/about/']").count() > 0
        page.click("text=by pairs of states")
        page.click(".bands a[href^='/pair/'] >> nth=0")
        assert page.url.split("/")[-2] == "pair"
        assert complaints == []


def test_a_file_can_be_read(browser: Browser, server: Served) -> None:
    from tests.web.hostile import STORY

    page_ = f"<!doctype html><html><body><article><h1>समाचार</h1><p>{STORY}</p><p>{STORY}</p></article></body></html>"
    with looking(browser, server) as (page, complaints):
        page.goto("/read")
        page.set_input_files("#file", {"name": "story.html", "mimeType": "text/html", "buffer": page_.encode()})
        page.fill("#published", "2025-11-19")
        page.click("#paste button")
        assert page.locator(".events .card").count() > 0
        assert page.locator(".text").inner_text().strip()
        assert complaints == []
