"""How much better the same year could have gone, as a bracket; luck is averaged out on all sides.

    at_least = the best policy we know, in that world, less the run's own choices played in that world
    at_most  = a bound that no way of deciding can pass, less the same

The bound is an information relaxation (Brown, Smith & Sun, Operations Research 2010) without a penalty: who
decides knows the hidden world, and decides for each person separately, each week, out of everything that the
decision points leave within reach. By backward recursion for one person of each class; people do not
interact but through what the bounds of `_reach` allow. It is far from tight: nobody can do all of it at once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from fieldcraft.practice.debrief import REPLAYS, Mean, played, seeds_of
from fieldcraft.practice.game import Schedule, begin, play_choices, play_policy
from fieldcraft.practice.orders import MOST_SHARE, MOST_TOGETHER
from fieldcraft.practice.policies import policy_names
from fieldcraft.practice.scenarios import Scenario, schedule
from fieldcraft.practice.state import DORMANT, FREE, PAYING
from fieldcraft.practice.world import COMMON, SEGMENTS, Floats, World

_LUCK = np.uint64(0x66)


@dataclass(frozen=True)
class Regret:
    """Money between the run's choices and what could have been done; `best` is the best policy known."""

    at_least: float
    at_most: float
    best: str
    run: Mean
    best_known: Mean
    bound: float


def regret(scenario: Scenario, seed: int, choices: Sequence[int], replays: int = REPLAYS) -> Regret:
    """The bracket for a finished run."""
    points = schedule(scenario, seed)
    start = played(scenario, seed, [])
    lanes = begin(scenario, start.world, np.zeros(replays, dtype=np.int64), seeds_of(seed, replays, _LUCK))
    run = _mean(play_choices(lanes, points, choices).steadied)
    known = {name: _mean(play_policy(lanes, points, name).steadied) for name in policy_names()}
    best = max(known, key=lambda name: known[name].mean)
    bound = bound_of(scenario, start.world, points)
    return Regret(max(0.0, known[best].mean - run.mean), bound - run.mean, best, run, known[best], bound)


class _Reach(NamedTuple):
    """What no sequence of choices can pass, week by week."""

    utility: Floats  # week, segment: at the first price
    trying: Floats  # segment: what an idea under test can add for half of the newcomers
    onboarding: Floats  # week
    comes: Floats  # week, segment: the chance to come
    wages: Floats  # week, at the least
    ads: Floats  # week, at the least
    prices: list[list[float]]  # week: the prices within reach


def bound_of(scenario: Scenario, world: World, points: Schedule) -> float:
    """No way of deciding has a higher expected result in the first of these worlds."""
    number = dict(zip(COMMON, world.common, strict=True))
    start = begin(scenario, world, np.zeros(1, dtype=np.int64), np.zeros(1, dtype=np.uint64), steady=False)
    reach = _reach(scenario, world, points, number, start.state.people[0])
    people, left = start.state.people[0].astype(float), start.state.left[0].astype(float)
    factors = {week: _factors(situation, "price") for week, situation in points}
    worth = {
        price: _Worth(
            np.zeros(people.shape[:2]),
            np.full(people.shape[:2], number["worth_weeks"] * (price - number["cost_to_serve"])),
            np.zeros(people.shape[:2]),
            np.zeros(SEGMENTS),
        )
        for price in reach.prices[scenario.weeks]
    }
    for week in reversed(range(scenario.weeks)):
        worth = {
            price: _best(
                [
                    _week(
                        world,
                        number,
                        reach,
                        week,
                        _rounded(price * factor),
                        max(0.0, np.log(factor)),
                        worth[_rounded(price * factor)],
                    )
                    for factor in factors.get(week, (1.0,))
                ]
            )
            for price in reach.prices[week]
        }
    first = worth[_rounded(number["price"])]
    everybody = (
        (people[..., FREE] * first.free).sum()
        + (people[..., PAYING] * first.paying).sum()
        + (people[..., DORMANT] * first.dormant).sum()
        + (left * first.away).sum()
    )
    return float(everybody - reach.wages.sum() - reach.ads.sum())


class _Worth(NamedTuple):
    """What one person can bring from a week on, at the most."""

    free: Floats  # segment, class
    paying: Floats
    dormant: Floats
    away: Floats  # segment


def _best(ways: Sequence[_Worth]) -> _Worth:
    return _Worth(*(np.maximum.reduce(part) for part in zip(*ways, strict=True)))


