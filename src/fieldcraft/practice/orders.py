"""Orders: what a choice changes, in many lanes at once. They name ideas only by what a player can see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fieldcraft.practice.parameters import each, everywhere
from fieldcraft.practice.seen import estimates, values_tested
from fieldcraft.practice.state import (
    BUILDING,
    DROPPED,
    HIRES,
    IDEA,
    LIVE,
    OUTAGE,
    QUEUE,
    QUEUED,
    SHARES,
    TESTED,
    TESTING,
    Plan,
    State,
    some_of,
)
from fieldcraft.practice.world import COMMON, IDEAS, Ints, World

Lanes = NDArray[np.intp]

# Ideas as orders name them: the writer's own (once that is done, what is heard most), the one most asked for,
# the best by what is known, the one the team believes in, the one in hand, and what was released and looks
# harmful by what is known.
SELECTORS = ("pet", "loudest", "best", "guessed", "current", "worst")
_OUTAGE_QUESTIONS = COMMON.index("outage_questions")
# How much patience a word costs or wins.
_MOODS = each("mood")
# A team cannot do more of one thing than this, nor of all things beside building together.
MOST_SHARE, MOST_TOGETHER = everywhere("most_share"), everywhere("most_together")
# Nor is a price or a budget turned by more in one decision.
_LEAST_FACTOR, _MOST_FACTOR = everywhere("least_factor"), everywhere("most_factor")


@dataclass(frozen=True)
class Orders:
    """What one choice changes; everything that is not named stays as it is.

    `build` puts an idea first, `queue` puts one last, `drop` takes one out, all by a selector. `release` lets
    out what was tested: "all", or "better" where the test showed more. `shift` moves shares of the team;
    `price` and `ads` are factors. With an `outage` the product was down, and so much of the questions that
    this brings come in: fewer where people are told, more where they are not.
    """

    build: str | None = None
    queue: str | None = None
    drop: str | None = None
    release: str | None = None
    test_weeks: int | None = None
    hasty: bool | None = None
    shift: Mapping[str, float] = field(default_factory=dict)
    onboarding: float | None = None
    price: float = 1.0
    ads: float = 1.0
    hire: int = 0
    mood: str | None = None
    outage: float | None = None


def read_orders(row: Mapping[str, Any]) -> Orders:
    """The orders of a row of the data files, whose shape the schema has checked."""
    return Orders(**row)


def apply_orders(
    world: World, lanes: Ints, state: State, plan: Plan, orders: Orders, where: Lanes, writer: int, week: int
) -> None:
    """Carry the orders out in the lanes `where`, changing `state` and `plan` where they stand.

    `writer` is the stakeholder who asks.
    """
    if not len(where):
        return
    named = np.full(len(where), -1)
    # What is put first is chosen first, so that the next best is what is put last.
    for selector, place in ((orders.drop, None), (orders.build, 0), (orders.queue, QUEUE - 1)):
        if selector is None:
            continue
        idea = select(world, lanes, state, plan, selector, where, writer)
        found = idea >= 0
        if place is None:
            _drop(state, plan, where[found], idea[found])
        else:
            _enqueue(state, plan, where[found], idea[found], first=place == 0)
            named = np.where(named < 0, idea, named)
    if orders.release is not None:
        _release(state, where, orders.release, week)
    if orders.test_weeks is not None:
        plan.test[where] = orders.test_weeks
    if orders.hasty is not None:
        plan.hasty[where] = orders.hasty
    for name, change in orders.shift.items():
        plan.share[where, SHARES[name]] = np.clip(plan.share[where, SHARES[name]] + change, 0.0, MOST_SHARE)
    if orders.onboarding is not None:
        plan.onboarding[where] = orders.onboarding
    _keep_within_the_team(plan, where)
    plan.price[where] *= min(max(orders.price, _LEAST_FACTOR), _MOST_FACTOR)
    plan.ads[where] *= min(max(orders.ads, 0.0), _MOST_FACTOR)
    state.level[where, HIRES] += orders.hire
    if orders.outage is not None:
        state.level[where, OUTAGE] = orders.outage * world.common[_OUTAGE_QUESTIONS]
    if orders.mood is not None:
        patience = state.patience[where, writer] + _MOODS[orders.mood]
        state.patience[where, writer] = np.clip(patience, 0.0, 1.0)
        if orders.mood == "promise":
            plan.promised[where, writer] = named + 1


def select(
    world: World, lanes: Ints, state: State, plan: Plan, selector: str, where: Lanes, writer: int
) -> NDArray[np.int64]:
    """The idea that a selector means in each of the lanes `where`; -1 where there is none left."""
    standing = state.standing[where]
    open_ = (standing == IDEA) | (standing == QUEUED) | (standing == BUILDING)
    if selector == "current":
        return np.asarray(plan.queue[where, 0])
    if selector == "pet":
        pet = world.pet[lanes[where], writer]
        loudest = select(world, lanes, state, plan, "loudest", where, writer)
        return np.where(open_[np.arange(len(where)), pet], pet, loudest)
    if selector == "worst":
        some = some_of(state, where)
        score = np.where(standing == LIVE, estimates(world, lanes[where], some).value, 0.0)
        worst = score.argmin(1)
        return np.where(score[np.arange(len(where)), worst] < 0, worst, -1)
    if selector == "loudest":
        score = world.requests[lanes[where]]
    elif selector == "guessed":
        score = world.guess[lanes[where]] / world.estimate[lanes[where]]
    else:
        some = some_of(state, where)
        score = estimates(world, lanes[where], some).value / world.estimate[lanes[where]]
    waiting = (standing == QUEUED) | (standing == BUILDING)
    score = np.where(open_ & ~waiting, score, -np.inf)
    best = score.argmax(1)
    return np.where(np.isfinite(score[np.arange(len(where)), best]), best, -1)


def _enqueue(state: State, plan: Plan, where: Lanes, idea: NDArray[np.int64], first: bool) -> None:
    queue = plan.queue[where]
    # What is in the queue already moves; what falls out at its end goes back to the ideas.
    kept = np.where(queue == idea[:, None], -1, queue)
    order = np.argsort(kept < 0, axis=1, kind="stable")
    kept = np.take_along_axis(kept, order, 1)
    if first:
        fell, kept = kept[:, -1], np.concatenate([idea[:, None], kept[:, :-1]], axis=1)
    else:
        length = np.minimum((kept >= 0).sum(1), QUEUE - 1)
        fell = np.where((kept >= 0).all(1), kept[:, -1], -1)
        kept[np.arange(len(where)), length] = idea
    plan.queue[where] = kept
    out = fell >= 0
    state.standing[where[out], fell[out]] = IDEA
    state.standing[where, idea] = np.where(
        state.standing[where, idea] == IDEA, QUEUED, state.standing[where, idea]
    )


def _drop(state: State, plan: Plan, where: Lanes, idea: NDArray[np.int64]) -> None:
    queue = plan.queue[where]
    kept = np.where(queue == idea[:, None], -1, queue)
    plan.queue[where] = np.take_along_axis(kept, np.argsort(kept < 0, axis=1, kind="stable"), 1)
    state.standing[where, idea] = DROPPED


def _release(state: State, where: Lanes, which: str, week: int) -> None:
    some = some_of(state, where)
    value, _ = values_tested(some)
    ready = (some.standing == TESTED) | (some.standing == TESTING)
    good = ready & (value > 0) if which == "better" else ready
    # What never was in a test did neither better nor worse, and waits for its own.
    failed = (some.standing == TESTED) & (some.tested.sum(-1) > 0)
    standing = np.where(good, LIVE, np.where(failed, DROPPED, some.standing))
    state.since[where] = np.where(good, week, some.since)
    state.standing[where] = standing


def _keep_within_the_team(plan: Plan, where: Lanes) -> None:
    """Nobody can spend more than all of the team's time; what is asked for beyond is cut in proportion."""
    total = plan.share[where].sum(1) + plan.onboarding[where]
    scale = np.where(total > MOST_TOGETHER, MOST_TOGETHER / np.maximum(total, 1e-9), 1.0)
    plan.share[where] *= scale[:, None]
    plan.onboarding[where] *= scale


assert IDEAS > QUEUE
