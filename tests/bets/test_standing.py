from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.bets import life
from fieldcraft.bets.bet import Bet, DatedForecast
from fieldcraft.bets.draft import read_draft
from fieldcraft.bets.forecast import with_probability
from fieldcraft.bets.settlement import VOID, Happened, Value
from fieldcraft.bets.standing import closed_on, counted, days_stood, time_weighted_brier
from tests.bets.drafts import CHANCE, RANGE, TODAY, draft


def updated(*changes: tuple[int, float], due: int = 9) -> Bet:
    """A bet opened at 70 %, with forecasts so many days later."""
    value = draft(due=(TODAY + timedelta(due)).isoformat())
    bet, _ = life.open_bet("1", read_draft(value, TODAY), TODAY)
    for days, chance in changes:
        bet, _ = life.update_forecast(bet, with_probability(bet.forecast, chance), TODAY + timedelta(days))
    return bet


def settled(bet: Bet, days: int) -> Bet:
    return life.settle(bet, Happened("yes"), TODAY + timedelta(days), unrated=True)[0]


def test_each_forecast_is_weighed_by_the_days_it_stood() -> None:
    bet = settled(updated((4, 0.9)), 20)
    assert days_stood(bet) == (4, 6)
    assert time_weighted_brier(bet) == pytest.approx((4 * 0.09 + 6 * 0.01) / 10)


def test_of_two_forecasts_on_a_day_the_last_stood() -> None:
    bet = settled(updated((0, 0.2), (0, 0.9)), 20)
    assert days_stood(bet) == (0, 0, 10)
    assert time_weighted_brier(bet) == pytest.approx(0.01)


def test_an_update_on_the_due_date_stands_for_that_one_day() -> None:
    bet = settled(updated((9, 0.9), due=9), 20)
    assert days_stood(bet) == (9, 1)
    assert time_weighted_brier(bet) == pytest.approx((9 * 0.09 + 1 * 0.01) / 10)


def test_a_bet_that_is_settled_early_closes_then() -> None:
    bet = settled(updated((4, 0.9)), 5)
    assert closed_on(bet) == TODAY + timedelta(5)
    assert days_stood(bet) == (4, 2)


def test_a_forecast_that_an_imported_bet_brings_from_after_its_due_date_does_not_count() -> None:
    bet = settled(updated((4, 0.9), due=9), 20)
    late = replace(bet, forecasts=(*bet.forecasts, DatedForecast(TODAY + timedelta(12), bet.forecast)))
    assert counted(late) == bet.forecasts
    assert days_stood(late) == days_stood(bet) == (4, 6)
    assert time_weighted_brier(late) == time_weighted_brier(bet)


def test_void_running_and_ranged_bets_have_none() -> None:
    bet = updated()
    assert time_weighted_brier(bet) is None
    assert time_weighted_brier(life.settle(bet, VOID, TODAY, reason="Mistyped")[0]) is None
    ranged, _ = life.open_bet("1", read_draft(draft(forecast=RANGE), TODAY), TODAY)
    assert time_weighted_brier(life.settle(ranged, Value(3), TODAY, unrated=True)[0]) is None


@given(st.floats(0.01, 0.99), st.integers(0, 60))
def test_one_forecast_scores_as_it_does_unweighed(chance: float, days: int) -> None:
    value = draft(forecast=CHANCE | {"probability": chance}, due=(TODAY + timedelta(30)).isoformat())
    bet, _ = life.open_bet("1", read_draft(value, TODAY), TODAY)
    assert time_weighted_brier(settled(bet, days)) == pytest.approx((1 - chance) ** 2)
