from __future__ import annotations

from dataclasses import astuple

import numpy as np
import pytest
from hypothesis import given

from fieldcraft.chance.scores import brier_score
from fieldcraft.chance.skill import NONE_MISSED, Misses, misses, skill_against, squared_misses
from tests.chance.settled import bets, split


def told(forecasts: np.ndarray, happened: np.ndarray) -> Misses:
    return misses(squared_misses(forecasts, happened), happened)


@given(bets)
def test_skill_is_one_less_the_ratio_of_brier_scores(pairs: list[tuple[float, bool]]) -> None:
    forecasts, happened = (np.asarray(row) for row in split(pairs))
    skill = skill_against(0.5, told(forecasts, happened))
    assert skill is not None
    assert skill.estimate == pytest.approx(1 - brier_score(forecasts, happened) / 0.25)


def test_always_saying_ones_own_share_shows_no_skill_against_it() -> None:
    skill = skill_against(0.5, told(np.full(40, 0.5), np.arange(40) % 2 == 0))
    assert skill is not None
    assert skill.estimate == 0
    assert not skill.shown


def test_knowing_each_time_is_all_the_skill_there_is() -> None:
    happened = np.arange(40) % 2 == 0
    skill = skill_against(0.5, told(happened.astype(float), happened))
    assert skill is not None
    assert (skill.estimate, skill.band, skill.shown) == (1, (1, 1), True)


def test_there_is_no_skill_against_what_is_never_wrong() -> None:
    assert skill_against(1.0, told(np.array([0.9, 0.8]), np.array([True, True]))) is None


def test_one_bet_bounds_no_skill() -> None:
    skill = skill_against(0.5, told(np.array([0.9]), np.array([True])))
    assert skill is not None
    assert skill.band is None and skill.band_as_list() is None
    assert not skill.shown


def test_the_band_holds_the_true_skill_about_nine_times_in_ten() -> None:
    """Forecasters who give 20, 50 and 80 % and are right about it: 1 − .178 / .25 = .288 in truth."""
    random = np.random.default_rng(5)
    held = 0
    for _ in range(400):
        forecasts = random.choice([0.2, 0.5, 0.8], 60, p=[0.4, 0.2, 0.4])
        happened = random.random(60) < forecasts
        skill = skill_against(float(happened.mean()), told(forecasts, happened))
        assert skill is not None and skill.band is not None
        held += skill.band[0] <= 1 - (0.8 * 0.16 + 0.2 * 0.25) / 0.25 <= skill.band[1]
    assert 0.85 < held / 400 < 0.95


@given(bets, bets)
def test_the_misses_of_two_parts_add_up(
    here: list[tuple[float, bool]], there: list[tuple[float, bool]]
) -> None:
    one, other, whole = (
        told(*(np.asarray(row) for row in split(pairs))) for pairs in (here, there, here + there)
    )
    assert astuple(one + other) == pytest.approx(astuple(whole))
    assert NONE_MISSED + one == one
