"""A year of sixty bets in the browser: brought in, the last ones rated, settled and reviewed, then read on
the page of judgement, which says what the command says."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DAY, OpenPage, command
from tests.browser.test_every_page import barriers, scrolls_sideways, take_picture
from tests.web.served import Served, served

pytestmark = pytest.mark.browser

START = date(2025, 2, 1)
LESSON = ("a form is cut for the third time", "ask who fills it in and why")


def year() -> str:
    """Sixty drafts as JSON lines; all are settled but the last four, whose day has come."""
    random = Random(11)
    return "".join(json.dumps(_bet(number, random)) + "\n" for number in range(1, 61))


def _bet(number: int, random: Random) -> dict[str, Any]:
    opened = START + timedelta(6 * number)
    value: dict[str, Any] = {
        "kind": ("work", "reading")[number % 4 == 0],
        "title": f"Change {number}",
        "situation": "An old product" if number % 4 == 3 else "A new product",
        "tags": ["onboarding"] if number % 3 else ["pricing"],
        "opened": opened.isoformat(),
        "due": (opened + timedelta(20)).isoformat(),
    }
    ranged = number % 5 in (0, 1) and number <= 56
    if ranged:
        unit = ("%", "teams")[number % 5]
        quantity = {"quantity": "What it comes to", "unit": unit, "p10": 20, "p50": 25, "p90": 30}
        value |= {
            "forecast": quantity | {"hoped": "higher"},
            "outcome": {"value": round(random.gauss(26, 8))},
        }
    else:
        chance = random.choice([0.2, 0.4, 0.7, 0.8, 0.95])
        answer = "yes" if random.random() < 0.15 + 0.7 * chance else "no"
        value |= {"forecast": {"probability": chance}, "outcome": {"happened": answer}}
    if number > 56:
        del value["outcome"]
        value["due"] = DAY
    else:
        value["settled"] = (opened + timedelta(21)).isoformat()
    return value


def bring_in(page: Page) -> None:
    file = {"name": "year.jsonl", "mimeType": "application/json", "buffer": year().encode()}
    page.get_by_label("A file of bets").set_input_files(files=[file])  # type: ignore[list-item]
    page.get_by_role("button", name="Look at this file").click()
    page.get_by_role("button", name="Import these bets").click()
    expect(page.get_by_role("status")).to_contain_text("Bets imported, marked unwitnessed: 60.")


def decide(page: Page, answer: str) -> None:
    """Rate and settle the first bet that is due on the desk."""
    page.get_by_role("link", name="Rate the decision").first.click()
    page.get_by_label("What did you know when you chose?").fill("Nine of twelve people stopped at the form")
    page.get_by_label("What did you leave out?").fill("The campaign")
    page.get_by_role("radio", name="yes").check()
    page.get_by_role("radio", name="4", exact=True).check()
    page.get_by_role("button", name="Keep this rating").click()
    page.wait_for_url("**/settle")
    page.get_by_role("radio", name=answer, exact=True).check()
    page.get_by_role("button", name="Settle the bet").click()


def review(page: Page) -> None:
    page.get_by_role("link", name="Review the bet").first.click()
    page.get_by_label("What was your weakest decision?").fill("Nobody asked the sponsor")
    page.get_by_label("When …", exact=True).fill(LESSON[0])
    page.get_by_label("… I will …").fill(LESSON[1])
    page.get_by_role("button", name="Keep this review").click()


def test_a_year_is_brought_in_settled_reviewed_and_judged(
    tmp_path: Path, open_page: OpenPage, screenshots: Path | None
) -> None:
    with served(tmp_path, day=DAY) as server:
        page = open_page(server, "/data/")
        bring_in(page)
        page.goto(server.address + "/")
        expect(page.get_by_text("Due today (4)")).to_be_visible()
        for answer in ("yes", "no", "no", "yes"):
            page.goto(server.address + "/")
            decide(page, answer)
        review(page)
        look_at_the_desk(page, server)
        look_everywhere(page, server, "/", "desk-of-a-year", screenshots)
        judged = command(tmp_path, "bets", "calibration")
        look_at_judgement(page, server, judged)
        look_everywhere(page, server, "/judgement/", "judgement-of-a-year", screenshots)


def look_at_the_desk(page: Page, server: Served) -> None:
    """Nothing is due; imported bets ask for no review; the margin says what the week taught."""
    page.goto(server.address + "/")
    expect(page.get_by_text("Nothing is due.")).to_be_visible()
    note = page.locator(".note", has_text="What the week taught")
    said = note.inner_text()
    assert f"You wrote down: When {LESSON[0]}, I will {LESSON[1]}." in said
    assert "Four bets were settled: 2 earned win, 2 bad luck." in said


def look_at_judgement(page: Page, server: Served, judged: dict[str, Any]) -> None:
    """The page says the findings of the command, has a dot for each group and quarter, and each table."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(server.address + "/judgement/")
    assert (judged["bets"], judged["settled"], judged["enough"]) == (60, 60, True)
    shown = page.locator("main").inner_text().replace("\u00a0", " ")
    for finding in (*judged["findings"], judged["over_time"]["finding"]):
        assert finding.replace("\u00a0", " ") in shown
    expect(page.locator("svg.calibration circle")).to_have_count(len(judged["curve"]))
    quarters = [each for each in judged["over_time"]["quarters"] if each["n"]]
    expect(page.locator("svg.over-time circle")).to_have_count(len(quarters))
    for unit in judged["ranges"]["by_unit"]:
        row = page.get_by_role("row", name=f"{unit['unit']} {unit['covered']} of {unit['n']}")
        doubt = " to " if unit["interval_score_band"] else "(no band)"
        assert row.inner_text().replace("\u00a0", " ").count(doubt) >= 2
    for part, groups in judged["apart"].items():
        table = page.get_by_role("region", name=f"By {part}")
        assert table.locator("tbody tr").count() == len(groups) == 2


def look_everywhere(page: Page, server: Served, path: str, name: str, screenshots: Path | None) -> None:
    """Light and dark, wide and narrow: no barrier, no sideways scrolling; a picture if somebody wants one."""
    page.goto(server.address + path)
    for width, word in ((1280, "wide"), (390, "narrow")):
        for theme in ("light", "dark"):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
            page.reload()
            page.evaluate("document.querySelectorAll('figure details').forEach(each => each.open = true)")
            assert barriers(page) == []
            assert not scrolls_sideways(page)
            if screenshots is not None:
                take_picture(page, screenshots, f"{name}-{theme}-{word}.png", tallest=6000)
