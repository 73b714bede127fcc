"""The shelf holds lessons of bets and of runs, and bets speak about both."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from fieldcraft.bets.settlement import Happened
from fieldcraft.refusal import Missing, Refused
from fieldcraft.web.bets import actions, shelf
from fieldcraft.web.desk.desk import desk_of
from fieldcraft.web.people.actions import local_owner
from fieldcraft.web.people.tables import Person
from fieldcraft.web.practice import lessons
from tests.bets.drafts import draft
from tests.web.practice.test_lessons import debriefed, lesson

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 5, 12, tzinfo=UTC)
TODAY = NOW.date()


def reviewed(person: Person, **said: object) -> str:
    """The id of a bet that was reviewed."""
    bet = actions.open_bet(person, draft(), TODAY, NOW)
    actions.settle_bet(person, bet.id, Happened("yes"), TODAY, NOW, unrated=True)
    actions.review_bet(person, bet.id, {"weakest_decision": "x", **said}, TODAY, NOW)
    return bet.id


def test_a_work_bet_confirms_and_contradicts_lessons_of_practice() -> None:
    ada = Person.objects.create(name="ada")
    lessons.keep_lessons(ada, debriefed(ada), [lesson(), lesson(2)], TODAY, NOW)
    own = {"when": "x", "i_will": "y"}
    id = reviewed(ada, confirms=["P1"], contradicts=["P2"], lesson=own)
    found = shelf.all_lessons(ada)
    assert list(found) == [f"L{id}", "P2", "P1"]
    assert found["P1"].confirmed_by == (id,) and found["P2"].contradicted_by == (id,)
    assert found["P1"].to_dict()["bet"] is None and found["P1"].to_dict()["week"] == 0
    with pytest.raises(Refused, match="no lesson"):
        reviewed(ada, confirms=["P9"])


def test_the_desk_asks_for_both_the_longest_waiting_first() -> None:
    ada = Person.objects.create(name="ada")
    lessons.keep_lessons(ada, debriefed(ada), [lesson()], TODAY - timedelta(1), NOW)
    id = reviewed(ada, lesson={"when": "x", "i_will": "y"})
    due = TODAY + timedelta(2)
    assert [each.id for each in desk_of(ada, due).lessons] == ["P1", f"L{id}"]
    assert [each.id for each in shelf.to_recall(ada, due, 1)] == ["P1"]
    shelf.recall_lesson(ada, "P1", True, due, NOW + timedelta(2))
    shelf.recall_lesson(ada, f"L{id}", True, due, NOW + timedelta(2))
    assert desk_of(ada, due).lessons == ()


@pytest.mark.parametrize("id", ["P1", "P", "Px", "L1", "1", "-", "P" + "9" * 30])
def test_what_is_no_lesson_is_not_found(id: str) -> None:
    ada = Person.objects.create(name="ada")
    for act in (
        lambda: shelf.find_lesson(ada, id),
        lambda: shelf.recall_lesson(ada, id, True, TODAY, NOW),
    ):
        with pytest.raises(Missing):
            act()


def test_the_pages_show_recall_and_ask_about_them(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELDCRAFT_TODAY", "2026-03-07")
    owner = local_owner()
    run = debriefed(owner)
    lessons.keep_lessons(owner, run, [lesson()], TODAY, NOW)
    listed = client.get("/lessons/").content.decode()
    assert f'href="/practice/{run}/debrief">from week 0' in listed and "/lessons/P1/recall" in listed
    bet = actions.open_bet(owner, draft(), TODAY, NOW)
    actions.settle_bet(owner, bet.id, Happened("yes"), TODAY, NOW, unrated=True)
    assert "/lessons/P1/recall" in client.get("/").content.decode()
    assert 'name="lesson_P1"' in client.get(f"/bets/{bet.id}/review").content.decode()
    page = client.get("/lessons/P1/recall").content.decode()
    assert "When a date is asked for, I will" in page and "From week 0" in page
    assert client.post("/lessons/P1/recall", {"knew": "yes"}).status_code == 302
    assert "/lessons/P1/recall" not in client.get("/").content.decode()
    assert client.get("/lessons/P7/recall").status_code == 404
