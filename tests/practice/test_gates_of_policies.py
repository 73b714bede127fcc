"""Gates of decisions."""

from __future__ import annotations

from fieldcraft.practice.gates_of_policies import skill_of_games, standing
from fieldcraft.practice.scenarios import scenario, scenarios


def test_two_scenarios_have_different_best_policies() -> None:
    winners = {each.name: standing(each, 136).winner for each in scenarios().values()}
    assert len({name for name in winners.values() if name is not None}) >= 2, winners


def test_the_reference_policy_has_no_skill_beyond_its_own_and_chance_has_less() -> None:
    own = skill_of_games(scenario("young-consumer"), "reference", 10, 4)
    chance = skill_of_games(scenario("young-consumer"), "random", 10, 4)
    assert (own.skill == 0).all() and chance.skill.mean() < 0
