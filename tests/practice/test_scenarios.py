"""Scenarios."""

from __future__ import annotations

import pytest

from fieldcraft.practice.scenarios import DEFAULT, content_hash, scenario, scenarios, schedule
from fieldcraft.practice.situations import WRITERS, situations
from fieldcraft.practice.world import IDEAS
from fieldcraft.refusal import Refused


@pytest.mark.parametrize("name", scenarios())
def test_each_has_people_ideas_and_decisions_through_its_weeks(name: str) -> None:
    each = scenario(name)
    assert each.name == name and len(each.people) == len(WRITERS)
    assert len(set(each.ideas)) == IDEAS
    weeks = [point.week for point in each.points]
    assert weeks == sorted(set(weeks)) and weeks[0] == 0 and weeks[-1] < each.weeks
    assert {id for point in each.points for id in point.pool} <= situations().keys()


def test_a_young_consumer_product_comes_first() -> None:
    first = next(iter(scenarios().values()))
    assert (first.name, first.kind, first.audience) == (DEFAULT, "young", "consumer")


def test_a_scenario_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(Refused, match=DEFAULT):
        scenario("casino")


def test_a_seed_always_gives_the_same_situations_and_another_seed_others() -> None:
    each = scenario(DEFAULT)
    orders = [tuple(situation.id for _, situation in schedule(each, seed)) for seed in range(20)]
    assert orders[3] == tuple(situation.id for _, situation in schedule(each, 3))
    assert len(set(orders)) > 10
    assert len(content_hash()) == 64
