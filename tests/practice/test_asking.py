"""What can be forecast is settled by what the dashboard shows, once it has come in."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from fieldcraft.bets.forecast import ChanceForecast, RangeForecast
from fieldcraft.bets.settlement import Happened, Value
from fieldcraft.practice.asking import Ask, most_natural, paying_now, score, suggested
from fieldcraft.practice.run import Run, by_policy, read_decision
from fieldcraft.practice.scenarios import scenario, scenarios
from fieldcraft.practice.seen import dashboard
from fieldcraft.practice.showing import shown_run
from fieldcraft.practice.state import RECORD
from fieldcraft.practice.units import YES_NO
from fieldcraft.refusal import Refused
from tests.practice.plays import SCENARIO, SEED


def test_a_quantity_is_known_when_the_dashboard_has_it_and_is_what_it_shows() -> None:
    run = Run(SCENARIO, SEED)
    offered = run.asks
    while not run.over:
        run = run.with_decision(by_policy(run, "reference"))
        seen = dashboard(run.lane.shown, run.lane.week)[0]
        for ask in offered:
            if ask.idea is not None or ask.over is not None:
                continue
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
    run = Run(SCENARIO, SEED)
    now = paying_now(run.lane)
    [grows] = [each for each in run.asks if each.key == "grows"]
    assert now > 0 and grows.quantity == f"more than {now:,} paying customers at the end of week 6"


def test_a_share_is_of_what_the_dashboard_shows_and_nothing_of_nothing() -> None:
    run = Run(SCENARIO, SEED)
    [share] = [each for each in run.asks if each.key == "activation"]
    while not share.known(run.lane):
        run = run.with_decision(by_policy(run, "reference"))
    seen = dashboard(run.lane.shown, run.lane.week)[0, share.first : share.until]
    came, used = (float(seen[:, RECORD.index(each)].sum()) for each in ("signups", "activated"))
    assert share.outcome(run.lane) == Value(round(100 * used / came, 2))
    none = replace(run.lane, shown=np.zeros_like(run.lane.shown))
    assert share.outcome(none) == Value(0.0)


def test_whether_an_idea_is_finished_is_seen_in_the_office() -> None:
    settled = set()
    for seed in range(4):
        run = Run(SCENARIO, seed)
        asked_before: list[Ask] = []
        while not run.over:
            asked_before += [each for each in run.asks if each.key.startswith("built")]
            run = run.with_decision(by_policy(run, "random"))
            for ask in [each for each in asked_before if each.until == run.lane.week]:
                ideas = shown_run("r", run)["observations"]["ideas"]
                finished = ideas[ask.idea or 0]["standing"] in ("in a test", "finished", "tested", "released")
                assert ask.known(run.lane)
                assert ask.outcome(run.lane) == Happened("yes" if finished else "no")
                settled.add(finished)
    assert settled == {True, False}


def test_a_running_test_can_be_forecast_and_is_settled_by_what_it_shows() -> None:
    outcomes = []
    for seed in range(12):
        run = Run(SCENARIO, seed)
        open_: list[Ask] = []
        while not run.over:
            open_ += [each for each in run.asks if each.key.startswith("tested")]
            run = run.with_decision(by_policy(run, "competent"))
            for ask in [each for each in open_ if each.until == run.lane.week]:
                old, began_old, new, began_new = (
                    int(each) for each in run.lane.state.tested[0, ask.idea or 0]
                )
                better = bool(old and new) and began_new / new > began_old / old
                outcome = ask.outcome(run.lane)
                assert better or outcome == Happened("no")
                outcomes.append(outcome)
    assert outcomes


def test_each_choice_suggests_something_that_is_offered() -> None:
    for name in scenarios():
        run = Run(scenario(name), SEED)
        while not run.over:
            keys = [each.key for each in run.asks]
            assert len(keys) == len(set(keys)) and "grows" in keys
            assert run.situation is not None
            wanted = [suggested(run.lane, run.situation, each, run.asks) for each in run.situation.choices]
            assert all(each in keys for each in wanted if each is not None)
            natural = most_natural(run.lane, run.situation, run.asks)
            assert natural in wanted or natural == "grows"
            # Quantities come first, of which programs take the first; of both kinds what suits best leads.
            units = [each.unit == YES_NO for each in run.asks]
            assert units == sorted(units) and natural in (keys[0], keys[units.index(True)])
            run = run.with_decision(by_policy(run, "random"))


@pytest.mark.parametrize(
    ("forecast", "word"),
    [
        ({"quantity": "activation", "p10": 10, "p50": 20, "p90": 120}, "at most 100"),
        ({"quantity": "wait", "p10": -1, "p50": 2, "p90": 3}, "less than nothing"),
        ({"quantity": "paying", "p10": 1, "p50": 2, "p90": 10**9}, "more than there are"),
        ({"quantity": "price", "p10": -1, "p50": 0, "p90": 0}, "none that the simulation can settle"),
    ],
)
def test_a_range_that_cannot_be_is_refused(forecast: dict[str, Any], word: str) -> None:
    run = Run(SCENARIO, SEED)
    assert run.situation is not None
    said = {"choice": run.situation.choices[0].id, "reason": "so", "forecast": forecast}
    with pytest.raises(Refused, match=word):
        read_decision(run, said)


def test_scores_are_those_of_other_bets() -> None:
    assert score(ChanceForecast("?", 0.8, "yes"), Happened("yes")) == pytest.approx(0.04)
    sure = RangeForecast("x", "people", 9, 10, 11, None, "higher", None)
    wide = RangeForecast("x", "people", 1, 10, 30, None, "higher", None)
    assert score(sure, Value(10)) < score(wide, Value(10))
    assert score(sure, Value(40)) > score(wide, Value(40))
