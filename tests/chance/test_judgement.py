"""A judgement from settled bets: what counts, what is enough, the shape of the contract, the edges."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.chance.judgement import ChanceBets, RangeBets, judge
from tests.chance.settled import NO_CHANCES, NO_RANGES, bets, chances, ranges, split


def test_settled_counts_both_kinds_and_enough_only_yes_or_no() -> None:
    few = judge(chances((0.7, 19, 12)), ranges(30))
    assert (few.settled, few.enough) == (49, False)
    assert judge(chances((0.7, 20, 12)), NO_RANGES).enough
    assert not judge(NO_CHANCES, ranges(100)).enough


def test_under_twenty_the_figures_are_there_and_the_sentence_says_nothing_can_be_said() -> None:
    judgement = judge(chances((0.7, 19, 12)), NO_RANGES)
    assert judgement.findings == ("Nothing can be said yet: 19 of the 20 settled yes-or-no bets it takes.",)
    assert judgement.to_dict()["brier"] == pytest.approx((12 * 0.09 + 7 * 0.49) / 19)


def test_the_contract_names_its_fields() -> None:
    found = judge(chances((0.7, 25, 15)), ranges(20)).to_dict()
    assert found.keys() >= {
        "settled",
        "enough",
        "brier",
        "time_weighted_brier",
        "log_score",
        "base_rate",
        "skill_vs_own_base_rate",
        "decomposition",
        "curve",
        "ranges",
    }
    assert found["decomposition"].keys() == {
        "reliability",
        "resolution",
        "uncertainty",
        "within_bin_variance",
        "within_bin_covariance",
    }
    assert found["ranges"].keys() >= {"n", "covered", "expected", "band", "by_unit"}
    assert found["ranges"]["by_unit"][0].keys() >= {"unit", "n", "interval_score"}


range_rows = st.lists(
    st.tuples(st.lists(st.floats(-1e6, 1e6), min_size=3, max_size=3).map(sorted), st.floats(-1e6, 1e6)),
    max_size=30,
)


@given(st.one_of(st.just([]), bets), range_rows)
def test_any_settled_bets_give_plain_json_without_nan(
    pairs: list[tuple[float, bool]], rows: list[tuple[list[float], float]]
) -> None:
    last, happened = split(pairs)
    scores = [(p - each) ** 2 for p, each in pairs]
    quantiles = [[row[0][place] for row in rows] for place in range(3)]
    ranged = RangeBets(*quantiles, [row[1] for row in rows], ["hours"] * len(rows))
    judgement = judge(ChanceBets(last, scores, happened), ranged)
    assert json.loads(json.dumps(judgement.to_dict(), allow_nan=False)) == judgement.to_dict()
    assert judgement.findings and judgement.what_more_would_tell


def test_no_bets_have_null_for_figures() -> None:
    judgement = judge(NO_CHANCES, NO_RANGES)
    found = judgement.to_dict()
    assert (found["settled"], found["enough"], found["curve"]) == (0, False, [])
    assert found["brier"] is found["decomposition"] is found["ranges"]["band"] is None
    assert judgement.curve == ()


@given(bets)
def test_the_order_of_bets_does_not_matter(pairs: list[tuple[float, bool]]) -> None:
    def figures(pairs: list[tuple[float, bool]]) -> list[float]:
        last, happened = split(pairs)
        found = judge(ChanceBets(last, [0.1] * len(last), happened), NO_RANGES).to_dict()
        return [found["brier"], found["log_score"], found["base_rate"], *found["decomposition"].values()]

    assert figures(pairs) == pytest.approx(figures(pairs[::-1]), abs=1e-12)


NAN = float("nan")


@pytest.mark.parametrize(
    ("last", "over_time", "happened"),
    [
        ([NAN], [0.1], [True]),
        ([0.5], [NAN], [True]),
        ([0.5], [0.1], [NAN]),
        ([1.5], [0.1], [True]),
        ([0.5, 0.5], [0.1], [True]),
        ([0.5], [0.1], [True, False]),
    ],
)
def test_bets_that_do_not_fit_or_are_no_number_are_an_error(
    last: list[float], over_time: list[float], happened: list[bool]
) -> None:
    with pytest.raises(ValueError, match=r"must (be|lie)"):
        judge(ChanceBets(last, over_time, happened), NO_RANGES)


@pytest.mark.parametrize(
    ("p10", "p50", "p90", "value", "unit"),
    [
        ([NAN], [2], [3], [2], ["h"]),
        ([1], [2], [3], [NAN], ["h"]),
        ([3], [2], [1], [2], ["h"]),
        ([1], [4], [3], [2], ["h"]),
        ([1], [2], [3], [2], []),
        ([1], [2], [3], [2, 2], ["h"]),
    ],
)
def test_ranges_that_do_not_fit_or_are_no_number_are_an_error(
    p10: list[float], p50: list[float], p90: list[float], value: list[float], unit: list[str]
) -> None:
    with pytest.raises(ValueError, match="must be"):
        judge(NO_CHANCES, RangeBets(p10, p50, p90, value, unit))


def test_numpy_arrays_and_lists_are_the_same_to_it() -> None:
    of_lists = judge(ChanceBets([0.7, 0.2], [0.1, 0.1], [True, False]), NO_RANGES)
    of_arrays = judge(
        ChanceBets(np.array([0.7, 0.2]), np.array([0.1, 0.1]), np.array([True, False])), NO_RANGES
    )
    assert of_lists == of_arrays
