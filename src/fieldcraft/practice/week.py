"""One week of the simulated product, for many lanes: who comes, stays, pays and leaves; what gets built.

All draws are keyed by (luck of the lane, week, cell, event); see `luck`. The parts of the week stand in the
order in which they happen.
"""

from __future__ import annotations

import math

import numpy as np
from numba import njit

from fieldcraft.practice.churn import CLASSES
from fieldcraft.practice.luck import uniform, week_key
from fieldcraft.practice.prospects import (
    BUYING,
    COMING,
    DORMANT_NOW,
    FREE_NOW,
    PAYING_NOW,
    REFERRED,
    THIS_CLASS,
    THIS_CLASS_REFERRED,
)
from fieldcraft.practice.quantiles import binomial_knowing, normal, poisson
from fieldcraft.practice.state import (
    BACKLOG,
    BUILDING,
    CASH,
    DEBT,
    DORMANT,
    FREE,
    HIRES,
    IDEA,
    LEARNING,
    LIVE,
    LUCK,
    ONBOARDING,
    PAYING,
    PRICE,
    QUEUE,
    REPAIR,
    SUPPORT,
    TEAM,
    TESTED,
    TESTING,
    TOTAL,
)
from fieldcraft.practice.world import COMMON, EXACT, IDEAS, METRICS, SEGMENTS, STAKEHOLDERS

# Events that are drawn; new ones go to the end, so that old runs stay what they were.
(
    _COME,
    _REFER,
    _CLASS,
    _CLASS_REFERRED,
    _ACTIVATE,
    _CONVERT,
    _LEAVE,
    _FAIL,
    _SLEEP,
    _WAKE,
    _TICKETS,
    _ARM,
    _NEW_ARM,
    _TALK,
    _SEEN,
) = range(15)

_AT = {name: place for place, name in enumerate(COMMON)}
_INVOLUNTARY, _DORMANCY, _RETURN, _INVITES = (
    _AT[n] for n in ("involuntary_churn", "dormancy", "return", "invites")
)
_OF_CONVERSION, _OF_CHURN, _OF_REFERRAL = (
    _AT[f"utility_of_{n}"] for n in ("conversion", "churn", "referral")
)
_DEARNESS, _NOISE = _AT["price_disutility"], _AT["dashboard_noise"]
_MOST, _NOVELTY_WEEKS = _AT["utility_most"], _AT["novelty_weeks"]
_DEBT_OF_WORK, _DEBT_OF_HASTE, _DEBT_REPAID = (_AT[f"debt_{n}"] for n in ("of_work", "of_haste", "repaid"))
_AT_DEBT_START = _AT["debt_start"]
_DEBT_DISUTILITY, _WAIT_DISUTILITY = _AT["debt_disutility"], _AT["wait_disutility"]
_TICKET_RATE, _SERVED, _WAGE, _TO_SERVE = (
    _AT[n] for n in ("tickets", "tickets_served", "wage", "cost_to_serve")
)
_PRICE_0, _ADS_0, _HIRE_WEEKS = _AT["price"], _AT["ads"], _AT["hire_weeks"]
_PATIENCE_BACK, _IMPATIENCE, _TALK_NOISE, _SPREAD = (
    _AT[n] for n in ("patience_back", "impatience_drag", "interview_noise", "idea_spread")
)
# What a week of improving the first minutes by the whole team would bring, in logits, and how it bends off.
ONBOARDING_GAIN, ONBOARDING_MOST = 0.05, 0.5
# A person-week of learning is so many talks; one reaches this many ideas.
_TALKS, HASTE_SAVES, _HIRE_COST = 3.0, 1.5, 4.0
_IMPATIENT_BELOW = 0.25
_WAITED_LONG = 8.0
# The share of a segment's elasticity with which its customers answer a rise at once; an assumption.
SHOCK = 0.8
_BROKEN_LOSES = 0.12
# The key of a week whose draws are not keyed.
_NO_KEY = np.uint64(0)


