from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from fieldcraft.bets.forecast import (
    ChanceForecast,
    RangeForecast,
    forecast_from_dict,
    read_forecast,
    with_numbers,
    with_probability,
    with_range,
)
from fieldcraft.refusal import Refused

from .drafts import CHANCE, RANGE, chances, ranges

NAN = float("nan")


def read(value: object) -> ChanceForecast | RangeForecast:
    problems: list[str] = []
    forecast = read_forecast(value, "The title", problems)
    assert problems == []
    assert forecast is not None
    return forecast


def refused(value: object) -> str:
    problems: list[str] = []
    assert read_forecast(value, "The title", problems) is None
    (sentence,) = problems
    return sentence


@given(chances | ranges)
def test_a_forecast_read_and_written_is_the_same(value: dict[str, Any]) -> None:
    forecast = read(value)
    assert forecast_from_dict(forecast.to_dict()) == forecast
    assert with_numbers(forecast, forecast.numbers()) == forecast


def test_a_question_left_out_is_the_title_and_yes_is_hoped_for() -> None:
    assert read({"probability": 0.3}) == ChanceForecast("The title", 0.3, "yes")


@pytest.mark.parametrize(
    ("probability", "said"),
    [
        (0, "leaves no doubt at all; choose one above 0 and below 1, such as 0.01"),
        (1.0, "leaves no doubt at all; choose one above 0 and below 1, such as 0.99"),
        (70, "is not between 0 and 1; write 0.7 for 70 %"),
        (140, "The probability 140 is not between 0 and 1; write 0.7 for 70 %"),
        (-0.1, "is not between 0 and 1"),
        ("70 %", 'must be a number such as 0.7 for 70 %, not "70 %"'),
        (True, "must be a number"),
        (NAN, "must be a finite number"),
        (float("inf"), "must be a finite number"),
        (10**400, "must be a finite number"),
        (None, "The probability is missing"),
    ],
)
def test_a_probability_that_is_none_is_refused(probability: object, said: str) -> None:
    assert said in refused(CHANCE | {"probability": probability})


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"p10": 50}, "The range 50, 35, 40 is not in order"),
        ({"p90": 34}, "is not in order"),
        ({"p10": 40, "p50": 40, "p90": 40}, "is not in order"),
        ({"p50": None}, "The range lacks p50"),
        ({"p50": NAN}, "must be a finite number"),
        ({"quantity": ""}, "The quantity is missing"),
        ({"hoped": "yes"}, 'The hoped "yes" is unknown; choose higher or lower.'),
        ({"hoped": None}, "The hoped is missing; choose higher or lower."),
        ({"target": "36 %"}, "must be a number"),
        ({"probability": 0.5}, "has both probability and quantity"),
        ({"bins": []}, "must be a list"),
        ({"bins": [{"low": 0, "high": 1, "probability": 0.9}]}, "sum to 0.9; make them sum to 1"),
        ({"bins": [{"low": 1, "high": 1, "probability": 1}]}, "its low must lie below its high"),
        ({"bins": [{"low": 0, "high": 1, "probability": 2}]}, "must lie from 0 to 1"),
        ({"bins": [{"low": 0, "high": 1}]}, "needs low, high and probability"),
        (
            {
                "bins": [
                    {"low": 0, "high": 2, "probability": 0.5},
                    {"low": 1, "high": 3, "probability": 0.5},
                ]
            },
            "overlap or are out of order",
        ),
    ],
)
def test_a_range_that_is_none_is_refused(changes: dict[str, Any], said: str) -> None:
    assert said in refused(RANGE | changes)


@pytest.mark.parametrize("value", [None, {}, {"hoped": "yes"}, "70 %", [0.7]])
def test_a_forecast_that_says_nothing_is_refused(value: object) -> None:
    assert refused(value)


def test_bins_are_kept() -> None:
    bins = [{"low": 0, "high": 35, "probability": 0.4}, {"low": 35, "high": 60, "probability": 0.6}]
    assert read(RANGE | {"bins": bins}).numbers()["bins"] == bins


def test_an_update_of_a_range_drops_the_bins_that_no_longer_fit() -> None:
    before = read(RANGE | {"bins": [{"low": 0, "high": 60, "probability": 1}]})
    after = with_range(before, 33, 36, 41)
    assert after.numbers() == {"p10": 33, "p50": 36, "p90": 41, "bins": None}


def test_an_update_of_the_other_kind_is_refused() -> None:
    with pytest.raises(Refused, match="give a range"):
        with_probability(read(RANGE), 0.5)
    with pytest.raises(Refused, match="give a probability"):
        with_range(read(CHANCE), 1, 2, 3)


def test_an_update_is_held_to_the_same_rules() -> None:
    with pytest.raises(Refused, match="not between 0 and 1"):
        with_probability(read(CHANCE), 1.4)
    with pytest.raises(Refused, match="probability is missing"):
        with_probability(read(CHANCE), None)
    with pytest.raises(Refused, match="must be a number"):
        with_range(read(RANGE), "a few", 2, 3)
    with pytest.raises(Refused, match="finite"):
        with_range(read(RANGE), 1, NAN, 3)


@pytest.mark.parametrize(
    ("hoped", "target", "value", "reached"),
    [
        ("higher", None, 35, True),
        ("higher", None, 34.9, False),
        ("higher", 36, 35.9, False),
        ("higher", 36, 36, True),
        ("lower", None, 35, True),
        ("lower", 33, 34, False),
        ("lower", 33, 33, True),
    ],
)
def test_a_range_is_reached_at_or_beyond_its_mark(
    hoped: str, target: float | None, value: float, reached: bool
) -> None:
    forecast = read(RANGE | {"hoped": hoped, "target": target})
    assert isinstance(forecast, RangeForecast)
    assert forecast.reached(value) is reached
