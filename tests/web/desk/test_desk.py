"""The desk as values."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from fieldcraft.bets.settlement import Happened
from fieldcraft.web.bets import actions
from fieldcraft.web.desk.desk import desk_of
from fieldcraft.web.people.tables import Person
from tests.bets.drafts import draft

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 5)


@pytest.fixture
def ada() -> Person:
    return Person.objects.create(name="ada")


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


def test_plans_are_those_of_the_next_bets_that_run(ada: Person) -> None:
    plan = "If it rains, I will wait"
    later = actions.open_bet(ada, draft(due="2026-04-01", if_then=plan), TODAY, at(TODAY))
    actions.open_bet(ada, draft(due="2026-03-20", if_then=""), TODAY, at(TODAY))
    today = actions.open_bet(ada, draft(due=TODAY.isoformat(), if_then=plan), TODAY, at(TODAY))
    ended = actions.open_bet(ada, draft(due="2026-03-10", if_then=plan), TODAY, at(TODAY))
    actions.settle_bet(ada, ended.id, Happened("no"), TODAY, at(TODAY), unrated=True)
    assert [str(line.number) for line in desk_of(ada, TODAY).plans] == [today.id, later.id]
    assert desk_of(ada, TODAY).plans[0].if_then == plan
