"""The debrief: what each decision was worth, and the result split into decisions, the world, and luck.

With b what the player knew before a decision, x where the product truly stood, J the result, and V the
expected result of the reference policy playing on:

    total - reference = sum A(b, a)  [decisions]  + unknowable luck + noise luck
    A(b, a)    = E[J | b, a, then reference] - E[J | b, reference]          over worlds that fit b
    A(x, a)    = the same in the world as it was
    noise luck = J - V(x at the start) - sum A(x, a)
    unknowable = what remains: [V(x at the start) - V(b at the start)] + sum [A(x, a) - A(b, a)]

Both kinds of luck have mean zero, given what was known when each decision was taken; the split is exact by
construction (an advantage decomposition as in Burch et al., AAAI 2018).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from fieldcraft.practice.beliefs import believed
from fieldcraft.practice.game import Lanes, Schedule, begin, play_choices, play_policy
from fieldcraft.practice.luck import mixed_of
from fieldcraft.practice.policies import choose
from fieldcraft.practice.scenarios import Scenario, schedule
from fieldcraft.practice.world import Floats, Seeds, worlds

REFERENCE = "reference"
REPLAYS, WORLDS_TRIED, WORLDS_KEPT = 200, 600, 200
_WORLD, _LUCK, _REPLAY, _BELIEF = (np.uint64(n) for n in (0x11, 0x22, 0x33, 0x44))


@dataclass(frozen=True)
class Mean:
    """An average over replays, and its standard error."""

    mean: float
    se: float


@dataclass(frozen=True)
class Verdict:
    """What replays say of one decision; money of the scenario.

    `instead_of` is the choice of the reference policy on the same dashboard. `expected_then` is None until
    the worlds that the player could have been in were replayed.
    """

    number: int
    week: int
    choice: int
    instead_of: int
    effect_here: Mean
    same_luck: float
    expected_then: Mean | None = None
    variance_reduction: float = float("nan")


@dataclass(frozen=True)
class Split:
    """The result and its parts: total - reference = decision_skill + unknowable_luck + noise_luck."""

    total: float
    reference: Mean
    decision_skill: Mean
    unknowable_luck: float
    noise_luck: float


@dataclass(frozen=True)
class Reductions:
    """How many times as many replays other ways would have taken for the same standard errors, median.

    `vs_same_seed` is beside an ordinary generator that both branches seed alike at every decision point,
    which flatters it a little: a generator that is seeded once only would fall out of step for good.
    """

    vs_independent: float
    vs_same_seed: float


def seeds_of(seed: int, count: int, purpose: np.uint64) -> Seeds:
    """Seeds for `count` lanes that serve one purpose of the run with this seed."""
    base = (seed * 0x9E3779B97F4A7C15 + int(purpose) * 0xD1342543DE82EF95) % 2**64
    return np.asarray(mixed_of(np.uint64(base), np.arange(count, dtype=np.uint64)))


def played(scenario: Scenario, seed: int, choices: Sequence[int]) -> Lanes:
    """The one lane of a run after these choices."""
    world = worlds(scenario.kind, scenario.audience, seeds_of(seed, 1, _WORLD))
    lane = begin(scenario, world, np.zeros(1, dtype=np.int64), seeds_of(seed, 1, _LUCK))
    return play_choices(lane, schedule(scenario, seed), choices)


def verdicts(
    scenario: Scenario, seed: int, choices: Sequence[int], replays: int = REPLAYS
) -> Iterator[Verdict]:
    """One verdict after another, in the order of decisions, in the world as it was."""
    for number in range(len(choices)):
        yield verdict_on(scenario, seed, choices, number, replays)


def verdict_on(
    scenario: Scenario, seed: int, choices: Sequence[int], number: int, replays: int = REPLAYS
) -> Verdict:
    """The verdict on one decision, in the world as it was."""
    points = schedule(scenario, seed)
    choice = choices[number]
    before = played(scenario, seed, choices[:number])
    instead = int(choose(REFERENCE, before.table(points[number][1]))[0])
    luck = seeds_of(seed, replays, _REPLAY + np.uint64(number))
    one, other = _both(before.of(np.zeros(replays, dtype=np.intp), luck), points, number, choice, instead)
    same_luck = 0.0
    if choice != instead:
        swapped = [*choices[:number], instead, *choices[number + 1 :]]
        total, otherwise = (played(scenario, seed, each).total[0] for each in (choices, swapped))
        same_luck = float(total - otherwise)
    return Verdict(
        number,
        points[number][0],
        choice,
        instead,
        _mean(one.steadied - other.steadied),
        same_luck,
        variance_reduction=_reduction(one, other),
    )


def reductions(scenario: Scenario, seed: int, choices: Sequence[int], replays: int = 60) -> Reductions:
    """What keyed luck and the control variate spare on this run's own decisions; NaN where none differs."""
    points = schedule(scenario, seed)
    found: list[tuple[float, float]] = []
    for number, choice in enumerate(choices):
        before = played(scenario, seed, choices[:number])
        instead = int(choose(REFERENCE, before.table(points[number][1]))[0])
        if choice == instead:
            continue
        luck = seeds_of(seed, replays, _REPLAY + np.uint64(number))
        lanes = before.of(np.zeros(replays, dtype=np.intp), luck)
        one, other = _both(lanes, points, number, choice, instead)
        together = float((one.steadied - other.steadied).var())
        if together > 0:
            same_one, same_other = _both(replace(lanes, stateful=True), points, number, choice, instead)
            same_seed = float((same_one.total - same_other.total).var())
            found.append((_reduction(one, other), same_seed / together))
    independent, same = np.median(found, 0) if found else (float("nan"), float("nan"))
    return Reductions(float(independent), float(same))