@njit(cache=True, nogil=True)
def play(  # type: ignore[no-untyped-def]
    world, cells, segments, lane_world, luck, state, plan, first, last, record, shown, stateful
):
    """Play weeks `first` to `last` (without it) in every lane, changing `state` and `plan` where they stand.

    With `stateful` draws come from an ordinary generator that each lane seeds once: only for measuring what
    keyed luck is worth beside it.

    `luck` is one seed a lane. What each week came to is written to `record` (lane, week, metric), and to
    `shown` what its dashboard says of it: off by the drift of each metric's definition and by noise.
    """
    utility, staying = np.empty(SEGMENTS), np.empty((SEGMENTS, CLASSES))
    known = cells.shape[1] > 1
    for lane in range(len(lane_world)):
        if stateful:
            np.random.seed(np.uint32(luck[lane] & np.uint64(0xFFFFFFFF)) + np.uint32(first))
        for s in range(SEGMENTS):
            for k in range(CLASSES):
                staying[s, k] = math.log1p(-min(world.hazard[lane_world[lane], s, k], 1.0 - 1e-12))
        for week in range(first, last):
            key = _NO_KEY if stateful else week_key(luck[lane], week)
            # Without prospects there is one of nothing.
            w, t = (lane_world[lane], week) if known else (0, 0)
            _play_week(
                world,
                cells[w, t],
                segments[w, t],
                lane_world[lane],
                key,
                state,
                plan,
                lane,
                week,
                record,
                utility,
                staying,
            )
            _show(world, lane_world[lane], key, record[lane, week], shown[lane, week])


@njit(cache=True, nogil=True)
def _count(key, cell, event, n, p, log_missed=1.0):  # type: ignore[no-untyped-def]
    """How many of n: keyed, or of an ordinary generator; `log_missed` as in `binomial_knowing`."""
    if n <= 0:
        return 0
    if key == _NO_KEY:
        return np.random.binomial(n, min(1.0, p)) if p > 0.0 else 0
    return binomial_knowing(uniform(key, cell, event), n, p, log_missed)


@njit(cache=True, nogil=True)
def _times(key, cell, event, mean):  # type: ignore[no-untyped-def]
    if key == _NO_KEY:
        return np.random.poisson(mean) if mean > 0.0 else 0
    return poisson(uniform(key, cell, event), mean)


@njit(cache=True, nogil=True)
def _bell(key, cell, event):  # type: ignore[no-untyped-def]
    return np.random.normal() if key == _NO_KEY else normal(uniform(key, cell, event))


@njit(cache=True, nogil=True)
def _show(world, w, key, happened, shown):  # type: ignore[no-untyped-def]
    for metric in range(METRICS):
        noise = world.common[_NOISE] * _bell(key, metric, _SEEN)
        shown[metric] = happened[metric] * math.exp(noise) * world.drift[w, metric]
    for metric in EXACT:
        shown[metric] = happened[metric]


