"""For how long each forecast of a bet stood, and the score that this weighs."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from fieldcraft.bets.bet import Bet, DatedForecast
from fieldcraft.bets.forecast import ChanceForecast
from fieldcraft.bets.settlement import VOID, Happened


def closed_on(bet: Bet) -> date:
    """The last day on which the forecast could be changed: the due date, or when it was rated or settled."""
    ends = [entry.on for entry in (bet.rating, bet.settlement) if entry is not None]
    return min(bet.draft.due, *ends) if ends else bet.draft.due


def counted(bet: Bet) -> tuple[DatedForecast, ...]:
    """The forecasts that count, the opening one at least: an imported bet may have some made too late."""
    opening, *later = bet.forecasts
    end = closed_on(bet)
    return (opening, *(dated for dated in later if dated.on <= end))


def days_stood(bet: Bet) -> tuple[int, ...]:
    """How many days each counted forecast stood; on a day with several, the last of them stood."""
    made = [dated.on for dated in counted(bet)]
    days = [(later - earlier).days for earlier, later in pairwise(made)]
    return (*days, (closed_on(bet) - made[-1]).days + 1)


def time_weighted_brier(bet: Bet) -> float | None:
    """The Brier score of all forecasts, each weighed by the days it stood; None unless a yes or no came."""
    outcome = None if bet.settlement is None else bet.settlement.outcome
    if not isinstance(outcome, Happened) or outcome == VOID:
        return None
    happened, days = float(outcome.answer == "yes"), days_stood(bet)
    total = 0.0
    for dated, stood in zip(counted(bet), days, strict=True):
        assert isinstance(dated.forecast, ChanceForecast)
        total += stood * (dated.forecast.probability - happened) ** 2
    return total / sum(days)
