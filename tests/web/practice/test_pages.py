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


def test_each_choice_names_what_can_be_forecast_of_it(client: Client, id: str) -> None:
    page = text(client.get(f"/practice/{id}/"))
    shown = actions.show_run(local_owner(), id).shown()
    keys = {each["key"] for each in shown["asks"]}
    assert "office.js" in page
    for each in shown["choices"]:
        assert each["forecast"] in keys
        assert f'value="{each["id"]}" data-forecast="{each["forecast"]}"' in page


def test_how_it_came_to_this_is_open_before_the_first_decision(client: Client, id: str) -> None:
    address = f"/practice/{id}/"
    opened = '<details class="note" open>\n<summary>How it came to this'
    page = text(client.get(address))
    assert opened in page and page.index("How it came to this") < page.index("The people")
    client.post(address, sent(id))
    page = text(client.get(address))
    assert opened not in page and page.index("The people") < page.index("How it came to this")


def test_nothing_hidden_stands_on_the_page(client: Client, id: str) -> None:
    run = actions.show_run(local_owner(), id).run
    page = text(client.get(f"/practice/{id}/"))
    assert "seed" not in page.lower()
    assert all(f"{value:.3f}" not in page for value in run.lane.world.value[0] if abs(value) > 0.01)


def test_the_office_leads_to_the_debrief_once_the_year_is_over(client: Client, id: str) -> None:
    client.post(f"/practice/{id}/", sent(id))
    actions.autoplay(local_owner(), id, "chief", clock.now())
    page = text(client.get(f"/practice/{id}/"))
    assert "The year is over" in page and f'href="/practice/{id}/debrief"' in page


def test_lessons_of_the_debrief_go_to_the_shelf(client: Client, id: str) -> None:
    address, lessons = f"/practice/{id}/debrief", f"/practice/{id}/lessons"
    actions.autoplay(local_owner(), id, "chief", clock.now())
    assert client.post(lessons, {})["Location"] == address
    told = actions.debrief_run(local_owner(), id, 20, skip_own_view=True, now=clock.now())
    weeks = [each["week"] for each in told["worst"]]
    assert len(weeks) == 3
    page = text(client.get(address))
    assert all(f'name="when_{week}"' in page and f'name="i_will_{week}"' in page for week in weeks)
    nothing = client.post(lessons, {})
    assert nothing.status_code == 422 and "There is no lesson" in text(nothing)
    half = client.post(lessons, {f"when_{weeks[0]}": "a date is asked for"})
    assert half.status_code == 422 and "its cue and its response" in text(half)
    assert 'value="a date is asked for"' in text(half)
    said = {f"when_{weeks[0]}": "a date is asked for", f"i_will_{weeks[0]}": "ask what for"}
    assert client.post(lessons, said)["Location"] == f"{address}#lessons"
    page = text(client.get(address))
    assert "When a date is asked for, I will ask what for" in page and f'name="when_{weeks[0]}"' not in page
    again = client.post(lessons, said)
    assert again.status_code == 422 and "stays as you wrote it" in text(again)
    assert "ask what for" in text(client.get("/lessons/"))


def test_somebody_elses_run_is_not_found(client: Client) -> None:
    ben = Person.objects.create(name="ben")
    id = actions.start_run(ben, None, 7, clock.now()).id
    for address in (f"/practice/{id}/", f"/practice/{id}/debrief", "/practice/nothing/"):
        assert client.get(address).status_code == client.post(address).status_code == 404
    assert id not in text(client.get("/practice/"))


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"week": "-3"}, "week"),
        ({"week": "9" * 400}, "week must be a whole number"),
        ({"reason": "a" * 1_048_576}, "shorten it"),
        ({"reason": "a\x00b"}, "control characters"),
        ({"about": "price", "p10": "-1"}, "none that the simulation can settle"),
        ({"about": "activation", "p10": "10 %", "p50": "20 %", "p90": "120 %"}, "at most 100"),
        ({"p90": "1e9"}, "more than there are"),
        ({"about": ""}, "forecast is missing"),
        ({"choice": "nonsense"}, "unknown"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(
    client: Client, id: str, changed: dict[str, str], word: str
) -> None:
    page = client.post(f"/practice/{id}/", sent(id, **changed))
    assert page.status_code == 422 and word in text(page)
    assert actions.show_run(local_owner(), id).run.decided == ()


def test_a_lone_surrogate_takes_nothing_down(client: Client, id: str) -> None:
    body = "choice=talk&reason=a%ED%A0%80b&about=paying&p10=1&p50=2&p90=3&week=0"
    page = client.post(f"/practice/{id}/", body, content_type="application/x-www-form-urlencoded")
    assert page.status_code in (302, 422)


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
    assert "These weeks: answers your mails within the day." in page and "You begin with" in page
    assert "To forecast: " in page and "Costs: " in page


def test_every_idea_is_listed_and_no_form_is_filled_by_going_back(client: Client, id: str) -> None:
    page = text(client.get(f"/practice/{id}/"))
    run = actions.show_run(local_owner(), id).run
    assert all(
        f'role="rowheader">{idea}<' in page.replace("&quot;", '"').replace("&#x27;", "'")
        for idea in run.scenario.ideas
    )
    assert '<form class="decide"' in page and 'autocomplete="off"' in page
    refused = text(client.post(f"/practice/{id}/", sent(id, choice="")))
    assert "The choice is missing; pick one of the " in refused
