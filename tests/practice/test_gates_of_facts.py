"""Gates beside published facts."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import optimize

from fieldcraft.practice.churn import survival
from fieldcraft.practice.gates_of_facts import fitted_churn, simulated_cohort


def test_the_fit_of_a_cohort_is_that_of_an_optimiser() -> None:
    alive = simulated_cohort(0.704, 1.182, 7)
    lost = -np.diff(alive)

    def unlikelihood(logs: np.ndarray) -> float:
        expected = survival(*np.exp(logs), 7)
        return -float((lost * np.log(-np.diff(expected))).sum() + alive[-1] * np.log(expected[-1]))

    theirs = np.exp(optimize.minimize(unlikelihood, [0.0, 0.0], method="Nelder-Mead").x)
    assert fitted_churn(alive) == pytest.approx(theirs, rel=5e-3)
