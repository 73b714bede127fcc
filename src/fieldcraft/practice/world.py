"""Hidden worlds: segments, needs, ideas and stakeholders, drawn once from a seed and never shown."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from fieldcraft.practice.churn import churn_classes
from fieldcraft.practice.luck import uniforms_of
from fieldcraft.practice.normal import normal_of
from fieldcraft.practice.parameters import Audience, Kind, parameters

SEGMENTS, NEEDS, IDEAS, STAKEHOLDERS, WEEKS = 4, 6, 24, 4, 104

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Seeds = NDArray[np.uint64]

# What is drawn for a world, each a key of its own. New ones go to the end, so that old worlds stay.
(
    _PEOPLE,
    _NEEDS,
    _IDEA_NULL,
    _IDEA_TAIL,
    _IDEA_TURN,
    _IDEA_NEED,
    _NOVELTY,
    _NOVELTY_SIZE,
    _EFFORT,
    _BIG,
    _OVERRUN,
    _SWAN,
    _SWAN_SIZE,
    _BROKEN,
    _CHURN,
    _ACTIVATION,
    _CONVERSION,
    _PRICE,
    _ADS,
    _GUESS,
    _LOUD,
    _PET,
    _OVERSTATED,
    _DRIFT,
) = range(1000, 1024)


class World(NamedTuple):
    """Many worlds at once: the first axis of every array is the world.

    Utility is in logits of activation; rates are a week; money is in the scenario's currency. `common` holds
    the numbers that all worlds of one kind share, in the order of `COMMON`.
    """

    people: Ints  # world, segment: potential users
    weight: Floats  # world, segment, need: how much a need matters, 1 on average
    innovation: Floats  # world
    imitation: Floats  # world
    activation: Floats  # world, segment: logit
    conversion: Floats  # world, segment
    hazard: Floats  # world, segment, class: chance to leave
    share: Floats  # world, segment, class: of those who come by themselves
    share_referred: Floats  # world, segment, class: of those who were referred
    price_elasticity: Floats  # world, segment
    ad_elasticity: Floats  # world
    season: Floats  # world, week
    value: Floats  # world, idea: utility
    need: Ints  # world, idea
    novelty: Floats  # world, idea: so much more in the first week
    effort: Floats  # world, idea: person-weeks that it truly takes
    estimate: Floats  # world, idea: person-weeks as estimated
    broken: Floats  # world, idea: 1 where its test would be broken
    guess: Floats  # world, idea: what the team thinks it is worth
    requests: Floats  # world, idea: how loudly it is asked for, shares
    pet: Ints  # world, stakeholder: the idea each is fond of
    overstated: Floats  # world, idea: what people say over what they do
    drift: Floats  # world, metric: how far the dashboard's definition is off, as a factor
    common: Floats  # the numbers that are the same in every world


COMMON = (
    "involuntary_churn",
    "dormancy",
    "return",
    "invites",
    "utility_of_conversion",
    "utility_of_churn",
    "utility_of_referral",
    "utility_most",
    "novelty_weeks",
    "debt_start",
    "debt_of_work",
    "debt_of_haste",
    "debt_repaid",
    "debt_disutility",
    "tickets",
    "tickets_served",
    "wait_disutility",
    "team",
    "wage",
    "price",
    "cost_to_serve",
    "ads",
    "cash",
    "hire_weeks",
    "patience",
    "patience_back",
    "impatience_drag",
    "dashboard_noise",
    "interview_noise",
    "idea_spread",
    "price_disutility",
    "worth_weeks",
    "guess_noise",
    "overstatement",
    "overstatement_spread",
    "broken_test_loses",
    "price_shock",
    "free_invites",
    "loyal_weeks",
    "wait_unnoticed",
    "wait_weeks_most",
    "waiting_given_up",
    "outage_questions",
    "broke_team_least",
    "broke_team_kept",
    "onboarding_gain",
    "onboarding_most",
    "talks",
    "haste_saves",
    "time_left_least",
    "debt_always",
    "impatient_below",
    "promise_wear",
    "share_settles",
)
METRICS = 12
# Metrics that a dashboard shows as they are: revenue, costs, contribution.
EXACT = (6, 7, 11)


def worlds(kind: Kind, audience: Audience, seeds: Seeds) -> World:
    """A world for each seed."""
    number = parameters(kind, audience)
    w, s = len(seeds), SEGMENTS

    def even(event: int, *shape: int) -> Floats:
        return np.asarray(uniforms_of(seeds, event, int(np.prod(shape))).reshape(w, *shape))

    def bell(event: int, *shape: int) -> Floats:
        return np.asarray(normal_of(even(event, *shape)))

    sizes = np.exp(number["people_spread"] * bell(_PEOPLE, s))
    sizes /= sizes.sum(1, keepdims=True)
    weight = -np.log(even(_NEEDS, s, NEEDS))
    weight /= weight.sum(2, keepdims=True)
    weight /= np.einsum("ws,wsj->wj", sizes, weight)[:, None, :]
    hazard, share, referred = _churn(number, bell(_CHURN, s))
    unit = np.sqrt(2 / (number["test_arm"] * number["activation"] * (1 - number["activation"])))
    big = even(_BIG, IDEAS) < number["big_share"]
    value = _values(number, even(_IDEA_NULL, IDEAS), even(_IDEA_TAIL, IDEAS), even(_IDEA_TURN, IDEAS))
    value = np.clip(
        value * unit * np.where(big, number["big_value"], 1.0), -number["idea_cap"], number["idea_cap"]
    )
    spread = unit * number["idea_scale"]
    estimate = number["effort_median"] * np.exp(number["effort_spread"] * bell(_EFFORT, IDEAS))
    estimate = np.round(np.where(big, number["big_effort"], 1.0) * estimate)
    estimate = np.maximum(number["estimate_least"], estimate)
    overrun = np.exp(number["overrun_log_mean"] + number["overrun_log_spread"] * bell(_OVERRUN, IDEAS))
    swan = big & (even(_SWAN, IDEAS) < number["swan_share"])
    far = np.minimum(even(_SWAN_SIZE, IDEAS) ** (-1 / number["swan_tail"]), number["swan_most"])
    requests = (1 + np.argsort(np.argsort(even(_LOUD, IDEAS), 1), 1)) ** -number["loudness_tail"]
    return World(
        people=np.round(number["people"] * sizes).astype(np.int64),
        weight=weight,
        innovation=np.full(w, number["innovation"]),
        imitation=np.full(w, number["imitation"]),
        activation=_logit(number["activation"]) + number["activation_spread"] * bell(_ACTIVATION, s),
        conversion=number["conversion"] * np.exp(number["conversion_spread"] * bell(_CONVERSION, s)),
        hazard=hazard,
        share=share,
        share_referred=referred,
        price_elasticity=np.minimum(
            number["price_elasticity"] + number["price_elasticity_spread"] * bell(_PRICE, s),
            number["price_elasticity_most"],
        ),
        ad_elasticity=np.maximum(
            number["ad_elasticity"] + number["ad_elasticity_spread"] * bell(_ADS, 1)[:, 0],
            number["ad_elasticity_least"],
        ),
        season=np.tile(_season(number), (w, 1)),
        value=value,
        need=(even(_IDEA_NEED, IDEAS) * NEEDS).astype(np.int64),
        novelty=np.where(
            even(_NOVELTY, IDEAS) < number["novelty_share"],
            number["novelty_most"] * even(_NOVELTY_SIZE, IDEAS),
            0.0,
        ),
        effort=np.maximum(number["effort_least"], estimate * overrun * np.where(swan, 1 + far, 1.0)),
        estimate=estimate,
        broken=(even(_BROKEN, IDEAS) < number["broken_test_share"]).astype(float),
        guess=value + spread * number["guess_noise"] * bell(_GUESS, IDEAS),
        requests=requests / requests.sum(1, keepdims=True),
        pet=_different(even(_PET, STAKEHOLDERS), IDEAS),
        overstated=number["overstatement"]
        * np.exp(number["overstatement_spread"] * bell(_OVERSTATED, IDEAS)),
        drift=np.exp(number["dashboard_drift"] * bell(_DRIFT, METRICS)),
        common=np.array([{**number, "idea_spread": spread}[name] for name in COMMON]),
    )


def _values(number, null: Floats, tail: Floats, turn: Floats) -> Floats:  # type: ignore[no-untyped-def]
    """Ideas' values in standard errors: nothing for most, Student's t for the rest (Bailey 1994)."""
    nu = number["idea_tail"]
    t = np.sqrt(nu * (tail ** (-2 / nu) - 1)) * np.cos(2 * np.pi * turn)
    return np.where(null < number["idea_null_share"], 0.0, number["idea_shift"] + number["idea_scale"] * t)


def _churn(number, bell: Floats) -> tuple[Floats, Floats, Floats]:  # type: ignore[no-untyped-def]
    """Chances to leave and shares by class; the spread is taken in steps, so that few are computed."""
    steps = np.clip(np.round(bell * 4), -12, 12) / 4
    made = {
        step: churn_classes(
            number["churn_a"], float(number["churn_b"] * np.exp(number["churn_spread"] * step))
        )
        for step in np.unique(steps)
    }
    hazard = np.stack([np.stack([made[step][0] for step in row]) for row in steps])
    share = np.stack([np.stack([made[step][1] for step in row]) for row in steps])
    # Referred people come from the more loyal classes: tilted until their mean hazard is the published one.
    tilt = np.full((*hazard.shape[:2], 1), 0.0)
    wanted = number["referred_hazard"] * (hazard * share).sum(2, keepdims=True)
    for _ in range(40):
        tilted = share * np.exp(-tilt * hazard)
        tilted /= tilted.sum(2, keepdims=True)
        mean = (hazard * tilted).sum(2, keepdims=True)
        variance = (hazard**2 * tilted).sum(2, keepdims=True) - mean**2
        tilt = tilt + (mean - wanted) / np.maximum(variance, 1e-12)
    return hazard, share, tilted


def _different(u: Floats, many: int) -> Ints:
    """Different numbers below `many`, one for each column."""
    picked = (u * (many - np.arange(u.shape[1]))).astype(np.int64)
    chosen = np.empty_like(picked)
    for row, wanted in enumerate(picked):
        left = list(range(many))
        chosen[row] = [left.pop(at) for at in wanted]
    return chosen


def _season(number) -> Floats:  # type: ignore[no-untyped-def]
    """By week, how much of a usual week there is: a dip in winter and a shallower one in summer."""
    weeks = np.arange(WEEKS)
    winter = _dip(weeks, number["season_winter_week"], number["season_winter_width"])
    summer = _dip(weeks, number["season_summer_week"], number["season_summer_width"])
    return np.asarray(1 - number["season_depth"] * (winter + number["season_summer_depth"] * summer))


def _dip(weeks: NDArray[np.int64], at: float, width: float) -> Floats:
    away = np.abs((weeks - at + 26) % 52 - 26)
    return np.asarray(np.exp(-0.5 * (away / width) ** 2))


def _logit(chance: float) -> float:
    return float(np.log(chance / (1 - chance)))
