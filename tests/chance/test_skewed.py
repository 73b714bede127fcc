"""The band of a mean of leaning values: what it follows, when there is none, how often it holds the truth."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fieldcraft.chance.intervals import reach_of_mean
from fieldcraft.chance.ranges import range_figures
from fieldcraft.chance.skewed import Mean, means, misses_of_chances, skewed_band

# Whole numbers, so that moving and scaling them is exact and only the band is tested.
ranges = st.lists(
    st.tuples(st.lists(st.integers(-200, 200), min_size=3, max_size=3).map(sorted), st.integers(-300, 300)),
    min_size=2,
    max_size=30,
)
Rows = list[tuple[list[int], int]]


def band(values: np.ndarray) -> tuple[float, float] | None:
    off = values - values.mean()
    return skewed_band(float(values.mean()), float((off**2).sum()), float((off**3).sum()), len(values))


def figures(rows: Rows, times: float = 1, plus: float = 0) -> Mean:
    p10, p50, p90 = times * np.array([row[0] for row in rows], dtype=float).T + plus
    value = times * np.array([row[1] for row in rows], dtype=float) + plus
    (unit,) = range_figures(p10, p50, p90, value, ["hours"] * len(rows)).by_unit
    return unit.of_intervals


@given(ranges, st.integers(-1000, 1000))
def test_moving_a_quantity_changes_neither_score_nor_band(rows: Rows, plus: int) -> None:
    assert figures(rows, plus=plus) == figures(rows)


@given(ranges, st.sampled_from([0.25, 2.0, 60.0, 1024.0]))
def test_another_unit_scales_score_and_band_alike(rows: Rows, times: float) -> None:
    one, other = figures(rows), figures(rows, times)
    assert other.estimate == pytest.approx(times * one.estimate)
    assert (one.band is None) == (other.band is None)
    if one.band is not None and other.band is not None:
        assert other.band == pytest.approx([times * end for end in one.band], rel=1e-6, abs=1e-9 * times)


@given(st.lists(st.integers(0, 1000), min_size=2, max_size=40))
def test_the_band_holds_the_mean_and_starts_at_0_at_the_lowest(numbers: list[int]) -> None:
    values = np.array(numbers, dtype=float)
    found = band(values)
    assert found is not None
    assert 0 <= found[0] <= values.mean() + 1e-9 and values.mean() - 1e-9 <= found[1]


@given(st.lists(st.integers(1, 50), min_size=2, max_size=20))
def test_values_that_lean_to_neither_side_have_students_band(numbers: list[int]) -> None:
    values = 1000.0 + np.array(numbers + [-number for number in numbers])
    reach = reach_of_mean(float(values.std(ddof=1)), len(values))
    assert band(values) == pytest.approx((1000 - (reach or 0), 1000 + (reach or 0)))


def test_a_few_large_values_among_small_ones_pull_the_high_end_further() -> None:
    low, high = band(np.array([2.0] * 18 + [20.0, 25.0])) or (0, 0)
    assert high - 4.05 > 2 * (4.05 - low)


def test_values_all_alike_have_a_band_of_no_width() -> None:
    assert band(np.full(5, 3.3)) == (3.3, 3.3)


@given(st.lists(st.booleans(), min_size=1, max_size=30))
def test_there_is_a_band_from_two_misses_on(missed: list[bool]) -> None:
    scores, group = np.arange(len(missed), dtype=float), np.zeros(len(missed), dtype=np.intp)
    (mean,) = means(scores, np.array(missed), group, 1)
    assert (mean.band is None) == (sum(missed) < 2)


@given(ranges, ranges)
def test_a_group_is_reckoned_as_if_it_stood_alone(here: Rows, there: Rows) -> None:
    both = np.array([row[1] for row in here + there], dtype=float)
    group = np.repeat([0, 1], [len(here), len(there)])
    missed = both > 0
    assume(missed.any())
    for place, found in enumerate(means(np.abs(both), missed, group, 2)):
        mine = group == place
        (alone,) = means(np.abs(both[mine]), missed[mine], np.zeros(mine.sum(), dtype=np.intp), 1)
        assert found.n == alone.n and found.estimate == pytest.approx(alone.estimate)
        assert (found.band or ()) == pytest.approx(alone.band or ())


def test_a_miss_is_the_less_likely_answer_and_either_at_a_half() -> None:
    chances, happened = np.array([0.7, 0.7, 0.2, 0.2, 0.5, 0.5]), np.array([1, 0, 0, 1, 0, 1], dtype=bool)
    assert misses_of_chances(chances, happened).tolist() == [False, True, False, True, True, True]


Z = 1.2815515655446004


@pytest.mark.parametrize("n", [5, 10, 20, 40])
@pytest.mark.parametrize(
    ("half_width", "spread", "least"), [(Z, 0.0, 0.89), (Z / 2, 0.0, 0.88), (Z, 0.6, 0.83)]
)
def test_a_band_that_is_shown_holds_the_true_score_about_nine_times_in_ten(
    n: int, half_width: float, spread: float, least: float
) -> None:
    """Ranges that fit, that are half as wide as they should be, and of widely different sizes."""
    chance = np.random.default_rng(20260305)

    def draw(count: int) -> tuple[np.ndarray, np.ndarray]:
        size, value = np.exp(chance.normal(0, spread, count)), chance.normal(0, 1, count)
        missed = np.abs(value) > half_width
        return size * (2 * half_width + 10 * np.maximum(np.abs(value) - half_width, 0)), missed

    truth, many = draw(1_000_000)[0].mean(), 3000
    scores, missed = draw(many * n)
    bands = [each.band for each in means(scores, missed, np.repeat(np.arange(many), n), many)]
    held = [low <= truth <= high for low, high in filter(None, bands)]
    assert least < np.mean(held) < 0.99
