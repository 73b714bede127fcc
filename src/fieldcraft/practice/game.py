"""Lanes through a year: from decision point to decision point, by given decisions or by a policy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from fieldcraft.practice.cores import on_all_cores
from fieldcraft.practice.orders import apply_orders
from fieldcraft.practice.policies import Table, choose
from fieldcraft.practice.prospects import no_prospects, prospects
from fieldcraft.practice.scenarios import Scenario
from fieldcraft.practice.situations import Situation
from fieldcraft.practice.state import (
    LUCK,
    PAYING,
    TOTAL,
    Plan,
    State,
    copied,
    seen_through,
    start,
    taken,
)
from fieldcraft.practice.week import play
from fieldcraft.practice.world import COMMON, METRICS, Floats, Ints, Seeds, World

Schedule = Sequence[tuple[int, Situation]]


@dataclass(frozen=True)
class Lanes:
    """Plays side by side: each lane is one world under one luck. Steps give new lanes, these stay."""

    world: World
    lanes: Ints
    luck: Seeds
    state: State
    plan: Plan
    record: Floats
    shown: Floats
    week: int
    weeks: int
    # What people are worth from each week on, by which luck is told; see `prospects`.
    prospects: tuple[Floats, Floats]
    # True draws from an ordinary generator: only for measuring what keyed luck is worth.
    stateful: bool = False

    def __len__(self) -> int:
        return len(self.lanes)

    def until(self, week: int, here: bool = False) -> Lanes:
        """The lanes after playing on to the start of `week`.

        With `here` the arrays change where they stand: for who made these lanes and shows them to nobody.
        """
        lanes = self if here else self.copy()
        state, plan, record, shown = lanes.state, lanes.plan, lanes.record, lanes.shown

        def some(first: int, last: int) -> None:
            of = slice(first, last)
            play(
                self.world,
                *self.prospects,
                self.lanes[of],
                self.luck[of],
                *seen_through(state, plan, of),
                self.week,
                week,
                record[of],
                shown[of],
                self.stateful,
            )

        on_all_cores(some, len(self))
        return replace(self, state=state, plan=plan, record=record, shown=shown, week=week)

    def copy(self) -> Lanes:
        """The same lanes in arrays of their own."""
        state, plan = copied(self.state, self.plan)
        return replace(self, state=state, plan=plan, record=self.record.copy(), shown=self.shown.copy())

    def table(self, situation: Situation) -> Table:
        """What lies before whoever decides now."""
        return Table(
            self.world,
            self.lanes,
            self.luck,
            self.state,
            self.plan,
            self.shown,
            self.week,
            self.weeks,
            situation,
        )

    def decided(self, situation: Situation, chosen: NDArray[np.int64], here: bool = False) -> Lanes:
        """The lanes with the choice of each carried out; `here` as in `until`."""
        state, plan = (self.state, self.plan) if here else copied(self.state, self.plan)
        for number, choice in enumerate(situation.choices):
            where = np.flatnonzero(chosen == number)
            apply_orders(
                self.world, self.lanes, state, plan, choice.orders, where, situation.writer, self.week
            )
        return replace(self, state=state, plan=plan)

    def of(self, which: NDArray[np.intp], luck: Seeds | None = None) -> Lanes:
        """Copies of some lanes, perhaps under another luck from now on; what they have seen stays."""
        state, plan = taken(self.state, self.plan, which)
        return replace(
            self,
            lanes=self.lanes[which],
            luck=self.luck[which] if luck is None else luck,
            state=state,
            plan=plan,
            record=self.record[which],
            shown=self.shown[which],
        )

    @property
    def total(self) -> Floats:
        """What each lane came to: its contribution so far, and what the customers still there are worth.

        A customer counts as so many weeks of today's price less the cost to serve, so that nobody gains by
        squeezing those who are there in the last weeks.
        """
        number = dict(zip(COMMON, self.world.common, strict=True))
        customers = self.state.people[..., PAYING].sum((1, 2))
        margin = self.plan.price - number["cost_to_serve"]
        return np.asarray(self.state.level[:, TOTAL] + customers * margin * number["worth_weeks"])

    @property
    def steadied(self) -> Floats:
        """The totals less the luck of single draws: the same on average, and far nearer to the average."""
        return np.asarray(self.total - self.state.level[:, LUCK])


def begin(scenario: Scenario, world: World, lanes: Ints, luck: Seeds, steady: bool = True) -> Lanes:
    """Lanes at the start of the scenario's first week.

    Without `steady` the luck of the draws is not told, which saves time and memory where results alone count.
    """
    state, plan = start(world, lanes, scenario.paying, scenario.free)
    record = np.zeros((len(lanes), scenario.weeks, METRICS))
    known = prospects(world, scenario.weeks) if steady else no_prospects()
    return Lanes(world, lanes, luck, state, plan, record, record.copy(), 0, scenario.weeks, known)


def play_policy(lanes: Lanes, points: Schedule, policy: str, first: int = 0) -> Lanes:
    """The lanes at the end, decided by a policy from decision point number `first` on."""
    lanes = lanes.copy()
    for week, situation in points[first:]:
        lanes = lanes.until(week, here=True)
        lanes = lanes.decided(situation, choose(policy, lanes.table(situation)), here=True)
    return lanes.until(lanes.weeks, here=True)


def play_choices(lanes: Lanes, points: Schedule, choices: Sequence[int], first: int = 0) -> Lanes:
    """The lanes after the same given choices in all of them, from decision point `first` on.

    With fewer choices than points they stand at the point after the last choice, its decision still to come.
    """
    lanes = lanes.copy()
    for (week, situation), choice in zip(points[first:], choices, strict=False):
        chosen = np.full(len(lanes), choice)
        lanes = lanes.until(week, here=True).decided(situation, chosen, here=True)
    done = first + len(choices)
    return lanes.until(points[done][0] if done < len(points) else lanes.weeks, here=True)
