from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.web.question.asking import started

pytestmark = pytest.mark.django_db


def text(response: Any) -> str:
    return response.content.decode()


def test_the_later_of_two_tabs_sees_what_changed_and_can_put_its_answer_on_top(client: Client) -> None:
    row = started()
    both = row.version
    client.post(f"/ask/{row.pk}/", {"version": both, "question": "rule", "answer": "ads"})
    response = client.post(f"/ask/{row.pk}/", {"version": both, "question": "stage", "answer": "settled"})
    page = text(response)
    assert response.status_code == 409
    assert "was answered with “Only job ads”" in page
    assert "Longer than a year, and staying" in page
    again = response.context["fields"] | {"version": response.context["answer"].version}
    client.post(f"/ask/{row.pk}/", again)
    row.refresh_from_db()
    assert row.inputs["answers"] == {"rule": "ads", "stage": "settled"}


@pytest.mark.parametrize("version", ["", "-1", "x", "9" * 99])
def test_a_form_without_a_true_version_overwrites_nothing(client: Client, version: str) -> None:
    row = started()
    fields = {"version": version, "question": "rule", "answer": "ads"}
    assert client.post(f"/ask/{row.pk}/", fields).status_code == 409
    row.refresh_from_db()
    assert row.inputs["answers"] == {}
