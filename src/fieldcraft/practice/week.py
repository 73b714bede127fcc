"""One week of the simulated product, for many lanes: who comes, stays, pays and leaves; what gets built.

All draws are keyed by (luck of the lane, week, cell, event); see `luck`. The parts of the week stand in the
order in which they happen.
"""

from __future__ import annotations

import math

import numpy as np
from numba import njit

from fieldcraft.practice.churn import CLASSES
from fieldcraft.practice.draws import (
    ACTIVATE,
    ARM,
    CLASS,
    CLASS_REFERRED,
    COME,
    CONVERT,
    FAIL,
    LEAVE,
    NEW_ARM,
    NO_KEY,
    REFER,
    SEEN,
    SLEEP,
    TICKETS,
    WAKE,
    bell,
    count,
    times,
)
from fieldcraft.practice.luck import week_key
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
from fieldcraft.practice.state import (
    BACKLOG,
    CASH,
    DEBT,
    DORMANT,
    FREE,
    LUCK,
    ONBOARDING,
    OUTAGE,
    PAYING,
    PRICE,
    SUPPORT,
    TEAM,
    TOTAL,
)
from fieldcraft.practice.utility import utilities, worth
from fieldcraft.practice.work import build, idea_under_test, stakeholders, support
from fieldcraft.practice.world import COMMON, EXACT, METRICS, SEGMENTS

_AT = {name: place for place, name in enumerate(COMMON)}
_INVOLUNTARY, _DORMANCY, _RETURN, _INVITES = (
    _AT[n] for n in ("involuntary_churn", "dormancy", "return", "invites")
)
_OF_CONVERSION, _OF_CHURN, _OF_REFERRAL = (
    _AT[f"utility_of_{n}"] for n in ("conversion", "churn", "referral")
)
_NOISE = _AT["dashboard_noise"]
_TICKET_RATE, _SERVED, _WAGE, _TO_SERVE = (
    _AT[n] for n in ("tickets", "tickets_served", "wage", "cost_to_serve")
)
_PRICE_0, _ADS_0 = _AT["price"], _AT["ads"]
_SHOCK, _BROKEN_LOSES, _FREE_INVITES = (_AT[n] for n in ("price_shock", "broken_test_loses", "free_invites"))
_BROKE_TEAM, _BROKE_KEPT = _AT["broke_team_least"], _AT["broke_team_kept"]


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
    split = np.empty((SEGMENTS, CLASSES, 4))
    known = cells.shape[1] > 1
    for lane in range(len(lane_world)):
        if stateful:
            np.random.seed(np.uint32(luck[lane] & np.uint64(0xFFFFFFFF)) + np.uint32(first))
        if lane == 0 or lane_world[lane] != lane_world[lane - 1]:
            for s in range(SEGMENTS):
                for k in range(CLASSES):
                    staying[s, k] = math.log1p(-min(world.hazard[lane_world[lane], s, k], 1.0 - 1e-12))
            _split(world, lane_world[lane], split)
        for week in range(first, last):
            key = NO_KEY if stateful else week_key(luck[lane], week)
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
                split,
            )
            _show(world, lane_world[lane], key, record[lane, week], shown[lane, week])


@njit(cache=True, nogil=True, forceinline=True)
def _show(world, w, key, happened, shown):  # type: ignore[no-untyped-def]
    for metric in range(METRICS):
        noise = world.common[_NOISE] * bell(key, metric, SEEN)
        shown[metric] = happened[metric] * math.exp(noise) * world.drift[w, metric]
    for metric in EXACT:
        shown[metric] = happened[metric]


