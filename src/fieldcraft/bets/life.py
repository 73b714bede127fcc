"""The life of a bet: each step checks the rules and gives the bet after it, with the event for the ledger.

open -> (forecasts updated, through the due date) -> locked -> decision rated -> settled -> reviewed, or void.
A bet is nothing but its events in order: `replay` gives it back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from fieldcraft.bets.bet import Bet, DatedForecast, dated_forecast
from fieldcraft.bets.draft import Draft
from fieldcraft.bets.forecast import ChanceForecast, Forecast, with_numbers
from fieldcraft.bets.rating import Rating
from fieldcraft.bets.review import Recall, Review
from fieldcraft.bets.settlement import VOID, Happened, Look, Outcome, Settlement, Value
from fieldcraft.fields import LAST_YEAR, Fields, shown
from fieldcraft.refusal import Refused, refuse_if_any


@dataclass(frozen=True)
class Event:
    """One change of a bet as the ledger keeps it: its kind, and a body of JSON values."""

    kind: str
    body: dict[str, Any]


def open_bet(id: str, draft: Draft, today: date) -> tuple[Bet, Event]:
    """A bet made of a draft."""
    event = Event("bet_opened", {"bet": id, "on": today.isoformat(), "draft": draft.to_dict()})
    return _opened(id, draft, today), event


def update_forecast(bet: Bet, forecast: Forecast, today: date) -> tuple[Bet, Event]:
    """The bet with a newer forecast about the same thing; allowed through the due date, until it is rated."""
    _check_going(bet, today)
    if bet.rating is not None:
        raise Refused("The decision is rated, which closes the forecast; settle the bet instead.")
    if today > bet.draft.due:
        due = f"{bet.draft.due.day} {bet.draft.due:%B %Y}"
        raise Refused(f"The forecast is locked since the due date, {due}, passed; rate the decision instead.")
    if not _about_the_same(bet.forecast, forecast):
        raise Refused("A forecast keeps what it is about; open another bet for another question.")
    if forecast == bet.forecast:
        raise Refused("The forecast says this already; nothing was changed.")
    dated = DatedForecast(today, forecast)
    event = Event("forecast_updated", {"bet": bet.id, **dated.to_dict()})
    return apply(bet, event), event


def rate(bet: Bet, rating: Rating, today: date) -> tuple[Bet, Event]:
    """The bet with its decision rated; allowed once, and only before the outcome."""
    _check_going(bet, today)
    if bet.rating is not None:
        raise Refused("The decision is rated already, and a rating stays as it was given; settle the bet.")
    event = Event("decision_rated", {"bet": bet.id, **replace(rating, on=today).to_dict()})
    return apply(bet, event), event


def settle(
    bet: Bet, outcome: Outcome, today: date, *, reason: str = "", read_from: str = "", unrated: bool = False
) -> tuple[Bet, Event]:
    """The bet with its outcome; refused before the decision is rated, unless `unrated` says to go on.

    Void needs a reason and no rating: a bet that was typed wrongly has no decision to rate.
    """
    _check_going(bet, today)
    check_fits(bet.draft.forecast, outcome)
    texts = _read_texts(reason, read_from)
    if outcome == VOID and not texts["reason"]:
        raise Refused("A void bet needs a reason; say why nobody can tell any more.")
    if bet.rating is None and outcome != VOID and not unrated:
        raise Refused(
            "The decision is not rated yet; rate it first from what you knew then, "
            "or say that the bet is settled unrated, which is recorded."
        )
    settlement = Settlement(today, outcome, **texts, unrated=bet.rating is None)
    event = Event("bet_settled", {"bet": bet.id, **settlement.to_dict()})
    return apply(bet, event), event


def look_later(
    bet: Bet, look_on: date, today: date, *, reason: str = "", read_from: str = ""
) -> tuple[Bet, Event]:
    """The bet, looked at too early, with the day to look again; such looks are counted."""
    _check_going(bet, today)
    if look_on <= today:
        raise Refused(f"The day to look again, {look_on}, is not after today; choose a later one.")
    if look_on.year > LAST_YEAR:
        raise Refused(f"The day to look again lies after the year {LAST_YEAR}; choose a nearer one.")
    look = Look(today, look_on, **_read_texts(reason, read_from))
    event = Event("bet_looked_at", {"bet": bet.id, **look.to_dict()})
    return apply(bet, event), event


def review(bet: Bet, review: Review, today: date, lessons: Collection[str]) -> tuple[Bet, Event]:
    """The bet with its review, allowed once; `lessons` are the ids of the owner's lessons so far."""
    if bet.settlement is None:
        raise Refused("The bet is not settled yet; settle it, then review it.")
    if bet.settlement.outcome == VOID:
        raise Refused("The bet is void, so there is nothing to review; open another one.")
    if bet.review is not None:
        raise Refused("The bet is reviewed already, and a review stays as it was given.")
    _check_clock(bet, today)
    refuse_if_any(
        f"There is no lesson {shown(id)}; look its id up in the list of your lessons."
        for id in (*review.confirms, *review.contradicts)
        if id not in lessons
    )
    event = Event("bet_reviewed", {"bet": bet.id, **replace(review, on=today).to_dict()})
    return apply(bet, event), event


