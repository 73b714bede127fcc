from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.bets.bet import Bet
from fieldcraft.bets.draft import read_draft
from fieldcraft.bets.forecast import ChanceForecast, RangeForecast, with_probability, with_range
from fieldcraft.bets.life import (
    Event,
    look_later,
    open_bet,
    rate,
    recall,
    replay,
    review,
    settle,
    update_forecast,
)
from fieldcraft.bets.rating import Rating
from fieldcraft.bets.review import Response, Review
from fieldcraft.bets.settlement import VOID, Happened, Value
from fieldcraft.refusal import Refused

from .drafts import CHANCE, RANGE, TODAY, draft, drafts

LATER = date(2026, 4, 2)


def opened(**changes: Any) -> Bet:
    return open_bet("7", read_draft(draft(**changes), TODAY), TODAY)[0]


def rated(bet: Bet, decision: int = 4, today: date = LATER) -> Bet:
    return rate(bet, Rating(today, "what I knew", "", True, decision), today)[0]


def test_a_bet_is_open_through_its_due_date_and_locked_after() -> None:
    bet = opened(due="2026-04-01")
    assert [bet.state(date(2026, 4, day)) for day in (1, 2)] == ["open", "locked"]


def test_a_bet_goes_from_open_to_settled() -> None:
    bet = rated(opened())
    assert bet.state(LATER) == "rated"
    bet, _ = settle(bet, Happened("yes"), LATER, reason="It did", read_from="the board")
    assert bet.state(LATER) == "settled"
    assert bet.settlement is not None and not bet.settlement.unrated
    assert (bet.settlement.reason, bet.settlement.read_from) == ("It did", "the board")


def test_forecasts_move_through_the_due_date_and_all_are_kept() -> None:
    bet = opened()
    for day, probability in ((date(2026, 3, 20), 0.6), (date(2026, 4, 1), 0.9)):
        bet, _ = update_forecast(bet, with_probability(bet.forecast, probability), day)
    assert [each.forecast.numbers()["probability"] for each in bet.forecasts] == [0.7, 0.6, 0.9]
    with pytest.raises(Refused, match="locked since the due date, 1 April 2026"):
        update_forecast(bet, with_probability(bet.forecast, 0.5), LATER)


def test_a_rating_closes_the_forecast_and_is_given_once() -> None:
    bet = rated(opened(), today=TODAY)
    with pytest.raises(Refused, match="closes the forecast"):
        update_forecast(bet, with_probability(bet.forecast, 0.5), TODAY)
    with pytest.raises(Refused, match="rated already"):
        rated(bet)


def test_a_forecast_keeps_what_it_is_about() -> None:
    bet = opened()
    for other in (
        ChanceForecast("Another question", 0.5, "yes"),
        ChanceForecast(CHANCE["question"], 0.5, "no"),
    ):
        with pytest.raises(Refused, match="open another bet"):
            update_forecast(bet, other, TODAY)
    with pytest.raises(Refused, match="says this already"):
        update_forecast(bet, bet.forecast, TODAY)


def test_an_unrated_bet_is_settled_only_when_that_is_said_and_recorded() -> None:
    with pytest.raises(Refused, match="not rated yet"):
        settle(opened(), Happened("yes"), LATER)
    bet, _ = settle(opened(), Happened("yes"), LATER, unrated=True)
    assert bet.settlement is not None and bet.settlement.unrated
    assert bet.cell == "none"


def test_the_outcome_fits_the_forecast() -> None:
    with pytest.raises(Refused, match="asks for a yes or no"):
        settle(rated(opened()), Value(3), LATER)
    with pytest.raises(Refused, match="about a quantity"):
        settle(rated(opened(forecast=RANGE)), Happened("yes"), LATER)


def test_void_needs_a_reason_and_no_rating() -> None:
    with pytest.raises(Refused, match="needs a reason"):
        settle(opened(), VOID, TODAY, reason="  ")
    bet, _ = settle(opened(), VOID, TODAY, reason="Typed wrongly")
    assert bet.state(TODAY) == "void"
    assert bet.cell == "none"


def test_looking_too_early_sets_another_day_and_is_counted() -> None:
    bet, _ = look_later(opened(), date(2026, 4, 9), LATER, reason="The data lag a week")
    bet, _ = look_later(bet, date(2026, 4, 16), date(2026, 4, 9))
    assert (bet.look_on, len(bet.looks), bet.state(LATER)) == (date(2026, 4, 16), 2, "locked")
    for day in (LATER, date(2101, 1, 1)):
        with pytest.raises(Refused, match="choose a"):
            look_later(opened(), day, LATER)


def test_a_settled_bet_does_not_move() -> None:
    bet, _ = settle(rated(opened()), Happened("no"), LATER)
    moves = (
        lambda: update_forecast(bet, with_probability(bet.forecast, 0.5), LATER),
        lambda: rated(bet),
        lambda: settle(bet, Happened("yes"), LATER),
        lambda: look_later(bet, LATER + timedelta(1), LATER),
    )
    for move in moves:
        with pytest.raises(Refused, match="nothing in it moves"):
            move()


