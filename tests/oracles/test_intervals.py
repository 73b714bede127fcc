"""Our intervals for a share against SciPy's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from fieldcraft.chance.intervals import share

counts = st.integers(1, 3000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(counts, st.sampled_from([0.8, 0.9, 0.95, 0.99]))
def test_the_interval_is_wilsons_and_at_the_ends_the_exact_one(count: tuple[int, int], level: float) -> None:
    k, n = count
    ours = share(k, n, level)
    assert ours is not None
    method = "exact" if k in (0, n) else "wilson"
    theirs = binomtest(k, n).proportion_ci(confidence_level=level, method=method)
    assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high), abs=1e-9)
