"""Trends over a short series: what holds for all of them, and how often the band holds the truth."""

from __future__ import annotations

from itertools import permutations
from math import comb, factorial

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fieldcraft.chance.trend import (
    COUNTED,
    FEWEST,
    Trend,
    orders_by_pairs,
    rank_by_normal,
    rank_of_band,
    trend,
)

values = st.lists(st.integers(-1000, 1000), min_size=FEWEST, max_size=60)
levels = st.sampled_from([0.5, 0.8, 0.9, 0.95])


def of(series: list[int] | np.ndarray, level: float = 0.9) -> Trend:
    found = trend(range(1, len(series) + 1), series, level)
    assert found is not None
    return found


@pytest.mark.parametrize("n", range(FEWEST))
def test_fewer_than_six_points_say_nothing(n: int) -> None:
    assert trend(range(n), range(n)) is None


def test_six_points_on_a_line_are_that_line() -> None:
    assert trend([1, 2, 3, 4, 5, 6], [3, 5, 7, 9, 11, 13]) == Trend(6, 2.0, (2.0, 2.0), 1.0)


def test_sen_s_own_points_give_his_estimate_and_the_band_of_other_programs() -> None:
    """The points of Sen 1968, section 6: 4, and 26/7 to 35/8, as SciPy and R's deming test.

    Both ask for 93 % and approximate by the normal distribution; counted out, those two slopes are a band of
    97 %, and the next ones inwards are one of 93.1 %.
    """
    points = [1, 2, 3, 4, 10, 12, 18], [9, 15, 19, 20, 45, 55, 78]
    found, narrower = trend(*points, 0.95), trend(*points, 0.93)
    assert found is not None and narrower is not None
    assert (found.slope, *found.band) == pytest.approx((4, 26 / 7, 35 / 8))
    assert (narrower.slope, *narrower.band) == pytest.approx((4, 15 / 4, 46 / 11))


@pytest.mark.parametrize(
    ("n", "sum_of_signs", "chance"),
    [(5, 8, 0.042), (6, 11, 0.028), (7, 13, 0.035), (8, 16, 0.031), (9, 18, 0.038), (10, 21, 0.036)],
)
def test_chances_are_those_of_kendalls_table(n: int, sum_of_signs: int, chance: float) -> None:
    """As Kendall's table, and that of Hollander & Wolfe (A.30), has them: at least that sum, one-sided."""
    outermost = (comb(n, 2) - sum_of_signs) // 2 + 1
    assert sum(orders_by_pairs((1,) * n)[:outermost]) / factorial(n) == pytest.approx(chance, abs=5e-4)
    assert rank_of_band((1,) * n, 1 - 2 * chance - 1e-3) == outermost


@given(values, st.integers(-500, 500), st.integers(-100, 100), levels)
def test_a_line_added_is_added_to_the_slope_and_its_band(
    series: list[int], up: int, tilt: int, level: float
) -> None:
    before, after = of(series, level), of(np.array(series) + up + tilt * np.arange(len(series)), level)
    assert after.slope == pytest.approx(before.slope + tilt, abs=1e-9)
    assert after.band == pytest.approx((before.band[0] + tilt, before.band[1] + tilt), abs=1e-9)


@given(values, st.integers(1, 50), levels)
def test_another_unit_scales_it(series: list[int], unit: int, level: float) -> None:
    before, after = of(series, level), of(np.array(series) * unit, level)
    assert (after.slope, *after.band) == pytest.approx([unit * each for each in (before.slope, *before.band)])
    places = np.arange(1, len(series) + 1) * unit
    slower = trend(places, series, level)
    assert slower is not None and slower.slope == pytest.approx(before.slope / unit)


@given(values, levels)
def test_backwards_and_upside_down_turn_its_sign(series: list[int], level: float) -> None:
    forth = of(series, level)
    for turned in (of(series[::-1], level), of([-each for each in series], level)):
        assert (turned.slope, *turned.band) == pytest.approx((-forth.slope, -forth.band[1], -forth.band[0]))


