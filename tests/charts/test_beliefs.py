from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.charts.beliefs import Belief, draw_beliefs

SEVEN = [Belief(f"reason {n}", p) for n, p in enumerate((0.05, 0.4, 0.1, 0.2, 0.15, 0.06, 0.04))]


def width(mark: str) -> float:
    filled = [shape for shape in ElementTree.fromstring(mark) if shape.get("class") == "filled"]
    return float(str(filled[0].get("width")).removesuffix("%"))


def test_the_likeliest_stand_first_and_the_rest_is_one_row() -> None:
    figure = draw_beliefs(SEVEN)
    assert [row[0] for row in figure.rows] == [
        "reason 1",
        "reason 3",
        "reason 4",
        "reason 2",
        "reason 5",
        "2 others together",
    ]
    assert figure.rows[0][1] == "40\u00a0%"
    assert figure.rows[-1][1] == "9\u00a0%"


@given(st.lists(st.floats(0.01, 1), min_size=1, max_size=30))
def test_the_bars_are_as_long_as_what_they_stand_for_and_sum_to_the_whole(weights: list[float]) -> None:
    total = sum(weights)
    figure = draw_beliefs([Belief(str(n), weight / total) for n, weight in enumerate(weights)])
    widths = [width(mark) for mark in figure.marks]
    assert abs(sum(widths) - 100) < 0.1
    assert widths[:5] == sorted(widths[:5], reverse=True)


def test_the_finding_says_how_likely_the_first_is() -> None:
    assert draw_beliefs(SEVEN).finding == "“reason 1” is likeliest: 40\u00a0%."


def test_the_finding_does_not_crown_one_of_two_that_are_about_as_likely() -> None:
    close = [Belief("a", 0.5), Belief("b", 0.45), Belief("c", 0.05)]
    assert draw_beliefs(close).finding == "“a” and “b” are about as likely."


def test_nothing_believed_and_one_certain_thing_are_said() -> None:
    assert draw_beliefs([]).finding == "Nothing is believed yet."
    assert draw_beliefs([Belief("a", 1.0)]).finding == "“a” is certain."
