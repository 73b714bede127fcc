"""What people are worth from here on: luck told from what it is luck in, without bias."""

from __future__ import annotations

import numpy as np
import pytest

from fieldcraft.practice.game import begin, play_policy
from fieldcraft.practice.prospects import prospects
from fieldcraft.practice.scenarios import scenario, scenarios, schedule
from fieldcraft.practice.state import LUCK
from fieldcraft.practice.world import worlds

COUNT = 400
LUCKS = np.arange(COUNT, dtype=np.uint64) + np.uint64(77)


@pytest.mark.parametrize("name", scenarios())
@pytest.mark.parametrize("policy", ["reference", "chief"])
def test_the_luck_of_draws_is_nothing_on_average_and_most_of_what_differs(name: str, policy: str) -> None:
    """In one world, so that luck is all there is; within four standard errors."""
    each = scenario(name)
    world = worlds(each.kind, each.audience, np.arange(1, dtype=np.uint64))
    lanes = begin(each, world, np.zeros(COUNT, dtype=np.int64), LUCKS)
    luck = play_policy(lanes, schedule(each, 1), policy).state.level[:, LUCK]
    assert abs(luck.mean()) < 4 * luck.std() / COUNT**0.5


@pytest.mark.parametrize("name", ["growing-consumer", "mature-business"])
def test_without_decisions_there_is_little_but_the_luck_of_draws(name: str) -> None:
    each = scenario(name)
    world = worlds(each.kind, each.audience, np.arange(1, dtype=np.uint64))
    lanes = begin(each, world, np.zeros(COUNT, dtype=np.int64), LUCKS)
    end = lanes.until(each.weeks)
    assert end.steadied.std() < 0.3 * end.total.std()


def test_without_prospects_nothing_is_told_and_the_year_is_the_same() -> None:
    each = scenario("young-consumer")
    world = worlds(each.kind, each.audience, np.arange(2, dtype=np.uint64))
    told, untold = (
        play_policy(begin(each, world, np.array([0, 1]), LUCKS[:2], steady), schedule(each, 1), "competent")
        for steady in (True, False)
    )
    assert (told.record == untold.record).all()
    assert (untold.state.level[:, LUCK] == 0).all() and (told.state.level[:, LUCK] != 0).all()


def test_those_who_stay_longer_are_worth_more_and_nobody_costs_more_than_serving_them() -> None:
    each = scenario("mature-consumer")
    world = worlds(each.kind, each.audience, np.arange(3, dtype=np.uint64))
    cells, segments = prospects(world, each.weeks)
    loyal_first = np.argsort(world.hazard[0, 0])
    assert (np.diff(cells[0, 0, 0, loyal_first, 1]) < 0).all()
    assert (cells[..., 1] > 0).all() and np.isfinite(segments).all()
