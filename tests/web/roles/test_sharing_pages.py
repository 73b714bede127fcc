from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fieldcraft.web.people.actions import local_owner
from fieldcraft.web.roles import actions
from tests.roles.written import WEAK
from tests.web.roles.living import opened, retitled
from tests.web.roles.test_pages import text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def role(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELDCRAFT_TODAY", "2026-03-05")
    opened(local_owner())
    retitled(local_owner(), "Product lead")


def sent(client: Client, data: bytes, name: str = "role.json") -> Any:
    return client.post("/roles/import", {"file": SimpleUploadedFile(name, data)})


def test_the_export_says_which_version_when_and_which_head_and_an_old_one_can_be_taken(
    client: Client,
) -> None:
    response = client.get("/roles/1/export.json")
    share = json.loads(response.content)
    assert (share["roles"][0]["version"], share["ledger"]["length"]) == (2, 2)
    assert share["made"].startswith("2026-03-05T")
    assert "role-1-version-2.json" in response["Content-Disposition"]
    assert "- Version: 1" in text(client.get("/roles/1/export.md?version=1"))


@pytest.mark.parametrize("name", ["export.json", "export.md"])
def test_what_was_exported_is_taken_in(client: Client, name: str) -> None:
    response = sent(client, client.get(f"/roles/1/{name}").content, name)
    assert response["Location"] == "/roles/2/"
    page = text(client.get("/roles/2/"))
    assert "Product lead" in page and "R1 in version 2" in page


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "The file is empty"),
        (b"\x89PNG\r\n", "not UTF-8"),
        (b'{"format": "fieldcraft-roles", "roles": [', "not JSON"),
        (b'{"title": "PM", "criteria": [{"change": 1}]}', "must be text"),
    ],
)
def test_a_file_of_the_wrong_kind_takes_nothing_in(client: Client, data: bytes, why: str) -> None:
    response = sent(client, data)
    assert response.status_code == 422 and why in text(response)
    assert len(actions.list_roles(local_owner())) == 1


def test_no_file_is_said_to_be_missing(client: Client) -> None:
    assert "Choose a file first" in text(client.post("/roles/import", {}))


def test_several_roles_come_in_together_or_not_at_all(client: Client) -> None:
    share = json.loads(client.get("/roles/1/export.json").content)
    bad = share | {"roles": [*share["roles"], share["roles"][0] | {"title": ""}]}
    assert sent(client, json.dumps(bad).encode()).status_code == 422
    assert len(actions.list_roles(local_owner())) == 1
    good = share | {"roles": share["roles"] * 2}
    assert sent(client, json.dumps(good).encode())["Location"] == "/roles/"
    assert len(actions.list_roles(local_owner())) == 3


def test_the_printed_page_has_the_criteria_and_no_faults(client: Client) -> None:
    opened(local_owner(), criteria=[WEAK])
    page = text(client.get("/roles/2/print"))
    assert "Manage the backlog" in page and "Weak so far" not in page and "Read by both of us" in page


def test_the_draft_of_an_ad_is_shown_and_downloaded(client: Client) -> None:
    page = text(client.get("/roles/1/ad"))
    assert "What you will change in twelve months" in page and "for how much pay" in page
    assert "questions to you" in text(client.get("/roles/1/ad.md"))
