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
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np

from fieldcraft.practice.beliefs import believed
from fieldcraft.practice.game import Lanes, Schedule, begin, play_choices, play_policy
from fieldcraft.practice.luck import mixed_of
from fieldcraft.practice.policies import choose
from fieldcraft.practice.scenarios import Scenario, schedule
from fieldcraft.practice.situations import Situation
from fieldcraft.practice.world import Floats, Seeds, worlds
from fieldcraft.refusal import Refused

REFERENCE = "reference"
REPLAYS, WORLDS_TRIED, WORLDS_KEPT = 200, 600, 200
LEAST_REPLAYS, MOST_REPLAYS = 20, 5_000
# By so many it is measured what the method spares.
TO_MEASURE = 60
_WORLD, _LUCK, _REPLAY, _BELIEF = (np.uint64(n) for n in (0x11, 0x22, 0x33, 0x44))


@dataclass(frozen=True)
class Mean:
    """An average over replays, and its standard error."""

    mean: float
    se: float


class Ends(NamedTuple):
    """What replays of one decision came to, with the choice and with the other, and less luck."""

    total: Floats
    otherwise: Floats
    steadied: Floats
    steadied_otherwise: Floats

    def first(self, count: int) -> Ends:
        """The same of the first replays only."""
        return Ends(*(each[:count] for each in self))


@dataclass(frozen=True)
class Verdict:
    """What replays say of one decision; money of the scenario.

    `instead_of` is the choice of the reference policy on the same dashboard. `expected_then` is None until
    the worlds that the player could have been in were replayed. `before` is the one lane of the run as it
    stood there, `ends` what the replays in it came to; None where both choices are the same.
    """

    number: int
    week: int
    choice: int
    instead_of: int
    effect_here: Mean
    same_luck: float
    before: Lanes = field(repr=False, compare=False)
    ends: Ends | None = field(repr=False, compare=False)
    expected_then: Mean | None = None
    variance_reduction: float = float("nan")

    @property
    def differs(self) -> bool:
        """Whether another choice was taken than the reference policy's."""
        return self.choice != self.instead_of


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


def stood(scenario: Scenario, seed: int, choices: Sequence[int]) -> tuple[Lanes, ...]:
    """The one lane of a run as it stood before each of these choices, and after the last of them."""
    points = schedule(scenario, seed)
    lanes = [played(scenario, seed, ())]
    weeks = [*(week for week, _ in points[1:]), scenario.weeks]
    for (_, situation), choice, until in zip(points, choices, weeks, strict=False):
        lanes.append(lanes[-1].decided(situation, np.full(1, choice)).until(until))
    return tuple(lanes)


def differing(scenario: Scenario, seed: int, choices: Sequence[int]) -> list[bool]:
    """Of each decision whether another choice was taken than the reference policy's on the same dashboard."""
    points, lanes = schedule(scenario, seed), stood(scenario, seed, choices)
    return [
        choice != _sensible(before, situation)
        for choice, before, (_, situation) in zip(choices, lanes, points, strict=False)
    ]


def check_replays(replays: int) -> None:
    """Refuse a number of replays that says nothing or takes hours."""
    if not LEAST_REPLAYS <= replays <= MOST_REPLAYS:
        raise Refused(
            f"{replays:,} replays a decision are outside {LEAST_REPLAYS} to {MOST_REPLAYS:,}; "
            f"{REPLAYS} is usual, and an error halves with four times as many."
        )


def verdicts(
    scenario: Scenario, seed: int, choices: Sequence[int], replays: int = REPLAYS
) -> Iterator[Verdict]:
    """One verdict after another, in the order of decisions, in the world as it was; Refused likewise."""
    check_replays(replays)
    lanes = stood(scenario, seed, choices)
    return (_verdict(scenario, seed, choices, lanes, number, replays) for number in range(len(choices)))


def verdict_on(
    scenario: Scenario, seed: int, choices: Sequence[int], number: int, replays: int = REPLAYS
) -> Verdict:
    """The verdict on one decision, in the world as it was; Refused with too few or too many replays."""
    check_replays(replays)
    return _verdict(scenario, seed, choices, stood(scenario, seed, choices), number, replays)


