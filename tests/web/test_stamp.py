from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from fieldcraft.web.home import data_folder
from fieldcraft.web.stamp import COOKIE, renew_stamp, stamp

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def none_before_and_after() -> Any:
    (data_folder() / "stamp").unlink(missing_ok=True)
    yield
    (data_folder() / "stamp").unlink(missing_ok=True)


def test_there_is_none_until_one_is_drawn_and_then_another_each_time(tmp_path: Path) -> None:
    assert stamp(tmp_path) == ""
    drawn = set()
    for _ in range(3):
        renew_stamp(tmp_path)
        drawn.add(stamp(tmp_path))
    assert len(drawn) == 3


def erase(client: Client, token: str) -> Any:
    return client.post("/data/erase", {"word": "no", "csrfmiddlewaretoken": token})


def token_of(client: Client) -> str:
    return str(client.get("/data/erase").context["csrf_token"])


def test_a_form_counts_until_the_stamp_is_renewed_and_then_never_again() -> None:
    client = Client(enforce_csrf_checks=True)
    token = token_of(client)
    assert erase(client, token).status_code == 422
    renew_stamp(data_folder())
    refused = erase(client, token)
    assert refused.status_code == 403 and "A backup was put back" in refused.content.decode()
    # A page without a form, too, tells the browser of the new stamp.
    client.get("/sources/")
    assert client.cookies[COOKIE].value == stamp(data_folder())
    assert erase(client, token).status_code == 403
    assert erase(client, token_of(client)).status_code == 422


def test_a_browser_that_comes_first_after_it_needs_nothing_more() -> None:
    renew_stamp(data_folder())
    client = Client(enforce_csrf_checks=True)
    assert erase(client, token_of(client)).status_code == 422
