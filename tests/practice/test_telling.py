"""The debrief as one record."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from fieldcraft.bets.settlement import Outcome
from fieldcraft.chance.rounding import about, with_error
from fieldcraft.practice.run import Run, by_policy, read_decision
from fieldcraft.practice.steps import debrief
from fieldcraft.practice.telling import read_own_view
from fieldcraft.refusal import Refused
from tests.practice.plays import SCENARIO, SEED


@cache
def finished() -> Run:
    run = Run(SCENARIO, SEED)
    for forecast in ({"quantity": "paying", "p10": 1, "p50": 2, "p90": 100_000}, {"probability": 0.9}):
        assert run.situation is not None
        choice = run.situation.choices[-1].id
        said = {"choice": choice, "reason": "because", "forecast": forecast}
        run = run.with_decision(read_decision(run, said))
    while not run.over:
        run = run.with_decision(by_policy(run, "random"))
    return run


@cache
def told() -> tuple[dict[str, Any], tuple[str, ...]]:
    run, lines = finished(), list[str]()
    settled: dict[int, Outcome] = {
        number: each.ask.outcome(run.lane)
        for number, each in enumerate(run.decided, 1)
        if each.ask is not None
    }
    return debrief(run, settled, 20, lines.append), tuple(lines)


def test_the_parts_add_up_to_the_result() -> None:
    result = told()[0]["result"]
    parts = result["decision_skill"] + result["unknowable_luck"] + result["noise_luck"]
    assert result["total"] - result["reference"] == pytest.approx(parts, abs=0.01)


def test_every_decision_is_told_with_its_error_and_the_rest_of_the_agreed_shape() -> None:
    record = told()[0]
    assert len(record["decisions"]) == len(finished().points)
    for each in record["decisions"]:
        assert each["effect_here"].keys() == each["expected_then"].keys() == {"mean", "se"}
        same = each["choice"] == each["instead_of"]
        assert (each["effect_here"]["mean"] == 0 and each["same_luck"] == 0) or not same
    assert record["regret"]["at_least"] <= record["regret"]["at_most"]
    assert record["replays"] == 20 and record["unit"] == "EUR"
    assert record["variance_reduction"]["vs_independent"] > 1
    json.dumps(record, allow_nan=False)


def test_forecasts_are_scored_where_there_are_any() -> None:
    first, second, *rest = told()[0]["decisions"]
    assert first["forecast"]["held"] is True and first["forecast_score"] > 0
    assert second["forecast_score"] in (pytest.approx(0.01), pytest.approx(0.81))
    assert all(each["forecast_score"] is None for each in rest)
    found = told()[0]["forecasts"]
    assert found["ranges"] == found["chances"] == 1
    # Each stands beside a plain one; the Brier score is the same there, a range's is told in plain widths.
    assert second["forecast"]["beside"]["own"] == pytest.approx(second["forecast_score"])
    for kind, each in (("ranges_beside", first), ("chances_beside", second)):
        assert found[kind] == {"n": 1} | each["forecast"]["beside"] and found[kind]["plain"] > 0


def test_the_costliest_by_what_was_known_are_named_with_a_lesson_each() -> None:
    record = told()[0]
    expected = sorted(each["expected_then"]["mean"] for each in record["decisions"])[:3]
    assert [each["expected_then"]["mean"] for each in record["worst"]] == [
        each for each in expected if each < 0
    ]
    assert len(record["lessons"]) == len(record["worst"]) > 0
    for decision, lesson in zip(record["worst"], record["lessons"], strict=True):
        assert decision["choice_text"] in lesson["when"] and decision["instead_text"] in lesson["i_will"]
        cost = about(-decision["expected_then"]["mean"])
        assert f"some {cost} EUR" in lesson["i_will"] and "±" not in lesson["i_will"]


def test_the_hidden_world_is_told_and_progress_is_said() -> None:
    record, lines = told()
    assert len(record["hidden_world"]["ideas"]) == len(SCENARIO.ideas)
    assert len(lines) > len(record["decisions"])
    effects = [with_error(*each["effect_here"].values()) for each in record["decisions"]]
    for line, each, effect in zip(lines, record["decisions"], effects, strict=False):
        assert f"week {each['week']}: {each['choice']}" in line
        assert effect in line or each["choice"] == each["instead_of"]


def test_an_own_view_names_weeks_in_which_something_was_decided() -> None:
    weeks = [each.week for each in finished().decided]
    view = read_own_view(finished(), {"best": weeks[0], "worst": weeks[1], "because": "I hurried"})
    assert view == {"best": weeks[0], "worst": weeks[1], "because": "I hurried"}
    with pytest.raises(Refused, match="both the best and the worst"):
        read_own_view(finished(), {"best": weeks[1], "worst": weeks[1]})
    with pytest.raises(Refused) as refused:
        read_own_view(finished(), {"worst": 1000})
    assert len(refused.value.problems) == 2