def _week(
    world: World,
    number: Mapping[str, float],
    reach: _Reach,
    week: int,
    price: float,
    rise: float,
    then: _Worth,
) -> _Worth:
    """One week back: what is best for one person at a price, with everything within reach."""
    serve, margin = number["cost_to_serve"], price - number["cost_to_serve"]
    dearer = np.log(price / number["price"])
    z = reach.utility[week] - number["price_disutility"] * dearer
    elasticity = world.price_elasticity[0]
    began = world.activation[0] + z + reach.onboarding[week]
    begins = 0.5 * _chance(began) + 0.5 * _chance(began + reach.trying)
    buys = np.minimum(
        1.0,
        world.conversion[0] * np.exp(elasticity * dearer) * np.exp(number["utility_of_conversion"] * z),
    )[:, None]
    calm = np.exp(-number["utility_of_churn"] * z)[:, None]
    stays = (1 - world.hazard[0]) ** calm * np.exp(number["price_shock"] * elasticity * rise)[:, None]
    free_now = then.free - serve
    newcomer = begins[:, None] * np.maximum(0.0, free_now)
    brings = (
        number["invites"]
        * np.exp(number["utility_of_referral"] * z)
        * (world.share_referred[0] * newcomer).sum(1)
    )[:, None]
    sleeps = np.minimum(1.0, number["dormancy"] * calm)
    not_buying = np.maximum(then.dormant, sleeps * then.dormant + (1 - sleeps) * free_now)
    paying_now = then.paying + margin
    wakes = number["return"] * world.season[0, week]
    coming = (world.share[0] * newcomer).sum(1)
    return _Worth(
        free=not_buying + buys * np.maximum(0.0, paying_now - not_buying) + number["free_invites"] * brings,
        paying=stays * (1 - number["involuntary_churn"]) * np.maximum(0.0, paying_now) + brings,
        dormant=then.dormant + wakes * np.maximum(0.0, free_now - then.dormant),
        away=then.away + reach.comes[week] * np.maximum(0.0, coming - then.away),
    )


def _reach(scenario: Scenario, world: World, points: Schedule, number: Mapping[str, float], people) -> _Reach:  # type: ignore[no-untyped-def]
    weeks = scenario.weeks
    team, ads_low, ads_high, prices = np.full(weeks, number["team"]), np.ones(weeks), np.ones(weeks), []
    at = dict(points)
    within = [_rounded(number["price"])]
    for week in range(weeks):
        prices.append(within)
        if week in at:
            team[week:] += max(choice.orders.hire for choice in at[week].choices)
            ads_low[week:] *= min(_factors(at[week], "ads"))
            ads_high[week:] *= max(_factors(at[week], "ads"))
            within = sorted({_rounded(one * by) for one in within for by in _factors(at[week], "price")})
    prices.append(within)
    debt = np.empty(weeks)
    onboarding = np.empty(weeks)
    owed, eased = number["debt_start"], 0.0
    for week in range(weeks):
        debt[week], onboarding[week] = owed, eased
        owed = max(0.0, owed - number["debt_repaid"] * MOST_SHARE * (owed + number["debt_always"]))
        eased += number["onboarding_gain"] * MOST_TOGETHER * (1 - eased / number["onboarding_most"])
    time = team * np.maximum(number["time_left_least"], 1 - debt / (1 + debt)) * number["haste_saves"]
    capacity = np.concatenate([[0.0], np.cumsum(time)[:-1]])
    worth = np.maximum(0.0, world.value[0] * world.weight[0][:, world.need[0]]) * (1 + world.novelty[0])
    gained = np.stack([_packed(each, world.effort[0], capacity) for each in worth], axis=1)
    most = number["utility_most"]
    eased_debt = number["debt_disutility"] * (number["debt_start"] - debt)
    utility = most * np.tanh(gained / most) + np.maximum(0.0, eased_debt)[:, None]
    comes, active = np.empty((weeks, SEGMENTS)), people[..., (FREE, PAYING)].sum((1, 2)).astype(float)
    size = world.people[0].astype(float)
    heard = (number["ads"] * ads_high / number["ads"]) ** world.ad_elasticity[0]
    cheapest = number["price_disutility"] * np.log(number["price"] / min(min(each) for each in prices))
    money, broke = number["cash"], weeks
    for week in range(weeks):
        drawn = world.innovation[0] * heard[week] + world.imitation[0] * active / size
        comes[week] = 1 - np.exp(-drawn * world.season[0, week])
        friends = (
            number["invites"] * active * np.exp(number["utility_of_referral"] * (utility[week] + cheapest))
        )
        active = np.minimum(size, active + size * comes[week] + friends)
        money -= team[week] * number["wage"] + number["ads"] * ads_high[week]
        money -= number["cost_to_serve"] * active.sum()
        broke = week if money < 0 and broke == weeks else broke
    # Who is out of money sheds people and advertises no more, which costs less.
    after = np.maximum(0, np.arange(weeks) - broke)
    least = min(number["broke_team_least"], number["team"])
    shed = np.maximum(least, number["team"] * number["broke_team_kept"] ** after)
    ads = np.where(np.arange(weeks) > broke, 0.0, number["ads"] * ads_low)
    return _Reach(utility, worth.max(1), onboarding, comes, shed * number["wage"], ads, prices)


def _packed(worth: Floats, effort: Floats, capacity: Floats) -> Floats:
    """What ideas can be worth together within so much work each week, the last one in part."""
    order = np.argsort(-worth / effort)
    done, gained = np.cumsum(effort[order]), np.cumsum(worth[order])
    return np.asarray(np.interp(capacity, np.concatenate([[0.0], done]), np.concatenate([[0.0], gained])))


def _factors(situation, what: str) -> tuple[float, ...]:  # type: ignore[no-untyped-def]
    return tuple({1.0} | {float(getattr(choice.orders, what)) for choice in situation.choices})


def _rounded(price: float) -> float:
    return round(price, 9)


def _chance(logit: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-logit)))


def _mean(values: Floats) -> Mean:
    return Mean(float(values.mean()), float(values.std(ddof=1)) / len(values) ** 0.5)
