"""`python -m training.yardsticks [--games N]`: make the yardsticks of practice anew, and write them.

Policies play every scenario, a world a game; each game is debriefed as a run of a person is. To be run when
the model has changed, since every figure comes out of it; the same model and number of games give the same
file. `--check` makes nothing and says with its exit status whether the file is of this model.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np

from fieldcraft.bets.settlement import Happened, Value
from fieldcraft.practice.asking import Ask, asks
from fieldcraft.practice.cores import cores, one_core
from fieldcraft.practice.debrief import REFERENCE, Mean, Verdict, played, with_beliefs
from fieldcraft.practice.game import Lanes
from fieldcraft.practice.model import VERSION, model_hash
from fieldcraft.practice.plain_forecasts import kind_of, last_shown, way_of, went_on
from fieldcraft.practice.policies import choose
from fieldcraft.practice.scenarios import Scenario, scenarios, schedule
from fieldcraft.practice.scenarios import scenario as named
from fieldcraft.practice.units import YES_NO
from fieldcraft.practice.yardsticks import CHANCE, FILE, SENSIBLE, yardsticks

GAMES = 60
# Worlds tried and kept for what could be expected at a decision: fewer than a debrief takes, since what that
# adds to the spread is taken off again.
TRIED, KEPT = 150, 30
HEAD = """\
# What runs are held against: decision skill, and forecasts that know only the dashboard, as they came out in
# games of the policies. Written by python -m training.yardsticks; do not edit. Every figure comes out of the
# model, so make the file anew when the model changes (content_hash). It is no part of the model: a run plays
# the same with any yardsticks.
# `skill`: mean and standard deviation over games of the decision skill that a debrief tells, in money of the
# scenario. `courses`: p10, p50 and p90 of how a figure went on from what the dashboard had shown (from
# nothing, before it showed any), as a factor of one more than it, or as a difference. `answers`: the share of
# such questions answered with yes.
"""


@dataclass
class Measured:
    """What the games of one policy in one scenario came to, game by game and forecast by forecast."""

    skill: list[Mean] = field(default_factory=list)
    courses: dict[tuple[str, bool, str], list[float]] = field(default_factory=partial(defaultdict, list))
    answers: dict[str, list[bool]] = field(default_factory=partial(defaultdict, list))


def main(arguments: Sequence[str] | None = None) -> None:
    """Make and write, or check."""
    parser = argparse.ArgumentParser(description="Make the yardsticks of practice anew.")
    parser.add_argument("--games", type=int, default=GAMES, help=f"games a policy and scenario ({GAMES})")
    parser.add_argument("--check", action="store_true", help="only say whether they are of this model")
    said = parser.parse_args(arguments)
    if said.check:
        current = yardsticks().current
        print("The yardsticks are of this model." if current else "The yardsticks are of an earlier model.")
        sys.exit(0 if current else 1)
    FILE.write_text(file_text(said.games), encoding="utf-8")
    print(f"Written: {FILE}")


def file_text(games: int, which: Iterable[Scenario] | None = None) -> str:
    """The text of the file, from so many games of each policy in each scenario, or in those given."""
    source = f'source: "python -m training.yardsticks --games {games}: {{}}"'
    skill, courses, answers = [], [], []
    for scenario, found in _measured_side_by_side(scenarios().values() if which is None else which, games):
        for policy, each in found.items():
            mean, spread = mean_and_spread(each.skill)
            skill.append(
                f"  - {{scenario: {scenario.name}, policy: {policy}, games: {games}, mean: {mean:.0f}, "
                f"spread: {spread:.0f}, {source.format(f'seeds 0 to {games - 1}')}}}"
            )
            print(
                f"{scenario.name:<18}{policy:<12}{mean:>12,.0f} ± {spread:,.0f} {scenario.currency}",
                flush=True,
            )
        both = source.format(f"{2 * games} games, {CHANCE} and {SENSIBLE}")
        for (figure, shown, way), went in sorted(_joined(each.courses for each in found.values()).items()):
            quantiles = ", ".join(f"{value:.4g}" for value in np.quantile(went, (0.1, 0.5, 0.9)))
            courses.append(
                f"  - {{scenario: {scenario.name}, figure: {figure}, shown: {str(shown).lower()}, "
                f"way: {way}, forecasts: {len(went)}, quantiles: [{quantiles}], {both}}}"
            )
        for question, yes in sorted(_joined(each.answers for each in found.values()).items()):
            answers.append(
                f"  - {{scenario: {scenario.name}, question: {question}, questions: {len(yes)}, "
                f"share: {np.mean(yes):.3f}, {both}}}"
            )
    head = f'{HEAD}version: 1\nmodel: "{VERSION}"\ncontent_hash: {model_hash()}\n'
    parts = (("skill", skill), ("courses", courses), ("answers", answers))
    return head + "".join(f"{name}:\n" + "\n".join(rows) + "\n" for name, rows in parts)


def _measured_side_by_side(
    which: Iterable[Scenario], games: int
) -> Iterator[tuple[Scenario, dict[str, Measured]]]:
    """What both policies came to in each scenario; a process a core, which plays on that core alone."""
    with ProcessPoolExecutor(cores(), multiprocessing.get_context("spawn")) as pool:
        begun = []
        for scenario in which:
            policies = (CHANCE, SENSIBLE)
            found = {policy: pool.submit(_alone, scenario.name, policy, games) for policy in policies}
            begun.append((scenario, found))
        for scenario, found in begun:
            yield scenario, {policy: each.result() for policy, each in found.items()}


def _alone(scenario: str, policy: str, games: int) -> Measured:
    with one_core():
        return measured(named(scenario), policy, games)


def measured(scenario: Scenario, policy: str, games: int) -> Measured:
    """`games` games of a policy, seeds from 0 on, each with its decision skill and what could be forecast."""
    found = Measured()
    for seed in range(games):
        stood, choices = _game(scenario, seed, policy, found)
        found.skill.append(_skill(scenario, seed, choices, stood))
    return found


def mean_and_spread(skills: Sequence[Mean]) -> tuple[float, float]:
    """Over games: the mean, and the standard deviation without what the replays' own error adds to it."""
    means, errors = np.array([(each.mean, each.se) for each in skills]).T
    variance = float(means.var(ddof=1)) if len(means) > 1 else 0.0
    return float(means.mean()), max(0.0, variance - float(np.square(errors).mean())) ** 0.5


