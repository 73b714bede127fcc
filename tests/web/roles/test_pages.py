from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from fieldcraft.web import clock
from fieldcraft.web.bets.actions import open_bet
from fieldcraft.web.people.actions import local_owner
from fieldcraft.web.people.tables import Person
from tests.bets.drafts import draft
from tests.roles.written import WEAK
from tests.web.roles.living import opened

OGL = "Contains public sector information licensed under the Open Government Licence v3.0."

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELDCRAFT_TODAY", "2026-03-05")


def text(response: Any) -> str:
    return str(response.content.decode())


def test_an_empty_list_says_what_will_stand_there(client: Client) -> None:
    page = text(client.get("/roles/"))
    assert "Roles will stand here" in page and "Write a role" in page


def test_why_criteria_are_worth_writing_is_a_suspicion_with_findings_near_it(client: Client) -> None:
    page = text(client.get("/roles/"))
    assert "No study that we found tests this directly" in page
    assert all(f'href="/sources/#{id}"' in page for id in ("E53", "E41", "E43"))


def test_a_role_shows_its_criteria_what_is_weak_and_the_bets_that_cite_them(client: Client) -> None:
    opened(local_owner(), criteria=[WEAK, *[]])
    open_bet(local_owner(), draft(title="Cut <b>it</b>", criteria=["R1.1"]), clock.today(), clock.now())
    page = text(client.get("/roles/1/"))
    for said in (
        "Manage the backlog",
        "is something done",
        "names no help",
        "the only criterion",
        "1 is weak",
    ):
        assert said in page
    assert "Cut &lt;b&gt;it&lt;/b&gt;" in page and "<b>it" not in page
    assert "1 criterion, 1 weak" in text(client.get("/roles/"))


def test_the_bet_s_page_shows_the_criterion_and_the_form_is_filled_with_its_id(client: Client) -> None:
    opened(local_owner())
    assert ">R1.2</textarea>" in text(client.get("/bets/new?criterion=R1.2&criterion=x")).replace("\n", "")
    open_bet(local_owner(), draft(criteria=["R1.2", "R7.7", "be kind"]), clock.today(), clock.now())
    page = text(client.get("/bets/1/"))
    assert '<a href="/roles/1/#R1.2">R1.2</a>: Support tickets about exports fall' in page
    assert "<li>R7.7</li>" in page and "<li>be kind</li>" in page


def test_what_is_ready_made_shows_source_licence_and_attribution(client: Client) -> None:
    page = text(client.get("/roles/ready-made"))
    assert page.count(OGL) == 2
    assert page.count("And what changed because of it?") == 55
    assert "Everything is top priority." in page and "write a role" in page
    opened(local_owner())
    assert "?role=1" in text(client.get("/roles/ready-made"))
    assert text(client.get("/roles/ready-made?role=1")).count("criteria/new?from=") == 37 + 54


@pytest.mark.parametrize(
    "path",
    [
        "/roles/2/",
        "/roles/99999999999999999999999/",
        "/roles/1/versions/7/",
        "/roles/1/criteria/9/",
        "/roles/1/criteria/9/out",
        "/roles/2/edit",
        "/roles/2/criteria/new",
        "/roles/2/print",
        "/roles/2/ad",
        "/roles/2/ad.md",
        "/roles/2/export.json",
        "/roles/1/export.md?version=x",
        "/roles/1/compare?from=1&to=9",
        "/roles/ready-made?role=9",
    ],
)
def test_what_is_not_there_or_not_yours_is_not_found(client: Client, path: str) -> None:
    opened(Person.objects.create(name="somebody else"), title="Secret")
    opened(local_owner())
    response = client.get(path)
    assert response.status_code == 404
    assert "Secret" not in text(response)


def test_a_text_in_another_language_is_said_not_to_be_read(client: Client) -> None:
    opened(
        local_owner(),
        criteria=[WEAK | {"change": "Die Zahl der Anrufe fällt von 9 auf 3", "seen_by": "im Bericht"}],
    )
    assert "does not read as English" in text(client.get("/roles/1/"))
