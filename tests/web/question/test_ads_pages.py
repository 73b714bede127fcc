from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fieldcraft.web.question.tables import AdRow, AnswerRow
from tests.web.question.asking import PICTURE, PLAIN, REQUIRES, started
from tests.web.sending import send

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


def test_of_a_folder_the_same_files_are_read_as_in_the_terminal(client: Client) -> None:
    row = started()
    folder = [
        ("folder", b"mine/b.txt", b"We ask for a CSPO in this role."),
        ("folder", b"mine/.git/a.txt", b"We ask for a PMP in this role."),
        ("folder", b"mine/.c.txt", b"We ask for a PSM in this role."),
        ("folder", b"mine/more/a.txt", b"We ask for a PSPO in this role."),
        ("folder", b"mine/notes.json", b"We ask for an ICP in this role."),
    ]
    answer = send(client, f"/ask/{row.pk}/ads", {"pasted": ""}, folder)
    assert answer.status_code == 302
    page = client.get(answer["Location"]).content.decode()
    assert "2 files were left out as hidden" in page
    kept = list(row.ads.order_by("position").values_list("name", "why_unreadable"))
    assert [name for name, why in kept if why is None] == ["b.txt", "a.txt"]
    assert [name for name, why in kept if why is not None] == ["mine/notes.json"]


def test_of_a_folder_with_hidden_files_only_that_is_said(client: Client) -> None:
    row = started()
    answer = send(client, f"/ask/{row.pk}/ads", {"pasted": ""}, [("folder", b"mine/.a.txt", b"x")])
    assert "1 file was left out as hidden" in client.get(answer["Location"]).content.decode()
