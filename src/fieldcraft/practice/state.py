"""What a simulated product has come to, and what is being done with it: many lanes at once.

A lane is one play of one world under one luck. The arrays are plain so that a compiled loop can run over
them; everything that is done in a week is done to a copy that the caller made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from fieldcraft.practice.churn import CLASSES
from fieldcraft.practice.parameters import each
from fieldcraft.practice.world import COMMON, IDEAS, METRICS, SEGMENTS, STAKEHOLDERS, Floats, Ints, World

# Where people stand.
FREE, PAYING, DORMANT = range(3)
# Where an idea stands.
IDEA, QUEUED, BUILDING, TESTING, TESTED, LIVE, DROPPED = range(7)
# How many ideas can wait to be built.
QUEUE = 6
# What a week comes to, in the order of a record.
RECORD = (
    "signups",
    "activated",
    "conversions",
    "lost",
    "paying",
    "free",
    "revenue",
    "costs",
    "tickets",
    "wait",
    "debt",
    "contribution",
)
assert len(RECORD) == METRICS


class State(NamedTuple):
    """Where each lane stands at the start of a week; the first axis is the lane."""

    people: Ints  # lane, segment, class, standing
    left: Ints  # lane, segment: people who never came yet
    standing: NDArray[np.int8]  # lane, idea
    since: Ints  # lane, idea: the week it went live
    remaining: Floats  # lane, idea: person-weeks that it still truly takes
    tested: Ints  # lane, idea, (people and activated of the old, people and activated of the new)
    heard: Floats  # lane, idea: (sum of weights, weighted sum) of what interviews said of its value
    level: Floats  # lane, (debt, team, coming hires, backlog of tickets, onboarding, cash, total, price
    # before, luck of the draws in money: see `prospects`, questions of an outage in those of a usual week)
    patience: Floats  # lane, stakeholder


class Plan(NamedTuple):
    """What is being done in each lane, week after week, until a decision changes it."""

    queue: Ints  # lane, place: ideas to build, -1 for none
    hasty: Ints  # lane: 1 builds with shortcuts
    test: Ints  # lane: weeks that a finished idea is tested before anybody has it; 0 releases it at once
    share: Floats  # lane, (support, repair, learning): shares of the team; the rest builds
    price: Floats  # lane
    ads: Floats  # lane: money a week
    onboarding: Floats  # lane: share of the team that improves the first minutes
    promised: Ints  # lane, stakeholder: 1 + the idea that they were told is coming, 0 without a promise


DEBT, TEAM, HIRES, BACKLOG, ONBOARDING, CASH, TOTAL, PRICE, LUCK, OUTAGE = range(10)
SUPPORT, REPAIR, LEARNING = range(3)
SHARES = {"support": SUPPORT, "repair": REPAIR, "learning": LEARNING}


def start(world: World, lanes: Ints, paying: float, free: float) -> tuple[State, Plan]:
    """The first week of lanes, each in world number `lanes[lane]`.

    `paying` and `free` are shares of the potential users who are customers and active users already. Their
    classes are those of people who have stayed a year: the loyal ones are over-represented.
    """
    count = len(lanes)
    number = dict(zip(COMMON, world.common, strict=True))
    shares = each("share_at_start")
    loyal = world.share * (1 - world.hazard) ** number["loyal_weeks"]
    loyal /= loyal.sum(2, keepdims=True)
    people = world.people[lanes][:, :, None]
    standing = np.zeros((count, SEGMENTS, CLASSES, 3), dtype=np.int64)
    standing[..., FREE] = np.round(people * free * world.share[lanes])
    standing[..., PAYING] = np.round(people * paying * loyal[lanes])
    level = np.zeros((count, OUTAGE + 1))
    level[:, DEBT], level[:, TEAM] = number["debt_start"], number["team"]
    level[:, CASH], level[:, PRICE] = number["cash"], number["price"]
    state = State(
        people=standing,
        left=world.people[lanes] - standing.sum((2, 3)),
        standing=np.zeros((count, IDEAS), dtype=np.int8),
        since=np.zeros((count, IDEAS), dtype=np.int64),
        remaining=world.effort[lanes].copy(),
        tested=np.zeros((count, IDEAS, 4), dtype=np.int64),
        heard=np.zeros((count, IDEAS, 2)),
        level=level,
        patience=np.full((count, STAKEHOLDERS), number["patience"]),
    )
    plan = Plan(
        queue=np.full((count, QUEUE), -1, dtype=np.int64),
        hasty=np.zeros(count, dtype=np.int64),
        test=np.zeros(count, dtype=np.int64),
        share=np.tile([shares[name] for name in SHARES], (count, 1)),
        price=np.full(count, number["price"]),
        ads=np.full(count, number["ads"]),
        onboarding=np.zeros(count),
        promised=np.zeros((count, STAKEHOLDERS), dtype=np.int64),
    )
    return state, plan


def copied(state: State, plan: Plan) -> tuple[State, Plan]:
    """A copy to play on."""
    everything = np.arange(len(plan.price))
    return taken(state, plan, everything)


def taken(state: State, plan: Plan, lanes: NDArray[np.intp]) -> tuple[State, Plan]:
    """A copy of some lanes, in the order of `lanes`; one may be named several times."""
    return some_of(state, lanes), Plan(*_rows(plan, lanes))


def some_of(state: State, lanes: NDArray[np.intp]) -> State:
    """Where some of the lanes stand, as a copy."""
    return State(*_rows(state, lanes))


def seen_through(state: State, plan: Plan, some: slice) -> tuple[State, Plan]:
    """A stretch of lanes where they stand: what is done to it is done to them."""
    return State(*_rows(state, some)), Plan(*_rows(plan, some))


def _rows(arrays: Iterable[Any], lanes: NDArray[np.intp] | slice) -> Iterator[Any]:
    return (each[lanes] for each in arrays)
