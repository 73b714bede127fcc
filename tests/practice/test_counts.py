"""Counts by inversion, beside the exact quantiles of SciPy."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from fieldcraft.practice.counts import binomial, poisson
from fieldcraft.practice.luck import uniforms

SHARES = st.floats(min_value=1e-9, max_value=1 - 1e-9)
CHANCES = st.floats(min_value=0, max_value=1)
COUNTS = st.integers(min_value=0, max_value=200_000)


@pytest.mark.parametrize(
    ("n", "p"), [(5, 0.03), (20, 0.5), (200, 0.03), (700, 0.03), (1_000, 0.3), (1_000, 0.97), (100_000, 0.03)]
)
def test_the_binomial_quantile_is_the_exact_one_but_for_one_in_ten_thousand(n: int, p: float) -> None:
    u = uniforms(np.uint64(9), 1, 2, 20_000)
    off = np.array([binomial(each, n, p) for each in u]) - stats.binom.ppf(u, n, p)
    assert (off != 0).mean() <= 1e-4 and abs(off).max() <= 1


@pytest.mark.parametrize(("n", "p"), [(40, 0.1), (400, 0.2)])
def test_drawn_counts_have_the_binomial_distribution(n: int, p: float) -> None:
    """Chi-square over the counts that are met often enough."""
    drawn = np.array([binomial(each, n, p) for each in uniforms(np.uint64(1), 2, 3, 40_000)])
    seen = np.bincount(drawn, minlength=n + 1)
    expected = 40_000 * stats.binom.pmf(np.arange(n + 1), n, p)
    often = expected >= 5
    left = expected[~often].sum()
    counts, means = [*seen[often], seen[~often].sum()], [*expected[often], left]
    assert stats.chisquare(counts, np.array(means) * sum(counts) / sum(means)).pvalue > 1e-3


@pytest.mark.parametrize("mean", [0.3, 7.0, 13.0, 45.0, 70.0, 900.0])
def test_the_poisson_quantile_is_the_exact_one_but_for_one_in_a_thousand(mean: float) -> None:
    u = uniforms(np.uint64(9), 1, 2, 20_000)
    off = np.array([poisson(each, mean) for each in u]) - stats.poisson.ppf(u, mean)
    assert (off != 0).mean() <= 1e-3 and abs(off).max() <= 1


@given(SHARES, COUNTS, COUNTS, CHANCES, CHANCES)
def test_more_people_or_a_higher_chance_never_draw_fewer(
    u: float, n: int, m: int, p: float, q: float
) -> None:
    few, many = sorted((n, m))
    low, high = sorted((p, q))
    assert 0 <= binomial(u, few, low) <= binomial(u, many, low) <= many
    assert binomial(u, many, low) <= binomial(u, many, high)


def test_nothing_and_certainty_need_no_luck() -> None:
    assert binomial(0.5, 0, 0.3) == 0 and binomial(0.5, 9, 0.0) == 0 and binomial(0.5, 9, 1.0) == 9
    assert poisson(0.5, 0.0) == 0