@given(values, levels)
def test_the_slope_lies_in_its_band_and_a_higher_level_makes_that_wider(
    series: list[int], level: float
) -> None:
    found, wider = of(series, level), of(series, 0.99 if len(series) > 6 else level)
    assert found.band[0] <= found.slope <= found.band[1]
    assert wider.band[0] <= found.band[0] and found.band[1] <= wider.band[1]


@given(values, st.integers(10**6, 10**9))
def test_one_value_however_far_out_moves_the_slope_within_those_of_the_others(
    series: list[int], far: int
) -> None:
    assume(len(series) >= 8)
    found = of([*series[:-1], far])
    slopes = [
        (b - a) / (j - i) for i, a in enumerate(series[:-1]) for j, b in enumerate(series[:-1]) if i < j
    ]
    assert min(slopes) <= found.slope <= max(slopes)


@pytest.mark.parametrize("level", [0.8, 0.9, 0.95])
def test_over_every_order_of_six_values_the_band_holds_the_slope_as_often_as_promised(level: float) -> None:
    held = [
        found.band[0] <= 3 <= found.band[1]
        for order in permutations((1, 2, 4, 8, 16, 32))
        if (found := of(np.array(order) + 3 * np.arange(6), level))
    ]
    outside = sum(orders_by_pairs((1,) * 6)[: rank_of_band((1,) * 6, level)]) * 2 / factorial(6)
    assert np.mean(held) == pytest.approx(1 - outside) and level <= np.mean(held) < 1


def test_ties_only_make_it_hold_more_often() -> None:
    held = [
        found.band[0] <= 0 <= found.band[1]
        for order in permutations((0, 0, 0, 1, 1, 5))
        if (found := of(list(order)))
    ]
    assert np.mean(held) >= 0.9


def test_all_values_alike_are_no_trend() -> None:
    found = of([7] * 9)
    assert (found.slope, found.band, found.start, found.shown) == (0, (0, 0), 7, False)


def test_points_of_one_place_are_not_compared_and_all_in_one_place_say_nothing() -> None:
    assert trend([1] * 8, range(8)) is None
    assert trend([1, 1, 1, 1, 1, 1, 1, 2], range(8)) is None
    found = trend([1, 1, 2, 2, 3, 3, 4, 4], [1, 2, 3, 4, 5, 6, 7, 8])
    assert found is not None and found.slope == 2 and found.shown


@given(st.lists(st.integers(1, 5), min_size=1, max_size=5))
def test_orders_are_all_counted_and_as_many_one_way_as_the_other(together: list[int]) -> None:
    orders = orders_by_pairs(tuple(together))
    ways = factorial(sum(together))
    for each in together:
        ways //= factorial(each)
    assert sum(orders) == ways and orders == orders[::-1]
    assert len(orders) == comb(sum(together), 2) - sum(comb(each, 2) for each in together) + 1


def test_counting_and_the_normal_distribution_meet() -> None:
    for together in ((1,) * COUNTED, (1,) * 10 + (2,) * 10 + (4,) * 5):
        for level in (0.8, 0.9, 0.95, 0.99):
            counted, normal = rank_of_band(together, level), rank_by_normal(together, level)
            assert counted is not None and normal is not None
            # A rank less is a band that reaches one slope further on either side.
            assert -2 <= normal - counted <= 0


@pytest.mark.parametrize("level", [0, 1, -0.1])
def test_a_level_that_is_none_is_refused(level: float) -> None:
    with pytest.raises(ValueError, match="level"):
        trend(range(8), range(8), level)


def test_what_is_no_series_is_refused() -> None:
    with pytest.raises(ValueError, match="as many of each"):
        trend(range(8), range(7))
    with pytest.raises(ValueError, match="finite"):
        trend(range(8), [float("nan")] * 8)
