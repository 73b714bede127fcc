"""Which worlds fit what was seen."""

from __future__ import annotations

import numpy as np
import pytest

from fieldcraft.practice.beliefs import believed, effective, idea_posterior
from fieldcraft.practice.debrief import played, seeds_of
from tests.practice.plays import POINTS, SCENARIO, SEED, some_choices

CHOICES = some_choices()
TRIES = seeds_of(SEED, 200, np.uint64(5))


def test_weights_are_worth_so_many_equal_ones() -> None:
    assert effective(np.ones(8)) == 8
    assert effective(np.array([1.0, 0.0, 0.0])) == 1


def test_believed_lanes_stand_where_the_player_stood_and_saw_what_the_player_saw() -> None:
    actual = played(SCENARIO, SEED, CHOICES[:8])
    lanes = believed(SCENARIO, POINTS, CHOICES[:8], actual, 50, TRIES)
    assert len(lanes) == 50 and lanes.week == actual.week
    assert (lanes.shown[:, : actual.week] == actual.shown[0, : actual.week]).all()
    assert (lanes.world.guess[lanes.lanes] == actual.world.guess[0]).all()


def test_beliefs_use_nothing_that_was_hidden_or_is_to_come() -> None:
    """A world that looks the same to the player is believed the same."""
    actual = played(SCENARIO, SEED, CHOICES[:8])
    world = actual.world
    hidden = world._replace(value=-world.value, overstated=world.overstated * 2, hazard=world.hazard * 0.5)
    other = type(actual)(**{**vars(actual), "world": hidden})
    one, two = (believed(SCENARIO, POINTS, CHOICES[:8], each, 40, TRIES) for each in (actual, other))
    assert (one.total == two.total).all()


@pytest.mark.parametrize("talks", [5.0, 200.0])
def test_more_talks_bring_values_nearer_to_what_was_said(talks: float) -> None:
    actual = played(SCENARIO, SEED, [])
    said = float(actual.world.guess[0, 0])
    state = actual.state._replace(heard=np.zeros_like(actual.state.heard))
    state.heard[0, 0] = (talks, talks * said)
    values, over = idea_posterior(SCENARIO, type(actual)(**{**vars(actual), "state": state}), TRIES)
    spread = np.std(values[:, 0] * over[:, 0] - said)
    without, _ = idea_posterior(SCENARIO, actual, TRIES)
    assert spread < np.std(without[:, 0] - said) + 1e-9
