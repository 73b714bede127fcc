"""What the team does in a week: it answers, learns, repairs, builds, tests; and how patient others stay."""

from __future__ import annotations

import math

from numba import njit

from fieldcraft.practice.draws import TALK, bell
from fieldcraft.practice.parameters import each
from fieldcraft.practice.state import (
    BACKLOG,
    BUILDING,
    DEBT,
    HIRES,
    IDEA,
    LEARNING,
    LIVE,
    ONBOARDING,
    QUEUE,
    REPAIR,
    SHARES,
    SUPPORT,
    TEAM,
    TESTED,
    TESTING,
)
from fieldcraft.practice.world import COMMON, IDEAS, STAKEHOLDERS

_AT = {name: place for place, name in enumerate(COMMON)}
_SERVED, _HIRE_WEEKS = _AT["tickets_served"], _AT["hire_weeks"]
_DEBT_OF_WORK, _DEBT_OF_HASTE, _DEBT_REPAID = (_AT[f"debt_{n}"] for n in ("of_work", "of_haste", "repaid"))
_PATIENCE_BACK, _IMPATIENCE, _TALK_NOISE, _SPREAD = (
    _AT[n] for n in ("patience_back", "impatience_drag", "interview_noise", "idea_spread")
)
_TALKS, _HASTE_SAVES, _TIME_LEFT, _DEBT_ALWAYS = (
    _AT[n] for n in ("talks", "haste_saves", "time_left_least", "debt_always")
)
_SETTLES = _AT["share_settles"]
_ONBOARDING_GAIN, _ONBOARDING_MOST = _AT["onboarding_gain"], _AT["onboarding_most"]
_IMPATIENT_BELOW, _PROMISE_WEAR, _GIVEN_UP = (
    _AT[n] for n in ("impatient_below", "promise_wear", "waiting_given_up")
)

_AT_START = each("share_at_start")
# What a team does of each beside building where nobody asks for more; compiled in, and part of the model.
_USUAL = tuple(_AT_START[name] for name in SHARES)


@njit(cache=True, nogil=True, forceinline=True)
def idea_under_test(state, lane):  # type: ignore[no-untyped-def]
    for idea in range(IDEAS):
        if state.standing[lane, idea] == TESTING:
            return idea
    return -1


@njit(cache=True, nogil=True, forceinline=True)
def support(number, level, plan, lane, tickets):  # type: ignore[no-untyped-def]
    served = number[_SERVED] * plan.share[lane, SUPPORT] * level[TEAM]
    # Who has waited long gives up asking.
    most = number[_GIVEN_UP] * max(served, float(tickets))
    level[BACKLOG] = min(max(0.0, level[BACKLOG] + tickets - served), most)


@njit(cache=True, nogil=True, forceinline=True)
def build(world, w, key, state, plan, lane, week):  # type: ignore[no-untyped-def]
    """Learning, repair, onboarding and the queue, with what debt and impatience leave of the team's time."""
    number = world.common
    level = state.level[lane]
    drag = level[DEBT] / (1.0 + level[DEBT])
    for h in range(STAKEHOLDERS):
        if state.patience[lane, h] < number[_IMPATIENT_BELOW]:
            drag += number[_IMPATIENCE]
    time = level[TEAM] * max(number[_TIME_LEFT], 1.0 - drag)
    share = plan.share[lane]
    _talk(world, w, key, state, lane, share[LEARNING] * level[TEAM] * number[_TALKS])
    level[DEBT] = max(
        0.0, level[DEBT] - number[_DEBT_REPAID] * share[REPAIR] * (level[DEBT] + number[_DEBT_ALWAYS])
    )
    bent = 1.0 - level[ONBOARDING] / number[_ONBOARDING_MOST]
    level[ONBOARDING] += number[_ONBOARDING_GAIN] * plan.onboarding[lane] * bent
    work = time * max(0.0, 1.0 - share[SUPPORT] - share[REPAIR] - share[LEARNING] - plan.onboarding[lane])
    _run_tests(state, plan, lane, week)
    while work > 1e-9:
        if plan.queue[lane, 0] < 0:
            # Nobody sits idle: a team that was told nothing takes what it believes in.
            plan.queue[lane, 0] = _believed_in(world, w, state, lane)
        idea = plan.queue[lane, 0]
        if idea < 0:
            break
        speed = number[_HASTE_SAVES] if plan.hasty[lane] else 1.0
        done = min(work * speed, state.remaining[lane, idea])
        state.standing[lane, idea] = BUILDING
        state.remaining[lane, idea] -= done
        work -= done / speed
        haste = number[_DEBT_OF_HASTE] if plan.hasty[lane] else 1.0
        level[DEBT] += number[_DEBT_OF_WORK] * haste * done / level[TEAM]
        if state.remaining[lane, idea] <= 1e-9:
            _finish(state, plan, lane, idea, week)
            # Shortcuts are taken to get one thing done.
            plan.hasty[lane] = 0
    _settle(number, plan, lane)
    if level[HIRES] > 0:
        # Somebody hired comes after some weeks; until then the time of those who look for them is gone.
        level[HIRES] -= 1.0 / number[_HIRE_WEEKS]
        if level[HIRES] - math.floor(level[HIRES]) < 1e-9 or level[HIRES] <= 1e-9:
            level[TEAM] += 1.0


