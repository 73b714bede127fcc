from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from fieldcraft.web.bets.tables import BetRow
from fieldcraft.web.people.actions import local_owner
from fieldcraft.web.question import actions
from fieldcraft.web.question.tables import AnswerRow
from tests.web.question.asking import NOW, REQUIRES, answered_to_the_end, somebody_else, started

pytestmark = pytest.mark.django_db


def text(response: Any) -> str:
    return response.content.decode()


@pytest.fixture
def row() -> AnswerRow:
    return answered_to_the_end(started(REQUIRES))


def filled(client: Client, row: AnswerRow) -> dict[str, Any]:
    """What a browser sends for the bet's form as it is."""
    context = client.get(f"/answers/{row.pk}/bet").context
    form = context["form"]
    return {name: form[name].value() or "" for name in form.fields} | {"told": list(context["vague"])}


def test_the_parts_stand_in_the_order_of_reading(client: Client, row: AnswerRow) -> None:
    page = text(client.get(f"/answers/{row.pk}/"))
    headings = [
        f"What you are after: {row.result['end']}",
        "What would tell us we are wrong",
        "The first step, within seven days",
        "When a certificate is right",
        "The means, compared",
        "What the evidence says",
    ]
    places = [page.index(f">{heading}") for heading in headings]
    assert places == sorted(places)


def test_every_means_stands_there_with_hours_money_and_when_one_would_know(
    client: Client, row: AnswerRow
) -> None:
    page = text(client.get(f"/answers/{row.pk}/"))
    assert len(row.result["options"]) >= 5
    for option in row.result["options"]:
        assert option["means"].replace("'", "&#x27;") in page
        assert f"{option['know_in_days']} days" in page
    assert "what you asked about" in page
    assert "unknown" in page


def test_an_unfinished_answer_says_so_and_leads_on(client: Client) -> None:
    row = started()
    page = text(client.get(f"/answers/{row.pk}/"))
    assert "another question could still change what comes first" in page


def test_a_certificate_that_is_right_is_said_to_be_right_with_the_cheapest(client: Client) -> None:
    row = started()
    for question, answer in (("rule", "client"), ("equivalent", "exactly")):
        row = actions.give_answer(local_owner(), row.pk, question, answer, row.version, NOW)
    assert row.result["certificate_is_right"]
    page = text(client.get(f"/answers/{row.pk}/"))
    assert "Here it is right." in page
    assert row.result["cheapest_accepted"][:40] in page


def test_a_cost_is_set_shown_and_taken_back(client: Client, row: AnswerRow) -> None:
    for hours, entered in (("3,5", True), ("", False)):
        fields = {"version": row.version, "option": "the_certificate", "hours": hours, "money": ""}
        response = client.post(f"/answers/{row.pk}/cost", fields)
        assert response.headers["Location"] == f"/answers/{row.pk}/#means"
        row.refresh_from_db()
        assert ("as you entered" in text(client.get(f"/answers/{row.pk}/"))) is entered
    assert row.inputs["costs"] == {}


def test_a_cost_that_is_no_number_stays_in_its_field_under_a_sentence(client: Client, row: AnswerRow) -> None:
    fields = {"version": row.version, "option": "the_certificate", "hours": "a week", "money": "900"}
    response = client.post(f"/answers/{row.pk}/cost", fields)
    assert response.status_code == 422
    assert "The hours “a week” are no number" in text(response)
    assert 'value="a week"' in text(response)
    assert 'value="900"' in text(response)
    assert "autofocus" in text(response)


def test_a_cost_from_an_older_tab_is_not_lost_and_overwrites_nothing(client: Client, row: AnswerRow) -> None:
    fields = {"version": row.version, "option": "the_certificate", "hours": "3", "money": ""}
    client.post(f"/answers/{row.pk}/cost", fields)
    response = client.post(f"/answers/{row.pk}/cost", fields | {"hours": "5"})
    assert response.status_code == 409
    again = response.context["fields"] | {"version": response.context["answer"].version}
    assert again["hours"] == "5"
    client.post(f"/answers/{row.pk}/cost", again)
    row.refresh_from_db()
    assert row.inputs["costs"]["the_certificate"] == {"hours": 5}


def test_the_currency_is_set_or_refused_with_a_sentence(client: Client, row: AnswerRow) -> None:
    client.post(f"/answers/{row.pk}/currency", {"version": row.version, "currency": " usd "})
    row.refresh_from_db()
    assert row.inputs["currency"] == "USD"
    response = client.post(f"/answers/{row.pk}/currency", {"version": row.version, "currency": "$"})
    assert response.status_code == 422
    stale = client.post(f"/answers/{row.pk}/currency", {"version": 1, "currency": "GBP"})
    assert stale.status_code == 409
    assert "GBP" in text(stale)


