"""The pages of practice, without a browser."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from fieldcraft.web import clock
from fieldcraft.web.people.actions import local_owner
from fieldcraft.web.people.tables import Person
from fieldcraft.web.practice import actions

pytestmark = pytest.mark.django_db


def text(response: Any) -> str:
    return str(response.content.decode())


@pytest.fixture
def id() -> str:
    return actions.start_run(local_owner(), None, 7, clock.now()).id


def sent(id: str, **changed: str) -> dict[str, str]:
    at = actions.show_run(local_owner(), id)
    assert at.run.situation is not None
    said = {"choice": at.run.situation.choices[0].id, "reason": "We know little", "about": "paying"}
    return said | {"p10": "1000", "p50": "1400", "p90": "2000", "week": str(at.run.week)} | changed


def test_a_run_is_begun_with_a_button_and_listed(client: Client) -> None:
    page = text(client.get("/practice/"))
    assert page.count('name="scenario"') >= 6 and "Your runs" not in page
    form = {"scenario": "young-business", "form_key": "k", "seed": ""}
    begun = client.post("/practice/start", form)
    assert begun.status_code == 302 and client.post("/practice/start", form)["Location"] == begun["Location"]
    page = text(client.get("/practice/"))
    assert "Your runs" in page and f'href="{begun["Location"]}"' in page
    bad = client.post("/practice/start", {"scenario": "young-business", "seed": "-1"})
    assert bad.status_code == 422 and "no whole number" in text(bad)


def test_the_office_takes_a_decision_once(client: Client, id: str) -> None:
    address = f"/practice/{id}/"
    said = sent(id)
    assert "0 of 52 weeks are over" in text(client.get(address))
    assert client.post(address, said).status_code == 302
    second = client.post(address, said)
    assert second.status_code == 422 and "is taken and cannot be undone" in text(second)
    assert len(actions.show_run(local_owner(), id).run.decided) == 1
    assert 'name="week" value="2"' in text(second)


def test_a_refused_decision_says_everything_and_keeps_what_was_typed(client: Client, id: str) -> None:
    page = client.post(f"/practice/{id}/", sent(id, choice="", p90="many", reason="Because of this"))
    assert page.status_code == 422 and "Because of this" in text(page) and "many" in text(page)
    assert "The choice is missing" in text(page) and "p90 must be a number" in text(page)
    chance = client.post(f"/practice/{id}/", sent(id, about="grows", chance="60 %"))
    assert chance.status_code == 302


def test_nothing_hidden_stands_in_the_source_of_any_page_before_the_record(client: Client) -> None:
    seed = 15241578750190521
    id = actions.start_run(local_owner(), None, seed, clock.now()).id
    for _ in range(2):
        for address in (f"/practice/{id}/", f"/practice/{id}/debrief", "/practice/"):
            page = text(client.get(address, follow=True))
            assert not any(word in page for word in (str(seed), f"{seed:x}", "sealed", "hidden_world"))
        if not actions.show_run(local_owner(), id).run.over:
            actions.autoplay(local_owner(), id, "random", clock.now())


def test_colleagues_are_seen_as_they_behave(client: Client, id: str) -> None:
    page = text(client.get(f"/practice/{id}/"))
    assert "These weeks: answers your mails within the day." in page and "You begin with about" in page
    assert "To forecast: " in page and "Costs: " in page
