"""What pages show of a run and its record."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from fieldcraft.web.people.tables import Person
from fieldcraft.web.practice import actions
from fieldcraft.web.practice.shown import office, record
from tests.practice.test_telling import told

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 5, 12, tzinfo=UTC)


def test_the_office_shows_the_last_weeks_and_what_came_of_the_last_forecast() -> None:
    ada = Person.objects.create(name="ada")
    at = actions.start_run(ada, None, 7, NOW)
    assert office(at)["dashboard"][0][1] == [] and office(at)["settled"] == ""
    for _ in range(5):
        assert at.run.situation is not None
        forecast = {"quantity": "paying", "p10": 1, "p50": 2, "p90": 3}
        said = {"choice": at.run.situation.choices[0].id, "reason": "so", "forecast": forecast}
        at = actions.decide(ada, at.id, said, NOW)
    shown = office(at)
    assert len(shown["weeks"]) == len(shown["dashboard"][0][1]) == 6
    assert shown["dashboard"][0][1][-1] == "not in yet"
    assert "Your forecast of week 4, paying customers at the end of week 10:" in shown["settled"]
    assert "you said 1 to 3" in shown["settled"]


def test_the_record_draws_the_parts_of_the_result() -> None:
    ada = Person.objects.create(name="ada")
    shown = record(actions.start_run(ada, None, 7, NOW), told()[0])
    assert [row[0] for row in shown["figure"].rows][1] == "your decisions"
    assert len(shown["decisions"]) == len(told()[0]["decisions"])
    assert "held" in shown["decisions"][0][4] and shown["decisions"][-1][4] == "none"
