"""What can be forecast is settled by what the dashboard shows, once it has come in."""

from __future__ import annotations

import pytest

from fieldcraft.bets.forecast import ChanceForecast, RangeForecast
from fieldcraft.bets.settlement import Happened, Value
from fieldcraft.practice.asking import asks, paying_now, score
from fieldcraft.practice.run import Run, by_policy
from fieldcraft.practice.seen import dashboard
from fieldcraft.practice.state import RECORD
from tests.practice.plays import SCENARIO, SEED


def test_a_quantity_is_known_when_the_dashboard_has_it_and_is_what_it_shows() -> None:
    run = Run(SCENARIO, SEED)
    offered = run.asks
    while not run.over:
        run = run.with_decision(by_policy(run, "reference"))
        seen = dashboard(run.lane.shown, run.lane.week)[0]
        for ask in offered:
            column = seen[ask.first : ask.until, RECORD.index(ask.metric)]
            inside = len(column) == ask.until - ask.first and not any(column != column)
            assert ask.known(run.lane) == inside
            if inside and ask.level is None:
                shown = column.sum() if ask.summed else column[-1]
                assert ask.outcome(run.lane) == Value(round(float(shown), 2))
            elif inside:
                assert ask.level is not None
                assert ask.outcome(run.lane) == Happened("yes" if column[-1] > ask.level else "no")


def test_at_the_start_everybody_knows_how_many_pay() -> None:
    lane = Run(SCENARIO, SEED).lane
    assert paying_now(lane) > 0
    assert asks(lane, "EUR")[-1].quantity == f"more than {paying_now(lane):,} paying customers after 6 weeks"


def test_scores_are_those_of_other_bets() -> None:
    assert score(ChanceForecast("?", 0.8, "yes"), Happened("yes")) == pytest.approx(0.04)
    sure = RangeForecast("x", "people", 9, 10, 11, None, "higher", None)
    wide = RangeForecast("x", "people", 1, 10, 30, None, "higher", None)
    assert score(sure, Value(10)) < score(wide, Value(10))
    assert score(sure, Value(40)) > score(wide, Value(40))
