from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fieldcraft.chance.trend import trend
from fieldcraft.charts.over_runs import draw_over_runs, scale_of


@dataclass(frozen=True)
class One:
    number: int
    value: float
    se: float | None = None

    @property
    def name(self) -> str:
        return f"{self.number}, Larder"


def said(value: float) -> str:
    return f"{value:+.1f}"


LEVELS = ((0.0, "by chance"), (1.0, "competent"))


def some(values: list[float]) -> list[One]:
    return [One(number, value, 0.1) for number, value in enumerate(values, 1)]


def test_without_a_trend_there_are_rows_and_no_picture() -> None:
    figure = draw_over_runs("Decisions", "Nothing yet.", said, some([0.1, -0.25]), None, LEVELS)
    assert figure.drawing == "" and figure.finding == "Nothing yet."
    assert figure.rows == (("1, Larder", "+0.1", "± 0.10"), ("2, Larder", "-0.2", "± 0.10"))


@given(st.lists(st.floats(-1e6, 1e6), min_size=6, max_size=40))
def test_everything_lies_inside_the_picture_and_every_run_has_its_dot(values: list[float]) -> None:
    figure = draw_over_runs(
        "Decisions", "x", said, some(values), trend(range(1, len(values) + 1), values), LEVELS
    )
    picture = ElementTree.fromstring(figure.drawing)
    width, height = (float(each) for each in str(picture.get("viewBox")).split()[2:])
    assert len(list(picture.iter("circle"))) == len(values) == len(figure.rows)
    for shape in picture.iter():
        for name, most in (("x1", width), ("x2", width), ("cx", width), ("y1", height), ("cy", height)):
            if shape.get(name) is not None:
                assert 0 <= float(str(shape.get(name))) <= most
        for point in str(shape.get("points") or "").split():
            x, y = (float(each) for each in point.split(","))
            assert 0 <= x <= width and 0 <= y <= height


def test_better_runs_stand_higher_and_the_line_rises() -> None:
    values = [0.0, 0.1, 0.2, 0.3, 0.4, 0.5]
    picture = ElementTree.fromstring(
        draw_over_runs("Decisions", "x", said, some(values), trend(range(1, 7), values), LEVELS).drawing
    )
    heights = [float(str(each.get("cy"))) for each in picture.iter("circle")]
    assert heights == sorted(heights, reverse=True)
    [line] = [each for each in picture.iter("line") if each.get("class") == "trend"]
    assert float(str(line.get("y1"))) > float(str(line.get("y2")))
    assert {each.text for each in picture.iter("text")} >= {"by chance", "competent"}


def test_a_run_without_an_error_has_no_whisker_and_one_that_is_missing_leaves_its_place() -> None:
    values = [One(number, float(number)) for number in (1, 2, 4, 5, 6, 7)]
    found = trend([each.number for each in values], [each.value for each in values])
    drawing = draw_over_runs("Decisions", "x", said, values, found, ()).drawing
    circles = ElementTree.fromstring(drawing).iter("circle")
    apart = np.diff([float(str(each.get("cx"))) for each in circles])
    assert apart[1] == pytest.approx(2 * apart[0], abs=0.2) and np.ptp(apart[2:]) < 0.2
    assert 'class="range"' not in drawing
    columns = draw_over_runs("Decisions", "x", said, values, found, ()).columns
    assert columns == ("Decisions by run", "stands at")
    mixed = [*values, One(8, 8.0, 0.5)]
    assert draw_over_runs("Decisions", "x", said, mixed, found, ()).rows[0][2] == "–"


@given(st.floats(-1e9, 1e9), st.floats(0, 1e9))
@example(720575941.03125, 1.421511758316446e-07)
@example(360287971.0, 500.0)
@example(0.5, 0.0)
def test_a_scale_holds_its_values_in_few_round_steps(low: float, more: float) -> None:
    start, end, step = scale_of(low, low + more)
    assert start <= low + step * 1e-6 and low + more <= end + step * 1e-6
    assert 1 <= round((end - start) / step) <= 9


@pytest.mark.parametrize(("low", "high"), [(0.0, 1.0), (-0.37, 1.24), (0.0, 0.0)])
def test_steps_are_one_two_or_five_times_a_power_of_ten(low: float, high: float) -> None:
    step = scale_of(low, high)[2]
    assert f"{step:.0e}"[0] in "125"