def recall(bet: Bet, knew: bool, today: date) -> tuple[Bet, Event]:
    """The bet, its lesson asked for once more, and whether the response was known."""
    if bet.review is None or bet.review.lesson is None:
        raise Refused("This bet holds no lesson; choose one from the list of your lessons.")
    _check_clock(bet, today)
    event = Event("lesson_recalled", {"bet": bet.id, **Recall(today, knew).to_dict()})
    return apply(bet, event), event


def replay(events: Iterable[Event]) -> Bet:
    """The bet that its events, in order, lead to; ValueError when they are not the events of one bet."""
    bet: Bet | None = None
    for event in events:
        bet = apply(bet, event)
    if bet is None:
        raise ValueError("no events")
    return bet


def apply(bet: Bet | None, event: Event) -> Bet:
    """The bet after an event that was once allowed; no rule is checked again."""
    body = {name: value for name, value in event.body.items() if name != "bet"}
    if event.kind == "bet_opened":
        return _opened(event.body["bet"], Draft.from_dict(body["draft"]), date.fromisoformat(body["on"]))
    if event.kind == "bet_imported":
        return _imported(body, event.body["bet"])
    if bet is None or bet.id != event.body["bet"]:
        raise ValueError(f"{event.kind} of bet {event.body['bet']} does not follow its opening")
    return _after(bet, event.kind, body)


def _opened(id: str, draft: Draft, on: date) -> Bet:
    return Bet(id, draft, on, (DatedForecast(on, draft.forecast),))


def _imported(body: dict[str, Any], id: str) -> Bet:
    """A bet that had its life elsewhere, up to its settlement."""
    draft, opened = Draft.from_dict(body["draft"]), date.fromisoformat(body["opened"])
    return Bet(
        id=id,
        draft=draft,
        opened=opened,
        forecasts=(DatedForecast(opened, draft.forecast),),
        settlement=None if body["settlement"] is None else Settlement.from_dict(body["settlement"]),
        unwitnessed=True,
    )


def _after(bet: Bet, kind: str, body: dict[str, Any]) -> Bet:
    if kind == "forecast_updated":
        return replace(bet, forecasts=(*bet.forecasts, dated_forecast(bet.draft.forecast, body)))
    if kind == "decision_rated":
        return replace(bet, rating=Rating.from_dict(body))
    if kind == "bet_looked_at":
        return replace(bet, looks=(*bet.looks, Look.from_dict(body)))
    if kind == "bet_settled":
        return replace(bet, settlement=Settlement.from_dict(body))
    if kind == "bet_reviewed":
        return replace(bet, review=Review.from_dict(body))
    if kind == "lesson_recalled":
        return replace(bet, recalls=(*bet.recalls, Recall.from_dict(body)))
    raise ValueError(f"{kind} is not an event of a bet")


def _check_going(bet: Bet, today: date) -> None:
    if bet.settlement is not None:
        raise Refused("The bet is settled, and nothing in it moves any more; open another one.")
    _check_clock(bet, today)


def _check_clock(bet: Bet, today: date) -> None:
    if today < bet.changed:
        raise Refused(
            f"This computer says it is {today}, but the bet was last changed on {bet.changed}; "
            "set the clock right and try again."
        )


def _about_the_same(left: Forecast, right: Forecast) -> bool:
    return type(left) is type(right) and with_numbers(left, right.numbers()) == right


def check_fits(forecast: Forecast, outcome: Outcome) -> None:
    """Refuse an outcome of another kind than the forecast's."""
    chance = isinstance(forecast, ChanceForecast)
    if isinstance(outcome, Value) and chance:
        raise Refused("This bet asks for a yes or no; say whether it happened, not a value.")
    if isinstance(outcome, Happened) and outcome != VOID and not chance:
        raise Refused("This bet is about a quantity; give the value it came to, not a yes or no.")


def _read_texts(reason: object, read_from: object) -> dict[str, str]:
    problems: list[str] = []
    values = {"reason": reason, "read_from": read_from}
    fields = Fields(values, values, "settlement", problems)
    texts = {name: fields.text(name) for name in values}
    refuse_if_any(problems)
    return texts
