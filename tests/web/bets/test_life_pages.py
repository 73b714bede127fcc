from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from fieldcraft.bets.settlement import Happened
from fieldcraft.web import clock
from fieldcraft.web.bets import actions
from fieldcraft.web.people.actions import local_owner
from fieldcraft.web.people.tables import Person
from tests.bets.drafts import FULL, RANGE, draft

RATING = {"knew": "the replays", "left_out": "the campaign", "again": "yes", "decision": "4"}
REVIEW = {"weakest_decision": "Nobody was asked", "when": "a campaign runs", "i_will": "wait a week"}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELDCRAFT_TODAY", "2026-03-05")


def later(monkeypatch: pytest.MonkeyPatch, day: str = "2026-04-02") -> None:
    monkeypatch.setenv("FIELDCRAFT_TODAY", day)


def opened(value: dict[str, Any] | None = None) -> str:
    return actions.open_bet(local_owner(), value or FULL, clock.today(), clock.now()).id


def settled(person: Person | None = None) -> str:
    """A bet that is settled, unrated."""
    owner = person or local_owner()
    id = actions.open_bet(owner, FULL, clock.today(), clock.now()).id
    actions.settle_bet(owner, id, Happened("yes"), clock.today(), clock.now(), unrated=True)
    return id


def text(response: Any) -> str:
    return response.content.decode()


