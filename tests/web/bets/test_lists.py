from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from fieldcraft.bets.settlement import Happened
from fieldcraft.web.bets import actions, lists
from fieldcraft.web.bets.tables import BetRow
from fieldcraft.web.people.tables import Person
from tests.bets.drafts import RANGE, TODAY, draft

NOW = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> Person:
    return Person.objects.create(name="ada")


def opened(person: Person, days: int, title: str = "Cut the form", **changes: object) -> str:
    value = draft(due=(TODAY + timedelta(days)).isoformat(), title=title, **changes)
    return actions.open_bet(person, value, TODAY, NOW).id


def numbers(page: lists.PageOfBets) -> list[int]:
    return [line.number for line in page.lines]


def test_bets_stand_in_one_part_each(ada: Person) -> None:
    due, running, ended = opened(ada, 0), opened(ada, 5, forecast=RANGE), opened(ada, 0)
    actions.settle_bet(ada, ended, Happened("no"), TODAY, NOW, unrated=True)
    parts = (lists.due_bets, lists.running_bets, lists.ended_bets)
    assert [numbers(part(ada, TODAY)) for part in parts] == [[int(due)], [int(running)], [int(ended)]]
    assert [line.number for line in lists.to_review(ada, 9)] == [int(ended)]
    assert [line.number for line in lists.due_between(ada, TODAY, date.max, 1)] == [int(due)]


@pytest.mark.parametrize("part", [lists.running_bets, lists.ended_bets])
def test_pages_hold_every_bet_once_and_in_order(ada: Person, part: object) -> None:
    for number in range(7):
        id = opened(ada, 1 + number % 3)
        if part is lists.ended_bets:
            actions.settle_bet(ada, id, Happened("no"), TODAY + timedelta(number // 3), NOW, unrated=True)
    assert callable(part)
    whole = numbers(part(ada, TODAY))
    found, after = [], ""
    while True:
        page = part(ada, TODAY, lists.ANY, after, 2)
        found += numbers(page)
        after = page.after
        if not after:
            break
    assert found == whole and sorted(found) == list(range(1, 8))


def test_words_are_found_in_titles_and_tags_whatever_their_case(ada: Person) -> None:
    opened(ada, 1, "Über 100 % der Teams", tags=["Straße 7"])
    for search in ("über teams", "ÜBER", "100 %", "strasse"):
        assert len(lists.list_bets(ada, TODAY, lists.Wanted(search=search))) == 1
    for search in ("über gruppen", "1_0"):
        assert lists.list_bets(ada, TODAY, lists.Wanted(search=search)) == []
    assert len(lists.list_bets(ada, TODAY, lists.Wanted(tag="strasse  7"))) == 1
    assert lists.list_bets(ada, TODAY, lists.Wanted(tag="über 100 % der teams")) == []


def test_nobody_finds_the_bets_of_others(ada: Person) -> None:
    opened(ada, 0)
    ben = Person.objects.create(name="ben")
    assert lists.list_bets(ben, TODAY) == [] and not lists.has_bets(ben)
    assert numbers(lists.due_bets(ben, TODAY)) == []


def test_lists_are_chosen_from_an_index_that_holds_all_they_ask_about(ada: Person) -> None:
    wanted = lists.Wanted(search="form", kind="work", tag="x")
    rows = lists.chosen(BetRow.objects.filter(owner=ada, settled_on__isnull=True), TODAY, wanted)
    plan = rows.order_by(*lists.GOING).values_list("pk")[:51].explain()
    if "SEARCH" in plan:
        assert "INDEX bets_in_order" in plan and "TEMP B-TREE" not in plan


def test_what_somebody_will_do_is_read_where_it_is_asked_for(ada: Person) -> None:
    plan = "If it rains, I will wait"
    opened(ada, 2, if_then=plan)
    (line,) = lists.due_between(ada, TODAY, date.max, 9, with_plans=True)
    assert line.if_then == plan
    (line,) = lists.due_between(ada, TODAY, date.max, 9)
    assert line.if_then is None
