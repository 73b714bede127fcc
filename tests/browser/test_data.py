"""A spreadsheet brought in with the browser: sent, looked at, mended, confirmed."""

from __future__ import annotations

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.test_every_page import barriers, scrolls_sideways
from tests.web.served import Served

pytestmark = pytest.mark.browser

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
    assert page.get_by_label("By when").input_value() == "due"
    assert page.get_by_text("2 lines, read as a plain spreadsheet").is_visible()
    assert barriers(page) == []
    page.get_by_role("button", name="Import these bets").click()
    assert page.get_by_role("alert").is_visible()
    assert page.get_by_text("Line 3: The due date").is_visible()
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert barriers(page) == []
        assert not scrolls_sideways(page)
    page.get_by_label("Import the good lines").check()
    page.get_by_role("button", name="Import these bets").click()
    assert page.get_by_role("status").inner_text().startswith("Bets imported, marked unwitnessed: 1.")
    assert page.get_by_text("Activation reaches 36 %").is_visible()
