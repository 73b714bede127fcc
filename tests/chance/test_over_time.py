"""Scores by the quarter of settlement, and whether the later half differs from the earlier one."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.chance.over_time import OverTime, Settled, over_time

NEVER = Settled([], [])
NO_RANGES = np.zeros(0, dtype=bool)
rows = st.lists(st.tuples(st.floats(0, 1), st.booleans(), st.integers(0, 900)), min_size=1, max_size=80)


def of(*bets: tuple[float, bool, int]) -> OverTime:
    """Bets as (forecast, what happened, day); a quarter has 90 days here, day 0 is in the first of 2025."""
    last, happened, day = (np.array(column) for column in zip(*bets, strict=True))
    return over_time(last, happened.astype(bool), Settled(day, 4 * 2025 + day // 90), NO_RANGES, NEVER)


def test_each_quarter_has_its_score_its_count_and_its_sure_things() -> None:
    first, second = of((0.7, True, 1), (0.2, True, 5), (0.95, True, 80), (0.5, False, 95)).quarters
    assert (first.name, first.n, first.near_sure) == ("2025, quarter 1", 3, 1)
    assert first.score == pytest.approx((0.09 + 0.64 + 0.0025) / 3)
    assert (second.name, second.n, second.score, second.band) == ("2025, quarter 2", 1, 0.25, None)


def test_a_quarter_with_ranges_alone_stands_there_without_a_score() -> None:
    held = np.array([True, False, True])
    nothing, none = np.zeros(0), np.zeros(0, dtype=bool)
    (quarter,) = over_time(nothing, none, NEVER, held, Settled([7, 8, 9], [8100] * 3)).quarters
    assert (quarter.n, quarter.score, quarter.ranges, quarter.covered) == (0, None, 3, 2)


@given(rows)
def test_quarters_are_in_order_hold_every_bet_once_and_are_plain_json(
    bets: list[tuple[float, bool, int]],
) -> None:
    found = of(*bets)
    places = [quarter.place for quarter in found.quarters]
    assert places == sorted(set(places))
    assert sum(quarter.n for quarter in found.quarters) == len(bets)
    whole = sum(quarter.n * (quarter.score or 0) for quarter in found.quarters) / len(bets)
    assert whole == pytest.approx(np.mean([(p - y) ** 2 for p, y, _ in bets]))
    assert json.loads(json.dumps(found.to_dict(), allow_nan=False)) == found.to_dict()


@given(rows)
def test_the_order_in_which_bets_are_told_does_not_matter(bets: list[tuple[float, bool, int]]) -> None:
    one, other = of(*bets).change, of(*bets[::-1]).change
    assert (one is None) == (other is None)
    if one is not None and other is not None:
        assert (one.estimate, *one.band) == pytest.approx((other.estimate, *other.band), abs=1e-9)


def test_halves_are_parted_between_two_days_so_that_chance_cannot_choose() -> None:
    change = of(*[(0.5, True, 1)] * 12, *[(0.9, True, 2)] * 30).change
    assert change is not None
    assert (change.earlier.n, change.later.n) == (12, 30)


@pytest.mark.parametrize(
    "bets", [[(0.5, True, 1)] * 50, [(0.5, True, 1)] * 9 + [(0.5, True, 2)] * 9, [(0.5, True, 1)]]
)
def test_with_too_few_bets_or_all_on_one_day_nothing_is_compared(bets: list[tuple[float, bool, int]]) -> None:
    found = of(*bets)
    assert found.change is None
    assert "cannot be said yet: it takes 10 earlier and 10 later" in found.finding


def test_a_change_that_luck_may_explain_says_so() -> None:
    bets = [(0.7, number % 3 > 0, number) for number in range(60)]
    assert of(*bets).finding.endswith("so luck alone may explain it.")


def test_a_change_beyond_luck_is_said_with_its_direction() -> None:
    found = of(*[(0.5, day % 2 > 0, day) for day in range(40)], *[(0.8, True, 50 + day) for day in range(40)])
    assert found.change is not None and found.change.shown
    assert "0.250 in the earlier 40 bets and 0.040 in the later 40" in found.finding
    assert "−0.210 to −0.210, more than luck alone explains." in found.finding


def test_sure_things_that_grew_more_are_named_beside_the_lower_score() -> None:
    bets = [(0.5, day % 2 > 0, day) for day in range(40)] + [(0.99, True, 50 + day) for day in range(40)]
    assert "Near sure things went from 0 to 40 of them, which lowers it by itself." in of(*bets).finding


def test_where_nothing_changed_the_band_says_luck_about_nine_times_in_ten() -> None:
    chance, luck, many = np.random.default_rng(7), 0, 1500
    for _ in range(many):
        last = chance.choice([0.2, 0.4, 0.7, 0.85], 40)
        happened, day = chance.random(40) < last, np.arange(40)
        change = over_time(last, happened, Settled(day, day * 0), NO_RANGES, NEVER).change
        luck += change is not None and not change.shown
    assert 0.87 < luck / many < 0.93
