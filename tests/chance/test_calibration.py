from __future__ import annotations

import pytest
from hypothesis import given

from fieldcraft.chance.bins import into_bins
from fieldcraft.chance.calibration import CurvePoint, curve
from tests.chance.settled import bets, split


def of(forecasts: list[float], happened: list[bool]) -> tuple[CurvePoint, ...]:
    return curve(into_bins(forecasts, happened))


@given(bets)
def test_only_bins_with_bets_have_a_point_and_all_bets_are_in_one(pairs: list[tuple[float, bool]]) -> None:
    points = of(*split(pairs))
    assert all(point.n > 0 for point in points)
    assert sum(point.n for point in points) == len(pairs)
    assert [point.low for point in points] == sorted({point.low for point in points})


@given(bets)
def test_the_band_holds_what_happened(pairs: list[tuple[float, bool]]) -> None:
    for point in of(*split(pairs)):
        assert 0 <= point.band[0] <= point.happened <= point.band[1] <= 1


def test_one_bin_is_one_point_with_its_mean_forecast() -> None:
    (point,) = of([0.7, 0.74, 0.78], [True, True, False])
    assert (point.low, point.high, point.n, point.came_true) == (0.7, 0.8, 3, 2)
    assert point.forecast == pytest.approx(0.74)
    assert point.happened == pytest.approx(2 / 3)


def test_a_point_says_whether_its_band_holds_the_forecast() -> None:
    assert all(point.holds for point in of([0.75] * 20, [True] * 15 + [False] * 5))
    assert not any(point.holds for point in of([0.75] * 20, [False] * 20))


def test_the_contract_names_six_fields() -> None:
    (point,) = of([0.7], [True])
    assert point.to_dict().keys() == {"low", "high", "n", "forecast", "happened", "band"}