@njit(cache=True, nogil=True)
def _play_week(world, cells, segments, w, key, state, plan, lane, week, record, utility, staying):  # type: ignore[no-untyped-def]
    number = world.common
    level = state.level[lane]
    season = world.season[w, week]
    wait = max(0.0, level[BACKLOG] / max(1.0, number[_SERVED] * plan.share[lane, SUPPORT] * level[TEAM]))
    _utilities(world, w, state, plan, lane, week, wait, utility)
    trying = _idea_under_test(state, lane)
    signups, activated, conversions, lost, paying, free, tickets = 0, 0, 0, 0, 0, 0, 0
    luck = 0.0
    log_not_fail = math.log1p(-number[_INVOLUNTARY])
    dearer = math.log(plan.price[lane] / number[_PRICE_0])
    # Who pays already meets a rise once, in the week it comes.
    rise = max(0.0, math.log(plan.price[lane] / level[PRICE]))
    level[PRICE] = plan.price[lane]
    for s in range(SEGMENTS):
        z = utility[s]
        active, promoters = 0, 0
        for k in range(CLASSES):
            active += state.people[lane, s, k, FREE] + state.people[lane, s, k, PAYING]
            promoters += state.people[lane, s, k, PAYING]
        dear = math.exp(world.price_elasticity[w, s] * dearer)
        heard = (plan.ads[lane] / number[_ADS_0]) ** world.ad_elasticity[w] if plan.ads[lane] > 0 else 0.0
        drawn = world.innovation[w] * heard + world.imitation[w] * active / world.people[w, s]
        come = _count(key, s, _COME, state.left[lane, s], 1.0 - math.exp(-drawn * season))
        luck += segments[s, COMING] * (come - state.left[lane, s] * (1.0 - math.exp(-drawn * season)))
        state.left[lane, s] -= come
        likely = (
            number[_INVITES] * (promoters + 0.2 * (active - promoters)) * math.exp(number[_OF_REFERRAL] * z)
        )
        friends = min(_times(key, s, _REFER, likely), state.left[lane, s])
        # Where the market may run out, the mean is not the likely one, and nothing is said.
        if likely + 12.0 * math.sqrt(likely) + 20.0 < state.left[lane, s]:
            luck += segments[s, REFERRED] * (friends - likely)
        state.left[lane, s] -= friends
        signups += come + friends
        chance = 1.0 / (1.0 + math.exp(-(world.activation[w, s] + z + level[ONBOARDING])))
        with_idea = 0.0
        if trying >= 0:
            gain = _worth(world, w, trying, s) * (1.0 + world.novelty[w, trying])
            with_idea = 1.0 / (1.0 + math.exp(-(world.activation[w, s] + z + level[ONBOARDING] + gain)))
        convert = min(1.0, world.conversion[w, s] * dear * math.exp(number[_OF_CONVERSION] * z))
        stay = math.exp(-number[_OF_CHURN] * z)
        waking = number[_RETURN] * season
        sleep = min(1.0, number[_DORMANCY] * stay)
        shock = SHOCK * world.price_elasticity[w, s] * rise
        log_not_begin, log_not_wake = math.log1p(-chance), math.log1p(-waking)
        log_not_buy = math.log1p(-convert) if convert < 1.0 else 1.0
        log_not_sleep = math.log1p(-sleep) if sleep < 1.0 else 1.0
        left_to_split, left_friends = come, friends
        share_left, referred_left = 1.0, 1.0
        for k in range(CLASSES):
            cell = s * CLASSES + k
            worth = cells[s, k]
            part = _part_of(world.share[w, s, k], share_left, k)
            new = _count(key, cell, _CLASS, left_to_split, part)
            luck += worth[THIS_CLASS] * (new - left_to_split * part)
            left_to_split -= new
            share_left -= world.share[w, s, k]
            part = _part_of(world.share_referred[w, s, k], referred_left, k)
            friend = _count(key, cell, _CLASS_REFERRED, left_friends, part)
            luck += worth[THIS_CLASS_REFERRED] * (friend - left_friends * part)
            left_friends -= friend
            referred_left -= world.share_referred[w, s, k]
            new += friend
            if trying >= 0:
                second = _count(key, cell, _ARM, new, 0.5)
                began_old = _count(key, cell, _ACTIVATE, new - second, chance)
                began_new = _count(key, cell, _NEW_ARM, second, with_idea)
                began = began_old + began_new
                seen = second
                if world.broken[w, trying] > 0:
                    seen = second - int(_BROKEN_LOSES * (second - began_new) + 0.5)
                state.tested[lane, trying, 0] += new - second
                state.tested[lane, trying, 1] += began_old
                state.tested[lane, trying, 2] += seen
                state.tested[lane, trying, 3] += began_new
                expected = (new - second) * chance + second * with_idea
            else:
                began = _count(key, cell, _ACTIVATE, new, chance, log_not_begin)
                expected = new * chance
            luck += worth[FREE_NOW] * (began - expected)
            activated += began
            people = state.people[lane, s, k]
            woken = _count(key, cell, _WAKE, people[DORMANT], waking, log_not_wake)
            luck += (worth[FREE_NOW] - worth[DORMANT_NOW]) * (woken - people[DORMANT] * waking)
            buy = _count(key, cell, _CONVERT, people[FREE], convert, log_not_buy)
            luck += worth[BUYING] * (buy - people[FREE] * convert)
            asleep = _count(key, cell, _SLEEP, people[FREE] - buy, sleep, log_not_sleep)
            luck += (worth[DORMANT_NOW] - worth[FREE_NOW]) * (asleep - (people[FREE] - buy) * sleep)
            log_stays = staying[s, k] * stay + shock
            hazard = -math.expm1(log_stays)
            gone = _count(key, cell, _LEAVE, people[PAYING], hazard, log_stays)
            luck -= worth[PAYING_NOW] * (1.0 - number[_INVOLUNTARY]) * (gone - people[PAYING] * hazard)
            failed = _count(key, cell, _FAIL, people[PAYING] - gone, number[_INVOLUNTARY], log_not_fail)
            luck -= worth[PAYING_NOW] * (failed - (people[PAYING] - gone) * number[_INVOLUNTARY])
            people[FREE] += began + woken - buy - asleep
            people[PAYING] += buy - gone - failed
            people[DORMANT] += asleep - woken
            conversions += buy
            lost += gone + failed
            paying += people[PAYING]
            free += people[FREE]
        tickets += _times(key, s, _TICKETS, number[_TICKET_RATE] * active * (1.0 + level[DEBT]))
    _support(number, level, plan, lane, tickets)
    _build(world, w, key, state, plan, lane, week)
    _stakeholders(number, state, plan, lane)
    revenue = plan.price[lane] * paying
    costs = level[TEAM] * number[_WAGE] + plan.ads[lane] + number[_TO_SERVE] * (paying + free)
    level[CASH] += revenue - costs
    level[TOTAL] += revenue - costs
    # What draws are worth goes with the price, which stands before they are made.
    level[LUCK] += luck * plan.price[lane] / number[_PRICE_0]
    if level[CASH] < 0:
        plan.ads[lane] = 0.0
        level[TEAM] = max(2.0, level[TEAM] * 0.97)
    row = record[lane, week]
    row[0], row[1], row[2], row[3], row[4], row[5] = signups, activated, conversions, lost, paying, free
    row[6], row[7], row[8], row[9], row[10], row[11] = (
        revenue,
        costs,
        tickets,
        wait,
        level[DEBT],
        revenue - costs,
    )


