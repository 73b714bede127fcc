"""What a choice is said to do is what carrying it out does."""

from __future__ import annotations

import re

import numpy as np
import pytest

from fieldcraft.practice.effects import effects, meant, ready, shows_in
from fieldcraft.practice.office import GROWS
from fieldcraft.practice.run import Run, by_policy
from fieldcraft.practice.scenarios import scenario, scenarios
from fieldcraft.practice.state import LIVE


@pytest.mark.parametrize("name", list(scenarios()))
def test_ideas_prices_and_releases_come_as_they_were_told(name: str) -> None:
    run = Run(scenario(name), 3)
    while not run.over:
        situation = run.situation
        assert situation is not None
        for number, choice in enumerate(situation.choices):
            lines = " ; ".join(effects(run.lane, run.scenario, situation, choice))
            after = run.lane.decided(situation, np.array([number]))
            idea = meant(run.lane, situation, choice)
            if choice.orders.build is not None and idea >= 0:
                assert int(after.plan.queue[0, 0]) == idea and run.scenario.ideas[idea] in lines
            assert f"→ {float(after.plan.price[0]):.2f} " in lines or choice.orders.price == 1.0
            if choice.orders.release is not None:
                out = (after.state.standing[0] == LIVE) & (run.lane.state.standing[0] != LIVE)
                assert all(run.scenario.ideas[each] in lines for each in np.flatnonzero(out))
                assert ready(run.lane).any() or "nothing is ready" in lines
                assert out.any() or "nothing is ready" in lines or "nothing did better in a test" in lines
            assert not re.search(r"(\b\d+\u00a0%) → about \1", lines), "what stays is not told as a change"
            if choice.orders.build is not None and choice.orders.queue is not None:
                assert lines.index(" first") < lines.index(" at the end of the list")
        run = run.with_decision(by_policy(run, "competent"))


def test_a_choice_that_changes_nothing_says_so() -> None:
    run = Run(scenario("young-consumer"), 3)
    seen = set()
    while not run.over:
        assert run.situation is not None
        for choice in run.situation.choices:
            if shows_in(choice) == GROWS:
                seen |= set(effects(run.lane, run.scenario, run.situation, choice))
        run = run.with_decision(by_policy(run, "random"))
    assert "the work goes on as it is" in seen
