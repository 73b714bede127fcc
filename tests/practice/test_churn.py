"""Churn in classes, beside the published cohorts."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import optimize

from fieldcraft.practice.churn import churn_classes, survival
from fieldcraft.practice.counts import binomial
from fieldcraft.practice.luck import uniforms

# Fader & Hardie 2007, table 1: per cent still there after 0 to 12 years.
HIGH_END = [100.0, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1, 46.8, 44.5, 42.7, 40.9, 39.4]
REGULAR = [100.0, 63.1, 46.8, 38.2, 32.6, 28.9, 26.2, 24.1, 22.3, 20.7, 19.4, 18.3, 17.3]


def shares(a: float, b: float, periods: int) -> list[float]:
    chance, share = churn_classes(a, b)
    return [float((share * (1 - chance) ** t).sum()) for t in range(periods + 1)]


@pytest.mark.parametrize(
    ("a", "b"), [(0.668, 3.806), (0.704, 1.182), (0.7, 45.0), (1.0, 0.0001 + 1), (2.0, 5.0)]
)
def test_seven_classes_give_the_survival_of_the_beta_for_thirteen_periods(a: float, b: float) -> None:
    assert shares(a, b, 13) == pytest.approx(survival(a, b, 13), abs=1e-9)


def test_a_year_of_weeks_is_near_enough() -> None:
    assert shares(0.7, 45.0, 52) == pytest.approx(survival(0.7, 45.0, 52), abs=3e-4)


@pytest.mark.parametrize(
    ("published", "a", "b", "off"), [(HIGH_END, 0.668, 3.806, 0.019), (REGULAR, 0.704, 1.182, 0.007)]
)
def test_the_published_cohorts_come_out(published: list[float], a: float, b: float, off: float) -> None:
    assert shares(a, b, 12) == pytest.approx(np.array(published) / 100, abs=off)


@pytest.mark.parametrize(("a", "b"), [(0.668, 3.806), (0.704, 1.182)])
def test_a_fit_of_a_simulated_cohort_finds_the_parameters_again(a: float, b: float) -> None:
    """Maximum likelihood of the shifted-beta-geometric, written independently of the classes."""
    chance, share = churn_classes(a, b)
    left = np.round(1_000_000 * share).astype(int)
    alive = [int(left.sum())]
    for year in range(7):
        u = uniforms(np.uint64(5), year, 1, len(left))
        left = left - np.array([binomial(*each) for each in zip(u, left, chance, strict=True)])
        alive.append(int(left.sum()))
    lost = -np.diff(alive)

    def unlikelihood(logs: np.ndarray) -> float:
        expected = survival(*np.exp(logs), 7)
        return -float((lost * np.log(-np.diff(expected))).sum() + alive[-1] * np.log(expected[-1]))

    fitted = np.exp(optimize.minimize(unlikelihood, [0.0, 0.0], method="Nelder-Mead").x)
    assert fitted == pytest.approx([a, b], rel=0.02)
