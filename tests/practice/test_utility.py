"""What the product is worth to people beyond what it was worth at the start."""

from __future__ import annotations

import math

import numpy as np
import pytest

from fieldcraft.practice.state import DEBT, LIVE, Plan, State, start
from fieldcraft.practice.utility import utilities, worth
from fieldcraft.practice.world import COMMON, SEGMENTS, worlds

WORLD = worlds("young", "consumer", np.arange(1, dtype=np.uint64))
NUMBER = dict(zip(COMMON, WORLD.common, strict=True))


@pytest.fixture
def standing() -> tuple[State, Plan]:
    return start(WORLD, np.zeros(1, dtype=np.int64), 0.01, 0.05)


def told(standing: tuple[State, Plan], week: int = 10, wait: float = 0.0) -> np.ndarray:
    made = np.empty(SEGMENTS)
    utilities(WORLD, 0, *standing, 0, week, wait, made)
    return made


def test_a_product_that_stays_as_it_was_is_worth_what_it_was(standing: tuple[State, Plan]) -> None:
    assert told(standing) == pytest.approx(np.zeros(SEGMENTS))


@pytest.mark.parametrize("age", [0, 3, 40])
def test_a_released_idea_adds_its_worth_to_each_segment_most_while_it_is_new(
    age: int, standing: tuple[State, Plan]
) -> None:
    state, _ = standing
    idea = int(np.argmax(np.abs(WORLD.value[0])))
    state.standing[0, idea], state.since[0, idea] = LIVE, 10
    fresh = 1 + WORLD.novelty[0, idea] * math.exp(-age / NUMBER["novelty_weeks"])
    most = NUMBER["utility_most"]
    expected = [most * math.tanh(worth(WORLD, 0, idea, s) * fresh / most) for s in range(SEGMENTS)]
    assert told(standing, 10 + age) == pytest.approx(expected)


def test_debt_a_long_wait_and_a_higher_price_take_away_alike_from_all(standing: tuple[State, Plan]) -> None:
    state, plan = standing
    state.level[0, DEBT] += 0.2
    assert told(standing) == pytest.approx(-NUMBER["debt_disutility"] * 0.2)
    state.level[0, DEBT] -= 0.2
    plan.price[0] *= math.e
    assert told(standing) == pytest.approx(-NUMBER["price_disutility"])
    plan.price[0] /= math.e
    unnoticed, most = NUMBER["wait_unnoticed"], NUMBER["wait_weeks_most"]
    assert told(standing, wait=unnoticed) == pytest.approx(0)
    assert told(standing, wait=unnoticed + 2) == pytest.approx(-NUMBER["wait_disutility"] * 2)
    assert told(standing, wait=99) == pytest.approx(-NUMBER["wait_disutility"] * most)
