"""A bet: a draft that is kept, with every forecast, its rating, its settlement and its review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from fieldcraft.bets.draft import Draft, missing_parts
from fieldcraft.bets.forecast import ChanceForecast, Forecast, RangeForecast, forecast_from_dict, with_numbers
from fieldcraft.bets.rating import Rating
from fieldcraft.bets.review import Recall, Review
from fieldcraft.bets.settlement import VOID, Happened, Look, Settlement, Value
from fieldcraft.bets.vague import vagueness

STATES = ("open", "locked", "rated", "settled", "reviewed", "void")


@dataclass(frozen=True)
class DatedForecast:
    """A forecast with the day on which it was made."""

    on: date
    forecast: Forecast

    def to_dict(self) -> dict[str, Any]:
        return {"on": self.on.isoformat(), **self.forecast.numbers()}


@dataclass(frozen=True)
class Bet:
    """A bet of one owner; `id` is its name among that owner's bets. The first forecast is the opening one.

    An `unwitnessed` bet was imported: the ledger saw it after the fact, so nothing proves what came first.
    """

    id: str
    draft: Draft
    opened: date
    forecasts: tuple[DatedForecast, ...]
    rating: Rating | None = None
    looks: tuple[Look, ...] = ()
    settlement: Settlement | None = None
    review: Review | None = None
    recalls: tuple[Recall, ...] = ()
    unwitnessed: bool = False

    @property
    def lesson_id(self) -> str:
        """The id of the lesson that its review may hold."""
        return f"L{self.id}"

    @property
    def forecast(self) -> Forecast:
        """The forecast that stands now: the last one."""
        return self.forecasts[-1].forecast

    @property
    def look_on(self) -> date:
        """The day to look at the outcome: the due date, or later when it was too early to tell."""
        return max(self.draft.due, self.looks[-1].look_on) if self.looks else self.draft.due

    @property
    def changed(self) -> date:
        """The day of the last change."""
        later = [entry.on for entry in (self.rating, self.settlement, self.review) if entry is not None]
        counted = [look.on for look in self.looks] + [recall.on for recall in self.recalls]
        return max(self.opened, self.forecasts[-1].on, *counted, *later)

    @property
    def cell(self) -> str:
        """The cell it fell into: earned_win, bad_luck, lucky_win, earned_loss; else none."""
        decision = None if self.rating is None else self.rating.good
        outcome = good_outcome(self)
        if decision is None or outcome is None:
            return "none"
        if decision:
            return "earned_win" if outcome else "bad_luck"
        return "lucky_win" if outcome else "earned_loss"

    def state(self, today: date) -> str:
        """Where the bet stands: open (through the due date), locked, rated, settled, reviewed or void."""
        if self.settlement is not None and self.settlement.outcome == VOID:
            return "void"
        if self.settlement is not None:
            return "settled" if self.review is None else "reviewed"
        if self.rating is not None:
            return "rated"
        return "open" if today <= self.draft.due else "locked"

    def to_dict(self, today: date) -> dict[str, Any]:
        """The bet for people and programs: the draft with the forecast that stands now, and its life."""
        return self.record() | {
            "state": self.state(today),
            "forecast": self.forecast.to_dict(),
            "look_on": self.look_on.isoformat(),
            "too_early": len(self.looks),
            "cell": self.cell,
            "missing": list(missing_parts(self.draft)),
            "vague": list(vagueness(self.draft)),
        }

    def record(self) -> dict[str, Any]:
        """All that is kept of the bet, as JSON; `from_record` gives the bet back."""
        return self.draft.to_dict() | self.life()

    def life(self) -> dict[str, Any]:
        """What is kept of the bet besides its draft."""
        return {
            "id": self.id,
            "opened": self.opened.isoformat(),
            "forecasts": [each.to_dict() for each in self.forecasts],
            "rating": None if self.rating is None else self.rating.to_dict(),
            "looks": [look.to_dict() for look in self.looks],
            "settlement": None if self.settlement is None else self.settlement.to_dict(),
            "review": None if self.review is None else self.review.to_dict(),
            "recalls": [recall.to_dict() for recall in self.recalls],
            "unwitnessed": self.unwitnessed,
        }

    @classmethod
    def from_record(cls, value: dict[str, Any]) -> Bet:
        """The bet that `record` gave `value` for; nothing is checked again."""
        opening = forecast_from_dict(value["forecast"])
        rating, settlement = value["rating"], value["settlement"]
        # Rows that were written before there were reviews have none.
        review = value.get("review")
        return cls(
            id=value["id"],
            draft=Draft.from_dict(value),
            opened=date.fromisoformat(value["opened"]),
            forecasts=tuple(dated_forecast(opening, each) for each in value["forecasts"]),
            rating=None if rating is None else Rating.from_dict(rating),
            looks=tuple(Look.from_dict(look) for look in value["looks"]),
            settlement=None if settlement is None else Settlement.from_dict(settlement),
            review=None if review is None else Review.from_dict(review),
            recalls=tuple(Recall.from_dict(recall) for recall in value.get("recalls", ())),
            unwitnessed=value.get("unwitnessed", False),
        )


def dated_forecast(opening: Forecast, value: dict[str, Any]) -> DatedForecast:
    """The dated forecast that `to_dict` gave `value` for, about the same thing as the opening forecast."""
    return DatedForecast(date.fromisoformat(value["on"]), with_numbers(opening, value))


def good_outcome(bet: Bet) -> bool | None:
    """Whether what was hoped for came true; None while that is unknown or the bet is void.

    A range is held against its target, else against the p50 of the opening forecast: a forecast that was
    lowered on the way does not turn a miss into a hit.
    """
    outcome = None if bet.settlement is None else bet.settlement.outcome
    forecast = bet.draft.forecast
    if isinstance(outcome, Happened) and outcome != VOID and isinstance(forecast, ChanceForecast):
        return outcome.answer == forecast.hoped
    if isinstance(outcome, Value) and isinstance(forecast, RangeForecast):
        return forecast.reached(outcome.value)
    return None
