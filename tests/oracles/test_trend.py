"""Trends beside SciPy: its Theil-Sen slopes, and its exact distribution of Kendall's tau."""

from __future__ import annotations

from itertools import accumulate
from math import factorial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import kendalltau, theilslopes

from fieldcraft.chance.trend import COUNTED, FEWEST, orders_by_pairs, slopes_between, trend

values = st.lists(st.integers(-10_000, 10_000), min_size=FEWEST, max_size=40)


@given(values, st.sampled_from([0.8, 0.9, 0.95]))
def test_the_slope_is_scipys_and_so_is_the_band_but_for_its_rounding(series: list[int], level: float) -> None:
    places = np.arange(len(series), dtype=float)
    found, theirs = trend(places, series, level), theilslopes(series, places, level)
    assert found is not None
    assert found.slope == pytest.approx(theirs.slope, abs=1e-9)
    slopes = slopes_between(places, np.array(series, dtype=float))
    # SciPy approximates by the normal distribution, takes off for ties and rounds: a few ranks of slopes.
    few = 2 + len(slopes) // 25
    for ours, other in zip(found.band, (theirs.low_slope, theirs.high_slope), strict=True):
        at = np.searchsorted(slopes, ours, "left"), np.searchsorted(slopes, ours, "right")
        near = slopes[max(0, at[0] - few)], slopes[min(len(slopes) - 1, at[1] + few)]
        assert near[0] - 1e-9 <= other <= near[1] + 1e-9


@given(st.integers(COUNTED + 1, 120), st.integers(0, 2**32 - 1))
def test_beyond_what_is_counted_the_band_is_scipys_within_a_slope(n: int, seed: int) -> None:
    series = np.random.default_rng(seed).normal(size=n)
    found, theirs = trend(np.arange(n), series), theilslopes(series, np.arange(n), 0.9)
    assert found is not None
    slopes = slopes_between(np.arange(n, dtype=float), series)
    for ours, other in zip(found.band, (theirs.low_slope, theirs.high_slope), strict=True):
        assert abs(np.searchsorted(slopes, ours) - np.searchsorted(slopes, other)) <= 2


@pytest.mark.parametrize("n", [6, 7, 9, 12])
def test_chances_of_orders_are_those_of_scipys_exact_test(n: int) -> None:
    random = np.random.default_rng(n)
    below = list(accumulate(orders_by_pairs((1,) * n)))
    for _ in range(20):
        order = random.permutation(n)
        out = sum(int(a > b) for i, a in enumerate(order) for b in order[i + 1 :])
        least = min(out, n * (n - 1) // 2 - out)
        theirs = kendalltau(np.arange(n), order, method="exact").pvalue
        assert min(1.0, 2 * below[least] / factorial(n)) == pytest.approx(theirs)
