"""Regret as a bracket."""

from __future__ import annotations

import numpy as np
import pytest

from fieldcraft.practice.debrief import played, seeds_of
from fieldcraft.practice.game import begin, play_choices, play_policy
from fieldcraft.practice.policies import policy_names
from fieldcraft.practice.regret import bound_of, regret
from fieldcraft.practice.scenarios import scenario, scenarios, schedule
from tests.practice.plays import SCENARIO, SEED, some_choices


@pytest.mark.parametrize("name", scenarios())
@pytest.mark.parametrize("seed", range(3))
def test_no_policy_and_no_way_of_deciding_passes_the_bound(name: str, seed: int) -> None:
    """On average over luck; the averages may err by four standard errors."""
    each = scenario(name)
    points = schedule(each, seed)
    world = played(each, seed, []).world
    bound = bound_of(each, world, points)
    lanes = begin(each, world, np.zeros(60, dtype=np.int64), seeds_of(seed, 60, np.uint64(1)))
    random = np.random.default_rng(seed)
    ends = [play_policy(lanes, points, policy) for policy in policy_names()]
    for _ in range(10):
        choices = [int(random.integers(len(situation.choices))) for _, situation in points]
        ends.append(play_choices(lanes, points, choices))
    for end in ends:
        assert end.steadied.mean() - 4 * end.steadied.std() / 60**0.5 <= bound


def test_the_bracket_is_one_and_starts_at_nothing() -> None:
    found = regret(SCENARIO, SEED, some_choices(), 50)
    assert 0 < found.at_least <= found.at_most
    assert found.at_least == pytest.approx(found.best_known.mean - found.run.mean)
    assert found.at_most == pytest.approx(found.bound - found.run.mean)


def test_a_world_with_better_ideas_has_a_higher_bound() -> None:
    world = played(SCENARIO, SEED, []).world
    points = schedule(SCENARIO, SEED)
    better = world._replace(value=world.value + 0.1)
    assert bound_of(SCENARIO, better, points) > bound_of(SCENARIO, world, points)
