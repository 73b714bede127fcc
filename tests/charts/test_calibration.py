from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from fieldcraft.charts.calibration import LEFT, SIDE, TOP, draw_calibration, span


@dataclass(frozen=True)
class Bets:
    """A point of a curve, made for these tests."""

    low: float
    high: float
    n: int
    came_true: int
    forecast: float
    band: tuple[float, float]

    @property
    def happened(self) -> float:
        return self.came_true / self.n


@dataclass(frozen=True)
class Curve:
    """A judgement, made for these tests."""

    curve: tuple[Bets, ...]
    enough: bool = True
    findings: tuple[str, ...] = ("What was found.", "What else.")


SEVENTY = Bets(0.7, 0.8, 40, 26, 0.72, (0.52, 0.76))
TWENTY = Bets(0.2, 0.3, 10, 2, 0.25, (0.06, 0.49))


def shapes(drawing: str, tag: str, kind: str | None = None) -> list[ElementTree.Element]:
    found = [shape for shape in ElementTree.fromstring(drawing) if shape.tag == tag]
    return [shape for shape in found if kind is None or shape.get("class") == kind]


def test_the_dot_stands_where_what_you_gave_meets_what_came_true() -> None:
    (dot,) = shapes(draw_calibration(Curve((SEVENTY,))).drawing, "circle")
    assert float(str(dot.get("cx"))) == round(LEFT + SIDE * 0.72, 1)
    assert float(str(dot.get("cy"))) == round(TOP + SIDE * 0.35, 1)


def test_the_whisker_stands_over_the_dot_and_reaches_over_the_band() -> None:
    (line,) = shapes(draw_calibration(Curve((SEVENTY,))).drawing, "line", "range")
    assert line.get("x1") == line.get("x2") == f"{LEFT + SIDE * 0.72:.1f}"
    assert [line.get(end) for end in ("y1", "y2")] == [f"{TOP + SIDE * (1 - y):.1f}" for y in SEVENTY.band]


def test_the_diagonal_goes_from_corner_to_corner_and_is_named() -> None:
    drawing = draw_calibration(Curve(())).drawing
    (line,) = shapes(drawing, "line", "diagonal")
    ends = [float(str(line.get(end))) for end in ("x1", "y1", "x2", "y2")]
    assert ends == [LEFT, TOP + SIDE, LEFT + SIDE, TOP]
    assert "as often as you said" in drawing


def test_more_bets_make_a_larger_dot_and_each_has_its_count() -> None:
    drawing = draw_calibration(Curve((TWENTY, SEVENTY))).drawing
    small, large = (float(str(dot.get("r"))) for dot in shapes(drawing, "circle"))
    assert small < large
    assert [label.text for label in shapes(drawing, "text")][-2:] == ["10", "40"]


def test_a_large_count_is_shortened_so_that_it_fits_under_its_bin() -> None:
    def label(n: int) -> str | None:
        return shapes(draw_calibration(Curve((Bets(0, 0.1, n, 0, 0.05, (0, 1)),))).drawing, "text")[-1].text

    assert [label(n) for n in (999, 1000, 9940, 9960, 94_200)] == ["999", "1.0k", "9.9k", "10k", "94k"]


def test_while_bets_are_too_few_there_are_axes_and_rows_but_no_dot() -> None:
    figure = draw_calibration(Curve((SEVENTY,), enough=False))
    assert shapes(figure.drawing, "circle") == []
    assert len(shapes(figure.drawing, "line", "axis")) == 2
    assert len(figure.rows) == 1


def test_the_caption_is_the_first_finding_and_the_rows_are_the_numbers() -> None:
    figure = draw_calibration(Curve((SEVENTY,)))
    assert figure.finding == "What was found."
    assert figure.columns == ("you gave", "bets", "on average", "came true", "could be")
    assert figure.rows == (("70 to 80\u00a0%", "40", "72\u00a0%", "26 (65\u00a0%)", "52 to 76\u00a0%"),)
    assert figure.marks == ()


def test_the_drawing_is_hidden_from_screen_readers_and_fetches_nothing() -> None:
    drawing = draw_calibration(Curve((SEVENTY,))).drawing
    assert ElementTree.fromstring(drawing).get("aria-hidden") == "true"
    assert "http" not in drawing and "href" not in drawing


@given(st.floats(0, 1), st.integers(1, 10**6), st.floats(0, 1))
def test_nothing_is_drawn_outside_the_picture(forecast: float, n: int, share: float) -> None:
    point = Bets(0.9, 1.0, n, round(n * share), forecast, (0.0, 1.0))
    drawing = ElementTree.fromstring(draw_calibration(Curve((point,))).drawing)
    width, height = (float(x) for x in str(drawing.get("viewBox")).split()[2:])
    for shape in drawing:
        for place, most in (("x", width), ("cx", width), ("x2", width), ("y", height), ("cy", height)):
            assert 0 <= float(shape.get(place, "0")) <= most


def test_a_span_is_said_as_one_range() -> None:
    assert span(0.524, 0.76) == "52 to 76\u00a0%"
