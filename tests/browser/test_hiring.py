"""Somebody who hires, in the browser: an ad, what to write instead, a draft, and nothing left to find."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.web.served import Served

pytestmark = pytest.mark.browser

AD = (
    "Product Owner\n\nWhat you will do\n- Write user stories\n\nWhat you bring\n- CSPO certificate required\n"
)
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


def test_a_roles_draft_is_kept_among_the_ads(furnished: Served, open_page: OpenPage) -> None:
    page = open_page(furnished, "/roles/1/ad")
    page.get_by_role("button", name="Keep it among your ads and check it").click()
    expect(page.get_by_role("article", name="The ad with its marks")).to_be_visible()
    page.get_by_role("link", name="You are hiring").click()
    expect(page.get_by_role("heading", name="What to write instead")).to_be_visible()
