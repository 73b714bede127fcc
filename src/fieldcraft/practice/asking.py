"""What a decision's forecast may be about, and what the simulation says came of it.

Quantities are figures of the dashboard as it will show them, so that settling one tells nothing hidden.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

import numpy as np

from fieldcraft.bets.forecast import ChanceForecast, Forecast, RangeForecast
from fieldcraft.bets.settlement import Happened, Outcome, Value
from fieldcraft.chance.scores import brier_score, weighted_interval_score
from fieldcraft.fields import shown as cut
from fieldcraft.practice.game import Lanes
from fieldcraft.practice.seen import LATE, dashboard
from fieldcraft.practice.state import PAYING, RECORD

# A forecast looks so many weeks ahead: far enough for a decision to be felt, near enough to learn from.
AHEAD = 6
PEOPLE, YES_NO = "people", "yes or no"


@dataclass(frozen=True)
class Ask:
    """Something to forecast: a metric at the end of the weeks `first` to `until`, or summed over them.

    With a `level` the question is whether it comes to lie above that.
    """

    key: str
    quantity: str
    unit: str
    metric: str
    first: int
    until: int
    summed: bool
    level: float | None = None

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

    def known(self, lane: Lanes) -> bool:
        """Whether the dashboard has it by now; at the end of a run everything has come in."""
        late = LATE[RECORD.index(self.metric)]
        return lane.week >= lane.weeks or lane.week >= self.until + late

    def outcome(self, lane: Lanes) -> Outcome:
        """What it came to in the one lane that was played."""
        column = lane.shown[0, :, RECORD.index(self.metric)]
        value = float(column[self.first : self.until].sum() if self.summed else column[self.until - 1])
        if self.level is None:
            return Value(round(value, 2))
        return Happened("yes" if value > self.level else "no")


def asks(lane: Lanes, currency: str) -> tuple[Ask, ...]:
    """What can be forecast by whoever decides now; `lane` is the one lane played so far."""
    first, until = lane.week, min(lane.week + AHEAD, lane.weeks)
    span, end = f"in weeks {first + 1} to {until}", f"after {until} weeks"
    now = paying_now(lane)
    return (
        Ask("paying", f"paying customers {end}", PEOPLE, "paying", first, until, False),
        Ask("signups", f"sign-ups {span}", PEOPLE, "signups", first, until, True),
        Ask("contribution", f"contribution {span}", currency, "contribution", first, until, True),
        Ask("grows", f"more than {now:,} paying customers {end}", YES_NO, "paying", first, until, False, now),
    )


def paying_now(lane: Lanes) -> int:
    """Paying customers as the dashboard last showed them; at the very start, as everybody there knows."""
    column = dashboard(lane.shown, lane.week)[0, :, RECORD.index("paying")]
    seen = column[~np.isnan(column)]
    return round(float(seen[-1])) if len(seen) else int(lane.state.people[0, ..., PAYING].sum())


def asked(
    forecast: Forecast, offered: tuple[Ask, ...], market: int, problems: list[str]
) -> tuple[Forecast, Ask] | None:
    """The forecast in the words of the one of `offered` that it is about; None with what is wrong noted.

    `market` is how many people there are. A yes or no without a question is about the one there is.
    """
    chance = isinstance(forecast, ChanceForecast)
    said = forecast.question if isinstance(forecast, ChanceForecast) else forecast.quantity
    fitting = [each for each in offered if (each.unit == YES_NO) == chance]
    found = [each for each in fitting if said.casefold() in (each.key, each.quantity.casefold())]
    if chance and not said:
        found = fitting
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
    if ask.unit == PEOPLE:
        if forecast.p10 < 0:
            problems.append("The p10 is below zero; there cannot be fewer than no people.")
        if forecast.p90 > market:
            problems.append(
                f"The p90 {forecast.p90:,.0f} is more people than there are; the whole market has {market:,}."
            )
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
