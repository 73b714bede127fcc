"""The theme is remembered, notes fold, everything works without scripts and on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.web.served import Served

pytestmark = pytest.mark.browser


def paper(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_the_theme_follows_the_system_until_the_switch_is_used_and_is_remembered(
    furnished: Served, open_page: OpenPage
) -> None:
    page = open_page(furnished, "/", theme="light")
    light = paper(page)
    page.get_by_role("button", name="Use dark paper").click()
    dark = paper(page)
    assert dark != light
    page.goto(furnished.address + "/sources/")
    assert paper(page) == dark
    page.get_by_role("button", name="Use light paper").click()
    assert paper(page) == light
    assert paper(open_page(furnished, "/", theme="dark")) == dark


def test_notes_stand_beside_the_text_when_there_is_room_and_are_folded_below_it_when_not(
    furnished: Served, open_page: OpenPage
) -> None:
    wide = open_page(furnished, "/ask", width=1280)
    note = wide.locator(".note").first
    expect(note.locator("p").first).to_be_visible()
    assert note.bounding_box()["x"] > wide.locator("main").bounding_box()["x"] + 500  # type: ignore[index]
    narrow = open_page(furnished, "/ask", width=390)
    note = narrow.locator(".note").first
    expect(note.locator("p").first).to_be_hidden()
    assert note.bounding_box()["y"] > narrow.locator("main form").bounding_box()["y"]  # type: ignore[index]
    note.locator("summary").click()
    expect(note.locator("p").first).to_be_visible()


def test_notes_that_were_folded_for_a_narrow_window_unfold_in_a_wide_one(
    furnished: Served, open_page: OpenPage
) -> None:
    page = open_page(furnished, "/ask", width=390)
    note = page.locator(".note").first
    expect(note.locator("p").first).to_be_hidden()
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(note.locator("p").first).to_be_visible()
    note.locator("summary").click()
    expect(note.locator("p").first).to_be_hidden()
    page.set_viewport_size({"width": 390, "height": 900})
    page.set_viewport_size({"width": 1280, "height": 900})
    page.wait_for_function("matchMedia('(min-width: 1020px)').matches")
    # What somebody folded by hand stays folded; a frame later every listener has been told.
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    expect(note.locator("p").first).to_be_hidden()


def test_everything_works_without_scripts(empty: Served, open_page: OpenPage) -> None:
    page = open_page(empty, "/", js=False)
    page.get_by_label("What are you about to spend time or money on?").fill("A discovery class")
    page.get_by_label("A class or course").check()
    page.get_by_label("I am new to it").check()
    with page.expect_navigation():
        page.get_by_role("button", name="Ask the question").click()
    while "/ask/" in page.url:
        page.get_by_label("I don't know").check()
        with page.expect_navigation():
            page.get_by_role("button", name="Give this answer").click()
    page.get_by_role("link", name="Turn the first step into a bet").click()
    page.get_by_role("alert").get_by_text("this bet is vague").wait_for()
    page.get_by_role("button", name="Keep this bet").click()
    page.get_by_text("The bet is kept").wait_for()
    assert page.locator(".note").count() == 0 or page.locator(".note p").first.is_visible()


def test_hidden_fields_leave_no_gap_at_a_forms_head_and_do_not_close_one_further_down(
    empty: Served, open_page: OpenPage
) -> None:
    page = open_page(empty, "/")
    page.evaluate(
        """document.querySelector("main").innerHTML = `<form><input type="hidden"><input type="hidden">
        <details class="more"><summary>What it belongs to</summary></details>
        <input type="hidden"><p class="actions"><button>Keep this bet</button></p></form>`"""
    )
    gaps = [
        page.evaluate(f"getComputedStyle(document.querySelector('main form > {each}')).marginBlockStart")
        for each in ("details", "p")
    ]
    assert gaps == ["0px", "24px"]


def test_on_paper_the_controls_are_gone_and_the_text_stays(furnished: Served, open_page: OpenPage) -> None:
    page = open_page(furnished, "/answers/1/", theme="dark")
    page.emulate_media(media="print")
    expect(page.locator("#means")).to_be_visible()
    expect(page.get_by_role("link", name="Turn the first step into a bet")).to_be_hidden()
    expect(page.locator("nav")).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
