"""Policies that play by themselves: what each likes, in many lanes at once.

A policy scores every choice by what the choice is (its kinds) and takes the best. Those that look at the
dashboard move their likings with it; none sees anything that a player does not see.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fieldcraft.practice.luck import uniforms
from fieldcraft.practice.seen import dashboard, estimates
from fieldcraft.practice.situations import KINDS, Situation
from fieldcraft.practice.state import Plan, State
from fieldcraft.practice.world import Floats, Ints, Seeds, World
from fieldcraft.refusal import Refused

_CHOICE = 3000
_SIGNUPS, _LOST, _PAYING, _TICKETS, _WAIT, _DEBT = 0, 3, 4, 8, 9, 10


@dataclass(frozen=True)
class Table:
    """What lies before a policy at a decision point: what can be seen in every lane, and the situation."""

    world: World
    lanes: Ints
    luck: Seeds
    state: State
    plan: Plan
    shown: Floats
    week: int
    weeks: int
    situation: Situation


Likings = Mapping[str, float | Floats]


def _constant(**likings: float) -> Callable[[Table], Likings]:
    return lambda table: likings


def _reference(table: Table) -> Likings:
    """Sensible and steady: learns first, then builds the best it knows, mends a little, tests first.

    It goes by the week alone, so that two plays which differ in one decision go on alike.
    """
    early, late = table.week < 12, table.week > 0.75 * table.weeks
    return {
        "build_best": 2.0,
        "learn": 1.9 if early else 0.7,
        "release": 2.5,
        "test": 0.6,
        "support": 1.6,
        "repair": 0.6 if late else 1.3,
        "refuse": 0.4,
        "stop": 0.6,
        "wait": 0.2,
        "onboard": 0.6 if late else 2.1,
        "price_up": -0.5,
        "price_down": -1.0,
        "ads_up": -0.5,
        "haste": -1.5,
        "promise": -0.8,
        "build_pet": -0.5,
        "build_loud": -0.3,
        "release_blind": -0.5,
        "hire": -1.0,
    }


def _competent(table: Table) -> Likings:
    """As the reference, and besides: tests where enough people come, learns where little is known."""
    seen = dashboard(table.shown, table.week, 6)
    signups = _last(seen, _SIGNUPS)
    known = estimates(table.world, table.lanes, table.state)
    doubt = known.spread.mean(1) / np.maximum(known.value.max(1), 1e-9)
    left = (table.weeks - table.week) / table.weeks
    likings = dict(_reference(table))
    likings |= {
        "learn": 1.0 + np.minimum(doubt, 2.0) * left,
        "test": np.where(signups > 1500, 2.2, 0.2),
        "onboard": 2.4 * left,
        "ads_up": -1.5,
        "ads_down": 0.5 + 1.2 * (1 - left),
        "price_up": 1.6,
        "hire": np.full(len(table.lanes), -2.0 if left < 0.7 else -0.5),
        "repair": np.asarray(likings["repair"]) * (0.4 + left),
    }
    return likings


_POLICIES: dict[str, Callable[[Table], Likings]] = {
    "reference": _reference,
    "competent": _competent,
    "loudest": _constant(
        build_loud=3.0, promise=1.5, build_pet=1.2, support=1.0, haste=0.8, release_blind=0.5
    ),
    "chief": _constant(
        build_pet=3.0, promise=2.0, haste=1.5, release_blind=1.0, ads_up=0.8, hire=0.5, wait=-0.5
    ),
    "random": _constant(),
}


def policy_names() -> tuple[str, ...]:
    """The policies there are."""
    return tuple(_POLICIES)


def check_policy(name: str) -> None:
    """Refuse a name that is no policy's."""
    if name not in _POLICIES:
        raise Refused(f"There is no policy {name}; there are {', '.join(_POLICIES)}.")


def choose(policy: str, table: Table) -> NDArray[np.int64]:
    """The number of the choice that a policy takes in each lane."""
    choices = table.situation.choices
    if policy == "random":
        u = np.array([uniforms(seed, table.week, _CHOICE, 1)[0] for seed in table.luck])
        return (u * len(choices)).astype(np.int64)
    likings = _POLICIES[policy](table)
    assert likings.keys() <= set(KINDS), likings.keys() - set(KINDS)
    scores = np.zeros((len(table.lanes), len(choices)))
    for number, choice in enumerate(choices):
        for kind in choice.kinds:
            scores[:, number] += likings.get(kind, 0.0)
    return np.asarray(scores.argmax(1))


def _last(seen: Floats, metric: int) -> Floats:
    """The newest number of a metric that has come in; 0 before there is any."""
    column = seen[:, :, metric]
    newest = np.zeros(len(column))
    for week in range(column.shape[1]):
        newest = np.where(np.isnan(column[:, week]), newest, column[:, week])
    return newest