def test_a_clock_that_went_backwards_is_refused() -> None:
    with pytest.raises(Refused, match="set the clock right"):
        rated(opened(), today=TODAY - timedelta(1))


@pytest.mark.parametrize(
    ("decision", "answer", "fell_into"),
    [
        (5, "yes", "earned_win"),
        (4, "no", "bad_luck"),
        (2, "yes", "lucky_win"),
        (1, "no", "earned_loss"),
        (3, "yes", "none"),
    ],
)
def test_the_cell_is_told_by_the_decision_and_the_outcome(decision: int, answer: str, fell_into: str) -> None:
    bet, _ = settle(rated(opened(), decision), Happened(answer), LATER)
    assert bet.cell == bet.to_dict(LATER)["cell"] == fell_into


def test_what_is_hoped_for_may_be_a_no() -> None:
    bet = rated(opened(forecast=CHANCE | {"hoped": "no"}))
    assert settle(bet, Happened("no"), LATER)[0].cell == "earned_win"


def test_a_lowered_forecast_does_not_turn_a_miss_into_a_hit() -> None:
    bet = opened(forecast=RANGE)
    bet, _ = update_forecast(bet, with_range(bet.forecast, 20, 25, 30), TODAY)
    bet, _ = settle(rated(bet), Value(26), LATER)
    assert bet.cell == "bad_luck"


steps = st.lists(
    st.tuples(
        st.sampled_from(["forecast", "rate", "yes", "value", "void", "look"]),
        st.integers(0, 30),
        st.floats(0.01, 0.99),
        st.integers(1, 5),
    ),
    max_size=8,
)


def step(bet: Bet, name: str, today: date, share: float, decision: int) -> tuple[Bet, Event]:
    if name == "forecast" and isinstance(bet.forecast, RangeForecast):
        return update_forecast(bet, with_range(bet.forecast, share, share + 1, share + 2), today)
    if name == "forecast":
        return update_forecast(bet, with_probability(bet.forecast, share), today)
    if name == "rate":
        return rate(bet, Rating(today, "known", "left out", share > 0.5, decision), today)
    if name == "look":
        return look_later(bet, today + timedelta(decision), today, reason="too early")
    outcome = {"yes": Happened("yes"), "value": Value(share), "void": VOID}[name]
    return settle(bet, outcome, today, reason="read", unrated=share > 0.5)


@given(drafts, steps)
def test_replaying_the_events_gives_the_bet(value: dict[str, Any], walk: list[Any]) -> None:
    bet, event = open_bet("1", read_draft(value, TODAY), TODAY)
    events, today = [event], TODAY
    for name, days, share, decision in walk:
        today += timedelta(days)
        try:
            bet, event = step(bet, name, today, share, decision)
        except Refused:
            continue
        events.append(event)
    kept = [Event(each.kind, json.loads(json.dumps(each.body))) for each in events]
    assert replay(kept) == bet
    assert Bet.from_record(json.loads(json.dumps(bet.record()))) == bet


def test_events_that_are_not_of_one_bet_are_an_error() -> None:
    _, first = open_bet("1", read_draft(draft(), TODAY), TODAY)
    _, other = rate(opened(), Rating(TODAY, "", "", True, 3), TODAY)
    for events in ([], [other], [first, other], [first, Event("bet_eaten", {"bet": "1"})]):
        with pytest.raises(ValueError):
            replay(events)


REVIEW = Review(TODAY, "Nobody was asked", Response("a campaign runs", "wait a week"), ("L1",), ())


def settled() -> Bet:
    return settle(opened(), Happened("yes"), LATER, unrated=True)[0]


def test_a_settled_bet_is_reviewed_once_on_the_day_it_is_and_its_lesson_recalled() -> None:
    bet, reviewed = review(settled(), REVIEW, LATER, {"L1"})
    assert bet.state(LATER) == "reviewed" and bet.review is not None and bet.review.on == LATER
    later, recalled = recall(bet, False, LATER + timedelta(2))
    assert (recalled.body["knew"], later.changed) == (False, LATER + timedelta(2))
    with pytest.raises(Refused, match="reviewed already"):
        review(bet, REVIEW, LATER, {"L1"})
    opening = open_bet("7", read_draft(draft(), TODAY), TODAY)[1]
    ending = settle(opened(), Happened("yes"), LATER, unrated=True)[1]
    assert replay([opening, ending, reviewed, recalled]) == later
    assert Bet.from_record(json.loads(json.dumps(later.record()))) == later


def test_a_review_needs_a_settled_bet_that_is_not_void_and_lessons_that_exist() -> None:
    void, _ = settle(opened(), VOID, LATER, reason="Mistyped")
    for bet, lessons, said in (
        (opened(), {"L1"}, "not settled yet"),
        (void, {"L1"}, "nothing to review"),
        (settled(), {"L2"}, 'There is no lesson "L1"'),
    ):
        with pytest.raises(Refused, match=said):
            review(bet, REVIEW, LATER, lessons)
    with pytest.raises(Refused, match="set the clock right"):
        review(settled(), REVIEW, TODAY, {"L1"})
    with pytest.raises(Refused, match="holds no lesson"):
        recall(settled(), True, LATER)
