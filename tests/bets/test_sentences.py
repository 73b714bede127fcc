from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from fieldcraft.bets.bet import Bet
from fieldcraft.bets.draft import read_draft
from fieldcraft.bets.life import open_bet, rate, settle
from fieldcraft.bets.rating import Rating
from fieldcraft.bets.sentences import amount, day, forecast_sentence, percent, result_sentence
from fieldcraft.bets.settlement import VOID, Happened, Outcome, Value

from .drafts import CHANCE, RANGE, TODAY, draft


def bet(forecast: dict[str, Any]) -> Bet:
    return open_bet("1", read_draft(draft(forecast=forecast), TODAY), TODAY)[0]


def settled(forecast: dict[str, Any], outcome: Outcome, decision: int | None = 4) -> str:
    ended = bet(forecast)
    if decision is not None:
        ended, _ = rate(ended, Rating(TODAY, "", "", True, decision), TODAY)
    return result_sentence(settle(ended, outcome, TODAY, reason="Nobody can tell", unrated=True)[0])


def test_numbers_and_days_are_said_as_people_say_them() -> None:
    assert [percent(0.07), percent(0.7), percent(0.125)] == ["7 %", "70 %", "12.5 %"]
    assert [amount(1200, "teams"), amount(0.5), amount(1_234_567.25)] == [
        "1,200 teams",
        "0.5",
        "1,234,567.25",
    ]
    assert day(date(2026, 3, 5), TODAY) == "Thu 5 March"
    assert day(date(2027, 3, 5), TODAY) == "Fri 5 March 2027"


def test_a_forecast_is_one_sentence() -> None:
    due = date(2026, 4, 1)
    assert forecast_sentence(bet(CHANCE).forecast, due, TODAY) == (
        "“Activation of new teams reaches 36 %” Yes with 70 %, due Wed 1 April."
    )
    assert forecast_sentence(bet(RANGE).forecast, due, TODAY) == (
        "Activation of new teams comes to 35 % by Wed 1 April; 8 times in 10 it lies between 30 % and 40 %."
    )


@pytest.mark.parametrize(
    ("probability", "outcome", "said"),
    [
        (0.7, "no", "A good call that lost. By your own forecast 3 in 10 such calls lose."),
        (0.7, "yes", "A good call that won. By your own forecast 7 in 10 such calls win."),
        (0.65, "no", "By your own forecast 35 in 100 such calls lose."),
        (0.999, "no", "By your own forecast fewer than 1 in 100 such calls lose."),
        (0.999, "yes", "By your own forecast more than 99 in 100 such calls win."),
    ],
)
def test_the_result_names_the_cell_and_how_often_such_calls_end_so(
    probability: float, outcome: str, said: str
) -> None:
    assert settled(CHANCE | {"probability": probability}, Happened(outcome)).endswith(said)


def test_a_range_says_whether_it_held_and_whether_the_mark_was_reached() -> None:
    assert settled(RANGE, Value(34), decision=2) == (
        "It came to 34 %, inside your range, and did not reach the 35 % you hoped for. A bad call that lost."
    )
    assert "outside your range, and reached the 35 %" in settled(RANGE, Value(50))


def test_a_result_without_a_cell_says_why() -> None:
    assert settled(CHANCE, VOID) == "Void: Nobody can tell"
    assert "was not rated before" in settled(CHANCE, Happened("yes"), decision=None)
    assert settled(CHANCE, Happened("no"), decision=3).endswith("neither good nor bad.")
    assert result_sentence(bet(CHANCE)) == ""
