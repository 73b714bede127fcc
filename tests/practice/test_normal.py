"""The normal quantile beside SciPy's."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from fieldcraft.practice.normal import normal, normal_of, quick_normal

SHARES = st.floats(min_value=1e-9, max_value=1 - 1e-9)


@given(SHARES)
def test_the_normal_quantile_is_scipys(u: float) -> None:
    assert normal(u) == pytest.approx(stats.norm.ppf(u), rel=1e-12, abs=1e-12)


@given(SHARES)
def test_the_quick_normal_quantile_errs_by_less_than_draws_can_show(u: float) -> None:
    assert quick_normal(u) == pytest.approx(stats.norm.ppf(u), abs=2e-8)
    assert quick_normal(1 - u) == pytest.approx(-quick_normal(u), abs=4e-8)


def test_the_normal_quantile_takes_arrays() -> None:
    u = np.array([[0.1, 0.5], [0.9, 0.975]])
    assert normal_of(u) == pytest.approx(stats.norm.ppf(u))
