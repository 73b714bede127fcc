"""What a player sees."""

from __future__ import annotations

import numpy as np

from fieldcraft.practice.game import begin, play_choices
from fieldcraft.practice.seen import LATE, dashboard, estimates, values_tested
from fieldcraft.practice.state import RECORD, start
from fieldcraft.practice.world import EXACT, worlds
from tests.practice.plays import POINTS, SCENARIO, some_choices

WORLD = worlds("young", "consumer", np.arange(300, dtype=np.uint64))
LANES = np.arange(300)
PLAYED = play_choices(begin(SCENARIO, WORLD, LANES, np.arange(300, dtype=np.uint64)), POINTS, some_choices())


def test_a_dashboard_is_late_noisy_and_right_about_money() -> None:
    seen = dashboard(PLAYED.shown, 20)
    for metric, late in enumerate(LATE):
        assert np.isnan(seen[:, 20 - late :, metric]).all()
        assert not np.isnan(seen[:, : 20 - late, metric]).any()
    assert (seen[:, :, EXACT[0]] == PLAYED.record[:, :20, EXACT[0]]).all()
    signups = RECORD.index("signups")
    ratio = seen[:, 5, signups] / PLAYED.record[:, 5, signups]
    assert 0.03 < np.log(ratio).std() < 0.12 and abs(np.log(ratio).mean()) < 0.02


def test_the_last_weeks_are_the_end_of_all_weeks() -> None:
    assert np.array_equal(dashboard(PLAYED.shown, 20, 4), dashboard(PLAYED.shown, 20)[:, 16:], equal_nan=True)


def test_estimates_are_drawn_to_nothing_and_get_surer_with_talks() -> None:
    first, _ = start(WORLD, LANES, 0.01, 0.02)
    before, after = estimates(WORLD, LANES, first), estimates(WORLD, LANES, PLAYED.state)
    assert (before.spread >= after.spread).all() and (before.spread > after.spread).any()
    assert abs(before.value).mean() < abs(WORLD.guess).mean()
    assert (
        np.corrcoef(after.value.ravel(), WORLD.value.ravel())[0, 1]
        > (np.corrcoef(before.value.ravel(), WORLD.value.ravel())[0, 1])
    )


def test_a_test_shows_the_difference_of_its_arms_in_logits() -> None:
    state, _ = start(WORLD, LANES, 0.01, 0.02)
    state.tested[0, 0] = (1000, 300, 1000, 400)
    value, sure = values_tested(state)
    assert value[0, 0] == np.log(400 / 600) - np.log(300 / 700)
    assert sure[0, 0] == 1 / (1 / 300 + 1 / 700 + 1 / 400 + 1 / 600)
    assert (value[0, 1:] == 0).all() and (sure[0, 1:] == 0).all()
