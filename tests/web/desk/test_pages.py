from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from fieldcraft.web.bets.actions import open_bet, rate_bet
from fieldcraft.web.people.actions import local_owner
from tests.web.question.asking import NOW, answered_to_the_end, somebody_else, started

OPENED = date(2026, 3, 5)
DRAFT = {
    "kind": "work",
    "title": "Cut the form",
    "forecast": {"question": "More sign up", "probability": 0.7},
    "due": "2026-04-01",
}
RATING = {"knew": "the replays", "left_out": "", "again": True, "decision": 4}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELDCRAFT_TODAY", "2026-03-05")


def text(response: Any) -> str:
    return response.content.decode()


def test_somebody_who_has_nothing_here_finds_the_first_question(client: Client) -> None:
    started(person=somebody_else())
    assert "What are you about to spend time or money on?" in text(client.get("/"))


def test_the_desk_says_the_day_and_what_waits(client: Client) -> None:
    unfinished = started(name="PSM")
    finished = answered_to_the_end(started(name="CSPO"))
    page = text(client.get("/"))
    assert "<h1>Thu 5 March</h1>" in page
    assert "Nothing is due." in page
    assert f'href="/ask/{unfinished.pk}/"' in page
    assert f'href="/answers/{finished.pk}/bet"' in page


def test_an_open_bet_stands_there_with_its_forecast_and_its_day(client: Client) -> None:
    open_bet(local_owner(), DRAFT, OPENED, NOW)
    page = text(client.get("/"))
    assert "Open bets (1)" in page
    assert "Cut the form" in page
    assert "70" in page
    assert "Wed 1 April" in page


def test_a_bet_that_is_due_asks_for_its_rating_and_then_for_its_outcome(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    bet = open_bet(local_owner(), DRAFT, OPENED, NOW)
    monkeypatch.setenv("FIELDCRAFT_TODAY", "2026-04-02")
    page = text(client.get("/"))
    assert "Due today (1)" in page
    assert f'href="/bets/{bet.id}/rate"' in page
    rate_bet(local_owner(), bet.id, RATING, date(2026, 4, 2), datetime(2026, 4, 2, 9, 0, tzinfo=UTC))
    assert f'href="/bets/{bet.id}/settle"' in text(client.get("/"))
