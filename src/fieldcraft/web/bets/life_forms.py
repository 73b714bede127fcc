"""The forms of a bet that is kept: its forecast updated, its decision rated, its outcome told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from fieldcraft.bets.bet import Bet
from fieldcraft.bets.forecast import (
    ChanceForecast,
    Forecast,
    RangeForecast,
    with_probability,
    with_range,
)
from fieldcraft.bets.settlement import Happened, Outcome, read_value
from fieldcraft.fields import read_day
from fieldcraft.refusal import Refused
from fieldcraft.typed import typed_number, typed_percent
from fieldcraft.web.bets.forms import TypedForm, field, forecast_initial, line, lines, pick

DECISIONS = (
    ("1", "1 · bad"),
    ("2", "2"),
    ("3", "3 · neither"),
    ("4", "4"),
    ("5", "5 · good"),
)


class ForecastForm(TypedForm):
    """The numbers of a forecast, to be updated."""

    probability = line("Chance of yes", "For example 70 %.", inputmode="decimal")
    p10 = line("Low (p10)", inputmode="decimal")
    p50 = line("Middle (p50)", inputmode="decimal")
    p90 = line("High (p90)", inputmode="decimal")

    @classmethod
    def about(cls, bet: Bet, data: Mapping[str, Any] | None = None) -> ForecastForm:
        """The form with those fields only that the bet's forecast has."""
        form = cls(data, initial=forecast_initial(bet.forecast.to_dict()))
        chance = isinstance(bet.forecast, ChanceForecast)
        for name in ("p10", "p50", "p90") if chance else ("probability",):
            del form.fields[name]
        return form

    def changed_forecast(self, forecast: Forecast) -> Forecast:
        """The forecast with the numbers that were typed; Refused when they are none."""
        if isinstance(forecast, ChanceForecast):
            return with_probability(forecast, typed_percent(self.typed("probability")))
        units = ("%", forecast.unit)
        low, middle, high = (typed_number(self.typed(name), *units) for name in ("p10", "p50", "p90"))
        return with_range(forecast, low, middle, high)


class RatingForm(TypedForm):
    """The debrief before the outcome."""

    knew = lines("What did you know when you chose?", "Facts, and where they came from.")
    left_out = lines("What did you leave out?", "What you could have known, and did not look at.")
    again = pick("Would you choose the same again, knowing only that?", [("yes", "yes"), ("no", "no")])
    decision = pick("How good was the decision, whatever came of it?", DECISIONS)

    def to_rating(self) -> dict[str, Any]:
        """The rating that was typed, in the shape of CONTRACTS.md; not checked."""
        decision = self.typed("decision")
        return {
            "knew": self.typed("knew"),
            "left_out": self.typed("left_out"),
            "again": {"yes": True, "no": False}.get(self.typed("again")),
            "decision": int(decision) if decision in dict(DECISIONS) else decision or None,
        }


class SettleForm(TypedForm):
    """What came of a bet; `unit` is that of its quantity."""

    unit = ""
    answer = pick("Did it happen?", [])
    value = line("What did it come to?", inputmode="decimal")
    look_on = field("Look again on", "When it is too early to tell.", forms.DateInput(attrs={"type": "date"}))
    reason = lines("Why do you say so?", "Needed for void.", rows=2)
    read_from = line("Where was it read?", "A board, a query, a person.")
    unrated = pick(
        "The decision is not rated",
        [("", "rate it first"), ("yes", "settle it unrated")],
        "Unrated is recorded, and the bet falls into no cell.",
    )

    @classmethod
    def about(cls, bet: Bet, data: Mapping[str, Any] | None = None) -> SettleForm:
        """The form with what can be answered for this bet."""
        form = cls(data, initial={"answer": "value"})
        answers = [("void", "void, nobody can tell any more"), ("too_early", "too early to tell")]
        if isinstance(bet.draft.forecast, RangeForecast):
            answers.insert(0, ("value", "it came to the value below"))
            form.fields["answer"].label = "What happened?"
            form.unit = bet.draft.forecast.unit
        else:
            answers = [("yes", "yes"), ("no", "no"), *answers]
            del form.fields["value"]
        form.fields["answer"].widget = forms.RadioSelect(choices=answers)
        if bet.rating is not None:
            del form.fields["unrated"]
        return form

    def too_early(self) -> bool:
        """Whether it was said to be too early to tell."""
        return self.typed("answer") == "too_early"

    def outcome(self) -> Outcome:
        """The outcome that was typed; Refused when none was."""
        answer = self.typed("answer")
        if answer in ("yes", "no", "void"):
            return Happened(answer)
        if answer == "value":
            return read_value(typed_number(self.typed("value"), "%", self.unit))
        raise Refused("Nothing is chosen; say what happened, or that it is too early to tell.")

    def looked(self) -> dict[str, str]:
        """Why, and where it was read."""
        return {name: self.typed(name) for name in ("reason", "read_from")}

    def day_to_look(self) -> date:
        """The day to look again; Refused when it is none."""
        return read_day(self.typed("look_on"), "day to look again")
