"""Plain forecasts: they know what the dashboard had shown, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from fieldcraft.bets.forecast import ChanceForecast, RangeForecast
from fieldcraft.bets.settlement import Happened, Value
from fieldcraft.practice.asking import Ask
from fieldcraft.practice.debrief import played
from fieldcraft.practice.game import Lanes
from fieldcraft.practice.plain_forecasts import beside, kind_of, last_shown, way_of, went_on
from fieldcraft.practice.scenarios import DEFAULT
from fieldcraft.practice.seen import LATE, dashboard
from fieldcraft.practice.state import PAYING as PAYING_NOW
from fieldcraft.practice.state import RECORD
from fieldcraft.practice.yardsticks import Answered, Course, Yardsticks
from tests.practice.plays import SCENARIO, SEED

LANE = played(SCENARIO, SEED, [0, 0, 0, 0])
PAYING = Ask("paying", "paying customers", "people", "paying", LANE.week, LANE.week + 6, False)
SIGNUPS = Ask("signups", "sign-ups", "people", "signups", LANE.week, LANE.week + 6, True)
SHARE = Ask("activation", "share", "%", "activated", LANE.week, LANE.week + 6, True, over="signups")
GROWS = Ask("grows", "more", "yes or no", "paying", LANE.week, LANE.week + 6, False, level=9.0)


def held(way: str = "ratio", quantiles: tuple[float, float, float] = (0.5, 1.0, 1.5)) -> Yardsticks:
    courses = {
        (DEFAULT, key, shown): Course(9, way, *quantiles)  # type: ignore[arg-type]
        for key in ("paying", "signups", "wait")
        for shown in (True, False)
    }
    return Yardsticks("x", {}, courses, {(DEFAULT, "grows"): Answered(9, 0.75)})


def test_it_goes_on_from_what_the_dashboard_shows_at_that_week() -> None:
    seen = dashboard(LANE.shown, LANE.week)[0]
    paying = seen[:, RECORD.index("paying")]
    assert last_shown(LANE, PAYING) == round(float(paying[~np.isnan(paying)][-1]))
    signups = seen[:, RECORD.index("signups")]
    recent = signups[~np.isnan(signups)][-6:]
    assert last_shown(LANE, SIGNUPS) == pytest.approx(6 * recent.mean())


def test_weeks_that_have_not_come_in_change_nothing() -> None:
    for ask in (PAYING, SIGNUPS, SHARE):
        late = max(LATE[RECORD.index(each)] for each in (ask.metric, ask.over or ask.metric))
        other = LANE.shown.copy()
        other[:, LANE.week - late :] = 1e9
        assert late > 0 and last_shown(replace(LANE, shown=other), ask) == last_shown(LANE, ask)


def test_before_anything_came_in_it_knows_the_customers_alone() -> None:
    start: Lanes = played(SCENARIO, SEED, [])
    assert last_shown(start, SIGNUPS) is None and last_shown(start, SHARE) is None
    assert last_shown(start, PAYING) == int(start.state.people[0, ..., PAYING_NOW].sum())


def test_counts_go_on_in_proportion_and_all_else_by_so_much() -> None:
    assert [way_of(ask) for ask in (PAYING, SIGNUPS, SHARE)] == ["ratio", "ratio", "difference"]
    assert went_on(9.0, 19.0, "ratio") == 2.0 and went_on(0.0, 0.0, "ratio") == 1.0
    assert went_on(9.0, 7.5, "difference") == -1.5 and went_on(None, 40.0, "ratio") == 40.0


def test_the_players_range_and_the_plain_one_are_told_in_the_same_widths() -> None:
    shown = last_shown(LANE, PAYING)
    assert shown is not None
    low, middle, high = (each * (shown + 1) - 1 for each in (0.5, 1.0, 1.5))
    same = RangeForecast("paying", "people", low, middle, high, (), "higher", None)
    found = beside(same, Value(middle), PAYING, LANE, DEFAULT, held())
    assert found is not None and found.own == pytest.approx(found.plain) == pytest.approx(0.1 / 1.5)
    sharper = replace(same, p10=middle - 1, p90=middle + 1)
    found = beside(sharper, Value(middle), PAYING, LANE, DEFAULT, held())
    assert found is not None and found.own < found.plain
    found = beside(sharper, Value(high), PAYING, LANE, DEFAULT, held())
    assert found is not None and found.own > found.plain


def test_a_yes_or_no_stands_beside_the_usual_share() -> None:
    said = ChanceForecast("more", 0.9, "yes")
    found = beside(said, Happened("yes"), GROWS, LANE, DEFAULT, held())
    assert found is not None and found.to_dict() == pytest.approx({"own": 0.01, "plain": 0.0625})


def test_without_a_yardstick_or_where_nothing_moves_there_is_none_beside_it() -> None:
    said = RangeForecast("x", "weeks", 0.0, 0.5, 1.0, (), "higher", None)
    wait = Ask("wait", "weeks", "weeks", "wait", LANE.week, LANE.week + 6, False)
    assert beside(said, Value(0.0), wait, LANE, "nowhere", held()) is None
    assert beside(said, Value(0.0), wait, LANE, DEFAULT, held("difference", (0.0, 0.0, 0.05))) is None
    assert beside(said, Value(0.0), wait, LANE, DEFAULT, held("difference", (0.0, 0.0, 2.0))) is not None
    yes = ChanceForecast("more", 0.9, "yes")
    assert beside(yes, Happened("yes"), GROWS, LANE, "nowhere", held()) is None


def test_questions_about_ideas_go_by_their_kind() -> None:
    keys = {"built-3": "built", "tested-12": "tested", "grows": "grows", "paying": "paying"}
    assert {key: kind_of(replace(GROWS, key=key)) for key in keys} == keys
