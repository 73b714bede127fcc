"""Somebody who hires, in the browser: an ad, what to write instead, a draft, and nothing left to find."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.web.served import Served

pytestmark = pytest.mark.browser

AD = (
    "Product Owner\n\nWhat you will do\n- Write user stories\n\nWhat you bring\n- CSPO certificate required\n"
)
CHANGES = (
    "New teams that finish set-up without calling us go from 31 % to 50 %.",
    "Work that we start and never ship falls from 9 items a quarter to 3.",
    "Customers who leave within their first month go from 12 % to 8 %.",
)
REST = {
    "How it will be seen": "The product report, read together every month",
    "By when": "2026-12-01",
    "The help they get": "Dana debriefs with you every two weeks; when a test fails we talk about it openly",
    "What they may decide": "The order of the onboarding work",
}
CHANGE = "You raise the share of new teams that invite a colleague from 20 % to 30 % by June."


def test_an_ad_is_rewritten_from_answers_and_lints_clean(furnished: Served, open_page: OpenPage) -> None:
    page = open_page(furnished, "/ads/")
    page.get_by_label("Paste an ad").fill(AD)
    page.get_by_role("button", name="Read this ad").click()
    page.get_by_role("link", name="You are hiring").click()
    page.get_by_label("Which decision or number changed").fill(CHANGE)
    page.locator(".finding", has_text="CSPO").get_by_label("Leave this passage out").check()
    page.get_by_label("Who will debrief").fill("Dana debriefs with you every two weeks.")
    page.get_by_label("Which decisions are theirs alone").fill("You decide what is built first.")
    page.get_by_label("What happened here after").fill("When a test fails we talk about it openly.")
    page.get_by_role("button", name="Write the draft").click()
    expect(page.get_by_text("Nothing is found in it.")).to_be_visible()
    draft = page.get_by_label("The draft, which you may still change")
    assert CHANGE in draft.input_value() and "CSPO" not in draft.input_value()
    page.get_by_role("button", name="Keep this draft").click()
    page.get_by_role("link", name="You are hiring").click()
    expect(page.get_by_text("Nothing is found in it.")).to_be_visible()


@pytest.mark.parametrize("js", [True, False])
def test_an_ad_leads_to_criteria_and_the_ad_made_of_them_lints_clean(
    empty: Served, open_page: OpenPage, js: bool
) -> None:
    page = open_page(empty, "/ads/", js=js)
    page.get_by_label("Paste an ad").fill(AD)
    page.get_by_role("button", name="Read this ad").click()
    page.get_by_role("link", name="You are hiring").click()
    expect(page.get_by_text("FC202")).to_be_visible()
    page.get_by_role("link", name="success criteria of the role").click()
    page.get_by_role("link", name="Write a role").click()
    page.get_by_label("The role").fill("Product owner, onboarding")
    page.get_by_role("button", name="Go on to the first criterion").click()
    for number, change in enumerate(CHANGES):
        if number:
            page.get_by_role("link", name="Write a criterion").click()
        write_criterion(page, change)
        expect(page.get_by_role("heading", name=change)).to_be_visible()
    expect(page.get_by_text("Nothing weak was found")).to_be_visible()
    page.get_by_role("link", name="Draft an ad").click()
    page.get_by_role("button", name="Keep it among your ads and check it").click()
    expect(page.get_by_role("article", name="The ad with its marks")).to_be_visible()
    page.get_by_role("link", name="You are hiring").click()
    expect(page.get_by_text("Nothing is found in it.")).to_be_visible()


def write_criterion(page: Page, change: str) -> None:
    """All five steps of one criterion."""
    for label, text in {"The change": change, **REST}.items():
        page.get_by_label(label).fill(text)
        last = label == "What they may decide"
        page.get_by_role("button", name="Keep this criterion" if last else "Go on", exact=True).click()
