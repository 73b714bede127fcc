"""Laws that an interval for a share or a mean obeys."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fieldcraft.chance.intervals import Share, jeffreys, reach_of_mean, share

counts = st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
levels = st.floats(0.5, 0.999)


def found(k: int, n: int, level: float = 0.95) -> Share:
    result = share(k, n, level)
    assert result is not None
    return result


@given(counts, levels)
def test_the_estimate_lies_inside_and_all_lies_between_none_and_all(
    count: tuple[int, int], level: float
) -> None:
    result = found(*count, level)
    assert 0 <= result.low <= result.estimate <= result.high <= 1
    assert result.low < result.high


@given(counts, levels)
def test_counting_the_others_mirrors_the_interval(count: tuple[int, int], level: float) -> None:
    k, n = count
    one, other = found(k, n, level), found(n - k, n, level)
    assert one.low == pytest.approx(1 - other.high, abs=1e-12)
    assert one.high == pytest.approx(1 - other.low, abs=1e-12)


@given(counts, st.integers(2, 20))
def test_more_of_the_same_narrows_the_interval(count: tuple[int, int], times: int) -> None:
    few, many = found(*count), found(count[0] * times, count[1] * times)
    assert many.high - many.low < few.high - few.low


@given(counts, levels, levels)
def test_more_certainty_costs_width(count: tuple[int, int], one: float, other: float) -> None:
    assume(abs(one - other) > 1e-6)
    narrow, wide = found(*count, min(one, other)), found(*count, max(one, other))
    assert wide.high - wide.low > narrow.high - narrow.low


def test_a_share_of_none_reaches_up_to_the_exact_bound() -> None:
    result = found(0, 217)
    assert (result.estimate, result.low) == (0, 0)
    assert result.high == pytest.approx(1 - 0.025 ** (1 / 217))


def test_nothing_counted_has_no_share() -> None:
    assert share(0, 0) is None


@pytest.mark.parametrize(("k", "n"), [(-1, 3), (4, 3), (1, 0)])
def test_a_count_outside_its_total_is_an_error(k: int, n: int) -> None:
    with pytest.raises(ValueError, match=f"got k={k}, n={n}"):
        share(k, n)


@pytest.mark.parametrize("level", [0, 1, 95])
def test_a_level_that_is_no_probability_is_an_error(level: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        share(1, 3, level)


def test_the_contract_names_four_fields() -> None:
    assert found(1, 2, 0.9).to_dict().keys() == {"estimate", "low", "high", "level"}


@given(counts, levels)
def test_jeffreys_interval_holds_the_estimate_and_mirrors(count: tuple[int, int], level: float) -> None:
    k, n = count
    one, other = jeffreys(k, n, level), jeffreys(n - k, n, level)
    assert one is not None and other is not None
    assert 0 <= one.low <= one.estimate <= one.high <= 1
    assert (one.low, one.high) == pytest.approx((1 - other.high, 1 - other.low), abs=1e-9)


def test_jeffreys_interval_reaches_to_the_end_where_the_count_is_none_or_all() -> None:
    none, every = jeffreys(0, 10), jeffreys(10, 10)
    assert none is not None and every is not None
    assert (none.low, every.high) == (0, 1)
    assert 0 < none.high < 0.3 and 0.7 < every.low < 1


def test_jeffreys_interval_of_nothing_is_none() -> None:
    assert jeffreys(0, 0) is None


def test_one_value_does_not_bound_its_mean() -> None:
    assert reach_of_mean(0.0, 1) is None


def test_the_mean_of_two_values_is_bounded_as_students_table_says() -> None:
    assert reach_of_mean(1.0, 2, 0.9) == pytest.approx(6.314 / 2**0.5, abs=1e-3)


@given(st.floats(0.1, 10), st.integers(2, 300))
def test_more_values_of_one_spread_bound_their_mean_closer(deviation: float, n: int) -> None:
    few, many = reach_of_mean(deviation, n), reach_of_mean(deviation, 4 * n)
    assert few is not None and many is not None and many < few / 1.9
