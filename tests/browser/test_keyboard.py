"""From the first question to a kept bet with the keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ADS, OpenPage
from tests.web.served import Served

pytestmark = pytest.mark.browser

MOST_TABS = 80
FOCUSED = "document.activeElement"


def tab_to(page: Page, css: str) -> None:
    """Press Tab until an element that `css` names has the focus, which must show."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate(f"{FOCUSED}.matches({css!r})"):
            assert page.evaluate(f"getComputedStyle({FOCUSED}).outlineStyle") != "none"
            return
    raise AssertionError(f"{css} was not reached with {MOST_TABS} tabs")


def test_from_the_first_question_to_a_kept_bet(empty: Served, open_page: OpenPage) -> None:
    page = open_page(empty, "/")
    page.keyboard.press("Tab")
    assert page.evaluate(f"{FOCUSED}.textContent") == "Skip to the text"
    page.keyboard.press("Enter")

    tab_to(page, "[name=name]")
    page.keyboard.type("CSPO")
    tab_to(page, "[name=about]")
    page.keyboard.press("Space")
    tab_to(page, "[name=asker]")
    page.keyboard.press("ArrowDown")
    tab_to(page, "[name=pasted]")
    page.keyboard.insert_text(ADS["northwind.txt"])
    tab_to(page, "main button[type=submit]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ask/1/")

    for _ in range(8):
        if "/answers/" in page.url:
            break
        tab_to(page, "[name=answer]")
        page.keyboard.press("ArrowDown")
        with page.expect_navigation():
            page.keyboard.press("Enter")
    expect(page).to_have_url(f"{empty.address}/answers/1/")

    tab_to(page, "a[href$='/bet']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/bet")
    tab_to(page, "[name=goal]")
    page.keyboard.press("Control+A")
    page.keyboard.type("Three conversations")
    tab_to(page, "main button[type=submit]")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{empty.address}/")
    expect(page.get_by_role("status")).to_contain_text("The bet is kept")
    expect(page.get_by_role("heading", name="Open bets (1)")).to_be_visible()
