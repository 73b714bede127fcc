from __future__ import annotations

import html
import re
from typing import Any

import pytest
from django.test import Client

from fieldcraft.roles.role import PARTS, Role
from fieldcraft.web.people.actions import local_owner
from fieldcraft.web.roles import actions
from tests.roles.written import GOOD
from tests.web.roles.living import opened

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELDCRAFT_TODAY", "2026-03-05")


def text(response: Any) -> str:
    return html.unescape(response.content.decode())


def fields(response: Any) -> dict[str, str]:
    """What a browser would send of the page's form, textareas too."""
    page = response.content.decode()
    found = dict(re.findall(r'<input type="hidden" name="([a-z_]+)" value="([^"]*)"', page))
    found |= dict(re.findall(r'<textarea name="([a-z_]+)"[^>]*>\s*([^<]*)</textarea>', page))
    found |= dict(re.findall(r'<input type="date" name="([a-z_]+)" value="([^"]*)"', page))
    found.pop("csrfmiddlewaretoken", None)
    return {name: html.unescape(value) for name, value in found.items()}


def role() -> Role:
    return actions.show_role(local_owner(), "R1")


def test_a_role_and_its_first_criterion_are_written_step_by_step(client: Client) -> None:
    response = client.post("/roles/new", {"title": "PM", "whom": "Dana", "starts": "2026-03-05"}, follow=True)
    assert response.redirect_chain == [("/roles/1/criteria/new", 302)]
    for place, part in enumerate(PARTS, 1):
        page = text(response)
        assert f"step {place} of 5" in page
        assert "Weak" in page and "Good" in page
        response = client.post(
            "/roles/1/criteria/new", fields(response) | {part: GOOD[part], "go": "next"}, follow=True
        )
    assert response.redirect_chain == [("/roles/1/", 302)]
    assert role().version == 2
    assert {name: role().criteria[0].to_dict()[name] for name in PARTS} == GOOD


def test_what_is_weak_is_told_before_the_next_step_once(client: Client) -> None:
    opened(local_owner(), criteria=[])
    first = fields(client.get("/roles/1/criteria/new"))
    weak = client.post("/roles/1/criteria/new", first | {"change": "Manage the backlog", "go": "next"})
    assert weak.status_code == 422
    assert "Before you go on" in text(weak) and "is something done" in text(weak)
    assert "Manage the backlog" in fields(weak)["change"]
    onward = client.post("/roles/1/criteria/new", fields(weak) | {"go": "anyway"})
    assert "step 2 of 5" in text(onward)
    back = client.post("/roles/1/criteria/new", fields(onward) | {"go": "back"})
    assert "step 1 of 5" in text(back) and fields(back)["change"] == "Manage the backlog"
    assert role().version == 1


def test_a_step_that_cannot_be_read_keeps_what_was_typed(client: Client) -> None:
    opened(local_owner(), criteria=[])
    sent = (
        fields(client.get("/roles/1/criteria/new")) | GOOD | {"step": "by", "by": "2026-02-30", "go": "next"}
    )
    response = client.post("/roles/1/criteria/new", sent)
    assert response.status_code == 422
    assert "not a day of the calendar" in text(response)
    assert fields(response)["change"] == GOOD["change"]
    huge = client.post("/roles/1/criteria/new", sent | {"by": GOOD["by"], "change": "a" * 100_000})
    assert huge.status_code == 422 and "shorten it" in text(huge)
    assert role().version == 1


def test_the_last_step_sent_twice_keeps_one_criterion(client: Client) -> None:
    opened(local_owner(), criteria=[])
    sent = fields(client.get("/roles/1/criteria/new")) | GOOD | {"step": "may_decide", "go": "next"}
    for _ in range(2):
        assert client.post("/roles/1/criteria/new", sent).status_code == 302
    assert len(role().criteria) == 1


def test_a_situation_fills_the_first_steps_and_an_activity_asks_its_question(client: Client) -> None:
    opened(local_owner(), criteria=[])
    response = client.get("/roles/1/criteria/new?from=S12")
    assert fields(response)["change"].startswith("One sentence 'who does what")
    assert "Apache-2.0" in text(response)
    response = client.get("/roles/1/criteria/new?from=L22")
    assert fields(response)["change"] == ""
    assert "And what changed because of it?" in text(response)
    assert "Contains public sector information licensed under the Open Government Licence v3.0." in text(
        response
    )
    assert client.get("/roles/1/criteria/new?from=S99").status_code == 200


def test_a_criterion_is_edited_and_keeps_its_id(client: Client) -> None:
    opened(local_owner())
    sent = fields(client.get("/roles/1/criteria/2/"))
    response = client.post("/roles/1/criteria/2/", sent | {"help": "Nobody"})
    assert response["Location"] == "/roles/1/#R1.2"
    assert [each.id for each in role().criteria] == ["R1.1", "R1.2", "R1.3"]
    assert role().criteria[1].help == "Nobody"


def test_two_tabs_on_one_criterion_and_mine_on_top(client: Client) -> None:
    opened(local_owner())
    tabs = [fields(client.get("/roles/1/criteria/1/")) for _ in range(2)]
    client.post("/roles/1/criteria/1/", tabs[0] | {"help": "An analyst"})
    response = client.post("/roles/1/criteria/1/", tabs[1] | {"may_decide": "Prices"})
    assert response.status_code == 409
    assert "it was “Half a data analyst”" in text(response) and "Prices" in text(response)
    assert role().criteria[0].may_decide == GOOD["may_decide"]
    client.post("/roles/1/criteria/1/", fields(response))
    assert (role().criteria[0].may_decide, role().version) == ("Prices", 3)


def test_two_tabs_on_the_title(client: Client) -> None:
    opened(local_owner())
    tabs = [fields(client.get("/roles/1/edit")) for _ in range(2)]
    typed = {"whom": "Dana", "starts": "2026-03-05"}
    assert client.post("/roles/1/edit", tabs[0] | typed | {"title": "One"}).status_code == 302
    response = client.post("/roles/1/edit", tabs[1] | typed | {"title": "Two"})
    assert response.status_code == 409
    client.post("/roles/1/edit", fields(response))
    assert (role().content.title, role().content.whom) == ("Two", "Dana")


def test_a_version_without_a_number_changes_nothing(client: Client) -> None:
    opened(local_owner())
    sent = fields(client.get("/roles/1/criteria/1/")) | {"version": "x", "help": "Nobody"}
    assert client.post("/roles/1/criteria/1/", sent).status_code == 409
    assert role().version == 1


def test_taking_out_asks_first_and_minds_the_other_tab(client: Client) -> None:
    opened(local_owner())
    page = client.get("/roles/1/criteria/2/out")
    assert "Take this criterion out?" in text(page)
    client.post("/roles/1/criteria/1/", fields(client.get("/roles/1/criteria/1/")) | {"help": "Nobody"})
    assert client.post("/roles/1/criteria/2/out", fields(page)).status_code == 409
    assert client.post("/roles/1/criteria/2/out", {"version": "2"}).status_code == 302
    assert [each.id for each in role().criteria] == ["R1.1", "R1.3"]


def test_a_role_without_a_title_is_refused_with_what_was_typed(client: Client) -> None:
    response = client.post("/roles/new", {"title": " ", "whom": "Dana", "starts": "never"})
    assert response.status_code == 422
    assert "title of the role is missing" in text(response) and "never" in text(response)
    assert 'value="Dana"' in text(response)
