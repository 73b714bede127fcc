"""The annotated ad: notes beside their line or under it, unfolded by keyboard, whole on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.web.served import Served

pytestmark = pytest.mark.browser


def box(page: Page, selector: str) -> dict[str, float]:
    found = page.locator(selector).first.bounding_box()
    assert found is not None
    return dict(found)


def test_a_note_stands_beside_its_line_when_there_is_room_and_under_it_when_not(
    furnished: Served, open_page: OpenPage
) -> None:
    line = ".annotated .line:has(mark.required)"
    wide = open_page(furnished, "/ads/1/", width=1280)
    text, note = box(wide, f"{line} .text"), box(wide, f"{line} .beside")
    assert note["x"] > text["x"] + text["width"]
    assert text["y"] - 12 <= note["y"] <= text["y"] + text["height"]
    narrow = open_page(furnished, "/ads/1/", width=390)
    text, note = box(narrow, f"{line} .text"), box(narrow, f"{line} .beside")
    assert note["y"] >= text["y"] + text["height"] - 4
    assert note["x"] < text["x"] + 30


def test_no_note_reaches_into_the_line_below(furnished: Served, open_page: OpenPage) -> None:
    page = open_page(furnished, "/ads/1/", width=1280)
    page.evaluate("document.querySelectorAll('.annotated details').forEach(each => each.open = true)")
    boxes = [each.bounding_box() for each in page.locator(".annotated .beside").all()]
    ends = [each["y"] + each["height"] for each in boxes if each]
    assert all(each["y"] >= end - 1 for each, end in zip(boxes[1:], ends, strict=False) if each)


def test_from_the_ad_to_the_question_by_keyboard_and_without_scripts(
    furnished: Served, open_page: OpenPage
) -> None:
    page = open_page(furnished, "/ads/1/", js=False)
    details = page.locator(".annotated details").first
    details.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(details.locator("dl")).to_be_visible()
    page.get_by_role("link", name="Ask about this certificate").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("What are you about to spend time or money on?")).to_have_value("CSPO")
    expect(page.get_by_text("comes along")).to_be_visible()


def test_demand_is_told_by_shape_and_word_and_not_by_colour_alone(
    furnished: Served, open_page: OpenPage
) -> None:
    page = open_page(furnished, "/ads/1/")
    said = {mark.inner_text().strip()[0] for mark in page.locator(".annotated mark:not(.phrase)").all()}
    assert said == {"◆", "◈", "◇"}
    words = {
        mark.locator("small").inner_text().strip()
        for mark in page.locator(".annotated mark:not(.phrase)").all()
    }
    assert words == {"required", "alternative", "preferred"}


def test_on_paper_the_ad_and_its_notes_stay(furnished: Served, open_page: OpenPage) -> None:
    page = open_page(furnished, "/ads/1/", theme="dark")
    page.emulate_media(media="print")
    expect(page.locator(".annotated .beside").first).to_be_visible()
    expect(page.locator(".annotated .beside .short").first).to_be_visible()
    expect(page.get_by_role("link", name="Delete this ad")).to_be_hidden()
    expect(page.get_by_role("link", name="Ask about this certificate").first).to_be_hidden()


def test_the_longest_ad_can_be_used(furnished: Served, open_page: OpenPage) -> None:
    page = open_page(furnished, "/ads/")
    line = "The role: you need a PMP, work experience and skills. A CSPO is a plus. We want a rockstar.\n"
    # At once, as pasting does it; the browser's driver would take half a minute.
    page.evaluate("text => { document.querySelector('textarea').value = text }", (line * 4000)[:200_000])
    page.get_by_role("button", name="Read this ad").click()
    page.get_by_text("more notes were left out").wait_for()
    page.locator(".annotated summary").first.click()
    expect(page.locator(".annotated dl").first).to_be_visible()
