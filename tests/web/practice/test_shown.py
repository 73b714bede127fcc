"""What pages show of a run and its record."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from fieldcraft.practice.state import TESTED
from fieldcraft.web.people.tables import Person
from fieldcraft.web.practice import actions
from fieldcraft.web.practice.shown import _forecast, office, record, what_came
from tests.practice.test_telling import told

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 5, 12, tzinfo=UTC)


def test_the_office_shows_the_last_weeks_and_what_came_of_the_last_forecast() -> None:
    ada = Person.objects.create(name="ada")
    at = actions.start_run(ada, None, 7, NOW)
    assert office(at)["dashboard"][0][1] == [] and office(at)["settled"] == []
    for _ in range(5):
        assert at.run.situation is not None
        forecast = {"quantity": "paying", "p10": 1, "p50": 2, "p90": 3}
        said = {"choice": at.run.situation.choices[0].id, "reason": "so", "forecast": forecast}
        at = actions.decide(ada, at.id, said, NOW)
    shown = office(at)
    assert len(shown["weeks"]) == len(shown["dashboard"][0][1]) == 6
    assert shown["dashboard"][0][1][-1] == "not in yet"
    assert len(shown["settled"]) == 1
    assert "Your forecast of week 4, paying customers at the end of week 10:" in shown["settled"][0]
    assert "you said 1 to 3: missed." in shown["settled"][0]


def test_what_is_tested_and_with_nobody_is_named_and_what_waits_for_its_test_is_not() -> None:
    at = actions.start_run(Person.objects.create(name="ada"), None, 7, NOW)
    assert office(at)["waiting"] == []
    at.run.lane.state.standing[0, 3:5] = TESTED
    at.run.lane.state.tested[0, 3] = (90, 40, 100, 50)
    assert office(at)["waiting"] == [at.run.scenario.ideas[3]]


def test_a_forecast_is_told_once_and_a_chance_beside_what_was_said() -> None:
    ada = Person.objects.create(name="ada")
    at = actions.start_run(ada, None, 7, NOW)
    told_so_far: list[str] = []
    while not at.run.over:
        assert at.run.situation is not None
        forecast = {"question": "grows", "probability": 0.7}
        said = {"choice": at.run.situation.choices[0].id, "reason": "so", "forecast": forecast}
        at = actions.decide(ada, at.id, said, NOW)
        told_so_far += what_came(at)
    assert len(told_so_far) == len(set(told_so_far)) == len(at.kept.settled)
    assert all(each.endswith("; you gave it 70\u00a0%.") for each in told_so_far)


def test_people_are_counted_whole_and_shares_are_not() -> None:
    said = {"quantity": "customers lost", "p10": 40.0, "p50": 50.0, "p90": 60.5, "unit": "people"}
    told = {"said": said, "value": 51.9, "held": True}
    assert _forecast(told) == "customers lost: 40 to 60; came to 52: held"
    assert "came to 51.9\u00a0%: held" in _forecast(told | {"said": said | {"unit": "%"}})


def test_the_record_answers_the_players_own_view() -> None:
    ada = Person.objects.create(name="ada")
    at, (whole, *_) = actions.start_run(ada, None, 7, NOW), told()
    first, last = whole["decisions"][0], whole["decisions"][-1]
    view = {"best": first["week"], "worst": last["week"], "because": ""}
    shown = record(at, whole | {"own_view": view})["own_view"]
    assert [(name, each["week"]) for name, each, _ in shown] == [
        ("best", first["week"]),
        ("worst", last["week"]),
    ]
    assert all(then == "0" or "±" in then for _, _, then in shown)
    assert record(at, whole | {"own_view": None})["own_view"] == []


def test_the_office_lists_every_idea_with_what_is_known_of_it() -> None:
    ada = Person.objects.create(name="ada")
    ideas = office(actions.start_run(ada, None, 7, NOW))["ideas"]
    assert len(ideas) == 24
    requests = [idea["share_of_requests"] for idea, *_ in ideas]
    assert requests == sorted(requests, reverse=True)
    assert all(share.endswith("\u00a0%") and scaled[0][0] in "+−0" for _, share, scaled, _ in ideas)


def test_the_record_draws_the_parts_of_the_result() -> None:
    ada = Person.objects.create(name="ada")
    shown = record(actions.start_run(ada, None, 7, NOW), told()[0])
    assert [row[0] for row in shown["figure"].rows][1] == "your decisions"
    assert len(shown["decisions"]) == len(told()[0]["decisions"])
    assert shown["contribution"] == "0" and shown["segments"][0][1].endswith("%")
    assert "held" in shown["decisions"][0][4] and shown["decisions"][-1][4] == "none"
