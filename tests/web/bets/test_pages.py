from __future__ import annotations

import html
import re
from typing import Any

import pytest
from django.test import Client

from fieldcraft.bets.settlement import Happened
from fieldcraft.web import clock
from fieldcraft.web.bets import actions
from fieldcraft.web.bets.forms import DraftForm
from fieldcraft.web.people.actions import local_owner
from fieldcraft.web.people.tables import Person
from tests.bets.drafts import FULL, RANGE, draft

RATING = {"knew": "the replays", "left_out": "the campaign", "again": "yes", "decision": "4"}
VAGUE = draft(reason="", base_rate=None)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELDCRAFT_TODAY", "2026-03-05")


def later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELDCRAFT_TODAY", "2026-04-02")


def typed(value: dict[str, Any]) -> dict[str, str]:
    """What a browser sends for a form filled with a draft."""
    form = DraftForm.from_draft(value)
    return {name: str(form.initial.get(name, "")) for name in form.fields}


def opened(value: dict[str, Any] | None = None) -> str:
    return actions.open_bet(local_owner(), value or FULL, clock.today(), clock.now()).id


def text(response: Any) -> str:
    return response.content.decode()


def test_an_empty_list_says_what_will_stand_there(client: Client) -> None:
    page = text(client.get("/bets/"))
    assert "Your bets will stand here" in page
    assert "Open a bet" in page


def test_a_bet_typed_into_the_form_is_kept_and_shown(client: Client) -> None:
    assert client.get("/bets/new").status_code == 200
    response = client.post("/bets/new", typed(FULL), follow=True)
    page = text(response)
    assert response.redirect_chain == [("/bets/1/", 302)]
    for said in (
        "Cut the sign-up form to three fields",
        "Yes with 70 %",
        "(chosen)",
        "Leave it",
        "Wed 1 April",
    ):
        assert said in page
    assert re.search(r'<li aria-current="step"><strong>open</strong>', page)


def test_what_few_need_is_folded_while_it_is_empty(client: Client) -> None:
    page = text(client.get("/bets/new"))
    assert page.count('<details class="more">') == 2
    page = text(client.post("/bets/new", typed(draft(forecast=RANGE, title=""))))
    assert page.count('<details class="more" open>') == page.count('<details class="more">') == 1


def test_a_form_sent_twice_opens_one_bet(client: Client) -> None:
    form = typed(FULL)
    assert (
        client.post("/bets/new", form)["Location"] == client.post("/bets/new", form)["Location"] == "/bets/1/"
    )
    assert actions.ledger_head(local_owner()).length == 1


def test_a_refused_form_says_all_that_is_wrong_and_keeps_what_was_typed(client: Client) -> None:
    form = typed(FULL) | {"title": "", "probability": "140 %", "due": "2026-02-31", "goal": "My <goal>"}
    response = client.post("/bets/new", form)
    page = text(response)
    assert response.status_code == 422
    assert 'role="alert"' in page
    for said in ("The title is missing", "&quot;140 %&quot;", "not a day of the calendar", "My &lt;goal&gt;"):
        assert said in page
    assert 'value="140 %"' in page
    assert actions.ledger_head(local_owner()).length == 0


def test_a_null_byte_is_refused_in_a_sentence(client: Client) -> None:
    response = client.post("/bets/new", typed(FULL) | {"goal": "a\x00b"})
    assert response.status_code == 422
    assert "control characters" in text(response)


def test_what_was_written_is_shown_as_text(client: Client) -> None:
    opened(draft(title="<script>alert(1)</script>", goal="<b>bold</b>"))
    for address in ("/bets/", "/bets/1/", "/bets/1/rate", "/bets/1/settle"):
        page = text(client.get(address))
        assert "<script>alert" not in page and "<b>bold" not in page


def test_what_is_missing_is_said(client: Client) -> None:
    opened(draft())
    assert "No if-then plan yet." in text(client.get("/bets/1/"))


@pytest.mark.parametrize("address", ["", "forecast", "rate", "settle"])
@pytest.mark.parametrize("id", ["1", "9" * 30])
def test_bets_of_others_are_not_found(client: Client, address: str, id: str) -> None:
    ben = Person.objects.create(name="ben")
    actions.open_bet(ben, FULL, clock.today(), clock.now())
    for response in (client.get(f"/bets/{id}/{address}"), client.post(f"/bets/{id}/{address}", RATING)):
        assert response.status_code == 404
        assert f"You have no bet {id};" in text(response)
    assert actions.show_bet(ben, 1).rating is None


