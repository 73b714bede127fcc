"""What the team does in a week."""

from __future__ import annotations

import numpy as np

from fieldcraft.practice.game import Lanes, begin
from fieldcraft.practice.state import BACKLOG, DEBT, LIVE, QUEUE, TESTING
from fieldcraft.practice.work import idea_under_test, support
from fieldcraft.practice.world import worlds
from tests.practice.plays import SCENARIO

WORLD = worlds("young", "consumer", np.arange(3, dtype=np.uint64))


def started() -> Lanes:
    return begin(SCENARIO, WORLD, np.arange(3), np.arange(3, dtype=np.uint64))


def test_a_team_that_was_told_nothing_builds_what_it_believes_in() -> None:
    end = started().until(30)
    for lane in range(3):
        live = np.flatnonzero(end.state.standing[lane] == LIVE)
        assert len(live) and (WORLD.guess[lane, live] > 0).all()
        ranked = np.argsort(-WORLD.guess[lane] / WORLD.estimate[lane])
        assert set(live) == set(ranked[: len(live)])


def test_a_team_that_believes_in_nothing_leaves_the_list_empty() -> None:
    world = WORLD._replace(guess=-abs(WORLD.guess))
    end = begin(SCENARIO, world, np.arange(3), np.arange(3, dtype=np.uint64)).until(10)
    assert (end.plan.queue == -1).all() and end.plan.queue.shape[1] == QUEUE
    assert not (end.state.standing == LIVE).any()


def test_haste_leaves_more_debt() -> None:
    slow, hasty = started(), started()
    hasty.plan.hasty[:] = 1
    assert (hasty.until(10).state.level[:, DEBT] > slow.until(10).state.level[:, DEBT]).all()


def test_what_support_does_not_answer_waits() -> None:
    lanes = started()
    support(WORLD.common, lanes.state.level[0], lanes.plan, 0, 10_000)
    assert lanes.state.level[0, BACKLOG] > 9_000


def test_a_promise_wears_patience_down_until_what_was_promised_is_out() -> None:
    idea = int(np.flatnonzero(WORLD.guess[0] < 0)[0])
    plain, kept, broken = (started().of(np.zeros(1, dtype=np.intp)) for _ in range(3))
    for each in (kept, broken):
        each.plan.promised[0, 1] = 1 + idea
    kept.state.standing[0, idea] = LIVE
    for each in (plain, kept, broken):
        each.state.patience[0, 1] = 0.5
    plain, kept, broken = (each.until(6) for each in (plain, kept, broken))
    assert kept.state.patience[0, 1] == plain.state.patience[0, 1] > 0.5 > broken.state.patience[0, 1]
    assert kept.plan.promised[0, 1] == 0 and broken.plan.promised[0, 1] == 1 + idea


def test_one_idea_is_under_test_or_none() -> None:
    lanes = started()
    assert idea_under_test(lanes.state, 0) == -1
    lanes.state.standing[0, 7] = TESTING
    assert idea_under_test(lanes.state, 0) == 7


def test_what_was_asked_for_once_is_slowly_forgotten() -> None:
    usual = started().plan.share[0].copy()
    more = np.array([0.1, -0.05, 0.2])
    asked = started()
    asked.plan.share[:] = usual + more
    asked.plan.onboarding[:] = 0.2
    near, far = asked.until(13).plan, asked.until(50).plan
    left = (near.share[0] - usual) / more
    assert np.allclose(left, left[0]) and 0.3 < left[0] < 0.7
    assert np.isclose(near.onboarding[0] / 0.2, left[0])
    assert np.allclose(far.share[0], usual, atol=0.02) and far.onboarding[0] < 0.02
    assert np.array_equal(started().until(50).plan.share[0], usual)


def test_shortcuts_end_with_the_piece_they_were_taken_for() -> None:
    hasty = started()
    hasty.plan.hasty[:] = 1
    end = hasty.until(30)
    assert (end.state.standing == LIVE).any(axis=1).all()
    assert not end.plan.hasty.any()