def test_a_bet_is_rated_then_settled_then_stands_in_its_cell(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened()
    later(monkeypatch)
    assert "<strong>locked</strong>" in text(client.get("/bets/1/"))
    assert "Did it happen" not in text(client.get("/bets/1/rate"))
    assert client.post("/bets/1/rate", RATING)["Location"] == "/bets/1/settle"
    assert "settle it unrated" not in text(client.get("/bets/1/settle"))
    page = text(client.post("/bets/1/settle", {"answer": "no", "read_from": "the board"}, follow=True))
    assert "A good call that lost. By your own forecast 3 in 10 such calls lose." in page
    assert (
        '<li aria-current="true"><span aria-hidden="true">○</span> <strong>Bad luck: this bet</strong>'
        in page
    )
    for said in ("Earned win", "Lucky win", "Earned loss", "Read from: the board", "You knew: the replays"):
        assert said in page
    assert "Bad luck" in text(client.get("/bets/"))


def test_a_rating_that_is_refused_keeps_what_was_typed(client: Client) -> None:
    opened()
    response = client.post("/bets/1/rate", RATING | {"decision": ""})
    assert response.status_code == 422
    assert "The decision is not rated" in text(response) and "the replays" in text(response)


def test_settling_an_unrated_bet_is_allowed_when_that_is_said(client: Client) -> None:
    opened()
    refused = client.post("/bets/1/settle", {"answer": "yes", "reason": "It is on the board"})
    assert refused.status_code == 422
    assert "not rated yet" in text(refused) and "It is on the board" in text(refused)
    page = text(client.post("/bets/1/settle", {"answer": "yes", "unrated": "yes"}, follow=True))
    assert "The decision was not rated before" in page
    settlement = actions.show_bet(local_owner(), 1).settlement
    assert settlement is not None and settlement.unrated


def test_a_range_is_settled_by_its_value(client: Client) -> None:
    opened(draft(forecast=RANGE))
    assert "What did it come to?" in text(client.get("/bets/1/settle"))
    form = {"answer": "value", "value": "34 %", "unrated": "yes"}
    assert "It came to 34 %, inside your range" in text(client.post("/bets/1/settle", form, follow=True))


def test_too_early_and_void_need_no_rating(client: Client) -> None:
    opened()
    assert client.post("/bets/1/settle", {"answer": "too_early"}).status_code == 422
    page = text(client.post("/bets/1/settle", {"answer": "too_early", "look_on": "2026-04-09"}, follow=True))
    assert "It was too early to tell 1 time; look again on Thu 9 April." in page
    page = text(client.post("/bets/1/settle", {"answer": "void", "reason": "Typed wrongly"}, follow=True))
    assert "Void: Typed wrongly" in page and "<strong>void</strong>" in page


def test_a_settled_bet_asks_for_nothing_more(client: Client) -> None:
    opened()
    now = clock.now()
    actions.settle_bet(local_owner(), 1, Happened("yes"), clock.today(), now, unrated=True)
    for address in ("rate", "settle"):
        assert client.get(f"/bets/1/{address}")["Location"] == "/bets/1/"
    response = client.post("/bets/1/settle", {"answer": "no", "unrated": "yes"})
    assert response.status_code == 422 and "nothing in it moves" in text(response)


def test_two_settlements_at_once_keep_the_first_and_the_second_is_told(client: Client) -> None:
    opened()
    both = (client.get("/bets/1/settle"), client.get("/bets/1/settle"))
    assert all(response.status_code == 200 for response in both)
    client.post("/bets/1/settle", {"answer": "yes", "unrated": "yes"})
    second = client.post("/bets/1/settle", {"answer": "no", "unrated": "yes"})
    assert second.status_code == 422 and "The bet is settled" in text(second)
    settlement = actions.show_bet(local_owner(), 1).settlement
    assert settlement is not None and settlement.outcome == Happened("yes")
    assert actions.ledger_head(local_owner()).length == 2


def test_a_settled_bet_is_reviewed_and_its_lesson_stands_on_its_page(client: Client) -> None:
    settled()
    assert 'href="/bets/1/review"' in text(client.get("/bets/1/"))
    assert "What was your weakest decision?" in text(client.get("/bets/1/review"))
    page = text(client.post("/bets/1/review", REVIEW, follow=True))
    assert "<strong>reviewed</strong>" in page
    assert "When a campaign runs, I will wait a week" in page and "Lesson L1" in page
    assert client.get("/bets/1/review")["Location"] == "/bets/1/"
    assert "When a campaign runs, I will wait a week" in text(client.get("/lessons/"))


def test_a_later_review_confirms_or_contradicts_an_earlier_lesson(client: Client) -> None:
    settled()
    client.post("/bets/1/review", REVIEW)
    settled()
    page = text(client.get("/bets/2/review"))
    assert "When a campaign runs, I will wait a week" in page and 'name="lesson_L1"' in page
    page = text(
        client.post(
            "/bets/2/review",
            {"weakest_decision": "None was asked", "lesson_L1": "contradicts"},
            follow=True,
        )
    )
    assert "It contradicts L1." in page
    assert 'contradicted by <a href="/bets/2/">bet 2</a>' in text(client.get("/bets/1/"))


def test_a_review_that_is_refused_keeps_what_was_typed(client: Client) -> None:
    settled()
    response = client.post("/bets/1/review", REVIEW | {"weakest_decision": "", "i_will": ""})
    page = text(response)
    assert response.status_code == 422
    assert "The weakest decision is missing" in page and "needs its cue and its response" in page
    assert 'value="a campaign runs"' in page


def test_a_bet_that_is_not_settled_is_not_reviewed(client: Client) -> None:
    opened()
    assert client.get("/bets/1/review")["Location"] == "/bets/1/"
    assert "not settled yet" in text(client.post("/bets/1/review", REVIEW))


def test_a_lesson_is_asked_for_by_its_cue(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    settled()
    client.post("/bets/1/review", REVIEW)
    later(monkeypatch, "2026-03-07")
    page = text(client.get("/lessons/1/recall"))
    assert "When a campaign runs, I will …" in page
    assert page.index("<details") < page.index("wait a week")
    assert client.post("/lessons/1/recall", {"knew": "yes"})["Location"] == "/"
    (recall,) = actions.show_bet(local_owner(), 1).recalls
    assert recall.knew
    assert "To recall (" not in text(client.get("/"))


def test_empty_lessons_say_what_will_stand_there_and_a_bet_without_one_has_none(client: Client) -> None:
    assert "Lessons will stand here" in text(client.get("/lessons/"))
    settled()
    assert client.get("/lessons/1/recall").status_code == 404


@pytest.mark.parametrize("address", ["/bets/1/rate", "/bets/1/settle", "/bets/1/review", "/lessons/1/recall"])
def test_the_bets_of_others_are_as_if_they_did_not_exist(client: Client, address: str) -> None:
    ben = Person.objects.create(name="ben")
    settled(ben)
    head = actions.ledger_head(ben)
    for response in (client.get(address), client.post(address, REVIEW | {"knew": "yes", "answer": "no"})):
        assert response.status_code == 404 and "You have no bet 1;" in text(response)
    assert actions.ledger_head(ben) == head
