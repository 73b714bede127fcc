"""A run begun in the browser without scripts, played on in the terminal, and debriefed in the browser."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DAY, OpenPage, as_it_stands, command
from tests.browser.test_every_page import barriers, look_in_both_themes
from tests.web.served import served

pytestmark = pytest.mark.browser
PATIENCE = 120


def look_again(page: Page) -> None:
    """As somebody does whose browser runs no scripts; the page may load itself anew meanwhile."""
    give_up = time.monotonic() + PATIENCE
    while page.get_by_role("heading", name="The year came to").count() == 0:
        assert time.monotonic() < give_up
        page.get_by_role("link", name="Look again").or_(page.get_by_role("heading", level=1)).last.click()
        time.sleep(0.5)


def test_a_run_goes_from_the_browser_to_the_terminal_and_back(
    tmp_path: Path, open_page: OpenPage, screenshots: Path | None
) -> None:
    with served(tmp_path, day=DAY) as server:
        page = open_page(server, "/practice/", js=False)
        page.set_default_timeout(120_000)
        page.get_by_role("button", name="Play Larder").click()
        page.get_by_text("0 of 52 weeks are over").wait_for()
        id = page.url.rstrip("/").rsplit("/", 1)[1]
        page.get_by_role("button", name="Decide this").click()
        problems = page.get_by_role("alert")
        for word in ("choice", "reason", "probability"):
            expect(problems).to_contain_text(word)
        page.get_by_role("group", name="What do you decide?").get_by_role("radio").first.check()
        page.get_by_label("Your reason").fill("We know little")
        forecast = page.get_by_label("What do you forecast?")
        forecast.select_option("grows")
        expect(page.get_by_label("How likely is that?")).to_be_visible()
        expect(page.get_by_label("Middle (p50)", exact=True)).to_be_hidden()
        forecast.select_option("paying")
        expect(page.get_by_label("How likely is that?")).to_be_hidden()
        for name, typed in (("Low (p10)", "1000"), ("Middle (p50)", "1400"), ("High (p90)", "2000")):
            page.get_by_label(name, exact=True).fill(typed)
        page.get_by_role("button", name="Decide this").click()
        page.get_by_text("2 of 52 weeks are over").wait_for()
        expect(page.locator("svg.over-weeks")).to_have_count(1)
        shown = command(tmp_path, "practice", "show", id)
        assert shown["week"] == 2
        command(tmp_path, "practice", "autoplay", id, "--policy", "chief")
        page.reload()
        page.get_by_role("link", name="Go to the debrief").click()
        best = page.get_by_role("group", name="Which was your best decision?")
        best.get_by_role("radio").first.check()
        page.get_by_role("group", name="Which was your worst?").get_by_role("radio").last.check()
        page.get_by_role("button", name="Show the record").click()
        page.get_by_role("heading", name="Each decision in the world as it was").wait_for()
        page.get_by_role("button", name="Stop this").click()
        expect(page.get_by_role("main")).to_contain_text("Stopped. What is worked out stays")
        stopped = open_page(server, f"/practice/{id}/debrief")
        look_in_both_themes(stopped, "practice debrief stopped", screenshots)
        page.get_by_role("button", name="Go on with the record").click()
        look_again(page)
        page.get_by_role("heading", name="The year came to").wait_for()
        expect(page.get_by_role("main")).to_contain_text("You said: best in week 0")
        page.get_by_text("What each idea was truly worth").click()

        scripted = open_page(server, f"/practice/{id}/debrief")
        scripted.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        look_in_both_themes(scripted, "practice record unfolded", screenshots)
        scripted.get_by_role("button", name="Play again in a new world").click()
        scripted.get_by_text("0 of 52 weeks are over").wait_for()
        assert id not in scripted.url


def test_the_effects_are_read_while_the_record_is_worked_out_and_nothing_jumps(
    tmp_path: Path, open_page: OpenPage, screenshots: Path | None
) -> None:
    id = command(tmp_path, "practice", "start", "--scenario", "growing-consumer", "--seed", "5")["run"]
    command(tmp_path, "practice", "autoplay", id, "--policy", "random")
    with served(tmp_path, day=DAY) as server:
        page = open_page(server, f"/practice/{id}/debrief")
        page.set_default_timeout(1000 * PATIENCE)
        page.get_by_role("button", name="Go on without my view").click()
        page.get_by_role("heading", name="Each decision in the world as it was").wait_for()
        page.evaluate("window.sameDocument = true")
        status, rows = page.get_by_role("status"), page.locator("#effects tbody tr")
        expect(page.get_by_role("progressbar")).to_be_visible()
        expect(status).to_contain_text("What each decision brought is there", timeout=1000 * PATIENCE)
        expect(rows).to_have_count(20)

        with as_it_stands(page):
            expect(page.get_by_role("progressbar")).to_be_visible()
            look_in_both_themes(page, "practice under way", screenshots)
            page.get_by_role("button", name="Stop this").focus()
        expect(status).to_have_text("The whole record is worked out.", timeout=1000 * PATIENCE)
        record = page.get_by_role("link", name="Read the whole record")
        expect(record).to_be_focused()
        expect(page.get_by_role("progressbar")).to_have_count(0)
        expect(rows).to_have_count(20)
        assert page.evaluate("window.sameDocument"), "the page was never loaded anew"
        assert barriers(page) == []
        if screenshots:
            page.screenshot(path=screenshots / "practice-record-ready.png", full_page=True)
        record.click()
        page.get_by_role("heading", name="The year came to").wait_for()
        expect(page.get_by_role("main")).to_contain_text("You went on without your own view.")
