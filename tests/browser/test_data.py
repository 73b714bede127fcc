"""A spreadsheet brought in with the browser: sent, looked at, mended, confirmed."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from fieldcraft.web.data import import_job
from tests.browser.conftest import DAY, OpenPage, as_it_stands, command
from tests.browser.test_every_page import barriers, look_in_both_themes, scrolls_sideways
from tests.web.data.homes import with_bets
from tests.web.served import Served, served

pytestmark = pytest.mark.browser

COLUMNS = "What,Sure,Made on,By when,Came true"
SHEET = (
    "What;Sure;Made on;By when;Came true\n"
    "Activation reaches 36 %;70;02.01.2025;13.03.2025;ja\n"
    "=cmd|calc;40;02.01.2025;never;nein\n"
)


def test_a_spreadsheet_is_confirmed_and_its_good_lines_are_kept(empty: Served, open_page: OpenPage) -> None:
    page = open_page(empty, "/data/")
    file = {"name": "bets.csv", "mimeType": "text/csv", "buffer": SHEET.encode("cp1252")}
    page.get_by_label("A file of bets").set_input_files(files=[file])  # type: ignore[list-item]
    page.get_by_role("button", name="Look at this file").click()
    expect(page.get_by_label("By when")).to_have_value("due")
    expect(page.get_by_text("2 lines, read as a plain spreadsheet")).to_be_visible()
    assert barriers(page) == []
    page.get_by_role("button", name="Import these bets").click()
    page.get_by_role("alert").wait_for()
    expect(page.get_by_text("Line 3: The due date")).to_be_visible()
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert barriers(page) == []
        assert not scrolls_sideways(page)
    page.get_by_label("Import the good lines").check()
    page.get_by_role("button", name="Import these bets").click()
    expect(page.get_by_role("status")).to_contain_text("Bets imported, marked unwitnessed: 1.")
    expect(page.get_by_text("Activation reaches 36 %")).to_be_visible()


def test_an_export_is_looked_at_and_taken_in(
    empty: Served, open_page: OpenPage, tmp_path: Path, screenshots: Path | None
) -> None:
    command(with_bets(tmp_path / "other", ["One", "Two"]), "export", "--to", str(tmp_path / "mine.zip"))
    page = open_page(empty, "/data/")
    page.get_by_label("An export", exact=True).set_input_files(tmp_path / "mine.zip")
    page.get_by_role("button", name="Look at this export").click()
    page.get_by_text("mine.zip holds 2 bets and 0 answers. Nothing is kept yet.").wait_for()
    look_in_both_themes(page, "take in", screenshots)
    page.get_by_role("button", name="Take this export in").click()
    expect(page.get_by_role("status")).to_contain_text("Took in 2 bets and 0 answers")
    page.get_by_label("An export", exact=True).set_input_files(tmp_path / "mine.zip")
    page.get_by_role("button", name="Look at this export").click()
    expect(page.get_by_role("alert")).to_contain_text("two ledgers cannot be made one")
    assert barriers(page) == []


@pytest.mark.parametrize("js", [True, False])
def test_a_backup_is_put_back_and_a_tab_from_before_can_change_nothing(
    js: bool, open_page: OpenPage, tmp_path: Path, screenshots: Path | None
) -> None:
    home = with_bets(tmp_path / "home", ["One", "Two"])
    command(home, "backup", "--to", str(tmp_path / "mine.sqlite3"))
    with_bets(home, ["Three"])
    with served(home, day=DAY) as server:
        page = open_page(server, "/data/", js=js)
        tab = page.context.new_page()
        tab.goto(server.address + "/bets/new")
        tab.get_by_label("What do you bet on?").fill("A bet from before")
        page.get_by_label("A backup", exact=True).set_input_files(tmp_path / "mine.sqlite3")
        page.get_by_role("button", name="Look at this backup").click()
        page.get_by_text("1 ledger entry that you have here is not in the backup.").wait_for()
        if js:
            look_in_both_themes(page, "restore", screenshots)
        page.get_by_role("button", name="Put this backup back").click()
        told = "The backup is in place. What it replaced is kept in the data folder as replaced-"
        expect(page.get_by_role("status")).to_contain_text(told)
        tab.get_by_role("button", name="Keep this bet").click()
        expect(tab.locator("main")).to_contain_text("nothing was changed")
        page.goto(server.address + "/bets/")
        page.get_by_text("Two").wait_for()
        expect(page.get_by_text("Three")).to_be_hidden()
        page.goto(server.address + "/data/erase")
        page.get_by_role("button", name="Erase everything").click()
        expect(page.get_by_role("alert")).to_contain_text("The word was not erase")


@pytest.mark.parametrize("js", [True, False])
def test_a_long_import_tells_how_far_it_is_and_others_are_kept_meanwhile(
    js: bool, empty: Served, open_page: OpenPage, screenshots: Path | None
) -> None:
    count = 4 * import_job.AT_ONCE if js else 2 * import_job.AT_ONCE
    rows = [f"Activation of team {number} rises,70,2025-01-02,2025-03-13,yes" for number in range(count)]
    file = {"name": "bets.csv", "mimeType": "text/csv", "buffer": "\n".join([COLUMNS, *rows]).encode()}
    page = open_page(empty, "/data/", js=js)
    page.get_by_label("A file of bets").set_input_files(files=[file])  # type: ignore[list-item]
    page.get_by_role("button", name="Look at this file").click()
    page.get_by_role("button", name="Import these bets").click()
    page.get_by_role("heading", name="Your bets are being imported").wait_for()
    page.get_by_role("progressbar").wait_for()
    if js:
        with as_it_stands(page):
            assert barriers(page) == []
    page.get_by_role("heading", name="Your bets are imported").wait_for(timeout=60_000)
    page.get_by_text(f"Bets imported, marked unwitnessed: {count:,}.").wait_for()
    if js:
        look_in_both_themes(page, "imported", screenshots)


def test_a_long_import_is_stopped_and_nothing_is_kept(empty: Served, open_page: OpenPage) -> None:
    rows = [f"Activation of team {number} rises,70,2025-01-02,2025-03-13,yes" for number in range(20_000)]
    file = {"name": "bets.csv", "mimeType": "text/csv", "buffer": "\n".join([COLUMNS, *rows]).encode()}
    page = open_page(empty, "/data/")
    page.get_by_label("A file of bets").set_input_files(files=[file])  # type: ignore[list-item]
    page.get_by_role("button", name="Look at this file").click()
    page.get_by_role("button", name="Import these bets").click()
    page.get_by_role("button", name="Stop the import").click()
    page.get_by_role("heading", name="Nothing was imported").wait_for(timeout=60_000)
    page.get_by_text("You stopped the import, so nothing was imported.").wait_for()
    assert barriers(page) == []
    page.goto(empty.address + "/bets/")
    expect(page.get_by_text("Activation").first).to_be_hidden()
