"""Gates of the engine."""

from __future__ import annotations

import pytest
from scipy import stats

from fieldcraft.practice import gates_of_engine
from fieldcraft.practice.counts import binomial
from fieldcraft.practice.gates_of_engine import _above, _p_value


def test_p_values_are_those_of_the_chi_square() -> None:
    assert _above(1.6449) == pytest.approx(0.05, abs=1e-4)
    assert 0 < _p_value(40, 0.1) < 1
    # Draws of another chance are told from it.
    assert stats.norm.sf(3.0) == pytest.approx(_above(3.0), rel=1e-6)


def test_the_chi_square_notices_draws_of_another_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gates_of_engine, "binomial", lambda u, n, p: binomial(u, n, 1.02 * p))
    assert _p_value(400, 0.2) < 1e-3
