"""Lessons are posted to a run that was debriefed, by its owner."""

from __future__ import annotations

import pytest
from django.test import Client

from fieldcraft.web import clock
from fieldcraft.web.people.actions import local_owner
from fieldcraft.web.people.tables import Person
from fieldcraft.web.practice import actions

pytestmark = pytest.mark.django_db


def test_before_the_debrief_there_is_nothing_to_write(client: Client) -> None:
    at = actions.start_run(local_owner(), None, 7, clock.now())
    assert client.post(f"/practice/{at.id}/lessons", {})["Location"] == f"/practice/{at.id}/debrief"
    assert client.get(f"/practice/{at.id}/lessons").status_code == 405


def test_somebody_elses_run_is_not_found(client: Client) -> None:
    at = actions.start_run(Person.objects.create(name="ben"), None, 7, clock.now())
    assert client.post(f"/practice/{at.id}/lessons", {}).status_code == 404
