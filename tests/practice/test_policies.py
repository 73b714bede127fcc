"""Policies that play by themselves."""

from __future__ import annotations

import numpy as np
import pytest

from fieldcraft.practice.game import begin, play_policy
from fieldcraft.practice.policies import check_policy, choose, policy_names
from fieldcraft.practice.situations import situations
from fieldcraft.practice.world import worlds
from fieldcraft.refusal import Refused
from tests.practice.plays import POINTS, SCENARIO

COUNT = 250
WORLD = worlds("young", "consumer", np.arange(COUNT, dtype=np.uint64))
START = begin(SCENARIO, WORLD, np.arange(COUNT), np.arange(COUNT, dtype=np.uint64) + np.uint64(9))


@pytest.mark.parametrize("policy", policy_names())
def test_a_policy_takes_one_of_the_choices_and_the_same_one_again(policy: str) -> None:
    for situation in situations().values():
        chosen = choose(policy, START.table(situation))
        assert ((chosen >= 0) & (chosen < len(situation.choices))).all()
        assert (choose(policy, START.table(situation)) == chosen).all()


def test_policies_see_nothing_hidden() -> None:
    other = START.world._replace(value=-START.world.value, hazard=START.world.hazard * 0.5)
    for policy in policy_names():
        for situation in situations().values():
            hidden = choose(policy, begin(SCENARIO, other, START.lanes, START.luck).table(situation))
            assert (hidden == choose(policy, START.table(situation))).all()


def test_a_competent_policy_beats_chance_and_those_who_please() -> None:
    totals = {policy: play_policy(START, POINTS, policy).total for policy in policy_names()}
    for worse in ("random", "loudest", "chief"):
        for better in ("reference", "competent"):
            gain = totals[better] - totals[worse]
            assert gain.mean() > 4 * gain.std() / np.sqrt(COUNT), (better, worse)


def test_a_policy_that_is_not_there_is_refused() -> None:
    check_policy("reference")
    with pytest.raises(Refused, match="competent"):
        check_policy("genius")
