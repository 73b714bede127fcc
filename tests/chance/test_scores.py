"""Proper scores: known values, laws, and what is refused."""

from __future__ import annotations

from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.chance.scores import (
    brier_score,
    interval_score,
    log_score,
    weighted_interval_score,
)
from tests.chance.settled import bets, split

probabilities = st.floats(0.01, 0.99)


def test_the_brier_score_is_the_mean_squared_miss() -> None:
    assert brier_score([0.7, 0.3, 0.5], [True, True, False]) == pytest.approx((0.09 + 0.49 + 0.25) / 3)


@given(bets)
def test_always_saying_half_scores_a_quarter(pairs: list[tuple[float, bool]]) -> None:
    assert brier_score([0.5] * len(pairs), split(pairs)[1]) == 0.25


def expected_brier(said: float, truth: float) -> float:
    return truth * brier_score([said], [True]) + (1 - truth) * brier_score([said], [False])


def expected_log(said: float, truth: float) -> float:
    return truth * log_score([said], [True]).mean + (1 - truth) * log_score([said], [False]).mean


@given(probabilities, probabilities)
def test_no_statement_scores_better_on_average_than_the_true_chance(truth: float, said: float) -> None:
    assert expected_brier(truth, truth) <= expected_brier(said, truth) + 1e-12
    assert expected_log(truth, truth) >= expected_log(said, truth) - 1e-12


@given(probabilities, st.floats(0.02, 0.5))
def test_a_statement_off_the_true_chance_scores_worse_on_average(truth: float, off: float) -> None:
    said = truth + off if truth + off < 1 else truth - off
    if said > 0:
        assert expected_brier(said, truth) - expected_brier(truth, truth) == pytest.approx(off**2)
        assert expected_log(truth, truth) > expected_log(said, truth)


@given(st.lists(st.floats(-100, 100), min_size=9, max_size=9, unique=True), st.floats(-100, 100))
def test_of_all_middles_the_median_costs_least(values: list[float], other: float) -> None:
    """With the ends of the range fixed, the weighted score is least at the middle of what may come."""
    ordered = sorted(values)

    def cost(middle: float) -> float:
        return float(weighted_interval_score([-100] * 9, [middle] * 9, [100] * 9, ordered).mean())

    assert cost(ordered[4]) <= cost(other) + 1e-9


@given(
    st.lists(st.integers(-100, 100), min_size=20, max_size=20), st.integers(-100, 100), st.integers(0, 100)
)
def test_of_all_ranges_the_one_with_a_tenth_outside_on_each_side_costs_least(
    values: list[int], low: int, width: int
) -> None:
    ordered = sorted(values)

    def cost(low: float, high: float) -> float:
        return float(interval_score([low] * 20, [high] * 20, ordered).mean())

    assert cost(ordered[2], ordered[17]) <= cost(low, low + width) + 1e-9


def test_the_log_score_is_the_mean_ln_of_what_was_given_to_what_happened() -> None:
    score = log_score([0.8, 0.4], [True, False])
    assert score.mean == pytest.approx((log(0.8) + log(0.6)) / 2)
    assert score.at_the_ends == 0


def test_certainty_is_scored_as_a_thousandth_short_of_it_and_counted() -> None:
    score = log_score([0, 1, 1, 0.5], [True, True, False, True])
    assert score.mean == pytest.approx((log(0.001) + log(0.999) + log(0.001) + log(0.5)) / 4)
    assert score.at_the_ends == 3


def test_what_is_nearer_than_a_thousandth_but_not_certain_is_scored_as_it_stands() -> None:
    assert log_score([1e-9], [True]).mean == pytest.approx(log(1e-9))


@given(bets)
def test_swapping_yes_and_no_changes_no_score(pairs: list[tuple[float, bool]]) -> None:
    forecasts, happened = split(pairs)
    others, opposite = [1 - p for p in forecasts], [not each for each in happened]
    assert brier_score(others, opposite) == pytest.approx(brier_score(forecasts, happened), abs=1e-12)


def test_an_interval_score_is_the_width_and_ten_times_the_miss() -> None:
    scores = interval_score([10, 10, 10, 10], [30, 30, 30, 30], [20, 10, 7, 31])
    assert scores.tolist() == pytest.approx([20, 20, 20 + 30, 20 + 10])


def test_a_weighted_interval_score_is_the_miss_of_the_middle_and_a_tenth_of_the_interval_score() -> None:
    scores = weighted_interval_score([10, 10], [18, 18], [30, 30], [20, 7])
    assert scores.tolist() == pytest.approx([(1 + 2) / 1.5, (5.5 + 5) / 1.5])


def test_a_range_upside_down_is_an_error() -> None:
    with pytest.raises(ValueError, match="low must not be above high"):
        interval_score([2], [1], [1])


@pytest.mark.parametrize("score", [brier_score, log_score])
def test_nothing_to_score_and_too_few_answers_are_errors(score: type) -> None:
    with pytest.raises(ValueError, match="no bet"):
        score([], [])
    with pytest.raises(ValueError, match="as many of each"):
        score([0.5, 0.5], [True])


def test_a_score_of_no_number_is_an_error_and_not_no_number() -> None:
    with pytest.raises(ValueError, match="from 0 to 1"):
        brier_score([np.nan], [True])
    with pytest.raises(ValueError, match="finite"):
        interval_score([0], [1], [np.nan])
