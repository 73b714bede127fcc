"""What a run takes as a decision, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.practice.run import MOST_SEED, Run, by_policy, read_decision, read_seed
from fieldcraft.refusal import Refused
from tests.practice.plays import SCENARIO, SEED

RUN = Run(SCENARIO, SEED)
assert RUN.situation is not None
FIRST = RUN.situation.choices[0].id


def decision(**changed: Any) -> dict[str, Any]:
    forecast = {"quantity": "paying", "p10": 1000, "p50": 1400, "p90": 2000}
    return {"choice": FIRST, "reason": "It is cheap", "forecast": forecast} | changed


def problems(value: object, run: Run = RUN) -> tuple[str, ...]:
    with pytest.raises(Refused) as refused:
        read_decision(run, value)
    return refused.value.problems


def test_a_decision_moves_the_run_to_the_next_point_and_earlier_weeks_stay() -> None:
    read = read_decision(RUN, decision())
    after = RUN.with_decision(read)
    assert after.week == RUN.points[1][0]
    assert read.ask is not None and read.ask.quantity == "paying customers at the end of week 6"
    assert after.with_decision(by_policy(after, "reference")).lane.shown[0, 0, 0] == after.lane.shown[0, 0, 0]


def test_everything_wrong_is_said_at_once() -> None:
    said = problems({"choice": "nonsense", "price": 0, "week": 0})
    assert len(said) == 4
    for word, sentence in zip(("price", "choice", "reason", "forecast"), said, strict=True):
        assert word in sentence


@pytest.mark.parametrize("value", [None, [], "x", 3, True])
def test_what_is_no_object_is_refused(value: object) -> None:
    assert "must be a JSON object" in problems(value)[0]


@pytest.mark.parametrize(
    ("forecast", "word"),
    [
        ({"quantity": "paying", "p10": 1, "p50": 2, "p90": 10**9}, "more than there are"),
        ({"quantity": "paying", "p10": -1, "p50": 2, "p90": 3}, "fewer than none"),
        ({"quantity": "fame", "p10": 1, "p50": 2, "p90": 3}, "none that the simulation can settle"),
        ({"quantity": "paying", "unit": "EUR", "p10": 1, "p50": 2, "p90": 3}, "does not fit"),
        ({"question": "Will it rain?", "probability": 0.5}, "none that the simulation can settle"),
        ({"probability": 1.5}, "not between 0 and 1"),
        ({}, "forecast is empty"),
    ],
)
def test_a_forecast_that_cannot_be_settled_is_refused(forecast: dict[str, Any], word: str) -> None:
    assert any(word in sentence for sentence in problems(decision(forecast=forecast)))


def test_a_bare_probability_is_about_the_one_yes_or_no_there_is() -> None:
    read = read_decision(RUN, decision(forecast={"probability": 0.6}))
    assert read.ask is not None and read.ask.key == "grows"


def test_a_week_gone_by_and_a_week_to_come_are_refused() -> None:
    after = RUN.with_decision(read_decision(RUN, decision(week=0)))
    assert "is taken" in problems(decision(week=0), after)[0]
    assert "stands at week" in problems(decision(week=51), after)[0]


def test_a_run_that_is_over_takes_no_decision() -> None:
    run = RUN
    while not run.over:
        run = run.with_decision(by_policy(run, "competent"))
    assert run.week == SCENARIO.weeks and run.asks == ()
    assert "over" in problems(decision(), run)[0]


@given(st.integers(0, MOST_SEED))
def test_every_seed_of_64_bits_is_read_as_number_and_as_text(seed: int) -> None:
    assert read_seed(seed) == read_seed(str(seed)) == seed


@pytest.mark.parametrize("value", [-1, MOST_SEED + 1, "10" * 4000, "0" * 5000, "x", "", True, 1.5, None])
def test_no_other_seed_is(value: object) -> None:
    with pytest.raises(Refused, match="whole number from 0 to 18446744073709551615"):
        read_seed(value)


@pytest.mark.parametrize("seed", [0, MOST_SEED])
def test_the_largest_seeds_play(seed: int) -> None:
    assert Run(SCENARIO, seed, (by_policy(Run(SCENARIO, seed), "random"),)).lane.week > 0
