"""Orders."""

from __future__ import annotations

import numpy as np
import pytest

from fieldcraft.practice.orders import SELECTORS, Orders, apply_orders, read_orders, select
from fieldcraft.practice.state import DROPPED, HIRES, IDEA, LIVE, QUEUED, TESTED, Plan, State, start
from fieldcraft.practice.world import worlds

WORLD = worlds("young", "consumer", np.arange(4, dtype=np.uint64))
LANES = np.arange(4)
ALL = np.arange(4)


@pytest.fixture
def standing() -> tuple[State, Plan]:
    return start(WORLD, LANES, 0.01, 0.02)


def give(standing: tuple[State, Plan], writer: int = 0, **orders: object) -> None:
    apply_orders(WORLD, LANES, *standing, read_orders(orders), ALL, writer, 5)


def test_an_idea_is_put_first_or_last_and_stands_there_once(standing: tuple[State, Plan]) -> None:
    state, plan = standing
    give(standing, build="pet")
    assert (plan.queue[:, 0] == WORLD.pet[:, 0]).all()
    give(standing, build="loudest")
    assert (plan.queue[:, 1] == WORLD.pet[:, 0]).all()
    give(standing, build="pet")
    assert (plan.queue[:, 0] == WORLD.pet[:, 0]).all()
    queued = [row[row >= 0].tolist() for row in plan.queue]
    assert all(len(row) == len(set(row)) == 2 for row in queued)
    assert all((state.standing[lane, row] == QUEUED).all() for lane, row in enumerate(queued))


def test_what_falls_out_of_a_full_queue_is_an_idea_again(standing: tuple[State, Plan]) -> None:
    state, plan = standing
    for _ in range(9):
        give(standing, build="best")
    assert (plan.queue >= 0).all()
    assert ((state.standing == QUEUED).sum(1) == plan.queue.shape[1]).all()


def test_an_idea_is_dropped_from_the_queue(standing: tuple[State, Plan]) -> None:
    state, plan = standing
    give(standing, build="best")
    first = plan.queue[:, 0].copy()
    give(standing, drop="current")
    assert (plan.queue == -1).all() and (state.standing[ALL, first] == DROPPED).all()


def test_a_wish_that_is_done_gives_way_to_what_is_heard_most(standing: tuple[State, Plan]) -> None:
    state, plan = standing
    pet = WORLD.pet[ALL, 2]
    assert (select(WORLD, LANES, state, plan, "pet", ALL, 2) == pet).all()
    state.standing[ALL, pet] = LIVE
    wish = select(WORLD, LANES, state, plan, "pet", ALL, 2)
    assert (wish == select(WORLD, LANES, state, plan, "loudest", ALL, 2)).all() and (wish != pet).all()
    give(standing, writer=2, build="pet", mood="promise")
    assert (plan.queue[:, 0] == wish).all() and (plan.promised[:, 2] == wish + 1).all()
    for mood in ("please", "refuse", "refuse_with_offer"):
        give(standing, writer=2, mood=mood)
        assert (plan.promised[:, 2] == wish + 1).all(), "another answer leaves a promise open"


@pytest.mark.parametrize("selector", [name for name in SELECTORS if name != "worst"])
def test_a_selector_finds_no_idea_that_is_out_already(selector: str, standing: tuple[State, Plan]) -> None:
    state, plan = standing
    state.standing[:] = LIVE
    assert (select(WORLD, LANES, state, plan, selector, ALL, 0) == -1).all()


def test_the_worst_is_what_was_released_and_looks_harmful(standing: tuple[State, Plan]) -> None:
    state, plan = standing
    assert (select(WORLD, LANES, state, plan, "worst", ALL, 0) == -1).all()
    state.standing[:] = LIVE
    worst = select(WORLD, LANES, state, plan, "worst", ALL, 0)
    assert (WORLD.guess[ALL, worst] == WORLD.guess.min(1)).all()
    give(standing, drop="worst")
    assert (state.standing[ALL, worst] == DROPPED).all()


def test_selectors_see_nothing_hidden(standing: tuple[State, Plan]) -> None:
    other = WORLD._replace(value=-WORLD.value, effort=WORLD.effort * 3, overstated=WORLD.overstated * 2)
    for selector in SELECTORS:
        one, two = (select(world, LANES, *standing, selector, ALL, 1) for world in (WORLD, other))
        assert (one == two).all()


def test_what_is_put_first_is_the_best_and_what_is_put_last_the_next_best(
    standing: tuple[State, Plan],
) -> None:
    _, plan = standing
    best = select(WORLD, LANES, *standing, "best", ALL, 0)
    give(standing, build="best", queue="best")
    assert (plan.queue[:, 0] == best).all() and (plan.queue[:, 1] >= 0).all()
    assert (plan.queue[:, 1] != best).all() and (plan.queue[:, 2:] == -1).all()


def test_better_releases_what_its_test_favoured_and_drops_what_it_did_not(
    standing: tuple[State, Plan],
) -> None:
    state, _ = standing
    # The third waits for its test.
    state.standing[:, :3] = TESTED
    state.tested[:, 0], state.tested[:, 1] = (100, 30, 100, 40), (100, 40, 100, 30)
    give(standing, release="better")
    assert (state.standing[:, 0] == LIVE).all() and (state.standing[:, 1] == DROPPED).all()
    assert (state.standing[:, 2] == TESTED).all(), "what never was in a test is not thrown away"
    assert (state.since[:, 0] == 5).all()
    give(standing, release="all")
    assert (state.standing[:, 2] == LIVE).all()


def test_nobody_spends_more_than_the_teams_time(standing: tuple[State, Plan]) -> None:
    _, plan = standing
    give(standing, shift={"support": 0.5, "repair": 0.5, "learning": 0.5}, onboarding=0.5)
    assert (plan.share.sum(1) + plan.onboarding <= 0.95 + 1e-9).all()


def test_words_cost_and_win_patience_money_and_people_change(standing: tuple[State, Plan]) -> None:
    state, plan = standing
    before = state.patience.copy()
    give(standing, writer=2, mood="refuse", price=1.2, ads=0.5, hire=1)
    assert (state.patience[:, 2] < before[:, 2]).all() and (state.patience[:, 0] == before[:, 0]).all()
    assert plan.price == pytest.approx(WORLD.common[19] * 1.2, rel=1) and (state.level[:, HIRES] == 1).all()
    assert Orders().price == 1.0 and (state.standing == IDEA).all()