def _game(scenario: Scenario, seed: int, policy: str, found: Measured) -> tuple[list[Lanes], list[int]]:
    """One game: where it stood at each decision, and what the policy chose; forecasts are noted."""
    points = schedule(scenario, seed)
    lane = played(scenario, seed, [])
    stood: list[Lanes] = []
    choices: list[int] = []
    waiting: list[tuple[Ask, float | None]] = []
    for number, (week, situation) in enumerate(points):
        lane = lane.until(week)
        waiting = _settled(lane, waiting, found)
        waiting += [(ask, _shown(lane, ask)) for ask in asks(lane, scenario, points, number)]
        chosen = choose(policy, lane.table(situation))
        stood.append(lane)
        choices.append(int(chosen[0]))
        lane = lane.decided(situation, chosen)
    _settled(lane.until(lane.weeks), waiting, found)
    return stood, choices


def _shown(lane: Lanes, ask: Ask) -> float | None:
    return None if ask.unit == YES_NO else last_shown(lane, ask)


def _settled(
    lane: Lanes, waiting: list[tuple[Ask, float | None]], found: Measured
) -> list[tuple[Ask, float | None]]:
    """Note what has become known, as a run settles its bets; what remains waits on."""
    for ask, shown in waiting:
        if ask.known(lane):
            outcome = ask.outcome(lane)
            if isinstance(outcome, Value):
                way = way_of(ask)
                went = went_on(shown, outcome.value, way)
                found.courses[ask.key, shown is not None, way].append(went)
            elif isinstance(outcome, Happened):
                found.answers[kind_of(ask)].append(outcome.answer == "yes")
    return [each for each in waiting if not each[0].known(lane)]


def _skill(scenario: Scenario, seed: int, choices: list[int], stood: list[Lanes]) -> Mean:
    """What a debrief would call the decision skill of the game."""
    points, parts = schedule(scenario, seed), []
    for number, (lane, choice) in enumerate(zip(stood, choices, strict=True)):
        week, situation = points[number]
        instead = int(choose(REFERENCE, lane.table(situation))[0])
        verdict = Verdict(number, week, choice, instead, Mean(0.0, 0.0), 0.0, before=lane, ends=None)
        then = with_beliefs(scenario, seed, choices, verdict, TRIED, KEPT).expected_then
        assert then is not None
        parts.append(then)
    return Mean(sum(each.mean for each in parts), float(np.hypot.reduce([each.se for each in parts])))


def _joined(parts: Any) -> dict[Any, list[Any]]:
    """The lists of several tables, by their keys."""
    made: dict[Any, list[Any]] = defaultdict(list)
    for part in parts:
        for key, values in part.items():
            made[key] += values
    return made


if __name__ == "__main__":
    main()
