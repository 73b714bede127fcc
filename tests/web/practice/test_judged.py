"""Practice bets in judgement: only when asked for, each once, and what was settled stays settled."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from fieldcraft.web import clock
from fieldcraft.web.bets.judgement import Among, judge_apart, judge_bets
from fieldcraft.web.desk.desk import desk_of
from fieldcraft.web.people.actions import local_owner
from fieldcraft.web.people.tables import Person
from fieldcraft.web.practice import actions
from fieldcraft.web.practice.tables import PracticeEntryRow

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 5, 12, tzinfo=UTC)
PRACTICE = Among("practice")
RANGE = {"quantity": "paying", "p10": 1, "p50": 2, "p90": 100_000}
CHANCE = {"probability": 0.9}


@pytest.fixture
def ada() -> Person:
    return Person.objects.create(name="ada")


def decide(person: Person, at: actions.Played, forecast: dict[str, Any]) -> actions.Played:
    assert at.run.situation is not None
    said = {"choice": at.run.situation.choices[0].id, "reason": "so", "forecast": forecast}
    return actions.decide(person, at.id, said, NOW)


def begun(person: Person, seed: int = 7) -> actions.Played:
    at = actions.start_run(person, None, seed, NOW)
    return decide(person, decide(person, at, CHANCE), RANGE)


def test_forecasts_of_runs_count_only_when_practice_is_asked_for(ada: Person) -> None:
    at = begun(ada)
    assert judge_bets(ada).bets == 0 and judge_bets(ada).notes == ()
    asked = judge_bets(ada, PRACTICE)
    assert (asked.bets, asked.judgement.settled) == (2, 0)
    actions.autoplay(ada, at.id, "chief", NOW)
    asked = judge_bets(ada, PRACTICE)
    assert (asked.bets, asked.judgement.settled) == (2, 2)
    assert asked.judgement.ranges.covered == asked.judgement.ranges.n == 1
    assert asked.judgement.chances is not None
    settled = actions.show_run(ada, at.id).kept.settled[1].to_dict()
    miss = 0.1 if settled["happened"] == "yes" else 0.9
    assert asked.judgement.chances.brier == pytest.approx(miss**2)
    assert asked.judgement.chances.time_weighted_brier == asked.judgement.chances.brier
    assert "hang together" in asked.notes[0]
    assert judge_bets(ada).bets == 0 and not desk_of(ada, NOW.date()).running.lines


def test_only_what_the_dashboard_has_shown_is_settled(ada: Person) -> None:
    at = begun(ada)
    while not at.kept.settled:
        assert judge_bets(ada, PRACTICE).judgement.settled == 0
        at = decide(ada, at, CHANCE)
    assert at.run.week >= at.run.decided[0].week + 6
    assert judge_bets(ada, PRACTICE).judgement.settled == len(at.kept.settled)


def test_they_are_told_apart_by_company_and_have_no_tags(ada: Person) -> None:
    actions.autoplay(ada, begun(ada).id, "chief", NOW)
    [group] = judge_apart(ada, PRACTICE).situation
    assert (group.name, group.n) == ("Larder", 1)
    assert judge_bets(ada, Among("practice", situation="lar")).bets == 2
    assert judge_bets(ada, Among("practice", situation="x")).bets == 0
    assert judge_bets(ada, Among("practice", tag="x")).bets == 0


def test_a_world_played_before_counts_once(ada: Person) -> None:
    first, second = (actions.autoplay(ada, begun(ada).id, "chief", NOW) for _ in range(2))
    assert first.id != second.id
    asked = judge_bets(ada, PRACTICE)
    assert asked.judgement.settled == 2 and "had been played before: 2." in asked.notes[1]


def test_runs_of_an_earlier_model_count_with_what_was_settled_in_them(
    ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    actions.autoplay(ada, begun(ada).id, "chief", NOW)
    begun(ada, seed=8)
    monkeypatch.setattr("fieldcraft.practice.model.model_hash", lambda: "another")
    asked = judge_bets(ada, PRACTICE)
    assert (asked.bets, asked.judgement.settled) == (4, 2)
    assert "can never be settled: 2." in asked.notes[1]


def test_a_broken_ledger_is_left_out_and_said(ada: Person) -> None:
    at = begun(ada)
    PracticeEntryRow._base_manager.filter(run=at.row, sequence=2).update(body="{}")
    asked = judge_bets(ada, PRACTICE)
    assert asked.bets == 0 and "their ledger is broken: 1" in asked.notes[0]


def test_the_page_shows_them_when_asked(client: Client) -> None:
    owner = local_owner()
    at = begun(owner)
    actions.autoplay(owner, at.id, "chief", clock.now())
    assert "2 bets, 2 settled" in client.get("/judgement/?kind=practice").content.decode()
    assert "0 bets, 0 settled" in client.get("/judgement/").content.decode()
