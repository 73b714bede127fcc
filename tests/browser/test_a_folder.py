"""A folder of ads chosen in a real browser, which sends the paths of its files without any script."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from fieldcraft.ads.folders import gather_documents
from tests.browser.conftest import OpenPage
from tests.web.served import Served

pytestmark = pytest.mark.browser
FILES = {
    "northwind.txt": "Product Owner, Northwind Trains\n\nCSPO certification required.",
    "more/harbour.md": "Product Owner, Harbour Insurance\n\nYou talk with customers every week.",
    ".git/old.txt": "Product Owner, Old Trains\n\nPMP certification required.",
    ".northwind.txt": "Product Owner, Hidden Trains\n\nPMP certification required.",
    "notes.json": '{"role": "Product Owner", "needs": "PMP certification required"}',
}


def test_the_same_files_are_counted_as_in_the_terminal(
    empty: Served, open_page: OpenPage, tmp_path: Path
) -> None:
    folder = tmp_path / "chosen"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    page = open_page(empty, "/ask", js=False)
    page.get_by_label("What are you about to spend time or money on?").fill("CSPO")
    page.get_by_label("A certificate").check()
    page.get_by_label("I am new").check()
    page.get_by_label("Or a whole folder of ads").set_input_files(folder)
    page.get_by_role("button", name="Ask the question").click()
    expect(page.locator(".told")).to_contain_text("2 files were left out as hidden")
    expect(page.get_by_role("heading", level=1)).to_have_text("What your ads demand")
    read = gather_documents([folder])
    assert len(read.documents) == 2
    expect(page.locator("section.ad h2")).to_have_text([Path(each.name).name for each in read.documents])
    expect(page.locator("#unread ~ ul li")).to_have_count(len(read.unreadable))