@njit(cache=True, nogil=True, forceinline=True)
def _settle(number, plan, lane):  # type: ignore[no-untyped-def]
    """What was asked for once is slowly forgotten: the team goes back to what it usually does."""
    for what in range(len(_USUAL)):
        plan.share[lane, what] += number[_SETTLES] * (_USUAL[what] - plan.share[lane, what])
    plan.onboarding[lane] -= number[_SETTLES] * plan.onboarding[lane]


@njit(cache=True, nogil=True, forceinline=True)
def _believed_in(world, w, state, lane):  # type: ignore[no-untyped-def]
    """The idea that the team guesses to be worth most for its work; -1 if it believes in none that is left.

    It goes by what was guessed at the start, so that two plays go on with the same list.
    """
    best, found = 0.0, -1
    for idea in range(IDEAS):
        if state.standing[lane, idea] == IDEA and world.guess[w, idea] / world.estimate[w, idea] > best:
            best, found = world.guess[w, idea] / world.estimate[w, idea], idea
    return found


@njit(cache=True, nogil=True, forceinline=True)
def _finish(state, plan, lane, idea, week):  # type: ignore[no-untyped-def]
    for place in range(QUEUE - 1):
        plan.queue[lane, place] = plan.queue[lane, place + 1]
    plan.queue[lane, QUEUE - 1] = -1
    state.since[lane, idea] = week
    state.standing[lane, idea] = TESTED if plan.test[lane] > 0 else LIVE
    if plan.test[lane] > 0 and idea_under_test(state, lane) < 0:
        state.standing[lane, idea] = TESTING


@njit(cache=True, nogil=True, forceinline=True)
def _run_tests(state, plan, lane, week):  # type: ignore[no-untyped-def]
    """End the test whose weeks are over, and begin the next of those that wait for one."""
    trying = idea_under_test(state, lane)
    if trying >= 0 and week - state.since[lane, trying] >= plan.test[lane]:
        state.standing[lane, trying] = TESTED
        trying = -1
    if trying < 0 and plan.test[lane] > 0:
        for idea in range(IDEAS):
            waiting = state.standing[lane, idea] == TESTED and state.tested[lane, idea, 0] == 0
            if waiting:
                state.standing[lane, idea] = TESTING
                state.since[lane, idea] = week
                break


@njit(cache=True, nogil=True, forceinline=True)
def _talk(world, w, key, state, lane, talks):  # type: ignore[no-untyped-def]
    """What interviews say of every idea: too much, and with the spread of few talks."""
    if talks <= 0:
        return
    value, overstated, heard = world.value, world.overstated, state.heard
    spread, talk_noise, root = world.common[_SPREAD], world.common[_TALK_NOISE], math.sqrt(talks)
    for idea in range(IDEAS):
        noise = bell(key, idea, TALK) * spread * talk_noise / root
        said = value[w, idea] * overstated[w, idea] + noise
        heard[lane, idea, 0] += talks
        heard[lane, idea, 1] += talks * said


@njit(cache=True, nogil=True, forceinline=True)
def stakeholders(number, state, plan, lane):  # type: ignore[no-untyped-def]
    """Patience comes back slowly; a promise wears it down until what was promised is out."""
    for h in range(STAKEHOLDERS):
        patience = state.patience[lane, h] + number[_PATIENCE_BACK]
        idea = plan.promised[lane, h] - 1
        if idea >= 0 and state.standing[lane, idea] == LIVE:
            plan.promised[lane, h] = 0
        elif idea >= 0:
            patience -= number[_PROMISE_WEAR] * number[_PATIENCE_BACK]
        state.patience[lane, h] = min(1.0, max(0.0, patience))
