"""Gates of decisions: no policy wins everywhere, sense beats chance, and skill tells policies apart."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fieldcraft.practice.debrief import REFERENCE, seeds_of, verdict_on, with_beliefs
from fieldcraft.practice.game import Lanes, Schedule, begin, play_policy
from fieldcraft.practice.luck import mixed_of, uniforms_of
from fieldcraft.practice.policies import choose, policy_names
from fieldcraft.practice.scenarios import DEFAULT, Scenario, scenario, scenarios, schedule
from fieldcraft.practice.state import TOTAL
from fieldcraft.practice.world import Floats, worlds

# Games of one schedule, decided together; several schedules, so that no order of situations counts.
_BLOCK = 68
_TOLD_APART = (REFERENCE, "random")
_WORLD, _LUCK = np.uint64(0x77), np.uint64(0x88)


@dataclass(frozen=True)
class Standing:
    """What each policy came to in one scenario, game for game in the same worlds under the same luck."""

    totals: dict[str, Floats]

    @property
    def winner(self) -> str | None:
        """The policy that is ahead of every other by two standard errors of their difference; or none."""
        best = max(self.totals, key=lambda name: float(self.totals[name].mean()))
        clear = all(self.ahead(best, other) > 2 for other in self.totals if other != best)
        return best if clear else None

    def ahead(self, one: str, other: str) -> float:
        """How far one policy is ahead of another, in standard errors."""
        gain = self.totals[one] - self.totals[other]
        return float(gain.mean() / (gain.std() / len(gain) ** 0.5))


def standing(scenario: Scenario, games: int) -> Standing:
    """`games` worlds, each played by every policy."""
    totals: dict[str, list[Floats]] = {name: [] for name in policy_names()}
    for block in range(-(-games // _BLOCK)):
        count = min(_BLOCK, games - block * _BLOCK)
        lanes, points = _begun(scenario, block, count, steady=False)
        for name, found in totals.items():
            found.append(play_policy(lanes, points, name).total)
    return Standing({name: np.concatenate(found) for name, found in totals.items()})


def policy_figures(games: int, told_apart: int, replays: int) -> dict[tuple[str, str], float]:
    """Figures over `games` games of all policies in all scenarios, and over `told_apart` games of two."""
    each = -(-games // (len(scenarios()) * len(policy_names())))
    found = [standing(one, each) for one in scenarios().values()]
    winners = [one.winner for one in found if one.winner is not None]
    better, worse = (skill_of_games(scenario(DEFAULT), name, told_apart, replays) for name in _TOLD_APART)
    luck = np.concatenate([better.noise_luck, worse.noise_luck])
    return {
        ("unknowable_luck", DEFAULT): unknowable_luck(scenario(DEFAULT), told_apart // 2),
        ("noise_luck", DEFAULT): float(abs(luck.mean()) / (luck.std() / len(luck) ** 0.5)),
        ("kinds_won_by_one_policy", "every scenario"): float(max(winners.count(name) for name in winners)),
        ("competent_beats_random", "every scenario"): min(one.ahead("competent", "random") for one in found),
        ("told_apart_by_decision_skill", DEFAULT): _above(better.skill, worse.skill),
        ("told_apart_by_cash", DEFAULT): _above(better.cash, worse.cash),
    }


@dataclass(frozen=True)
class Played:
    """Games of one policy: the year's contribution, decision skill in the world as it was, and noise luck."""

    cash: Floats
    skill: Floats
    noise_luck: Floats


def skill_of_games(scenario: Scenario, policy: str, games: int, replays: int) -> Played:
    """What the debrief would say of many games of a policy, in worlds of its own each."""
    lanes, points = _begun(scenario, int(np.uint64(1000) + len(policy)), games)
    value = _averaged(play_policy(_repeated(lanes, replays, 999), points, REFERENCE).steadied, replays)
    skill = np.zeros(games)
    for number, (week, situation) in enumerate(points):
        lanes = lanes.until(week)
        table = lanes.table(situation)
        chosen, instead = choose(policy, table), choose(REFERENCE, table)
        differs = np.flatnonzero(chosen != instead)
        if len(differs):
            many = _repeated(lanes.of(differs), replays, number)
            one, other = (
                play_policy(
                    many.decided(situation, np.repeat(each[differs], replays)), points, REFERENCE, number + 1
                ).steadied
                for each in (chosen, instead)
            )
            skill[differs] += _averaged(one - other, replays)
        lanes = lanes.decided(situation, chosen)
    end = lanes.until(lanes.weeks)
    return Played(end.state.level[:, TOTAL].copy(), skill, end.total - value - skill)


def unknowable_luck(scenario: Scenario, runs: int) -> float:
    """How far what was expected then lies from what was so, on average over decisions, in standard errors.

    One decision of each of many runs that are decided by chance. What a player could know must be right on
    average, or skill would be called luck.
    """
    off = []
    for seed in range(runs):
        points = schedule(scenario, seed)
        u = uniforms_of(np.array([seed], dtype=np.uint64), 6000, len(points))[0]
        choices = [int(at * len(situation.choices)) for at, (_, situation) in zip(u, points, strict=True)]
        found = verdict_on(scenario, seed, choices, seed % len(points), 60)
        then = with_beliefs(scenario, seed, choices, found, 400, 60).expected_then
        assert then is not None
        off.append(then.mean - found.effect_here.mean)
    return float(abs(np.sum(off)) / max(1e-9, np.sum(np.square(off)) ** 0.5))


def _begun(scenario: Scenario, seed: int, count: int, steady: bool = True) -> tuple[Lanes, Schedule]:
    world = worlds(scenario.kind, scenario.audience, seeds_of(seed, count, _WORLD))
    lanes = begin(scenario, world, np.arange(count), seeds_of(seed, count, _LUCK), steady)
    return lanes, schedule(scenario, seed)


def _repeated(lanes: Lanes, replays: int, purpose: int) -> Lanes:
    """Each lane so many times, under lucks of its own from now on."""
    which = np.repeat(np.arange(len(lanes)), replays)
    numbers = np.arange(len(which), dtype=np.uint64) ^ lanes.luck[which]
    return lanes.of(which, np.asarray(mixed_of(np.uint64(purpose), numbers)))


def _averaged(values: Floats, replays: int) -> Floats:
    return np.asarray(values.reshape(-1, replays).mean(1))


def _above(one: Floats, other: Floats) -> float:
    """The chance that one of the first is above one of the second; ties count half (Mann & Whitney)."""
    difference = one[:, None] - other[None, :]
    return float((difference > 0).mean() + 0.5 * (difference == 0).mean())
