from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.chance.beta import quantile, share_below

shapes = st.floats(0.5, 500)
shares = st.floats(0.001, 0.999)


@given(shapes, shapes, shares)
def test_the_share_below_a_quantile_is_the_share_asked_for(a: float, b: float, share: float) -> None:
    assert share_below(a, b, quantile(a, b, share)) == pytest.approx(share, abs=1e-9)


# Of these one can be taken without a rest; near nothing the rest of a float is 1, and a root makes that much.
exact = st.integers(0, 2**20).map(lambda number: number / 2**20)


@given(shapes, shapes, exact)
def test_counting_from_the_other_side_gives_the_rest(a: float, b: float, x: float) -> None:
    assert share_below(a, b, x) + share_below(b, a, 1 - x) == pytest.approx(1, abs=1e-9)


@given(st.floats(0, 1))
def test_beta_1_1_is_the_even_spread(x: float) -> None:
    assert share_below(1, 1, x) == pytest.approx(x, abs=1e-12)


@pytest.mark.parametrize(("a", "b", "x"), [(0, 1, 0.5), (1, -1, 0.5), (1, 1, 1.1), (1, 1, float("nan"))])
def test_what_is_no_beta_distribution_or_no_share_is_an_error(a: float, b: float, x: float) -> None:
    with pytest.raises(ValueError, match="a and b must be above 0"):
        share_below(a, b, x)


@pytest.mark.parametrize(("a", "b", "share"), [(0.4, 1, 0.5), (1, 1, 0), (1, 1, 1), (1, 1, float("nan"))])
def test_a_quantile_of_nothing_or_of_all_is_an_error(a: float, b: float, share: float) -> None:
    with pytest.raises(ValueError, match="the share between 0 and 1"):
        quantile(a, b, share)