@njit(cache=True, nogil=True, error_model="numpy")
def _play_week(  # type: ignore[no-untyped-def]
    world, cells, segments, w, key, state, plan, lane, week, record, utility, staying, split
):
    number = world.common
    level = state.level[lane]
    season = world.season[w, week]
    wait = max(0.0, level[BACKLOG] / max(1.0, number[_SERVED] * plan.share[lane, SUPPORT] * level[TEAM]))
    utilities(world, w, state, plan, lane, week, wait, utility)
    trying = idea_under_test(state, lane)
    signups, activated, conversions, lost, paying, free, tickets = 0, 0, 0, 0, 0, 0, 0
    luck = 0.0
    log_not_fail = math.log1p(-number[_INVOLUNTARY])
    dearer = math.log(plan.price[lane] / number[_PRICE_0])
    # Who pays already meets a rise once, in the week it comes.
    rise = max(0.0, math.log(plan.price[lane] / level[PRICE]))
    level[PRICE] = plan.price[lane]
    heard = (plan.ads[lane] / number[_ADS_0]) ** world.ad_elasticity[w] if plan.ads[lane] > 0 else 0.0
    # Who writes to support, of those who use the product; after an outage many more.
    asking = number[_TICKET_RATE] * (1.0 + level[DEBT]) * (1.0 + level[OUTAGE])
    level[OUTAGE] = 0.0
    # Taking a row of an array inside the loops over people costs as much as a draw; so no rows there.
    people_of, tested = state.people, state.tested
    involuntary = number[_INVOLUNTARY]
    for s in range(SEGMENTS):
        z = utility[s]
        active, promoters = 0, 0
        for k in range(CLASSES):
            active += people_of[lane, s, k, FREE] + people_of[lane, s, k, PAYING]
            promoters += people_of[lane, s, k, PAYING]
        dear = math.exp(world.price_elasticity[w, s] * dearer)
        drawn = world.innovation[w] * heard + world.imitation[w] * active / world.people[w, s]
        comes = 1.0 - math.exp(-drawn * season)
        come = count(key, s, COME, state.left[lane, s], comes)
        luck += segments[s, COMING] * (come - state.left[lane, s] * comes)
        state.left[lane, s] -= come
        likely = (
            number[_INVITES]
            * (promoters + number[_FREE_INVITES] * (active - promoters))
            * math.exp(number[_OF_REFERRAL] * z)
        )
        friends = min(times(key, s, REFER, likely), state.left[lane, s])
        # Where the market may run out, the mean is not the likely one, and nothing is said.
        if likely + 12.0 * math.sqrt(likely) + 20.0 < state.left[lane, s]:
            luck += segments[s, REFERRED] * (friends - likely)
        state.left[lane, s] -= friends
        signups += come + friends
        chance = 1.0 / (1.0 + math.exp(-(world.activation[w, s] + z + level[ONBOARDING])))
        with_idea = 0.0
        if trying >= 0:
            gain = worth(world, w, trying, s) * (1.0 + world.novelty[w, trying])
            with_idea = 1.0 / (1.0 + math.exp(-(world.activation[w, s] + z + level[ONBOARDING] + gain)))
        convert = min(1.0, world.conversion[w, s] * dear * math.exp(number[_OF_CONVERSION] * z))
        stay = math.exp(-number[_OF_CHURN] * z)
        waking = number[_RETURN] * season
        sleep = min(1.0, number[_DORMANCY] * stay)
        shock = number[_SHOCK] * world.price_elasticity[w, s] * rise
        log_not_begin, log_not_wake = math.log1p(-chance), math.log1p(-waking)
        log_not_buy = math.log1p(-convert) if convert < 1.0 else 1.0
        log_not_sleep = math.log1p(-sleep) if sleep < 1.0 else 1.0
        left_to_split, left_friends = come, friends
        for k in range(CLASSES):
            cell = s * CLASSES + k
            part = split[s, k, 0]
            new = count(key, cell, CLASS, left_to_split, part, split[s, k, 1])
            luck += cells[s, k, THIS_CLASS] * (new - left_to_split * part)
            left_to_split -= new
            part = split[s, k, 2]
            friend = count(key, cell, CLASS_REFERRED, left_friends, part, split[s, k, 3])
            luck += cells[s, k, THIS_CLASS_REFERRED] * (friend - left_friends * part)
            left_friends -= friend
            new += friend
            if trying >= 0:
                second = count(key, cell, ARM, new, 0.5)
                began_old = count(key, cell, ACTIVATE, new - second, chance)
                began_new = count(key, cell, NEW_ARM, second, with_idea)
                began = began_old + began_new
                seen = second
                if world.broken[w, trying] > 0:
                    seen = second - int(number[_BROKEN_LOSES] * (second - began_new) + 0.5)
                tested[lane, trying, 0] += new - second
                tested[lane, trying, 1] += began_old
                tested[lane, trying, 2] += seen
                tested[lane, trying, 3] += began_new
                expected = (new - second) * chance + second * with_idea
            else:
                began = count(key, cell, ACTIVATE, new, chance, log_not_begin)
                expected = new * chance
            luck += cells[s, k, FREE_NOW] * (began - expected)
            activated += began
            free_before = people_of[lane, s, k, FREE]
            paid_before = people_of[lane, s, k, PAYING]
            slept_before = people_of[lane, s, k, DORMANT]
            woken = count(key, cell, WAKE, slept_before, waking, log_not_wake)
            luck += (cells[s, k, FREE_NOW] - cells[s, k, DORMANT_NOW]) * (woken - slept_before * waking)
            buy = count(key, cell, CONVERT, free_before, convert, log_not_buy)
            luck += cells[s, k, BUYING] * (buy - free_before * convert)
            asleep = count(key, cell, SLEEP, free_before - buy, sleep, log_not_sleep)
            luck += (cells[s, k, DORMANT_NOW] - cells[s, k, FREE_NOW]) * (
                asleep - (free_before - buy) * sleep
            )
            log_stays = staying[s, k] * stay + shock
            hazard = -math.expm1(log_stays)
            gone = count(key, cell, LEAVE, paid_before, hazard, log_stays)
            luck -= cells[s, k, PAYING_NOW] * (1.0 - involuntary) * (gone - paid_before * hazard)
            failed = count(key, cell, FAIL, paid_before - gone, involuntary, log_not_fail)
            luck -= cells[s, k, PAYING_NOW] * (failed - (paid_before - gone) * involuntary)
            people_of[lane, s, k, FREE] = free_before + began + woken - buy - asleep
            people_of[lane, s, k, PAYING] = paid_before + buy - gone - failed
            people_of[lane, s, k, DORMANT] = slept_before + asleep - woken
            conversions += buy
            lost += gone + failed
            paying += paid_before + buy - gone - failed
            free += free_before + began + woken - buy - asleep
        tickets += times(key, s, TICKETS, asking * active)
    support(number, level, plan, lane, tickets)
    build(world, w, key, state, plan, lane, week)
    stakeholders(number, state, plan, lane)
    revenue = plan.price[lane] * paying
    costs = level[TEAM] * number[_WAGE] + plan.ads[lane] + number[_TO_SERVE] * (paying + free)
    level[CASH] += revenue - costs
    level[TOTAL] += revenue - costs
    # What draws are worth goes with the price, which stands before they are made.
    level[LUCK] += luck * plan.price[lane] / number[_PRICE_0]
    if level[CASH] < 0:
        plan.ads[lane] = 0.0
        level[TEAM] = max(number[_BROKE_TEAM], level[TEAM] * number[_BROKE_KEPT])
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
def _split(world, w, split):  # type: ignore[no-untyped-def]
    """By segment and class: the chance of the class among those still to be split, and log(1 - it).

    First for those who come by themselves, then for those who were referred. They stay as they are all year.
    """
    for s in range(SEGMENTS):
        left, referred_left = 1.0, 1.0
        for k in range(CLASSES):
            part = _part_of(world.share[w, s, k], left, k)
            referred = _part_of(world.share_referred[w, s, k], referred_left, k)
            split[s, k, 0], split[s, k, 1] = part, math.log1p(-part) if part < 1.0 else 1.0
            split[s, k, 2], split[s, k, 3] = referred, math.log1p(-referred) if referred < 1.0 else 1.0
            left -= world.share[w, s, k]
            referred_left -= world.share_referred[w, s, k]


@njit(cache=True, nogil=True)
def _part_of(share, left, k):  # type: ignore[no-untyped-def]
    """The chance of this class among those still to be split; the last class takes the rest."""
    if k == CLASSES - 1:
        return 1.0
    return min(1.0, share / left if left > 0 else 1.0)
