"""Figures that others published, each read at the place that is named; no figure here is our own.

Two papers were not read themselves: Newcombe's table is taken from test suites that quote it and agree.
"""

from __future__ import annotations

import pytest

from fieldcraft.chance.intervals import jeffreys, share
from fieldcraft.chance.scores import brier_score, interval_score, weighted_interval_score


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (1, 29, 0.0061, 0.1718)],
)
def test_wilsons_interval_is_that_of_newcombes_table(k: int, n: int, low: float, high: float) -> None:
    """Newcombe 1998, Statistics in Medicine 17:857, table I, method 3, at 95 %, as several public test suites
    quote it. Its fourth row, 0 of 20, is left out: at the ends ours is the exact interval on purpose."""
    found = share(k, n)
    assert found is not None
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


def test_wilsons_interval_of_one_in_two() -> None:
    """The Ruby package wilson_score, test/wilson_score_test.rb (instacart/wilson_score on GitHub)."""
    found = share(1, 2)
    assert found is not None
    assert (found.low, found.high) == pytest.approx((0.0945, 0.9055), abs=5e-5)


@pytest.mark.parametrize(
    ("k", "low", "high"),
    [
        (10, 0.02599340, 0.08687509),
        (20, 0.06416642, 0.14729862),
        (25, 0.08462743, 0.176126),
        (30, 0.10567714, 0.20436243),
        (40, 0.14910087, 0.25950769),
        (50, 0.19387268, 0.31330266),
        (60, 0.23970343, 0.36603761),
        (70, 0.28642624, 0.41787992),
        (80, 0.33393964, 0.46893129),
    ],
)
def test_jeffreys_interval_is_that_of_the_surveillance_package(k: int, low: float, high: float) -> None:
    """The R package RSurveillance, page of binom.jeffreys, example output for 200 tries at 95 %
    (rdrr.io/cran/RSurveillance/man/binom.jeffreys.html)."""
    found = jeffreys(k, 200, 0.95)
    assert found is not None
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-8)


def test_interval_scores_of_eight_ranges() -> None:
    """The README of adrian-lison/interval-scoring on GitHub, “Interval Score”, at alpha = 0.2."""
    low = [2, 3, 5, 9, 1, -3, 0.2, 8.7]
    high = [5, 5, 7, 13, 5, -1, 3, 9]
    value = [4, 7, 4, 6, 2, 1, 3, 8]
    assert interval_score(low, high, value) == pytest.approx([3, 22, 12, 34, 4, 22, 2.8, 7.3])


def test_weighted_scores_of_three_ranges_alone_and_with_their_middles() -> None:
    """The R package scoringutils, tests/testthat/test-metrics-quantile.R, the tests that correspond to
    covidHubUtils: a range of 80 % weighs a tenth (half of 1 − 80 %), its middle a half, the whole is divided
    by one and a half. The file states the sums; here they are added up."""
    low, middle, high, value = [-1, -2, -2], [1, 2, 3], [3, 4, 4], [1, -15, 22]
    of_range = [4 * 0.1 + 0, 6 * 0.1 + 13, 6 * 0.1 + 18]
    assert interval_score(low, high, value) / 10 == pytest.approx(of_range)
    expected = [(0.5 * abs(y - m) + each) / 1.5 for y, m, each in zip(value, middle, of_range, strict=True)]
    assert weighted_interval_score(low, middle, high, value) == pytest.approx(expected)


@pytest.mark.parametrize(("chance", "score"), [(1.0, 0.0), (0.7, 0.09), (0.3, 0.49), (0.5, 0.25)])
def test_brier_scores_of_a_forecast_of_rain_on_a_day_with_rain(chance: float, score: float) -> None:
    """Wikipedia's “Brier score”, its example of rain, as kept at en-academic.com (enwiki/1203570)."""
    assert brier_score([chance], [True]) == pytest.approx(score)


def test_the_brier_score_of_certain_rain_on_a_dry_day() -> None:
    """The same article: the worst there is."""
    assert brier_score([1.0], [False]) == 1
