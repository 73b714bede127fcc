"""Which worlds fit what the player had seen by a week, and nothing else.

Ideas: their values are drawn from the prior, weighted by the first guess, by interviews and by tests. All
else: worlds are drawn from the prior, played with the player's own choices, and weighted by how well they fit
the dashboard. What the player could see of the world itself (estimates, guesses, who is fond of what, when
ideas were finished) is the same in all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from fieldcraft.practice.game import Lanes, Schedule, begin, play_choices
from fieldcraft.practice.luck import uniforms_of
from fieldcraft.practice.parameters import Audience, Kind, everywhere
from fieldcraft.practice.scenarios import Scenario
from fieldcraft.practice.seen import dashboard, values_tested
from fieldcraft.practice.state import BUILDING, IDEA, QUEUED
from fieldcraft.practice.world import COMMON, IDEAS, Floats, Seeds, World, worlds

# Values and overstatements that ideas are drawn from.
_BANK_WORLDS = 1500
# Metrics by which worlds are told apart: signups, activated, conversions, lost, paying, free, tickets.
_TOLD_BY = (0, 1, 2, 3, 4, 5, 8)
_BLOCK = 4
# What the fit forgives.
_FORGIVEN = everywhere("fit_forgiven")
_PICK, _KEEP = 4000, 4200


def believed(
    scenario: Scenario, points: Schedule, choices: Sequence[int], actual: Lanes, count: int, seeds: Seeds
) -> Lanes:
    """`count` lanes standing where the player stood before decision number `len(choices)`.

    `actual` is the one lane that was played, standing there too; of it only what the player saw is used.
    `seeds` are at least as many as the worlds to try; more of them make a better fit.
    """
    world = _worlds_like(scenario, actual, seeds)
    lanes = begin(scenario, world, np.arange(len(seeds)), seeds ^ np.uint64(0x5DEECE66D))
    played = play_choices(lanes, points, choices)
    weight = _fit(played, actual)
    chosen = _resampled(weight, count, float(uniforms_of(seeds[:1], _KEEP, 1)[0, 0]))
    kept = played.of(chosen)
    kept.shown[:, : actual.week] = actual.shown[:, : actual.week]
    kept.state.heard[:] = actual.state.heard
    kept.state.tested[:] = actual.state.tested
    return kept


def effective(weight: Floats) -> float:
    """How many equally weighted worlds the weights are worth: (sum w)^2 / sum w^2 (Kish)."""
    return float(weight.sum() ** 2 / (weight**2).sum())


def idea_posterior(scenario: Scenario, actual: Lanes, seeds: Seeds) -> tuple[Floats, Floats]:
    """Values and overstatements of each idea, one draw a seed, given guess, interviews and test."""
    bank = _bank(scenario.kind, scenario.audience)
    value, over = bank.value.ravel(), bank.overstated.ravel()
    number = dict(zip(COMMON, bank.common, strict=True))
    spread = number["idea_spread"]
    tested, sure = values_tested(actual.state)
    picked = uniforms_of(seeds, _PICK, IDEAS)
    values, overs = np.empty_like(picked), np.empty_like(picked)
    guess = actual.world.guess[actual.lanes[0]]
    for idea in range(IDEAS):
        log = -0.5 * ((guess[idea] - value) / (number["guess_noise"] * spread)) ** 2
        talks, said = actual.state.heard[0, idea]
        if talks > 0:
            log -= 0.5 * talks * ((said / talks - value * over) / (number["interview_noise"] * spread)) ** 2
        log -= 0.5 * sure[0, idea] * (tested[0, idea] - value) ** 2
        cumulated = np.cumsum(np.exp(log - log.max()))
        at = np.searchsorted(cumulated, picked[:, idea] * cumulated[-1])
        values[:, idea], overs[:, idea] = value[at], over[at]
    return values, overs


@cache
def _bank(kind: Kind, audience: Audience) -> World:
    """The worlds that ideas are drawn from: the same for every decision, so they are made once."""
    return worlds(kind, audience, np.arange(_BANK_WORLDS, dtype=np.uint64) + np.uint64(1 << 40))


def _worlds_like(scenario: Scenario, actual: Lanes, seeds: Seeds) -> World:
    """Worlds from the prior in which everything that the player can see is as it was."""
    prior = worlds(scenario.kind, scenario.audience, seeds)
    own = actual.lanes[0]
    many = len(seeds)
    values, overs = idea_posterior(scenario, actual, seeds)
    estimate = np.repeat(actual.world.estimate[own : own + 1], many, 0)
    # How far a piece of work goes over its estimate is drawn anew from the prior's own overruns.
    overrun = prior.effort / prior.estimate
    least = everywhere("effort_least")
    spent = actual.world.effort[own] - actual.state.remaining[0]
    finished = ~np.isin(actual.state.standing[0], (IDEA, QUEUED, BUILDING)) & (
        actual.state.remaining[0] <= 1e-9
    )
    effort = np.where(finished, actual.world.effort[own], np.maximum(estimate * overrun, spent + least))
    return prior._replace(
        value=values,
        overstated=overs,
        effort=effort,
        estimate=estimate,
        guess=np.repeat(actual.world.guess[own : own + 1], many, 0),
        requests=np.repeat(actual.world.requests[own : own + 1], many, 0),
        pet=np.repeat(actual.world.pet[own : own + 1], many, 0),
    )


def _fit(played: Lanes, actual: Lanes) -> Floats:
    """Weights of worlds by how near their weeks came to what the player's dashboard showed."""
    seen = dashboard(actual.shown, actual.week)[0]
    log = np.zeros(len(played))
    noise = dict(zip(COMMON, played.world.common, strict=True))["dashboard_noise"]
    for metric in _TOLD_BY:
        known = np.flatnonzero(~np.isnan(seen[:, metric]))
        for block in np.array_split(known, max(1, len(known) // _BLOCK)) if len(known) else ():
            shown = seen[block, metric].sum()
            would = played.record[:, block, metric].sum(1)
            # Both counts are one draw of their luck: a Poisson's spread, twice.
            spread = noise**2 / len(block) + _FORGIVEN**2 + 2 / np.maximum(would, 1.0)
            log -= (
                0.5 * (np.log((shown + 1) / (would + 1))) ** 2 / spread / max(1, len(known) / _BLOCK) ** 0.5
            )
    return np.asarray(np.exp(log - log.max()))


def _resampled(weight: Floats, count: int, u: float) -> NDArray[np.intp]:
    """Systematic resampling: each lane as often as its weight says, to within one."""
    steps = (np.arange(count) + u) / count
    return np.minimum(np.searchsorted(np.cumsum(weight) / weight.sum(), steps), len(weight) - 1)
