from __future__ import annotations

import pytest
from django.test import Client

from fieldcraft.web.people.actions import local_owner
from tests.web.roles.living import opened, retitled
from tests.web.roles.test_pages import text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def role(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELDCRAFT_TODAY", "2026-03-05")
    opened(local_owner())
    retitled(local_owner(), "Product lead")
    retitled(local_owner(), "Head <i>of</i> product")


def test_every_version_says_what_it_changed(client: Client) -> None:
    page = text(client.get("/roles/1/versions/"))
    assert page.index("Version 3") < page.index("Version 2") < page.index("Version 1<")
    assert "Title is now “Product lead”; it was “Product manager, onboarding”." in page
    assert "Head &lt;i&gt;of&lt;/i&gt; product" in page and "<i>" not in page


def test_an_old_version_is_shown_as_it_was_written(client: Client) -> None:
    page = text(client.get("/roles/1/versions/1/"))
    assert "version 1 of 3" in page and "Product manager, onboarding" in page


def test_two_versions_are_compared_and_the_last_two_when_nothing_is_said(client: Client) -> None:
    page = text(client.get("/roles/1/compare?from=1&to=3"))
    assert "Product manager, onboarding" in page and "Head &lt;i&gt;" in page
    assert "Version 2 and version 3" in text(client.get("/roles/1/compare"))
    assert "Nothing differs" in text(client.get("/roles/1/compare?from=2&to=2"))