def test_changed_content_is_said_and_worked_out_anew_on_request(client: Client, row: AnswerRow) -> None:
    AnswerRow.objects.filter(pk=row.pk).update(content_hash="older")
    assert "What Fieldcraft knows has changed" in text(client.get(f"/answers/{row.pk}/"))
    row.refresh_from_db()
    assert row.content_hash == "older"
    page = client.post(f"/answers/{row.pk}/recompute", {"version": row.version}, follow=True)
    assert "worked out anew" in text(page)
    assert "What Fieldcraft knows has changed" not in text(page)
    assert client.post(f"/answers/{row.pk}/recompute", {"version": row.version}).status_code == 409


def test_the_list_leads_to_each_answer_and_an_empty_one_to_the_question(client: Client) -> None:
    assert "will stand here" in text(client.get("/answers/"))
    row = started(name="PSM")
    page = text(client.get("/answers/"))
    assert "The PSM certificate" in page
    assert f'href="/answers/{row.pk}/"' in page


def test_an_answer_is_deleted_after_asking(client: Client, row: AnswerRow) -> None:
    assert "Delete this answer" in text(client.get(f"/answers/{row.pk}/delete"))
    assert AnswerRow.objects.exists()
    page = client.post(f"/answers/{row.pk}/delete", follow=True)
    assert "The answer was deleted." in text(page)
    assert not AnswerRow.objects.exists()


@pytest.mark.parametrize(("ending", "start"), [("md", "# You asked about the CSPO"), ("html", "<!doctype")])
def test_an_answer_is_saved_as_a_file(client: Client, row: AnswerRow, ending: str, start: str) -> None:
    response = client.get(f"/answers/{row.pk}/export.{ending}")
    assert text(response).startswith(start)
    assert response.headers["Content-Disposition"] == f'attachment; filename="answer-{row.pk}.{ending}"'
    assert row.result["options"][0]["means"] in text(response)


def test_the_bet_is_filled_in_kept_and_stands_on_the_desk(client: Client, row: AnswerRow) -> None:
    fields = filled(client, row)
    assert all(fields[name] for name in ("title", "goal", "options", "choice", "reason", "question", "due"))
    assert all(fields[name] for name in ("probability", "controls", "does_not_control", "if_then"))
    page = client.post(f"/answers/{row.pk}/bet", fields, follow=True)
    assert page.redirect_chain == [("/", 302)]
    assert "The bet is kept" in text(page)
    assert BetRow.objects.get().title == fields["title"]


def test_the_same_bet_sent_twice_is_kept_once(client: Client, row: AnswerRow) -> None:
    fields = filled(client, row)
    client.post(f"/answers/{row.pk}/bet", fields)
    client.post(f"/answers/{row.pk}/bet", fields)
    assert BetRow.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "value"), [("probability", "140 %"), ("probability", "0"), ("due", "2001-01-01"), ("title", "")]
)
def test_a_false_bet_is_refused_and_stays_in_the_form(
    client: Client, row: AnswerRow, name: str, value: str
) -> None:
    fields = filled(client, row) | {name: value, "goal": "a goal of my own"}
    response = client.post(f"/answers/{row.pk}/bet", fields)
    assert response.status_code == 422
    assert 'role="alert"' in text(response)
    assert "a goal of my own" in text(response)
    assert not BetRow.objects.exists()


def test_what_is_vague_in_the_bet_is_told_before_it_is_kept(client: Client, row: AnswerRow) -> None:
    page = text(client.get(f"/answers/{row.pk}/bet"))
    assert "this bet is vague" in page and "No base rate" in page
    fields = filled(client, row) | {"goal": "a goal of my own", "resolution": ""}
    response = client.post(f"/answers/{row.pk}/bet", fields)
    assert response.status_code == 422
    assert "a goal of my own" in text(response)
    assert not BetRow.objects.exists()
    client.post(f"/answers/{row.pk}/bet", fields | {"told": list(response.context["vague"])})
    assert BetRow.objects.get().to_bet().draft.goal == "a goal of my own"


def test_somebody_elses_answer_looks_like_one_that_is_not_there(client: Client) -> None:
    row = started(person=somebody_else())
    for end in ("", "delete", "export.md", "export.html", "bet"):
        theirs, missing = client.get(f"/answers/{row.pk}/{end}"), client.get(f"/answers/4711/{end}")
        assert theirs.status_code == missing.status_code == 404
        assert text(theirs) == text(missing).replace("4711", str(row.pk))
    for end in ("cost", "currency", "recompute", "delete", "bet"):
        assert client.post(f"/answers/{row.pk}/{end}", {"option": "the_certificate"}).status_code == 404
    assert AnswerRow.objects.filter(pk=row.pk).exists()
