"""A year of sixty bets: opened, rated, settled and reviewed day by day; the page of judgement says what the
JSON says, and the ledger proves that the forecasts came first."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.test import Client

from fieldcraft.web.bets.tables import BetRow
from tests.cli.run import run

pytestmark = pytest.mark.django_db(transaction=True)

START = date(2025, 1, 6)
REASON = "Because we saw nine of twelve people stop at the form via session replays"


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Sets the day."""
    return lambda day: monkeypatch.setenv("FIELDCRAFT_TODAY", day.isoformat())


def fieldcraft(*arguments: str, said: object = None) -> Any:
    ran = run(*arguments, "--json", stdin=json.dumps(said))
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


def draft(number: int, due: date, random: Random) -> dict[str, Any]:
    chance = random.choice([0.2, 0.4, 0.7, 0.9])
    forecast: dict[str, Any] = {"question": f"Change {number} reaches 36 %", "probability": chance}
    if number % 3 == 0:
        forecast = {"quantity": "Activation", "unit": "%", "p10": 28, "p50": 35, "p90": 42, "hoped": "higher"}
    return {
        "kind": ("work", "reading")[number % 5 == 0],
        "title": f"Change {number}",
        "options": ["Change it", "Leave it"],
        "choice": "Change it",
        "reason": REASON,
        "base_rate": {"k": 3, "n": 8, "of": "changes of last year"},
        "forecast": forecast,
        "resolution": "The activation board, teams of that month",
        "due": due.isoformat(),
        "tags": ["onboarding"] if number % 2 else ["pricing"],
    }


def days() -> Iterator[tuple[date, str, int]]:
    """What happens when: a bet opened every sixth day, and looked at twenty days later."""
    opened = [(START + timedelta(6 * number), "open", number) for number in range(1, 61)]
    looked = [(day + timedelta(20), "settle", number) for day, _, number in opened]
    yield from sorted(opened + looked)


def settle(number: int, id: str, random: Random, bet: dict[str, Any]) -> None:
    rating = {"knew": "The replays", "left_out": "The campaign", "again": True, "decision": 2 + number % 4}
    fieldcraft("bets", "rate", id, "--file", "-", said=rating)
    if "p10" in bet["forecast"]:
        fieldcraft("bets", "settle", id, "--value", f"{random.gauss(35, 5):.1f}", "--read-from", "the board")
    else:
        happened = "yes" if random.random() < bet["forecast"]["probability"] else "no"
        fieldcraft("bets", "settle", id, "--happened", happened, "--read-from", "the board")
    review: dict[str, Any] = {"weakest_decision": "Nobody asked the sponsor"}
    if number % 10 == 1:
        review["lesson"] = {"when": f"change {number} is asked for", "i_will": "look at the replays first"}
    elif number % 10 == 2:
        review["confirms"] = [fieldcraft("bets", "lessons")[0]["id"]]
    fieldcraft("bets", "review", id, "--file", "-", said=review)


def test_a_year_of_bets_is_judged_alike_in_the_terminal_and_on_the_page(client: Client, on: Any) -> None:
    random, bets = Random(7), {}
    for day, what, number in days():
        on(day)
        if what == "open":
            value = draft(number, day + timedelta(20), random)
            bets[number] = fieldcraft("bets", "open", "--file", "-", said=value)
        else:
            settle(number, bets[number]["id"], random, bets[number])

    judged = fieldcraft("bets", "calibration")
    assert (judged["bets"], judged["settled"], judged["enough"], judged["ranges"]["n"]) == (60, 60, True, 20)
    page = client.get("/judgement/").content.decode()
    numbers = [judged["brier"], judged["time_weighted_brier"], judged["log_score"]]
    for number in (*numbers, *judged["decomposition"].values()):
        assert f"{round(number, 3) + 0:.3f}".replace("-", "−") in page
    assert f"Ranges: {judged['ranges']['covered']} of 20 held" in page
    assert judged["findings"][0] in page and "quarter 4" in page
    for point in judged["curve"]:
        assert f"<td>{point['n']}</td>" in page
    assert "Nothing can be said yet" in client.get("/judgement/?kind=reading").content.decode()

    lessons = fieldcraft("bets", "lessons")
    assert len(lessons) == 6 and all(lesson["confirmed_by"] for lesson in lessons)
    assert "To recall (" in client.get("/").content.decode()
    assert BetRow.objects.filter(stage="reviewed").count() == 60
    assert run("ledger", "verify").out.startswith("The ledger is whole: 240 entries")
