"""Our scores and bands against independent libraries, and against values that others published."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.special import betainc
from scipy.stats import beta, skew, t, ttest_ind

from fieldcraft.chance.beta import quantile, share_below
from fieldcraft.chance.intervals import jeffreys, reach_of_mean
from fieldcraft.chance.over_time import Settled, over_time
from fieldcraft.chance.scores import (
    brier_score,
    interval_score,
    log_score,
    weighted_interval_score,
)
from fieldcraft.chance.skewed import skewed_band
from tests.chance.settled import bets, split

counts = st.integers(1, 100_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
levels = st.sampled_from([0.5, 0.8, 0.9, 0.95, 0.99])
quantities = st.floats(-1e6, 1e6, allow_subnormal=False)
ranges = st.lists(
    st.tuples(st.lists(quantities, min_size=3, max_size=3).map(sorted), quantities), min_size=1, max_size=30
)


bet = st.tuples(st.floats(0, 1), st.booleans())


def columns(rows: list[tuple[list[float], float]]) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    p10, p50, p90 = np.array([row[0] for row in rows]).T
    return p10, p50, p90, np.array([row[1] for row in rows])


@given(bets)
def test_the_brier_score_is_scikit_learns(pairs: list[tuple[float, bool]]) -> None:
    from sklearn.metrics import brier_score_loss

    forecasts, happened = split(pairs)
    theirs = brier_score_loss(happened, forecasts, pos_label=True)
    assert brier_score(forecasts, happened) == pytest.approx(theirs, abs=1e-12)


@given(st.lists(st.tuples(st.integers(0, 1000), st.booleans()), min_size=1, max_size=200))
def test_the_log_score_is_scikit_learns_log_loss_with_its_sign_turned(
    thousandths: list[tuple[int, bool]],
) -> None:
    from sklearn.metrics import log_loss

    forecasts, happened = split([(each / 1000, answer) for each, answer in thousandths])
    theirs = -log_loss(happened, np.clip(forecasts, 0.001, 0.999), labels=[False, True])
    assert log_score(forecasts, happened).mean == pytest.approx(theirs, abs=1e-12)


def pinball(rows: list[tuple[list[float], float]], share: float) -> float:
    """The mean loss of the quantile of that share, by scikit-learn."""
    from sklearn.metrics import mean_pinball_loss

    column = {0.1: 0, 0.5: 1, 0.9: 2}[share]
    return float(mean_pinball_loss([row[1] for row in rows], [row[0][column] for row in rows], alpha=share))


@given(ranges)
def test_the_interval_score_is_ten_times_the_losses_of_its_two_ends(
    rows: list[tuple[list[float], float]],
) -> None:
    p10, _, p90, value = columns(rows)
    theirs = 10 * (pinball(rows, 0.1) + pinball(rows, 0.9))
    assert interval_score(p10, p90, value).mean() == pytest.approx(theirs, rel=1e-9, abs=1e-9)


@given(ranges)
def test_the_weighted_interval_score_is_twice_the_mean_loss_of_its_three_quantiles(
    rows: list[tuple[list[float], float]],
) -> None:
    theirs = 2 * (pinball(rows, 0.1) + pinball(rows, 0.5) + pinball(rows, 0.9)) / 3
    assert weighted_interval_score(*columns(rows)).mean() == pytest.approx(theirs, rel=1e-9, abs=1e-9)


@given(counts, levels)
def test_jeffreys_interval_is_made_of_scipys_beta_quantiles(count: tuple[int, int], level: float) -> None:
    k, n = count
    ours = jeffreys(k, n, level)
    assert ours is not None
    low, high = beta.ppf([(1 - level) / 2, (1 + level) / 2], k + 0.5, n - k + 0.5)
    expected = (low if k else 0, high if k < n else 1)
    assert (ours.low, ours.high) == pytest.approx(expected, rel=1e-8, abs=1e-10)


@given(st.floats(0.5, 2000), st.floats(0.5, 2000), st.floats(0.001, 0.999))
def test_the_share_below_and_its_inverse_are_scipys(a: float, b: float, share: float) -> None:
    x = float(beta.ppf(share, a, b))
    assert share_below(a, b, x) == pytest.approx(float(betainc(a, b, x)), abs=1e-10)
    assert quantile(a, b, share) == pytest.approx(x, rel=1e-7, abs=1e-9)


@given(st.integers(2, 100_000), st.floats(0.01, 100), levels)
def test_the_reach_of_a_mean_is_students(n: int, deviation: float, level: float) -> None:
    theirs = t.ppf((1 + level) / 2, n - 1) * deviation / n**0.5
    assert reach_of_mean(deviation, n, level) == pytest.approx(theirs, rel=1e-7)


def test_ten_forecasts_worked_by_hand_give_their_score() -> None:
    """Worked by hand: ten forecasts of rain score .19 summed over both answers, which is twice ours."""
    rain = [0.7, 0.9, 0.8, 0.4, 0.2, 0, 0, 0, 0, 0.1]
    rained = [False, True, True, True, False, False, False, False, False, False]
    assert 2 * brier_score(rain, rained) == pytest.approx(0.19)


@given(st.lists(st.integers(0, 1000), min_size=3, max_size=60), levels)
def test_the_band_of_a_leaning_mean_solves_halls_cubic(numbers: list[int], level: float) -> None:
    """Hall's transformed statistic at our ends, with SciPy's skewness, is SciPy's quantile of Student's t."""
    values = np.array(numbers, dtype=float)
    assume(values.std() > 0)
    off, n = values - values.mean(), len(values)
    found = skewed_band(float(values.mean()), float((off**2).sum()), float((off**3).sum()), n, level)
    assert found is not None
    lean = skew(values)
    for end, share in zip(found, ((1 + level) / 2, (1 - level) / 2), strict=True):
        if end > 0:
            away = (values.mean() - end) / values.std(ddof=1)
            cubic = away + lean * away**2 / 3 + lean**2 * away**3 / 27 + lean / (6 * n)
            assert cubic == pytest.approx(t.ppf(share, n - 1) / n**0.5, rel=1e-6, abs=1e-6)


@given(st.lists(bet, min_size=10, max_size=60), st.lists(bet, min_size=10, max_size=60))
def test_the_change_over_time_is_scipys_welch_interval(
    earlier: list[tuple[float, bool]], later: list[tuple[float, bool]]
) -> None:
    last, happened = split(earlier + later)
    assume(min(np.std([(p - y) ** 2 for p, y in half]) for half in (earlier, later)) > 1e-3)
    day = np.repeat([1, 2], [len(earlier), len(later)])
    found = over_time(
        np.array(last), np.array(happened), Settled(day, day), np.zeros(0, dtype=bool), Settled([], [])
    ).change
    assert found is not None
    scores = (np.array(last) - np.array(happened)) ** 2
    theirs = ttest_ind(scores[day == 2], scores[day == 1], equal_var=False).confidence_interval(0.9)
    # Ours rounds the degrees of freedom down, so that its band is never the shorter one.
    assert found.band[0] <= theirs.low + 1e-9 and theirs.high - 1e-9 <= found.band[1]
    assert found.band == pytest.approx((theirs.low, theirs.high), abs=0.02 * (theirs.high - theirs.low))
