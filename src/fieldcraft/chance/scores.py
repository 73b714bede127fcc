"""Proper scores: what a stated chance or range was worth once the outcome is known.

A score is proper when stating what one believes gives the best score on average, so that it cannot be gamed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from fieldcraft.chance.arrays import Floats, as_answers, as_numbers, as_probabilities, same_length

RANGE_LEVEL = 0.8
NEARLY_NEVER = 0.001
NEARLY_SURE = 0.999


@dataclass(frozen=True)
class LogScore:
    """The mean natural logarithm of the probability given to what happened: 0 at best, ln ½ for always 50 %.

    `at_the_ends` counts the forecasts of exactly 0 or 1, which were scored as .001 and .999.
    """

    mean: float
    at_the_ends: int


def brier_score(probabilities: ArrayLike, happened: ArrayLike) -> float:
    """The mean squared distance of the forecast from what happened (Brier 1950): 0 best, 1 worst.

    Always saying 50 % gives 0.25. This is half of Brier's own figure, which counts both answers.
    """
    forecasts, answers = as_probabilities(probabilities), as_answers(happened)
    if not same_length(probabilities=forecasts, happened=answers):
        raise ValueError("there is no bet to score")
    return float(np.square(forecasts - answers).mean())


def log_score(probabilities: ArrayLike, happened: ArrayLike) -> LogScore:
    """The mean ln of the probability given to what happened (Good 1952)."""
    forecasts, answers = as_probabilities(probabilities), as_answers(happened)
    if not same_length(probabilities=forecasts, happened=answers):
        raise ValueError("there is no bet to score")
    # The distance from the other answer: p where it happened, 1 − p where it did not, both exactly.
    given = np.abs(forecasts - ~answers)
    never, sure = given == 0, given == 1
    given[never], given[sure] = NEARLY_NEVER, NEARLY_SURE
    at_the_ends = int(np.count_nonzero(never) + np.count_nonzero(sure))
    return LogScore(float(np.log(given, out=given).mean()), at_the_ends)


def interval_score(low: ArrayLike, high: ArrayLike, value: ArrayLike, level: float = RANGE_LEVEL) -> Floats:
    """For each range: its width, plus 2 / (1 − level) times how far outside it the value fell.

    In the unit of the quantity, lower is better (Winkler 1972; Gneiting & Raftery 2007).
    """
    lows, highs, values = as_numbers(low, "low"), as_numbers(high, "high"), as_numbers(value, "value")
    same_length(low=lows, high=highs, value=values)
    if np.any(lows > highs):
        raise ValueError("low must not be above high")
    outside = np.maximum(lows - values, 0) + np.maximum(values - highs, 0)
    return np.asarray(highs - lows + outside * (2 / (1 - level)))


def weighted_interval_score(p10: ArrayLike, p50: ArrayLike, p90: ArrayLike, value: ArrayLike) -> Floats:
    """For each range with its middle: the weighted interval score (Bracher et al. 2021) with one range.

    (½ |value − p50| + 0.1 × interval score) / 1.5, in the unit of the quantity, lower is better. It is twice
    the mean pinball loss of the three quantiles.
    """
    middles, values = as_numbers(p50, "p50"), as_numbers(value, "value")
    ranges = interval_score(p10, p90, values)
    same_length(p50=middles, value=values)
    return np.asarray((0.5 * np.abs(values - middles) + (1 - RANGE_LEVEL) / 2 * ranges) / 1.5)