@njit(cache=True, nogil=True)
def _part_of(share, left, k):  # type: ignore[no-untyped-def]
    """The chance of this class among those still to be split; the last class takes the rest."""
    if k == CLASSES - 1:
        return 1.0
    return min(1.0, share / left if left > 0 else 1.0)


@njit(cache=True, nogil=True)
def _utilities(world, w, state, plan, lane, week, wait, utility):  # type: ignore[no-untyped-def]
    """What the product is worth to each segment beyond what it was worth at the start, in logits."""
    number = world.common
    level = state.level[lane]
    dearer = math.log(plan.price[lane] / number[_PRICE_0])
    debt = number[_DEBT_DISUTILITY] * (level[DEBT] - number[_AT_DEBT_START])
    for s in range(SEGMENTS):
        gained = 0.0
        for idea in range(IDEAS):
            if state.standing[lane, idea] == LIVE:
                age = week - state.since[lane, idea]
                fresh = 1.0 + world.novelty[w, idea] * math.exp(-age / number[_NOVELTY_WEEKS])
                gained += _worth(world, w, idea, s) * fresh
        bent = number[_MOST] * math.tanh(gained / number[_MOST])
        utility[s] = (
            bent
            - debt
            - number[_WAIT_DISUTILITY] * min(6.0, max(0.0, wait - 1.0))
            - number[_DEARNESS] * dearer
        )


@njit(cache=True, nogil=True)
def _worth(world, w, idea, s):  # type: ignore[no-untyped-def]
    """An idea's utility to one segment."""
    return world.value[w, idea] * world.weight[w, s, world.need[w, idea]]


@njit(cache=True, nogil=True)
def _idea_under_test(state, lane):  # type: ignore[no-untyped-def]
    for idea in range(IDEAS):
        if state.standing[lane, idea] == TESTING:
            return idea
    return -1


@njit(cache=True, nogil=True)
def _support(number, level, plan, lane, tickets):  # type: ignore[no-untyped-def]
    served = number[_SERVED] * plan.share[lane, SUPPORT] * level[TEAM]
    # Who has waited long gives up asking.
    most = _WAITED_LONG * max(served, float(tickets))
    level[BACKLOG] = min(max(0.0, level[BACKLOG] + tickets - served), most)