def with_beliefs(
    scenario: Scenario,
    seed: int,
    choices: Sequence[int],
    verdict: Verdict,
    tried: int = WORLDS_TRIED,
    kept: int = WORLDS_KEPT,
) -> Verdict:
    """The verdict with what could be expected then, over the worlds that fit what had been seen."""
    if verdict.choice == verdict.instead_of:
        return replace(verdict, expected_then=Mean(0.0, 0.0))
    points = schedule(scenario, seed)
    number = verdict.number
    before = played(scenario, seed, choices[:number])
    tries = seeds_of(seed, tried, _BELIEF + np.uint64(number))
    lanes = believed(scenario, points, choices[:number], before, kept, tries)
    one, other = _both(lanes, points, number, verdict.choice, verdict.instead_of)
    return replace(verdict, expected_then=_mean(one.steadied - other.steadied))


def split(
    scenario: Scenario,
    seed: int,
    choices: Sequence[int],
    found: Sequence[Verdict],
    replays: int = 4 * REPLAYS,
) -> Split:
    """The result in its parts; every verdict must have its `expected_then`."""
    points = schedule(scenario, seed)
    total = float(played(scenario, seed, choices).total[0])
    start = played(scenario, seed, [])
    here = start.of(np.zeros(replays, dtype=np.intp), seeds_of(seed, replays, _REPLAY + np.uint64(999)))
    in_this_world = _mean(play_policy(here, points, REFERENCE).steadied)
    tries = seeds_of(seed, replays, _BELIEF + np.uint64(999))
    anywhere = _mean(
        play_policy(believed(scenario, points, [], start, replays, tries), points, REFERENCE).steadied
    )
    expected = [each.expected_then for each in found if each.expected_then is not None]
    assert len(expected) == len(found), "every verdict needs what could be expected then"
    skill = Mean(sum(each.mean for each in expected), float(np.hypot.reduce([each.se for each in expected])))
    noise = total - in_this_world.mean - sum(each.effect_here.mean for each in found)
    return Split(total, anywhere, skill, total - anywhere.mean - skill.mean - noise, noise)


def _both(lanes: Lanes, points: Schedule, number: int, choice: int, instead: int) -> tuple[Lanes, Lanes]:
    """The ends of two choices in the same lanes under the same luck, the reference playing on."""
    situation = points[number][1]
    results = []
    for taken in (choice, instead):
        decided = lanes.decided(situation, np.full(len(lanes), taken))
        results.append(play_policy(decided, points, REFERENCE, number + 1))
    return results[0], results[1]


def _mean(values: Floats) -> Mean:
    spread = float(values.std(ddof=1)) if len(values) > 1 else 0.0
    return Mean(float(values.mean()), spread / len(values) ** 0.5)


def _reduction(one: Lanes, other: Lanes) -> float:
    """How many times as many independent replays the same standard error would have taken."""
    together = float((one.steadied - other.steadied).var())
    return float(one.total.var() + other.total.var()) / together if together > 0 else float("nan")
