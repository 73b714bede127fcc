from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from fieldcraft.bets.settlement import Happened
from fieldcraft.web import clock
from fieldcraft.web.bets.actions import open_bet, rate_bet, review_bet, settle_bet
from fieldcraft.web.people.actions import local_owner
from fieldcraft.web.practice import actions, lessons
from fieldcraft.web.practice.tables import PracticeRunRow
from tests.web.question.asking import NOW, answered_to_the_end, somebody_else, started

OPENED = date(2026, 3, 5)
DRAFT = {
    "kind": "work",
    "title": "Cut the form",
    "forecast": {"question": "More sign up", "probability": 0.7},
    "due": "2026-04-01",
}
REVIEW = {"weakest_decision": "Nobody was asked", "lesson": None, "confirms": [], "contradicts": []}
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


def test_somebody_who_has_only_practised_finds_the_lesson_that_is_to_recall(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = actions.start_run(local_owner(), None, 7, clock.now())
    assert at.run.situation is not None
    said = {"choice": at.run.situation.choices[0].id, "reason": "so", "forecast": {"probability": 0.5}}
    actions.decide(local_owner(), at.id, said, clock.now())
    PracticeRunRow.objects.filter(pk=at.row.pk).update(debrief={"worst": [], "lessons": []})
    lesson = {"week": 0, "when": "a date is asked for", "i_will": "ask what it is for"}
    lessons.keep_lessons(local_owner(), at.id, [lesson], clock.today(), clock.now())
    assert "What are you about to spend time or money on?" in text(client.get("/"))
    monkeypatch.setenv("FIELDCRAFT_TODAY", (clock.today() + timedelta(2)).isoformat())
    assert "a date is asked for" in text(client.get("/"))


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
    assert "Overdue (1)" in page and "Due today (" not in page
    monkeypatch.setenv("FIELDCRAFT_TODAY", "2026-04-01")
    page = text(client.get("/"))
    assert "Due today (1)" in page and "Overdue" not in page
    assert f'href="/bets/{bet.id}/rate"' in page
    monkeypatch.setenv("FIELDCRAFT_TODAY", "2026-04-02")
    rate_bet(local_owner(), bet.id, RATING, date(2026, 4, 2), datetime(2026, 4, 2, 9, 0, tzinfo=UTC))
    assert f'href="/bets/{bet.id}/settle"' in text(client.get("/"))


def test_what_waits_for_review_what_was_planned_and_what_to_recall_stand_there(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    me = local_owner()
    plan = "If the sponsor asks for a date, I will ask what happens without it"
    open_bet(me, DRAFT | {"if_then": plan}, OPENED, NOW)
    settled = open_bet(me, DRAFT | {"title": "Drop the import"}, OPENED, NOW)
    settle_bet(me, settled.id, Happened("yes"), OPENED, NOW, unrated=True)
    page = text(client.get("/"))
    assert "Waiting for review (1)" in page and f'href="/bets/{settled.id}/review"' in page
    assert "You said you would" in page and plan in page
    assert "comes back here after two days" in page
    lesson = {"when": "customers want opposite things", "i_will": "ask both what happens without it"}
    review_bet(me, settled.id, REVIEW | {"lesson": lesson}, OPENED, NOW)
    page = text(client.get("/"))
    assert "Bets that are settled wait here" in page and "To recall (" not in page
    monkeypatch.setenv("FIELDCRAFT_TODAY", "2026-03-07")
    page = text(client.get("/"))
    assert "To recall (1)" in page and f'href="/lessons/L{settled.id}/recall"' in page
    assert "what happens without it</p>" not in page


def test_a_part_of_the_desk_is_short_and_leads_to_the_rest(client: Client) -> None:
    for _ in range(12):
        open_bet(local_owner(), DRAFT | {"due": "2026-03-05"}, OPENED, NOW)
    page = text(client.get("/"))
    assert "Due today (8 and more)" in page and page.count("/rate") == 8
    assert 'href="/bets/?part=due"' in page


def test_the_margin_says_what_the_week_taught_and_else_what_will_stand_there(client: Client) -> None:
    me = local_owner()
    bet = open_bet(me, DRAFT, OPENED, NOW)
    page = text(client.get("/"))
    assert "What the week taught" in page and "stand here for seven days" in page
    rate_bet(me, bet.id, RATING, OPENED, NOW)
    settle_bet(me, bet.id, Happened("no"), OPENED, NOW)
    page = text(client.get("/"))
    assert "<p>“Cut the form” was settled: bad luck.</p>" in page and "for seven days" not in page
