"""What the product is worth to people beyond what it was worth at the start, in logits of activation."""

from __future__ import annotations

import math

from numba import njit

from fieldcraft.practice.state import DEBT, LIVE
from fieldcraft.practice.world import COMMON, IDEAS, SEGMENTS

_AT = {name: place for place, name in enumerate(COMMON)}
_DEARNESS, _PRICE_0 = _AT["price_disutility"], _AT["price"]
_MOST, _NOVELTY_WEEKS = _AT["utility_most"], _AT["novelty_weeks"]
_AT_DEBT_START, _DEBT_DISUTILITY = _AT["debt_start"], _AT["debt_disutility"]
_WAIT_DISUTILITY, _UNNOTICED, _WAIT_MOST = (
    _AT[n] for n in ("wait_disutility", "wait_unnoticed", "wait_weeks_most")
)


@njit(cache=True, nogil=True, forceinline=True)
def utilities(world, w, state, plan, lane, week, wait, utility):  # type: ignore[no-untyped-def]
    """What the product is worth to each segment beyond what it was worth at the start, in logits."""
    number = world.common
    level = state.level[lane]
    dearer = math.log(plan.price[lane] / number[_PRICE_0])
    debt = number[_DEBT_DISUTILITY] * (level[DEBT] - number[_AT_DEBT_START])
    utility[:] = 0.0
    for idea in range(IDEAS):
        if state.standing[lane, idea] == LIVE:
            age = week - state.since[lane, idea]
            fresh = 1.0 + world.novelty[w, idea] * math.exp(-age / number[_NOVELTY_WEEKS])
            value, need = world.value[w, idea], world.need[w, idea]
            for s in range(SEGMENTS):
                utility[s] += value * world.weight[w, s, need] * fresh
    waited = number[_WAIT_DISUTILITY] * min(number[_WAIT_MOST], max(0.0, wait - number[_UNNOTICED]))
    for s in range(SEGMENTS):
        bent = number[_MOST] * math.tanh(utility[s] / number[_MOST])
        utility[s] = bent - debt - waited - number[_DEARNESS] * dearer


@njit(cache=True, nogil=True)
def worth(world, w, idea, s):  # type: ignore[no-untyped-def]
    """An idea's utility to one segment."""
    return world.value[w, idea] * world.weight[w, s, world.need[w, idea]]
