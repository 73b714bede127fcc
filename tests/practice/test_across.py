"""Across runs: what the series say, and when they say nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.chance.trend import FEWEST
from fieldcraft.practice.across import FEWEST_FORECASTS, LeftOut, Scores, Told, across
from fieldcraft.practice.scenarios import DEFAULT
from fieldcraft.practice.yardsticks import CHANCE, SENSIBLE, Skill, Yardsticks

HELD = Yardsticks(
    "abc",
    {(DEFAULT, CHANCE): Skill(60, -100.0, 50.0), (DEFAULT, SENSIBLE): Skill(60, 100.0, 20.0)},
    {},
    {},
)


def run(number: int, skill: float = 0.0, scenario: str = DEFAULT, own: float = 0.4, n: int = 10) -> Told:
    scores = Scores(n, own, 0.5)
    return Told(
        f"r{number}", scenario, "Larder", "2026-03-05", skill, 10.0, "EUR", n, 8 * n // 10, scores, scores
    )


def test_decisions_stand_between_chance_and_the_competent_policy() -> None:
    found = across([run(1, -100), run(2, 0), run(3, 100), run(4, 300)], (), HELD)
    assert [each.value for each in found.decisions.standings] == [0, 0.5, 1, 2]
    assert found.decisions.standings[0].se == 0.05


def test_forecasts_stand_beside_plain_ones() -> None:
    found = across([run(1)], (), HELD)
    assert found.ranges.standings[0].value == pytest.approx(0.2)
    assert found.chances.standings[0].value == pytest.approx(0.1)


@pytest.mark.parametrize("count", range(FEWEST))
def test_under_six_runs_it_says_how_many_more_are_needed_and_nothing_else(count: int) -> None:
    found = across([run(number, number) for number in range(count)], (), HELD)
    for each in found.series:
        assert each.trend is None and each.needed == FEWEST - count
        assert "nothing can be said yet" in each.finding and "better" not in each.finding


def test_what_is_clear_is_said_and_what_may_be_luck_is_not() -> None:
    better = across([run(number, 10 * number) for number in range(8)], (), HELD).decisions
    assert "they get better, more than luck alone explains" in better.finding
    worse = across([run(number, -10 * number) for number in range(8)], (), HELD).decisions
    assert "they get worse, more than luck alone explains" in worse.finding
    unclear = across([run(number, (-1) ** number) for number in range(8)], (), HELD).decisions
    assert "whether they get better cannot be told" in unclear.finding


@given(st.lists(st.floats(-1e6, 1e6), min_size=FEWEST, max_size=20), st.floats(-1e9, 1e9))
def test_other_money_in_another_company_says_the_same(skills: list[float], more: float) -> None:
    """A company with all its money a hundredfold, and another start, is told alike: cash is no part of it."""
    other = Yardsticks(
        "abc",
        {key: Skill(60, 100 * each.mean + more, 100 * each.spread) for key, each in HELD.skill.items()},
        {},
        {},
    )
    one = across([run(number, each) for number, each in enumerate(skills)], (), HELD).decisions
    two = across([run(number, 100 * each + more) for number, each in enumerate(skills)], (), other).decisions
    assert [each.value for each in two.standings] == pytest.approx(
        [each.value for each in one.standings], abs=1e-3
    )


def test_a_company_without_a_yardstick_is_left_out_of_decisions_alone() -> None:
    found = across([run(1, scenario="new-company")], (), HELD)
    assert [each.series for each in found.left_out] == ["decisions"]
    assert len(found.ranges.standings) == 1


def test_too_few_forecasts_are_no_point_and_it_says_how_many_there_were() -> None:
    found = across([run(1, n=FEWEST_FORECASTS - 1)], (LeftOut("x", "Larder", "2026-01-01", "Why."),), HELD)
    assert [each.series for each in found.left_out] == [None, "ranges", "chances"]
    assert "3 can be told beside plain ones; it takes 4" in found.left_out[1].why


@pytest.mark.parametrize(
    "wrong", [{"skill": float("nan")}, {"own": float("inf")}, {"n": -5}, {"skill": float("-inf")}]
)
def test_what_no_debrief_can_have_told_is_no_run(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="no debrief"):
        run(1, **wrong)


def test_ranges_of_all_runs_are_counted_with_a_band() -> None:
    found = across([run(1), run(2)], (), HELD).held
    assert (found.ranges, found.held) == (20, 16) and found.band is not None
    assert found.band[0] < 0.8 < found.band[1] and "16 were to" in found.finding
    assert across([], (), HELD).held.finding == "No range was settled yet."


def test_the_json_has_everything_and_no_cash() -> None:
    value = across([run(number, number) for number in range(7)], (), HELD).to_dict()
    text = json.dumps(value, allow_nan=False)
    assert value["decisions"]["trend"]["level"] == 0.9 and value["decisions"]["runs_needed"] == 0
    assert len(value["ranges"]["runs"]) == 7 and value["fewest"] == FEWEST
    assert "total" not in text and "cash" not in text


def test_yardsticks_of_another_model_are_said() -> None:
    assert "made on another model" in across([], (), HELD).notes[-1]


def test_a_number_has_its_sign_but_nothing_has_none() -> None:
    found = across([], (), HELD)
    said = [found.decisions.signed(each) for each in (0.123, -0.5, 0.001, -0.001)]
    assert said == ["+0.12", "−0.50", "0.00", "0.00"] and found.chances.signed(0.004) == "+0.004"


def test_a_run_that_is_missing_in_a_series_leaves_its_place_empty_there() -> None:
    """Two runs apart the slope between them is half as steep as next to each other."""
    runs = [run(number, n=0 if number == 3 else 10, own=0.4 - 0.01 * number) for number in range(1, 9)]
    found = across(runs, (), HELD).ranges
    assert found.trend is not None and found.trend.n == 7 and found.trend.slope == pytest.approx(0.02)
    assert [each.name for each in found.standings][1:3] == ["2, Larder", "4, Larder"]
