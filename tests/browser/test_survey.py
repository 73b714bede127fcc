"""A survey in a real browser: begun with a form, watched while it is read, its charts on every page."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.ads.survey import made
from tests.browser.conftest import DAY, OpenPage
from tests.browser.test_every_page import WORDS, barriers, scrolls_sideways
from tests.web.served import Served, Visitor, served

pytestmark = pytest.mark.browser
PAGES = {"surveys": "/ads/survey/", "survey": "/ads/survey/1/", "delete survey": "/ads/survey/1/delete"}
FAILED = "/ads/survey/2/"
STOPPED = "/ads/survey/3/"
PATIENCE = 120


@pytest.fixture(scope="module")
def surveyed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server with a survey that is done, one that failed, and one that was stopped."""
    folder = tmp_path_factory.mktemp("ads")
    table = made.rows(400, every=9)
    for number in range(0, 400, 7):
        table[number]["description"] += "\nA bachelor's degree is required. PMP is a plus."
    table += [{**table[3], "country": "US"}, {**table[4], "description": ""}]
    ads = made.write_csv(folder / "ads-of-a-year.csv", table)
    empty = made.write_csv(folder / "empty.csv", [{"text": " ", "b": "x"}])
    with served(tmp_path_factory.mktemp("home"), day=DAY) as server:
        visitor = Visitor(server.address)
        form = {"path": str(ads), "by": "company", "sample": "invented ads of seven companies"}
        begin(visitor, {**form, "only_credentials": "on"})
        until(visitor, "What the ads require")
        begin(visitor, {"path": str(empty)})
        until(visitor, "The only one could not be read")
        begin(visitor, {"path": str(ads), "by": "country"})
        visitor.send(f"{visitor.at}stop", {})
        yield server


def begin(visitor: Visitor, said: dict[str, str]) -> None:
    visitor.read("/ads/survey/")
    visitor.send("/ads/survey/", said)


def until(visitor: Visitor, words: str) -> None:
    """Look at the page again and again, as a person would."""
    give_up = time.monotonic() + PATIENCE
    while words not in visitor.page:
        assert time.monotonic() < give_up, visitor.page
        time.sleep(0.2)
        visitor.read(visitor.at)


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", [*PAGES, "failed survey", "stopped survey"])
def test_no_barriers_and_no_sideways_scrolling(
    surveyed: Served, open_page: OpenPage, name: str, theme: str, width: int, screenshots: Path | None
) -> None:
    path = {**PAGES, "failed survey": FAILED, "stopped survey": STOPPED}[name]
    page = open_page(surveyed, path, width=width, theme=theme)
    assert barriers(page) == []
    assert not scrolls_sideways(page)
    if screenshots:
        file = screenshots / f"{name.replace(' ', '-')}-{theme}-{WORDS[width]}.png"
        page.screenshot(path=file, full_page=True)


def test_numbers_stand_behind_every_chart_and_can_be_reached_by_keyboard(
    surveyed: Served, open_page: OpenPage
) -> None:
    page = open_page(surveyed, PAGES["survey"])
    figures = page.locator("figure")
    expect(figures).to_have_count(3)
    for number in range(3):
        figure = figures.nth(number)
        figure.locator("summary").focus()
        page.keyboard.press("Enter")
        rows = figure.locator("tbody tr").count()
        assert rows == figure.locator("ul.bars > li").count() > 1
        assert figure.locator("figcaption").inner_text().endswith(".")


def test_a_survey_is_begun_looked_at_and_done_without_scripts(
    surveyed: Served, open_page: OpenPage, tmp_path: Path
) -> None:
    ads = made.write_jsonl(tmp_path / "sent.jsonl", made.rows(50))
    page = open_page(surveyed, "/ads/", js=False)
    page.get_by_role("link", name="Count what many ads ask for").click()
    page.get_by_label("A file of ads").set_input_files(ads)
    page.get_by_label("What these ads are").fill("fifty invented ads")
    with page.expect_navigation():
        page.get_by_role("button", name="Survey these ads").click()
    look_again(page)
    expect(page.get_by_text("Sample: 50 ads, fifty invented ads.").first).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the figures as CSV").click()
    assert download.value.suggested_filename.endswith(".csv")
    page.get_by_role("link", name="Delete this survey").click()
    page.get_by_role("button", name="Delete this survey").click()
    expect(page.get_by_text("The survey was deleted.")).to_be_visible()


def look_again(page: Page) -> None:
    give_up = time.monotonic() + PATIENCE
    while page.get_by_role("link", name="Look again").count():
        assert time.monotonic() < give_up
        time.sleep(0.2)
        with page.expect_navigation():
            page.get_by_role("link", name="Look again").click()


def test_what_cannot_be_begun_keeps_what_was_typed(surveyed: Served, open_page: OpenPage) -> None:
    page = open_page(surveyed, PAGES["surveys"])
    page.get_by_label("Or a file or folder on this computer").fill("/nowhere/ads.csv")
    page.get_by_label("What these ads are").fill("mine")
    page.get_by_role("button", name="Survey these ads").click()
    expect(page.get_by_role("alert").get_by_text("There is no ads.csv there")).to_be_visible()
    expect(page.get_by_label("What these ads are")).to_have_value("mine")
    assert barriers(page) == []
