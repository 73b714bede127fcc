from __future__ import annotations

import pytest
from django.test import Client

from fieldcraft.web.people.actions import local_owner
from fieldcraft.web.roles import actions
from tests.web.roles.living import opened

pytestmark = pytest.mark.django_db


def test_a_role_is_put_away_after_asking_and_taken_up_again(client: Client) -> None:
    opened(local_owner())
    asked = client.get("/roles/1/away").content.decode()
    assert "It leaves your list" in asked and "stays with whoever has it" in asked
    assert not actions.show_role(local_owner(), "R1").away
    page = client.post("/roles/1/away", follow=True).content.decode()
    assert "The role is put away." in page and '<h2 id="away">Put away</h2>' in page
    shown = client.get("/roles/1/").content.decode()
    assert "This role was put away" in shown and "Edit it" not in shown and "Write a criterion" not in shown
    assert client.post("/roles/1/criteria/1/out", {"version": "2"}).status_code == 400
    assert "The role was put away." in client.get("/roles/1/versions/").content.decode()
    page = client.post("/roles/1/up", follow=True).content.decode()
    assert "The role is taken up again." in page and "Edit it" in page


def test_it_is_taken_up_by_a_sent_form_only_and_an_unknown_role_is_not_found(client: Client) -> None:
    opened(local_owner())
    assert client.get("/roles/1/up").status_code == 405
    assert client.post("/roles/9/away").status_code == client.post("/roles/9/up").status_code == 404
