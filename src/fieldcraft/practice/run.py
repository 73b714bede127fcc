"""A run: a scenario, a seed and decisions in order. Where it stands is worked out by playing them again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from fieldcraft.bets.forecast import Forecast, read_forecast
from fieldcraft.fields import Fields, shown
from fieldcraft.practice.asking import Ask, asked, asks
from fieldcraft.practice.debrief import played, stood
from fieldcraft.practice.game import Lanes, Schedule
from fieldcraft.practice.policies import check_policy, choose
from fieldcraft.practice.scenarios import Scenario, schedule
from fieldcraft.practice.situations import Choice, Situation
from fieldcraft.refusal import Refused, refuse_if_any

MOST_SEED = 2**64 - 1


@dataclass(frozen=True)
class Decided:
    """One decision: the week, the id of the choice, the reason; a forecast and what it is about, if any."""

    week: int
    choice: str
    reason: str
    forecast: Forecast | None = None
    ask: Ask | None = None


@dataclass(frozen=True)
class Run:
    """What was decided so far in a scenario under a seed."""

    scenario: Scenario
    seed: int
    decided: tuple[Decided, ...] = ()

    @cached_property
    def points(self) -> Schedule:
        """When decisions are asked for, and by which situation."""
        return schedule(self.scenario, self.seed)

    @cached_property
    def lane(self) -> Lanes:
        """The one lane, standing at the next decision or at the end; it holds hidden things, too."""
        return played(self.scenario, self.seed, self.choices)

    @cached_property
    def stood(self) -> tuple[Lanes, ...]:
        """The lane as it stood at each decision taken, in their order."""
        return stood(self.scenario, self.seed, self.choices)[:-1]

    def stands(self, number: int) -> Lanes:
        """The lane as it stood, or stands, when decision `number` is to be taken."""
        return self.stood[number] if number < len(self.decided) else self.lane

    @property
    def choices(self) -> list[int]:
        """The number of each choice among those of its situation."""
        return [
            [choice.id for choice in situation.choices].index(decided.choice)
            for (_, situation), decided in zip(self.points, self.decided, strict=False)
        ]

    @property
    def over(self) -> bool:
        """Whether every decision is taken."""
        return len(self.decided) >= len(self.points)

    @property
    def week(self) -> int:
        """How many weeks are over."""
        return self.scenario.weeks if self.over else self.points[len(self.decided)][0]

    @property
    def situation(self) -> Situation | None:
        """What asks for a decision now; None at the end."""
        return None if self.over else self.points[len(self.decided)][1]

    @cached_property
    def asks(self) -> tuple[Ask, ...]:
        """What can be forecast now; nothing at the end."""
        if self.over:
            return ()
        return asks(self.lane, self.scenario, self.points, len(self.decided))

    @property
    def market(self) -> int:
        """How many people there are who could ever use the product."""
        return int(self.lane.world.people[self.lane.lanes[0]].sum())

    def with_decision(self, decided: Decided) -> Run:
        """The run after a decision that was read and allowed."""
        return replace(self, decided=(*self.decided, decided))

    def chosen(self, number: int) -> Choice:
        """The choice of decision `number`."""
        return self.points[number][1].choices[self.choices[number]]


def read_seed(value: object) -> int:
    """The seed that somebody gave as a number or as digits; Refused outside 0 to 2**64 - 1."""
    text = str(value).strip()
    if (
        not isinstance(value, bool)
        and text.isascii()
        and text.isdigit()
        and len(text) < 40
        and int(text) <= MOST_SEED
    ):
        return int(text)
    raise Refused(
        f"The seed {shown(value)} is no whole number from 0 to {MOST_SEED}; choose one, or leave it out."
    )


def read_decision(run: Run, value: object) -> Decided:
    """The decision in `value`, JSON of unknown origin; Refused with everything that is wrong.

    It may name its week, as a page does, so that a decision already taken is not taken for the next one.
    """
    situation = run.situation
    if situation is None:
        raise Refused("This run is over; look at its debrief, or start another run.")
    problems: list[str] = []
    fields = Fields(value, ("choice", "reason", "forecast", "week"), "decision", problems)
    week = fields.whole("week")
    if week is not None and week != run.week:
        gone = any(each.week == week for each in run.decided)
        raise Refused(
            f"The decision of week {week} is taken and cannot be undone; this run stands at week {run.week}."
            if gone
            else f"This run stands at week {run.week}, not {shown(week)}; decide there or leave the week out."
        )
    choice = ""
    if fields.values.get("choice") in (None, "") and isinstance(value, Mapping):
        problems.append(f"The choice is missing; pick one of the {len(situation.choices)} that are offered.")
    else:
        choice = fields.choice("choice", [each.id for each in situation.choices])
    reason = fields.text("reason")
    if isinstance(value, Mapping) and not str(fields.values.get("reason") or "").strip():
        problems.append("The reason is missing; say in a sentence why you choose this.")
    given = value.get("forecast") if isinstance(value, Mapping) else None
    about: tuple[Forecast, Ask] | None = None
    if isinstance(value, Mapping):
        forecast = read_forecast(_with_hope(given), "", problems)
        about = None if forecast is None else asked(forecast, run.asks, run.market, problems)
    refuse_if_any(problems)
    assert about is not None
    return Decided(run.week, choice, reason, *about)


def by_policy(run: Run, policy: str) -> Decided:
    """What a policy decides where the run stands; it makes no forecast."""
    check_policy(policy)
    assert run.situation is not None
    number = int(choose(policy, run.lane.table(run.situation))[0])
    return Decided(run.week, run.situation.choices[number].id, f"The policy {policy} decided.")


def _with_hope(given: Any) -> Any:
    """A range that does not say what is hoped for hopes for more; nothing is settled by it."""
    if isinstance(given, dict) and "probability" not in given and given.get("hoped") is None:
        return {**given, "hoped": "higher"}
    return given
