from __future__ import annotations

import numpy as np
import pytest

from fieldcraft.chance.ranges import RangeFigures, range_figures


def figures(value: list[float], unit: list[str], p10: float = 10, p90: float = 30) -> RangeFigures:
    n = len(value)
    rows = np.full(n, p10), np.full(n, (p10 + p90) / 2), np.full(n, p90), np.array(value, dtype=float)
    return range_figures(*rows, unit)


def test_a_value_on_the_edge_of_its_range_is_held() -> None:
    found = figures([10, 20, 30, 9.99, 30.01, 31], ["h"] * 6)
    assert (found.n, found.covered, found.below, found.above) == (6, 3, 1, 2)


def test_four_in_five_are_expected() -> None:
    assert figures([20] * 3, ["h"] * 3).expected == 2.4
    assert figures([20] * 40, ["h"] * 40).expected == 32


def test_the_band_bounds_the_share_held() -> None:
    found = figures([20] * 31 + [0] * 9, ["h"] * 40)
    assert found.band is not None
    assert found.band[0] < 31 / 40 < found.band[1]
    assert found.band == pytest.approx((0.653, 0.869), abs=0.005)


def test_scores_are_averaged_within_a_unit_and_never_over_units() -> None:
    found = figures([20, 5, 20], ["days", "hours", "hours"])
    assert [(score.unit, score.n) for score in found.by_unit] == [("hours", 2), ("days", 1)]
    assert [score.interval_score for score in found.by_unit] == pytest.approx([45, 20])
    assert found.by_unit[1].weighted_interval_score == pytest.approx(0.1 * 20 / 1.5)


def test_each_unit_says_how_many_of_its_ranges_held() -> None:
    hours, days = figures([5, 20, 20, 20, 40, 20, 20, 5], ["days"] * 3 + ["hours"] * 5).by_unit
    assert (hours.unit, hours.covered, hours.expected) == ("hours", 3, 4)
    assert (days.unit, days.covered, days.expected) == ("days", 2, 2.4)
    assert hours.band[0] < 3 / 5 < hours.band[1]
    assert hours.of_intervals.band is not None and hours.weighted.band is not None
    assert days.of_intervals.band is days.weighted.band is None


def test_no_ranges_have_no_band_and_no_scores() -> None:
    assert figures([], []).to_dict() == {
        "n": 0,
        "covered": 0,
        "expected": 0.0,
        "below": 0,
        "above": 0,
        "band": None,
        "by_unit": [],
    }
