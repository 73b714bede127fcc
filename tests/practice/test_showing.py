"""A player sees the office, and nothing that is hidden."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np

from fieldcraft.practice.run import Run, by_policy
from fieldcraft.practice.showing import shown_run
from fieldcraft.practice.world import World
from tests.practice.plays import SCENARIO, SEED

HIDDEN = ("value", "effort", "overstated", "broken", "novelty", "hazard", "conversion", "drift", "need")


def some_weeks(decisions: int) -> Run:
    run = Run(SCENARIO, SEED)
    for _ in range(decisions):
        run = run.with_decision(by_policy(run, "competent"))
    return run


def test_the_agreed_shape_and_no_choice_at_the_end() -> None:
    shown = shown_run("r", some_weeks(2))
    assert shown.keys() == {"run", "scenario", "week", "weeks", "observations", "choices", "asks"}
    assert all(each.keys() >= {"id", "text", "costs", "does", "forecast"} for each in shown["choices"])
    assert all(each.keys() == {"key", "quantity", "unit"} for each in shown["asks"])
    over = shown_run("r", some_weeks(len(some_weeks(0).points)))
    assert over["choices"] == over["asks"] == [] and over["observations"]["inbox"] is None
    board = over["observations"]["dashboard"].values()
    assert all(len(weeks) == 52 and None not in weeks for weeks in board), "at the end everything has come in"


def test_the_message_names_people_and_ideas_and_leaves_no_gap() -> None:
    for decisions in range(0, 18, 3):
        mail = shown_run("r", some_weeks(decisions))["observations"]["inbox"]
        assert mail["from"] in [each.name for each in SCENARIO.people]
        assert "{" not in mail["text"] + mail["subject"]


def test_what_is_hidden_changes_nothing_that_is_shown() -> None:
    run = some_weeks(4)
    before = json.dumps(shown_run("r", run))
    lane = run.lane
    for name in HIDDEN:
        changed: World = lane.world._replace(**{name: np.full_like(getattr(lane.world, name), 3)})
        other = some_weeks(4)
        other.__dict__["lane"] = replace(lane, world=changed)
        assert json.dumps(shown_run("r", other)) == before, name


def test_neither_the_seed_nor_the_luck_is_shown() -> None:
    text = json.dumps(shown_run("r", some_weeks(3)))
    assert "seed" not in text and "luck" not in text
