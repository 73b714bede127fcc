"""Situations."""

from __future__ import annotations

import numpy as np
import pytest

from fieldcraft.practice.orders import SELECTORS
from fieldcraft.practice.run import Run, by_policy
from fieldcraft.practice.scenarios import scenarios
from fieldcraft.practice.situations import KINDS, WRITERS, situations


@pytest.mark.parametrize("id", situations())
def test_each_offers_different_choices_that_are_known_for_what_they_are(id: str) -> None:
    situation = situations()[id]
    assert situation.id == id and 0 <= situation.writer < len(WRITERS)
    ids = [choice.id for choice in situation.choices]
    assert len(ids) == len(set(ids)) >= 3
    for choice in situation.choices:
        assert choice.kinds and set(choice.kinds) <= set(KINDS)
        assert choice.text and choice.costs
        for selector in (choice.orders.build, choice.orders.queue, choice.orders.drop):
            assert selector is None or selector in SELECTORS
        assert choice.orders.release in (None, "all", "better")
    orders = [choice.orders for choice in situation.choices]
    assert all(one != other for at, one in enumerate(orders) for other in orders[:at])


@pytest.mark.parametrize("id", situations())
def test_who_promises_says_what(id: str) -> None:
    for choice in situations()[id].choices:
        assert choice.orders.mood != "promise" or "pet" in (choice.orders.build, choice.orders.queue)


@pytest.mark.parametrize("policy", ["competent", "random"])
@pytest.mark.parametrize("name", scenarios())
def test_no_two_choices_come_to_the_same_wherever_they_are_met(name: str, policy: str) -> None:
    for seed in range(3):
        run = Run(scenarios()[name], seed)
        while (situation := run.situation) is not None:
            left = [run.lane.decided(situation, np.array([at])) for at in range(len(situation.choices))]
            made = [tuple(each.tobytes() for each in (*lanes.state, *lanes.plan)) for lanes in left]
            assert len(set(made)) == len(made), (situation.id, run.week)
            run = run.with_decision(by_policy(run, policy))
