"""A bet in sentences: what is forecast, and what came of it."""

from __future__ import annotations

from datetime import date

from fieldcraft.bets.bet import Bet, good_outcome
from fieldcraft.bets.cells import cells
from fieldcraft.bets.forecast import ChanceForecast, Forecast, RangeForecast
from fieldcraft.bets.settlement import VOID, Happened, Value

STATE_WORDS = {
    "open": "open",
    "locked": "locked, to be rated",
    "rated": "rated, to be settled",
    "settled": "settled, to be reviewed",
    "reviewed": "reviewed",
    "void": "void",
}


def percent(probability: float) -> str:
    """A probability as people say it, for example "70 %"."""
    return f"{probability * 100:.6g} %"


def amount(value: float, unit: str = "") -> str:
    """A number with its unit, for example "1,200 teams"."""
    return f"{value:,.10g} {unit}".rstrip()


def day(on: date, today: date) -> str:
    """A day as "Thu 5 March"; the year is added when it is not this year."""
    return f"{on:%a} {on.day} {on:%B}" + ("" if on.year == today.year else f" {on.year}")


def forecast_sentence(forecast: Forecast, due: date, today: date) -> str:
    """What is forecast, in one sentence."""
    if isinstance(forecast, ChanceForecast):
        chance = percent(forecast.probability)
        return f"“{forecast.question}” Yes with {chance}, due {day(due, today)}."
    middle, low, high = (amount(x, forecast.unit) for x in (forecast.p50, forecast.p10, forecast.p90))
    return (
        f"{forecast.quantity} comes to {middle} by {day(due, today)}; "
        f"8 times in 10 it lies between {low} and {high}."
    )


def numbers_in_words(forecast: Forecast) -> str:
    """The numbers of a forecast alone, for example "70 %" or "30 to 40, middle 35 %"."""
    if isinstance(forecast, ChanceForecast):
        return percent(forecast.probability)
    return f"{amount(forecast.p10)} to {amount(forecast.p90)}, middle {amount(forecast.p50, forecast.unit)}"


def result_sentence(bet: Bet) -> str:
    """What came of a settled bet, in one or two sentences; empty while it is not settled."""
    if bet.settlement is None:
        return ""
    if bet.settlement.outcome == VOID:
        return f"Void: {bet.settlement.reason}"
    return " ".join(part for part in (_happened(bet), _judged(bet)) if part)


def _happened(bet: Bet) -> str:
    """The outcome beside what was hoped for."""
    assert bet.settlement is not None
    outcome, opening, last = bet.settlement.outcome, bet.draft.forecast, bet.forecast
    if isinstance(outcome, Value) and isinstance(opening, RangeForecast) and isinstance(last, RangeForecast):
        place = "inside" if last.p10 <= outcome.value <= last.p90 else "outside"
        reached = "reached" if good_outcome(bet) else "did not reach"
        return (
            f"It came to {amount(outcome.value, opening.unit)}, {place} your range, "
            f"and {reached} the {amount(opening.mark, opening.unit)} you hoped for."
        )
    assert isinstance(outcome, Happened)
    happened = "It happened" if outcome.answer == "yes" else "It did not happen"
    return f"{happened}, as you hoped." if good_outcome(bet) else f"{happened}; you hoped otherwise."


def _judged(bet: Bet) -> str:
    """The cell in words, and how often such a call ends like this by the last forecast."""
    if bet.rating is None:
        return "The decision was not rated before, so luck and judgement cannot be told apart."
    if bet.rating.good is None:
        return "You rated the decision neither good nor bad."
    sentence = cells()[bet.cell].sentence
    if not isinstance(bet.forecast, ChanceForecast):
        return sentence
    won = good_outcome(bet)
    chance = bet.forecast.hoped_chance if won else 1 - bet.forecast.hoped_chance
    verb = "win" if won else "lose"
    return f"{sentence} By your own forecast {_odds(chance)} such calls {verb}."


def _odds(chance: float) -> str:
    """A chance as a count, for example "3 in 10"."""
    tenths = round(chance * 10, 6)
    if tenths == int(tenths) and 0 < tenths < 10:
        return f"{int(tenths)} in 10"
    hundredths = round(chance * 100)
    if 0 < hundredths < 100:
        return f"{hundredths} in 100"
    return "fewer than 1 in 100" if hundredths == 0 else "more than 99 in 100"
