"""What a decision's forecast may be about, and what the simulation says came of it.

Quantities are figures of the dashboard as it will show them, so that settling one tells nothing hidden.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from fieldcraft.bets.forecast import ChanceForecast, Forecast, RangeForecast
from fieldcraft.bets.settlement import Happened, Outcome, Value
from fieldcraft.chance.scores import brier_score, weighted_interval_score
from fieldcraft.fields import shown as cut
from fieldcraft.practice.effects import meant, shows_in
from fieldcraft.practice.game import Lanes, Schedule
from fieldcraft.practice.office import BUILT, GROWS, TESTED_WELL, Figure, words
from fieldcraft.practice.scenarios import Scenario
from fieldcraft.practice.seen import LATE, dashboard, values_tested
from fieldcraft.practice.situations import Choice, Situation
from fieldcraft.practice.state import PAYING, RECORD, TEAM, TESTING
from fieldcraft.practice.units import PEOPLE, PERCENT, YES_NO

# A forecast looks so many weeks ahead: far enough for a decision to be felt, near enough to learn from.
AHEAD = 6
# So many standard errors a test's difference lies from nothing to be called beyond chance: 5 %, two-sided.
BEYOND_CHANCE = 1.96


@dataclass(frozen=True)
class Ask:
    """Something to forecast: a metric at the end of the weeks `first` to `until`, or summed over them.

    With `over` it is that sum as a share of another metric's, in percent. With a `level` the question is
    whether it comes to lie above that. With an `idea` it is whether that is finished by the start of week
    `until`, or whether its test shows it better beyond chance by then, for which the key tells.
    """

    key: str
    quantity: str
    unit: str
    metric: str
    first: int
    until: int
    summed: bool
    level: float | None = None
    over: str | None = None
    idea: int | None = None

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    def known(self, lane: Lanes) -> bool:
        """Whether the office or the dashboard has it by now; at the end of a run everything has come in."""
        if self.idea is not None:
            return lane.week >= self.until
        late = max(LATE[RECORD.index(each)] for each in (self.metric, self.over or self.metric))
        return lane.week >= lane.weeks or lane.week >= self.until + late

    def outcome(self, lane: Lanes) -> Outcome:
        """What it came to in the one lane that was played."""
        if self.idea is not None:
            return Happened("yes" if self._done(lane, self.idea) else "no")
        value = value_of(lane, self, self.first, self.until)
        if self.level is None:
            return Value(round(value, 2))
        return Happened("yes" if value > self.level else "no")

    def _done(self, lane: Lanes, idea: int) -> bool:
        if self.key.startswith(BUILT):
            return bool(lane.state.remaining[0, idea] <= 1e-9)
        difference, precision = (float(each[0, idea]) for each in values_tested(lane.state))
        return bool(difference * precision**0.5 > BEYOND_CHANCE)


def value_of(lane: Lanes, what: Ask | Figure, first: int, until: int) -> float:
    """What the dashboard says of a figure over weeks, or at the end of the last of them."""
    column = lane.shown[0, :, RECORD.index(what.metric)]
    if what.over is not None:
        whole = float(lane.shown[0, first:until, RECORD.index(what.over)].sum())
        return 100 * float(column[first:until].sum()) / whole if whole else 0.0
    return float(column[first:until].sum() if what.summed else column[until - 1])


def asks(lane: Lanes, scenario: Scenario, points: Schedule, number: int) -> tuple[Ask, ...]:
    """What can be forecast by whoever takes decision `number`: quantities, then the yes or no.

    Of both kinds what suits the decision best comes first. `lane` is the one lane played so far.
    """
    first, until = lane.week, min(lane.week + AHEAD, lane.weeks)
    span, end = f"in weeks {first + 1} to {until}", f"at the end of week {until}"
    if until == first + 1:
        span = f"in week {until}"
    made = []
    for each in words().figures.values():
        unit = scenario.currency if each.unit == "money" else each.unit
        said = f"{each.says} {span if each.summed else end}"
        made.append(Ask(each.key, said, unit, each.metric, first, until, each.summed, over=each.over))
    now = paying_now(lane)
    more = f"more than {now:,} paying customers {end}"
    made.append(Ask(GROWS, more, YES_NO, "paying", first, until, False, now))
    situation = points[number][1]
    made += _of_ideas(lane, scenario, points, number)
    best = most_natural(lane, situation, made)
    return tuple(sorted(made, key=lambda each: (each.unit == YES_NO, each.key != best)))


def most_natural(lane: Lanes, situation: Situation, offered: Sequence[Ask]) -> str:
    """The key of what suits the decision best: what the first choice shows in that shows in anything."""
    found = (suggested(lane, situation, choice, offered) for choice in situation.choices)
    return next((key for key in found if key is not None and key != GROWS), GROWS)


def suggested(lane: Lanes, situation: Situation, choice: Choice, offered: Sequence[Ask]) -> str | None:
    """The key of what is most natural to forecast when this is chosen; None when it shows in nothing soon."""
    key = shows_in(choice)
    if key == BUILT:
        key = f"{BUILT}-{meant(lane, situation, choice)}"
    elif key == TESTED_WELL:
        key = next((each.key for each in offered if each.key.startswith(TESTED_WELL)), GROWS)
    return key if any(each.key == key for each in offered) else None


def _of_ideas(lane: Lanes, scenario: Scenario, points: Schedule, number: int) -> list[Ask]:
    """Whether the ideas at hand are finished by a week, and whether a running test comes out well."""
    situation, own = points[number][1], lane.lanes[0]
    weeks = [week for week, _ in points[number + 1 :]] + [lane.weeks]
    hand = [int(lane.plan.queue[0, 0])]
    hand += [meant(lane, situation, choice) for choice in situation.choices]
    building = float(lane.state.level[0, TEAM]) * max(0.1, 1.0 - float(lane.plan.share[0].sum()))
    made = []
    for idea in dict.fromkeys(each for each in hand if each >= 0):
        # By when it could be done if it went as estimated.
        wanted = lane.week + float(lane.world.estimate[own, idea]) / building
        until = next((week for week in weeks if week >= wanted), lane.weeks)
        said = f"“{scenario.ideas[idea]}” is finished when week {until} is over"
        made.append(Ask(f"{BUILT}-{idea}", said, YES_NO, "", lane.week, until, False, idea=idea))
    for each in np.flatnonzero(lane.state.standing[0] == TESTING):
        idea = int(each)
        wanted = float(lane.state.since[0, idea]) + float(lane.plan.test[0])
        until = next((week for week in weeks if week >= wanted), lane.weeks)
        name = scenario.ideas[idea]
        said = f"the test of “{name}” shows it better beyond chance (5 %) when week {until} is over"
        made.append(Ask(f"{TESTED_WELL}-{idea}", said, YES_NO, "", lane.week, until, False, idea=idea))
    return made


def paying_now(lane: Lanes) -> int:
    """Paying customers as the dashboard last showed them; at the very start, as everybody there knows."""
    column = dashboard(lane.shown, lane.week)[0, :, RECORD.index("paying")]
    seen = column[~np.isnan(column)]
    return round(float(seen[-1])) if len(seen) else int(lane.state.people[0, ..., PAYING].sum())


def asked(
    forecast: Forecast, offered: tuple[Ask, ...], market: int, problems: list[str]
) -> tuple[Forecast, Ask] | None:
    """The forecast in the words of the one of `offered` that it is about; None with what is wrong noted.

    `market` is how many people there are. A yes or no without a question is whether customers grow.
    """
    chance = isinstance(forecast, ChanceForecast)
    said = forecast.question if isinstance(forecast, ChanceForecast) else forecast.quantity
    fitting = [each for each in offered if (each.unit == YES_NO) == chance]
    found = [each for each in fitting if said.casefold() in (each.key, each.quantity.casefold())]
    if chance and not said:
        found = [each for each in fitting if each.key == GROWS]
    if not found:
        what = "question" if chance else "quantity"
        allowed = "; ".join(each.quantity for each in fitting)
        problems.append(
            f"The {what} {cut(said)} is none that the simulation can settle; choose from: {allowed}."
        )
        return None
    ask = found[0]
    if isinstance(forecast, ChanceForecast):
        return replace(forecast, question=ask.quantity), ask
    if forecast.unit and forecast.unit.casefold() != ask.unit.casefold():
        problems.append(
            f"The unit {cut(forecast.unit)} does not fit; {ask.quantity} is counted in {ask.unit}."
        )
    if ask.key != "contribution" and forecast.p10 < 0:
        nothing = (
            "there cannot be fewer than none" if ask.unit == PEOPLE else "it cannot be less than nothing"
        )
        problems.append(f"The p10 is below zero; {nothing}.")
    if ask.unit == PEOPLE and forecast.p90 > market:
        problems.append(
            f"The p90 {forecast.p90:,.0f} is more than there are; the whole market has {market:,}."
        )
    if ask.unit == PERCENT and forecast.p90 > 100:
        problems.append(f"The p90 {forecast.p90:,.0f} % is more than all; give at most 100.")
    return replace(forecast, quantity=ask.quantity, unit=ask.unit), ask


def score(forecast: Forecast, outcome: Outcome) -> float:
    """Brier for a yes or no (0 to 1), weighted interval score in its own unit for a range; less is better."""
    if isinstance(forecast, RangeForecast):
        assert isinstance(outcome, Value)
        return float(
            weighted_interval_score([forecast.p10], [forecast.p50], [forecast.p90], [outcome.value])[0]
        )
    assert isinstance(outcome, Happened)
    return brier_score([forecast.probability], [outcome.answer == "yes"])
