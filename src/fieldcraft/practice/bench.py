"""How long the engine takes: a draw, a replay, a debrief. Seconds are measured by whoever calls."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median

import numpy as np

from fieldcraft.practice.churn import CLASSES
from fieldcraft.practice.cores import one_core
from fieldcraft.practice.debrief import REFERENCE, REPLAYS, seeds_of
from fieldcraft.practice.game import Lanes, begin, play_policy
from fieldcraft.practice.scenarios import DEFAULT, scenario, schedule
from fieldcraft.practice.world import IDEAS, METRICS, SEGMENTS, World, worlds

USERS = (8_000, 80_000, 800_000, 8_000_000)
# As many as the debrief plays at a time.
LANES = REPLAYS
_SEED = 20

# Each week: who comes, is referred and asks, by segment; two splits into classes, of which the last is what
# remains; who activates, wakes, buys, sleeps, leaves and fails, by cell; what talks say; the dashboard.
DRAWS_A_WEEK = SEGMENTS * 3 + SEGMENTS * (CLASSES - 1) * 2 + SEGMENTS * CLASSES * 6 + IDEAS + METRICS


def draws_a_replay() -> int:
    """Draws of one replay of the first scenario; a test, whose newcomers are drawn in two arms, adds some."""
    return DRAWS_A_WEEK * scenario(DEFAULT).weeks


def lanes_of(users: int, count: int = LANES) -> Lanes:
    """Lanes of the first scenario in one world with so many potential users, each under its own luck."""
    each = scenario(DEFAULT)
    world = _resized(worlds(each.kind, each.audience, seeds_of(_SEED, 1, np.uint64(1))), users)
    return begin(each, world, np.zeros(count, dtype=np.int64), seeds_of(_SEED, count, np.uint64(2)))


def _resized(world: World, users: int) -> World:
    total = world.people.sum(1, keepdims=True)
    return world._replace(people=np.maximum(1, np.round(world.people * (users / total))).astype(np.int64))


def replay(lanes: Lanes) -> Lanes:
    """What is timed: a year of every lane, the reference policy deciding."""
    each = scenario(DEFAULT)
    return play_policy(lanes, schedule(each, _SEED), REFERENCE)


def bench(clock: Callable[[], float], rounds: int = 9) -> dict[str, object]:
    """Seconds of a replay and nanoseconds of a draw on one core, by potential users; medians of rounds.

    The sizes take turns, so that a busy moment hits all alike.
    """
    lanes = {users: lanes_of(users) for users in USERS}
    took: dict[int, list[float]] = {users: [] for users in USERS}
    replay(lanes[USERS[0]])
    with one_core():
        for _ in range(rounds):
            for users, many in lanes.items():
                began = clock()
                replay(many)
                took[users].append((clock() - began) / LANES)
    each = {str(users): median(seconds) for users, seconds in took.items()}
    return {
        "draws_per_replay": draws_a_replay(),
        "ns_per_draw": {users: 1e9 * seconds / draws_a_replay() for users, seconds in each.items()},
        "replays_per_second_per_core": {users: 1 / seconds for users, seconds in each.items()},
    }
