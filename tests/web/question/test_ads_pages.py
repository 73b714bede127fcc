from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fieldcraft.web.question.tables import AdRow, AnswerRow
from tests.web.question.asking import PICTURE, PLAIN, REQUIRES, started

FILLED = {"name": "CSPO", "about": "certificate", "asker": "new", "for_whom": "myself", "pasted": ""}

pytestmark = pytest.mark.django_db


def text(response: Any) -> str:
    return response.content.decode()


def test_an_ad_is_shown_with_the_sentence_and_how_it_demands(client: Client) -> None:
    row = started(REQUIRES, PLAIN, unreadable=(PICTURE,))
    page = text(client.get(f"/ask/{row.pk}/ads"))
    assert "<mark>CSPO certification</mark> required" in page
    assert "CSPO · <b>required</b>" in page
    assert "demands no certificate" in page
    assert PICTURE.why.replace("'", "&#x27;") in page


def test_ads_are_added_and_removed(client: Client) -> None:
    row = started()
    files = [SimpleUploadedFile("a.txt", b"CSPO required"), SimpleUploadedFile("b.txt", b"CSPO  required\n")]
    page = text(client.post(f"/ask/{row.pk}/ads", {"ads": files, "pasted": "PMP is a must"}, follow=True))
    assert "1 of 2 of your ads require the CSPO certificate" in page
    assert "1 had the text of an ad that is here already" in page
    for ad in AdRow.objects.all():
        client.post(f"/ask/{row.pk}/ads/{ad.pk}/remove")
    assert "will stand here" in text(client.get(f"/ask/{row.pk}/ads"))


def test_adding_nothing_is_refused_on_the_same_page(client: Client) -> None:
    row = started()
    response = client.post(f"/ask/{row.pk}/ads", {"pasted": "  "})
    assert response.status_code == 422
    assert "There is nothing to add" in text(response)


def test_scripts_in_an_ad_or_a_name_are_shown_as_text(client: Client) -> None:
    script = "<script>alert(1)</script>"
    client.post("/ask", {**FILLED, "name": script, "pasted": f"CSPO required {script} <img src=x onerror=y>"})
    row = AnswerRow.objects.get()
    for path in (f"/ask/{row.pk}/", f"/ask/{row.pk}/ads", f"/answers/{row.pk}/", "/answers/", "/"):
        page = text(client.get(path))
        assert "<script>alert" not in page, path
        assert "<img" not in page, path
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text(client.get(f"/ask/{row.pk}/ads"))


def test_a_page_that_changes_something_is_not_read(client: Client) -> None:
    row = started(REQUIRES)
    assert client.get(f"/ask/{row.pk}/ads/{row.ads.get().pk}/remove").status_code == 405
    assert row.ads.count() == 1