def test_a_forecast_is_updated_on_the_page_and_every_one_is_shown(client: Client) -> None:
    opened()
    page = text(client.post("/bets/1/forecast", {"probability": "85"}, follow=True))
    assert "Yes with 85 %" in page and "<td>70 %</td>" in page
    response = client.post("/bets/1/forecast", {"probability": ""})
    assert response.status_code == 422
    assert "The probability is missing" in text(response)
    assert client.get("/bets/1/forecast")["Location"] == "/bets/1/"


def test_the_list_stands_in_due_open_and_settled(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(draft(due="2026-04-01", title="First"))
    opened(draft(due="2026-05-01", title="Second"))
    opened(draft(due="2026-04-10", title="Third"))
    actions.settle_bet(local_owner(), 3, Happened("yes"), clock.today(), clock.now(), unrated=True)
    later(monkeypatch)
    page = text(client.get("/bets/"))
    places = [page.index(word) for word in ("Due (1)", "First", "Open (1)", "Second", "Settled (1)", "Third")]
    assert places == sorted(places)


def test_a_form_from_elsewhere_is_refused() -> None:
    response = Client(enforce_csrf_checks=True).post("/bets/new", typed(FULL))
    assert response.status_code == 403
    assert actions.ledger_head(local_owner()).length == 0


def test_other_methods_are_not_allowed(client: Client) -> None:
    assert client.delete("/bets/").status_code == 405


def test_a_vague_bet_is_told_how_before_it_is_kept_and_may_be_kept_anyway(client: Client) -> None:
    response = client.post("/bets/new", typed(VAGUE))
    page = text(response)
    assert response.status_code == 422
    assert "this bet is vague" in page and "Nobody could say whether this happened" in page
    assert "Cut the sign-up form" in page and actions.ledger_head(local_owner()).length == 0
    assert client.post("/bets/new", typed(FULL))["Location"] == "/bets/1/"
    assert client.post("/bets/new", typed(VAGUE) | {"keep": "anyway"})["Location"] == "/bets/2/"
    assert "Keep it anyway" not in text(client.get("/bets/new"))


def test_a_range_typed_as_bins_is_kept_with_the_quantiles_they_come_to(client: Client) -> None:
    ranged = FULL | {"forecast": {name: RANGE[name] for name in ("quantity", "unit", "hoped")}}
    typed_in = typed(ranged) | {"bins": "0 to 10: 50 %\n10 to 30: 50 %"}
    assert "8 times in 10 it lies between 2 % and 26 %" in text(
        client.post("/bets/new", typed_in, follow=True)
    )


def test_bets_are_found_by_words_state_kind_and_tag(client: Client) -> None:
    opened(FULL)
    opened(draft(title="Read about pricing", kind="reading"))
    for query, found, left_out in (
        ("search=form", "Cut the sign-up", "Read about pricing"),
        ("kind=reading", "Read about pricing", "Cut the sign-up"),
        ("tag=onboarding", "Cut the sign-up", "Read about pricing"),
        ("state=open&search=PRICING", "Read about pricing", "Cut the sign-up"),
    ):
        page = text(client.get(f"/bets/?{query}"))
        assert found in page and left_out not in page
    assert "No bet is like that" in text(client.get("/bets/?search=walrus"))
    assert "There is no state lost" in text(client.get("/bets/?state=lost"))


def test_a_long_list_is_read_page_by_page(client: Client) -> None:
    for number in range(70):
        opened(draft(title=f"Bet number {number:02}"))
    first = text(client.get("/bets/?search=number"))
    assert first.count("Bet number") == 10
    pages, address = [], "?search=number&part=running"
    while address:
        pages.append(text(client.get(f"/bets/{address}")))
        more = re.search(r'<a href="(\?[^"]*after[^"]*)">More of these', pages[-1])
        address = html.unescape(more[1]) if more else ""
    assert [page.count("Bet number") for page in pages] == [50, 20]
    titles = re.findall(r"Bet number \d\d", "".join(pages))
    assert titles == [f"Bet number {number:02}" for number in range(70)]
    assert client.get("/bets/?part=running&after=nowhere").status_code == 400
