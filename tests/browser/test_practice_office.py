"""In the office the forecast follows the choice; a page that waits is kept while the server fails."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import RUNS, OpenPage
from tests.web.served import Served

pytestmark = pytest.mark.browser


def office(open_page: OpenPage, server: Served) -> Page:
    page = open_page(server, f"/practice/{RUNS['fresh']}/")
    page.get_by_role("heading", name="Your decision").wait_for()
    return page


def test_the_forecast_follows_the_choice(furnished: Served, open_page: OpenPage) -> None:
    page = office(open_page, furnished)
    about = page.get_by_label("What do you forecast?")
    choices = page.get_by_role("radio")
    picked = set()
    for each in choices.all():
        each.check()
        expect(about).to_have_value(str(each.get_attribute("data-forecast")))
        picked.add(about.input_value())
        words = str(about.locator("option:checked").text_content())
        label = page.locator(f"label[for={each.get_attribute('id')}]")
        assert words.casefold() in str(label.text_content()).casefold()
    assert len(picked) > 1, "these choices show in different things"


def test_a_forecast_that_was_picked_or_begun_is_left_alone(furnished: Served, open_page: OpenPage) -> None:
    page = office(open_page, furnished)
    about = page.get_by_label("What do you forecast?")
    about.select_option("tickets")
    for each in page.get_by_role("radio").all():
        each.check()
        expect(about).to_have_value("tickets")
    page.get_by_role("button", name="Decide this").click()
    page.get_by_role("alert").wait_for()
    page.get_by_role("radio").first.check()
    expect(about).to_have_value("tickets")

    page = office(open_page, furnished)
    about = page.get_by_label("What do you forecast?")
    page.get_by_role("radio").first.check()
    key = about.input_value()
    page.get_by_label("How likely is that?").or_(page.get_by_label("Low (p10)")).locator("visible=true").fill(
        "7"
    )
    for each in page.get_by_role("radio").all():
        each.check()
        expect(about).to_have_value(key)


def test_a_page_that_waits_is_kept_while_the_server_fails(furnished: Served, browser: Browser) -> None:
    # A browser of its own: here the console is to complain.
    page = browser.new_page()
    address = furnished.address + "/waits"
    answers = ["going"]

    def answer(route: Route) -> None:
        if answers[-1] == "failing":
            route.fulfill(status=503, body="<h1>Nothing was saved</h1>", content_type="text/html")
        else:
            body = f"""<!doctype html><title>Waits</title><h1>Kept</h1>
            <div id="progress" data-going><p>Step {len(answers)}</p></div>
            <script src="{furnished.address}/static/progress.js"></script>"""
            if answers[-1] == "gone":
                body = "<!doctype html><title>Gone</title><h1>No such run</h1>"
            route.fulfill(body=body, content_type="text/html")

    page.route(address, answer)
    page.goto(address)
    page.evaluate("window.sameDocument = true")
    answers.append("failing")
    expect(page.get_by_role("status")).to_contain_text("does not answer", timeout=60_000)
    expect(page.get_by_role("heading", name="Kept")).to_be_visible()
    answers.append("going")
    expect(page.get_by_text("Step 3")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("status")).to_have_count(0)
    assert page.evaluate("window.sameDocument"), "the page was never loaded anew"
    answers.append("gone")
    expect(page.get_by_role("heading", name="No such run")).to_be_visible(timeout=60_000)
    page.close()
