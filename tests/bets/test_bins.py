from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.bets.bins import Bin, bins_from, quantiles, read_bins, typed_bins
from fieldcraft.bets.draft import read_draft
from fieldcraft.bets.forecast import RangeForecast
from fieldcraft.fields import Fields
from tests.bets.drafts import RANGE, TODAY, draft

HALVES = [{"low": 0, "high": 10, "probability": 0.5}, {"low": 10, "high": 30, "probability": 0.5}]


def bins_of(weights: list[int]) -> tuple[Bin, ...]:
    total = sum(weights)
    return tuple(Bin(n, n + 1, weight / total) for n, weight in enumerate(weights))


def test_quantiles_lie_inside_their_bins_as_if_every_value_were_as_likely() -> None:
    assert quantiles(bins_from(HALVES) or ()) == (2, 10, 26)
    assert quantiles([Bin(0, 1, 0.0), Bin(1, 2, 1.0), Bin(5, 6, 0.0)]) == pytest.approx((1.1, 1.5, 1.9))


@given(st.lists(st.integers(0, 50), min_size=1, max_size=12).filter(sum))
def test_quantiles_are_in_order_and_hold_what_they_say(weights: list[int]) -> None:
    bins = bins_of(weights)
    p10, p50, p90 = quantiles(bins)
    assert 0 <= p10 < p50 < p90 <= len(weights)
    for level, value in ((0.1, p10), (0.5, p50), (0.9, p90)):
        below = sum(each.probability * min(1.0, max(0.0, value - each.low)) for each in bins)
        assert below == pytest.approx(level)


def test_a_range_may_be_given_by_its_bins_alone() -> None:
    forecast = {name: RANGE[name] for name in ("quantity", "unit", "hoped")} | {"bins": HALVES}
    read = read_draft(draft(forecast=forecast), TODAY).forecast
    assert isinstance(read, RangeForecast)
    assert (read.p10, read.p50, read.p90) == (2, 10, 26)
    assert read.to_dict()["bins"] == HALVES


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ([], "must be a list"),
        ([HALVES[1], HALVES[0]], "out of order"),
        ([HALVES[0]], "sum to 0.5"),
        ([{"low": 3, "high": 3, "probability": 1}], "its low must lie below"),
        ([{"low": 3, "high": 4, "probability": 2}], "must lie from 0 to 1"),
        ([{"low": 3, "high": 4}], "needs low, high and probability"),
    ],
)
def test_what_is_wrong_with_bins_is_noted(value: Any, said: str) -> None:
    problems: list[str] = []
    assert read_bins(Fields({"bins": value}, ("bins",), "forecast", problems)) is None
    assert said in " ".join(problems)


def test_bins_are_typed_one_a_line() -> None:
    assert typed_bins("0 to 10: 50 %\n\n 10 to 30 : 0.5 \n") == HALVES
    assert typed_bins(" \n") is None
    assert typed_bins("0 to 10: 50 %\nthe rest") == "0 to 10: 50 %\nthe rest"
