"""A real browser on a real server that has a data folder of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from fieldcraft.ads.count import count_ads
from fieldcraft.ads.folders import gather_documents
from fieldcraft.ads.read import read_ad
from fieldcraft.question.answer import answer_question
from fieldcraft.question.content import load_content
from fieldcraft.question.inputs import read_inputs
from tests.web.served import Served, served

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# So that the browser itself asks nobody for anything.
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",
)
DAY = "2026-03-05"
ADS = {
    "northwind.txt": (
        "Senior Product Owner, Northwind Trains\n\nYou decide with two teams what travellers get next.\n\n"
        "Requirements\n- CSPO certification required\n- Bachelor's degree or equivalent experience\n"
        "- 5+ years as a product owner\n\nNice to have\n- SAFe POPM is a plus\n"
    ),
    "harbour.txt": (
        "Product Owner, Harbour Insurance\n\nYou talk with customers every week.\n"
        "CSPO is mandatory. A PMP is not required.\n"
    ),
    "meadow.txt": (
        "Product Manager, Meadow Foods\n\nWe coach on the job and allow mistakes. No certificates needed.\n"
    ),
    "scan.pdf": "",
}
RIGHT_TO_LEFT = "مدير منتج\n\nنبحث عن مدير منتج يعمل مع فريقين.\nشهادة CSPO مطلوبة، CSPO required.\n"
# What somebody says who looks for another job; the rest they do not know.
WOULD_SAY = {"rule": "ads", "stage": "settled", "monday": "profile", "experience": "often", "idea": "advert"}

RATING = {"knew": "three interviews", "left_out": "the campaign", "again": True, "decision": 4}
REVIEW = {
    "weakest_decision": "Nobody asked the sponsor",
    "lesson": {"when": "two customers want opposite things", "i_will": "ask both what happens without it"},
}

# The random names of the practice runs, by what stands in for them in addresses.
RUNS: dict[str, str] = {}

OpenPage = Callable[..., Page]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One browser for this folder; closed before tests elsewhere, which may not share its event loop."""
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip(f"no browser was found; install one of {', '.join(BROWSERS)}")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server with an answer, its ads and its bet, a question to go on with, and a year of bets."""
    home, folder = tmp_path_factory.mktemp("furnished"), tmp_path_factory.mktemp("ads")
    for name, text in ADS.items():
        (folder / name).write_text(text, "utf-8")
    asked = {"about": "certificate", "name": "CSPO", "asker": "experienced"}
    ask = ("ask", "--answers", "-", "--ad", str(folder), "--keep")
    answer = command(home, *ask, said={**asked, "answers": would_say(asked, folder)})
    command(home, "bets", "open", "--file", "-", said=answer["bet"])
    command(home, *ask, said={**asked, "name": "PSM I", "answers": {"rule": "ads", "stage": "settled"}})
    bets_of_a_year(home)
    roles_of_a_manager(home)
    for name, text in {"northwind.txt": ADS["northwind.txt"], "cairo.txt": RIGHT_TO_LEFT}.items():
        (folder / name).write_text(text, "utf-8")
        command(home, "ads", "read", str(folder / name), "--keep")
    runs_of_a_player(home)
    with served(home, day=DAY) as server:
        yield server


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Served]:
    """A server on which nothing has happened yet."""
    with served(tmp_path, day=DAY) as server:
        yield server


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens pages that may ask only our server for anything, and must not complain in the console."""
    asked: list[str] = []
    complaints: list[str] = []
    ours: list[str] = []
    with ExitStack() as stack:

        def open_one(
            server: Served, path: str, *, width: int = 1280, theme: str = "light", js: bool = True
        ) -> Page:
            ours.append(server.address)
            context = browser.new_context(
                viewport={"width": width, "height": 900},
                color_scheme="dark" if theme == "dark" else "light",
                java_script_enabled=js,
            )
            stack.callback(context.close)
            context.on("request", lambda request: asked.append(request.url))
            context.on("console", lambda message: complaints.append(message.text))
            page = context.new_page()
            page.goto(server.address + path)
            return page

        yield open_one
    assert [url for url in asked if not url.startswith(tuple(f"{address}/" for address in ours))] == []
    # A page that answers with 404 or 422 is no complaint, nor is a picture still asked for when a test ends
    # its server; a blocked style or script is.
    harmless = ("the server responded with a status of 4", "net::ERR_EMPTY_RESPONSE", "net::ERR_CONNECTION_")
    assert [text for text in complaints if not any(each in text for each in harmless)] == []


@contextmanager
def as_it_stands(page: Page) -> Iterator[None]:
    """A page that brings what changed stays as it is for a look, whatever the server does meanwhile."""
    shown, address = page.content(), page.url
    page.route(address, lambda route: route.fulfill(body=shown, content_type="text/html"))
    yield
    page.unroute(address)


