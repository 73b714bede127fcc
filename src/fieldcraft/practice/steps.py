"""A debrief worked out step by step: what was done last, how much of all that is, at the end the record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from fieldcraft.bets.settlement import Outcome
from fieldcraft.practice.debrief import (
    REPLAYS,
    TO_MEASURE,
    WORLDS_TRIED,
    Verdict,
    differing,
    reductions,
    split,
    verdicts,
    with_beliefs,
)
from fieldcraft.practice.policies import policy_names
from fieldcraft.practice.regret import regret
from fieldcraft.practice.run import Run
from fieldcraft.practice.telling import decision_of, effect_in_words, record

# The parts of a debrief, in their order.
EFFECTS, BELIEFS, RESULT = "effects", "beliefs", "result"
# Trying a world costs drawing it and judging how well it fits, as much as playing so many of its weeks: with
# that a debrief's shares are those of its processor time, as measured within 0.05 in three scenarios.
_A_WORLD = 8.0

Say = Callable[[str], None]


@dataclass(frozen=True)
class Step:
    """How far a debrief is.

    `part` is EFFECTS, BELIEFS or RESULT; `said` what was done last, in a sentence; `share` how much of all
    weeks that are to be replayed is done, from 0 to 1; `decisions` are those whose effect in the world as it
    was is known, in the shape of the record, which itself is None before the last step.
    """

    part: str
    said: str
    share: float
    decisions: tuple[dict[str, Any], ...]
    record: dict[str, Any] | None = None


def steps(run: Run, settled: Mapping[int, Outcome], replays: int | None = None) -> Iterator[Step]:
    """One step after another: effects in the world as it was first; Refused with too few or many replays.

    Who stops asking for steps loses nothing but the rest; who asks again goes on where it stood.
    """
    many = REPLAYS if replays is None else replays
    tried = max(WORLDS_TRIED, 3 * many)
    scenario, seed, choices = run.scenario, run.seed, run.choices
    cost, done = _costs(run, many, tried), 0.0
    whole = sum(cost.effects) + sum(cost.beliefs) + cost.split + cost.regret + cost.spared
    found: list[Verdict] = []
    early: tuple[dict[str, Any], ...] = ()
    for verdict in verdicts(scenario, seed, choices, many):
        done += cost.effects[len(found)]
        found.append(verdict)
        early = (*early, decision_of(run, verdict, settled))
        said = f"Decision {len(found)} of {len(choices)}, {effect_in_words(run, verdict)}"
        yield Step(EFFECTS, said, done / whole, early)
    for number, verdict in enumerate(found):
        found[number] = with_beliefs(scenario, seed, choices, verdict, tried, many)
        done += cost.beliefs[number]
        said = f"Decision {number + 1} of {len(choices)}: replayed in worlds that fit what you had seen."
        yield Step(BELIEFS, said, done / whole, early)
    parts = split(scenario, seed, choices, found, 4 * many)
    done += cost.split
    said = "The result is split; looking for the best that could have been done."
    yield Step(RESULT, said, done / whole, early)
    bracket = regret(scenario, seed, choices, many)
    done += cost.regret
    said = "The best that could have been done is found; measuring how many replays were spared."
    yield Step(RESULT, said, done / whole, early)
    spared = reductions(scenario, seed, choices, found=found)
    told = record(run, [decision_of(run, each, settled) for each in found], parts, bracket, spared, many)
    yield Step(RESULT, "The record is worked out.", 1.0, early, told)


def debrief(run: Run, settled: Mapping[int, Outcome], replays: int | None, say: Say) -> dict[str, Any]:
    """The record; money in the scenario's currency. `say` is told what is being worked out."""
    told = None
    for step in steps(run, settled, replays):
        say(step.said)
        told = step.record
    assert told is not None, "the last step has the record"
    return told


class _Costs(NamedTuple):
    """Weeks to be replayed by each step; a decision like the reference policy's takes none."""

    effects: list[float]
    beliefs: list[float]
    split: float
    regret: float
    spared: float


def _costs(run: Run, many: int, tried: int) -> _Costs:
    weeks, again = run.scenario.weeks, 0 if many >= TO_MEASURE else 2 * TO_MEASURE
    differs = differing(run.scenario, run.seed, run.choices)
    rest = [(weeks - week) * each for (week, _), each in zip(run.points, differs, strict=True)]
    gone = [week * each for (week, _), each in zip(run.points, differs, strict=True)]
    return _Costs(
        [2.0 * many * each for each in rest],
        [
            tried * (before + _A_WORLD * each) + 2 * many * after
            for before, after, each in zip(gone, rest, differs, strict=True)
        ],
        4 * many * (2 * weeks + _A_WORLD),
        many * (1.0 + len(policy_names())) * weeks,
        sum(rest) * (2 * TO_MEASURE + again),
    )
