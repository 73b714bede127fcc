from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.charts.over_time import draw_over_time, highest, with_their_year
from fieldcraft.charts.text import over_time_as_text


@dataclass(frozen=True)
class Bets:
    """A quarter, made for these tests."""

    place: int
    n: int = 14
    score: float | None = 0.2
    band: tuple[float, float] | None = (0.15, 0.28)
    near_sure: int = 3
    ranges: int = 5
    covered: int = 4

    @property
    def year(self) -> int:
        return self.place // 4

    @property
    def number(self) -> int:
        return self.place % 4 + 1

    @property
    def name(self) -> str:
        return f"{self.year}, quarter {self.number}"


@dataclass(frozen=True)
class Course:
    """What went over time, made for these tests."""

    quarters: tuple[Bets, ...]
    finding: str = "What was found."


FIRST = 4 * 2025
TWO = Course((Bets(FIRST), Bets(FIRST + 1, n=9, score=0.3, band=None)))


def shapes(course: Course, tag: str, kind: str | None = None) -> list[ElementTree.Element]:
    found = [shape for shape in ElementTree.fromstring(draw_over_time(course).drawing) if shape.tag == tag]
    return [shape for shape in found if kind is None or shape.get("class") == kind]


def labels(course: Course) -> list[str | None]:
    return [shape.text for shape in shapes(course, "text")]


def test_each_quarter_has_a_dot_and_a_whisker_where_a_band_can_be_said() -> None:
    assert len(shapes(TWO, "circle")) == 2
    (whisker,) = shapes(TWO, "line", "range")
    dot = shapes(TWO, "circle")[0]
    assert whisker.get("x1") == whisker.get("x2") == dot.get("cx")
    low, middle, high = (float(str(y)) for y in (whisker.get("y1"), dot.get("cy"), whisker.get("y2")))
    assert low > middle > high


def test_a_lower_score_stands_lower_and_a_later_quarter_further_right() -> None:
    first, second = shapes(TWO, "circle")
    assert float(str(first.get("cy"))) > float(str(second.get("cy")))
    assert float(str(first.get("cx"))) < float(str(second.get("cx")))


def test_a_quarter_without_bets_leaves_a_gap() -> None:
    xs = [
        float(str(dot.get("cx")))
        for dot in shapes(Course((Bets(FIRST), Bets(FIRST + 1), Bets(FIRST + 5))), "circle")
    ]
    assert abs((xs[2] - xs[1]) - 4 * (xs[1] - xs[0])) < 0.3


def test_counts_quarters_and_years_are_written_under_the_dots() -> None:
    said = labels(TWO)
    for label in ("Q1", "Q2", "14", "9", "2025", "0.25: always 50\u00a0%"):
        assert label in said


def test_three_years_are_drawn_and_all_quarters_are_rows() -> None:
    course = Course(tuple(Bets(FIRST + place) for place in range(20)))
    assert len(shapes(course, "circle")) == 12
    assert len(draw_over_time(course).rows) == 20


def test_a_year_that_would_run_into_the_next_is_left_out() -> None:
    assert [each.place for each in with_their_year([Bets(FIRST + 3), Bets(FIRST + 4)])] == [FIRST + 4]
    assert [each.place for each in with_their_year([Bets(FIRST + 2), Bets(FIRST + 3)])] == [FIRST + 2]


def test_rows_say_what_is_not_known_with_a_dash() -> None:
    rows = draw_over_time(Course((Bets(FIRST, n=0, score=None, band=None), Bets(FIRST + 1, ranges=0)))).rows
    assert rows[0] == ("2025, quarter 1", "0", "–", "–", "3", "4 of 5")
    assert rows[1] == ("2025, quarter 2", "14", "0.200", "0.15 to 0.28", "3", "–")


def test_nothing_to_draw_is_a_picture_of_axes() -> None:
    assert len(shapes(Course(()), "line", "axis")) == 2
    assert draw_over_time(Course(())).finding == "What was found."


@given(st.floats(0, 1), st.floats(0, 1), st.integers(0, 60))
def test_nothing_is_drawn_outside_the_picture(score: float, high: float, later: int) -> None:
    course = Course((Bets(FIRST, score=score, band=(0.0, high)), Bets(FIRST + later, score=score, band=None)))
    drawing = ElementTree.fromstring(draw_over_time(course).drawing)
    width, height = (float(x) for x in str(drawing.get("viewBox")).split()[2:])
    for shape in drawing:
        for place, most in (("x", width), ("cx", width), ("x2", width), ("y", height), ("cy", height)):
            assert 0 <= float(shape.get(place, "0")) <= most


def test_the_scale_reaches_over_what_is_drawn() -> None:
    assert highest([]) == highest([Bets(FIRST)]) == 0.5
    assert highest([Bets(FIRST, band=(0.1, 0.6))]) == 0.75
    assert highest([Bets(FIRST, band=(0.1, 1.4))]) == 1


def test_the_terminal_says_the_same_with_its_finding_last() -> None:
    first, second, last = over_time_as_text(TWO).splitlines()
    assert first.startswith("2025, quarter 1") and first.endswith("0.200 (0.15 to 0.28) of 14")
    assert "├" in first and "●" in first and "┤" in first
    assert "├" not in second and second.endswith("0.300 (–) of 9")
    assert last == "What was found."
