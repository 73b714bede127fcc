"""A candidate in the browser: an ad read between the lines, the question it raises, an answer, and a bet."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_every_page import barriers
from tests.web.served import Served

pytestmark = pytest.mark.browser

AD = """Product Owner, Meadow Bank

You order one backlog for the payments team.

Requirements
- CSPO certification required
- 4+ years of experience as a product owner
"""
MOST_QUESTIONS = 7


def answer_all(page: Page) -> None:
    """Say of every question that comes up what stands first, until the answer is there."""
    for _ in range(MOST_QUESTIONS):
        if re.search(r"/answers/\d+/$", page.url):
            return
        page.get_by_role("radio").first.check()
        with page.expect_navigation():
            page.get_by_role("button", name="Give this answer").click()
    expect(page).to_have_url(re.compile(r"/answers/\d+/$"))


@pytest.mark.parametrize("js", [True, False])
def test_from_a_pasted_ad_to_a_bet_on_the_desk(empty: Served, open_page: OpenPage, js: bool) -> None:
    page = open_page(empty, "/ads/", js=js)
    page.get_by_label("Paste an ad").fill(AD)
    page.get_by_role("button", name="Read this ad").click()
    ad = page.get_by_role("article", name="The ad with its marks")
    expect(ad.locator("mark.required")).to_have_count(2)
    expect(ad.get_by_text("the order of the work is disputed").first).to_be_visible()
    page.get_by_role("link", name="List the questions to ask").click()
    expect(page.get_by_text("What went wrong in the last three releases")).to_be_visible()
    page.get_by_role("link", name="Product Owner, Meadow Bank").click()

    page.get_by_role("link", name="Ask about this certificate").click()
    expect(page.get_by_text("comes along")).to_be_visible()
    page.get_by_label("I am new to it").check()
    with page.expect_navigation():
        page.get_by_role("button", name="Ask the question").click()
    answer_all(page)
    expect(page.get_by_text("1 of 1 of your ads require the CSPO certificate").first).to_be_visible()

    page.get_by_role("link", name="into a bet").first.click()
    title = page.get_by_label("What do you bet on?").input_value()
    assert title
    page.get_by_role("button", name="Keep this bet").click()
    page.get_by_role("navigation").get_by_role("link", name="Bets", exact=True).click()
    expect(page.get_by_role("link", name=title)).to_be_visible()
    if js:
        assert barriers(page) == []
