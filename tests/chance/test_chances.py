from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from fieldcraft.chance.arrays import BLOCK
from fieldcraft.chance.chances import NO_FIGURES, ChanceFigures, chance_figures
from tests.chance.settled import bets, chances, split


def of(*groups: tuple[float, int, int]) -> ChanceFigures:
    settled = chances(*groups)
    rows = settled.last, settled.time_weighted_brier, settled.happened
    return chance_figures(*map(np.asarray, rows))


def test_the_base_rate_is_the_share_that_came_true() -> None:
    found = of((0.7, 20, 13), (0.2, 20, 3))
    assert found.base_rate == 0.4
    assert found.base_rate_band[0] < 0.4 < found.base_rate_band[1]
    assert found.mean_forecast == pytest.approx(0.45)
    assert found.sharpness == pytest.approx(0.0625)


def test_skill_is_against_saying_ones_own_share_and_against_saying_half() -> None:
    found = of((0.7, 20, 13), (0.2, 20, 3))
    assert found.skill_vs_own_base_rate is not None
    assert found.skill_vs_own_base_rate.estimate == pytest.approx(1 - found.brier / 0.24)
    assert found.skill_vs_always_half.estimate == pytest.approx(1 - found.brier / 0.25)


@pytest.mark.parametrize("came_true", [0, 30])
def test_there_is_no_skill_against_a_share_of_none_or_all(came_true: int) -> None:
    found = of((0.6, 30, came_true)).to_dict()
    assert found["skill_vs_own_base_rate"] is None
    assert found["skill_vs_own_base_rate_band"] is None


def test_near_sure_things_are_counted_on_both_sides() -> None:
    assert of((0.1, 2, 0), (0.11, 3, 0), (0.89, 4, 4), (0.9, 5, 5)).near_sure == 7


def test_the_time_weighted_score_is_a_plain_mean_over_bets() -> None:
    found = chance_figures(np.array([0.9, 0.9]), np.array([0.2, 0.4]), np.array([True, True]))
    assert found.time_weighted_brier == pytest.approx(0.3)


def test_no_bets_have_the_same_fields_as_some() -> None:
    assert of((0.5, 1, 1)).to_dict().keys() == NO_FIGURES.keys()


@given(bets)
def test_sharpness_is_the_variance_of_the_forecasts(pairs: list[tuple[float, bool]]) -> None:
    last, happened = (np.asarray(row) for row in split(pairs))
    found = chance_figures(last, np.zeros(len(last)), happened)
    assert found.sharpness == pytest.approx(float(last.var()), abs=1e-12)
    assert found.mean_forecast == pytest.approx(float(last.mean()))


@given(bets)
def test_without_near_sure_things_the_figures_are_those_of_the_others_alone(
    pairs: list[tuple[float, bool]],
) -> None:
    last, happened = (
        np.asarray(row, dtype=kind) for row, kind in zip(split(pairs), (float, bool), strict=True)
    )
    others = (last > 0.1) & (last < 0.9)
    found = chance_figures(last, (last - happened) ** 2, happened).without_near_sure
    if not others.any():
        assert found is None
        return
    alone = chance_figures(last[others], np.zeros(others.sum()), happened[others])
    assert found is not None and found == alone.without_near_sure
    assert (found.n, found.base_rate) == (alone.n, pytest.approx(alone.base_rate))
    assert found.brier == pytest.approx(alone.brier)
    assert found.resolution == pytest.approx(alone.decomposition.resolution)
    assert found.uncertainty == pytest.approx(alone.decomposition.uncertainty)
    assert found.skill_vs_always_half == alone.skill_vs_always_half


def test_many_bets_are_reckoned_as_if_they_were_few() -> None:
    """More than are taken at a time."""
    random = np.random.default_rng(4)
    last = random.random(2 * BLOCK + 5).round(2)
    happened = random.random(len(last)) < last
    found = chance_figures(last, (last - happened) ** 2, happened)
    others = (last > 0.1) & (last < 0.9)
    assert found.brier == pytest.approx(((last - happened) ** 2).mean())
    assert found.decomposition.brier == pytest.approx(found.brier, abs=1e-12)
    assert found.near_sure == (~others).sum()
    assert found.without_near_sure is not None
    assert found.without_near_sure.brier == pytest.approx(((last - happened)[others] ** 2).mean())
