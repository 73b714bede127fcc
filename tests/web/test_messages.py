"""What waits in a cookie for the next page holds nothing a person wrote."""

from __future__ import annotations

from base64 import urlsafe_b64decode
from typing import Any

import pytest
from django.test import Client

from fieldcraft.web.question.tables import AnswerRow

pytestmark = pytest.mark.django_db

START = {"name": "CSPO", "about": "certificate", "asker": "new", "for_whom": "myself", "pasted": ""}


def test_the_cookie_has_a_name_of_our_own_and_no_words_of_the_person(client: Client) -> None:
    client.post("/ask", START)
    page = f"/answers/{AnswerRow.objects.get().pk}/bet"
    context = client.get(page).context
    form = context["form"]
    fields: dict[str, Any] = {name: form[name].value() or "" for name in form.fields}
    fields |= {"title": "A very private plan", "told": list(context["vague"])}
    kept = client.post(page, fields)
    assert kept.status_code == 302
    assert "messages" not in kept.cookies
    said = kept.cookies["fieldcraft_messages"].value.partition(":")[0]
    assert "The bet is kept" in readable(said)
    assert "private" not in readable(said)


def readable(said: str) -> str:
    """What anybody who sees the cookie can read in it."""
    return urlsafe_b64decode(said + "=" * (-len(said) % 4)).decode()
