"""The pages on which an ad is linted and rewritten."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from fieldcraft.ads.lint.check import lint
from fieldcraft.web.ads.tables import KeptAdRow
from tests.web.ads.test_pages import kept, text
from tests.web.question.asking import somebody_else

pytestmark = pytest.mark.django_db

AD = (
    "Product Owner\n\n- Own the product backlog and write user stories\n- CSPO certification required\n"
    "- You are a ninja\n"
)
CHANGE = "You will cut the time from a complaint to a fix from six weeks to two by autumn."


def address(ad: str = AD) -> str:
    return f"/ads/{kept(ad).pk}/lint"


def test_each_passage_stands_with_what_to_write_and_one_question(client: Client) -> None:
    page = text(client.get(address()))
    assert "CSPO certification required" in page and "FC101" in page
    assert "For instance: “In 90 days there is one ordered backlog" in page
    assert 'name="answer-4.3"' in page and 'name="out-4.3"' in page
    assert 'name="answer-FC401"' in page and 'name="out-FC401"' not in page
    assert re.search(r"\d errors?, \d warnings?", page)


def test_answers_become_a_draft_that_can_be_kept(client: Client) -> None:
    here = address()
    sent = {
        "answer-3.3": CHANGE,
        "out-4.3": "on",
        "out-5.3": "on",
        "answer-FC401": "Dana debriefs with you every two weeks; failed tests we talk about openly.",
        "answer-FC403": "You decide what is built first.",
    }
    page = text(client.post(here, sent))
    draft = page.partition("<textarea")[2].partition(">")[2].partition("</textarea>")[0]
    assert CHANGE in draft and "CSPO" not in draft and "ninja" not in draft and "Dana" in draft
    assert lint(draft).findings == ()
    assert "Nothing is found in it." in page
    client.post("/ads/", {"pasted": draft, "draft": "on"})
    assert KeptAdRow.objects.count() == 2


def test_what_was_sent_without_an_answer_is_refused_and_nothing_changes(client: Client) -> None:
    response = client.post(address(), {"answer-3.3": "  "})
    assert response.status_code == 422
    assert "There is no answer yet" in text(response)


def test_an_answer_that_is_too_long_is_refused_and_stands_there_again(client: Client) -> None:
    response = client.post(address(), {"answer-3.3": "x" * 2001, "out-4.3": "on"})
    assert response.status_code == 422
    page = text(response)
    assert "longer than 2,000 characters" in page and "x" * 2001 in page and "checked" in page


def test_an_ad_in_another_language_says_what_was_looked_at(client: Client) -> None:
    german = "Wir suchen eine Produktmanagerin. Eine Zertifizierung als CSPO ist zwingend erforderlich."
    assert "Only credentials and words were looked at" in text(client.get(address(german)))


def test_an_ad_with_thousands_of_passages_asks_some_of_them(client: Client) -> None:
    page = text(client.get(address("You are a ninja.\n" * 2000)))
    assert page.count("<textarea") == 150
    assert "more questions were left out" in page


def test_nobody_sees_another_persons_ad(client: Client) -> None:
    here = address()
    KeptAdRow.objects.update(owner=somebody_else())
    assert client.get(here).status_code == 404
    assert client.post(here, {"out-4.3": "on"}).status_code == 404


def test_a_roles_draft_can_be_kept_and_checked(client: Client) -> None:
    assert "see what to write instead" in text(client.get(f"/ads/{kept().pk}/"))
