"""Forecasts that know only the dashboard, made beside the player's own: the yardstick for those.

A quantity goes on from what the dashboard last showed, as such quantities went on in games of the policies; a
yes or no is as likely as such questions were answered with yes there.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fieldcraft.bets.forecast import ChanceForecast, Forecast, RangeForecast
from fieldcraft.bets.settlement import Happened, Outcome, Value
from fieldcraft.chance.scores import weighted_interval_score
from fieldcraft.practice.asking import AHEAD, Ask, paying_now
from fieldcraft.practice.game import Lanes
from fieldcraft.practice.office import BUILT, TESTED_WELL
from fieldcraft.practice.seen import LATE
from fieldcraft.practice.state import RECORD
from fieldcraft.practice.units import PEOPLE, YES_NO
from fieldcraft.practice.yardsticks import Course, Way, Yardsticks

# A ratio counts one more on either side, so that there is one where nobody came.
_ONE_MORE = 1.0
# A plain range narrower than this in its own unit says that nothing moves there, and leaves no width to tell
# by: weeks of waiting, mostly, in a company where nobody waits.
_NARROWEST = 0.1
_COUNTS = (PEOPLE, "tickets")


@dataclass(frozen=True)
class Beside:
    """A forecast's score, and that of the plain forecast made beside it; less is better.

    Brier scores of a yes or no. Weighted interval scores of a range, both in widths of the plain range, which
    are known beforehand, so that saying what one believes remains best.
    """

    own: float
    plain: float

    def to_dict(self) -> dict[str, float]:
        return {"own": self.own, "plain": self.plain}


def kind_of(ask: Ask) -> str:
    """The kind of a question, or the key of a figure: what yardsticks go by."""
    return next((kind for kind in (BUILT, TESTED_WELL) if ask.key.startswith(f"{kind}-")), ask.key)


def way_of(ask: Ask) -> Way:
    """Counts go on in proportion; money, shares and waits, which may be nothing or less, by so much."""
    return "ratio" if ask.unit in _COUNTS else "difference"


def last_shown(lane: Lanes, ask: Ask) -> float | None:
    """What it would come to if it went on as the dashboard last showed; None before it showed anything.

    `lane` is the one lane as it stands where the forecast is made. Sums and shares go on from the last weeks,
    as many as a forecast looks ahead.
    """
    if ask.metric == "paying" and not ask.summed:
        return float(paying_now(lane))
    number = RECORD.index(ask.metric)
    over = number if ask.over is None else RECORD.index(ask.over)
    until = lane.week - max(LATE[number], LATE[over])
    if until <= 0:
        return None
    first = max(0, until - AHEAD)
    column = lane.shown[0, :until, number]
    if ask.over is not None:
        whole = float(lane.shown[0, first:until, over].sum())
        return 100 * float(column[first:].sum()) / whole if whole else None
    return float(column[first:].mean()) * (ask.until - ask.first) if ask.summed else float(column[-1])


def went_on(shown: float | None, value: float, way: Way) -> float:
    """How a figure went on from what was shown: by which factor, or by how much; its value from nothing."""
    if shown is None:
        return value
    return (value + _ONE_MORE) / (shown + _ONE_MORE) if way == "ratio" else value - shown


def beside(
    forecast: Forecast, outcome: Outcome, ask: Ask, lane: Lanes, scenario: str, held: Yardsticks
) -> Beside | None:
    """The scores of a settled forecast and of the plain one; None where there is no yardstick for it."""
    if ask.unit == YES_NO:
        answered = held.answers.get((scenario, kind_of(ask)))
        if answered is None:
            return None
        assert isinstance(forecast, ChanceForecast) and isinstance(outcome, Happened)
        yes = float(outcome.answer == "yes")
        return Beside((forecast.probability - yes) ** 2, (answered.share - yes) ** 2)
    shown = last_shown(lane, ask)
    course = held.courses.get((scenario, ask.key, shown is not None))
    if course is None:
        return None
    assert isinstance(forecast, RangeForecast) and isinstance(outcome, Value)
    p10, p50, p90 = _range(shown, course)
    if p90 - p10 < _NARROWEST:
        return None
    own, plain = weighted_interval_score(
        [forecast.p10, p10], [forecast.p50, p50], [forecast.p90, p90], [outcome.value] * 2
    ) / (p90 - p10)
    return Beside(float(own), float(plain))


def _range(shown: float | None, course: Course) -> tuple[float, float, float]:
    quantiles = np.array([course.p10, course.p50, course.p90])
    if shown is None:
        made = quantiles
    elif course.way == "ratio":
        made = np.maximum(quantiles * (shown + _ONE_MORE) - _ONE_MORE, 0.0)
    else:
        made = quantiles + shown
    return float(made[0]), float(made[1]), float(made[2])
