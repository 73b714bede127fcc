"""A hiring manager writes a role step by step, without JavaScript, and takes a draft ad home."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.test_every_page import barriers, scrolls_sideways
from tests.web.served import Served

pytestmark = pytest.mark.browser

CHANGE = "New teams that finish set-up without calling us go from 31 % to 50 %."


def test_a_weak_criterion_becomes_a_change_and_the_change_an_ad(empty: Served, open_page: OpenPage) -> None:
    page = open_page(empty, "/roles/", js=False)
    page.get_by_role("link", name="Write a role").click()
    page.get_by_label("The role").fill("Product manager, onboarding")
    page.get_by_role("button", name="Go on to the first criterion").click()
    page.get_by_label("The change").fill("Manage the backlog")
    page.get_by_role("button", name="Go on", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("is something done")
    page.get_by_label("The change").fill(CHANGE)
    page.get_by_role("button", name="Go on", exact=True).click()
    page.get_by_label("How it will be seen").fill("The product report, read together")
    page.get_by_role("button", name="Go on", exact=True).click()
    page.get_by_label("By when").fill("2026-12-01")
    page.get_by_role("button", name="Go on", exact=True).click()
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_label("By when")).to_have_value("2026-12-01")
    page.get_by_role("button", name="Go on", exact=True).click()
    page.get_by_label("The help they get").fill("Half a data analyst")
    page.get_by_role("button", name="Go on", exact=True).click()
    page.get_by_label("What they may decide").fill("The order of the onboarding work")
    page.get_by_role("button", name="Keep this criterion").click()
    expect(page.get_by_role("status")).to_have_text("The criterion is kept.")
    expect(page.get_by_role("heading", name=CHANGE)).to_be_visible()
    page.get_by_role("link", name="Draft an ad").click()
    draft = page.locator("pre").inner_text()
    assert CHANGE in draft and "Half a data analyst" in draft and "backlog" not in draft
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the draft").click()
    assert download.value.suggested_filename == "ad-for-role-1.md"


def test_the_weak_step_and_the_page_of_two_tabs_have_no_barrier(
    furnished: Served, open_page: OpenPage
) -> None:
    page = open_page(furnished, "/roles/1/criteria/new")
    page.get_by_label("The change").fill("Write a PRD")
    page.get_by_role("button", name="Go on", exact=True).click()
    page.get_by_role("button", name="Go on as it is").wait_for()
    assert barriers(page) == []
    tabs = [open_page(furnished, "/roles/1/edit", width=390) for _ in range(2)]
    for number, tab in enumerate(tabs):
        tab.get_by_label("For whom?").fill(f"Dana {number}")
        tab.get_by_role("button", name="Keep this version").click()
    tabs[1].get_by_role("button", name="Apply mine on top").wait_for()
    assert barriers(tabs[1]) == []
    assert not scrolls_sideways(tabs[1])
