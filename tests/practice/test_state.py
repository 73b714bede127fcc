"""Where lanes stand."""

from __future__ import annotations

import numpy as np

from fieldcraft.practice.state import FREE, PAYING, copied, some_of, start, taken
from fieldcraft.practice.world import worlds

WORLD = worlds("young", "consumer", np.arange(3, dtype=np.uint64))
LANES = np.array([0, 2, 2])


def test_a_start_has_the_customers_it_was_told_and_loses_nobody() -> None:
    state, _ = start(WORLD, LANES, paying=0.01, free=0.02)
    people = WORLD.people[LANES]
    assert (state.people.sum((2, 3)) + state.left == people).all()
    assert abs(state.people[..., PAYING].sum() / people.sum() - 0.01) < 1e-3
    assert abs(state.people[..., FREE].sum() / people.sum() - 0.02) < 1e-3


def test_copies_share_nothing() -> None:
    state, plan = start(WORLD, LANES, 0.01, 0.02)
    before = [each.copy() for each in (*state, *plan)]
    for made_state, made_plan in (copied(state, plan), taken(state, plan, np.array([2, 0]))):
        for array in (*made_state, *made_plan):
            array += 1
    some_of(state, np.array([1])).level[:] = -5
    assert all((one == other).all() for one, other in zip(before, (*state, *plan), strict=True))
