"""Every page, light and dark, wide and narrow: no barrier, no third party, no sideways scrolling."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import RUNS, OpenPage
from tests.web.served import Served

pytestmark = pytest.mark.browser

PAGES = {
    "desk": "/",
    "start": "/ask",
    "question": "/ask/2/",
    "question again": "/ask/1/?question=rule",
    "ads": "/ask/1/ads",
    "ad of a question": "/ask/1/ads/1/",
    "answers": "/answers/",
    "kept ads": "/ads/",
    "annotated ad": "/ads/1/",
    "right to left ad": "/ads/2/",
    "questions to ask": "/ads/1/questions",
    "what to write instead": "/ads/1/lint",
    "delete ad": "/ads/1/delete",
    "start with ad": "/ask?name=CSPO&about=certificate&with_ad=1",
    "answer": "/answers/1/",
    "unfinished answer": "/answers/2/",
    "delete": "/answers/1/delete",
    "bet from answer": "/answers/1/bet",
    "bets": "/bets/",
    "new bet": "/bets/new",
    "bet": "/bets/1/",
    "rate": "/bets/1/rate",
    "settle": "/bets/1/settle",
    "bets found": "/bets/?search=old&state=settled",
    "revealed": "/bets/3/",
    "review": "/bets/3/review",
    "reviewed": "/bets/2/",
    "lessons": "/lessons/",
    "recall": "/lessons/2/recall",
    "judgement": "/judgement/",
    "judgement of few": "/judgement/?kind=reading",
    "bet for a criterion": "/bets/31/",
    "roles": "/roles/",
    "new role": "/roles/new",
    "role": "/roles/1/",
    "edit role": "/roles/1/edit",
    "new criterion": "/roles/1/criteria/new",
    "criterion from a situation": "/roles/1/criteria/new?from=S12",
    "criterion from an activity": "/roles/1/criteria/new?from=L22",
    "edit criterion": "/roles/1/criteria/2/",
    "take out": "/roles/1/criteria/2/out",
    "put role away": "/roles/1/away",
    "role put away": "/roles/2/",
    "versions": "/roles/1/versions/",
    "version": "/roles/1/versions/1/",
    "compare versions": "/roles/1/compare",
    "print role": "/roles/1/print",
    "ad of a role": "/roles/1/ad",
    "ready-made": "/roles/ready-made?role=1",
    "import role": "/roles/import",
    "practice": "/practice/",
    "practice record of few": "/practice/record/",
    "practice office": "/practice/{going}/",
    "practice over": "/practice/{over}/",
    "practice own view": "/practice/{over}/debrief",
    "practice debrief": "/practice/{told}/debrief",
    "sources": "/sources/",
    "data": "/data/",
    "erase": "/data/erase",
    "not found": "/nowhere",
}
# The README's pictures among them; the name of a picture is that of its page.
PICTURES = (
    "start",
    "question",
    "ads",
    "annotated ad",
    "right to left ad",
    "questions to ask",
    "what to write instead",
    "kept ads",
    "answer",
    "bet from answer",
    "desk",
    "bet",
    "bets",
    "new bet",
    "revealed",
    "review",
    "lessons",
    "recall",
    "judgement",
    "roles",
    "new role",
    "role",
    "new criterion",
    "criterion from an activity",
    "edit criterion",
    "versions",
    "compare versions",
    "print role",
    "ad of a role",
    "ready-made",
    "practice",
    "practice office",
    "practice own view",
    "practice debrief",
)
WORDS = {1280: "wide", 390: "narrow"}
TALLEST = 1600
# Narrow and light differs from narrow and dark by its colours alone, which are those of wide and light.
ALIKE = ((390, "light"),)
CONTRAST = {"rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}}}


def barriers(page: Page) -> list[str]:
    """What axe finds, one line each; contrast as the face asks for it (7:1)."""
    found = Axe().run(page, options=CONTRAST)
    return [
        f"{rule['id']}: {node['html'][:120]} {node['failureSummary'][:200]}"
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]


def scrolls_sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def take_picture(page: Page, folder: Path, name: str, tallest: int = TALLEST) -> None:
    """The page from its top, as far down as somebody reads who looks at a picture of it."""
    height = min(tallest, page.evaluate("document.documentElement.scrollHeight"))
    width = page.evaluate("document.documentElement.clientWidth")
    area = {"x": 0.0, "y": 0.0, "width": float(width), "height": float(height)}
    page.screenshot(path=folder / name, full_page=True, clip=area)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", PAGES)
def test_no_barrier_no_third_party_and_no_sideways_scrolling(
    name: str, furnished: Served, open_page: OpenPage, screenshots: Path | None
) -> None:
    page = open_page(furnished, PAGES[name].format(**RUNS))
    for width, theme in ((1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        # The notes fold when the page is loaded.
        page.reload()
        if (width, theme) not in ALIKE:
            assert barriers(page) == []
        assert not scrolls_sideways(page)
        if screenshots is not None and name in PICTURES:
            take_picture(page, screenshots, f"{name.replace(' ', '-')}-{theme}-{WORDS[width]}.png")
    for width in (360, 1600):
        page.set_viewport_size({"width": width, "height": 900})
        assert not scrolls_sideways(page)


def test_the_answer_with_everything_unfolded_has_no_barrier(furnished: Served, open_page: OpenPage) -> None:
    for width in (390, 1280):
        page = open_page(furnished, "/answers/1/", width=width)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert barriers(page) == []
        assert not scrolls_sideways(page)


def test_a_refused_form_has_no_barrier(furnished: Served, open_page: OpenPage) -> None:
    page = open_page(furnished, "/answers/1/bet")
    page.get_by_label("Chance of yes").fill("140 %")
    page.get_by_role("button", name="Keep this bet").click()
    page.get_by_role("alert").wait_for()
    assert barriers(page) == []


def test_a_vague_bet_from_an_answer_is_told_so_without_a_barrier(
    furnished: Served, open_page: OpenPage, screenshots: Path | None
) -> None:
    page = open_page(furnished, "/answers/1/bet")
    expect(page.get_by_role("alert").get_by_text("this bet is vague")).to_be_visible()
    look_in_both_themes(page, "vague bet from answer", screenshots)


def look_in_both_themes(page: Page, name: str, screenshots: Path | None) -> None:
    """No barrier and no sideways scrolling on the page as it stands, which cannot be loaded anew."""
    for width, theme in ((1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        if (width, theme) not in ALIKE:
            assert barriers(page) == []
        assert not scrolls_sideways(page)
        if screenshots is not None:
            take_picture(page, screenshots, f"{name.replace(' ', '-')}-{theme}-{WORDS[width]}.png")


def test_the_page_of_two_tabs_has_no_barrier(furnished: Served, open_page: OpenPage) -> None:
    tabs = [open_page(furnished, "/ask/2/?question=rule") for _ in range(2)]
    for number, tab in enumerate(tabs):
        tab.get_by_role("radio").nth(number).check()
        tab.get_by_role("button", name="Give this answer").click()
    tabs[1].get_by_role("button", name="Apply mine on top").wait_for()
    assert barriers(tabs[1]) == []


def test_the_annotated_ad_with_everything_unfolded_has_no_barrier(
    furnished: Served, open_page: OpenPage
) -> None:
    for width in (390, 1280):
        page = open_page(furnished, "/ads/1/", width=width)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert barriers(page) == []
        assert not scrolls_sideways(page)
