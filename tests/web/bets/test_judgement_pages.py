from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from fieldcraft.bets.settlement import Happened, Value
from fieldcraft.web import clock
from fieldcraft.web.bets import actions
from fieldcraft.web.bets.judgement import judge_bets
from fieldcraft.web.people.actions import local_owner
from tests.bets.drafts import CHANCE, RANGE, draft

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIELDCRAFT_TODAY", "2026-03-05")


def settled(count: int, **changes: Any) -> None:
    me, today, now = local_owner(), clock.today(), clock.now()
    for number in range(count):
        chance = {"forecast": CHANCE | {"probability": 0.3 + 0.4 * (number % 2)}}
        bet = actions.open_bet(me, draft(**chance | changes), today, now)
        ranged = "p10" in bet.forecast.numbers()
        outcome = Value(36) if ranged else Happened("yes" if number % 3 else "no")
        actions.settle_bet(me, bet.id, outcome, today, now, unrated=True)


def text(response: Any) -> str:
    return response.content.decode()


def test_under_twenty_settled_bets_nothing_is_said_but_what_more_would_tell(client: Client) -> None:
    settled(3)
    page = text(client.get("/judgement/"))
    assert "Nothing can be said yet: 3 of the 20" in page and "17 more settled" in page
    assert "picture" not in page and "Always saying" not in page and "Told apart" not in page


def test_with_twenty_the_page_says_what_the_json_says(client: Client) -> None:
    settled(24)
    page, value = text(client.get("/judgement/")), judge_bets(local_owner()).to_dict()
    assert 'class="picture calibration"' in page
    assert f"{value['brier']:.3f}" in page
    assert f"{value['log_score']:.3f}".replace("-", "−") in page
    for term in value["decomposition"].values():
        assert f"{round(term, 3) + 0:.3f}".replace("-", "−") in page
    assert "24 bets, 24 settled" in page and "2026, quarter 1" in page


def test_ranges_stand_there_by_unit(client: Client) -> None:
    settled(19, forecast=RANGE)
    page = text(client.get("/judgement/"))
    assert "Of ranges nothing can be said yet: 19 of the 20" in page and "held" not in page
    settled(1, forecast=RANGE)
    page = text(client.get("/judgement/"))
    assert "Ranges: 20 of 20 held" in page and re.search("<th[^>]*>%</th><td[^>]*>20 of 20</td>", page)
    assert "(no\u00a0band)" in page and "fewer than two values fell outside" in page


def test_groups_and_the_course_over_time_stand_there_once_there_are_enough(client: Client) -> None:
    settled(22, tags=["ux"])
    settled(3, tags=["price"])
    page = text(client.get("/judgement/"))
    assert "picture over-time" in page and "cannot be said yet: it takes 10 earlier" in page
    for row in (("ux", "22", "0."), ("price", "3", "too few to say")):
        cells = r"<th[^>]*>{}</th><td[^>]*>{}</td><td[^>]*>{}".format(*row)
        assert re.search(cells, page)
    assert 'aria-label="By kind"' not in page


def test_skill_without_sure_things_comes_first_where_there_are_some(client: Client) -> None:
    settled(24)
    assert "could go either way</th>" not in text(client.get("/judgement/"))
    settled(8, forecast=CHANCE | {"probability": 0.99})
    page = text(client.get("/judgement/"))
    first = page.index("Skill where it could go either way</th>")
    assert first < page.index("Skill against always saying") < page.index("Resolution</th>")
    assert "the 24 bets over 10 % and under 90 %" in page


def test_the_page_can_be_told_apart_by_kind_and_tag(client: Client) -> None:
    settled(2, kind="reading")
    settled(1, tags=["ux"])
    assert "2 bets, 2 settled" in text(client.get("/judgement/?kind=reading"))
    assert "1 bet, 1 settled" in text(client.get("/judgement/?tag=ux"))
    assert "0 bets, 0 settled" in text(client.get("/judgement/?situation=none"))


def test_without_bets_the_page_says_how_many_it_takes(client: Client) -> None:
    assert "Nothing can be said yet: 0 of the 20" in text(client.get("/judgement/"))
