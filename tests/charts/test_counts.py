from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.charts.counts import draw_counts
from tests.charts.test_beliefs import width


def test_rows_keep_their_order_and_carry_their_numbers() -> None:
    figure = draw_counts([("change", 2), ("produce", 6)], "Three to one.")
    assert figure.finding == "Three to one."
    assert figure.rows == (("change", "2"), ("produce", "6"))
    assert [round(width(each)) for each in figure.marks] == [33, 100]


@given(st.lists(st.integers(0, 10**6), max_size=6))
def test_bars_are_in_proportion_and_none_of_nothing_has_a_length(counts: list[int]) -> None:
    figure = draw_counts([("x", count) for count in counts], "")
    most = max(counts, default=0)
    for count, drawn in zip(counts, figure.marks, strict=True):
        assert abs(width(drawn) - (100 * count / most if most else 0)) < 0.01
