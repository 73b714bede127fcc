"""Practice as a Gymnasium environment."""

from __future__ import annotations

import gymnasium
import numpy as np
import pytest
from gymnasium.utils.env_checker import check_env

from fieldcraft.practice.environment import OBSERVED, PracticeEnv, PracticeVectorEnv
from fieldcraft.practice.scenarios import DEFAULT, scenario, scenarios


@pytest.mark.parametrize("name", scenarios())
def test_gymnasiums_own_checker_finds_nothing(name: str) -> None:
    check_env(PracticeEnv(name), skip_render_check=True)


def test_a_game_has_a_step_for_each_decision_and_rewards_add_up_to_the_result() -> None:
    env = PracticeVectorEnv(5)
    observed, info = env.reset(seed=4)
    rewards, steps, over = np.zeros(5), 0, np.zeros(5, dtype=bool)
    while not over.all():
        assert observed.shape == (5, OBSERVED) and np.isfinite(observed).all()
        observed, reward, over, stopped, info = env.step(np.zeros(5, dtype=np.int64))
        rewards, steps = rewards + reward, steps + 1
        assert not stopped.any()
    assert steps == len(scenario(DEFAULT).points)
    assert env._lanes is not None
    assert rewards == pytest.approx(env._lanes.total) and info == {}


def test_after_the_end_the_next_step_begins_new_games() -> None:
    env = PracticeVectorEnv(2)
    first, _ = env.reset(seed=4)
    for _ in scenario(DEFAULT).points:
        env.step(np.zeros(2, dtype=np.int64))
    observed, reward, over, _, info = env.step(np.zeros(2, dtype=np.int64))
    assert (reward == 0).all() and not over.any() and "situation" in info
    assert (observed != first).any()


def test_the_same_seed_gives_the_same_games_and_no_reset_none() -> None:
    one, two = (PracticeVectorEnv(3) for _ in range(2))
    assert (one.reset(seed=8)[0] == two.reset(seed=8)[0]).all()
    with pytest.raises(gymnasium.error.ResetNeeded):
        PracticeVectorEnv(3).step(np.zeros(3, dtype=np.int64))


def test_what_is_hidden_is_not_observed() -> None:
    env = PracticeVectorEnv(3)
    observed, _ = env.reset(seed=8)
    assert env._lanes is not None
    world = env._lanes.world
    hidden = world._replace(value=-world.value, hazard=world.hazard / 2, effort=world.effort * 3)
    env._lanes = type(env._lanes)(**{**vars(env._lanes), "world": hidden})
    assert (env._observed() == observed).all()
