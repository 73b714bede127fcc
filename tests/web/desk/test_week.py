"""The week on the desk: whose it is, which days it holds, that spoiled entries do no harm, its cost."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fieldcraft.bets.forecast import with_numbers
from fieldcraft.bets.settlement import Happened
from fieldcraft.web.bets import actions
from fieldcraft.web.desk.desk import desk_of
from fieldcraft.web.desk.week import CHANGES
from fieldcraft.web.people.tables import Person
from tests.bets.drafts import CHANCE, draft

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 5)
RATING = {"knew": "the replays", "left_out": "", "again": True, "decision": 4}
REVIEW = {"weakest_decision": "Nobody was asked", "confirms": [], "contradicts": []}
LESSON = {"when": "a sponsor asks for a date", "i_will": "ask what happens without it"}


@pytest.fixture
def ada() -> Person:
    return Person.objects.create(name="ada")


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


def lost(person: Person, on: date, title: str = "Cut the form") -> str:
    """A bet, rated as a good decision, that did not come true on that day; its id."""
    value = draft(title=title, due=(on + timedelta(30)).isoformat(), forecast=CHANCE)
    bet = actions.open_bet(person, value, on, at(on))
    actions.rate_bet(person, bet.id, RATING, on, at(on))
    actions.settle_bet(person, bet.id, Happened("no"), on, at(on))
    return bet.id


def test_the_week_tells_the_lesson_the_cell_and_what_waits(ada: Person) -> None:
    first = lost(ada, TODAY)
    actions.review_bet(ada, first, REVIEW | {"lesson": LESSON}, TODAY, at(TODAY))
    lost(ada, TODAY, "Drop the import")
    assert desk_of(ada, TODAY).week == (
        "You wrote down: When a sponsor asks for a date, I will ask what happens without it.",
        "Two bets were settled: 2 bad luck.",
        "Waiting: 1 to review.",
    )


def test_what_is_older_than_seven_days_and_what_is_anothers_is_not_told(ada: Person) -> None:
    lost(Person.objects.create(name="ben"), TODAY)
    lost(ada, TODAY - timedelta(7), "Older")
    assert desk_of(ada, TODAY).week == ()
    lost(ada, TODAY - timedelta(6), "Just in time")
    assert desk_of(ada, TODAY).week[0] == "“Just in time” was settled: bad luck."


def test_a_moved_forecast_is_told_with_its_last_numbers(ada: Person) -> None:
    bet = actions.open_bet(ada, draft(forecast=CHANCE), TODAY, at(TODAY))
    for chance in (0.6, 0.45):
        change = {"probability": chance}
        actions.update_forecast(
            ada, bet.id, lambda forecast, change=change: with_numbers(forecast, change), TODAY, at(TODAY)
        )
    assert desk_of(ada, TODAY).week == (f"The forecast of “{bet.draft.title}” moved to 45 %.",)


def test_the_week_costs_two_queries_however_long_the_ledger_is(ada: Person) -> None:
    for number in range(CHANGES // 3 + 5):
        lost(ada, TODAY, f"Change {number}")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        week = desk_of(ada, TODAY).week
    assert "More happened than is counted here." in week
    assert sum("ledger" in query["sql"].lower() for query in asked) == 1
    assert len(asked) == 8


def test_the_end_of_the_ledger_is_found_by_its_order(ada: Person) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the plan is read from SQLite")
    with connection.cursor() as cursor, CaptureQueriesContext(connection) as asked:
        desk_of(ada, TODAY)
        (sql,) = (query["sql"] for query in asked if "ledger" in query["sql"].lower())
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        plan = " ".join(str(row[-1]) for row in cursor.fetchall())
    assert "SEARCH" in plan and "PRIMARY KEY" in plan and "TEMP B-TREE" not in plan


@pytest.mark.parametrize("body", ["no JSON", "[]", '{"bet": "99999999999999999999999"}', '{"bet": "x"}'])
def test_an_entry_that_somebody_spoiled_leaves_the_desk_standing(ada: Person, body: str) -> None:
    lost(ada, TODAY)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE web_ledgerentryrow SET body = %s WHERE kind = 'bet_settled'", [body])
    assert isinstance(desk_of(ada, TODAY).week, tuple)
