"""What can be looked up beside a message is what has come in, and no more."""

from __future__ import annotations

from fieldcraft.practice.looked_up import beside, came_of, runway, said_by_test, stands
from fieldcraft.practice.news import news
from fieldcraft.practice.run import Run, by_policy
from fieldcraft.practice.state import TESTED
from tests.practice.plays import SCENARIO, SEED


def test_nothing_of_what_has_not_come_in_is_told() -> None:
    run = Run(SCENARIO, SEED)
    for _ in range(9):
        run = run.with_decision(by_policy(run, "random"))
    before = (beside(run), came_of(run), news(run))
    run.lane.shown[0, run.lane.week :] = 1e9
    assert (beside(run), came_of(run), news(run)) == before


def test_a_test_of_nobody_says_so_and_money_that_does_not_shrink_has_no_end() -> None:
    lane = Run(SCENARIO, SEED).lane
    assert "Too few" in said_by_test(lane, 0) and runway(lane) is None


def test_what_waits_and_was_in_no_test_is_called_finished() -> None:
    lane = Run(SCENARIO, SEED).lane
    lane.state.standing[0, :2] = TESTED
    lane.state.tested[0, 0] = 0
    lane.state.tested[0, 1] = (90, 40, 100, 50)
    assert (stands(lane, 0), stands(lane, 1)) == ("finished", "tested")
