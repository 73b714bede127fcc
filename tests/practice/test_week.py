"""A week of the simulated product: bit-identical replays, and every mechanism matters."""

from __future__ import annotations

import numpy as np
import pytest

from fieldcraft.practice.game import Lanes, begin, play_choices
from fieldcraft.practice.state import RECORD
from fieldcraft.practice.world import COMMON, World, worlds
from tests.practice.plays import POINTS, SCENARIO, some_choices

SEEDS = np.arange(6, dtype=np.uint64)
NUMBERS = np.arange(6)


def year(world: World, choices: list[int] | None = None) -> Lanes:
    lanes = begin(SCENARIO, world, NUMBERS, SEEDS + np.uint64(100))
    return play_choices(lanes, POINTS, some_choices() if choices is None else choices)


WORLD = worlds("young", "consumer", SEEDS)
PLAYED = year(WORLD)


def same(one: Lanes, other: Lanes, weeks: int = 52) -> bool:
    return bool(
        (one.record[:, :weeks] == other.record[:, :weeks]).all()
        and (one.shown[:, :weeks] == other.shown[:, :weeks]).all()
        and (weeks < 52 or (one.state.heard == other.state.heard).all())
    )


def test_the_same_decisions_give_the_same_year_to_the_last_bit() -> None:
    assert same(year(WORLD), PLAYED)


@pytest.mark.parametrize("number", [0, 5, 11, 19])
def test_a_decision_changes_nothing_before_it(number: int) -> None:
    choices = some_choices()
    choices[number] = (choices[number] + 1) % len(POINTS[number][1].choices)
    assert same(year(WORLD, choices), PLAYED, POINTS[number][0])


def test_a_lane_does_not_depend_on_those_beside_it() -> None:
    alone = begin(SCENARIO, WORLD, NUMBERS[3:4], SEEDS[3:4] + np.uint64(100))
    assert (play_choices(alone, POINTS, some_choices()).record[0] == PLAYED.record[3]).all()


def test_nobody_appears_from_nowhere() -> None:
    assert (PLAYED.state.people >= 0).all() and (PLAYED.state.left >= 0).all()
    paying = PLAYED.record[:, :, RECORD.index("paying")]
    came = PLAYED.record[:, 1:, RECORD.index("conversions")] - PLAYED.record[:, 1:, RECORD.index("lost")]
    assert (np.diff(paying, axis=1) == came).all()


# Mechanism -> the world without it.
WITHOUT = {
    "ideas": lambda world: world._replace(value=0 * world.value),
    "novelty": lambda world: world._replace(novelty=0 * world.novelty),
    "churn classes": lambda world: world._replace(
        hazard=np.repeat((world.hazard * world.share).sum(2, keepdims=True), 7, 2)
    ),
    "word of mouth": lambda world: world._replace(imitation=0 * world.imitation),
    "season": lambda world: world._replace(season=0 * world.season + 1),
    "advertising": lambda world: world._replace(ad_elasticity=0 * world.ad_elasticity),
    "price": lambda world: world._replace(price_elasticity=0 * world.price_elasticity),
    "overrun": lambda world: world._replace(effort=world.estimate),
    "overstatement": lambda world: world._replace(overstated=0 * world.overstated + 1),
    "needs": lambda world: world._replace(weight=0 * world.weight + 1),
}
NUMBERS_WITHOUT = [
    "involuntary_churn",
    "dormancy",
    "return",
    "invites",
    "debt_of_work",
    "debt_disutility",
    "tickets",
    "cost_to_serve",
    "dashboard_noise",
    "interview_noise",
    "utility_of_churn",
    "utility_of_conversion",
]


@pytest.mark.parametrize("mechanism", WITHOUT)
def test_no_mechanism_of_the_world_is_decoration(mechanism: str) -> None:
    assert not same(year(WITHOUT[mechanism](WORLD)), PLAYED)


def test_impatient_people_slow_the_team() -> None:
    common = WORLD.common.copy()
    common[COMMON.index("patience")] = 0.0
    slow = year(WORLD._replace(common=common))
    common = common.copy()
    common[COMMON.index("impatience_drag")] = 0.0
    assert not same(year(WORLD._replace(common=common)), slow)


@pytest.mark.parametrize("number", NUMBERS_WITHOUT)
def test_no_number_is_decoration(number: str) -> None:
    common = WORLD.common.copy()
    common[COMMON.index(number)] = 0.0
    assert not same(year(WORLD._replace(common=common)), PLAYED)