@pytest.fixture(scope="session")
def screenshots() -> Path | None:
    """Where pictures go: FIELDCRAFT_SCREENSHOTS; None when nobody asked for any."""
    said = os.environ.get("FIELDCRAFT_SCREENSHOTS")
    if not said:
        return None
    folder = Path(said)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def would_say(asked: dict[str, str], ads: Path) -> dict[str, str]:
    """The answers to all questions that come up, in their order."""
    content, readings = load_content(), [read_ad(each.text) for each in gather_documents([ads]).documents]
    given: dict[str, str] = {}
    while True:
        inputs = read_inputs({**asked, "answers": given}, content)
        count = count_ads(readings, inputs.name)
        question = answer_question(content, inputs, count, date.fromisoformat(DAY))["next_question"]
        if question is None:
            return given
        given[question["id"]] = WOULD_SAY.get(question["id"], "dont_know")


def bets_of_a_year(home: Path) -> None:
    """Bets 2 to 30: one due today, one reviewed with a lesson, one waiting for review, imported ones."""
    for title in ("Drop the CSV import", "Cut the form", "Ask for the last time"):
        value = {"kind": "work", "title": title, "forecast": {"probability": 0.7}, "due": DAY}
        plan = "If the sponsor asks for a date, I will ask what happens without it"
        command(home, "bets", "open", "--file", "-", said=value | {"if_then": plan, "tags": ["onboarding"]})
    for id in ("2", "3"):
        command(home, "bets", "rate", id, "--file", "-", said=RATING)
        command(home, "bets", "settle", id, "--happened", "no")
    command(home, "bets", "review", "2", "--file", "-", said=REVIEW)
    lines = home / "old.jsonl"
    lines.write_text("".join(json.dumps(old_bet(number)) + "\n" for number in range(1, 27)), "utf-8")
    command(home, "bets", "import", str(lines), "--yes")


def roles_of_a_manager(home: Path) -> None:
    """A role of two versions with a good criterion, a weak one and one in German, and one put away."""
    change = "New teams that finish set-up without calling us go from 31 % to 50 %."
    good = {"change": change, "seen_by": "The product report, read together", "by": "2026-12-01"}
    good |= {"help": "Half a data analyst", "may_decide": "The order of the onboarding work"}
    weak = {"change": "Manage the backlog", "seen_by": "You will notice", "by": "2026-01-01"}
    german = good | {"change": "Die Zahl der Anrufe fällt von 90 auf 30 im Monat", "seen_by": "im Bericht"}
    role = {"title": "Product manager, onboarding", "for": "Dana", "criteria": [good, weak]}
    first = command(home, "roles", "new", "--file", "-", said=role)
    fields = ("id", *good)
    kept = [{name: row[name] for name in fields} for row in first]
    command(home, "roles", "edit", "R1", "--file", "-", said=role | {"criteria": [*kept, german]})
    command(home, "roles", "new", "--file", "-", said=role | {"title": "Product lead, platform"})
    command(home, "roles", "put-away", "R2")
    value = {"kind": "work", "title": "Cut the set-up to one page", "criteria": ["R1.1"]}
    said = value | {"forecast": {"probability": 0.6}, "due": "2026-06-01"}
    command(home, "bets", "open", "--file", "-", said=said)


def runs_of_a_player(home: Path) -> None:
    """Runs just begun, in the third month, over, and debriefed; their names are redrawn."""
    for name, decisions in (("fresh", 0), ("going", 5), ("over", 0), ("told", 0)):
        at = command(home, "practice", "start", "--seed", "7")
        RUNS[name] = id = at["run"]
        for _ in range(decisions):
            forecast = {"quantity": "paying", "p10": 900, "p50": 1300, "p90": 1700}
            said = {"choice": at["choices"][0]["id"], "reason": "We know little", "forecast": forecast}
            at = command(home, "practice", "decide", id, "--file", "-", said=said)
        if name in ("over", "told"):
            command(home, "practice", "autoplay", id, "--policy", "random")
    view = {"best": 0, "worst": 2, "because": "We never asked the second one"}
    command(home, "practice", "debrief", RUNS["told"], "--own-view", "-", "--replays", "20", said=view)


def old_bet(number: int) -> dict[str, Any]:
    """A bet of last year, settled; every fifth is a range."""
    value: dict[str, Any] = {
        "kind": "work",
        "title": f"Old change {number}",
        "due": f"2025-{number % 12 + 1:02}-20",
        "opened": f"2025-{number % 12 + 1:02}-01",
        "settled": f"2025-{number % 12 + 1:02}-20",
        "forecast": {"probability": (0.2, 0.7, 0.9)[number % 3]},
        "outcome": {"happened": "yes" if number % 4 else "no"},
    }
    if number % 5 == 0:
        value["forecast"] = {"quantity": "Teams", "unit": "teams", "p10": 20, "p50": 25, "p90": 30}
        value["forecast"]["hoped"] = "higher"
        value["outcome"] = {"value": 18 + number % 11}
    return value


def command(home: Path, *arguments: str, said: object = None) -> Any:
    """Run a command of Fieldcraft on a data folder; the JSON that it prints."""
    environment = os.environ | {"FIELDCRAFT_HOME": str(home), "FIELDCRAFT_TODAY": DAY}
    environment.pop("FIELDCRAFT_DATABASE", None)
    line = [sys.executable, "-m", "fieldcraft", *arguments, "--json"]
    text = json.dumps(said)
    ran = subprocess.run(line, env=environment, input=text, capture_output=True, text=True, check=True)
    return json.loads(ran.stdout)
