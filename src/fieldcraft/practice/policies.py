"""Policies that play by themselves: what each likes, in many lanes at once.

A policy scores every choice by what the choice is (its kinds) and takes the best. Those that look at the
dashboard move their likings with it; none sees anything that a player does not see.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fieldcraft.practice.likings import numbers_of
from fieldcraft.practice.luck import uniforms
from fieldcraft.practice.seen import dashboard, estimates
from fieldcraft.practice.situations import KINDS, Situation
from fieldcraft.practice.state import Plan, State
from fieldcraft.practice.world import Floats, Ints, Seeds, World
from fieldcraft.refusal import Refused

_CHOICE = 3000
_SIGNUPS = 0


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


def _constant(policy: str) -> Callable[[Table], Likings]:
    return lambda table: numbers_of(policy)


def _reference(table: Table) -> Likings:
    """Sensible and steady: learns first, then builds the best it knows, mends a little, tests first.

    It goes by the week alone, so that two plays which differ in one decision go on alike.
    """
    number = numbers_of("reference")
    early, late = table.week < number["early_until"], table.week > number["late_from"] * table.weeks
    likings: dict[str, float | Floats] = {kind: number[kind] for kind in KINDS if kind in number}
    if early:
        likings["learn"] = number["learn_early"]
    if late:
        likings |= {"repair": number["repair_late"], "onboard": number["onboard_late"]}
    return likings


def _competent(table: Table) -> Likings:
    """As the reference, and besides: tests where enough people come, learns where little is known."""
    number = numbers_of("competent")
    seen = dashboard(table.shown, table.week, int(number["dashboard_weeks"]))
    signups = _last(seen, _SIGNUPS)
    known = estimates(table.world, table.lanes, table.state)
    doubt = known.spread.mean(1) / np.maximum(known.value.max(1), 1e-9)
    left = (table.weeks - table.week) / table.weeks
    likings = dict(_reference(table))
    likings |= {
        "learn": number["learn"] + np.minimum(doubt, number["doubt_most"]) * left,
        "test": np.where(signups > number["test_from"], number["test_many"], number["test_few"]),
        "onboard": number["onboard"] * left,
        "ads_up": number["ads_up"],
        "ads_down": number["ads_down"] + number["ads_down_late"] * (1 - left),
        "price_up": number["price_up"],
        "hire": number["hire_late" if left < number["hire_late_below"] else "hire"],
        "repair": likings["repair"] * (number["repair_least"] + left),
    }
    return likings


_POLICIES: dict[str, Callable[[Table], Likings]] = {
    "reference": _reference,
    "competent": _competent,
    "loudest": _constant("loudest"),
    "chief": _constant("chief"),
    "random": _constant("random"),
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
