"""The record across runs in a browser: thirteen runs, three trends, no barrier."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DAY, OpenPage
from tests.browser.test_every_page import look_in_both_themes
from tests.web.served import served

pytestmark = pytest.mark.browser

# Django must be ready before its tables can be read, which `acting` sees to.
MAKE_RUNS = """
from fieldcraft.cli.acting import acting
with acting() as me:
    from tests.web.practice.told_runs import some
    some(me.person, me.now)
"""


def test_the_record_across_runs_is_read_from_the_page_of_practice(
    tmp_path: Path, open_page: OpenPage, screenshots: Path | None
) -> None:
    environment = os.environ | {"FIELDCRAFT_HOME": str(tmp_path), "FIELDCRAFT_TODAY": DAY}
    environment.pop("FIELDCRAFT_DATABASE", None)
    line = [sys.executable, "-c", MAKE_RUNS]
    subprocess.run(line, env=environment, check=True, cwd=Path(__file__).parents[2])
    with served(tmp_path, day=DAY) as server:
        page = open_page(server, "/practice/")
        page.get_by_role("link", name="Are you getting better across runs?").click()
        page.get_by_role("heading", name="Across your runs").wait_for()
        expect(page.locator("svg.over-runs")).to_have_count(3)
        expect(page.get_by_text("Decisions over 9 runs")).to_be_visible()
        look_in_both_themes(page, "practice across runs", screenshots)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        look_in_both_themes(page, "practice across runs unfolded", screenshots)