def _verdict(
    scenario: Scenario, seed: int, choices: Sequence[int], lanes: Sequence[Lanes], number: int, replays: int
) -> Verdict:
    points, choice, before = schedule(scenario, seed), choices[number], lanes[number]
    week, situation = points[number]
    instead = _sensible(before, situation)
    if choice == instead:
        # The two branches are one: every replay of it would differ by nothing.
        return Verdict(number, week, choice, instead, Mean(0.0, 0.0), 0.0, before, None)
    ends = _both(_under_other_lucks(before, seed, number, replays), points, number, choice, instead)
    swapped = before.decided(situation, np.full(1, instead))
    otherwise = play_choices(swapped, points, choices[number + 1 :], number + 1)
    return Verdict(
        number,
        week,
        choice,
        instead,
        _mean(ends.steadied - ends.steadied_otherwise),
        float(lanes[-1].total[0] - otherwise.total[0]),
        before,
        ends,
        variance_reduction=_reduction(ends),
    )


def reductions(
    scenario: Scenario,
    seed: int,
    choices: Sequence[int],
    replays: int = TO_MEASURE,
    found: Sequence[Verdict] | None = None,
) -> Reductions:
    """What keyed luck and the control variate spare on this run's own decisions; NaN where none differs.

    Verdicts that were `found` with at least as many replays are not worked out again.
    """
    points = schedule(scenario, seed)
    measured: list[tuple[float, float]] = []
    for each in verdicts(scenario, seed, choices, replays) if found is None else found:
        if (spared := _spared(seed, points, each, replays)) is not None:
            measured.append(spared)
    independent, same = np.median(measured, 0) if measured else (float("nan"), float("nan"))
    return Reductions(float(independent), float(same))


def _spared(seed: int, points: Schedule, verdict: Verdict, replays: int) -> tuple[float, float] | None:
    if verdict.ends is None:
        return None
    pair = points, verdict.number, verdict.choice, verdict.instead_of
    lanes = _under_other_lucks(verdict.before, seed, verdict.number, replays)
    enough = len(verdict.ends.total) >= replays
    ends = verdict.ends.first(replays) if enough else _both(lanes, *pair)
    together = float((ends.steadied - ends.steadied_otherwise).var())
    if not together > 0:
        return None
    same = _both(replace(lanes, stateful=True), *pair)
    return _reduction(ends), float((same.total - same.otherwise).var()) / together


def with_beliefs(
    scenario: Scenario,
    seed: int,
    choices: Sequence[int],
    verdict: Verdict,
    tried: int = WORLDS_TRIED,
    kept: int = WORLDS_KEPT,
) -> Verdict:
    """The verdict with what could be expected then, over the worlds that fit what had been seen."""
    check_replays(kept)
    if not verdict.differs:
        return replace(verdict, expected_then=Mean(0.0, 0.0))
    points = schedule(scenario, seed)
    number = verdict.number
    tries = seeds_of(seed, tried, _BELIEF + np.uint64(number))
    lanes = believed(scenario, points, choices[:number], verdict.before, kept, tries)
    # A world that fits well was kept several times, under the same luck: one replay tells of all of them.
    _, once, all_of_them = np.unique(lanes.lanes, return_index=True, return_inverse=True)
    ends = _both(lanes.of(once), points, number, verdict.choice, verdict.instead_of)
    return replace(verdict, expected_then=_mean((ends.steadied - ends.steadied_otherwise)[all_of_them]))


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


def _sensible(before: Lanes, situation: Situation) -> int:
    """The choice of the reference policy where the one lane stands."""
    return int(choose(REFERENCE, before.table(situation))[0])


def _under_other_lucks(before: Lanes, seed: int, number: int, replays: int) -> Lanes:
    """Copies of the one lane before decision `number`, each under a luck of its own from there on."""
    return before.of(np.zeros(replays, dtype=np.intp), seeds_of(seed, replays, _REPLAY + np.uint64(number)))


def _both(lanes: Lanes, points: Schedule, number: int, choice: int, instead: int) -> Ends:
    """The ends of two choices in the same lanes under the same luck, the reference playing on."""
    situation = points[number][1]
    results = []
    for taken in (choice, instead):
        decided = lanes.decided(situation, np.full(len(lanes), taken))
        results.append(play_policy(decided, points, REFERENCE, number + 1))
    one, other = results
    return Ends(one.total, other.total, one.steadied, other.steadied)


def _mean(values: Floats) -> Mean:
    spread = float(values.std(ddof=1)) if len(values) > 1 else 0.0
    return Mean(float(values.mean()), spread / len(values) ** 0.5)


def _reduction(ends: Ends) -> float:
    """How many times as many independent replays the same standard error would have taken."""
    together = float((ends.steadied - ends.steadied_otherwise).var())
    return float(ends.total.var() + ends.otherwise.var()) / together if together > 0 else float("nan")
