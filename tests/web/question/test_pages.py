from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fieldcraft.web.question.tables import AnswerRow
from tests.web.question.asking import PLAIN, REQUIRES, answered_to_the_end, somebody_else, started

FILLED = {"name": "CSPO", "about": "certificate", "asker": "new", "for_whom": "myself", "pasted": ""}

pytestmark = pytest.mark.django_db


def text(response: Any) -> str:
    return response.content.decode()


def test_the_first_page_asks_the_first_question(client: Client) -> None:
    page = text(client.get("/ask"))
    assert "What are you about to spend time or money on?" in page
    assert "Who asks?" in page


def test_the_start_leads_to_the_first_question(client: Client) -> None:
    response = client.post("/ask", FILLED, follow=True)
    row = AnswerRow.objects.get()
    assert response.redirect_chain == [(f"/ask/{row.pk}/", 302)]
    assert row.result["next_question"]["text"].replace("'", "&#x27;") in text(response)


def test_a_start_that_is_sent_twice_starts_one_answer(client: Client) -> None:
    form = {**FILLED, "form_key": "k1", "pasted": REQUIRES.text}
    first, again = client.post("/ask", form), client.post("/ask", form)
    assert first.url == again.url
    assert AnswerRow.objects.get().ads.count() == 1
    other = client.post("/ask", {**form, "form_key": "k2"})
    assert other.url != first.url


def test_a_start_with_something_missing_keeps_what_was_typed(client: Client) -> None:
    response = client.post("/ask", {**FILLED, "about": ""})
    assert response.status_code == 422
    assert "Choose what kind of thing it is." in text(response)
    assert 'value="CSPO"' in text(response)
    assert not AnswerRow.objects.exists()


def test_files_that_must_be_chosen_again_are_said(client: Client) -> None:
    files = [SimpleUploadedFile("a.txt", b"CSPO required")]
    response = client.post("/ask", {**FILLED, "asker": "", "ads": files})
    assert "choose them again" in text(response)


def test_a_start_with_a_file_that_cannot_be_read_shows_it_with_the_reason(client: Client) -> None:
    files = [SimpleUploadedFile("photo.pdf", b"\xff\xd8\xff\xe0 picture"), SimpleUploadedFile("e.txt", b"")]
    response = client.post("/ask", {**FILLED, "ads": files}, follow=True)
    row = AnswerRow.objects.get()
    assert response.redirect_chain == [(f"/ask/{row.pk}/ads", 302)]
    assert "photo.pdf is not a PDF but" in text(response)
    assert "e.txt is empty" in text(response)


def test_too_many_files_are_refused_on_the_same_page_with_what_was_typed(client: Client) -> None:
    files = [SimpleUploadedFile(f"{n}.txt", b"ad") for n in range(5000)]
    response = client.post("/ask", {**FILLED, "ads": files})
    assert response.status_code == 422
    assert "You dropped 5,000 files" in text(response)
    assert 'value="CSPO"' in text(response)


def test_a_file_of_fifty_megabytes_gets_a_sentence(client: Client) -> None:
    files = [SimpleUploadedFile("huge.txt", b"a" * 50_000_000)]
    response = client.post("/ask", {**FILLED, "ads": files}, follow=True)
    assert "huge.txt is larger than 10 MB" in text(response)


def test_a_question_shows_why_it_is_asked_what_is_believed_and_what_the_ads_say(client: Client) -> None:
    row = started(REQUIRES, PLAIN)
    page = text(client.get(f"/ask/{row.pk}/"))
    assert "Question 1, seven at the most" in page
    assert "Why this question?" in page
    assert row.result["reasons"][0]["text"] in page
    assert "1 of 2 of your ads" in page
    for each in row.result["next_question"]["answers"]:
        assert f'value="{each["id"]}"' in page


def test_answers_lead_from_question_to_question_and_then_to_the_answer(client: Client) -> None:
    row = started()
    page, asked = client.get(f"/ask/{row.pk}/"), []
    while "question" in page.context:
        question, answer = page.context["question"], page.context["answer"]
        asked.append(question["id"])
        fields = {"version": answer.version, "question": question["id"], "answer": "dont_know"}
        page = client.post(f"/ask/{row.pk}/", fields, follow=True)
    assert page.redirect_chain == [(f"/answers/{row.pk}/", 302)]
    assert 1 <= len(asked) == len(set(asked)) <= 7


def test_a_given_answer_can_be_changed_later(client: Client) -> None:
    row = answered_to_the_end(started())
    page = client.get(f"/ask/{row.pk}/?question=rule")
    assert "Does somebody else&#x27;s written rule ask for it?" in text(page)
    assert 'value="dont_know" checked' in text(page)
    fields = {"version": row.version, "question": "rule", "answer": "client"}
    client.post(f"/ask/{row.pk}/", fields)
    row.refresh_from_db()
    assert row.inputs["answers"]["rule"] == "client"


def test_nothing_chosen_is_said_on_the_same_page(client: Client) -> None:
    row = started()
    fields = {"version": row.version, "question": row.result["next_question"]["id"]}
    response = client.post(f"/ask/{row.pk}/", fields)
    assert response.status_code == 422
    assert "Nothing is chosen" in text(response)


def test_somebody_elses_question_looks_like_one_that_is_not_there(client: Client) -> None:
    row = started(REQUIRES, person=somebody_else())
    for path in (f"/ask/{row.pk}/", f"/ask/{row.pk}/ads"):
        theirs, missing = client.get(path), client.get(path.replace(f"/{row.pk}/", "/4711/"))
        assert theirs.status_code == missing.status_code == 404
        assert text(theirs) == text(missing).replace("4711", str(row.pk))
    assert client.post(f"/ask/{row.pk}/ads/{row.ads.get().pk}/remove").status_code == 404
    assert row.ads.count() == 1
