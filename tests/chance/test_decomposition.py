"""The five terms: they sum to the score, each is what it says, and an example worked by hand agrees."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.chance.bins import into_bins
from fieldcraft.chance.decomposition import Decomposition, decompose
from fieldcraft.chance.scores import brier_score
from tests.chance.settled import bets, split


def of(forecasts: list[float], happened: list[bool]) -> Decomposition:
    return decompose(into_bins(forecasts, happened))


@given(bets)
def test_the_five_terms_are_the_brier_score(pairs: list[tuple[float, bool]]) -> None:
    assert of(*split(pairs)).brier == pytest.approx(brier_score(*split(pairs)), abs=1e-12, rel=0)


@pytest.mark.parametrize("seed", range(3))
def test_the_five_terms_are_the_brier_score_of_a_hundred_thousand_bets(seed: int) -> None:
    random = np.random.default_rng(seed)
    forecasts = random.beta(0.5, 0.5, 100_000)
    happened = random.random(100_000) < forecasts
    decomposition = decompose(into_bins(forecasts, happened))
    assert decomposition.brier == pytest.approx(brier_score(forecasts, happened), abs=1e-12, rel=0)


@given(bets)
def test_all_but_the_covariance_are_never_below_nothing(pairs: list[tuple[float, bool]]) -> None:
    terms = of(*split(pairs)).to_dict()
    del terms["within_bin_covariance"]
    assert min(terms.values()) >= 0
    assert terms["uncertainty"] <= 0.25


def test_an_example_worked_by_hand() -> None:
    """Six forecasts in two bins, by the formulas of Stephenson, Coelho & Jolliffe (2008).

    .12 .18 .15 | no yes no:  mean .15, share 1/3;  .72 .78 .75 | no yes yes:  mean .75, share 2/3.
    Within each bin the squared deviations sum to .0018, and Σ (f − f̄)(o − ō) is .03.
    """
    terms = of([0.12, 0.18, 0.15, 0.72, 0.78, 0.75], [False, True, False, False, True, True])
    assert terms.reliability == pytest.approx((3 * (0.15 - 1 / 3) ** 2 + 3 * (0.75 - 2 / 3) ** 2) / 6)
    assert terms.resolution == pytest.approx(1 / 36)
    assert terms.uncertainty == 0.25
    assert terms.within_bin_variance == pytest.approx(0.0036 / 6)
    assert terms.within_bin_covariance == pytest.approx(2 * 0.06 / 6)
    assert terms.generalised_resolution == pytest.approx(1 / 36 - 0.0006 + 0.02)


@given(st.lists(st.tuples(st.integers(0, 9), st.booleans()), min_size=1, max_size=100))
def test_one_forecast_a_bin_leaves_murphys_three_terms(pairs: list[tuple[int, bool]]) -> None:
    terms = of([(k + 0.5) / 10 for k, _ in pairs], [each for _, each in pairs])
    assert terms.within_bin_variance == pytest.approx(0, abs=1e-30)
    assert terms.within_bin_covariance == pytest.approx(0, abs=1e-15)
    assert terms.brier == pytest.approx(terms.reliability - terms.resolution + terms.uncertainty)


@pytest.mark.parametrize("happened", [True, False])
def test_when_all_or_none_came_true_there_is_nothing_to_tell_apart(happened: bool) -> None:
    terms = of([0.1, 0.5, 0.9], [happened] * 3)
    assert (terms.resolution, terms.uncertainty) == (0, 0)


def test_always_saying_the_share_of_yes_has_no_term_but_uncertainty() -> None:
    terms = of([0.25] * 4, [True, False, False, False])
    assert terms == Decomposition(0, 0, 0.1875, 0, 0)