@njit(cache=True, nogil=True)
def _build(world, w, key, state, plan, lane, week):  # type: ignore[no-untyped-def]
    """Learning, repair, onboarding and the queue, with what debt and impatience leave of the team's time."""
    number = world.common
    level = state.level[lane]
    drag = level[DEBT] / (1.0 + level[DEBT])
    for h in range(STAKEHOLDERS):
        if state.patience[lane, h] < _IMPATIENT_BELOW:
            drag += number[_IMPATIENCE]
    time = level[TEAM] * max(0.2, 1.0 - drag)
    share = plan.share[lane]
    _talk(world, w, key, state, lane, share[LEARNING] * level[TEAM] * _TALKS)
    level[DEBT] = max(0.0, level[DEBT] - number[_DEBT_REPAID] * share[REPAIR] * (level[DEBT] + 0.1))
    gain = ONBOARDING_GAIN * plan.onboarding[lane] * (1.0 - level[ONBOARDING] / ONBOARDING_MOST)
    level[ONBOARDING] += gain
    work = time * max(0.0, 1.0 - share[SUPPORT] - share[REPAIR] - share[LEARNING] - plan.onboarding[lane])
    _run_tests(state, plan, lane, week)
    while work > 1e-9:
        if plan.queue[lane, 0] < 0:
            # Nobody sits idle: a team that was told nothing takes what it believes in.
            plan.queue[lane, 0] = _believed_in(world, w, state, lane)
        idea = plan.queue[lane, 0]
        if idea < 0:
            break
        speed = HASTE_SAVES if plan.hasty[lane] else 1.0
        done = min(work * speed, state.remaining[lane, idea])
        state.standing[lane, idea] = BUILDING
        state.remaining[lane, idea] -= done
        work -= done / speed
        haste = number[_DEBT_OF_HASTE] if plan.hasty[lane] else 1.0
        level[DEBT] += number[_DEBT_OF_WORK] * haste * done / level[TEAM]
        if state.remaining[lane, idea] <= 1e-9:
            _finish(state, plan, lane, idea, week)
    if level[HIRES] > 0:
        # Somebody hired comes after some weeks; until then the time of those who look for them is gone.
        level[HIRES] -= 1.0 / number[_HIRE_WEEKS]
        if level[HIRES] - math.floor(level[HIRES]) < 1e-9 or level[HIRES] <= 1e-9:
            level[TEAM] += 1.0


@njit(cache=True, nogil=True)
def _believed_in(world, w, state, lane):  # type: ignore[no-untyped-def]
    """The idea that the team guesses to be worth most for its work; -1 if it believes in none that is left.

    It goes by what was guessed at the start, so that two plays go on with the same list.
    """
    best, found = 0.0, -1
    for idea in range(IDEAS):
        if state.standing[lane, idea] == IDEA and world.guess[w, idea] / world.estimate[w, idea] > best:
            best, found = world.guess[w, idea] / world.estimate[w, idea], idea
    return found


@njit(cache=True, nogil=True)
def _finish(state, plan, lane, idea, week):  # type: ignore[no-untyped-def]
    for place in range(QUEUE - 1):
        plan.queue[lane, place] = plan.queue[lane, place + 1]
    plan.queue[lane, QUEUE - 1] = -1
    state.since[lane, idea] = week
    state.standing[lane, idea] = TESTED if plan.test[lane] > 0 else LIVE
    if plan.test[lane] > 0 and _idea_under_test(state, lane) < 0:
        state.standing[lane, idea] = TESTING


@njit(cache=True, nogil=True)
def _run_tests(state, plan, lane, week):  # type: ignore[no-untyped-def]
    """End the test whose weeks are over, and begin the next of those that wait for one."""
    trying = _idea_under_test(state, lane)
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


@njit(cache=True, nogil=True)
def _talk(world, w, key, state, lane, talks):  # type: ignore[no-untyped-def]
    """What interviews say of every idea: too much, and with the spread of few talks."""
    if talks <= 0:
        return
    number = world.common
    for idea in range(IDEAS):
        noise = _bell(key, idea, _TALK) * number[_SPREAD] * number[_TALK_NOISE] / math.sqrt(talks)
        said = world.value[w, idea] * world.overstated[w, idea] + noise
        state.heard[lane, idea, 0] += talks
        state.heard[lane, idea, 1] += talks * said


@njit(cache=True, nogil=True)
def _stakeholders(number, state, plan, lane):  # type: ignore[no-untyped-def]
    """Patience comes back slowly; a promise that is not kept wears it down."""
    for h in range(STAKEHOLDERS):
        patience = state.patience[lane, h] + number[_PATIENCE_BACK]
        if plan.promised[lane, h]:
            patience -= 2.0 * number[_PATIENCE_BACK]
        state.patience[lane, h] = min(1.0, max(0.0, patience))
